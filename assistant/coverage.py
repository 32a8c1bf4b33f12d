"""How much of a question stands in a section: its telling words and pairs of words.

Dense similarity cannot tell "thời hạn thẩm định hồ sơ" from "thời hạn nhận hồ sơ"; the
words can. Weighted by rarity, so "thẩm định" counts for more than "hồ sơ".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from domain.documents import Section
from domain.vietnamese import fold, words
from index.keywords import KeywordIndex


# All of a thousand sections each way; 20,000 took 500 MB once 240 questions had been asked of 100,000 sections.
@lru_cache(maxsize=6_000)
def _terms_of(section: Section, folded: bool, heading_alone: bool) -> frozenset[str]:
    parts = (section.heading,) if heading_alone else (*section.path, section.text, *section.questions)
    text = "\n".join(parts)
    found = words(fold(text) if folded else text)
    return frozenset(found) | {f"{first} {second}" for first, second in pairwise(found)}


def coverage_of(section: Section, content: Sequence[str], keywords: KeywordIndex, *, folded: bool, heading_alone: bool = False) -> float:
    """Return the share (0 to 1) of `content`, weighted by idf, that stands in a section, its headings or its questions.

    With `heading_alone` only the section's own heading counts: what it is about, not what it mentions.

    `content` holds words, and pairs of words with a blank between; they are compared as
    written, or without diacritics with `folded`. A pair weighs as much as its words on average.
    """
    weights = {term: _weight(term, keywords) for term in content}
    total = sum(weights.values())
    if not total:
        return 0.0
    present = _terms_of(section, folded, heading_alone)
    return sum(weight for term, weight in weights.items() if term in present) / total


def _weight(term: str, keywords: KeywordIndex) -> float:
    parts = fold(term).split(" ")
    return sum(keywords.idf(part) for part in parts) / len(parts)


def pairs_of(text: str, content: Sequence[str], *, folded: bool) -> tuple[str, ...]:
    """Return the pairs of neighbouring words of `text` of which at least one is in `content`."""
    telling = set(content)
    found = words(fold(text) if folded else text)
    return tuple(dict.fromkeys(f"{first} {second}" for first, second in pairwise(found) if first in telling or second in telling))
