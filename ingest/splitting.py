"""Keeping annex parts short enough to cite: long ones become numbered parts, tables by rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.blocks import Rows
from ingest.lines import Line, table_text
from ingest.units import Unit, UnitKind

LIMIT = 4000
"""Characters an annex part may have of its own. A single table row or sentence is never cut."""

_COLUMN_NUMBER = re.compile(r"^\(?\d{1,2}\)?$")
_SENTENCE_END = re.compile(r"(?<=[.;])\s+")


def split_long(unit: Unit) -> None:
    """Move the own lines of a unit that is too long into child parts, the first children it has."""
    if sum(len(line.text) + 1 for line in unit.lines) <= LIMIT:
        return
    heading, lines = unit.lines[: unit.heading_lines], unit.lines[unit.heading_lines :]
    groups = list(_groups(piece for line in lines for piece in _pieces(line)))
    if len(groups) < 2:
        return
    unit.lines = heading
    unit.children[:0] = [
        Unit(UnitKind.PART, "", f"Đoạn {number}/{len(groups)}", f"doan-{number}", group) for number, group in enumerate(groups, start=1)
    ]


def _groups(lines: Iterator[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    size = 0
    for line in lines:
        if group and size + len(line.text) > LIMIT:
            yield group
            group, size = [], 0
        group.append(line)
        size += len(line.text) + 1
    if group:
        yield group


def _pieces(line: Line) -> Iterator[Line]:
    if len(line.text) <= LIMIT:
        yield line
    elif line.rows:
        for rows in split_rows(line.rows):
            yield replace(line, rows=rows, text=table_text(rows))
    else:
        yield from (replace(line, text=text) for text in _sentences(line.text))


def split_rows(rows: Rows, limit: int = LIMIT) -> Iterator[Rows]:
    """Yield a table in parts of about `limit` characters, its header rows repeated in each."""
    head = _header_height(rows)
    header, part = rows[:head], list[tuple[str, ...]]()
    for row in rows[head:]:
        if part and len(table_text((*header, *part, row))) > limit:
            yield (*header, *part)
            part = []
        part.append(row)
    if part or not rows[head:]:
        yield (*header, *part)


def _header_height(rows: Rows) -> int:
    """One row, two when the second only numbers the columns: "(1) | (2) | (3)"."""
    if len(rows) > 2 and all(_COLUMN_NUMBER.match(cell) for cell in rows[1] if cell):
        return 2
    return 1


def _sentences(text: str) -> Iterator[str]:
    part = ""
    for sentence in _SENTENCE_END.split(text):
        if part and len(part) + len(sentence) > LIMIT:
            yield part
            part = ""
        part = f"{part} {sentence}".strip()
    if part:
        yield part
