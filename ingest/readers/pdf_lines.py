"""Printed lines of a PDF page, with their left and right edges in points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_PAGE_NUMBER = re.compile(r"^[-–\s]*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*$", re.IGNORECASE)
_GAZETTE = re.compile(r"^(?:\d+\s+)?CÔNG BÁO/Số", re.IGNORECASE)
_HEAD_LINES = 14
_COLUMN_GAP = 24.0
_RIGHT_COLUMN = 0.38


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One printed line. `left` and `right` are points from the left edge of a page `width` wide."""

    text: str
    left: float
    right: float
    width: float
    page: int

    @property
    def char_width(self) -> float:
        """Mean width of a character of the line."""
        return (self.right - self.left) / max(len(self.text), 1)


def page_lines(page: Any, number: int) -> list[PdfLine]:
    """Return the lines of a pdfium page in reading order.

    The head of a state document stands in two columns; where both are printed on one
    line of page 1 they are taken apart, the left column first.
    """
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        placed = len(text) == textpage.count_chars()
        width = page.get_size()[0]
        segments: list[list[PdfLine]] = []
        at = 0
        for raw in re.split(r"(?<=\n)", text):
            parts = _segments(textpage, raw, at, width, number) if placed else [_unplaced(raw, width, number)]
            segments.append([part for part in parts if part.text])
            at += len(raw)
    finally:
        textpage.close()
    return _columns_apart(segments) if number == 1 else [_joined(parts) for parts in segments if parts]


def _segments(textpage: Any, raw: str, at: int, width: float, number: int) -> list[PdfLine]:
    """Cut a line of text where a gap as wide as a column stands between two characters."""
    parts: list[tuple[int, int, float, float]] = []
    for offset, char in enumerate(raw):
        if char.isspace():
            continue
        left, _, right, _ = textpage.get_charbox(at + offset)
        if parts and not (left - parts[-1][3] > _COLUMN_GAP and left > _RIGHT_COLUMN * width):
            start, _, first, _ = parts[-1]
            parts[-1] = (start, offset + 1, first, right)
        else:
            parts.append((offset, offset + 1, left, right))
    return [PdfLine(_visible(raw[start:end]), left, right, width, number) for start, end, left, right in parts]


def _unplaced(raw: str, width: float, number: int) -> PdfLine:
    return PdfLine(_visible(raw), 0.0, width, width, number)


def _visible(raw: str) -> str:
    """Return a line without its break; pdfium writes U+0002 or U+FFFE for a hyphen at a line's end."""
    return raw.replace("\x02", "-").replace("\ufffe", "-").replace("\r", "").replace("\n", "").strip()


def _joined(parts: Sequence[PdfLine]) -> PdfLine:
    first = parts[0]
    return PdfLine(" ".join(part.text for part in parts), first.left, parts[-1].right, first.width, first.page)


def _columns_apart(segments: Sequence[list[PdfLine]]) -> list[PdfLine]:
    head, rest = [parts for parts in segments if parts][:_HEAD_LINES], [parts for parts in segments if parts][_HEAD_LINES:]
    last = max((at for at, parts in enumerate(head) if len(parts) == 2), default=-1)
    columns, head_rest = head[: last + 1], head[last + 1 :]
    left = [part for parts in columns for part in parts if _is_left(part, alone=len(parts) == 1)]
    right = [part for parts in columns for part in parts if part not in left]
    return [*left, *right, *(_joined(parts) for parts in [*head_rest, *rest])]


def _is_left(line: PdfLine, alone: bool) -> bool:
    return line.right < line.width * 0.6 or (alone and line.left < line.width * 0.4)


def without_page_furniture(pages: Sequence[list[PdfLine]]) -> list[PdfLine]:
    """Return the lines of all pages without page numbers and without heads and feet repeated on most pages."""
    edges = Counter(text for lines in pages for text in {line.text for line in (*lines[:2], *lines[-2:])})
    often = max(3, len(pages) // 2)
    kept: list[PdfLine] = []
    for lines in pages:
        for at, line in enumerate(lines):
            at_edge = at < 2 or at >= len(lines) - 2
            repeated = edges[line.text] >= often and not line.text.endswith((".", ";", ":"))
            furniture = repeated or _PAGE_NUMBER.match(line.text) or _GAZETTE.match(line.text)
            if not (at_edge and furniture):
                kept.append(line)
    return kept
