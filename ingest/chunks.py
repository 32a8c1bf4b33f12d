"""Sections to chunks: what is embedded, each with its heading trail.

A clause is embedded with its article's heading, an article only when it has no
clauses; points are part of their clause, and a long clause is also embedded point by
point behind its opening words. All chunks of a clause point to the clause, so the
whole of it is found (docs/decisions has the numbers).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from domain.documents import Chunk, Document, DocumentKind, Section

MAX_CHARACTERS = 1100  # about 350 tokens of the bundled model, which reads 512
_OVERLAP_FREE_MINIMUM = 200


def chunk_sections(document: Document, sections: Iterable[Section]) -> tuple[Chunk, ...]:
    """Return the chunks of a document's sections, in reading order."""
    ordered = tuple(sections)
    parents: set[str | None] = {section.parent_id for section in ordered if section.parent_id and not section.point}
    return tuple(chunk for section in ordered if _is_embedded(section, parents) for chunk in _chunks_of(document, section))


def _is_embedded(section: Section, parents: set[str | None]) -> bool:
    return not section.point and (section.id not in parents or bool(section.lead and len(section.lead) > _OVERLAP_FREE_MINIMUM))


def _chunks_of(document: Document, section: Section) -> Iterator[Chunk]:
    trail = heading_trail(document, section)
    for number, part in enumerate(split_text(section.text, MAX_CHARACTERS - min(len(trail), 400))):
        yield Chunk(f"{section.id}#p{number}", section.id, f"{trail}\n{part}" if trail else part)
    for number, question in enumerate(section.questions):
        yield Chunk(f"{section.id}#q{number}", section.id, question, "question")


def heading_trail(document: Document, section: Section) -> str:
    """Return the headings that tell what a section is about, outermost first.

    Chapters of laws are left out: they say little and cost tokens.
    """
    headings = [heading for heading in section.path if not heading.startswith(("Chương", "Phần", "Khoản", "Điểm"))]
    if document.kind is not DocumentKind.LEGAL and document.title and document.title not in headings:
        headings.insert(0, document.title)
    return ". ".join(heading.rstrip(".") for heading in headings if heading)


def split_text(text: str, limit: int) -> list[str]:
    """Split `text` at paragraph ends into parts of at most about `limit` characters.

    The first line (a clause's opening words) is repeated before each later part; a
    single paragraph longer than the limit is cut at sentence ends.
    """
    if len(text) <= limit:
        return [text]
    lines = [piece for line in text.split("\n") if line.strip() for piece in _cut(line, limit)]
    opening = lines[0] if len(lines[0]) <= limit // 3 else lines[0][: limit // 4]
    parts: list[str] = []
    current = ""
    for line in lines:
        if current and len(current) + len(line) + 1 > limit:
            parts.append(current)
            current = opening
        current = f"{current}\n{line}" if current else line
    return [*parts, current]


def _cut(line: str, limit: int) -> list[str]:
    pieces: list[str] = []
    while len(line) > limit:
        at = max(line.rfind(mark, limit // 2, limit) for mark in (". ", "; ", ", ", " "))
        at = at + 1 if at > 0 else limit
        pieces.append(line[:at].strip())
        line = line[at:].strip()
    return [*pieces, line] if line else pieces
