"""The keyword index: BM25 over words and word pairs, once as written and once folded.

The folded index answers questions typed without diacritics, where dense similarity
is noise. Both are kept on disk and memory-mapped, never rebuilt for a question. So is the
vocabulary, as sorted digests of its terms: at 80,000 chunks two dictionaries of a million
terms and pairs took 300 MB and most of the time of opening.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import bm25s
import numpy as np

from domain.errors import IndexDamaged
from domain.vietnamese import fold, words
from index.layout import BUILD_COMMAND

_FOLDER = "keywords"
_EXACT, _FOLDED, _FREQUENCIES = "exact", "folded", "frequencies.json"
_KEYS, _IDS = "vocabulary.keys.npy", "vocabulary.ids.npy"
_NO_WORDS = "∅"


def tokens(text: str, *, folded: bool) -> list[str]:
    """Return the terms of `text`: its words, then its pairs of neighbouring words."""
    singles = words(fold(text) if folded else text)
    return singles + [f"{first}_{second}" for first, second in pairwise(singles)]


def write_keywords(generation: Path, texts: Sequence[str]) -> None:
    """Build both indexes over `texts` (one a chunk, in chunk order) and save them."""
    folder = generation / _FOLDER
    folder.mkdir()
    for name, folded in ((_EXACT, False), (_FOLDED, True)):
        vocabulary: dict[str, int] = {}
        # Numbers, not words: bm25s would keep every word of every text as a text of its own.
        corpus = [[vocabulary.setdefault(term, len(vocabulary)) for term in tokens(text, folded=folded) or [_NO_WORDS]] for text in texts or [""]]
        index = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        index.index((corpus, vocabulary), create_empty_token=False, show_progress=False)
        index.vocab_dict = {}
        index.save(str(folder / name))
        _write_vocabulary(folder / name, vocabulary)
    frequencies = Counter(word for text in texts for word in set(words(fold(text))))
    (folder / _FREQUENCIES).write_text(json.dumps({"texts": len(texts), "words": frequencies}, ensure_ascii=False), encoding="utf-8")


def _key(term: str) -> int:
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "little")


def _write_vocabulary(folder: Path, vocabulary: Mapping[str, int]) -> None:
    keys = np.fromiter(map(_key, vocabulary), np.uint64, len(vocabulary))
    order = np.argsort(keys)
    np.save(folder / _KEYS, keys[order])
    np.save(folder / _IDS, np.fromiter(vocabulary.values(), np.int32, len(vocabulary))[order])


class _Index:
    """One BM25 index on disk with its vocabulary."""

    def __init__(self, folder: Path) -> None:
        self._bm25 = bm25s.BM25.load(str(folder), mmap=True, load_vocab=False)
        self._keys = np.load(folder / _KEYS, mmap_mode="r")
        self._ids = np.load(folder / _IDS, mmap_mode="r")

    def scores(self, terms: Sequence[str]) -> np.ndarray | None:
        """Return the score of every chunk, or None when no term is known; a term that comes twice counts twice."""
        keys = np.array([_key(term) for term in terms], np.uint64)
        places = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        known = self._ids[places[self._keys[places] == keys]]
        return np.asarray(self._bm25.get_scores_from_ids(known), dtype=np.float32) if len(known) else None


class KeywordIndex:
    """Read access to the keyword index of one generation."""

    def __init__(self, generation: Path) -> None:
        """Open the index.

        Raises:
            IndexDamaged: its files are missing or unreadable.
        """
        folder = generation / _FOLDER
        try:
            self._indexes = {folded: _Index(folder / name) for name, folded in ((_EXACT, False), (_FOLDED, True))}
            table = json.loads((folder / _FREQUENCIES).read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError) as error:
            raise IndexDamaged("Chỉ mục từ khóa bị mất hoặc hỏng.", f"Chạy «{BUILD_COMMAND}» để lập lại.") from error
        self.texts: int = table["texts"]
        self._frequencies: dict[str, int] = table["words"]

    def scores(self, query: str, *, folded: bool) -> np.ndarray:
        """Return the BM25 score of every chunk (n,), 0 and up, by chunk position."""
        scores = self._indexes[folded].scores(tokens(query, folded=folded))
        return np.zeros(self.texts, dtype=np.float32) if scores is None else scores[: self.texts]

    def idf(self, folded_word: str) -> float:
        """Return how telling a folded word is: ln(1 + (N - n + .5) / (n + .5)), highest for unknown words."""
        count = self._frequencies.get(folded_word, 0)
        return math.log(1 + (self.texts - count + 0.5) / (count + 0.5))

    def knows(self, folded_word: str) -> bool:
        """Return whether any chunk holds the folded word."""
        return folded_word in self._frequencies
