"""Procedures in words: the lines their sections are made of, from templates of prompts/sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import reduce

from catalogue.phrases import say_details, say_input, say_limit
from catalogue.wordings import Wordings
from domain.documents import Validity, Verification, weakest
from domain.procedures import DossierItem, Procedure, ProcedureVersion, Step


def overview_lines(procedure: Procedure, version: ProcedureVersion, words: Wordings) -> Iterator[str]:
    """Yield every step of a version on a line, then its transition rule and open points."""
    count = len(version.steps)
    yield words.text("overview.opening", procedure=procedure.name.lower(), count=count, period=say_period(version.validity, words).lower())
    for number, step in enumerate(version.steps, start=1):
        limit = say_limit(step, words.text)
        key = "overview.step_optional" if step.optional else "overview.step"
        line = words.text(key, order=number, count=count, name=step.name, actor=step.actor, limit=f"{limit}.")
        yield line + _weaker(version, step.verification, words)
    if version.transition:
        yield words.text("overview.transition", text=version.transition.text) + _weaker(version, version.transition.verification, words)
    for point in version.open_points:
        yield words.text("overview.open", text=point)


def _weaker(version: ProcedureVersion, label: Verification, words: Wordings) -> str:
    """The label of a line that is less sure than its version, "" for one as sure."""
    return "" if weakest((version.verification, label)) is version.verification else f" {words.text(f'label.{label}')}"


def dossier_lines(procedure: Procedure, version: ProcedureVersion, words: Wordings) -> Iterator[str]:
    """Yield every dossier component on a line, then the number of sets and the open points about it."""
    yield words.text(
        "dossier.opening", procedure=procedure.name.lower(), count=len(version.dossier), period=say_period(version.validity, words).lower()
    )
    for number, item in enumerate(version.dossier, start=1):
        yield say_dossier_item(item, number, words)
    if version.copies:
        yield words.text("dossier.copies", text=version.copies)
    for point in version.dossier_points:
        yield words.text("overview.open", text=point)


def say_dossier_item(item: DossierItem, number: int, words: Wordings) -> str:
    """Return one dossier component in words: name, who makes it, original or copy, form, "nếu có", its note."""
    details = say_details(item, words.text) + ([item.note.rstrip(".")] if item.note else [])
    return words.text("dossier.item", order=number, name=item.name.rstrip("."), details=f" ({'; '.join(details)})." if details else ".")


def step_lines(procedure: Procedure, version: ProcedureVersion, step: Step, number: int, words: Wordings, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what is known of a step, one kind of fact a line; `names` says steps of other procedures by their path."""
    yield words.text("step.opening", order=number, count=len(version.steps), procedure=procedure.name.lower(), name=step.name)
    yield words.text("step.actor", text=step.actor.rstrip("."))
    limit = say_limit(step, words.text)
    yield words.text("step.limit", text=limit.rstrip("."))
    inputs = "; ".join(say_input(item, words.text) for item in step.inputs)
    texts = {
        "action": step.action, "place": step.place, "inputs": inputs, "outputs": "; ".join(step.outputs), "form": step.form,
        "fee": step.fee, "condition": step.condition, "repeats": step.repeats, "remedy": step.remedy, "note": step.note,
    }  # fmt: skip
    for key, text in texts.items():
        if text:
            yield words.text(f"step.{key}", text=text)
    if step.optional:
        yield words.text("step.optional")
    required = [other for other in version.steps if other.id in step.requires]
    before = [words.text("step.if_applies", step=other.name) if other.optional else other.name for other in required]
    if before:
        yield words.text("step.after", steps="; ".join(before))
    elsewhere = [either([names.get(path, path) for path in group], words, "step.or") for group in step.requires_other]
    if elsewhere:
        yield words.text("step.after_other", steps="; ".join(elsewhere))


def either(names: Sequence[str], words: Wordings, key: str) -> str:
    """Return names of which one is enough as one phrase."""
    return reduce(lambda one, other: words.text(key, one=one, other=other), names)


def say_period(validity: Validity, words: Wordings) -> str:
    """Return the days a version is in force, in words."""
    if validity.start and validity.end:
        return words.text("version.between", start=say_day(validity.start), end=say_day(validity.end))
    if validity.start:
        return words.text("version.since", start=say_day(validity.start))
    return words.text("version.until", end=say_day(validity.end)) if validity.end else words.text("version.always")


def say_day(day: date) -> str:
    """Return a date as Vietnamese official texts print it in short: 01/5/2024, 15/9/2026."""
    return f"{day.day:02d}/{day.month}/{day.year}"
