"""The registry of legal documents as sections, one a document.

So that "since when", "what replaced it" can be asked, and every date of force in an
answer has a section to cite.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from catalogue.wordings import Wordings
from domain.documents import Document, DocumentKind, Section, SectionRole, SourceFile, Verification, digest_of, weakest
from domain.legal import LegalReference
from domain.registry import Amendment, RegisteredDocument
from domain.rendered import REGISTRY_ID, registry_section_id
from ingest.procedure_text import say_day

_DATES = ("issued_on", "in_force_from", "in_force_to", "replaced_by")


def registry_document(source: SourceFile, words: Wordings) -> Document:
    """Return the document that stands for the registry."""
    title = words.text("registry.document")
    return Document(id=REGISTRY_ID, title=title, kind=DocumentKind.REGISTRY, kind_name=words.text("registry.kind"), source=source)


def registry_sections(registered: Sequence[RegisteredDocument], document: Document, words: Wordings) -> tuple[Section, ...]:
    """Return one section a registered document."""
    repealing = {(item.by, entry.number) for entry in registered for item in entry.amended_by if item.repeals}
    changing = {(item.by, entry.number) for entry in registered for item in entry.amended_by if not item.repeals}
    return tuple(_section(entry, document, number, words, repealing - changing) for number, entry in enumerate(registered))


def _section(entry: RegisteredDocument, document: Document, order: int, words: Wordings, repealing: Collection[tuple[str, str]]) -> Section:
    text = "\n".join(_lines(entry, words, repealing))
    path = (document.title, words.text("registry.heading", name=entry.name))
    label = entry_label(entry)
    return Section(
        id=registry_section_id(entry.number), document_id=document.id, path=path, role=SectionRole.LEGAL_BASIS, text=text, order=order,
        verification=label, legal_basis=entry.legal_basis or (LegalReference(entry.number),), digest=digest_of(*path, text, label),
    )  # fmt: skip


def entry_label(entry: RegisteredDocument) -> Verification:
    """Return the least trusted label of an entry's dates, amendments included."""
    dates = (label for name, label in entry.field_labels if name in _DATES)
    return weakest((entry.verification, *dates, *(item.verification for item in entry.amended_by)))


def _lines(entry: RegisteredDocument, words: Wordings, repealing: Collection[tuple[str, str]]) -> Iterator[str]:
    """`repealing` pairs a document with one of which it repeals parts and changes nothing else."""
    if entry.issuer:
        yield words.text("registry.opening", name=entry.name, title=entry.title, issuer=entry.issuer) + "."
    else:
        yield words.text("registry.opening_short", name=entry.name, title=entry.title) + "."
    if entry.issued_on:
        yield words.text("registry.issued", day=say_day(entry.issued_on))
    if entry.validity.start:
        yield words.text("registry.start", day=say_day(entry.validity.start))
    if entry.validity.end:
        yield words.text("registry.end", day=say_day(entry.validity.end))
    ended = tuple(number for number in entry.amends if (entry.number, number) in repealing)
    amends = tuple(number for number in entry.amends if number not in ended)
    for key, numbers in (("amends", amends), ("ends", ended), ("replaces", entry.replaces), ("replaced_by", entry.replaced_by)):
        if numbers:
            yield words.text(f"registry.{key}", numbers=", ".join(numbers))
    for amendment in entry.amended_by:
        yield _say_amendment(amendment, words)
    if entry.note:
        yield words.text("registry.note", text=entry.note)


def _say_amendment(amendment: Amendment, words: Wordings) -> str:
    day = say_day(amendment.start)
    if not amendment.articles:
        return words.text("registry.amended_whole", day=day, by=amendment.by)
    key = "registry.repealed" if amendment.repeals else "registry.amended"
    return words.text(key, day=day, by=amendment.by, articles=", ".join(amendment.articles))
