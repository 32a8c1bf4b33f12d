"""Dates people write in a question, and the day an answer is for."""

from __future__ import annotations

import re
from datetime import date, timedelta

# The first regime the notes describe; an earlier year in a question is history, not a day to answer for.
_EARLIEST = date(2017, 7, 15)
_FULL = re.compile(
    r"(?<![\d/])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\d/])|ng[aà]y (\d{1,2}) th[aá]ng (\d{1,2}) n[aă]m (\d{4})"
    r"|(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)",
    re.IGNORECASE,
)
_MONTH = re.compile(r"th[aá]ng (\d{1,2})(?:[/.-]| n[aă]m )(\d{4})|(?<![\d/])(\d{1,2})/(\d{4})(?![\d/])", re.IGNORECASE)
_YEAR = re.compile(r"(?:n[aă]m|h[oồ]i|v[aà]o|in) (20\d{2})(?!\d|/)", re.IGNORECASE)
_BEFORE = re.compile(r"(?:tr[uư][oơớ]c|before)\s+(?:ng[aà]y\s+)?$", re.IGNORECASE)
# A date behind these names a document, not the day that is asked about.
_DOCUMENT = re.compile(
    r"(?:(?:/[A-ZĐ-]+|\d{4}/QH\d+)\s+(?:ng[aà]y\s+)?|(?:h[uư][oơớ]ng d[aâẫ]n|v[aă]n b[aả]n|guidance|guideline)(?: (?:c[uủ]a t[iỉ]nh|chung|of))?\s+)$",
    re.IGNORECASE,
)


def find_date(text: str) -> date | None:
    """Return the day a question is about, or None when it names none.

    "tháng 8/2026" means its first day, "năm 2023" its first day, "trước 15/9/2026" the
    day before. The date of a document ("Nghị định 32/2024/NĐ-CP ngày 15/3/2024") is not it.
    """
    for pattern, build in ((_FULL, _full), (_MONTH, _month), (_YEAR, _year)):
        for match in pattern.finditer(text):
            before = text[: match.start()]
            if _DOCUMENT.search(before):
                continue
            day = build(match)
            if day and day >= _EARLIEST:
                return day - timedelta(days=1) if _BEFORE.search(before) else day
    return None


def _full(match: re.Match[str]) -> date | None:
    groups = match.groups()
    if groups[0]:
        return _day(groups[2], groups[1], groups[0])
    return _day(groups[5], groups[4], groups[3]) if groups[3] else _day(groups[6], groups[7], groups[8])


def _month(match: re.Match[str]) -> date | None:
    groups = match.groups()
    return _day(groups[1], groups[0], "1") if groups[0] else _day(groups[3], groups[2], "1")


def _year(match: re.Match[str]) -> date | None:
    return _day(match.group(1), "1", "1")


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
