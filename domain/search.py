"""What a search brings back, with what it left out and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.documents import Document, DocumentKind, Section

_SHOWN = 8  # of ended places, where nothing else was found


class Rejection(StrEnum):
    """Why a candidate was not kept."""

    NOT_IN_FORCE = "not_in_force"
    DUPLICATE = "duplicate"
    BEYOND_LIMIT = "beyond_limit"
    OTHER_PROCEDURE = "other_procedure"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A section found. Scores are higher-is-better.

    `score` is between 0 and 1 for ranking within one search; `cosine` is the dense
    similarity (-1 to 1), `bm25` the raw keyword score (0 and up).
    """

    section: Section
    document: Document
    score: float
    cosine: float
    bm25: float
    matched: str = ""


@dataclass(frozen=True, slots=True)
class RejectedHit:
    """A section found and left out."""

    hit: SearchHit
    reason: Rejection
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SearchResults:
    """Ranked sections, best first, with the rejected ones and stage timings in milliseconds."""

    query: str
    kept: tuple[SearchHit, ...] = ()
    rejected: tuple[RejectedHit, ...] = ()
    timings_ms: tuple[tuple[str, float], ...] = ()
    coverage: float = 0.0

    @property
    def ranked(self) -> tuple[SearchHit, ...]:
        """What was kept, and in their rank the places of legal texts that were amended or have ended.

        Answers are made from what is in force; one who looks for a place of a law wants to be
        shown it all the same, and told.
        """
        ended = [item.hit for item in self.rejected if item.reason is Rejection.NOT_IN_FORCE and item.hit.document.kind is DocumentKind.LEGAL]
        merged = sorted((*self.kept, *ended), key=lambda hit: -hit.score)
        return tuple(merged[: len(self.kept) or _SHOWN])
