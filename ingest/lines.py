"""Blocks to lines: the unit that structure is read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.blocks import Block, Paragraph, Rows, TableBlock
from ingest.normalise import normalise, repair_font_damage, shows_font_damage
from ingest.quotes import quoted_lines

_BREAKS_OFF = re.compile(
    r"(?:\b(?:tại|theo|của|và|hoặc|khoản|điểm|điều|mục|chương|phần|số|các|với|trong|từ|đến|là|ngày|tháng|năm|nhóm|loại|hạng|cấp|lần|bảng|bước)"
    r"|[,(/–-])$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of meaning: a paragraph, a part of one after a line break, or a table.

    `rows` is set for tables, whose `text` is their Markdown. `quoted` means that the
    line belongs to a quotation of another document. `run_on` means that the line
    continues a reference of the line before, typed with a line break.
    """

    text: str
    align: str = ""
    bold: bool = False
    page: int | None = None
    rows: Rows = ()
    quoted: bool = False
    run_on: bool = False

    @property
    def prominent(self) -> bool:
        """Whether the line is set apart as headings are: centred, right-hand, bold or all capitals."""
        return self.align in ("center", "right") or self.bold or is_capitals(self.text)


def is_capitals(text: str) -> bool:
    """Return whether at least nine in ten letters of `text` are capitals."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def breaks_off(text: str) -> bool:
    """Return whether a printed line ends inside a reference or a list, so that "2. ..." on the next one is no new unit."""
    return bool(_BREAKS_OFF.search(text))


def lines_of(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """Return the lines of `blocks` in order, normalised, quotations marked; empty ones are left out."""
    kept = tuple(blocks)
    damaged = any(shows_font_damage(text) for block in kept for text in _texts(block))
    lines = [line for block in kept for line in _lines(block, damaged)]
    flags = quoted_lines([line.text if not line.rows else "" for line in lines])
    return tuple(replace(line, quoted=True) if flag else line for line, flag in zip(lines, flags, strict=True))


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    else:
        yield from (cell for row in block.rows for cell in row)


def _lines(block: Block, damaged: bool) -> Iterator[Line]:
    if isinstance(block, TableBlock):
        yield from _table_lines(block, damaged)
        return
    previous = ""
    for text in _clean(block.text, damaged).split("\n"):
        if text:
            yield Line(text, block.align, block.bold, block.page, run_on=breaks_off(previous))
            previous = text


def _table_lines(block: TableBlock, damaged: bool) -> Iterator[Line]:
    rows = tuple(tuple(_clean(cell, damaged) for cell in row) for row in block.rows)
    rows = tuple(row for row in rows if any(row))
    if rows:
        yield Line(table_text(rows), page=block.page, rows=rows)


def _clean(text: str, damaged: bool) -> str:
    return normalise(repair_font_damage(text) if damaged else text)


def table_text(rows: Rows) -> str:
    """Return a table as Markdown; one that only lays out a page (one row, or one column) as plain lines."""
    if len(rows) == 1 or len(rows[0]) == 1 or is_layout(rows):
        return "\n".join(cell for row in rows for cell in row if cell)
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def is_layout(rows: Rows) -> bool:
    """Return whether a table only places the head or the signatures of a document on the page."""
    text = " ".join(cell for row in rows for cell in row).lower()
    head = "độc lập - tự do" in text or "độc lập – tự do" in text
    return len(rows[0]) <= 3 and len(rows) <= 4 and (head or "nơi nhận" in text or "(chữ ký" in text)


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")
