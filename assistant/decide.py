"""Step 4: is there enough evidence to answer, and if not, what to say instead."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.understanding import Understanding
from domain.answers import AnswerStatus, Interpretation
from domain.search import SearchHit, SearchResults
from domain.vietnamese import fold, words
from index.keywords import KeywordIndex


@dataclass(frozen=True, slots=True)
class Decision:
    """`status` answered means: go on. `superseded` marks evidence that is no longer in force."""

    status: AnswerStatus
    hits: tuple[SearchHit, ...] = ()
    coverage: float = 0.0
    near_miss: str = ""
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When evidence is enough.

    `coverage` is the share (0 to 1, weighted by rarity) of the question's content words
    that stand in the best section; `cosine` the dense similarity that stands in for it
    when the words differ. Set on our own questions (docs/decisions), not on any
    evaluation set.
    """

    on_topic: float = 0.30
    enough: float = 0.55
    cosine: float = 0.88


def decide(
    results: SearchResults, interpretation: Interpretation, understanding: Understanding, keywords: KeywordIndex, thresholds: Thresholds = Thresholds()
) -> Decision:
    """Return whether to answer from `results`, and from which hits."""
    near_miss = _near_miss(interpretation, understanding)
    if near_miss:
        return Decision(AnswerStatus.OUT_OF_SCOPE, results.kept[:3], near_miss=near_miss)
    folded = not interpretation.diacritics
    content = understanding.content_words(interpretation.standalone, folded=folded)
    fallen = tuple(item.hit for item in results.rejected if item.reason == "not_in_force")
    best = max((coverage_of(hit, content, keywords, folded=folded) for hit in results.kept[:3]), default=0.0)
    older = max((coverage_of(hit, content, keywords, folded=folded) for hit in fallen[:3]), default=0.0)
    on_topic = bool(interpretation.terms or interpretation.references or understanding.topic.search(interpretation.folded))
    if _is_enough(best, results.kept, on_topic, interpretation, thresholds):
        return Decision(AnswerStatus.ANSWERED, results.kept, best)
    if _is_enough(older, fallen, on_topic, interpretation, thresholds):
        return Decision(AnswerStatus.ANSWERED_PARTLY, fallen[:3], older, superseded=True)
    if on_topic or best >= thresholds.on_topic and _known_share(content, keywords) > 0.99:
        return Decision(AnswerStatus.NOT_IN_GUIDANCE, results.kept[:3], best)
    return Decision(AnswerStatus.OUT_OF_SCOPE, (), best)


def coverage_of(hit: SearchHit, content: tuple[str, ...], keywords: KeywordIndex, *, folded: bool) -> float:
    """Return the share of `content` words, weighted by idf, found in a hit and its headings and questions.

    Words are compared as written, or without diacritics with `folded`.
    """
    weights = {word: keywords.idf(fold(word)) for word in content}
    total = sum(weights.values())
    if not total:
        return 0.0
    section = hit.section
    text = " ".join((hit.document.title, *section.path, section.text, *section.questions))
    present = set(words(fold(text) if folded else text))
    return sum(weight for word, weight in weights.items() if word in present) / total


def _is_enough(
    coverage: float, hits: tuple[SearchHit, ...], on_topic: bool, interpretation: Interpretation, thresholds: Thresholds
) -> bool:
    if not hits:
        return False
    if any(reference.article for reference in interpretation.references) and hits[0].section.legal_basis:
        return True
    if coverage >= thresholds.enough:
        return True
    return on_topic and interpretation.diacritics and hits[0].cosine >= thresholds.cosine


def _known_share(content: tuple[str, ...], keywords: KeywordIndex) -> float:
    return sum(keywords.knows(fold(word)) for word in content) / len(content) if content else 0.0


def _near_miss(interpretation: Interpretation, understanding: Understanding) -> str:
    """Return the neighbouring topic a question is about when it is not about clusters at all."""
    if understanding.topic.search(interpretation.folded):
        return ""
    return next((name for name, pattern in understanding.near_misses.items() if pattern.search(interpretation.folded)), "")
