"""Answers measured on golden questions: every metric over all of them, and by kind, style, language and topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from evals.asking import Asked, Grounds
from evals.configuration import load_of_machine
from evals.golden import GoldenSet
from evals.judges import judge
from evals.metrics import GROUPED_BY, LOWER, METRICS
from evals.report import Configuration, Group, Report
from evals.scores import Marks, add_up, add_up_by, speed_of

Row = tuple[Asked, Marks]


def judge_all(asked: Iterable[Asked], grounds: Grounds) -> tuple[Row, ...]:
    """Return every question with its marks."""
    return tuple((one, judge(one, grounds)) for one in asked)


def report_of(rows: Sequence[Row], golden: GoldenSet, day: date, configuration: Configuration) -> Report:
    """Return the report of judged questions; `day` is the day of those that name none."""
    scores = add_up(marks for _, marks in rows)
    groups = {sort: {name: Group(count, found.values) for name, (count, found) in add_up_by(rows, _sorted_by(sort)).items()} for sort in GROUPED_BY}
    search = {f"search_{name}": value for name, value in speed_of([one.search_milliseconds for one, _ in rows if one.found]).items()}
    return Report(
        scores=scores.values,
        judged=scores.judged,
        groups=groups,
        speed=speed_of([one.milliseconds for one, _ in rows]) | search | load_of_machine(),
        configuration={
            "split": golden.name, "questions": len(rows), "dataset_digest": golden.digest, "as_of_default": day.isoformat(), **_versions(rows),
            **configuration,
        },
    )  # fmt: skip


def _sorted_by(sort: str) -> Callable[[Asked], str]:
    return lambda asked: str(getattr(asked.question, sort))


def _versions(rows: Sequence[Row]) -> dict[str, str]:
    versions = next((one.answer.versions for one, _ in rows if one.answer.versions), None)
    return {"index": versions.index, "chat_model": versions.chat_model or "none"} if versions else {}


def unknown_places(golden: GoldenSet, grounds: Grounds) -> tuple[str, ...]:
    """Return the places (file, line) of questions that expect a section or a step which is not there: the question is out of date."""
    found = []
    for question in golden.questions:
        expect = question.expect
        sections = all(grounds.sections.has_section(section) for section in expect.sections)
        steps = all(grounds.steps.expected(step, expect.sections) for step in expect.steps)
        if not (sections and steps):
            found.append(question.place)
    return tuple(found)


def misses(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return a line for each question that fell short in some metric: its id, where, the status, the first source."""
    worse = dict(METRICS)
    lines = []
    for asked, marks in rows:
        short = [name for name, mark in marks.items() if (mark.points > 0 if worse[name] == LOWER else mark.points < mark.of)]
        if short:
            first = asked.answer.citations[0].section_id if asked.answer.citations else "–"
            lines.append(f"{asked.question.id} [{', '.join(short)}] {asked.answer.status.value} {first} ← {asked.question.text}")
    return tuple(lines)
