"""Automatic list numbers of Word, written out ("Điều 3.", "2.", "a)").

Word stores them apart from the text; without them an automatically numbered
decree would lose every article, clause and point number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ingest.readers.docx_styles import Styles
from ingest.readers.docx_xml import VALUE, WORD

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str
    pattern: str


class Numbering:
    """The numbering part of a document, counting as its paragraphs go by in order."""

    def __init__(self, root: Any | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._load(root)

    def label(self, paragraph: Any, styles: Styles) -> str:
        """Return the number Word shows before a w:p with a blank after it, or ""; counts it."""
        if not self._abstract_of:
            return ""
        numbering = paragraph.find(f"{WORD}pPr/{WORD}numPr")
        if numbering is None:
            numbering = styles.numbering_of(styles.style_of(paragraph))
        if numbering is None:
            return ""
        list_id, depth = _value(numbering, "numId"), int(_value(numbering, "ilvl") or 0)
        abstract = self._abstract_of.get(list_id, "")
        level = self._levels.get(abstract, {}).get(depth)
        if level is None:
            return ""
        self._count(abstract, depth, level)
        text = re.sub(r"%(\d)", lambda match: self._shown(abstract, int(match.group(1)) - 1), level.pattern)
        return f"{text} " if text.strip() else ""

    def _load(self, root: Any) -> None:
        for abstract in root.iterchildren(WORD + "abstractNum"):
            levels = {int(level.get(WORD + "ilvl", "0")): _level(level) for level in abstract.iterchildren(WORD + "lvl")}
            self._levels[abstract.get(WORD + "abstractNumId", "")] = levels
        for number in root.iterchildren(WORD + "num"):
            self._abstract_of[number.get(WORD + "numId", "")] = _value(number, "abstractNumId")

    def _count(self, abstract: str, depth: int, level: _Level) -> None:
        counts = self._counts.setdefault(abstract, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]

    def _shown(self, abstract: str, depth: int) -> str:
        level = self._levels[abstract].get(depth)
        if level is None:
            return ""
        return _written(self._counts.get(abstract, {}).get(depth, level.start), level.style)


def _level(element: Any) -> _Level:
    style = _value(element, "numFmt") or "decimal"
    pattern = "-" if style == "bullet" else _value(element, "lvlText")
    start = _value(element, "start")
    return _Level(int(start) if start.isdigit() else 1, style, pattern)


def _value(element: Any, tag: str) -> str:
    found = element.find(WORD + tag)
    return (found.get(VALUE) or "") if found is not None else ""


def _written(count: int, style: str) -> str:
    if style in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26)
        return letter if style == "lowerLetter" else letter.upper()
    if style in ("lowerRoman", "upperRoman") and 0 < count < 90:
        roman = _roman(count)
        return roman if style == "lowerRoman" else roman.upper()
    return f"{count:02d}" if style == "decimalZero" else str(count)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text
