"""Text of WordprocessingML elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = WORD + "val"
_BREAKS = {WORD + "br", WORD + "cr"}
_REMOVED = {WORD + "del", WORD + "moveFrom"}
_SKIPPED = {WORD + "rPr", WORD + "pPr", WORD + "txbxContent", WORD + "drawing", WORD + "pict"}


class FontSource(Protocol):
    """Whatever can tell the font of a run from its style."""

    def font_of(self, run: Any, paragraph: Any) -> str:
        """Return the font name of `run`, or ""."""
        ...


def paragraph_runs(paragraph: Any, fonts: FontSource) -> Iterator[tuple[str, str]]:
    """Yield (text, font) for the runs of a w:p in order; deleted text of tracked changes is left out."""
    for run in _runs(paragraph):
        text = run_text(run)
        if text:
            yield text, fonts.font_of(run, paragraph)


def run_text(run: Any) -> str:
    """Return the text of a w:r: tabs as a blank, line breaks as newline, soft hyphens kept (TCVN3 writes ư with them)."""
    pieces: list[str] = []
    for node in run.iterchildren():
        if node.tag == WORD + "t":
            pieces.append(node.text or "")
        elif node.tag in (WORD + "tab", WORD + "ptab"):
            pieces.append(" ")
        elif node.tag in _BREAKS:
            pieces.append("\n")
        elif node.tag == WORD + "noBreakHyphen":
            pieces.append("-")
        elif node.tag == WORD + "softHyphen":
            pieces.append("\u00ad")
    return "".join(pieces)


def _runs(element: Any) -> Iterator[Any]:
    for child in element.iterchildren():
        if child.tag == WORD + "r":
            yield child
        elif child.tag not in _REMOVED and child.tag not in _SKIPPED:
            yield from _runs(child)
