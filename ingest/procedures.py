"""Procedures of knowledge/ as sections, so that chat finds them like any other text.

Each version yields one section with all its steps in order, one with its dossier and
one a step. The words around the data come from prompts/sections.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from catalogue.procedures import ProcedureGap
from catalogue.wordings import Wordings
from domain.documents import Document, DocumentKind, Section, SectionRole, SourceFile, Verification, digest_of, weakest
from domain.procedures import Procedure, ProcedureVersion, Step
from domain.rendered import DOSSIER, OVERVIEW, procedure_document_id
from ingest.procedure_text import dossier_lines, overview_lines, say_period, step_lines


def procedure_document(procedure: Procedure, source: SourceFile, words: Wordings) -> Document:
    """Return the document that stands for a procedure."""
    labels = tuple(version.verification for version in procedure.versions)
    return Document(
        id=procedure_document_id(procedure.id),
        title=procedure.name,
        kind=DocumentKind.PROCEDURE,
        kind_name=words.text("procedure.kind"),
        verification=weakest(labels),
        source=source,
        field=procedure.field,
    )


def procedure_sections(
    procedure: Procedure, gaps: Sequence[ProcedureGap], document: Document, words: Wordings, names: Mapping[str, str]
) -> tuple[Section, ...]:
    """Return the sections of every version of a procedure, oldest first, then one for each announced gap.

    `names` says how steps of other procedures are called, by their path.
    """
    found: list[Section] = []
    for version in procedure.versions:
        found += _version_sections(procedure, version, document, words, names, len(found))
    for gap in gaps:
        path = (procedure.name, say_period(gap.validity, words), words.text("gap.heading"))
        found.append(
            Section(
                id=f"{document.id}/khoang-trong-{gap.validity.start or 'dau'}",
                document_id=document.id,
                path=path,
                role=SectionRole.STEPS,
                text=gap.text,
                order=len(found),
                validity=gap.validity,
                verification=Verification.UNVERIFIED,
                legal_basis=gap.legal_basis,
                questions=procedure.questions,
                digest=digest_of(*path, gap.text, gap.validity),
            )
        )
    return tuple(found)


def _version_sections(
    procedure: Procedure, version: ProcedureVersion, document: Document, words: Wordings, names: Mapping[str, str], order: int
) -> list[Section]:
    base = Section(
        id=f"{document.id}/{version.id}",
        document_id=document.id,
        path=(procedure.name, say_period(version.validity, words)),
        role=SectionRole.STEPS,
        text="",
        order=order,
        validity=version.validity,
        verification=version.verification,
        legal_basis=version.legal_basis,
        procedure_id=procedure.id,
        version_id=version.id,
    )
    drafts = [_overview(base, procedure, version, words)]
    drafts += [_dossier(base, procedure, version, words)] if version.dossier else []
    drafts += [_step(base, procedure, version, step, number, words, names) for number, step in enumerate(version.steps, start=1)]
    return [
        replace(draft, order=order + place, digest=digest_of(*draft.path, draft.text, draft.validity, draft.verification))
        for place, draft in enumerate(drafts)
    ]


def _overview(base: Section, procedure: Procedure, version: ProcedureVersion, words: Wordings) -> Section:
    heading = words.text("overview.heading", count=len(version.steps))
    text = "\n".join(overview_lines(procedure, version, words))
    # Its lines tell what steps and the transition rule say, so it rests on what they rest on.
    resting = (version.legal_basis, version.transition.legal_basis if version.transition else (), *(step.legal_basis for step in version.steps))
    basis = tuple(dict.fromkeys(reference for references in resting for reference in references))
    return replace(base, id=f"{base.id}/{OVERVIEW}", path=(*base.path, heading), text=text, legal_basis=basis, questions=procedure.questions)


def _dossier(base: Section, procedure: Procedure, version: ProcedureVersion, words: Wordings) -> Section:
    basis = tuple(dict.fromkeys(reference for item in version.dossier for reference in item.legal_basis))
    return replace(
        base,
        id=f"{base.id}/{DOSSIER}",
        path=(*base.path, words.text("dossier.heading")),
        role=SectionRole.DOSSIER,
        text="\n".join(dossier_lines(procedure, version, words)),
        verification=weakest((version.verification, *(item.verification for item in version.dossier))),
        legal_basis=basis or version.legal_basis,
    )


def _step(
    base: Section, procedure: Procedure, version: ProcedureVersion, step: Step, number: int, words: Wordings, names: Mapping[str, str]
) -> Section:
    heading = words.text("step.heading", order=number, count=len(version.steps), name=step.name)
    return replace(
        base,
        id=f"{base.id}/{step.id}",
        path=(*base.path, heading),
        role=SectionRole.TIME_LIMIT if step.limits else SectionRole.STEPS,
        text="\n".join(step_lines(procedure, version, step, number, words, names)),
        verification=step.verification,
        legal_basis=step.legal_basis,
        questions=step.questions,
        step_id=step.id,
    )
