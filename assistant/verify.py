"""Step 7: the fact lock. A line whose facts are not in its evidence never reaches the screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.draft import Draft, Evidence, Line
from domain.answers import Withheld
from domain.documents import Validity
from domain.facts import missing_facts


def evidence_text(evidence: Evidence) -> tuple[str, ...]:
    """Return everything a cited source states: its text, headings, legal basis and dates.

    The dates and numbers of the document's header belong to it as much as its sentences.
    """
    section, document = evidence.section, evidence.document
    basis = " ; ".join(f"{reference} ; {reference.spoken}" for reference in section.legal_basis)
    place = " ".join(
        part
        for part in (
            section.point and f"điểm {section.point}",
            section.clause and f"khoản {section.clause}",
            section.article and f"Điều {section.article}",
        )
        if part
    )
    header = f"{document.kind_name} {document.number} {document.title} {document.issuer} {document.issued_on or ''}"
    days = " ; ".join((*_days(section.validity), *_days(document.validity)))
    return (section.text, " ; ".join(section.path), basis, place, header, days)


def _days(validity: Validity) -> Iterable[str]:
    return (day.isoformat() for day in (validity.start, validity.end) if day)


def lock(draft: Draft) -> tuple[Draft, tuple[Withheld, ...]]:
    """Return `draft` without the lines that state a fact their evidence lacks, and those lines."""
    kept: list[Line] = []
    withheld: list[Withheld] = []
    for line in draft.lines:
        missing = missing_facts(line.text, (text for evidence in line.evidence for text in evidence_text(evidence)))
        wrong_quote = tuple(f"quote: {evidence.quote[:60]}" for evidence in line.evidence if evidence.quote not in evidence.section.text)
        if missing or wrong_quote:
            withheld.append(Withheld(line.text, missing + wrong_quote))
        else:
            kept.append(line)
    return replace(draft, lines=tuple(kept)), tuple(withheld)
