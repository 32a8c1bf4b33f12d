"""Read one generation: candidates for a question by vectors and keywords together."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from domain.rendered import period_key
from index.diacritics import Diacritics
from index.encoder import Encoder
from index.identity import IdentityCard, check_card, read_card
from index.keywords import KeywordIndex
from index.layout import current_generation
from index.sections import SectionStore
from index.vectors import VectorStore

# Weights beside dense and keyword scores, in standard scores; docs/decisions/0009-ranking-by-more-than-the-best-chunk.md.
_PASSAGE_WEIGHT = 0.5
_DOCUMENT_WEIGHT = 0.5
_READ_WHOLE = 60  # sections whose own words are compared with the question even where only their everyday questions were near
_NEAR_IN_DOCUMENT = 3


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
        self.diacritics = Diacritics(self.generation)
        self._chunk_ids, self._section_ids = self.sections.chunk_positions()
        self._passages: dict[str, list[str]] = defaultdict(list)
        for chunk_id, section_id in self.sections.passages():
            self._passages[section_id].append(chunk_id)
        self._has_questions = sum(map(len, self._passages.values())) < len(self._chunk_ids)
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

        Each section is scored by its best chunk, by the best chunk of its own words and by
        how near its document is as a whole. The scores are standardised over the candidates
        of both searches, then added by weight: measured better than reciprocal rank fusion
        (docs/decisions).
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
        candidates = self._read_whole(candidates, cosines, vector)
        done = time.perf_counter()
        times = {"embed": embedded - started, "vectors": near - embedded, "keywords": done - near}
        return candidates[:count], {name: seconds * 1000 for name, seconds in times.items()}

    def _missing_cosines(self, chunk_ids: list[str], known: dict[str, float], vector: np.ndarray) -> dict[str, float]:
        stored = self.vectors.get([chunk_id for chunk_id in chunk_ids if chunk_id not in known])
        return {chunk_id: float(np.dot(other, vector)) for chunk_id, other in stored.items()}

    def _fuse(self, pool: list[int], cosines: dict[str, float], keyword_scores: np.ndarray, dense_weight: float) -> list[Candidate]:
        """Sections by the weighted sum of their best cosine and best keyword score, best first."""
        best: dict[str, tuple[float, str, float]] = {}
        for position in pool:
            section_id, chunk_id = self._section_ids[position], self._chunk_ids[position]
            cosine, keywords = cosines.get(chunk_id, 0.0), float(keyword_scores[position])
            known = best.get(section_id, (-1.0, chunk_id, 0.0))
            best[section_id] = (*((cosine, chunk_id) if cosine > known[0] else known[:2]), max(keywords, known[2]))
        dense = np.array([cosine for cosine, _, _ in best.values()])
        sparse = np.array([keywords for _, _, keywords in best.values()])
        total = dense_weight * _standardised(dense) + (1 - dense_weight) * _standardised(sparse)
        found = [
            Candidate(section_id, chunk_id, float(score), cosine, keywords)
            for (section_id, (cosine, chunk_id, keywords)), score in zip(best.items(), total, strict=True)
        ]
        return sorted(found, key=lambda candidate: -candidate.score)

    def _read_whole(self, candidates: list[Candidate], cosines: dict[str, float], vector: np.ndarray) -> list[Candidate]:
        """Add to the first candidates how near their own words and their documents are.

        Where no chunk is a question, the best chunk of a section is of its own words already.
        """
        if not self._has_questions:
            return candidates
        first, rest = candidates[:_READ_WHOLE], candidates[_READ_WHOLE:]
        wanted = [chunk_id for candidate in first for chunk_id in self._passages[candidate.section_id]]
        known = cosines | self._missing_cosines(wanted, cosines, vector)
        passages = np.array([max((known[chunk] for chunk in self._passages[item.section_id] if chunk in known), default=0.0) for item in first])
        of_document: dict[str, list[float]] = defaultdict(list)
        for candidate in candidates:
            of_document[self.sections.section(candidate.section_id).document_id].append(candidate.cosine)
        near = {document: float(np.mean(sorted(found)[-_NEAR_IN_DOCUMENT:])) for document, found in of_document.items()}
        documents = np.array([near[self.sections.section(item.section_id).document_id] for item in first])
        more = _PASSAGE_WEIGHT * _standardised(passages) + _DOCUMENT_WEIGHT * _standardised(documents)
        lowest = float(more.min()) if first else 0.0
        whole = [replace(item, score=item.score + float(extra)) for item, extra in zip(first, more, strict=True)]
        return sorted([*whole, *(replace(item, score=item.score + lowest) for item in rest)], key=lambda candidate: -candidate.score)


def _top(scores: np.ndarray, count: int) -> list[int]:
    count = min(count, len(scores))
    if not count:
        return []
    best = np.argpartition(-scores, count - 1)[:count]
    return [int(position) for position in best if scores[position] > 0]


def _standardised(scores: np.ndarray) -> np.ndarray:
    spread = float(scores.std())
    return (scores - scores.mean()) / spread if spread > 1e-9 else np.zeros_like(scores)
