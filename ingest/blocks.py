"""What every reader hands on: paragraphs and tables in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from domain.documents import SourceFile

Rows: TypeAlias = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `text` may hold line breaks its author typed.

    `align` is "left", "center", "right", "both" or "" when the file does not say;
    `page` counts from 1 and is None for formats without pages.
    """

    text: str
    style: str = ""
    align: str = ""
    bold: bool = False
    page: int | None = None

    @property
    def centered(self) -> bool:
        """Whether the paragraph stands in the middle of the page."""
        return self.align == "center"


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table, row by row. All rows have the same number of cells; a merged cell has its
    text in its first place and "" in the others."""

    rows: Rows
    page: int | None = None


Block: TypeAlias = Paragraph | TableBlock


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as read: blocks in order, before any structure is seen in them.

    `pages` is None for formats without pages. `warnings` are Vietnamese sentences
    about the quality of the reading.
    """

    source: SourceFile
    blocks: tuple[Block, ...]
    pages: int | None = None
    warnings: tuple[str, ...] = ()
