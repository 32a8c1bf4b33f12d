"""Step 4: is there enough evidence to answer, and if not, what to say instead."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.coverage import coverage_of, pairs_of
from assistant.retrieve import countable
from assistant.understanding import Understanding
from domain.answers import AnswerStatus, Interpretation, Language
from domain.documents import DocumentKind
from domain.legal import LegalReference
from domain.search import SearchHit, SearchResults
from domain.vietnamese import fold
from index.keywords import KeywordIndex

# All guidance is about this province, so its name need not stand in a section.
_EVERYWHERE = ("lang son", "tinh lang son")


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

    Evidence is the dense similarity of the best hit plus `coverage_weight` times the
    share (0 to 1, weighted by rarity) of the question's content words in the best
    sections. Neither alone tells a question about another topic from one in other words.
    Without diacritics only coverage counts; in English and Chinese, whose words the
    sections lack, `foreign` similarity is enough by itself. Set on evals/datasets/scope-dev.jsonl, our
    own questions (docs/decisions/0003-when-evidence-is-enough.md).
    """

    enough: float = 0.95
    coverage_weight: float = 0.1
    folded_coverage: float = 0.75
    foreign: float = 0.89


def decide(
    results: SearchResults,
    interpretation: Interpretation,
    understanding: Understanding,
    keywords: KeywordIndex,
    thresholds: Thresholds = Thresholds(),
) -> Decision:
    """Return whether to answer from `results`, and from which hits."""
    near_miss = _near_miss(interpretation, understanding)
    if near_miss:
        return Decision(AnswerStatus.OUT_OF_SCOPE, results.kept[:3], near_miss=near_miss)
    folded = not interpretation.diacritics
    content = understanding.content_words(countable(interpretation), folded=folded)
    if folded:  # single words without diacritics mean too many things: "ket", "hon"
        content = (*content, *pairs_of(countable(interpretation), content, folded=True))
    fallen = tuple(item.hit for item in results.rejected if item.reason == "not_in_force")
    coverages = [
        interpretation.understood * max((coverage_of(hit.section, content, keywords, folded=folded) for hit in hits[:3]), default=0.0)
        for hits in (results.kept, fallen)
    ]
    meant = bool(fallen) and (_is_legal(fallen[0]) or interpretation.as_of_stated)
    older = meant and _outranks(fallen, results.kept) and _is_enough(coverages[1], fallen, interpretation, understanding, thresholds)
    current = _is_enough(coverages[0], results.kept, interpretation, understanding, thresholds)
    # Our guidance has a section for each period, so its current one is meant; of a law the
    # index may hold only the wording that was amended, and a weaker clause must not stand in.
    if current and not (older and _is_legal(fallen[0]) and _is_legal(results.kept[0])):
        return Decision(AnswerStatus.ANSWERED, results.kept, coverages[0])
    if older:
        return Decision(AnswerStatus.ANSWERED_PARTLY, fallen[:3], coverages[1], superseded=True)
    text = interpretation.folded
    in_field = bool(interpretation.references or understanding.topic.search(text) or understanding.field.search(text))
    status = AnswerStatus.NOT_IN_GUIDANCE if in_field else AnswerStatus.OUT_OF_SCOPE
    return Decision(status, results.kept[:3] if in_field else (), coverages[0])


def _is_enough(
    coverage: float, hits: tuple[SearchHit, ...], interpretation: Interpretation, understanding: Understanding, thresholds: Thresholds
) -> bool:
    if not hits or not _has_what_is_needed(hits[0], interpretation, understanding):
        return False
    if any(_rests_on(hits[0], reference) for reference in interpretation.references if reference.article):
        return True
    if not interpretation.diacritics:
        return coverage >= thresholds.folded_coverage
    if interpretation.language is not Language.VI and hits[0].cosine >= thresholds.foreign:
        return True
    return hits[0].cosine + thresholds.coverage_weight * coverage >= thresholds.enough


def _outranks(fallen: tuple[SearchHit, ...], kept: tuple[SearchHit, ...]) -> bool:
    return bool(fallen) and (not kept or fallen[0].score >= kept[0].score)


def _is_legal(hit: SearchHit) -> bool:
    return hit.document.kind is DocumentKind.LEGAL


def _rests_on(hit: SearchHit, reference: LegalReference) -> bool:
    return any(basis.within(reference) for basis in hit.section.legal_basis)


def _has_what_is_needed(hit: SearchHit, interpretation: Interpretation, understanding: Understanding) -> bool:
    """A question for an amount of money, a telephone number or a named place is not answered by a section without it."""
    asked = (need for need in understanding.needs if need.asked.search(interpretation.folded))
    if not all(need.found.search(hit.section.text) for need in asked):
        return False
    text = fold(" ".join((*hit.section.path, hit.section.text)))
    return all(fold(name) in text for name in understanding.names_in(interpretation.standalone) if fold(name) not in _EVERYWHERE)


def _near_miss(interpretation: Interpretation, understanding: Understanding) -> str:
    """Return the neighbouring topic a question is about when it is not about clusters at all."""
    if understanding.topic.search(interpretation.folded):
        return ""
    return next((name for name, pattern in understanding.near_misses.items() if pattern.search(interpretation.folded)), "")
