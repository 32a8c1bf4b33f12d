"""What knowledge/ calls primary, held against the official texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from catalogue.offices import Offices
from catalogue.registry import Registry
from domain.documents import Verification
from domain.legal import NUMBER_PATTERN, LegalReference
from domain.procedures import DossierItem, Procedure, Step, TimeUnit
from tests.knowledge.official import FILES, dates_in, text_of

pytestmark = pytest.mark.official
_UNIT = {TimeUnit.DAYS: "ngày", TimeUnit.WORKING_DAYS: "ngày làm việc", TimeUnit.MONTHS: "tháng"}
_NAMES_OF_PLACES = re.compile(rf"(?:Điều|khoản|điểm|Mẫu số|Phụ lục) \w+|{NUMBER_PATTERN}|\d{{2}}/\d{{1,2}}/\d{{4}}|(?:năm|trước) \d{{4}}")


def primary_things(procedures: dict[str, Procedure]) -> Iterator[tuple[str, Step | DossierItem]]:
    for procedure in procedures.values():
        for version in procedure.versions:
            things: tuple[Step | DossierItem, ...] = (*version.steps, *version.dossier)
            for thing in things:
                if thing.verification is Verification.PRIMARY and any(reference.number in FILES for reference in thing.legal_basis):
                    yield f"{version.id} › {thing.id}", thing


def _is_whole(thing: Step | DossierItem) -> bool:
    """Whether all it rests on can be read here, so that nothing it states can stand elsewhere."""
    return all(_is_at_hand(reference) for reference in thing.legal_basis)


def _is_at_hand(reference: LegalReference) -> bool:
    """Annexes are not read here, and of most documents we have no text: then a number may stand where this cannot look."""
    return reference.number in FILES and not reference.appendix and not reference.form


def at_hand(references: tuple[LegalReference, ...]) -> tuple[LegalReference, ...]:
    return tuple(reference for reference in references if _is_at_hand(reference))


def cited_text(folder: Path, references: tuple[LegalReference, ...]) -> str:
    return "\n".join(text_of(folder, reference) for reference in references)


def numbers_stated(thing: Step | DossierItem) -> set[str]:
    texts = [thing.name, thing.note]
    if isinstance(thing, Step):
        texts += [thing.action, thing.condition, thing.remedy, *(item.name for item in thing.inputs), *thing.outputs]
    return set(re.findall(r"\d+", _NAMES_OF_PLACES.sub(" ", "\n".join(texts))))


def all_references(registry: Registry, procedures: dict[str, Procedure], offices: Offices) -> Iterator[tuple[str, LegalReference]]:
    for document in registry.documents:
        yield from ((document.number, reference) for reference in document.legal_basis)
    for rule in registry.transitions:
        yield from ((rule.id, reference) for reference in rule.rule.legal_basis)
    for procedure in procedures.values():
        for version in procedure.versions:
            yield from ((version.id, reference) for reference in version.legal_basis)
            yield from ((version.id, reference) for step in version.steps for reference in step.legal_basis)
            yield from ((version.id, reference) for item in version.dossier for reference in item.legal_basis)
    for record in offices.records:
        yield from ((record.office.id, reference) for duty in record.duties for reference in duty.legal_basis)
    for moved in offices.moved_duties:
        yield from ((moved.id, reference) for reference in moved.of)


def test_a_primary_time_limit_stands_in_its_clause_with_its_unit(procedures: dict[str, Procedure], official_dir: Path) -> None:
    checked = 0
    for name, thing in primary_things(procedures):
        for limit in thing.limits if isinstance(thing, Step) else ():
            unit = _UNIT[limit.unit]
            other_unit = "(?! làm việc)" if limit.unit is TimeUnit.DAYS else ""
            wanted = re.compile(rf"\b0?{limit.amount} {unit}{other_unit}")
            found = bool(wanted.search(cited_text(official_dir, at_hand(thing.legal_basis))))
            assert found or not _is_whole(thing), name
            checked += found
    assert checked >= 20


def test_every_number_stated_as_primary_stands_in_the_clauses_cited(procedures: dict[str, Procedure], official_dir: Path) -> None:
    checked = 0
    for name, thing in primary_things(procedures):
        if not _is_whole(thing):
            continue
        checked += 1
        found = set(re.findall(r"\d+", cited_text(official_dir, thing.legal_basis)))
        assert numbers_stated(thing) <= found, name
    assert checked >= 90


def test_every_place_cited_exists_in_the_official_text(
    registry: Registry, procedures: dict[str, Procedure], offices: Offices, official_dir: Path
) -> None:
    added_in_2026 = LegalReference("32/2024/NĐ-CP", "13", "3")
    missing = {
        (where, str(reference))
        for where, reference in all_references(registry, procedures, offices)
        if reference.number in FILES and reference.article and reference != added_in_2026 and not text_of(official_dir, reference)
    }
    assert missing == set()


def test_a_primary_date_in_force_stands_in_the_document_s_own_clause(registry: Registry, official_dir: Path) -> None:
    for document in registry.documents:
        if document.number not in FILES or document.verification is not Verification.PRIMARY:
            continue
        own = tuple(reference for reference in document.legal_basis if reference.number == document.number)
        dates = dates_in(cited_text(official_dir, own))
        assert document.validity.start in dates, document.number
        if document.validity.end:
            assert dates & {document.validity.end, document.validity.end + timedelta(days=1)}, document.number


def test_the_duties_that_moved_in_2025_are_the_clauses_the_decree_lists(offices: Offices, official_dir: Path) -> None:
    for moved in offices.moved_duties:
        basis = next(holder.legal_basis for holder in moved.holders if any(r.number == "139/2025/NĐ-CP" for r in holder.legal_basis))
        listed = cited_text(official_dir, basis)
        for reference in moved.of:
            assert f"Điều {reference.article}" in listed, (moved.id, str(reference))
            assert f"khoản {reference.clause}" in listed, (moved.id, str(reference))


def test_a_changed_limit_would_be_noticed(procedures: dict[str, Procedure], official_dir: Path) -> None:
    step = next(thing for name, thing in primary_things(procedures) if name == "establish-cluster-gd2 › appraise")
    changed = replace(step, note="Hạn là 26 ngày.")
    assert not numbers_stated(changed) <= set(re.findall(r"\d+", cited_text(official_dir, step.legal_basis)))
