"""Step 5: what shape the answer has, from what is asked and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.answers import Intent, Interpretation
from domain.documents import SectionRole
from domain.facts import facts_in
from domain.rendered import registry_section_id
from domain.search import SearchHit

# How far down a better-shaped hit may stand and still be preferred to the first one.
_LIMIT_LINE = "Thời hạn: "  # how a step's section begins the line of its limit (prompts/sections)
_REACH = 4
_CLOSE = 0.80


class Shape(StrEnum):
    """The shapes an answer can take."""

    STEP = "step"
    NEXT = "next"
    BEFORE = "before"
    DOSSIER = "dossier"
    PROCEDURE = "procedure"
    FORCE = "force"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Plan:
    """The shape, the hit it is made from, and the other hits; `number` names the document of a FORCE plan."""

    shape: Shape
    hit: SearchHit
    others: tuple[SearchHit, ...] = ()
    number: str = ""


def plan(hits: Sequence[SearchHit], interpretation: Interpretation) -> Plan:
    """Return the plan for `hits` (not empty, best first)."""
    number = _document_asked(interpretation)
    if number and any(hit.section.id == registry_section_id(number) for hit in hits):
        return Plan(Shape.FORCE, hits[0], tuple(hits[1:]), number)
    for shape, hit in _wishes(hits, interpretation):
        return Plan(shape, hit, tuple(other for other in hits if other is not hit))
    return Plan(Shape.PASSAGE, hits[0], tuple(hits[1:]))


def _document_asked(interpretation: Interpretation) -> str:
    """Return the one document whose force is asked about, or ""."""
    numbers = {reference.number for reference in interpretation.references}
    whole = all(not reference.article for reference in interpretation.references)
    return numbers.pop() if interpretation.intent is Intent.VALIDITY and whole and len(numbers) == 1 else ""


def _wishes(hits: Sequence[SearchHit], interpretation: Interpretation) -> list[tuple[Shape, SearchHit]]:
    near = [hit for hit in hits[:_REACH] if hit.score >= hits[0].score * _CLOSE]
    rendered = [hit for hit in near if hit.section.procedure_id]
    steps = [hit for hit in rendered if hit.section.step_id]
    intent = interpretation.intent
    found: list[tuple[Shape, SearchHit]] = []
    if intent is Intent.DOSSIER:
        found += [(Shape.DOSSIER, hit) for hit in rendered if hit.section.role is SectionRole.DOSSIER and _same_article(hit, hits[0])]
    if intent is Intent.STEPS:
        whole = (hit for hit in rendered if hit.section.role is SectionRole.STEPS and not hit.section.step_id)
        found += [(Shape.PROCEDURE, hit) for hit in whole if _same_article(hit, hits[0])]
    if intent is Intent.NEXT_STEP:
        found += [(Shape.NEXT, hit) for hit in steps]
    if intent is Intent.STEPS_BEFORE:
        found += [(Shape.BEFORE, hit) for hit in steps]
    if intent is Intent.TIME_LIMIT:
        found += [(Shape.STEP, hit) for hit in steps if hit.section.role is SectionRole.TIME_LIMIT and _same_clause(hit, hits[0])]
    if intent in (Intent.AUTHORITY, Intent.OTHER, Intent.FORM):
        found += [(Shape.STEP, hit) for hit in steps if hit is hits[0]]
    if hits[0].section.procedure_id and not found:
        found.append((_own_shape(hits[0], intent), hits[0]))
    return found


def _same_clause(hit: SearchHit, first: SearchHit) -> bool:
    """A step may stand in for the first hit only when both are the same rule in two forms.

    That is so when both rest on one clause; where the first names articles alone, when
    both rest on one article and the first opens with the step's own time limit.
    """
    if hit is first:
        return True
    clauses = {reference for reference in first.section.legal_basis if reference.clause}
    if clauses:
        return any(reference in clauses for reference in hit.section.legal_basis)
    return _same_article(hit, first) and bool(_limits(hit.section.text) & _limits(first.section.text.split("\n", 1)[0]))


def _limits(text: str) -> frozenset[str]:
    """Amounts of time of a step's own limit line, or of any other text."""
    line = next((line for line in text.split("\n") if line.startswith(_LIMIT_LINE)), text)
    return frozenset(fact for fact in facts_in(line) if fact.endswith((" days", " working_days", " months")))


def _same_article(hit: SearchHit, first: SearchHit) -> bool:
    """A whole procedure or dossier may stand in for the first hit only when both rest on one article."""
    if hit is first or first.section.procedure_id:
        return True
    articles = {(reference.number, reference.article) for reference in first.section.legal_basis if reference.article}
    return any((reference.number, reference.article) in articles for reference in hit.section.legal_basis)


def _own_shape(hit: SearchHit, intent: Intent) -> Shape:
    if hit.section.step_id and intent is not Intent.DOSSIER:
        return Shape.STEP
    return Shape.DOSSIER if hit.section.role is SectionRole.DOSSIER or intent is Intent.DOSSIER else Shape.PROCEDURE
