"""What reading one file yields."""

from __future__ import annotations

from dataclasses import dataclass

from domain.documents import Document, Section


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of one reading, and what a person should check (Vietnamese sentences).

    `characters` counts the normalised text of the whole file. `pages` is None for
    formats without pages.
    """

    characters: int
    articles: int = 0
    clauses: int = 0
    points: int = 0
    tables: int = 0
    pages: int | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document, its sections in reading order, and how well it was read."""

    document: Document
    sections: tuple[Section, ...]
    quality: Quality
