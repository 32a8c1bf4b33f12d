"""Procedures as sections: nothing of the data is lost on the way to the text people are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.procedures import load_gaps, load_procedures
from catalogue.wordings import Wordings, load_wordings
from domain.answers import Language
from domain.documents import Document, DocumentKind, Section, SectionRole, SourceFile, Verification, weakest
from domain.procedures import Procedure, ProcedureVersion, Step
from ingest.procedure_text import say_day
from ingest.procedures import procedure_document, procedure_sections

SOURCE = SourceFile("procedures/x.yaml", "x.yaml", "application/yaml", "0")
_ROOT = Path(__file__).resolve().parents[2]
PROCEDURES = load_procedures(_ROOT / "knowledge")
GAPS = load_gaps(_ROOT / "knowledge")
VERSIONS = [pytest.param(procedure, version, id=version.id) for procedure in PROCEDURES for version in procedure.versions]


_LABELS = ("Nguồn thứ cấp.", "Chưa xác minh.")


@pytest.fixture(scope="module")
def wordings() -> Wordings:
    return load_wordings(_ROOT / "prompts" / "sections", (Language.VI,))


def rendered(procedure: Procedure, wordings: Wordings) -> tuple[Document, dict[str, Section]]:
    document = procedure_document(procedure, SOURCE, wordings)
    gaps = [gap for gap in GAPS if gap.procedure_id == procedure.id]
    sections = procedure_sections(procedure, gaps, document, wordings, {})
    assert len({section.id for section in sections}) == len(sections)
    assert [section.order for section in sections] == list(range(len(sections)))
    assert all(section.text.strip() and section.digest and section.document_id == document.id for section in sections)
    return document, {section.id.removeprefix(f"{document.id}/"): section for section in sections}


@pytest.mark.parametrize(("procedure", "version"), VERSIONS)
def test_the_overview_has_every_step_in_order(procedure: Procedure, version: ProcedureVersion, wordings: Wordings) -> None:
    overview = rendered(procedure, wordings)[1][f"{version.id}/trinh-tu"]
    lines = overview.text.split("\n")
    assert len(lines) == 1 + len(version.steps) + bool(version.transition) + len(version.open_points)
    assert f"{len(version.steps)} bước" in lines[0]
    for line, step in zip(lines[1:], version.steps, strict=False):
        assert step.name in line
        assert step.actor in line
        assert _limit(step) in line
        weaker = weakest((version.verification, step.verification)) is not version.verification
        assert line.endswith(wordings.text(f"label.{step.verification}")) if weaker else not line.endswith(_LABELS)
        assert set(step.legal_basis) <= set(overview.legal_basis)
    assert not version.transition or version.transition.text in overview.text
    assert all(point in overview.text for point in version.open_points)
    assert (overview.role, overview.validity, overview.questions) == (SectionRole.STEPS, version.validity, procedure.questions)


@pytest.mark.parametrize(("procedure", "version"), VERSIONS)
def test_each_step_has_a_section_with_all_that_is_known_of_it(procedure: Procedure, version: ProcedureVersion, wordings: Wordings) -> None:
    sections = rendered(procedure, wordings)[1]
    for number, step in enumerate(version.steps, start=1):
        section = sections[f"{version.id}/{step.id}"]
        inputs = tuple(item.name.rstrip(".") for item in step.inputs)
        known = (step.name, step.actor.rstrip("."), step.action, step.place, *inputs, *step.outputs, step.form, step.fee, step.condition,
                 step.repeats, step.remedy, step.note, _limit(step), f"Bước {number}/{len(version.steps)}")  # fmt: skip
        assert [words for words in known if words not in section.text] == []
        assert (section.procedure_id, section.version_id, section.step_id) == (procedure.id, version.id, step.id)
        assert (section.validity, section.verification, section.legal_basis, section.questions) == (
            version.validity, step.verification, step.legal_basis, step.questions,
        )  # fmt: skip
        assert section.role is (SectionRole.TIME_LIMIT if step.limits else SectionRole.STEPS)
        if step.time_limit:
            assert step.time_limit.starts_at in section.text
            assert step.time_limit.paused_by in section.text


@pytest.mark.parametrize(("procedure", "version"), VERSIONS)
def test_the_dossier_has_every_component_on_a_line_of_its_own(procedure: Procedure, version: ProcedureVersion, wordings: Wordings) -> None:
    sections = rendered(procedure, wordings)[1]
    if not version.dossier:
        assert f"{version.id}/ho-so" not in sections
        return
    dossier = sections[f"{version.id}/ho-so"]
    lines = dossier.text.split("\n")
    for number, (line, item) in enumerate(zip(lines[1:], version.dossier, strict=False), start=1):
        assert line.startswith(f"{number}) {item.name.rstrip('.')}")
        assert item.made_by in line
        assert item.form in line
        assert item.note.rstrip(".") in line
        assert not item.optional or "nếu có" in line
    assert version.copies in dossier.text
    assert dossier.role is SectionRole.DOSSIER
    assert {reference for item in version.dossier for reference in item.legal_basis} == set(dossier.legal_basis)


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda procedure: procedure.id)
def test_days_without_a_source_become_sections_marked_unverified(procedure: Procedure, wordings: Wordings) -> None:
    gaps = [gap for gap in GAPS if gap.procedure_id == procedure.id]
    assert gaps
    found = [section for name, section in rendered(procedure, wordings)[1].items() if name.startswith("khoang-trong")]
    assert [(section.text, section.validity, section.legal_basis) for section in found] == [(gap.text, gap.validity, gap.legal_basis) for gap in gaps]
    for section in found:
        assert section.verification is Verification.UNVERIFIED
        assert section.questions == procedure.questions
        assert (section.procedure_id, section.step_id) == (None, None)


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda procedure: procedure.id)
def test_the_document_is_as_trusted_as_its_weakest_version(procedure: Procedure, wordings: Wordings) -> None:
    document = rendered(procedure, wordings)[0]
    assert (document.id, document.title, document.kind) == (f"thu-tuc-{procedure.id}", procedure.name, DocumentKind.PROCEDURE)
    assert document.verification is weakest(tuple(version.verification for version in procedure.versions))


@pytest.mark.parametrize(("procedure", "version"), VERSIONS)
def test_every_section_says_for_which_days_it_is(procedure: Procedure, version: ProcedureVersion, wordings: Wordings) -> None:
    for name, section in rendered(procedure, wordings)[1].items():
        if name.startswith(f"{version.id}/"):
            assert section.path[0] == procedure.name
            assert version.validity.start is not None
            assert say_day(version.validity.start) in section.path[1]


def _limit(step: Step) -> str:
    if step.limits:
        return f"{step.limits[0].amount:02d} "
    return step.time_limit_note.rstrip(".")
