"""Tables of .docx files as rows of equal length."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ingest.blocks import Rows
from ingest.readers.docx_xml import VALUE, WORD


def table_rows(table: Any, text_of: Callable[[Any], str]) -> Rows:
    """Return the rows of a w:tbl. `text_of` gives the text of a w:p.

    A cell merged across columns or rows has its text in its first place and "" in the
    others. A table inside a cell is written into that cell, "cell; cell" per line.
    """
    rows = [_row(row, text_of) for row in _children(table, "tr")]
    width = max((len(row) for row in rows), default=0)
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows)


def _row(row: Any, text_of: Callable[[Any], str]) -> list[str]:
    cells: list[str] = [""] * _number(row, "trPr/gridBefore", 0)
    for cell in _children(row, "tc"):
        merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
        continued = merge is not None and merge.get(VALUE, "continue") != "restart"
        cells.append("" if continued else "\n".join(_cell_lines(cell, text_of)))
        cells += [""] * (_number(cell, "tcPr/gridSpan", 1) - 1)
    return cells


def _cell_lines(cell: Any, text_of: Callable[[Any], str]) -> Iterator[str]:
    for child in cell.iterchildren():
        if child.tag == WORD + "p":
            yield text_of(child)
        elif child.tag == WORD + "tbl":
            for row in table_rows(child, text_of):
                yield "; ".join(text.replace("\n", " ") for text in row if text.strip())
        elif child.tag in (WORD + "sdt", WORD + "sdtContent"):
            yield from _cell_lines(child, text_of)


def _children(element: Any, tag: str) -> Iterator[Any]:
    """Yield the children of one kind, also those wrapped in content controls."""
    for child in element.iterchildren():
        if child.tag == WORD + tag:
            yield child
        elif child.tag in (WORD + "sdt", WORD + "sdtContent", WORD + "customXml", WORD + "ins"):
            yield from _children(child, tag)


def _number(element: Any, path: str, default: int) -> int:
    found = element.find("/".join(WORD + part for part in path.split("/")))
    value = found.get(VALUE, "") if found is not None else ""
    return min(int(value), 200) if value.isdigit() else default
