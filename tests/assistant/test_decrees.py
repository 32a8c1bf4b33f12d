"""Answers from decrees as published, without a word of ours beside them."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answerer import Assistant
from domain.answers import Answer, AnswerStatus, Citation, Question
from tests.assistant.conftest import TODAY

pytestmark = pytest.mark.official

APPRAISAL = "Sở Công Thương thẩm định hồ sơ thành lập cụm công nghiệp trong bao lâu?"
CHAIR = "Ai là Chủ tịch Hội đồng đánh giá lựa chọn chủ đầu tư?"
BEFORE = date(2026, 7, 1)


def ask(assistant: Assistant, text: str, day: date) -> Answer:
    return assistant.ask(Question(text, as_of=day))


def cited_for_lead(answer: Answer) -> Citation:
    lead = next(item for item in answer.statements if item.kind == "lead")
    return answer.citations[lead.citations[0] - 1]


def place(citation: Citation) -> tuple[str, str | None, str | None]:
    return citation.number, citation.article, citation.clause


def test_the_appraisal_limit_is_cited_to_its_clause(decree_assistant: Assistant) -> None:
    answer = ask(decree_assistant, APPRAISAL, BEFORE)
    assert answer.status is AnswerStatus.ANSWERED
    citation = cited_for_lead(answer)
    assert place(citation) == ("32/2024/NĐ-CP", "10", "3")
    assert "25 ngày" in citation.quote
    assert citation.quote in citation.passage
    assert citation.in_force
    assert str(citation.legal_basis[0]) == "32/2024/NĐ-CP Điều 10 khoản 3"


def test_the_chair_of_the_council_is_cited_to_its_clause(decree_assistant: Assistant) -> None:
    answer = ask(decree_assistant, CHAIR, BEFORE)
    assert answer.status is AnswerStatus.ANSWERED
    citation = cited_for_lead(answer)
    assert place(citation) == ("32/2024/NĐ-CP", "13", "2")
    assert "Chủ tịch Hội đồng là lãnh đạo Ủy ban nhân dân cấp tỉnh" in citation.quote


@pytest.mark.parametrize(("question", "article", "words"), [(APPRAISAL, "10", "25 ngày"), (CHAIR, "13", "Chủ tịch Hội đồng là lãnh đạo")])
def test_a_clause_amended_since_is_never_told_as_in_force(decree_assistant: Assistant, question: str, article: str, words: str) -> None:
    answer = ask(decree_assistant, question, TODAY)
    assert answer.status is AnswerStatus.ANSWERED_PARTLY
    citation = cited_for_lead(answer)
    assert citation.article == article
    assert not citation.in_force
    assert "14/9/2026" in answer.statements[0].text
    assert not any(item.kind == "validity" for item in answer.statements)
    assert words in answer.text


@pytest.mark.parametrize(("question", "words"), [(APPRAISAL, "25 ngày"), (CHAIR, "Chủ tịch Hội đồng là lãnh đạo")])
def test_the_quote_of_a_superseded_clause_is_the_sentence_that_answers(decree_assistant: Assistant, question: str, words: str) -> None:
    assert words in cited_for_lead(ask(decree_assistant, question, TODAY)).quote


def test_before_the_decree_its_clause_is_not_an_answer(decree_assistant: Assistant) -> None:
    answer = ask(decree_assistant, APPRAISAL, date(2023, 6, 1))
    assert answer.status is not AnswerStatus.ANSWERED
    assert not any(citation.in_force and citation.article == "10" for citation in answer.citations)


def test_a_clause_named_in_the_question_is_the_one_shown(decree_assistant: Assistant) -> None:
    answer = ask(decree_assistant, "Khoản 1 Điều 10 Nghị định 32/2024/NĐ-CP quy định gì?", BEFORE)
    assert place(cited_for_lead(answer)) == ("32/2024/NĐ-CP", "10", "1")


def test_a_point_is_cited_as_a_point(decree_assistant: Assistant) -> None:
    answer = ask(decree_assistant, "Hồ sơ thành lập, mở rộng cụm công nghiệp gồm những gì?", BEFORE)
    points = {citation.point for citation in answer.citations if place(citation) == ("32/2024/NĐ-CP", "9", "1")}
    assert points >= {"a", "b", "c", "d", "đ"}


def test_the_district_of_the_decree_is_mapped_by_the_decree_that_moved_its_duties(decree_assistant: Assistant) -> None:
    answer = ask(decree_assistant, APPRAISAL, BEFORE)
    assert "Ủy ban nhân dân cấp huyện" in answer.text
    assert "Ủy ban nhân dân cấp xã" in answer.text
    assert "139/2025/NĐ-CP" in {citation.number for citation in answer.citations}


@pytest.mark.parametrize("question", ["Giá vàng hôm nay?", "Thủ tục ly hôn cần giấy tờ gì?"])
def test_another_subject_is_not_answered_from_a_decree(decree_assistant: Assistant, question: str) -> None:
    answer = ask(decree_assistant, question, BEFORE)
    assert answer.status is AnswerStatus.OUT_OF_SCOPE
    assert answer.citations == ()
