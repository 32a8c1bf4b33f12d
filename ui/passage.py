"""The quoted sentence highlighted inside its passage; a long passage opens on request."""

from __future__ import annotations

import re

from ui.html import escape
from ui.texts import say

SHORT_PASSAGE = 700
SURROUNDING = 160


def quoted_passage(quote: str, passage: str) -> str:
    """Return a <blockquote> with `quote` marked in `passage`, all escaped.

    Of a passage over 700 characters the surroundings of the quote are shown, and the
    whole in a <details>. A quote that is not found stands alone above its passage.
    """
    found = find_quote(quote, passage)
    if found is None:
        body = f"<mark>{escape(quote)}</mark>" if quote else ""
        return _block(body) + (_whole(escape(passage)) if passage else "")
    start, end = found
    marked = _marked(passage, start, end)
    if len(passage) <= max(SHORT_PASSAGE, 2 * SURROUNDING + end - start):
        return _block(marked)
    return _block(_excerpt(passage, start, end)) + _whole(marked)


def find_quote(quote: str, passage: str) -> tuple[int, int] | None:
    """Return where `quote` stands in `passage`, blanks and line breaks aside; None when it does not."""
    words = quote.split()
    if not words:
        return None
    found = re.search(r"\s+".join(re.escape(word) for word in words), passage)
    return found.span() if found else None


def _excerpt(passage: str, start: int, end: int) -> str:
    """The quote with some text around it, cut at blanks."""
    left, right = max(0, start - SURROUNDING), min(len(passage), end + SURROUNDING)
    left = passage.find(" ", left, start) + 1 if left else 0
    blank = passage.rfind(" ", end, right) if right < len(passage) else right
    right = blank if blank > end else end
    opening, closing = ("… " if left else ""), (" …" if right < len(passage) else "")
    return opening + _marked(passage[left:right], start - left, end - left) + closing


def _marked(passage: str, start: int, end: int) -> str:
    return f"{escape(passage[:start])}<mark>{escape(passage[start:end])}</mark>{escape(passage[end:])}"


def _block(body: str) -> str:
    return f'<blockquote class="dl-passage" lang="vi">{body}</blockquote>' if body else ""


def _whole(body: str) -> str:
    return f'<details class="dl-whole"><summary>{escape(say("sources.whole_passage"))}</summary>{_block(body)}</details>'
