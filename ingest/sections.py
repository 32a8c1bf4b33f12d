"""Units to sections: the values the index holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.documents import Document, DocumentKind, Section, SectionRole, digest_of
from domain.legal import LegalReference
from ingest.roles import role_of_clause, role_of_heading
from ingest.splitting import LIMIT
from ingest.units import Unit, UnitKind, shortened

_OUTLINE_ENTRY = 120
_TITLE_LENGTH = 110


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a document a unit stands, handed down from unit to unit."""

    path: tuple[str, ...] = ()
    id: str = ""
    parent_id: str | None = None
    role: SectionRole = SectionRole.OTHER
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    appendix: str | None = None
    form: str | None = None


def make_sections(document: Document, units: Sequence[Unit]) -> tuple[Section, ...]:
    """Return one section for every unit with text, in reading order.

    The text of an article or clause is whole, sub-units included. An annex, or a part
    of one, that is longer than `splitting.LIMIT` characters has its own words and the
    headings of its parts instead, since its parts are sections themselves.
    Ids are unique: a repeated one gets "-2", "-3" behind it.
    """
    seen: dict[str, int] = {}
    found: list[Section] = []
    start = _Place(id=document.id)
    for unit in units:
        for section in _sections(document, unit, start, seen):
            found.append(replace(section, order=len(found)))
    return tuple(found)


def _sections(document: Document, unit: Unit, above: _Place, seen: dict[str, int]) -> Iterator[Section]:
    place = _descend(unit, above, _unique(f"{above.id}/{unit.slug}", seen))
    text = unit.text if _is_whole(unit) else _outline_text(unit)
    if text:
        yield _section(document, unit, place, text)
    below = replace(place, parent_id=place.id if text else above.parent_id)
    for child in unit.children:
        yield from _sections(document, child, below, seen)


def _descend(unit: Unit, above: _Place, identifier: str) -> _Place:
    place = replace(above, id=identifier, path=(*above.path, *unit.trail, unit.label), role=_role(unit, above))
    match unit.kind:
        case UnitKind.ARTICLE:
            return replace(place, article=unit.number)
        case UnitKind.CLAUSE:
            return replace(place, clause=unit.number)
        case UnitKind.POINT:
            return replace(place, point=unit.number)
        case UnitKind.APPENDIX:
            return replace(place, appendix=unit.number)
        case UnitKind.FORM:
            return replace(place, form=unit.number)
    return place


def _section(document: Document, unit: Unit, place: _Place, text: str) -> Section:
    return Section(
        id=place.id,
        document_id=document.id,
        path=place.path,
        role=place.role,
        text=text,
        order=0,
        lead=unit.lead,
        article=place.article,
        clause=place.clause,
        point=place.point,
        appendix=place.appendix,
        in_form=place.form is not None,
        page=unit.page,
        parent_id=place.parent_id,
        validity=document.validity,
        verification=document.verification,
        legal_basis=_own_reference(document, place),
        digest=digest_of(place.path, text, document.validity, document.verification),
    )


def _role(unit: Unit, above: _Place) -> SectionRole:
    match unit.kind:
        case UnitKind.PREAMBLE:
            return SectionRole.LEGAL_BASIS
        case UnitKind.FORM:
            return SectionRole.FORM
        case UnitKind.POINT:
            return above.role
        case UnitKind.ARTICLE:
            role = role_of_heading(unit.label)
            return role_of_clause(unit.lead, role) if not unit.children and role is SectionRole.OTHER else role
        case UnitKind.APPENDIX:
            return role_of_heading(unit.label)
        case UnitKind.CLAUSE:
            return role_of_clause(unit.text, above.role)
    if above.role is SectionRole.FORM and above.form is not None:
        return SectionRole.FORM
    is_title = unit.heading_lines and len(unit.label) <= _TITLE_LENGTH
    own = role_of_heading(unit.label) if is_title else SectionRole.OTHER
    parent = own if own is not SectionRole.OTHER else above.role
    return parent if unit.children else role_of_clause(unit.text, parent)


def _own_reference(document: Document, place: _Place) -> tuple[LegalReference, ...]:
    """Return the unit's own place in the law; nothing for letters and for texts without a number."""
    if document.kind is not DocumentKind.LEGAL or not document.number:
        return ()
    return (LegalReference(document.number, place.article, place.clause, place.point, place.appendix, place.form),)


def _is_whole(unit: Unit) -> bool:
    return unit.kind in (UnitKind.PREAMBLE, UnitKind.ARTICLE, UnitKind.CLAUSE, UnitKind.POINT) or len(unit.text) <= LIMIT


def _outline_text(unit: Unit) -> str:
    own = "\n".join(line.text for line in unit.lines)
    entries = [f"- {shortened(child.label, _OUTLINE_ENTRY)}" for child in unit.children]
    text = "\n".join([own, *entries]).strip()
    return text if len(text) <= LIMIT else text[:LIMIT].rsplit("\n", 1)[0] + "\n…"


def _unique(identifier: str, seen: dict[str, int]) -> str:
    """Return `identifier`, with a number behind it when it was given out before."""
    seen[identifier] = seen.get(identifier, 0) + 1
    if seen[identifier] == 1:
        return identifier
    return _unique(f"{identifier}-{seen[identifier]}", seen)
