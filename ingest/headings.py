"""Headings printed over several lines ("Chương I" / "QUY ĐỊNH CHUNG")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.lines import Line, is_capitals
from ingest.markers import article_mark, clause_mark, container_mark, point_mark
from ingest.units import shortened

_MOST_TITLE_LINES = 4
_OUTLINE = re.compile(r"^(?:[A-ZĐ]|[IVXL]+)\s*[.)]\s")


def title_after(lines: Sequence[Line], start: int) -> tuple[str, int]:
    """Return (title, lines taken) of the heading lines that stand from `start` on.

    A title line is centred or in capitals, holds no mark of its own and no table; the
    title ends where the kind of setting changes.
    """
    taken: list[str] = []
    for line in lines[start : start + _MOST_TITLE_LINES]:
        if not _is_title(line) or (taken and is_capitals(taken[-1]) != is_capitals(line.text)):
            break
        taken.append(line.text)
    return shortened(" ".join(taken)), len(taken)


def _is_title(line: Line) -> bool:
    if line.rows or line.quoted or line.text.startswith(("(", "-", "Kính gửi")) or _OUTLINE.match(line.text):
        return False
    if article_mark(line) or clause_mark(line) or point_mark(line) or container_mark(line):
        return False
    return line.align == "center" or is_capitals(line.text)
