"""Procedures of knowledge/ as sections, so that chat finds them like any other text.

Each version yields one section with all its steps in order, one with its dossier and
one a step. The words around the data come from prompts/sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from catalogue.procedures import ProcedureGap
from catalogue.wordings import Wordings
from domain.documents import Document, DocumentKind, Section, SectionRole, SourceFile, Validity, Verification, digest_of, weakest
from domain.legal import LegalReference
from domain.procedures import OPTIONAL_MARK, DossierItem, Procedure, ProcedureVersion, Step, TimeLimit


def procedure_document(procedure: Procedure, source: SourceFile, words: Wordings) -> Document:
    """Return the document that stands for a procedure."""
    labels = tuple(version.verification for version in procedure.versions)
    return Document(
        id=f"thu-tuc-{procedure.id}",
        title=procedure.name,
        kind=DocumentKind.PROCEDURE,
        kind_name=words.text("procedure.kind"),
        verification=weakest(labels),
        source=source,
    )


def procedure_sections(
    procedure: Procedure, gaps: Sequence[ProcedureGap], document: Document, words: Wordings
) -> tuple[Section, ...]:
    """Return the sections of every version of a procedure, oldest first, then one for each announced gap."""
    found: list[Section] = []
    for version in procedure.versions:
        found += _version_sections(procedure, version, document, words, len(found))
    for gap in gaps:
        path = (procedure.name, say_period(gap.validity, words), words.text("gap.heading"))
        found.append(
            Section(
                id=f"{document.id}/khoang-trong-{gap.validity.start or 'dau'}", document_id=document.id, path=path, role=SectionRole.STEPS,
                text=gap.text, order=len(found), validity=gap.validity, verification=Verification.UNVERIFIED, legal_basis=gap.legal_basis,
                questions=procedure.questions, digest=digest_of(*path, gap.text, gap.validity),
            )  # fmt: skip
        )
    return tuple(found)


def _version_sections(procedure: Procedure, version: ProcedureVersion, document: Document, words: Wordings, order: int) -> list[Section]:
    period = say_period(version.validity, words)
    base = f"{document.id}/{version.id}"

    def section(key: str, heading: str, role: SectionRole, text: str, place: int, **extra: object) -> Section:
        path = (procedure.name, period, heading)
        label = extra.get("verification", version.verification)
        values = {
            "verification": version.verification, "legal_basis": version.legal_basis, "procedure_id": procedure.id, "version_id": version.id
        } | extra  # fmt: skip
        return Section(
            id=f"{base}/{key}", document_id=document.id, path=path, role=role, text=text, order=order + place,
            validity=version.validity, digest=digest_of(*path, text, version.validity, label), **values,
        )  # type: ignore[arg-type]  # fmt: skip

    overview = "\n".join(_overview_lines(procedure, version, period, words))
    heading = words.text("overview.heading", count=len(version.steps))
    sections = [section("trinh-tu", heading, SectionRole.STEPS, overview, 0, questions=procedure.questions)]
    if version.dossier:
        text = "\n".join(_dossier_lines(procedure, version, period, words))
        label = weakest((version.verification, *(item.verification for item in version.dossier)))
        basis = _merged(tuple(reference for item in version.dossier for reference in item.legal_basis))
        sections.append(
            section("ho-so", words.text("dossier.heading"), SectionRole.DOSSIER, text, 1, verification=label, legal_basis=basis or version.legal_basis)
        )
    for number, step in enumerate(version.steps, start=1):
        heading = words.text("step.heading", order=number, count=len(version.steps), name=step.name)
        text = "\n".join(_step_lines(procedure, version, step, number, words))
        role = SectionRole.TIME_LIMIT if step.time_limit else SectionRole.STEPS
        sections.append(
            section(
                step.id, heading, role, text, number + 1,
                step_id=step.id, verification=step.verification, legal_basis=step.legal_basis, questions=step.questions,
            )  # fmt: skip
        )
    return sections


def _merged(references: tuple[LegalReference, ...]) -> tuple[LegalReference, ...]:
    return tuple(dict.fromkeys(references))


def _overview_lines(procedure: Procedure, version: ProcedureVersion, period: str, words: Wordings) -> Iterator[str]:
    count = len(version.steps)
    yield words.text("overview.opening", procedure=procedure.name.lower(), count=count, period=period.lower())
    for number, step in enumerate(version.steps, start=1):
        limit = say_limit(step, words)
        yield words.text("overview.step", order=number, count=count, name=step.name, actor=step.actor, limit=f"{limit}.")
    if version.transition:
        yield words.text("overview.transition", text=version.transition.text)
    for point in version.open_points:
        yield words.text("overview.open", text=point)


def _dossier_lines(procedure: Procedure, version: ProcedureVersion, period: str, words: Wordings) -> Iterator[str]:
    yield words.text("dossier.opening", procedure=procedure.name.lower(), count=len(version.dossier), period=period.lower())
    for number, item in enumerate(version.dossier, start=1):
        yield say_dossier_item(item, number, words)
    if version.copies:
        yield words.text("dossier.copies", text=version.copies)
    for point in version.dossier_points:
        yield words.text("overview.open", text=point)


def say_dossier_item(item: DossierItem, number: int, words: Wordings) -> str:
    """Return one dossier component in words: name, who makes it, original or copy, form, "nếu có"."""
    details = [words.text("dossier.made_by", who=item.made_by)] if item.made_by else []
    if item.original is not None:
        details.append(words.text("dossier.original" if item.original else "dossier.copy"))
    if item.form:
        details.append(words.text("dossier.form", form=item.form))
    if item.optional and OPTIONAL_MARK not in item.name:
        details.append(words.text("dossier.optional"))
    if item.note:
        details.append(item.note.rstrip("."))
    return words.text("dossier.item", order=number, name=item.name.rstrip("."), details=f" ({'; '.join(details)})." if details else ".")


def _step_lines(procedure: Procedure, version: ProcedureVersion, step: Step, number: int, words: Wordings) -> Iterator[str]:
    yield words.text("step.opening", order=number, count=len(version.steps), procedure=procedure.name.lower(), name=step.name)
    yield words.text("step.actor", text=step.actor.rstrip("."))
    limit = say_limit(step, words)
    yield words.text("step.limit", text=limit.rstrip("."))
    texts = {
        "action": step.action, "place": step.place, "inputs": "; ".join(step.inputs), "outputs": "; ".join(step.outputs), "form": step.form,
        "fee": step.fee, "condition": step.condition, "repeats": step.repeats, "remedy": step.remedy, "note": step.note,
    }  # fmt: skip
    for key, text in texts.items():
        if text:
            yield words.text(f"step.{key}", text=text)
    if step.optional:
        yield words.text("step.optional")


def say_limit(step: Step, words: Wordings) -> str:
    """Return a step's time limit in words, or the note that none is set."""
    if step.time_limit is None:
        return step.time_limit_note.rstrip(".") or words.text("limit.none")
    limit = say_amount(step.time_limit, words)
    if step.time_limit.starts_at:
        limit = words.text("limit.starts", limit=limit, event=step.time_limit.starts_at)
    if step.time_limit.paused_by:
        limit = words.text("limit.paused", limit=limit, event=step.time_limit.paused_by)
    return f"{limit} ({step.time_limit_note.rstrip('.')})" if step.time_limit_note else limit


def say_amount(limit: TimeLimit, words: Wordings) -> str:
    """Return "05 ngày làm việc": two digits as official texts write it."""
    return words.text(f"limit.{limit.unit}", amount=f"{limit.amount:02d}")


def say_period(validity: Validity, words: Wordings) -> str:
    """Return the days a version is in force, in words."""
    if validity.start and validity.end:
        return words.text("version.between", start=say_day(validity.start), end=say_day(validity.end))
    if validity.start:
        return words.text("version.since", start=say_day(validity.start))
    return words.text("version.until", end=say_day(validity.end)) if validity.end else words.text("version.always")


def say_day(day: date) -> str:
    """Return a date as Vietnamese official texts print it in short: 01/5/2024, 15/9/2026."""
    return f"{day.day:02d}/{day.month}/{day.year}"


