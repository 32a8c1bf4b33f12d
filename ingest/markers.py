"""The printed marks of legal structure: Phần, Chương, Mục, Điều, khoản, điểm.

A mark is recognised by its form alone; whether it is in sequence is for the parser.
"Điều 5 của Nghị định này" has no full stop after the number and is no heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.lines import Line, is_capitals

_ARTICLE = re.compile(r"^(?:Điều|ĐIỀU)\s+(\d{1,3})([a-zđ]?)\s*(?:[.:](?!\d)\s*(.*)|)$", re.DOTALL)
_CLAUSE = re.compile(r"^(\d{1,3})([a-zđ]?)\s*[.)](?!\d)\s*(\S.*)$", re.DOTALL)
_POINT = re.compile(r"^([a-zđ])(\d{0,2})\s*\)\s*(\S.*)$", re.DOTALL)
_CONTAINERS = (
    ("Phần", re.compile(r"^(?:Phần|PHẦN)\s+((?:thứ|THỨ)\s+\w+|[IVXLC]+|\d{1,2}|[A-Z])\b\s*([.:]?)\s*(.*)$")),
    ("Chương", re.compile(r"^(?:Chương|CHƯƠNG)\s+([IVXLC]+|\d{1,2})\b\s*([.:]?)\s*(.*)$")),
    ("Mục", re.compile(r"^(?:Mục|MỤC)\s+(\d{1,2}(?:\.\d{1,2})*|[IVXLC]+|[A-Z])\b\s*([.:]?)\s*(.*)$")),
    ("Tiểu mục", re.compile(r"^(?:Tiểu mục|TIỂU MỤC)\s+(\d{1,2}(?:\.\d{1,2})*|[IVXLC]+|[A-Z])\b\s*([.:]?)\s*(.*)$")),
)
CONTAINER_NAMES = tuple(name for name, _ in _CONTAINERS)

_POINTS = "abcdđeghiklmnopqrstuvxy"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark with the words after it. `suffix` is the letter of an inserted unit ("a" of "Điều 5a")."""

    number: str
    suffix: str
    rest: str

    @property
    def name(self) -> str:
        """Number with suffix: "5a"."""
        return self.number + self.suffix


def article_mark(line: Line) -> Mark | None:
    """Return the mark of an article heading, or None. A bare "Điều 5" counts only when set apart."""
    match = None if line.rows or line.run_on else _ARTICLE.match(line.text)
    if match is None or (match.group(3) is None and not line.prominent):
        return None
    return Mark(match.group(1), match.group(2), (match.group(3) or "").strip())


def clause_mark(line: Line) -> Mark | None:
    """Return the mark of a clause ("2. ...", "2a. ..."), or None."""
    match = None if line.rows or line.run_on else _CLAUSE.match(line.text)
    return Mark(match.group(1), match.group(2), match.group(3)) if match else None


def point_mark(line: Line) -> Mark | None:
    """Return the mark of a point ("a) ...", "a1) ..."), or None."""
    match = None if line.rows or line.run_on else _POINT.match(line.text)
    return Mark(match.group(1), match.group(2), match.group(3)) if match else None


def container_mark(line: Line) -> tuple[str, Mark] | None:
    """Return (kind, mark) of a Phần, Chương, Mục or Tiểu mục heading, or None.

    "Chương III Nghị định này quy định ..." is a sentence: words right after the number
    count as a title only after a full stop, in capitals, or set apart.
    """
    if line.rows or line.run_on:
        return None
    for kind, pattern in _CONTAINERS:
        match = pattern.match(line.text)
        if match:
            number, stop, rest = match.groups()
            is_heading = not rest or bool(stop) or is_capitals(rest) or (line.align == "center" and line.bold)
            return (kind, Mark(number, "", rest)) if is_heading else None
    return None


def follows(mark: Mark, last: Mark | None) -> bool:
    """Return whether an article or clause number continues the sequence: 1; n+1; n followed by na; na followed by nb."""
    if last is None:
        return mark.number == "1" and not mark.suffix
    if mark.number == last.number:
        return bool(mark.suffix) and mark.suffix in _next_letters(last.suffix)
    return int(mark.number) == int(last.number) + 1 and not mark.suffix


def follows_point(mark: Mark, last: Mark | None) -> bool:
    """Return whether a point continues a, b, c, d, đ, e, g ... (đ may be skipped, f and j are tolerated)."""
    if last is None:
        return mark.number == "a" and mark.suffix in ("", "1")
    if mark.number == last.number:
        return mark.suffix.isdigit() and int(mark.suffix) == int(last.suffix or 0) + 1
    return mark.suffix in ("", "1") and mark.number in _next_letters(last.number)


def _next_letters(letter: str) -> tuple[str, ...]:
    if not letter:
        return ("a",)
    found = [order[order.index(letter) + 1] for order in (_POINTS, _LATIN) if letter in order and letter != order[-1]]
    return tuple(found)


def roman_value(text: str) -> int:
    """Return the value of a Roman number; 0 when it is none."""
    total = 0
    for char, following in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN_VALUES.get(char, 0)
        if not value:
            return 0
        total += -value if _ROMAN_VALUES.get(following, 0) > value else value
    return total
