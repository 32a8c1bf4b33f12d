"""Facts of real answers over the shipped knowledge. Wordings are not held to here."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assistant.answerer import Assistant
from catalogue.procedures import load_procedures
from config.settings import Settings
from domain.answers import Answer, AnswerStatus, Language, Question
from domain.documents import Verification
from domain.procedures import Procedure, ProcedureVersion
from tests.assistant.conftest import TODAY

APPRAISAL = "Sở Công Thương thẩm định hồ sơ thành lập cụm công nghiệp trong bao lâu?"
LAST_SUMMER = date(2026, 7, 1)
DISTRICT_DAYS = date(2025, 3, 1)


def ask(assistant: Assistant, text: str, day: date = TODAY, *history: str) -> Answer:
    return assistant.ask(Question(text, as_of=day, history=history))


def of_kind(answer: Answer, *kinds: str) -> str:
    return "\n".join(item.text for item in answer.statements if item.kind in kinds)


@pytest.fixture(scope="module")
def procedures(shipped_settings: Settings) -> dict[str, Procedure]:
    return {procedure.id: procedure for procedure in load_procedures(shipped_settings.knowledge_dir)}


def version_of(procedures: dict[str, Procedure], name: str, day: date) -> ProcedureVersion:
    version = procedures[name].version_on(day)
    assert version is not None
    return version


def test_the_appraisal_limit_of_today_with_the_one_before(assistant: Assistant) -> None:
    answer = ask(assistant, APPRAISAL)
    assert answer.status is AnswerStatus.ANSWERED
    assert "20 ngày làm việc" in of_kind(answer, "lead")
    for fact in ("32/2024/NĐ-CP", "303/2026/NĐ-CP", "15/9/2026", "25 ngày"):
        assert fact in answer.text
    assert "25 ngày" not in of_kind(answer, "lead", "item")
    assert Verification.SECONDARY in {citation.verification for citation in answer.citations}
    assert any("303/2026/NĐ-CP" in warning for warning in answer.warnings)
    assert answer.withheld == ()


@pytest.mark.parametrize("day", [LAST_SUMMER, DISTRICT_DAYS])
def test_the_appraisal_limit_before_the_amendment(assistant: Assistant, day: date) -> None:
    answer = ask(assistant, APPRAISAL, day)
    assert answer.status is AnswerStatus.ANSWERED
    assert "25 ngày" in of_kind(answer, "lead")
    assert "20 ngày làm việc" not in of_kind(answer, "lead", "item", "detail", "validity")
    assert answer.citations[0].in_force


@pytest.mark.parametrize("day", [LAST_SUMMER, DISTRICT_DAYS, TODAY, date(2019, 1, 1)])
def test_an_answer_for_any_day_says_since_when_it_applies(assistant: Assistant, day: date) -> None:
    assert of_kind(ask(assistant, APPRAISAL, day), "validity")


def test_an_older_limit_is_not_stretched_over_years_no_source_covers(assistant: Assistant) -> None:
    """The 2017 limit is known until 31/7/2020 only; the notes say nothing of the years up to 01/5/2024."""
    for line in ask(assistant, APPRAISAL, LAST_SUMMER).statements:
        if line.kind == "change" and "15/7/2017" in line.text:
            assert "31/7/2020" in line.text


def test_the_dossier_has_every_component_and_the_repealed_one_struck_through(assistant: Assistant, procedures: dict[str, Procedure]) -> None:
    answer = ask(assistant, "ho so thanh lap ccn gom nhung gi")
    today, before = (version_of(procedures, "establish-cluster", day) for day in (TODAY, LAST_SUMMER))
    items = [item.text for item in answer.statements if item.kind == "item"]
    assert len(items) == len(today.dossier)
    for number, (text, component) in enumerate(zip(items, today.dossier, strict=True), start=1):
        assert text.startswith(f"{number}. ")
        assert component.name.rstrip(".") in text
        assert component.made_by in text
    kept = {component.id for component in today.dossier}
    repealed = [component for component in before.dossier if component.id not in kept]
    assert repealed
    for component in repealed:
        assert f"~~{component.name.rstrip('.')}~~" in answer.text
        assert component.name not in "\n".join(items)


def test_the_dossier_before_the_amendment_still_has_the_repealed_component(assistant: Assistant, procedures: dict[str, Procedure]) -> None:
    answer = ask(assistant, "Hồ sơ thành lập cụm công nghiệp gồm những gì?", LAST_SUMMER)
    version = version_of(procedures, "establish-cluster", LAST_SUMMER)
    assert sum(1 for item in answer.statements if item.kind == "item") == len(version.dossier)
    assert "~~" not in answer.text
    assert "tư cách pháp lý" in answer.text


_KNOWN_DAYS = [
    *(("establish-cluster", "thành lập", day) for day in (TODAY, LAST_SUMMER, DISTRICT_DAYS, date(2019, 1, 1))),
    *(("expand-cluster", "mở rộng", day) for day in (TODAY, LAST_SUMMER, DISTRICT_DAYS)),
]


@pytest.mark.parametrize(("verb", "day"), [("mở rộng", date(2019, 1, 1)), ("mở rộng", date(2022, 6, 1)), ("thành lập", date(2022, 6, 1))])
def test_a_period_without_a_source_is_said_to_have_none(assistant: Assistant, verb: str, day: date) -> None:
    answer = ask(assistant, f"Thủ tục {verb} cụm công nghiệp gồm những bước nào?", day)
    assert answer.status is AnswerStatus.ANSWERED_PARTLY
    assert answer.steps == ()
    assert "68/2017/NĐ-CP" in answer.text
    assert answer.citations[0].verification is Verification.UNVERIFIED


@pytest.mark.parametrize(("name", "verb", "day"), _KNOWN_DAYS)
def test_a_procedure_has_every_step_in_order_with_its_source(
    assistant: Assistant, procedures: dict[str, Procedure], name: str, verb: str, day: date
) -> None:
    procedure = procedures[name]
    version = procedure.version_on(day)
    assert version is not None
    answer = ask(assistant, f"Thủ tục {verb} cụm công nghiệp gồm những bước nào?", day)
    assert [step.id for step in answer.steps] == [step.id for step in version.steps]
    assert [step.order for step in answer.steps] == list(range(1, len(version.steps) + 1))
    markers = {citation.marker: citation for citation in answer.citations}
    for shown, step in zip(answer.steps, version.steps, strict=True):
        assert (shown.name, shown.actor, shown.time_limit) == (step.name, step.actor, step.time_limit)
        assert shown.citations
        assert all(markers[marker].in_force for marker in shown.citations)
        assert step.name in answer.text


def test_the_fee_question_says_that_the_decree_sets_none(assistant: Assistant) -> None:
    answer = ask(assistant, "Phí nộp hồ sơ là bao nhiêu?")
    assert answer.status is AnswerStatus.ANSWERED_PARTLY  # that the amended decree sets none either is not checked
    lead = of_kind(answer, "lead")
    assert "không quy định phí" in lead
    assert "32/2024/NĐ-CP" in lead
    first = answer.citations[answer.statements[0].citations[0] - 1]
    assert "32/2024/NĐ-CP" in {reference.number for reference in first.legal_basis}


def test_who_decides_is_not_contradicted_by_the_note_on_former_offices(assistant: Assistant) -> None:
    """The province decides; that communes took over from districts is true, but not of this duty."""
    answer = ask(assistant, "Ai ký quyết định thành lập cụm công nghiệp?")
    assert "tỉnh" in of_kind(answer, "lead")
    assert "việc này nay do Ủy ban nhân dân cấp xã" not in answer.text


def test_an_old_office_in_the_question_is_mapped_to_the_one_of_today(assistant: Assistant) -> None:
    answer = ask(assistant, "UBND huyện thông báo tiếp nhận hồ sơ thành lập cụm trong mấy ngày?")
    assert "02 ngày làm việc" in of_kind(answer, "lead")
    assert "Ủy ban nhân dân cấp xã" in of_kind(answer, "item")
    assert "01/7/2025" in of_kind(answer, "note")


def test_the_step_after_appraisal_is_the_decision(assistant: Assistant) -> None:
    answer = ask(assistant, "Sau khi Sở Công Thương thẩm định xong hồ sơ thành lập cụm thì bước tiếp theo là gì?")
    assert "Quyết định thành lập cụm công nghiệp" in answer.statements[0].text.split("bước", 2)[-1]
    assert "Gửi quyết định cho Bộ Công Thương" not in of_kind(answer, "lead")


def test_the_score_needed_is_in_the_answer(assistant: Assistant) -> None:
    assert "50" in of_kind(ask(assistant, "Bao nhiêu điểm thì được giao làm chủ đầu tư?"), "lead", "item", "detail")


def test_the_force_of_an_amended_decree_names_its_amendment(assistant: Assistant) -> None:
    answer = ask(assistant, "Nghị định 32/2024/NĐ-CP còn hiệu lực không?")
    assert "01/5/2024" in answer.text
    assert "303/2026/NĐ-CP" in answer.text


@pytest.mark.parametrize("text", ["còn mở rộng thì sao?", "thế còn mở rộng cụm thì sao"])
def test_a_follow_up_is_answered_for_the_other_procedure(assistant: Assistant, text: str) -> None:
    answer = ask(assistant, text, TODAY, APPRAISAL)
    assert "20 ngày làm việc" in of_kind(answer, "lead")
    assert "mở rộng" in answer.text
    assert "expand" in answer.citations[0].section_id


@pytest.mark.parametrize(
    ("text", "language", "limit"),
    [
        ("How long does the Department of Industry and Trade take to appraise the dossier?", Language.EN, "20 working days"),
        ("工贸厅审查设立工业集群材料需要多长时间？", Language.ZH, "20 个工作日"),
    ],
)
def test_a_foreign_question_gets_the_same_facts_and_a_vietnamese_quote(assistant: Assistant, text: str, language: Language, limit: str) -> None:
    answer = ask(assistant, text)
    assert (answer.status, answer.language) == (AnswerStatus.ANSWERED, language)
    assert limit in of_kind(answer, "lead")
    assert "20 ngày làm việc" in answer.citations[0].quote


def test_a_chinese_question_for_the_dossier_gets_the_dossier(assistant: Assistant) -> None:
    answer = ask(assistant, "设立工业集群需要什么材料？")
    assert answer.steps == ()
    assert "Tờ trình" in of_kind(answer, "item")


def test_days_no_source_covers_are_answered_with_a_warning(assistant: Assistant) -> None:
    answer = ask(assistant, "Thủ tục thành lập cụm công nghiệp gồm những bước nào?", date(2022, 1, 1))
    assert answer.steps == ()
    assert answer.warnings
    assert {citation.verification for citation in answer.citations if citation.document_id.startswith("thu-tuc")} == {Verification.UNVERIFIED}


def test_the_day_written_in_the_question_is_used(assistant: Assistant) -> None:
    answer = assistant.ask(Question(f"{APPRAISAL} Hồ sơ nộp ngày 01/7/2026."))
    assert answer.as_of == LAST_SUMMER
    assert "25 ngày" in of_kind(answer, "lead")


def test_an_uncertain_start_of_a_time_limit_is_said_to_be_uncertain(assistant: Assistant, procedures: dict[str, Procedure]) -> None:
    step = version_of(procedures, "establish-cluster", TODAY).step("announce")
    assert step is not None
    assert step.note
    answer = ask(assistant, "Xã phải thông báo tiếp nhận hồ sơ thành lập cụm trong mấy ngày làm việc?")
    assert "02 ngày làm việc" in of_kind(answer, "lead")
    assert step.note in answer.text


def test_a_road_map_is_told_from_its_first_phase_to_its_last(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Lộ trình đầu tư hạ tầng cụm công nghiệp gồm những giai đoạn nào?"))
    said = [item.text for item in answer.statements]
    count = next(int(found.group(1)) for text in said if (found := re.search(r"gồm (\d+) giai đoạn", text)))
    phases = [text for text in said if text.startswith("Giai đoạn ")]
    assert "giai đoạn" in said[0]
    assert [phase.split(".")[0] for phase in phases] == [f"Giai đoạn {number}/{count}" for number in range(1, count + 1)]


@pytest.mark.parametrize(
    "question",
    [
        "Thủ tục ly hôn cần giấy tờ gì?",
        "Giá vàng hôm nay?",
        "Làm hộ chiếu mất bao lâu?",
        "Kết quả bóng đá tối qua?",
        "Cách nấu phở bò",
        "How do I apply for a passport?",
        "今天天气怎么样？",
    ],
)
def test_another_topic_is_not_answered_with_what_was_talked_of_before(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(Question(question, history=("Hồ sơ thành lập cụm công nghiệp gồm những gì?",), as_of=TODAY))
    assert answer.status in (AnswerStatus.OUT_OF_SCOPE, AnswerStatus.NOT_IN_GUIDANCE)
    assert not answer.citations


@pytest.mark.parametrize("question", ["nộp ở đâu?", "mất bao lâu?", "còn mở rộng thì sao?"])
def test_a_follow_up_still_takes_the_question_before_with_it(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(Question(question, history=("Hồ sơ thành lập cụm công nghiệp gồm những gì?",), as_of=TODAY))
    assert answer.status in (AnswerStatus.ANSWERED, AnswerStatus.ANSWERED_PARTLY)
