from __future__ import annotations

from datetime import date

import pytest

from domain.answers import Statement
from domain.documents import Validity
from domain.legal import LegalReference
from evals.judges.force import judge_force
from evals.judges.sources import judge_sources, same_place
from evals.scores import Mark
from tests.evals.fakes import DAY, answer, asked, citation, found

D = "12/2030/NĐ-CP"
OLD = Validity(date(2028, 1, 1), date(2029, 12, 31))


def test_the_first_source_is_the_citation_with_the_lowest_marker() -> None:
    given = answer(citations=(citation(2, "right"), citation(1, "wrong")), results=found("wrong", "other", "right"))
    marks = judge_sources(asked(given, sections=("right",)))
    assert marks == {"first_source": Mark(0.0), "section_hit@1": Mark(0.0), "section_hit@3": Mark(1.0)}


def test_an_answer_without_a_citation_has_no_right_first_source() -> None:
    assert set(judge_sources(asked(answer(), sections=("right",))).values()) == {Mark(0.0)}


def test_a_question_that_expects_no_section_and_no_clause_has_no_mark() -> None:
    assert judge_sources(asked(answer())) == {}


@pytest.mark.parametrize(
    ("cited", "wanted", "same"),
    [
        (("10", "3"), ("10", "3"), True),
        (("10", "3", "a"), ("10", "3"), True),
        (("10",), ("10", "3"), True),
        (("10", "3"), (), True),
        ((), ("10", "3"), False),
        ((), (), True),
        (("10", "2"), ("10", "3"), False),
        (("11",), ("10", "3"), False),
    ],
)
def test_a_cited_place_is_right_inside_the_wanted_one_or_around_it_from_the_article_down(
    cited: tuple[str, ...], wanted: tuple[str, ...], same: bool
) -> None:
    assert same_place(LegalReference(D, *cited), LegalReference(D, *wanted)) is same
    assert not same_place(LegalReference("1/2001/NĐ-CP", *cited), LegalReference(D, *wanted))


def test_clauses_count_any_and_all() -> None:
    given = answer(citations=(citation(1, "s", LegalReference(D, "10", "3")), citation(2, "t", number="5/2031/TT-BCT", article="2")))
    wanted = (LegalReference(D, "10", "3"), LegalReference("5/2031/TT-BCT", "2"), LegalReference(D, "12"))
    assert judge_sources(asked(given, clauses=wanted)) == {"clause_accuracy": Mark(1.0), "clause_recall": Mark(2 / 3)}


def test_what_is_cited_has_to_be_in_force_on_the_day() -> None:
    right, wrong = (answer(Statement("Nộp hồ sơ.", (1,), "lead"), citations=(citation(1, "s", validity=period),)) for period in (Validity(), OLD))
    assert judge_force(asked(right)) == {"as_of": Mark(1.0)}
    assert judge_force(asked(wrong)) == {"as_of": Mark(0.0)}
    assert judge_force(asked(answer())) == {}


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("Trước đó: 25 ngày.", "change", True),
        ("Nội dung này chỉ áp dụng đến hết 31/12/2029.", "note", True),
        ("Từ 01/01/2030 không còn.", "note", True),
        ("Áp dụng từ 01/01/2028.", "lead", False),
        ("Nộp hồ sơ.", "note", False),
    ],
)
def test_an_old_source_is_right_where_the_answer_says_that_it_is_old(text: str, kind: str, told: bool) -> None:
    given = answer(Statement(text, (1,), kind), citations=(citation(1, "s", validity=OLD),))
    assert judge_force(asked(given)) == {"as_of": Mark(float(told))}


def test_a_source_that_is_used_beside_a_change_is_not_excused_by_it() -> None:
    given = answer(
        Statement("Trước đó: 25 ngày.", (1,), "change"), Statement("Nộp hồ sơ.", (1,), "lead"), citations=(citation(1, "s", validity=OLD),)
    )
    assert judge_force(asked(given)) == {"as_of": Mark(0.0)}


def test_a_rule_to_come_is_told_by_its_first_day() -> None:
    given = answer(Statement("Có hiệu lực từ 01/7/2030.", (1,), "note"), citations=(citation(1, "s", validity=Validity(date(2030, 7, 1))),))
    assert judge_force(asked(given)) == {"as_of": Mark(1.0)}


def test_an_answer_for_another_day_than_asked_is_wrong() -> None:
    given = answer(Statement("Nộp hồ sơ.", (1,), "lead"), citations=(citation(1, "s"),))
    assert judge_force(asked(given, as_of=DAY)) == {"as_of": Mark(1.0)}
    assert judge_force(asked(given, as_of=date(2029, 1, 1))) == {"as_of": Mark(0.0)}
