"""Offices as sections: what each does for clusters, and what former names became."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.offices import OfficeRecord, Offices
from catalogue.registry import Registry
from catalogue.wordings import Wordings
from domain.documents import Document, DocumentKind, Section, SectionRole, SourceFile, Validity, digest_of, weakest
from domain.registry import FormerName, Office
from domain.rendered import OFFICES_ID, former_name_section_id
from ingest.procedure_text import say_day


def offices_document(source: SourceFile, words: Wordings) -> Document:
    """Return the document that stands for the offices."""
    title = words.text("offices.document")
    return Document(id=OFFICES_ID, title=title, kind=DocumentKind.REGISTRY, kind_name=words.text("offices.kind"), source=source)


def offices_sections(offices: Offices, document: Document, words: Wordings, registry: Registry) -> tuple[Section, ...]:
    """Return one section an office with duties, and one a former name."""
    found: list[Section] = []
    for record in offices.records:
        if record.duties:
            found.append(_duties(record, document, len(found), words, registry))
        found += _former_names(record.office, document, len(found), words)
    return tuple(found)


def _duties(record: OfficeRecord, document: Document, order: int, words: Wordings, registry: Registry) -> Section:
    office = record.office
    text = "\n".join((words.text("office.duties", name=office.name), *(f"- {duty.text.rstrip('.')}." for duty in record.duties)))
    path = (document.title, words.text("office.heading", name=office.name))
    label = weakest((office.verification, *(duty.verification for duty in record.duties)))
    basis = tuple(dict.fromkeys(reference for duty in record.duties for reference in duty.legal_basis)) or record.legal_basis
    # Duties as they are now: a list that rests on a document cannot be older than that document.
    entries = (registry.get(reference.number) for reference in basis)
    since = Validity(max((entry.validity.start for entry in entries if entry and entry.validity.start), default=None))
    return Section(
        id=f"{document.id}/{office.id}", document_id=document.id, path=path, role=SectionRole.AUTHORITY, text=text, order=order,
        validity=since, verification=label, legal_basis=basis, digest=digest_of(*path, text, label, since),
    )  # fmt: skip


def _former_names(office: Office, document: Document, order: int, words: Wordings) -> Iterator[Section]:
    for number, former in enumerate(office.former_names):
        text = words.text("office.former", old=former.name, new=office.name, day=say_day(former.until))
        yield _former_section(office, former, number, f"{text}\n{former.note}".strip(), document, order + number, words)


def _former_section(office: Office, former: FormerName, number: int, text: str, document: Document, order: int, words: Wordings) -> Section:
    path = (document.title, words.text("office.former_heading", old=former.name))
    validity = Validity(start=former.until)
    return Section(
        id=former_name_section_id(office.id, number), document_id=document.id, path=path, role=SectionRole.AUTHORITY, text=text, order=order,
        validity=validity, verification=former.verification, legal_basis=former.legal_basis,
        digest=digest_of(*path, text, former.verification, validity),
    )  # fmt: skip
