"""The source panel: quote in its passage, labels in words, everything escaped."""

from __future__ import annotations

from datetime import date

import pytest

from domain.answers import Question
from domain.documents import Validity
from tests.ui.fakes import LONG_PASSAGE, PASSAGE, QUOTE, answer_to, citation, three_sources
from ui.citation_card import citation_card, force_in_words
from ui.citation_panel import citation_panel
from ui.passage import find_quote, quoted_passage

DAY = date(2026, 11, 22)


def test_the_quote_is_marked_inside_its_passage() -> None:
    assert f"2. <mark>{QUOTE}</mark>" in quoted_passage(QUOTE, PASSAGE)


def test_markup_of_a_passage_is_escaped() -> None:
    assert "&lt;b&gt;cho tổ chức đề nghị&lt;/b&gt;" in quoted_passage(QUOTE, PASSAGE)


def test_a_quote_broken_over_lines_is_found() -> None:
    assert find_quote("hai ba", "một hai\n  ba bốn") == (4, 12)


def test_a_quote_that_is_not_in_the_passage_stands_alone() -> None:
    html = quoted_passage("Câu khác.", "Đoạn văn.")
    assert "<mark>Câu khác.</mark>" in html
    assert "Đoạn văn." in html


def test_a_long_passage_shows_the_surroundings_and_opens_whole() -> None:
    excerpt, whole = quoted_passage(QUOTE, LONG_PASSAGE).split("<details", 1)
    assert len(excerpt) < 700
    assert f"<mark>{QUOTE}</mark>" in excerpt
    assert len(whole) > len(LONG_PASSAGE)


@pytest.mark.parametrize(
    ("in_force", "validity", "words"),
    [
        (True, Validity(date(2024, 5, 1)), "Còn hiệu lực, từ 01/5/2024"),
        (True, Validity(), "Còn hiệu lực"),
        (True, Validity(date(2024, 5, 1), date(2027, 1, 9)), "Còn hiệu lực, từ 01/5/2024 đến hết 09/01/2027"),
        (False, Validity(None, date(2024, 4, 30)), "Hết hiệu lực sau ngày 30/4/2024"),
        (False, Validity(date(2027, 1, 1)), "Chưa có hiệu lực, áp dụng từ 01/01/2027"),
        (False, Validity(), "Không còn hiệu lực"),
    ],
)
def test_force_is_told_in_words(in_force: bool, validity: Validity, words: str) -> None:
    assert force_in_words(citation(1, in_force=in_force, validity=validity), DAY) == words


def test_a_card_tells_place_page_issuer_and_date() -> None:
    card = citation_card(citation(1, point="a"), "t1", DAY, opened=True)
    for words in ("Điểm a khoản 2 Điều 10 · trang 4", "Cơ quan thử nghiệm · ban hành ngày 15/3/2024", "Đã đối chiếu văn bản gốc"):
        assert words in card


def test_every_text_of_a_card_is_escaped() -> None:
    bad = '<img src=x onerror="alert(1)">'
    card = citation_card(
        citation(1, number=bad, title=bad, kind_name=bad, issuer=bad, quote=bad, passage=bad, heading_path=(bad,)), "t1", DAY, opened=True
    )
    assert "<img" not in card


def test_the_panel_lists_all_sources_and_opens_the_leading_one() -> None:
    panel = citation_panel(answer_to(Question("?")), "t1", opened=True)
    assert panel.count('class="dl-card"') == 3
    assert panel.count('class="dl-card" open') == 1


def test_a_closed_card_of_a_guidance_section_names_its_clauses() -> None:
    summary = citation_card(three_sources()[2], "t1", DAY, opened=False).split("</summary>", 1)[0]
    assert "khoản 2 Điều 10 Nghị định 901/2099/NĐ-CP; điểm b khoản 1 Điều 11 Nghị định 901/2099/NĐ-CP" in summary
