"""Steps, export, status and errors as a reader meets them."""

from __future__ import annotations

import pytest

from domain.answers import AnswerStatus, AnswerStep, Question
from domain.procedures import TimeLimit, TimeUnit
from tests.ui.fakes import QUOTE, WARNING, answer_to
from ui.answer_steps import steps_add_something
from ui.error_view import command_in
from ui.export import answer_file_name, answer_markdown
from ui.status_badge import status_badge

STEP = AnswerStep("s1", 1, "Bước giả định", "Tổ chức", "lập hồ sơ", TimeLimit(7, TimeUnit.DAYS), None, (1,))


def test_steps_in_the_text_are_not_drawn_twice() -> None:
    assert not steps_add_something(answer_to(Question("?"), text="1. Bước giả định", steps=(STEP,)))
    assert steps_add_something(answer_to(Question("?"), text="Có một bước.", steps=(STEP,)))


def test_the_file_holds_question_answer_sources_and_notice() -> None:
    answer = answer_to(Question("Câu hỏi giả định?"), AnswerStatus.ANSWERED_PARTLY)
    text = answer_markdown(answer)
    for part in ("Câu hỏi giả định?", answer.text, QUOTE, WARNING, "Trả lời được một phần", "không phải quyết định", "fake-index"):
        assert part in text
    assert answer_file_name(answer).endswith(".md")


@pytest.mark.parametrize("status", [status for status in AnswerStatus if status is not AnswerStatus.ANSWERED])
def test_every_ending_but_answered_has_a_badge_in_words(status: AnswerStatus) -> None:
    assert "dl-pill" in status_badge(status)


def test_an_answered_question_has_no_badge() -> None:
    assert status_badge(AnswerStatus.ANSWERED) == ""


@pytest.mark.parametrize(
    ("remedy", "command"),
    [
        ("Chạy: python -m ingest build.", "python -m ingest build"),
        ("Chạy `python -m ingest build --index build/index` rồi mở lại.", "python -m ingest build --index build/index"),
        ("Chạy «make index», rồi thử lại.", "make index"),
        ("Báo cho người vận hành.", None),
    ],
)
def test_the_command_of_a_remedy_is_found(remedy: str, command: str | None) -> None:
    assert command_in(remedy) == command
