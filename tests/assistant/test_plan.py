"""Which shape an answer takes."""

from __future__ import annotations

from typing import Any

from assistant.plan import Shape, plan
from domain.answers import Intent
from domain.documents import SectionRole
from domain.legal import LegalReference
from domain.search import SearchHit
from tests.assistant.makers import hit, understood

CLAUSE = (LegalReference("12/2030/NĐ-CP", "10", "3"),)
OTHER_CLAUSE = (LegalReference("12/2030/NĐ-CP", "10", "4"),)


def guidance(score: float, **changes: Any) -> SearchHit:
    return hit("guidance", score, **changes)


def step(score: float, **changes: Any) -> SearchHit:
    fields: dict[str, Any] = {"procedure_id": "p", "version_id": "v", "step_id": "s", "role": SectionRole.TIME_LIMIT} | changes
    return hit("step", score, **fields)


def overview(score: float) -> SearchHit:
    return hit("overview", score, procedure_id="p", version_id="v", role=SectionRole.STEPS, legal_basis=CLAUSE)


def dossier(score: float) -> SearchHit:
    return hit("dossier", score, procedure_id="p", version_id="v", role=SectionRole.DOSSIER, legal_basis=CLAUSE)


def shape(intent: Intent, *hits: SearchHit) -> tuple[Shape, str]:
    chosen = plan(hits, understood("câu hỏi", intent=intent))
    return chosen.shape, chosen.hit.section.id


def test_a_passage_is_what_is_left() -> None:
    assert shape(Intent.CONDITION, guidance(0.9)) == (Shape.PASSAGE, "guidance")


def test_a_question_for_the_steps_gets_all_of_them() -> None:
    assert shape(Intent.STEPS, guidance(0.9, legal_basis=OTHER_CLAUSE), overview(0.85)) == (Shape.PROCEDURE, "overview")


def test_a_procedure_of_another_article_does_not_stand_in() -> None:
    other = (LegalReference("12/2030/NĐ-CP", "22"),)
    assert shape(Intent.STEPS, guidance(0.9, legal_basis=other), overview(0.85)) == (Shape.PASSAGE, "guidance")


def test_a_step_stands_in_for_an_article_that_opens_with_its_limit() -> None:
    article = (LegalReference("12/2030/NĐ-CP", "10"),)
    first = guidance(0.9, legal_basis=article, text="Sở xem xét trong 20 ngày làm việc.\n- Trước đó: 25 ngày.")
    assert shape(Intent.TIME_LIMIT, first, step(0.85, legal_basis=CLAUSE, text="Bước 5.\nThời hạn: 20 ngày làm việc."))[0] is Shape.STEP
    assert shape(Intent.TIME_LIMIT, first, step(0.85, legal_basis=CLAUSE, text="Bước 4.\nThời hạn: 05 ngày làm việc."))[0] is Shape.PASSAGE


def test_a_question_for_the_dossier_gets_all_components() -> None:
    assert shape(Intent.DOSSIER, guidance(0.9, legal_basis=OTHER_CLAUSE), dossier(0.85)) == (Shape.DOSSIER, "dossier")


def test_a_question_for_the_dossier_is_not_answered_with_the_steps() -> None:
    assert shape(Intent.DOSSIER, overview(0.9), guidance(0.88, role=SectionRole.DOSSIER))[0] is not Shape.PROCEDURE


def test_a_question_for_a_time_limit_gets_its_step() -> None:
    assert shape(Intent.TIME_LIMIT, step(0.9), guidance(0.8)) == (Shape.STEP, "step")


def test_a_step_stands_in_for_a_passage_on_the_same_clause() -> None:
    assert shape(Intent.TIME_LIMIT, guidance(0.9, legal_basis=CLAUSE), step(0.88, legal_basis=CLAUSE)) == (Shape.STEP, "step")


def test_a_step_on_another_clause_does_not_stand_in() -> None:
    assert shape(Intent.TIME_LIMIT, guidance(0.9, legal_basis=CLAUSE), step(0.88, legal_basis=OTHER_CLAUSE)) == (Shape.PASSAGE, "guidance")


def test_a_much_weaker_step_does_not_stand_in() -> None:
    assert shape(Intent.TIME_LIMIT, guidance(0.9, legal_basis=CLAUSE), step(0.3, legal_basis=CLAUSE)) == (Shape.PASSAGE, "guidance")


def test_a_question_for_what_comes_next_gets_the_step_after() -> None:
    assert shape(Intent.NEXT_STEP, step(0.9), guidance(0.8)) == (Shape.NEXT, "step")


def test_every_other_hit_is_kept_beside_the_one_chosen() -> None:
    hits = (guidance(0.9), overview(0.85), step(0.8))
    chosen = plan(hits, understood("câu hỏi", intent=Intent.STEPS))
    assert {item.section.id for item in (chosen.hit, *chosen.others)} == {item.section.id for item in hits}
    assert len(chosen.others) == 2
