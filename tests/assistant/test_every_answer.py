"""What holds of every answer, whatever the question."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assistant.answerer import Assistant
from assistant.draft import Evidence
from assistant.verify import evidence_text
from domain.answers import Answer, AnswerStatus, Question
from domain.facts import missing_facts
from index.reader import IndexReader
from tests.assistant.conftest import TODAY

SUMMER, SPRING, OLD = date(2026, 7, 1), date(2025, 3, 1), date(2019, 1, 1)
ANSWERED = (AnswerStatus.ANSWERED, AnswerStatus.ANSWERED_PARTLY)
KINDS = {"lead", "item", "detail", "validity", "change", "note", "next"}
ASKED: tuple[tuple[str, date], ...] = (
    ("Sở Công Thương thẩm định hồ sơ thành lập cụm công nghiệp trong bao lâu?", TODAY),
    ("Sở Công Thương thẩm định hồ sơ thành lập cụm công nghiệp trong bao lâu?", SUMMER),
    ("Sở Công Thương thẩm định hồ sơ thành lập cụm công nghiệp trong bao lâu?", SPRING),
    ("Hồ sơ mở rộng cụm công nghiệp gồm những gì?", TODAY),
    ("ho so thanh lap ccn gom nhung gi", SPRING),
    ("Thủ tục thành lập cụm công nghiệp gồm những bước nào?", TODAY),
    ("Trình tự mở rộng cụm công nghiệp", SUMMER),
    ("Quy trình thành lập cụm công nghiệp", OLD),
    ("Thẩm định xong thì bước tiếp theo là gì?", TODAY),
    ("Ai ký quyết định thành lập cụm công nghiệp?", TODAY),
    ("Nộp hồ sơ thành lập cụm ở đâu?", SPRING),
    ("UBND huyện thông báo tiếp nhận hồ sơ trong mấy ngày?", TODAY),
    ("Hội đồng đánh giá lựa chọn chủ đầu tư gồm những ai?", SUMMER),
    ("Cụm công nghiệp là gì?", TODAY),
    ("Diện tích tối đa của cụm công nghiệp là bao nhiêu ha?", SPRING),
    ("Cụm đang lấp đầy 55%, có được mở rộng không?", TODAY),
    ("dieu kien mo rong cum cong nghiep", SUMMER),
    ("Văn bản đề nghị làm chủ đầu tư theo mẫu nào?", TODAY),
    ("Phí nộp hồ sơ là bao nhiêu?", TODAY),
    ("Nghị định 139/2025/NĐ-CP còn hiệu lực không?", TODAY),
    ("Doanh nghiệp trong cụm nộp báo cáo ngày nào?", TODAY),
    ("Hồ sơ đang thẩm định ngày 15/9/2026 thì theo quy định nào?", TODAY),
    ("Tên cũ và tên hiện nay của các sở là gì?", TODAY),
    ("How long does the Department of Industry and Trade take to appraise the dossier?", TODAY),
    ("What documents are in the dossier to establish an industrial cluster?", SUMMER),
    ("Who signs the decision to establish an industrial cluster?", TODAY),
    ("设立工业集群需要什么材料？", TODAY),
    ("设立工业集群需要哪些步骤？", SUMMER),
    ("由谁决定设立工业集群，需要多久？", SPRING),
    ("Thủ tục thành lập cụm công nghiệp gồm những bước nào?", date(2022, 1, 1)),
)


@pytest.fixture(scope="module", params=ASKED, ids=[f"{number}-{day}" for number, (_, day) in enumerate(ASKED)])
def answer(request: pytest.FixtureRequest, assistant: Assistant) -> Answer:
    text, day = request.param
    found = assistant.ask(Question(text, as_of=day))
    assert found.status in ANSWERED, found.text
    return found


def test_the_answer_stands_first(answer: Answer) -> None:
    kinds = [item.kind for item in answer.statements]
    assert set(kinds) <= KINDS
    assert "lead" in kinds[:2]
    assert all(item.text.strip() for item in answer.statements)


def test_every_marker_has_its_citation_and_every_citation_is_used(answer: Answer) -> None:
    markers = [citation.marker for citation in answer.citations]
    assert markers == list(range(1, len(markers) + 1))
    assert len({citation.section_id for citation in answer.citations}) == len(markers)
    used = {marker for item in answer.statements for marker in item.citations} | {marker for step in answer.steps for marker in step.citations}
    assert used == set(markers)
    assert {int(marker) for marker in re.findall(r"\[(\d+)\]", answer.text)} <= set(markers)


def test_the_answer_itself_rests_on_a_source(answer: Answer) -> None:
    assert all(item.citations for item in answer.statements if item.kind in ("lead", "item", "detail", "change"))


def test_every_quote_stands_in_its_section(answer: Answer, reader: IndexReader) -> None:
    for citation in answer.citations:
        section = reader.sections.section(citation.section_id)
        assert citation.quote.strip()
        assert citation.quote in section.text
        assert (citation.passage, citation.heading_path, citation.verification) == (section.text, section.path, section.verification)
        assert citation.legal_basis == section.legal_basis


def test_no_fact_is_shown_that_its_sources_lack(answer: Answer, reader: IndexReader) -> None:
    proofs = {}
    for citation in answer.citations:
        section = reader.sections.section(citation.section_id)
        proofs[citation.marker] = evidence_text(Evidence(section, reader.sections.document(section.document_id), citation.quote))
    for statement in answer.statements:
        assert missing_facts(statement.text, [text for marker in statement.citations for text in proofs[marker]]) == (), statement.text


def test_what_is_cited_is_in_force_unless_it_tells_what_was(answer: Answer) -> None:
    if answer.status is AnswerStatus.ANSWERED_PARTLY:
        return
    by_marker = {citation.marker: citation for citation in answer.citations}
    for statement in answer.statements:
        if statement.kind != "change":
            # A period longer than one version of a procedure rests on those around it too, behind the one of the day.
            for marker in statement.citations[:1] if statement.kind == "validity" else statement.citations:
                assert by_marker[marker].validity.covers(answer.as_of), (statement.text, by_marker[marker].section_id)
    assert all(citation.in_force == citation.validity.covers(answer.as_of) for citation in answer.citations)


def test_a_source_that_was_not_checked_brings_a_warning(answer: Answer) -> None:
    leads = {marker for item in answer.statements if item.kind == "lead" for marker in item.citations}
    if any(citation.verification != "primary" for citation in answer.citations if citation.marker in leads):
        assert answer.warnings


def test_nothing_is_withheld_from_the_shipped_knowledge(answer: Answer) -> None:
    assert answer.withheld == ()


def test_every_stage_is_timed(answer: Answer) -> None:
    times = dict(answer.timings_ms)
    assert {"interpret", "guard", "retrieve", "decide", "plan", "compose", "verify", "total"} <= set(times)
    assert all(value >= 0 for value in times.values())
    assert times["total"] >= times["retrieve"]


def test_no_placeholder_is_left_in_the_text(answer: Answer) -> None:
    shown = "\n".join((answer.text, *answer.warnings, *answer.follow_ups))
    assert not re.search(r"\{\w+\}|None|\[\]|  +\[", shown)
    assert ".." not in shown.replace("...", "")
