"""What has to be done before a step."""

from __future__ import annotations

from assistant.compose.common import label_warnings, validity_line
from assistant.compose.context import Context
from assistant.compose.step import step_follow_ups
from assistant.draft import Draft, Line
from assistant.plan import Plan
from domain.documents import Section, weakest
from domain.procedures import Procedure, ProcedureVersion, Step

_Place = tuple[Procedure, ProcedureVersion, Step, Section]


def compose_before(context: Context, plan: Plan) -> Draft:
    """Return every step that must be done before the step a hit was rendered from, in its own procedure and in others."""
    found = context.knowledge.step_of(plan.hit.section)
    if found is None:
        return Draft(())
    procedure, version, step = found
    own = context.evidence(plan.hit.section)
    lines: list[Line] = []
    sections = [plan.hit.section]
    for required in step.requires:
        place = _place(context, procedure, version, required)
        if place:
            key = "before.optional" if place[2].optional else "before.lead"
            text = context.say(key, step=step.name, before=place[2].name, actor=place[2].actor)
            lines.append(Line(text, "lead", (own, context.evidence(place[3]))))
            sections.append(place[3])
    for group in step.requires_other:
        places = [place for path in group if (place := _elsewhere(context, path))]
        if places:
            lines.append(Line(_said(context, step, places), "lead", (own, *(context.evidence(place[3]) for place in places))))
            sections += [place[3] for place in places]
    if not lines:
        lines.append(Line(context.say("before.none", step=step.name, procedure=procedure.name.lower()), "lead", (own,)))
    valid = validity_line(context, own, version.validity)
    lines += [valid] if valid else []
    label = weakest(tuple(section.verification for section in sections))
    warnings = label_warnings(context, [section for section in sections if section.verification is label])
    return Draft(tuple(lines), warnings=warnings, follow_ups=step_follow_ups(context, procedure, version, step))


def _said(context: Context, step: Step, places: list[_Place]) -> str:
    if len(places) > 1:
        return context.say("before.one_of", step=step.name, before="; ".join(place[2].name for place in places))
    procedure, _, item, _ = places[0]
    return context.say("before.elsewhere", step=step.name, before=item.name, procedure=procedure.name.lower(), actor=item.actor)


def _place(context: Context, procedure: Procedure, version: ProcedureVersion, step_id: str) -> _Place | None:
    step = version.step(step_id)
    section = context.step_section(procedure, version, step_id) if step else None
    return (procedure, version, step, section) if step and section else None


def _elsewhere(context: Context, path: str) -> _Place | None:
    """The step at "land-lease/decide", as in force on the day of the answer."""
    procedure_id, _, step_id = path.partition("/")
    procedure = next((item for item in context.knowledge.procedures if item.id == procedure_id), None)
    version = procedure.version_on(context.interpretation.as_of) if procedure else None
    return _place(context, procedure, version, step_id) if procedure and version else None
