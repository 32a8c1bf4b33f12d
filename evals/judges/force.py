"""Whether what is cited was in force on the day of the answer, or the answer says that it was not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from domain.answers import Answer, Citation
from domain.facts import facts_in
from evals.asking import Asked
from evals.scores import Mark

_ABOUT_PERIODS = ("change", "validity")  # such a statement says of which period it speaks


def judge_force(asked: Asked) -> Mapping[str, Mark]:
    """Return whether the answer is for the day asked for and every citation in force on it or said not to be."""
    answer, wanted = asked.answer, asked.question.as_of
    if not answer.citations:
        return {}
    right_day = wanted is None or answer.as_of == wanted
    covered = all(citation.validity.covers(answer.as_of) or is_told(answer, citation) for citation in answer.citations)
    return {"as_of": Mark(float(right_day and covered))}


def is_told(answer: Answer, citation: Citation) -> bool:
    """Return whether an answer says that a source is not in force on its day.

    It does when only statements about periods cite the source, or when a statement that
    cites it, or a warning, names the day on which it ended or begins.
    """
    citing = [statement for statement in answer.statements if citation.marker in statement.citations]
    if citing and all(statement.kind in _ABOUT_PERIODS for statement in citing):
        return True
    named = facts_in("\n".join((*(statement.text for statement in citing), *answer.warnings)))
    return any(f"date {day.isoformat()}" in named for day in _telling_days(answer.as_of, citation))


def _telling_days(day: date, citation: Citation) -> tuple[date, ...]:
    start, end = citation.validity.start, citation.validity.end
    if start and day < start:
        return (start, start - timedelta(days=1))
    return (end, end + timedelta(days=1)) if end else ()
