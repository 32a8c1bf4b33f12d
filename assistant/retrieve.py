"""Step 3: the sections that may answer, what was left out, and why."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from assistant.coverage import coverage_of, pairs_of
from assistant.understanding import Understanding
from domain.answers import Intent, Interpretation, Language
from domain.documents import Section, SectionRole
from domain.legal import LegalReference
from domain.rendered import CLUSTERS_ID, FORMS_ID, OFFICES_ID, REGISTRY_ID
from domain.search import RejectedHit, Rejection, SearchHit, SearchResults
from domain.vietnamese import fold
from index.reader import Candidate, IndexReader, Query

# Roles that answer an intent. A section of another kind about the same topic is the
# commonest wrong hit, so a fitting role is worth a little (docs/decisions).
_ROLES: dict[Intent, tuple[SectionRole, ...]] = {
    Intent.DEFINITION: (SectionRole.DEFINITION,),
    Intent.CONDITION: (SectionRole.CONDITION,),
    Intent.DOSSIER: (SectionRole.DOSSIER,),
    Intent.STEPS: (SectionRole.STEPS,),
    Intent.NEXT_STEP: (SectionRole.STEPS, SectionRole.TIME_LIMIT),
    Intent.STEPS_BEFORE: (SectionRole.STEPS, SectionRole.TIME_LIMIT),
    Intent.TIME_LIMIT: (SectionRole.TIME_LIMIT,),
    Intent.AUTHORITY: (SectionRole.AUTHORITY,),
    Intent.FORM: (SectionRole.FORM,),
    Intent.FEE: (SectionRole.FEE,),
    Intent.VALIDITY: (SectionRole.LEGAL_BASIS, SectionRole.TRANSITION),
    Intent.OTHER: (),
}
_ROLE_BONUS = 1.0
# What a thing is says its name most often, and never who, when, how or with what.
_DEFINITION_PENALTY = 0.8
_NO_DEFINITION = (Intent.AUTHORITY, Intent.TIME_LIMIT, Intent.DOSSIER, Intent.FORM, Intent.FEE, Intent.STEPS, Intent.NEXT_STEP, Intent.STEPS_BEFORE)
_REFERENCE_BONUS = 8.0  # more than all else together: what is named by number and article is meant
_FORM_PENALTY = 0.5
# A single step, an office or a document of the registry holds the words of many questions; the passage that
# was written about the question's subject answers better.
_PART_PENALTY = 0.6
_ABOUT_A_STEP = (Intent.NEXT_STEP, Intent.STEPS_BEFORE)
_BOOKS = frozenset({REGISTRY_ID, OFFICES_ID, CLUSTERS_ID, FORMS_ID})
_NAME_BONUS = 0.5
_DOCUMENT_BONUS = 0.5
# Weights and numbers in docs/decisions/0002-ranking.md. Without diacritics many words
# fall together, so the words a section holds tell less.
_COVERAGE_WEIGHT = 2.0
_FOLDED_COVERAGE_WEIGHT = 1.0
_HEADING_WEIGHT = 1.0
_RERANKED = 40
_HALF_MARKED_DENSE = 0.15
# Across languages the small model mixes up legal terms; the glossary's Vietnamese terms do not.
_FOREIGN_DENSE = 0.7


@dataclass(frozen=True, slots=True)
class SearchLimits:
    """How wide to look and how much to keep."""

    dense_weight: float
    candidates: int
    keep: int


def retrieve(
    reader: IndexReader,
    interpretation: Interpretation,
    limits: SearchLimits,
    understanding: Understanding,
    set_aside: frozenset[str] = frozenset(),
) -> SearchResults:
    """Return the ranked sections in force on the interpretation's day, none of a document in `set_aside`.

    Rejected are sections not in force, parts of a section already kept, and the rest of
    the candidates. Scores of hits are a logistic of the fused score, 0 to 1.
    """
    started = time.perf_counter()
    candidates, times = reader.search(build_query(interpretation, limits.dense_weight), limits.candidates)
    candidates = _in_their_period(reader, candidates, interpretation.as_of)
    candidates += _referenced(reader, interpretation.references, {candidate.section_id for candidate in candidates})
    hits = _ranked(reader, candidates, interpretation, understanding)
    kept, rejected = _select(hits, interpretation.as_of, limits.keep, set_aside)
    times["search"] = (time.perf_counter() - started) * 1000
    return SearchResults(interpretation.search_text, tuple(kept), tuple(rejected), tuple(times.items()))


def _in_their_period(reader: IndexReader, candidates: list[Candidate], day: date) -> list[Candidate]:
    """Lend the scores of a section that is not in force on `day` to the one about the same subject that is.

    A question about an older date is worded like one about today, so today's section is found
    better; what it is about is what the older section is about.
    """
    best = {candidate.section_id: candidate for candidate in candidates}
    for candidate in candidates:
        if reader.sections.section(candidate.section_id).validity.covers(day):
            continue
        for other in reader.of_other_periods(candidate.section_id):
            known = best.get(other)
            if reader.sections.section(other).validity.covers(day) and (known is None or known.score < candidate.score):
                best[other] = replace(candidate, section_id=other)
    return list(best.values())


def build_query(interpretation: Interpretation, dense_weight: float) -> Query:
    """Return what to search for.

    Vietnamese without diacritics goes to the folded keyword index; dense similarity is
    noise there (measured: R@10 0.11 against 0.97), so it keeps only a trace of weight,
    unless the diacritics could be put back.
    """
    text = interpretation.search_text
    if interpretation.language is not Language.VI and interpretation.terms:
        return Query(text, " ".join(interpretation.terms), folded=False, dense_weight=_FOREIGN_DENSE)
    if interpretation.diacritics:
        return Query(text, text, folded=False, dense_weight=dense_weight)
    return Query(text, text, folded=True, dense_weight=dense_weight if interpretation.restored else _HALF_MARKED_DENSE)


def _referenced(reader: IndexReader, references: Iterable[LegalReference], known: set[str]) -> list[Candidate]:
    """Sections a question names by number and article, which no similarity need find."""
    found: list[Candidate] = []
    wanted = [reference for reference in references if reference.number and reference.article]
    for document in reader.sections.documents() if wanted else ():
        for reference in wanted:
            if document.number == reference.number:
                named = (section for section in reader.sections.sections_of(document.id) if _is_named(section, reference))
                found += [Candidate(section.id, "", 0.0, 0.0, 0.0) for section in named if section.id not in known]
    return found


def _is_named(section: Section, reference: LegalReference) -> bool:
    same = (section.article, section.clause) == (reference.article, reference.clause)
    return same and not section.point and not section.in_form


def _ranked(reader: IndexReader, candidates: list[Candidate], interpretation: Interpretation, understanding: Understanding) -> list[SearchHit]:
    """Hits by fused score, role and references; the first of them once more by the words they hold."""
    scored = sorted(((item.score + _bonus(reader.sections.section(item.section_id), interpretation), item) for item in candidates), key=_by_score)
    folded = not interpretation.diacritics
    content = understanding.content_words(countable(interpretation), folded=folded)
    terms = (*content, *pairs_of(countable(interpretation), content, folded=folded))
    weight = _FOLDED_COVERAGE_WEIGHT if folded else _COVERAGE_WEIGHT

    def told(section: Section) -> float:
        whole = coverage_of(section, terms, reader.keywords, folded=folded)
        heading = coverage_of(section, terms, reader.keywords, folded=folded, heading_alone=True)
        return weight * whole + _HEADING_WEIGHT * heading

    again = [(total + told(reader.sections.section(item.section_id)), item) for total, item in scored[:_RERANKED]]
    return [_hit(reader, item, total) for total, item in (*sorted(again, key=_by_score), *scored[_RERANKED:])]


def _by_score(pair: tuple[float, Candidate]) -> tuple[float, str]:
    """Best first; sections that share a question tie, and then keep one order, so answers are repeatable."""
    return -round(pair[0], 6), pair[1].section_id


def countable(interpretation: Interpretation) -> str:
    """Return the words to look for in sections: the question's own, of a foreign question its terms in Vietnamese."""
    return interpretation.standalone if interpretation.language is Language.VI else " ".join(interpretation.terms)


def _hit(reader: IndexReader, candidate: Candidate, total: float) -> SearchHit:
    section = reader.sections.section(candidate.section_id)
    return SearchHit(
        section=section,
        document=reader.sections.document(section.document_id),
        score=1 / (1 + math.exp(-total)),
        cosine=candidate.cosine,
        bm25=candidate.bm25,
        matched=candidate.chunk_id,
    )


def _bonus(section: Section, interpretation: Interpretation) -> float:
    bonus = _ROLE_BONUS if section.role in _ROLES[interpretation.intent] else 0.0
    if section.role is SectionRole.DEFINITION and interpretation.intent in _NO_DEFINITION:
        bonus -= _DEFINITION_PENALTY
    if section.in_form:
        bonus -= _FORM_PENALTY
    if section.document_id in _BOOKS or (section.step_id and interpretation.intent not in _ABOUT_A_STEP):
        bonus -= _PART_PENALTY
    if any(fold(name) in fold(section.heading) for name in interpretation.old_names):
        bonus += _NAME_BONUS
    for reference in interpretation.references:
        if reference.number and any(basis.within(reference) for basis in section.legal_basis):
            bonus += _REFERENCE_BONUS if reference.article else _DOCUMENT_BONUS
    return bonus


def _select(hits: list[SearchHit], day: date, keep: int, set_aside: frozenset[str]) -> tuple[list[SearchHit], list[RejectedHit]]:
    kept: list[SearchHit] = []
    rejected: list[RejectedHit] = []
    taken: set[str] = set()
    for hit in hits:
        if hit.section.document_id in set_aside:
            rejected.append(RejectedHit(hit, Rejection.OTHER_PROCEDURE))
        elif not hit.section.validity.covers(day):
            rejected.append(RejectedHit(hit, Rejection.NOT_IN_FORCE, _period(hit)))
        elif hit.section.id in taken or hit.section.parent_id in taken:
            rejected.append(RejectedHit(hit, Rejection.DUPLICATE, hit.section.parent_id or hit.section.id))
        elif len(kept) >= keep:
            rejected.append(RejectedHit(hit, Rejection.BEYOND_LIMIT))
        else:
            kept.append(hit)
            taken.add(hit.section.id)
    return kept, rejected


def _period(hit: SearchHit) -> str:
    validity = hit.section.validity
    return f"{validity.start or '…'} – {validity.end or '…'}"


def with_coverage(results: SearchResults, coverage: float) -> SearchResults:
    """Return `results` with the share of the question's words they cover."""
    return replace(results, coverage=coverage)
