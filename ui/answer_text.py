"""The text of an answer made ready for Markdown: markers become links, hazards are escaped."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from domain.answers import Citation
from ui.place import place_in_words

_MARKER = re.compile(r"\[(\d{1,3})\](?!\()")
# Markdown would fetch pictures from elsewhere and typeset sums between dollar signs.
_HAZARDS = (("![", "!\\["), ("$", "\\$"))
PAUSE_SECONDS = 0.06
LONGEST_STREAM_SECONDS = 1.2


def source_anchor(turn_id: str, marker: int) -> str:
    """Return the id of a source on the page, unique among all turns."""
    return f"source-{turn_id}-{marker}"


def linked(text: str, citations: tuple[Citation, ...], turn_id: str) -> str:
    """Return `text` with each [n] that has a source as a link to it; other brackets stay as they are."""
    by_marker = {citation.marker: citation for citation in citations}
    for hazard, harmless in _HAZARDS:
        text = text.replace(hazard, harmless)

    def link(match: re.Match[str]) -> str:
        citation = by_marker.get(int(match.group(1)))
        if citation is None:
            return match.group(0)
        return f'[\\[{citation.marker}\\]](#{source_anchor(turn_id, citation.marker)} "{_hint(citation)}")'

    return _MARKER.sub(link, text)


def pieces(text: str) -> Iterator[str]:
    """Yield `text` line by line, a statement each, with a short pause between them."""
    lines = text.splitlines(keepends=True)
    pause = min(PAUSE_SECONDS, LONGEST_STREAM_SECONDS / max(len(lines), 1))
    for line in lines:
        yield line
        time.sleep(pause)


def _hint(citation: Citation) -> str:
    """What pointing at a marker tells: place and document."""
    words = ", ".join(part for part in (place_in_words(citation), citation.number or citation.title) if part)
    return re.sub(r'["\\\[\]()<>]', "", words)
