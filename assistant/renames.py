"""Former names of offices with the section of the index that states who took over.

Found once when an index is opened: looking through every section for every question
would cost more than the search itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.offices import OfficeRecord, Offices
from domain.documents import DocumentKind, Section
from domain.registry import FormerName, Office
from domain.rendered import former_name_section_id
from domain.vietnamese import fold
from index.sections import SectionStore


@dataclass(frozen=True, slots=True)
class Rename:
    """A former office, the office of today, its folded spellings, and the section and line that say so."""

    office: Office
    former: FormerName
    spellings: tuple[str, ...]
    section_id: str
    quote: str


def find_renames(sections: SectionStore, offices: Offices) -> tuple[Rename, ...]:
    """Return the renames that some section of the index supports."""
    found: list[Rename] = []
    for record in offices.records:
        for number, former in enumerate(record.office.former_names):
            section = _rendered(sections, record, number) or _clause(sections, former)
            if section:
                spellings = tuple(plain(spelling) for spelling, old in record.former_spellings if old == former)
                found.append(Rename(record.office, former, spellings, section.id, _line_naming(section, record.office.name)))
    return tuple(found)


def _line_naming(section: Section, name: str) -> str:
    lines = section.text.split("\n")
    return next((line for line in lines if plain(name) in plain(line)), lines[0])


def plain(name: str) -> str:
    """Return a name folded, with UBND written out, so that spellings compare."""
    return fold(name).replace("ubnd", "uy ban nhan dan")


def _rendered(sections: SectionStore, record: OfficeRecord, number: int) -> Section | None:
    section_id = former_name_section_id(record.office.id, number)
    return sections.section(section_id) if sections.has_section(section_id) else None


def _clause(sections: SectionStore, former: FormerName) -> Section | None:
    """The clause of a legal document in the index that moved the duty."""
    wanted = {reference.number for reference in former.legal_basis}
    documents = (document for document in sections.documents() if document.kind is DocumentKind.LEGAL and document.number in wanted)
    return next((section for document in documents for section in _named(sections.sections_of(document.id), former)), None)


def _named(sections: Iterable[Section], former: FormerName) -> Iterable[Section]:
    return (section for section in sections if not section.in_form and any(basis in former.legal_basis for basis in section.legal_basis))
