"""Read one generation: candidates for a question by vectors and keywords together."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from domain.rendered import period_key
from index.encoder import Encoder
from index.identity import IdentityCard, check_card, read_card
from index.keywords import KeywordIndex
from index.layout import current_generation
from index.sections import SectionStore
from index.vectors import VectorStore


@dataclass(frozen=True, slots=True)
class Candidate:
    """A section with its best chunk. `score` is the weighted sum of standard scores (any sign)."""

    section_id: str
    chunk_id: str
    score: float
    cosine: float
    bm25: float


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched.

    `dense_text` goes to the embedding model, `keyword_text` to BM25; `folded` asks the
    diacritic-folded index, `dense_weight` (0 to 1) is the share of the dense score.
    """

    dense_text: str
    keyword_text: str
    folded: bool = False
    dense_weight: float = 0.8


class IndexReader:
    """One open generation. Safe to share between threads; holds no state of a question."""

    def __init__(self, index_dir: Path, embedder: Encoder) -> None:
        """Open the current generation of `index_dir`.

        Raises:
            IndexMissing, IndexDamaged, IndexMismatch: as their names say, with the mending command.
        """
        self._index_dir = index_dir
        self.generation = current_generation(index_dir)
        self.card: IdentityCard = read_card(self.generation)
        check_card(self.card, fingerprint=embedder.fingerprint, embedding_model=embedder.name)
        self.embedder = embedder
        self.sections = SectionStore(self.generation)
        self.vectors = VectorStore(self.generation)
        self.keywords = KeywordIndex(self.generation)
        self._chunk_ids, self._section_ids = self.sections.chunk_positions()
        self._periods: dict[str, set[str]] = defaultdict(set)
        for section_id in set(self._section_ids):
            self._periods[period_key(section_id)].add(section_id)
        self._position = {chunk_id: position for position, chunk_id in enumerate(self._chunk_ids)}

    def of_other_periods(self, section_id: str) -> tuple[str, ...]:
        """Return the sections about the same subject in other periods, by id."""
        return tuple(sorted(self._periods.get(period_key(section_id), set()) - {section_id}))

    def is_current(self) -> bool:
        """Return whether no newer generation was published since this one was opened."""
        return current_generation(self._index_dir) == self.generation

    def search(self, query: Query, count: int) -> tuple[list[Candidate], dict[str, float]]:
        """Return up to `count` sections, best first, and the stage times in milliseconds.

        Each section is scored by its best chunk. Dense and keyword scores are
        standardised over the candidates of both searches, then added by weight: measured
        better than reciprocal rank fusion (docs/decisions).
        """
        if not self._chunk_ids:
            return [], {}
        started = time.perf_counter()
        vector = self.embedder.embed_query(query.dense_text)
        embedded = time.perf_counter()
        cosines = self.vectors.nearest(vector, count)
        near = time.perf_counter()
        keyword_scores = self.keywords.scores(query.keyword_text, folded=query.folded)
        best = _top(keyword_scores, count)
        pool = sorted({self._position[chunk_id] for chunk_id in cosines} | set(best))
        cosines |= self._missing_cosines([self._chunk_ids[position] for position in pool], cosines, vector)
        candidates = self._fuse(pool, cosines, keyword_scores, query.dense_weight)
        done = time.perf_counter()
        times = {"embed": embedded - started, "vectors": near - embedded, "keywords": done - near}
        return candidates[:count], {name: seconds * 1000 for name, seconds in times.items()}

    def _missing_cosines(self, chunk_ids: list[str], known: dict[str, float], vector: np.ndarray) -> dict[str, float]:
        stored = self.vectors.get([chunk_id for chunk_id in chunk_ids if chunk_id not in known])
        return {chunk_id: float(np.dot(other, vector)) for chunk_id, other in stored.items()}

    def _fuse(self, pool: list[int], cosines: dict[str, float], keyword_scores: np.ndarray, dense_weight: float) -> list[Candidate]:
        dense = np.array([cosines.get(self._chunk_ids[position], 0.0) for position in pool])
        sparse = keyword_scores[pool]
        total = dense_weight * _standardised(dense) + (1 - dense_weight) * _standardised(sparse)
        best: dict[str, Candidate] = {}
        for place in np.argsort(-total, kind="stable"):
            position = pool[place]
            section_id = self._section_ids[position]
            if section_id not in best:
                best[section_id] = Candidate(section_id, self._chunk_ids[position], float(total[place]), float(dense[place]), float(sparse[place]))
        return list(best.values())


def _top(scores: np.ndarray, count: int) -> list[int]:
    count = min(count, len(scores))
    if not count:
        return []
    best = np.argpartition(-scores, count - 1)[:count]
    return [int(position) for position in best if scores[position] > 0]


def _standardised(scores: np.ndarray) -> np.ndarray:
    spread = float(scores.std())
    return (scores - scores.mean()) / spread if spread > 1e-9 else np.zeros_like(scores)
