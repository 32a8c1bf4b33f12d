"""Marks inside annexes: Phụ lục, Mẫu số, Biểu số, and outlines (A., I., 1.)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from ingest.lines import Line, is_capitals
from ingest.markers import article_mark, container_mark, roman_value

_APPENDIX = re.compile(
    r"^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ|Số|số))?(?:\s+([IVXLC]+(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})*|[A-Z])\b)?"
    r"\s*(?:[.:–-]\s*(.+))?$"
)
_FORM = re.compile(
    r"^(Mẫu|MẪU|Biểu|BIỂU)\s+((?:số|SỐ)\s+)?(\d{1,3}[a-zđ]?\d?(?:/[A-ZĐ]{1,8})?|[IVX]+(?:\.\d+)*)"
    r"(?:\s+(?:Phụ lục|PHỤ LỤC)\s+\S+)?\s*(?:[.:–-]\s*(.+))?$"
)
_ATTACHED = re.compile(r"^(QUY CHẾ|QUY ĐỊNH|ĐIỀU LỆ|NỘI QUY|DANH MỤC|KẾ HOẠCH|ĐỀ ÁN|CHƯƠNG TRÌNH|HƯỚNG DẪN)(?:\s+(\D.*))?$")
_WITH_ACT = re.compile(r"^\(?\s*(?:Ban hành )?kèm theo", re.IGNORECASE)
_ALPHA = re.compile(r"^([A-ZĐ])\s*[.)]\s*(\S.*)$", re.DOTALL)
_ROMAN = re.compile(r"^([IVXL]+)\s*[.)]\s*(\S.*)$", re.DOTALL)
_DECIMAL = re.compile(r"^(\d{1,2}\.\d{1,2})\s*[.)]?\s+(\S.*)$", re.DOTALL)
_NUMBER = re.compile(r"^(\d{1,3})([a-zđ]?)\s*[.)](?!\d)\s*(\S.*)$", re.DOTALL)
_ALPHABET = "ABCDĐEGHIKLMNOPQRSTUVXY"


class Rank(IntEnum):
    """Depth of an outline mark; a smaller one holds the larger ones."""

    PART = 1
    CHAPTER = 2
    SECTION = 3
    SUBSECTION = 4
    ALPHA = 5
    ROMAN = 6
    ARTICLE = 7
    NUMBER = 8
    INNER_NUMBER = 9
    DECIMAL = 10


_CONTAINER_RANKS = {"Phần": Rank.PART, "Chương": Rank.CHAPTER, "Mục": Rank.SECTION, "Tiểu mục": Rank.SUBSECTION}
_PREFIX = {
    Rank.PART: "Phần ",
    Rank.CHAPTER: "Chương ",
    Rank.SECTION: "Mục ",
    Rank.SUBSECTION: "Tiểu mục ",
    Rank.ARTICLE: "Điều ",
}


@dataclass(frozen=True, slots=True)
class OutlineMark:
    """A mark of an outline. `value` orders it among its siblings; `title` is the rest of its line."""

    rank: Rank
    number: str
    value: int
    title: str

    @property
    def name(self) -> str:
        """As printed: "Mục 2", "IV", "3"."""
        return _PREFIX.get(self.rank, "") + self.number


def appendix_mark(line: Line) -> tuple[str, str] | None:
    """Return (number, title) of an annex heading such as "PHỤ LỤC I.2", or None. The number may be ""."""
    match = None if line.rows or line.quoted or line.run_on else _APPENDIX.match(line.text)
    if match is None or not (line.prominent or line.text.isupper()):
        return None
    return match.group(1) or "", (match.group(2) or "").strip()


def form_mark(line: Line) -> tuple[str, str] | None:
    """Return (name, title) of a sample form's heading such as "Mẫu số 02", or None."""
    match = None if line.rows or line.quoted or line.run_on else _FORM.match(line.text)
    if match is None or not line.prominent:
        return None
    word, so, number, title = match.groups()
    return f"{word.capitalize()} {'số ' if so else ''}{number}", (title or "").strip()


def attached_mark(line: Line, following: tuple[Line, ...]) -> tuple[str, str] | None:
    """Return (name, title) where a text issued together with the document begins.

    That is "QUY CHẾ" or "QUY CHẾ QUẢN LÝ ..." in capitals, with "(Ban hành kèm theo ...)"
    among the next lines.
    """
    match = None if line.rows or line.quoted or not is_capitals(line.text) else _ATTACHED.match(line.text)
    if match is None or not any(_WITH_ACT.match(later.text) for later in following[:6]):
        return None
    return match.group(1).capitalize(), (match.group(2) or "").strip()


def outline_mark(line: Line, last_alpha: str = "", last_roman: int = 0) -> OutlineMark | None:
    """Return the mark of an outline heading, or None.

    "V." and "X." are letters after T/U/V and Roman numbers otherwise; `last_alpha` and
    `last_roman` are the latest siblings seen.
    """
    if line.rows or line.quoted or line.run_on:
        return None
    container = container_mark(line)
    if container:
        kind, mark = container
        value = int(mark.number.split(".")[-1]) if mark.number[0].isdigit() else roman_value(mark.number)
        return OutlineMark(_CONTAINER_RANKS[kind], mark.number, value, mark.rest)
    article = article_mark(line)
    if article:
        return OutlineMark(Rank.ARTICLE, article.name, int(article.number), article.rest)
    return _letter_mark(line.text, last_alpha, last_roman) or _number_mark(line.text)


def _letter_mark(text: str, last_alpha: str, last_roman: int) -> OutlineMark | None:
    roman = _ROMAN.match(text)
    if roman and roman_value(roman.group(1)):
        value = roman_value(roman.group(1))
        if value == last_roman + 1 or not _continues_alphabet(roman.group(1), last_alpha):
            return OutlineMark(Rank.ROMAN, roman.group(1), value, roman.group(2))
    alpha = _ALPHA.match(text)
    if alpha and alpha.group(1) in _ALPHABET:
        return OutlineMark(Rank.ALPHA, alpha.group(1), _ALPHABET.index(alpha.group(1)) + 1, alpha.group(2))
    return None


def _continues_alphabet(letter: str, last_alpha: str) -> bool:
    if len(letter) != 1 or not last_alpha or letter == "I":
        return False
    return _ALPHABET.index(letter) - _ALPHABET.index(last_alpha) in (1, 2)


def _number_mark(text: str) -> OutlineMark | None:
    decimal = _DECIMAL.match(text)
    if decimal:
        return OutlineMark(Rank.DECIMAL, decimal.group(1), int(decimal.group(1).split(".")[1]), decimal.group(2))
    number = _NUMBER.match(text)
    if number:
        return OutlineMark(Rank.NUMBER, number.group(1) + number.group(2), int(number.group(1)), number.group(3))
    return None


def is_act_note(line: Line) -> bool:
    """Return whether a line only names the act an annex came with ("(Kèm theo Nghị định số ...)")."""
    return bool(_WITH_ACT.match(line.text))


def is_capital_title(line: Line) -> bool:
    """Return whether a line is a title in capitals."""
    return not line.rows and is_capitals(line.text)
