"""Lines with evidence become statements with numbered citations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.draft import DraftStep, Evidence, Line
from catalogue.registry import Registry
from domain.answers import AnswerStep, Citation, Statement


class Citations:
    """Numbers sources in order of first use. One section has one number."""

    def __init__(self, day: date, registry: Registry) -> None:
        """Start with none; `day` decides whether a source is in force, `registry` knows of what kind a document is."""
        self._day = day
        self._registry = registry
        self._found: dict[str, Citation] = {}

    def markers(self, evidence: Sequence[Evidence]) -> tuple[int, ...]:
        """Return the markers of `evidence`, giving new sections the next number."""
        return tuple(dict.fromkeys(self._marker(item) for item in evidence))

    def _marker(self, evidence: Evidence) -> int:
        section_id = evidence.section.id
        if section_id not in self._found:
            self._found[section_id] = _citation(evidence, len(self._found) + 1, self._day, self._registry)
        return self._found[section_id].marker

    def all(self) -> tuple[Citation, ...]:
        """Return every citation, by marker."""
        return tuple(self._found.values())


def _citation(evidence: Evidence, marker: int, day: date, registry: Registry) -> Citation:
    section, document = evidence.section, evidence.document
    return Citation(
        marker=marker,
        section_id=section.id,
        document_id=document.id,
        number=document.number,
        title=document.title,
        kind_name=document.kind_name,
        article=section.article,
        clause=section.clause,
        point=section.point,
        heading_path=section.path,
        quote=evidence.quote,
        passage=section.text,
        page=section.page,
        in_force=section.validity.covers(day),
        validity=section.validity,
        issued_on=document.issued_on,
        issuer=document.issuer,
        legal_basis=section.legal_basis,
        verification=section.verification,
        basis_in_words=tuple(registry.spoken(reference) for reference in section.legal_basis),
    )


def cite(lines: Sequence[Line], citations: Citations) -> tuple[Statement, ...]:
    """Return the statements of `lines`, in order."""
    return tuple(Statement(line.text, citations.markers(line.evidence), line.kind) for line in lines)


def cite_steps(steps: Sequence[DraftStep], citations: Citations) -> tuple[AnswerStep, ...]:
    """Return the steps of an answer with their markers."""
    return tuple(
        AnswerStep(
            item.step.id,
            item.order,
            item.step.name,
            item.step.actor,
            item.step.action,
            item.step.time_limit,
            None,
            citations.markers((item.evidence,)),
            item.step.case_limits,
        )
        for item in steps
    )
