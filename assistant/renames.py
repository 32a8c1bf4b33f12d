"""Former names of offices with the section of the index that states who took over.

Found once when an index is opened: looking through every section for every question
would cost more than the search itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.offices import Offices
from domain.documents import DocumentKind, Section
from domain.registry import FormerName, Office
from domain.vietnamese import fold
from index.sections import SectionStore


@dataclass(frozen=True, slots=True)
class Rename:
    """A former name, the office of today, and the section and line that say so."""

    office: Office
    former: FormerName
    folded: str
    section_id: str
    quote: str


def find_renames(sections: SectionStore, offices: Offices) -> tuple[Rename, ...]:
    """Return the renames that some section of the index supports."""
    pairs = [(office, former) for office in offices.offices for former in office.former_names]
    found: dict[tuple[str, str], Rename] = {}
    for document in sections.documents():
        for section in sections.sections_of(document.id):
            if section.point or section.clause and document.kind is DocumentKind.LEGAL:
                continue
            for office, former in pairs:
                key = (office.id, former.name)
                if key not in found and _supports(section, former):
                    line = _line_naming(section, office, former)
                    if line:
                        found[key] = Rename(office, former, _plain(former.name), section.id, line)
    return tuple(found.values())


def _plain(name: str) -> str:
    return fold(name).replace("ubnd", "uy ban nhan dan")


def _supports(section: Section, former: FormerName) -> bool:
    """A section supports a rename when it is, or rests on, one of the clauses the rename names."""
    return any(basis.within(reference) for basis in section.legal_basis for reference in former.legal_basis)


def _line_naming(section: Section, office: Office, former: FormerName) -> str:
    lines = section.text.split("\n")
    return next((line for line in lines if _plain(former.name) in _plain(line) and _plain(office.name) in _plain(line)), "")
