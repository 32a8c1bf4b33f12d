"""Which language a question is in, and whether its Vietnamese carries diacritics."""

from __future__ import annotations

from domain.answers import Language
from domain.vietnamese import fold, has_cjk, has_diacritics, words


def detect_language(text: str, english: frozenset[str]) -> Language:
    """Return the language of `text`: Chinese by script, English by its common words, else Vietnamese."""
    if has_cjk(text):
        return Language.ZH
    found = words(text)
    marked = sum(1 for word in found if has_diacritics(word))
    common = sum(1 for word in found if word in english)
    return Language.EN if common > marked and common >= max(1, len(found) // 4) else Language.VI


def marked_share(text: str) -> float:
    """Return the share (0 to 1) of alphabetic words of `text` that carry a diacritic.

    Ordinary Vietnamese prose has about three quarters; 0 means typed without diacritics.
    """
    alphabetic = [word for word in words(text) if any(char.isalpha() for char in word) and len(fold(word)) > 1]
    return sum(1 for word in alphabetic if has_diacritics(word)) / len(alphabetic) if alphabetic else 0.0
