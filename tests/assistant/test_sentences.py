"""Sentences of a section, each word for word as it stands there."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sentences import best_sentence, is_item, split_lines, split_sentences, without_number
from domain.answers import Intent
from index.keywords import KeywordIndex
from tests.assistant.makers import Rarities

RARITIES = cast(KeywordIndex, Rarities())
APPRAISAL = (
    "3. Trong thời hạn 25 ngày kể từ ngày nhận đầy đủ hồ sơ, Sở Công Thương hoàn thành thẩm định. Trường hợp hồ sơ không đáp ứng yêu cầu, "
    "Sở Công Thương có văn bản gửi Ủy ban nhân dân. Việc lựa chọn chủ đầu tư thực hiện theo khoản 2. Điều 13 Nghị định này.\n"
    "a) Tờ trình 40 ngày;\nb) Báo cáo."
)
_PIECES = st.sampled_from(
    [
        "Điều 5. ",
        "khoản 1. ",
        "3. ",
        "a) ",
        "- ",
        "Bước 2. ",
        "| ô | ô |",
        "Sở thẩm định. ",
        "Trong 25 ngày",
        "! ",
        "? ",
        "\n",
        " ",
        "“Điều 9. ",
        "đ) ",
        "...",
    ]
)


@pytest.mark.parametrize(
    "line",
    [
        "Thực hiện theo khoản 1. Điều 10 Nghị định này.",
        "Điều 5. Phạm vi điều chỉnh của Nghị định.",
        "1. Doanh nghiệp nộp hồ sơ.",
        "Theo điểm a khoản 2. Điều 9 và khoản 3. Điều 10.",
        "Ngày 15.9.2026 là ngày có hiệu lực.",
        "Diện tích 7.5 ha trở lên.",
    ],
)
def test_a_number_with_a_stop_ends_no_sentence(line: str) -> None:
    assert split_sentences(line) == [line]


def test_sentences_end_at_a_stop_before_a_capital() -> None:
    assert split_sentences("Sở thẩm định. Ủy ban quyết định! Đúng không? “Cụm” là gì.") == [
        "Sở thẩm định.", "Ủy ban quyết định!", "Đúng không?", "“Cụm” là gì.",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["- một", "– một", "• một", "a) một", "đ) một", "1) một", "12. một", "Bước 3. một", "| a | b |", "  - lùi vào"])
def test_a_list_item_is_seen(line: str) -> None:
    assert is_item(line)


@pytest.mark.parametrize("line", ["Sở thẩm định.", "25 ngày kể từ", "2026. Năm nay", "Các bước sau:", "a là một", "-5 độ"])
def test_prose_is_no_list_item(line: str) -> None:
    assert not is_item(line)


def test_the_number_of_a_clause_is_dropped_once() -> None:
    assert without_number("3. Trong thời hạn 25 ngày.") == "Trong thời hạn 25 ngày."
    assert without_number("3a. Bổ sung. 4. Khác.") == "Bổ sung. 4. Khác."
    assert without_number("25 ngày.") == "25 ngày."


def test_the_opening_of_a_clause_is_prose_and_can_be_the_answer() -> None:
    best = best_sentence(APPRAISAL, ("thẩm", "định", "hồ", "sơ"), Intent.TIME_LIMIT, RARITIES)
    assert best == "Trong thời hạn 25 ngày kể từ ngày nhận đầy đủ hồ sơ, Sở Công Thương hoàn thành thẩm định."


def test_the_cue_of_the_question_decides_between_like_sentences() -> None:
    text = "Sở Công Thương thẩm định hồ sơ. Hồ sơ được thẩm định trong 25 ngày."
    assert "25 ngày" in best_sentence(text, ("tham", "dinh", "ho", "so"), Intent.TIME_LIMIT, RARITIES)
    assert "Sở Công Thương" in best_sentence(text, ("tham", "dinh", "ho", "so"), Intent.AUTHORITY, RARITIES)


def test_an_item_answers_only_where_nothing_else_is() -> None:
    assert best_sentence("Hồ sơ gồm:\na) Tờ trình 25 ngày.", ("to", "trinh"), Intent.TIME_LIMIT, RARITIES) == "Hồ sơ gồm:"
    assert best_sentence("a) Tờ trình;\nb) Báo cáo đầu tư.", ("bao", "cao"), Intent.DOSSIER, RARITIES) == "b) Báo cáo đầu tư."


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_every_sentence_stands_in_its_line(text: str) -> None:
    for line in split_lines(text):
        assert line in text
        place = 0
        for sentence in split_sentences(line):
            place = line.index(sentence, place) + len(sentence)  # in order, none twice


@given(
    st.lists(_PIECES, min_size=1, max_size=30).map("".join), st.lists(st.sampled_from(["so", "tham", "dinh", "25"])), st.sampled_from(list(Intent))
)
def test_the_best_sentence_stands_in_the_text(text: str, content: list[str], intent: Intent) -> None:
    assert best_sentence(text, content, intent, RARITIES) in text


@given(st.text(max_size=200))
def test_no_word_is_lost_by_splitting(text: str) -> None:
    words = [word for line in split_lines(text) for sentence in split_sentences(line) for word in sentence.split()]
    assert words == [word for line in split_lines(text) for word in line.split()]
