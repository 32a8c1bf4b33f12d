"""One legal document of knowledge/registry.yaml, read strictly."""

from __future__ import annotations

from catalogue.reading import Entry
from domain.documents import Verification
from domain.registry import Amendment, RegisteredDocument

_LABELLED = ("title", "issuer", "issued_on", "in_force_from", "in_force_to", "amends", "replaces", "replaced_by")


def read_document(entry: Entry) -> RegisteredDocument:
    """Return one document; raise KnowledgeError when it takes effect before it is issued."""
    with entry:
        document = RegisteredDocument(
            number=entry.text("number"),
            kind=entry.text("kind"),
            title=entry.text("title"),
            issuer=entry.text("issuer", ""),
            issued_on=entry.day("issued_on"),
            validity=entry.validity("in_force_from", "in_force_to"),
            amends=entry.texts("amends"),
            replaces=entry.texts("replaces"),
            amended_by=tuple(_amendment(item) for item in entry.entries("amended_by")),
            replaced_by=entry.texts("replaced_by"),
            verification=entry.verification(),
            field_labels=_labels(entry.entry("labels")),
            legal_basis=entry.references(),
            note=entry.text("note", ""),
        )
    if document.issued_on and document.validity.start and document.validity.start < document.issued_on:
        raise entry.wrong("có hiệu lực trước ngày ban hành", "Kiểm tra hai ngày.")
    return document


def _amendment(entry: Entry) -> Amendment:
    with entry:
        return Amendment(
            by=entry.text("by"),
            start=entry.required_day("from"),
            articles=entry.texts("articles"),
            repeals=entry.flag("repeals") or False,
            summarised=entry.flag("summarised") or False,
            verification=entry.verification(),
            legal_basis=entry.references(),
        )


def _labels(entry: Entry | None) -> tuple[tuple[str, Verification], ...]:
    if entry is None:
        return ()
    with entry:
        return tuple((name, entry.choice(name, Verification)) for name in entry.names() if name in _LABELLED)
