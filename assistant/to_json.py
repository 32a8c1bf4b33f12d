"""Answers and search results as the JSON that other tools read (docs/architecture.md)."""

from __future__ import annotations

from typing import Any

from domain.answers import Answer, AnswerStep, Citation
from domain.search import SearchHit, SearchResults


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return `answer` in the stable JSON shape."""
    versions = answer.versions
    return {
        "id": answer.id,
        "question": answer.question,
        "language": answer.language.value,
        "as_of": answer.as_of.isoformat(),
        "status": answer.status.value,
        "text": answer.text,
        "statements": [{"text": item.text, "citations": list(item.citations), "kind": item.kind} for item in answer.statements],
        "steps": [_step(item) for item in answer.steps],
        "citations": [_citation(item) for item in answer.citations],
        "warnings": list(answer.warnings),
        "follow_ups": list(answer.follow_ups),
        "withheld": [{"text": item.text, "missing": list(item.missing)} for item in answer.withheld],
        "timings_ms": dict(answer.timings_ms),
        "versions": {"index": versions.index, "embedding_model": versions.embedding_model, "chat_model": versions.chat_model} if versions else {},
    }


def _step(step: AnswerStep) -> dict[str, Any]:
    limit = step.time_limit
    return {
        "id": step.id,
        "order": step.order,
        "name": step.name,
        "actor": step.actor,
        "action": step.action,
        "time_limit": {"amount": limit.amount, "unit": limit.unit.value} if limit else None,
        "time_limit_cases": [{"case": item.case, "amount": item.limit.amount, "unit": item.limit.unit.value} for item in step.case_limits],
        "due": step.due.isoformat() if step.due else None,
        "citations": list(step.citations),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    start, end = citation.validity.start, citation.validity.end
    return {
        "marker": citation.marker,
        "section_id": citation.section_id,
        "document_id": citation.document_id,
        "number": citation.number,
        "title": citation.title,
        "article": citation.article,
        "clause": citation.clause,
        "point": citation.point,
        "heading_path": list(citation.heading_path),
        "quote": citation.quote,
        "page": citation.page,
        "in_force": citation.in_force,
        "in_force_from": start.isoformat() if start else None,
        "in_force_to": end.isoformat() if end else None,
        "legal_basis": [str(reference) for reference in citation.legal_basis],
        "verification": citation.verification.value,
    }


def results_json(results: SearchResults) -> dict[str, Any]:
    """Return search results: sections in rank order, the rejected with their reason, and timings.

    A place of a legal text that was amended or has ended keeps its rank, with `in_force` false.
    """
    kept = set(results.kept)
    return {
        "query": results.query,
        "results": [_hit(hit, rank) | {"in_force": hit in kept} for rank, hit in enumerate(results.ranked, start=1)],
        "rejected": [_hit(item.hit, None) | {"reason": item.reason.value, "detail": item.detail} for item in results.rejected],
        "timings_ms": {name: round(value, 2) for name, value in results.timings_ms},
    }


def _hit(hit: SearchHit, rank: int | None) -> dict[str, Any]:
    section = hit.section
    return {
        "rank": rank,
        "section_id": section.id,
        "document_id": section.document_id,
        "number": hit.document.number,
        "title": hit.document.title,
        "article": section.article,
        "clause": section.clause,
        "point": section.point,
        "role": section.role.value,
        "heading_path": list(section.path),
        "legal_basis": [str(reference) for reference in section.legal_basis],
        "score": round(hit.score, 4),
        "cosine": round(hit.cosine, 4),
        "bm25": round(hit.bm25, 4),
        "text": section.text,
    }
