"""Step 4: is there enough evidence to answer, and if not, what to say instead."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.coverage import coverage_of, pairs_of
from assistant.retrieve import countable
from assistant.understanding import Understanding
from domain.answers import AnswerStatus, Interpretation, Language
from domain.documents import DocumentKind
from domain.legal import LegalReference
from domain.search import SearchHit, SearchResults
from domain.vietnamese import fold, has_diacritics, words
from index.diacritics import Diacritics
from index.keywords import KeywordIndex

_FIRST = 3
_FAR = 0.05
_OWN_WORDS = 0.4
_SHORT_FOREIGN = 5


@dataclass(frozen=True, slots=True)
class Decision:
    """`status` answered means: go on. `superseded` marks evidence that is no longer in force."""

    status: AnswerStatus
    hits: tuple[SearchHit, ...] = ()
    coverage: float = 0.0
    near_miss: str = ""
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """How sure it is that the sections found answer the question: a logistic of what was found, 0 to 1.

    `near` is the greatest cosine of a section found, `together` the mean of the three
    greatest, `covered` the share (0 to 1, weighted by rarity) of the question's content
    words in one of the first three sections; `topic` and `foreign` are 1 where the question speaks of clusters, and
    where it is not Vietnamese. Weights and threshold were fitted on the development
    questions of evals/datasets, for the bundled model (docs/decisions/0003-when-evidence-is-enough.md).
    """

    near: float = 11.0
    together: float = 23.39
    covered: float = 2.89
    topic: float = 1.68
    foreign: float = 1.43
    bias: float = -29.78
    enough: float = 0.26

    def of(self, hits: Sequence[SearchHit], covered: float, *, topic: bool, foreign: bool) -> float:
        """Return the evidence of `hits`, best first; 0 when there are none."""
        nearest = sorted((hit.cosine for hit in hits), reverse=True)[:_FIRST]
        if not nearest:
            return 0.0
        total = self.near * nearest[0] + self.together * sum(nearest) / len(nearest) + self.covered * covered
        return 1 / (1 + math.exp(-(total + self.topic * topic + self.foreign * foreign + self.bias)))


def decide(
    results: SearchResults,
    interpretation: Interpretation,
    understanding: Understanding,
    keywords: KeywordIndex,
    evidence: Evidence = Evidence(),
) -> Decision:
    """Return whether to answer from `results`, and from which hits."""
    near_miss = _near_miss(interpretation, understanding)
    if near_miss:
        return Decision(AnswerStatus.OUT_OF_SCOPE, results.kept[:3], near_miss=near_miss)
    folded = not interpretation.diacritics
    content = understanding.content_words(countable(interpretation), folded=folded)
    fallen = tuple(item.hit for item in results.rejected if item.reason == "not_in_force")
    coverages = [
        max((coverage_of(hit.section, content, keywords, folded=folded) for hit in hits[:_FIRST]), default=0.0) for hits in (results.kept, fallen)
    ]
    meant = bool(fallen) and (_is_legal(fallen[0]) or interpretation.as_of_stated)
    older = meant and _outranks(fallen, results.kept) and _is_enough(coverages[1], fallen, interpretation, understanding, evidence)
    current = _is_enough(coverages[0], results.kept, interpretation, understanding, evidence)
    # Our guidance has a section for each period, so its current one is meant, unless it is about something
    # else; of a law the index may hold only the wording that was amended. A weaker one must not stand in.
    if current and not (older and (_is_far_nearer(fallen, results.kept) or (_is_legal(fallen[0]) and _is_legal(results.kept[0])))):
        return Decision(AnswerStatus.ANSWERED, results.kept, coverages[0])
    if older:
        return Decision(AnswerStatus.ANSWERED_PARTLY, fallen[:3], coverages[1], superseded=True)
    text = interpretation.folded
    in_field = bool(interpretation.references or understanding.topic.search(text) or understanding.field.search(text))
    status = AnswerStatus.NOT_IN_GUIDANCE if in_field else AnswerStatus.OUT_OF_SCOPE
    return Decision(status, results.kept[:3] if in_field else (), coverages[0])


def speaks_of_the_same(
    alone: Interpretation, results: SearchResults, understanding: Understanding, keywords: KeywordIndex, spelling: Diacritics
) -> bool:
    """Return whether a question may follow up on the one before it; `alone` is it without that one.

    `results` were found with both. Unless its words tell that it follows up ("thế còn …"), a part of
    what the new one says for itself (by rarity) must stand there too, and no syllable be one that the guidance never uses, or "Thủ tục ly hôn" would
    be answered with the dossier talked of before. Of a
    foreign question that is longer than a few words, the glossary must know something.
    """
    if alone.language is not Language.VI:
        return alone.understood > 0 or len(words(alone.text)) <= _SHORT_FOREIGN
    if any(has_diacritics(word) and not spelling.knows(word) for word in understanding.content_words(alone.standalone, folded=False)):
        return False
    if understanding.follow_up.search(fold(alone.text)):
        return True
    folded = not alone.diacritics
    content = understanding.content_words(countable(alone), folded=folded)
    content = (*content, *pairs_of(" ".join(content), content, folded=folded))
    return not content or any(coverage_of(hit.section, content, keywords, folded=folded) >= _OWN_WORDS for hit in results.kept[:_FIRST])


def _is_enough(
    coverage: float, hits: tuple[SearchHit, ...], interpretation: Interpretation, understanding: Understanding, evidence: Evidence
) -> bool:
    if not hits or not _has_what_is_needed(hits[0], interpretation, understanding):
        return False
    if any(_rests_on(hits[0], reference) for reference in interpretation.references if reference.article):
        return True
    named = any(_rests_on(hits[0], reference) for reference in interpretation.references)
    topic = named or bool(understanding.topic.search(interpretation.folded))
    return evidence.of(hits, coverage, topic=topic, foreign=interpretation.language is not Language.VI) >= evidence.enough


def _outranks(fallen: tuple[SearchHit, ...], kept: tuple[SearchHit, ...]) -> bool:
    return bool(fallen) and (not kept or fallen[0].score >= kept[0].score)


def _is_far_nearer(fallen: tuple[SearchHit, ...], kept: tuple[SearchHit, ...]) -> bool:
    return bool(kept) and fallen[0].cosine - kept[0].cosine >= _FAR


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
    return all(fold(name) in text for name in understanding.names_in(interpretation.standalone) if fold(name) not in understanding.common_names)


def _near_miss(interpretation: Interpretation, understanding: Understanding) -> str:
    """Return the neighbouring topic a question is about when it is not about clusters at all."""
    if understanding.topic.search(interpretation.folded):
        return ""
    return next((name for name, pattern in understanding.near_misses.items() if pattern.search(interpretation.folded)), "")
