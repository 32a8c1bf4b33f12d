"""What has to be done before a step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.compose.context import Context
from assistant.compose.step import around_step
from assistant.draft import Draft, Evidence, Line
from assistant.plan import Plan
from domain.documents import Section
from domain.procedures import Procedure, Step


@dataclass(frozen=True, slots=True)
class _Required:
    """A step of another procedure; without a section the guidance has nothing on it for the day of the answer."""

    procedure: Procedure
    step: Step
    section: Section | None


def compose_before(context: Context, plan: Plan) -> Draft:
    """Return every step that must be done before the step a hit was rendered from, in its own procedure and in others.

    None is left out: of one that the guidance has no rule on for the day, the name is told, and that there is none.
    """
    found = context.knowledge.step_of(plan.hit.section)
    if found is None:
        return Draft(())
    procedure, version, step = found
    own = context.evidence(plan.hit.section)
    lines: list[Line] = []
    sections = [plan.hit.section]
    for required in (item for step_id in step.requires if (item := version.step(step_id))):
        section = context.step_section(procedure, version, required.id)
        values = {"step": step.name, "before": required.name, "actor": required.actor}
        lines.append(Line(context.say("before.optional" if required.optional else "before.lead", **values), "lead", _rests(context, own, section)))
        sections += [section] if section else []
    groups = [tuple(_elsewhere(context, group)) for group in step.requires_other]
    for group in groups:
        known = [item.section for item in group if item.section]
        lines.append(Line(_said(context, step, group), "lead", (own, *(context.evidence(section) for section in known))))
        sections += known
    if not lines:
        lines.append(Line(context.say("before.none", step=step.name), "lead", (own,)))
    partial = any(item.section is None for group in groups for item in group)
    return around_step(context, lines, sections, found, partial=partial)


def _said(context: Context, step: Step, group: tuple[_Required, ...]) -> str:
    """One line for a group: of several steps only one is needed, and one that not every project takes is told so."""
    if len(group) > 1:
        return context.say("before.one_of", step=step.name, before="; ".join(_named(context, item) for item in group))
    (item,) = group
    values = {"step": step.name, "before": item.step.name, "procedure": item.procedure.name.lower()}
    key = "before.elsewhere_optional" if item.step.optional or item.procedure.optional else "before.elsewhere"
    if item.section is None:
        return context.say(f"{key}_unknown", **values)
    return context.say(key, actor=item.step.actor, **values)


def _named(context: Context, item: _Required) -> str:
    return item.step.name if item.section else context.say("before.unknown_item", before=item.step.name)


def _rests(context: Context, own: Evidence, section: Section | None) -> tuple[Evidence, ...]:
    return (own, context.evidence(section)) if section else (own,)


def _elsewhere(context: Context, group: tuple[str, ...]) -> Iterator[_Required]:
    """The steps at paths such as "land-lease/decide", as in force on the day of the answer; else as the newest version names them."""
    for path in group:
        procedure_id, _, step_id = path.partition("/")
        procedure = next(item for item in context.knowledge.procedures if item.id == procedure_id)  # every link was checked when loaded
        current = procedure.version_on(context.interpretation.as_of)
        step = current.step(step_id) if current else None
        section = context.step_section(procedure, current, step_id) if current and step else None
        newest = next(named for version in reversed(procedure.versions) if (named := version.step(step_id)))
        yield _Required(procedure, step or newest, section)
