"""The keyword index: BM25 over words and word pairs, once as written and once folded.

The folded index answers questions typed without diacritics, where dense similarity
is noise. Both are kept on disk and memory-mapped, never rebuilt for a question.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import bm25s
import numpy as np

from domain.errors import IndexDamaged
from domain.vietnamese import fold, words
from index.layout import BUILD_COMMAND

_FOLDER = "keywords"
_EXACT, _FOLDED, _FREQUENCIES = "exact", "folded", "frequencies.json"


def tokens(text: str, *, folded: bool) -> list[str]:
    """Return the terms of `text`: its words, then its pairs of neighbouring words."""
    singles = words(fold(text) if folded else text)
    return singles + [f"{first}_{second}" for first, second in pairwise(singles)]


def write_keywords(generation: Path, texts: Sequence[str]) -> None:
    """Build both indexes over `texts` (one a chunk, in chunk order) and save them."""
    folder = generation / _FOLDER
    folder.mkdir()
    for name, folded in ((_EXACT, False), (_FOLDED, True)):
        corpus = [tokens(text, folded=folded) or ["∅"] for text in texts] or [["∅"]]
        index = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        index.index(corpus, show_progress=False)
        index.save(str(folder / name))
    frequencies = Counter(word for text in texts for word in set(words(fold(text))))
    (folder / _FREQUENCIES).write_text(json.dumps({"texts": len(texts), "words": frequencies}, ensure_ascii=False), encoding="utf-8")


class KeywordIndex:
    """Read access to the keyword index of one generation."""

    def __init__(self, generation: Path) -> None:
        """Open the index.

        Raises:
            IndexDamaged: its files are missing or unreadable.
        """
        folder = generation / _FOLDER
        try:
            self._indexes = {folded: bm25s.BM25.load(str(folder / name), mmap=True) for name, folded in ((_EXACT, False), (_FOLDED, True))}
            table = json.loads((folder / _FREQUENCIES).read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError) as error:
            raise IndexDamaged("Chỉ mục từ khóa bị mất hoặc hỏng.", f"Chạy «{BUILD_COMMAND}» để lập lại.") from error
        self.texts: int = table["texts"]
        self._frequencies: dict[str, int] = table["words"]

    def scores(self, query: str, *, folded: bool) -> np.ndarray:
        """Return the BM25 score of every chunk (n,), 0 and up, by chunk position."""
        index = self._indexes[folded]
        known = [term for term in tokens(query, folded=folded) if term in index.vocab_dict]
        if not known or not self.texts:
            return np.zeros(self.texts, dtype=np.float32)
        return np.asarray(index.get_scores(known), dtype=np.float32)[: self.texts]

    def idf(self, folded_word: str) -> float:
        """Return how telling a folded word is: ln(1 + (N - n + .5) / (n + .5)), highest for unknown words."""
        count = self._frequencies.get(folded_word, 0)
        return math.log(1 + (self.texts - count + 0.5) / (count + 0.5))

    def knows(self, folded_word: str) -> bool:
        """Return whether any chunk holds the folded word."""
        return folded_word in self._frequencies
