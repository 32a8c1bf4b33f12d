"""Whether the right sections were found and cited, and the right clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from domain.answers import Citation
from domain.legal import LegalReference
from evals.asking import Asked
from evals.scores import Mark


def judge_sources(asked: Asked) -> Mapping[str, Mark]:
    """Return the marks of sections (where the question expects one) and of clauses (where it expects one)."""
    expect, marks = asked.question.expect, {}
    if expect.sections:
        first = min(asked.answer.citations, key=lambda citation: citation.marker, default=None)
        marks["first_source"] = Mark(float(first is not None and first.section_id in expect.sections))
        for depth in (1, 3):
            marks[f"section_hit@{depth}"] = Mark(float(any(section in expect.sections for section in asked.found[:depth])))
    if expect.clauses:
        cited = {reference for citation in asked.answer.citations for reference in cited_places(citation)}
        met = sum(any(same_place(one, wanted) for one in cited) for wanted in expect.clauses)
        marks["clause_accuracy"] = Mark(float(met > 0))
        marks["clause_recall"] = Mark(met / len(expect.clauses))
    return marks


def cited_places(citation: Citation) -> Iterator[LegalReference]:
    """Yield the clauses a citation stands for: its legal basis and, where it is a legal text itself, its own place."""
    yield from citation.legal_basis
    if citation.number and citation.article:
        yield LegalReference(citation.number, citation.article, citation.clause, citation.point)


def same_place(cited: LegalReference, wanted: LegalReference) -> bool:
    """Return whether a cited place is the wanted one, lies inside it, or holds it and names an article at least."""
    return cited.within(wanted) or (bool(cited.article) and wanted.within(cited))
