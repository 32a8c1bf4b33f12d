"""Words people type to the words documents use: abbreviations, daily speech, English, Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.registry import Office, Term
from domain.vietnamese import fold, has_cjk, words

_SMALL_WORD = 3


@dataclass(frozen=True, slots=True)
class Expansion:
    """`replaced` is the text with abbreviations written out; `added` are terms to search as well.

    `share` (0 to 1) is how much of the text, by characters without spaces, is made of known terms.
    """

    replaced: str
    added: tuple[str, ...]
    terms: tuple[str, ...]
    share: float = 1.0


class Expander:
    """Knows every spelling of every term. Built once from the glossary and the offices."""

    def __init__(self, terms: Iterable[Term], offices: Iterable[Office]) -> None:
        """Compile the spellings; the longest are matched first."""
        terms = tuple(terms)
        self._written_out = {fold(short): term.official for term in terms for short in term.abbreviations}
        self._written_out |= {fold(short): office.name for office in offices for short in office.short_names}
        # A one- or two-letter form such as "LV" or "TT" means too many things to be written out.
        shorts = sorted((key for key in self._written_out if len(key) > 2), key=len, reverse=True)
        self._short = _alternatives(shorts)
        self._official = {fold(term.official): term.official for term in terms}
        self._foreign = {fold(word): term.official for term in terms for word in (*term.english, *term.chinese)}
        self._everyday = {fold(word): term.official for term in terms for word in term.everyday}
        self._known = _alternatives(sorted(self._official, key=len, reverse=True))
        self._other = _alternatives(sorted({*self._foreign, *self._everyday}, key=len, reverse=True))

    def expand(self, text: str) -> Expansion:
        """Return `text` with abbreviations written out and the official terms it speaks of."""
        replaced = self._write_out(text)
        folded = fold(replaced)
        other = [self._foreign.get(hit) or self._everyday[hit] for hit in self._other.findall(folded)]
        named = [self._official[hit] for hit in self._known.findall(folded)]
        added = tuple(dict.fromkeys(term for term in other if fold(term) not in folded))
        return Expansion(replaced, added, tuple(dict.fromkeys((*named, *other))), self._known_share(folded))

    def _known_share(self, folded: str) -> float:
        """Words of three letters and fewer say little in English; Chinese counts by character."""
        left = [word for word in words(self._other.sub(" ", folded)) if len(word) > _SMALL_WORD or has_cjk(word)]
        whole = [word for word in words(folded) if len(word) > _SMALL_WORD or has_cjk(word)]
        return 1 - len(left) / len(whole) if whole else 0.0

    def _write_out(self, text: str) -> str:
        folded = fold(text)
        if len(folded) != len(text):  # folding a decomposed or exotic letter moved positions: leave the text alone
            return text
        pieces, last = [], 0
        for match in self._short.finditer(folded):
            pieces += [text[last : match.start()], self._written_out[match.group(0)]]
            last = match.end()
        return "".join([*pieces, text[last:]])


def _alternatives(folded_forms: list[str]) -> re.Pattern[str]:
    """Match whole words; Chinese has no spaces, so its forms match anywhere."""
    forms = [re.escape(form) if has_cjk(form) else rf"(?<![\w]){re.escape(form)}(?![\w])" for form in folded_forms if form]
    return re.compile("|".join(forms) or r"(?!x)x")
