"""The tree that structure is read into. Parsers grow it; `sections` turns it into values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from domain.vietnamese import fold
from ingest.lines import Line

_HEADING_LIMIT = 160


class UnitKind(StrEnum):
    """What a unit of a document is."""

    PREAMBLE = "preamble"
    ARTICLE = "article"
    CLAUSE = "clause"
    POINT = "point"
    APPENDIX = "appendix"
    FORM = "form"
    PART = "part"


@dataclass(slots=True)
class Unit:
    """A unit with its printed lines and the units inside it.

    `label` is its heading in a path, `slug` its part of an id. `lines` are its own lines,
    heading included; the first `heading_lines` of them say no more than `label` does.
    `trail` holds the chapter headings an article stands under.
    """

    kind: UnitKind
    number: str
    label: str
    slug: str
    lines: list[Line] = field(default_factory=list)
    heading_lines: int = 0
    trail: tuple[str, ...] = ()
    children: list[Unit] = field(default_factory=list)

    @property
    def page(self) -> int | None:
        """Page of its first line, its children's when it has no line."""
        pages = (line.page for unit in self.walk() for line in unit.lines)
        return next(pages, None)

    @property
    def lead(self) -> str:
        """Its own words without the heading, before its first sub-unit."""
        return joined(self.lines[self.heading_lines :])

    @property
    def text(self) -> str:
        """All its words, sub-units included, as printed."""
        return "\n".join(part for part in (joined(self.lines), *(child.text for child in self.children)) if part)

    def walk(self) -> Iterator[Unit]:
        """Yield this unit and everything inside it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def joined(lines: list[Line]) -> str:
    """Return the text of `lines`, one below the other."""
    return "\n".join(line.text for line in lines)


def shortened(text: str, limit: int = _HEADING_LIMIT) -> str:
    """Return `text` on one line, cut at a word with "…" when it is longer than `limit`."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def ascii_slug(text: str) -> str:
    """Return `text` in ASCII letters, digits and hyphens ("32/2024/NĐ-CP" -> "32-2024-nd-cp")."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
