"""The fact lock, checked from outside: does every fact shown stand in what it cites?

Nothing here comes from assistant/verify.py. Cited sections are read whole from the index
by their ids, with the registry's entries of the documents they rest on; beside the facts
that `domain.facts` knows, every digit in a statement has to be found there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from domain.answers import Statement
from domain.facts import missing_facts
from domain.registry import RegisteredDocument
from evals.asking import Asked, Grounds
from evals.scores import Mark

_MARKER = re.compile(r"\[\d+\]|^\s*\d{1,2}[.)]\s|(?:Bước|Step)\s+\d+(?:/\d+)?|第\s*\d+(?:/\d+)?\s*步", re.IGNORECASE | re.MULTILINE)
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def judge_lock(asked: Asked, grounds: Grounds) -> Mapping[str, Mark]:
    """Return how many of the statements shown hold a fact that their sources do not."""
    statements = asked.answer.statements
    if not statements:
        return {}
    sections = {citation.marker: citation.section_id for citation in asked.answer.citations}
    cited = [tuple(sections[marker] for marker in statement.citations if marker in sections) for statement in statements]
    wrong = sum(bool(unfounded(statement, ids, grounds)) for statement, ids in zip(statements, cited, strict=True))
    return {"lock_violations": Mark(wrong, len(statements))}


def unfounded(statement: Statement, section_ids: tuple[str, ...], grounds: Grounds) -> tuple[str, ...]:
    """Return the facts and digits of a statement that stand in none of the cited sections nor in their registry entries."""
    evidence = [text for section_id in section_ids for text in _texts(section_id, grounds)]
    missing = missing_facts(statement.text, evidence)
    return missing + tuple(sorted(_numbers(statement.text) - _numbers("\n".join(evidence))))


def _numbers(text: str) -> set[str]:
    """Every run of digits without its leading zeros; dates, ordinals of steps and of list items, and markers apart."""
    return {digits.lstrip("0") or "0" for digits in _DIGITS.findall(_DAY.sub(" ", _MARKER.sub(" ", text)))}


def _texts(section_id: str, grounds: Grounds) -> Iterator[str]:
    if not grounds.sections.has_section(section_id):
        return
    section = grounds.sections.section(section_id)
    document = grounds.sections.document(section.document_id)
    yield from (section.text, *section.path, document.title)
    for reference in section.legal_basis:
        yield f"{reference} ; {reference.spoken}"
    if section.article:
        yield " ".join(part for part in (_placed("Điều", section.article), _placed("khoản", section.clause), _placed("điểm", section.point)) if part)
    yield " ; ".join(day.isoformat() for day in (section.validity.start, section.validity.end) if day)
    for number in dict.fromkeys((document.number, *(reference.number for reference in section.legal_basis))):
        entry = grounds.registry.get(number) if number else None
        yield _registered(entry) if entry else number


def _placed(word: str, value: str | None) -> str:
    return f"{word} {value}" if value else ""


def _registered(entry: RegisteredDocument) -> str:
    days = (entry.issued_on, entry.validity.start, entry.validity.end, *(item.start for item in entry.amended_by))
    names = (entry.name, entry.title, entry.issuer, *entry.amends, *entry.replaces, *entry.replaced_by, *(item.by for item in entry.amended_by))
    return " ; ".join((*names, *(day.isoformat() for day in days if day)))
