from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from catalogue.procedures import load_gaps
from domain.documents import Verification
from domain.legal import LegalReference
from domain.procedures import DossierItem, Procedure, ProcedureVersion, Step, TimeLimit, TimeUnit
from domain.vietnamese import fold, has_cjk

TWO_TIERS = date(2025, 7, 1)
LIMITS = {
    date(2018, 1, 1): {"compile-and-send": (5, "working_days"), "appraise": (15, "working_days"), "decide": (5, "working_days")},
    date(2024, 6, 1): {
        "announce": (5, "working_days"),
        "submit-competing": (15, "days"),
        "compile-and-send": (5, "working_days"),
        "appraise": (25, "days"),
        "decide": (7, "working_days"),
    },
    date(2026, 9, 15): {
        "announce": (2, "working_days"),
        "submit-competing": (5, "working_days"),
        "compile-and-send": (5, "working_days"),
        "appraise": (20, "working_days"),
        "decide": (5, "working_days"),
    },
}
LIMITS[date(2025, 6, 30)] = LIMITS[date(2026, 7, 1)] = LIMITS[date(2026, 9, 14)] = LIMITS[date(2024, 6, 1)]
both = pytest.mark.parametrize("name", ["establish-cluster", "expand-cluster"])


def version_on(procedure: Procedure, day: date) -> ProcedureVersion:
    version = procedure.version_on(day)
    assert version is not None, day
    return version


def all_versions(procedures: dict[str, Procedure]) -> Iterator[ProcedureVersion]:
    for procedure in procedures.values():
        yield from procedure.versions


# No source gives the expansion procedure of 2017.
@pytest.mark.parametrize(
    ("name", "day"), [("establish-cluster", day) for day in LIMITS] + [("expand-cluster", day) for day in LIMITS if day.year > 2018]
)
def test_every_time_limit_is_that_of_its_regime(procedures: dict[str, Procedure], name: str, day: date) -> None:
    steps = version_on(procedures[name], day).steps
    assert {step.id: (step.time_limit.amount, step.time_limit.unit.value) for step in steps if step.time_limit} == LIMITS[day]


@both
def test_appraisal_took_25_calendar_days_and_takes_20_working_days_by_a_secondary_source(procedures: dict[str, Procedure], name: str) -> None:
    before, now = (version_on(procedures[name], day).step("appraise") for day in (date(2026, 7, 1), date(2026, 11, 22)))
    assert before is not None
    assert now is not None
    assert before.time_limit == TimeLimit(25, TimeUnit.DAYS, "ngày nhận đầy đủ hồ sơ", "thời gian bổ sung, hoàn thiện hồ sơ")
    assert before.verification is Verification.PRIMARY
    assert now.time_limit == TimeLimit(20, TimeUnit.WORKING_DAYS, "ngày nhận đủ hồ sơ", "thời gian bổ sung hồ sơ")
    assert now.verification is Verification.SECONDARY
    assert LegalReference("32/2024/NĐ-CP", "10", "3") in before.legal_basis


@both
def test_nothing_of_the_2026_amendment_is_called_primary(procedures: dict[str, Procedure], name: str) -> None:
    version = version_on(procedures[name], date(2026, 11, 22))
    labels = {version.verification, *(step.verification for step in version.steps), *(item.verification for item in version.dossier)}
    assert version.transition is not None
    assert Verification.PRIMARY not in labels | {version.transition.verification}


def test_no_source_covers_february_2023_and_the_gap_says_so(procedures: dict[str, Procedure], knowledge: Path) -> None:
    day = date(2023, 2, 15)
    assert [procedure.version_on(day) for procedure in procedures.values() if procedure.id in ("establish-cluster", "expand-cluster")] == [None, None]
    assert {gap.procedure_id for gap in load_gaps(knowledge) if gap.validity.covers(day)} >= {"establish-cluster", "expand-cluster"}


@both
def test_versions_follow_each_other_without_a_missing_day_since_may_2024(procedures: dict[str, Procedure], name: str) -> None:
    versions = [version for version in procedures[name].versions if version.validity.start and version.validity.start >= date(2024, 5, 1)]
    for older, newer in pairwise(versions):
        assert older.validity.end is not None
        assert newer.validity.start is not None
        assert (newer.validity.start - older.validity.end).days == 1
    assert versions[-1].validity.end is None


@both
def test_the_dossier_keeps_its_five_points_until_point_c_is_repealed(procedures: dict[str, Procedure], name: str) -> None:
    def points(day: date) -> list[str | None]:
        return [item.legal_basis[0].point for item in version_on(procedures[name], day).dossier]

    assert points(date(2024, 6, 1)) == points(date(2026, 9, 14)) == ["a", "b", "c", "d", "đ"]
    assert points(date(2026, 9, 15)) == ["a", "b", "d", "đ"]


@both
def test_what_the_law_marks_neu_co_is_optional_and_nothing_else_is(procedures: dict[str, Procedure], name: str) -> None:
    for version in procedures[name].versions:
        assert {item.id for item in version.dossier if item.optional} == ({"kinh-nghiem"} if version.dossier else set())


@both
def test_steps_and_dossier_items_keep_their_ids_and_order(procedures: dict[str, Procedure], name: str) -> None:
    newest = [step.id for step in procedures[name].versions[-1].steps]
    for version in procedures[name].versions:
        assert [step.id for step in version.steps] == [step_id for step_id in newest if version.step(step_id)]


def test_parallel_steps_name_each_other_and_neither_waits_for_the_other(procedures: dict[str, Procedure]) -> None:
    for version in all_versions(procedures):
        for step in version.steps:
            for other in (version.step(step_id) for step_id in step.parallel_with):
                assert other is not None
                assert step.id in other.parallel_with, (version.id, step.id, other.id)
                assert step.id not in other.requires


def test_steps_stand_after_the_steps_they_require(procedures: dict[str, Procedure]) -> None:
    for version in all_versions(procedures):
        seen: set[str] = set()
        for step in version.steps:
            assert set(step.requires) <= seen, (version.id, step.id)
            seen.add(step.id)


@both
def test_the_district_level_is_not_named_once_it_is_gone(procedures: dict[str, Procedure], name: str) -> None:
    for version in procedures[name].versions:
        if version.validity.start and version.validity.start >= TWO_TIERS:
            things: tuple[Step | DossierItem, ...] = (*version.steps, *version.dossier)
            texts = [version.copies, *(text for thing in things for text in _texts(thing))]
            assert [text for text in texts if "huyện" in text] == []


@both
def test_every_step_is_asked_about_in_three_languages(procedures: dict[str, Procedure], name: str) -> None:
    for version in procedures[name].versions:
        for step in version.steps:
            chinese = [question for question in step.questions if has_cjk(question)]
            english = [question for question in step.questions if not has_cjk(question) and fold(question) == question.lower()]
            assert (len(chinese), len(english)) == (1, 1), step.id
            assert 4 <= len(step.questions) - 2 <= 6, step.id


def _texts(thing: Step | DossierItem) -> Iterator[str]:
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name != "note":
            yield from [value] if isinstance(value, str) else [text for text in value if isinstance(text, str)] if isinstance(value, tuple) else []
