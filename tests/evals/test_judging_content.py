from __future__ import annotations

from datetime import date

import pytest

from catalogue.registry import Registry
from domain.answers import AnswerStatus, Language, Statement, Withheld
from domain.documents import Validity
from domain.legal import LegalReference
from domain.registry import RegisteredDocument
from evals.judges.facts import judge_facts, shows
from evals.judges.lock import judge_lock
from evals.judges.outcome import judge_outcome, language_of
from evals.scores import Mark
from tests.evals.fakes import answer, asked, citation, grounds, section

D = "12/2030/NĐ-CP"


@pytest.mark.parametrize(
    ("fact", "text", "shown"),
    [
        ("05 ngày làm việc", "Thời hạn: **5 ngày làm việc**. [1]", True),
        ("05 ngày làm việc", "within 5 working days", True),
        ("25 ngày", "25 ngày làm việc", False),
        ("không quá 75 ha", "tối đa 75 ha", True),
        ("15/9/2026", "từ ngày 15 tháng 9 năm 2026", True),
        ("UBND cấp xã", "Ủy ban nhân dân xã nhận hồ sơ", True),
        ("75", "up to 75 hectares", True),
        ("30 đến 50 triệu đồng", "30 ha và 50 hộ", False),
        ("song song", "hai việc làm **song  song** với nhau", True),
        ("song song", "song songs", False),
        ("Giấy phép", "giay phep moi truong", True),
        ("30/11", "trước ngày 30/11 hằng năm", True),
    ],
)
def test_a_fact_is_recognised_however_it_is_written(fact: str, text: str, shown: bool) -> None:
    assert shows(text, fact) is shown


def test_the_share_of_facts_shown_and_a_forbidden_one_in_the_lead() -> None:
    given = answer(Statement("Thời hạn là 20 ngày làm việc.", (), "lead"), Statement("Trước đó là 25 ngày.", (), "change"))
    marks = judge_facts(asked(given, facts=("20 ngày làm việc", "08 bộ"), not_facts=("25 ngày",)))
    assert marks == {"fact_recall": Mark(0.5), "facts_complete": Mark(0.0), "forbidden_facts": Mark(0.0)}
    assert judge_facts(asked(given, not_facts=("20 ngày làm việc",))) == {"forbidden_facts": Mark(1.0)}


def test_a_refusal_shows_no_fact_though_it_names_the_office() -> None:
    refusal = answer(status=AnswerStatus.NOT_IN_GUIDANCE, text="Tài liệu chưa quy định. Cơ quan có thể hỏi: Sở Công Thương.")
    assert judge_facts(asked(refusal, facts=("Sở Công Thương",)))["fact_recall"] == Mark(0.0)


def _locked(text: str, markers: tuple[int, ...] = (1,)) -> Mark:
    rule = section("s", "Thẩm định trong 20 ngày làm việc, gửi Sở Công Thương 08 bộ.", legal_basis=(LegalReference(D, "3", "2"),))
    decree = RegisteredDocument(D, "Nghị định", "Về thử nghiệm", validity=Validity(date(2030, 2, 1)))
    held = grounds(rule, registry=Registry((decree,), (), ()))
    given = answer(Statement(text, markers, "lead"), citations=(citation(1, "s"), citation(2, "gone")))
    return judge_lock(asked(given), held)["lock_violations"]


@pytest.mark.parametrize(
    "text",
    [
        "Bước 2/9: trong 20 ngày làm việc. [1]",
        "Áp dụng từ 01/02/2030 theo Nghị định 12/2030/NĐ-CP.",
        "Khoản 2 Điều 3: gửi Sở Công Thương.",
        "Lập hồ sơ.",
    ],
)
def test_what_the_cited_section_or_the_registry_states_passes_the_lock(text: str) -> None:
    assert _locked(text) == Mark(0, 1)


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("Trong 20 ngày.", (1,)),
        ("Trong 25 ngày làm việc.", (1,)),
        ("Gửi Sở Xây dựng.", (1,)),
        ("Từ 01/3/2030.", (1,)),
        ("Xem kênh F77.", (1,)),
        ("Trong 20 ngày làm việc.", ()),
        ("Trong 20 ngày làm việc.", (2,)),
    ],
)
def test_a_fact_that_no_cited_section_states_is_a_violation(text: str, markers: tuple[int, ...]) -> None:
    assert _locked(text, markers) == Mark(1, 1)


@pytest.mark.parametrize(
    ("expected", "given", "precision", "recall"),
    [
        (AnswerStatus.OUT_OF_SCOPE, AnswerStatus.NOT_IN_GUIDANCE, Mark(1.0), Mark(1.0)),
        (AnswerStatus.ANSWERED, AnswerStatus.NOT_IN_GUIDANCE, Mark(0.0), None),
        (AnswerStatus.ANSWERED_PARTLY, AnswerStatus.REFUSED_UNSAFE, Mark(0.0), None),
        (AnswerStatus.OUT_OF_SCOPE, AnswerStatus.ANSWERED, None, Mark(0.0)),
        (AnswerStatus.ANSWERED, AnswerStatus.ANSWERED, None, None),
    ],
)
def test_refusals_count_for_precision_where_given_and_for_recall_where_due(
    expected: AnswerStatus, given: AnswerStatus, precision: Mark | None, recall: Mark | None
) -> None:
    marks = judge_outcome(asked(answer(status=given), expected))
    assert (marks.get("refusal_precision"), marks.get("refusal_recall")) == (precision, recall)
    assert marks["status"] == Mark(float(expected is given))


def test_withheld_statements_are_a_share_of_all_that_were_made() -> None:
    given = answer(Statement("Một.", ()), Statement("Hai.", ()), withheld=(Withheld("Ba: 3 ngày.", ("3 days",)),))
    assert judge_outcome(asked(given))["withheld"] == Mark(1, 3)


def test_the_language_named_and_the_language_shown_are_two_things() -> None:
    marks = judge_outcome(asked(answer(text="Hồ sơ gồm văn bản đề nghị và báo cáo đầu tư.", language=Language.EN), language=Language.EN))
    assert (marks["language_named"], marks["language_shown"]) == (Mark(1.0), Mark(0.0))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hồ sơ gồm văn bản đề nghị.", Language.VI),
        ("The dossier holds a request (văn bản đề nghị) and the investment report.", Language.EN),
        ("申请材料包括申请书 (văn bản đề nghị)。", Language.ZH),
        ("", Language.EN),
    ],
)
def test_the_language_of_a_text_is_that_of_most_of_it(text: str, language: Language) -> None:
    assert language_of(text) is language
