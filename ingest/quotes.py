"""Which lines quote another document, so that their "Điều 8." is not ours.

Amending decrees open a quotation after "như sau:" and close it lines later. A
quotation mark that is never closed is a slip of the pen, not a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPENING = ("“", '"', "«", "„")
_INTRODUCED = re.compile(r"(?:như sau|sau đây|là|thành)\s*:?\s*[“\"«]|:\s*[“\"«]", re.IGNORECASE)
_LONGEST = 400


def quoted_lines(texts: Sequence[str]) -> list[bool]:
    """Return for each text whether it stands in a quotation that began on an earlier line, or opens one itself.

    A line whose quotation starts in its middle ("1. Sửa đổi khoản 2 như sau: “2. ...") is
    the author's own: False.
    """
    flags = [text.startswith(_OPENING) for text in texts]
    at = 0
    while at < len(texts):
        end = _closing_line(texts, at) if _opens(texts, at) else at
        for inside in range(at + 1, end + 1):
            flags[inside] = True
        at = end + 1
    return flags


def _opens(texts: Sequence[str], at: int) -> bool:
    if _balance(texts[at]) <= 0:
        return False
    introduced = texts[at - 1].endswith(":") if at else False
    return texts[at].startswith(_OPENING) or introduced or bool(_INTRODUCED.search(texts[at]))


def _closing_line(texts: Sequence[str], at: int) -> int:
    """Return the line that closes the quotation opened at `at`; `at` itself when none does."""
    depth = _balance(texts[at])
    for later in range(at + 1, min(len(texts), at + 1 + _LONGEST)):
        balance = _balance(texts[later], inside=True)
        # Some decrees open the mark again on every quoted paragraph and close it once.
        if balance > 0 and texts[later].startswith(_OPENING):
            balance -= 1
        depth += balance
        if depth <= 0:
            return later
    return at


def _balance(text: str, inside: bool = False) -> int:
    """Return opening minus closing marks; an odd straight mark closes when `inside`, else opens."""
    curly = sum(text.count(mark) for mark in "“«„") - sum(text.count(mark) for mark in "”»")
    straight = text.count('"') % 2
    return curly + (-straight if inside else straight)
