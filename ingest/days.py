"""Days as Vietnamese texts write them."""

from __future__ import annotations

import re
from datetime import date

DAY_PATTERN = r"(?:(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})|(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}))"
"""Matches "ngày 01 tháng 5 năm 2024" (groups 1 to 3) and "ngày 01/5/2024" (groups 4 to 6)."""

_DAY = re.compile(DAY_PATTERN, re.IGNORECASE)


def day_of(day: str, month: str, year: str) -> date | None:
    """Return the date of three written numbers, or None when one is missing or there is no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def find_day(text: str) -> date | None:
    """Return the first full date written in `text`, or None."""
    for match in _DAY.finditer(text):
        first = match.groups()[:3] if match.group(1) else match.groups()[3:]
        found = day_of(*first)
        if found:
            return found
    return None
