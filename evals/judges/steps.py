"""Whether the expected steps are named, and in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from domain.answers import Answer
from domain.vietnamese import fold
from evals.asking import Asked
from evals.scores import Mark
from evals.step_book import StepBook, StepKey


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where a step appears: its place among the answer's steps, and that of its name in the text; None for nowhere."""

    key: StepKey
    listed: int | None
    told: int | None


def judge_steps(asked: Asked, book: StepBook) -> Mapping[str, Mark]:
    """Return the share of expected steps that appear, and the pairs of them that appear in the wrong order."""
    expect = asked.question.expect
    if not expect.steps:
        return {}
    wanted = [book.expected(step, expect.sections) for step in expect.steps]
    found = [appearance for keys in wanted if (appearance := find_step(asked.answer, keys, book))]
    marks = {"steps_found": Mark(len(found) / len(wanted)), "steps_complete": Mark(float(len(found) == len(wanted)))}
    orders = [
        wrong for one, other in combinations(found, 2) if book.have_order(one.key, other.key) and (wrong := is_reversed(one, other)) is not None
    ]
    if orders:
        marks["order_violations"] = Mark(sum(orders), len(orders))
    return marks


def find_step(answer: Answer, keys: frozenset[StepKey], book: StepBook) -> Appearance | None:
    """Return where one of `keys` appears in an answer: among its steps, or by its name in the text."""
    listed = [_key_of(answer, place, book) for place in range(len(answer.steps))]
    text = fold("\n".join(statement.text for statement in answer.statements))  # not the near topics that a refusal names
    for key in sorted(keys):
        place = next((place for place, shown in enumerate(listed) if shown in (key, StepKey("", key.step))), None)
        told = [at for name in book.names[key] if (at := text.find(fold(name))) >= 0]
        if place is not None or told:
            return Appearance(key, place, min(told, default=None))
    return None


def is_reversed(one: Appearance, other: Appearance) -> bool | None:
    """Return whether `other` appears before `one`, in the list where both are in it, else in the text; None when in neither."""
    if one.listed is not None and other.listed is not None:
        return other.listed < one.listed
    if one.told is not None and other.told is not None:
        return other.told < one.told
    return None


def _key_of(answer: Answer, place: int, book: StepBook) -> StepKey:
    """The step shown at a place; its procedure is that of the section it cites, "" when it cites none of a step."""
    step = answer.steps[place]
    cited = (book.by_section.get(citation.section_id) for citation in answer.citations if citation.marker in step.citations)
    return next((key for key in cited if key and key.step == step.id), StepKey("", step.id))
