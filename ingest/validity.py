"""What the registry knows about a document's days in force, put on its sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from domain.documents import Document, Section, Validity, digest_of
from domain.registry import RegisteredDocument


def apply_registry(document: Document, sections: Sequence[Section], entry: RegisteredDocument | None) -> tuple[Document, tuple[Section, ...]]:
    """Return `document` and `sections` with the registry's dates.

    The registry wins over dates read from the text. An article whose wording was
    amended or repealed from a day on is in force, as printed here, until the day before.
    """
    if entry is None:
        return document, tuple(sections)
    validity = Validity(entry.validity.start or document.validity.start, entry.validity.end or document.validity.end)
    known = replace(
        document,
        validity=validity,
        title=document.title or entry.title,
        issuer=document.issuer or entry.issuer,
        issued_on=document.issued_on or entry.issued_on,
        amends=document.amends or entry.amends,
        replaces=document.replaces or entry.replaces,
    )
    return known, tuple(_dated(section, validity, entry) for section in sections)


def _dated(section: Section, validity: Validity, entry: RegisteredDocument) -> Section:
    ends = [
        amendment.start - timedelta(days=1)
        for amendment in entry.amended_by
        if section.article and section.article in amendment.articles and not section.in_form
    ]
    own = section.validity.narrowed(validity).narrowed(Validity(end=min(ends, default=None)))
    return replace(section, validity=own, digest=digest_of(*section.path, section.text, own, section.verification))
