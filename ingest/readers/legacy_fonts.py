"""Text in TCVN3 or VNI letters brought to Unicode, by viparse's tables.

The only file that imports viparse. Its document loader is not used: it drops
alignment, bold, list numbers, nested tables and the places of merged cells, all
of which the structure of a decree is read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from viparse import detect_text_encoding
from viparse.normalize.detector import detect_encoding
from viparse.normalize.encodings import get_charmap
from viparse.normalize.tables import convert

from ingest.normalise import looks_legacy

_CAPITALS_FONT = re.compile(r"^\.Vn\w*H$")


def encoding_of_font(font: str) -> str | None:
    """Return the legacy encoding a font name stands for (".VnTime" -> "tcvn3"), or None."""
    encoding: str | None = detect_encoding([font]).encoding
    return encoding


def encoding_of_text(text: str) -> str | None:
    """Return the legacy encoding `text` is written in, judged by its letters, or None.

    A text with one letter of Unicode Vietnamese is never taken for legacy.
    """
    return detect_text_encoding(text) if looks_legacy(text) else None


def to_unicode(text: str, encoding: str) -> str:
    """Return `text` converted from `encoding` ("tcvn3", "vni"); unchanged when it is Unicode already."""
    charmap = get_charmap(encoding)
    return convert(text, charmap, "NFC") if charmap is not None and not _is_unicode(text) else text


def join_runs(runs: Iterable[tuple[str, str]]) -> str:
    """Return the text of (text, font) runs, each stretch of a legacy font converted.

    Neighbouring runs of one font are converted together, since Word may cut a run
    between a letter and its mark.
    """
    pieces: list[str] = []
    for font, group in groupby(runs, key=lambda run: run[1]):
        text = "".join(piece for piece, _ in group)
        encoding = encoding_of_font(font) if font else None
        if encoding and not _is_unicode(text):
            text = to_unicode(text, encoding)
            text = text.upper() if _CAPITALS_FONT.match(font) else text
        pieces.append(text)
    return "".join(pieces)


def _is_unicode(text: str) -> bool:
    return bool(re.search("[\u0103\u0111\u01a1\u01b0\u1ea0-\u1ef9]", text, re.IGNORECASE))
