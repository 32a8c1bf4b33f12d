"""Numbers: what prose and data say of one clause on one day must not contradict each other.

Two places speak of the same thing when they cite the same clause (not merely the same
article) for a day in common. They contradict each other

- when a section about a time limit opens with an amount that none of the steps of its
  clauses has, in the same unit, or says "20 ngày" where they say "20 ngày làm việc";
- when the same words before a number ("tổng sau mở rộng không quá 75 ha") are followed
  by different numbers of one unit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from domain.documents import SectionRole
from domain.facts import facts_in
from domain.legal import LegalReference
from domain.vietnamese import fold
from ingest.checks.material import Material, Statement, share_a_day

_TIMES = ("working_days", "days", "months")
_SUMS = re.compile(r"\b(?:cộng|tổng)\b", re.IGNORECASE)
_MEASURE = re.compile(r"((?:[^\W\d_]+\s+){4})(\d+(?:[.,]\d+)?)\s*(%|ha\b|điểm\b|bộ\b|ngày làm việc|ngày\b|tháng\b)")


def check_agreement(material: Material) -> Iterator[str]:
    """Yield each disagreement of a guidance section with a step or dossier component of the same clause."""
    by_clause: dict[LegalReference, list[Statement]] = defaultdict(list)
    for statement in material.data():
        for reference in statement.legal_basis:
            if reference.clause:
                by_clause[reference].append(statement)
    about_time = {section.id for _, section in material.sections() if section.role is SectionRole.TIME_LIMIT}
    for section in material.prose():
        twins = {
            other.where: other
            for reference in section.legal_basis
            for other in by_clause.get(reference, ())
            if share_a_day(section.validity, other.validity)
        }
        if section.where in about_time:
            yield from _compare_limits(section, twins)
        yield from _compare_words(section, twins)


def _compare_limits(section: Statement, twins: Mapping[str, Statement]) -> Iterator[str]:
    limits = [twin.lead for twin in twins.values() if twin.lead]
    if not limits or _SUMS.search(section.lead):
        return
    stated, known = _times(section.lead), _times("; ".join(limits))
    for unit in _TIMES:
        if stated[unit] and known[unit] and not stated[unit] & known[unit]:
            yield f"{section.where}: bài ghi {_say(stated[unit], unit)}, {', '.join(twins)} ghi {_say(known[unit], unit)}. Đối chiếu, sửa một bên."
    mixed = (stated["days"] & known["working_days"]) - known["days"] | (stated["working_days"] & known["days"]) - known["working_days"]
    for amount in sorted(mixed):
        yield f"{section.where}: {amount} ngày hay {amount} ngày làm việc, bài và {', '.join(twins)} ghi khác nhau. Đối chiếu văn bản, sửa một bên."


def _compare_words(section: Statement, twins: Mapping[str, Statement]) -> Iterator[str]:
    stated = _measures(section.text)
    for where, twin in twins.items():
        for key, amounts in _measures(twin.text).items():
            if key in stated and not stated[key] & amounts:
                words, unit = key
                yield f"{section.where}: sau «{words}» bài ghi {_say(stated[key], unit)}, {where} ghi {_say(amounts, unit)}. Đối chiếu văn bản."


def _times(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {unit: set() for unit in _TIMES}
    for fact in facts_in(text):
        amount, _, unit = fact.partition(" ")
        if unit in found:
            found[unit].add(amount)
    return found


def _measures(text: str) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for words, amount, unit in _MEASURE.findall(text):
        found[(fold(words.strip()), unit)].add(amount.replace(",", ".").lstrip("0"))
    return found


def _say(amounts: set[str], unit: str) -> str:
    return f"{', '.join(sorted(amounts))} {unit}"
