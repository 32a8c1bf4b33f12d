"""One normal form for text of every format, and the repair of known font damage."""

from __future__ import annotations

import re

from domain.vietnamese import clean

# PDFs exported from Word with old fonts carry U+01A3/U+01A2 (gha, no Vietnamese
# letter) where ư/Ư is drawn. The replacement is therefore always right.
_GHA = str.maketrans({"\u01a3": "ư", "\u01a2": "Ư"})
# The same fonts map Ò to Õ. "rõ", "võ", "ngõ" are real words, so only syllables
# that do not exist with õ are repaired, and only where the gha shows the damage.
_TILDE_FOR_GRAVE = re.compile(r"\b(h|t|ph|c|tr|đ|m|s|ng)õ(a|ng|n|i|m)\b", re.IGNORECASE)
_NO_SUCH_WORD = {"hõa", "tõa", "phõng", "cõn", "trõn", "đõn", "đõi", "mõn", "sõng", "hõm", "ngõi"}
# Vietnamese letters outside Latin-1: their presence proves that a text is Unicode already.
_UNICODE_VIETNAMESE = re.compile("[\u0103\u0111\u01a1\u01b0\u1ea0-\u1ef9]", re.IGNORECASE)
_HIGH = re.compile("[\u00a1-\u00ff]")
# Eth looks like Đ and is typed for it by old converters; Vietnamese has no eth.
_ETH = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ"})
_LEADERS = re.compile(r"(?:\s*[.…_]){6,}\s*")


def shows_font_damage(text: str) -> bool:
    """Return whether `text` has the letter that old fonts leave in place of ư."""
    return "\u01a3" in text or "\u01a2" in text


def repair_font_damage(text: str) -> str:
    """Return `text` with ƣ -> ư, and Õ -> Ò in syllables that do not exist with Õ.

    Call it only for a file in which `shows_font_damage` holds somewhere.
    """
    return _TILDE_FOR_GRAVE.sub(_grave, text.translate(_GHA))


def _grave(match: re.Match[str]) -> str:
    word = match.group(0)
    return word.replace("õ", "ò").replace("Õ", "Ò") if word.lower() in _NO_SUCH_WORD else word


def looks_legacy(text: str) -> bool:
    """Return whether `text` may be TCVN3 or VNI: high Latin-1 letters and not one letter of Unicode Vietnamese."""
    return bool(_HIGH.search(text)) and not _UNICODE_VIETNAMESE.search(text)


def normalise(text: str) -> str:
    """Return `text` in NFC, without invisible characters, blanks folded, every line trimmed.

    Dot leaders of forms ("……………", ".........") become one "…": they carry no words
    and would fill a section.
    """
    lines = (_LEADERS.sub(" … ", line).strip() for line in clean(text.translate(_ETH)).split("\n"))
    return "\n".join(line for line in lines if line)
