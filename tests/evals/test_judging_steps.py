from __future__ import annotations

import pytest

from domain.answers import Answer, Statement
from domain.documents import Validity
from domain.procedures import Procedure, ProcedureVersion, Step, Track
from evals.judges.steps import judge_steps
from evals.scores import Mark
from evals.step_book import StepKey, step_book
from tests.evals.fakes import answer, asked, citation, step


def _procedure(identifier: str, *steps: Step) -> Procedure:
    return Procedure(identifier, identifier, Track.TENANT, (ProcedureVersion("v1", Validity(), "r", steps),))


BOOK = step_book(
    [
        _procedure(
            "build",
            Step("draw", "Vẽ mẫu", "", ""),
            Step("ask", "Xin phép", "", "", parallel_with=("pay",)),
            Step("pay", "Nộp phí", "", "", parallel_with=("ask",)),
            Step("open", "Mở cửa", "", ""),
        ),
        _procedure("close", Step("ask", "Báo dừng", "", "")),
    ]
)
BUILD, CLOSE = "thu-tuc-build/v1/trinh-tu", "thu-tuc-close/v1/trinh-tu"


def test_a_bare_step_is_looked_for_in_the_procedures_of_the_sections_expected() -> None:
    assert BOOK.expected("ask", [BUILD]) == {StepKey("build", "ask")}
    assert BOOK.expected("ask", ["huong-dan/x"]) == {StepKey("build", "ask"), StepKey("close", "ask")}
    assert BOOK.expected("thu-tuc-close/v1/ask", [BUILD]) == {StepKey("close", "ask")}
    assert BOOK.expected("fly", [BUILD]) == BOOK.expected("thu-tuc-build/v1/fly", [BUILD]) == frozenset()


def _told(*names: str) -> Answer:
    return answer(*(Statement(f"Bước **{name}**.", (), "item") for name in names))


@pytest.mark.parametrize(
    ("names", "found", "violations"),
    [
        (("Vẽ mẫu", "Xin phép", "Mở cửa"), 1.0, Mark(0, 3)),
        (("Mở cửa", "Vẽ mẫu", "Xin phép"), 1.0, Mark(2, 3)),
        (("Vẽ mẫu",), 1 / 3, None),
        ((), 0.0, None),
    ],
)
def test_steps_told_by_name(names: tuple[str, ...], found: float, violations: Mark | None) -> None:
    marks = judge_steps(asked(_told(*names), sections=(BUILD,), steps=("draw", "ask", "open")), BOOK)
    assert marks["steps_found"] == Mark(found)
    assert marks["steps_complete"] == Mark(float(found == 1))
    assert marks.get("order_violations") == violations


def test_listed_steps_are_judged_by_their_place_in_the_list() -> None:
    given = answer(Statement("Mở cửa rồi vẽ mẫu.", (), "lead"), steps=(step("draw", 1), step("open", 2)))
    marks = judge_steps(asked(given, sections=(BUILD,), steps=("draw", "open")), BOOK)
    assert (marks["steps_found"], marks["order_violations"]) == (Mark(1.0), Mark(0, 1))


def test_a_listed_step_of_another_procedure_is_not_the_expected_one() -> None:
    given = answer(steps=(step("ask", 1, 1),), citations=(citation(1, "thu-tuc-close/v1/ask"),))
    assert judge_steps(asked(given, sections=(BUILD,), steps=("ask",)), BOOK)["steps_found"] == Mark(0.0)
    assert judge_steps(asked(given, sections=(CLOSE,), steps=("ask",)), BOOK)["steps_found"] == Mark(1.0)


def test_parallel_steps_and_steps_of_two_procedures_have_no_order() -> None:
    parallel = judge_steps(asked(_told("Nộp phí", "Xin phép"), sections=(BUILD,), steps=("ask", "pay")), BOOK)
    mixed = judge_steps(asked(_told("Mở cửa", "Báo dừng"), steps=("thu-tuc-close/v1/ask", "thu-tuc-build/v1/open")), BOOK)
    assert parallel["steps_found"] == mixed["steps_found"] == Mark(1.0)
    assert "order_violations" not in {**parallel, **mixed}


def test_a_question_that_expects_no_step_has_no_mark_and_a_refusal_names_none() -> None:
    assert judge_steps(asked(_told("Vẽ mẫu")), BOOK) == {}
    assert judge_steps(asked(answer(text="Nội dung gần nhất: Vẽ mẫu"), sections=(BUILD,), steps=("draw",)), BOOK)["steps_found"] == Mark(0.0)
