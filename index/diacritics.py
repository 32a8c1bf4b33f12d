"""Diacritics put back: which spelling a syllable typed without marks most likely has.

A model of syllables and of pairs of neighbouring syllables, counted over the texts of the
index itself, so it knows the words of this field and of no other. Questions typed without
marks, with half of them or with a slip ("quyét", "rôngj") become text that dense search
understands. Counted when the index is written, read with it.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from domain.errors import IndexDamaged
from domain.vietnamese import fold, has_cjk, has_diacritics, unify_tones
from index.layout import BUILD_COMMAND

_FILE = "syllables.json"
_SYLLABLE = re.compile(r"[^\W\d_]+")
_MARKED_TEXT = 0.35  # share of marked syllables from which a text teaches spelling; real Vietnamese has 0.6 to 0.8
_MOST_PAIRS = 300_000
# Logarithms of how likely each is, found on folded and half-folded questions of knowledge/ (docs/decisions/0008).
_PAIR_SHARE = 0.85
_CHANGED_MARK = -7.0  # a syllable that has a mark, and is known, means what it says
_CHANGED_UNKNOWN = -6.0  # one that has a mark and is unknown may be a slip, or a word the field does not have
_KEPT_UNKNOWN = 3.0
_SLIP = -4.0  # one letter too many
_LONG_ENOUGH = 4  # shorter ones are abbreviations
_ADDED_MARK = -2.5  # per share of marked syllables: where most are marked, the bare one is bare on purpose
_START = "^"
# Any syllable Vietnamese can have, folded: what is none of them is a slip ("rongj").
_POSSIBLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?(?:uye|uya|ieu|yeu|uoi|uou|oai|oay|oeo|uay|uyu"
    r"|[aeiouy][aeiouy]?)(?:ng|nh|ch|[cmnpt])?"
)


def write_syllables(generation: Path, texts: Iterable[str]) -> None:
    """Count the syllables of the `texts` that are written with marks, and save the counts."""
    singles: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for text in texts:
        for line in text.split("\n"):
            found = [syllable.lower() for syllable in _SYLLABLE.findall(unify_tones(line)) if not has_cjk(syllable)]
            if found and marked_share(found) >= _MARKED_TEXT:
                singles.update(found)
                pairs.update(f"{first} {second}" for first, second in pairwise((_START, *found)))
                singles[_START] += 1
    table = {"singles": singles, "pairs": dict(pairs.most_common(_MOST_PAIRS))}
    (generation / _FILE).write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")


def marked_share(syllables: Sequence[str]) -> float:
    """Return the share (0 to 1) of `syllables` that carry a mark."""
    return sum(map(has_diacritics, syllables)) / len(syllables) if syllables else 0.0


@dataclass(frozen=True, slots=True)
class _Place:
    """A syllable of a text: where it stands, and its possible spellings with their scores."""

    start: int
    end: int
    options: tuple[tuple[str, float], ...]


class Diacritics:
    """Read access to the counts of one generation."""

    def __init__(self, generation: Path) -> None:
        """Read the counts.

        Raises:
            IndexDamaged: the file is missing or unreadable.
        """
        try:
            table = json.loads((generation / _FILE).read_text(encoding="utf-8"))
            self._singles: dict[str, int] = table["singles"]
            self._pairs: dict[str, int] = table["pairs"]
        except (OSError, ValueError, KeyError) as error:
            raise IndexDamaged("Bảng âm tiết của chỉ mục bị mất hoặc hỏng.", f"Chạy «{BUILD_COMMAND}» để lập lại.") from error
        self._total = sum(self._singles.values()) or 1
        self._forms: dict[str, list[str]] = defaultdict(list)
        for syllable in self._singles:
            self._forms[fold(syllable)].append(syllable)

    def knows(self, syllable: str) -> bool:
        """Return whether the texts of the index have a syllable, as written."""
        return unify_tones(syllable).lower() in self._singles

    def restore(self, text: str) -> str:
        """Return `text` with the likeliest spelling of each syllable; capitals, digits and all else stay.

        Unknown syllables stay as they are. The text must be Vietnamese.
        """
        places = list(self._places(text))
        pieces, last = [], 0
        for place, best in zip(places, self._best(places), strict=True):
            written = text[place.start : place.end]
            pieces += [text[last : place.start], written if best == unify_tones(written).lower() else _cased(best, written)]
            last = place.end
        return "".join([*pieces, text[last:]])

    def _places(self, text: str) -> Iterator[_Place]:
        found = [match for match in _SYLLABLE.finditer(text) if not has_cjk(match.group(0))]
        share = marked_share([match.group(0) for match in found])
        for match in found:
            yield _Place(match.start(), match.end(), tuple(self._options(unify_tones(match.group(0)).lower(), share).items()))

    def _options(self, syllable: str, share: float) -> dict[str, float]:
        """Return each possible spelling with the logarithm of how readily it is typed as `syllable`."""
        folded, marked, known = fold(syllable), has_diacritics(syllable), syllable in self._singles
        change = (_CHANGED_MARK if known else _CHANGED_UNKNOWN) if marked else _ADDED_MARK * share
        options = dict.fromkeys(self._forms.get(folded, ()), change)
        if not options and len(folded) >= _LONG_ENOUGH and not _POSSIBLE.fullmatch(folded):
            shorter = sorted({folded[:place] + folded[place + 1 :] for place in range(len(folded))})
            options = {form: _SLIP for other in shorter for form in self._forms.get(other, ())}
        options[syllable] = 0.0 if known or not marked else _KEPT_UNKNOWN
        return options

    def _best(self, places: Sequence[_Place]) -> list[str]:
        """The likeliest row of spellings (Viterbi)."""
        scores: dict[str, float] = {_START: 0.0}
        trail: list[dict[str, str]] = []
        for place in places:
            here: dict[str, float] = {}
            came: dict[str, str] = {}
            for form, typed in place.options:
                before = max(scores, key=lambda earlier: scores[earlier] + self._log(earlier, form))
                here[form], came[form] = scores[before] + self._log(before, form) + typed, before
            scores = here
            trail.append(came)
        best = [max(scores, key=lambda form: scores[form])] if places else []
        for came in reversed(trail[1:]):
            best.append(came[best[-1]])
        return best[::-1]

    def _log(self, first: str, second: str) -> float:
        alone = (self._singles.get(second, 0) + 0.1) / self._total
        together = self._pairs.get(f"{first} {second}", 0) / max(self._singles.get(first, 0), 1)
        return math.log(_PAIR_SHARE * together + (1 - _PAIR_SHARE) * alone)


def _cased(syllable: str, as_written: str) -> str:
    if as_written.isupper() and len(as_written) > 1:
        return syllable.upper()
    return syllable.capitalize() if as_written[0].isupper() else syllable
