"""What has to be done before a step: every requirement told, none as more certain than the knowledge has it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answerer import Assistant
from assistant.knowledge import Knowledge
from domain.answers import Answer, AnswerStatus, Question
from index.reader import IndexReader
from tests.assistant.conftest import TODAY

SUBLEASE = "Trước khi thỏa thuận thuê lại đất phải xong bước nào?"
PLANNING = "Trước khi lập quy hoạch chi tiết cụm phải xong bước nào?"
START = "Trước khi khởi công hạ tầng phải xong những bước nào?"
WHERE_IT_APPLIES = "nếu thuộc diện"
NOTHING_ON_IT = "chưa có nội dung"


def leads(assistant: Assistant, question: str, day: date = TODAY) -> tuple[Answer, list[str]]:
    answer = assistant.ask(Question(question, as_of=day))
    assert answer.withheld == ()
    return answer, [item.text for item in answer.statements if item.kind == "lead"]


def naming(lines: list[str], step: str) -> str:
    (line,) = (line for line in lines if f"**{step}**" in line)
    return line


def test_a_step_that_not_every_project_takes_is_told_as_such(assistant: Assistant) -> None:
    answer, lines = leads(assistant, SUBLEASE)
    assert answer.status is AnswerStatus.ANSWERED
    assert WHERE_IT_APPLIES in naming(lines, "Cấp giấy chứng nhận đăng ký đầu tư")
    assert WHERE_IT_APPLIES not in naming(lines, "Thỏa thuận nguyên tắc với chủ đầu tư hạ tầng")


def test_a_step_without_a_rule_on_the_day_is_named_with_that(assistant: Assistant) -> None:
    answer, lines = leads(assistant, SUBLEASE, date(2026, 2, 1))
    assert answer.status is AnswerStatus.ANSWERED_PARTLY
    assert len(lines) == len(leads(assistant, SUBLEASE)[1])
    unknown = naming(lines, "Cấp giấy chứng nhận đăng ký đầu tư")
    assert NOTHING_ON_IT in unknown
    assert WHERE_IT_APPLIES in unknown
    assert NOTHING_ON_IT not in naming(lines, "Thỏa thuận nguyên tắc với chủ đầu tư hạ tầng")


def test_of_alternatives_one_is_enough(assistant: Assistant) -> None:
    _, lines = leads(assistant, PLANNING)
    (line,) = lines
    assert "một trong các việc" in line
    assert "Quyết định thành lập cụm công nghiệp; Quyết định mở rộng cụm công nghiệp" in line


def test_a_step_that_waits_for_none_is_not_called_the_first(assistant: Assistant) -> None:
    answer, (line,) = leads(assistant, "Trước khi chọn cụm công nghiệp phù hợp phải xong bước nào?")
    assert "không ghi bước nào" in line
    assert answer.status is AnswerStatus.ANSWERED


@pytest.mark.parametrize("question", [SUBLEASE, PLANNING, START])
def test_every_link_of_the_step_has_its_line(assistant: Assistant, words: Knowledge, reader: IndexReader, question: str) -> None:
    answer, lines = leads(assistant, question)
    found = words.step_of(reader.sections.section(answer.citations[0].section_id))
    assert found is not None
    step = found[2]
    assert len(lines) == len(step.requires) + len(step.requires_other) > 0
