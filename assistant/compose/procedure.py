"""A whole procedure: every step in order, one line each; or what comes after a step."""

from __future__ import annotations

from assistant.compose.common import label_warnings, validity_line
from assistant.compose.context import Context, quoted_line
from assistant.compose.step import around_step, following, transition_line
from assistant.draft import Draft, DraftStep, Line
from assistant.plan import Plan
from domain.documents import Section
from domain.procedures import Procedure, ProcedureVersion, Step
from domain.rendered import OVERVIEW


def compose_procedure(context: Context, plan: Plan) -> Draft:
    """Return all steps of the procedure a hit belongs to, none left out."""
    found = context.knowledge.procedure_of(plan.hit.section)
    if found is None:
        return Draft(())
    procedure, version, _ = found
    overview = context.step_section(procedure, version, OVERVIEW) or plan.hit.section
    evidence = context.evidence(overview)
    lines = [Line(context.say("procedure.lead", procedure=procedure.name.lower(), count=len(version.steps)), "lead", (evidence,))]
    steps = [*_steps(context, procedure, version)]
    lines += [Line(_step_text(context, item.step, item.order, len(version.steps)), "item", (item.evidence,)) for item in steps]
    groups = parallel_groups(version)
    if groups:
        named = "; ".join(", ".join(context.say("procedure.together_item", order=order, name=step.name) for order, step in group) for group in groups)
        lines.append(Line(context.say("procedure.together", groups=named), "note", (evidence,)))
    valid = validity_line(context, evidence, version.validity, basis=version.legal_basis)
    lines += [valid] if valid else []
    lines += transition_line(context, procedure, version)
    for point in version.open_points:
        lines.append(Line(context.say("open.point", text=point), "note", (context.evidence(overview, f"Điểm nguồn chưa quy định rõ: {point}"),)))
    labels = [overview, *(item.evidence.section for item in steps)]
    follow_ups = (context.say("follow.dossier", procedure=procedure.name.lower()),) if version.dossier else ()
    return Draft(tuple(lines), tuple(steps), label_warnings(context, labels), follow_ups)


def parallel_groups(version: ProcedureVersion) -> tuple[tuple[tuple[int, Step], ...], ...]:
    """Return the groups of steps that run side by side, each step with its order, groups in order."""
    numbered = list(enumerate(version.steps, start=1))
    groups: list[tuple[tuple[int, Step], ...]] = []
    for _, step in numbered:
        members = {step.id, *step.parallel_with}
        group = tuple((order, other) for order, other in numbered if other.id in members)
        if len(group) > 1 and group not in groups:
            groups.append(group)
    return tuple(groups)


def _steps(context: Context, procedure: Procedure, version: ProcedureVersion) -> list[DraftStep]:
    found = []
    for order, step in enumerate(version.steps, start=1):
        section = context.step_section(procedure, version, step.id)
        if section:
            found.append(DraftStep(step, order, context.evidence(section, quoted_line(section, "Thời hạn"))))
    return found


def _step_text(context: Context, step: Step, order: int, count: int) -> str:
    limit = context.limit(step)
    optional = context.say("procedure.optional") if step.optional else ""
    together = context.say("procedure.parallel") if step.parallel_with else ""
    return context.say(
        "procedure.step", order=order, count=count, name=step.name, actor=step.actor, limit=limit, outputs="; ".join(step.outputs) or "–"
    ) + "".join(f" {mark}" for mark in (optional, together) if mark)


def _next_lines(context: Context, item: Step, section: Section, lead: str, before: Section) -> list[Line]:
    """What a next step is, what has to be done in it and by when."""
    action, limit = quoted_line(section, "Việc phải làm"), quoted_line(section, "Thời hạn")
    return [
        Line(lead, "lead", (context.evidence(section), context.evidence(before))),
        Line(context.say("step.action", action=item.action), "item", (context.evidence(section, action),)),
        Line(context.say("step.limit", limit=context.limit(item)), "item", (context.evidence(section, limit),)),
    ]


def compose_next(context: Context, plan: Plan) -> Draft:
    """Return what comes after the step a hit was rendered from."""
    found = context.knowledge.step_of(plan.hit.section)
    if found is None:
        return Draft(())
    procedure, version, step = found
    lines: list[Line] = []
    sections = [plan.hit.section]
    for item in following(version, step):
        section = context.step_section(procedure, version, item.id)
        if section:
            sections.append(section)
            lead = context.say("next.lead", step=step.name, next=item.name, actor=item.actor)
            lines += _next_lines(context, item, section, lead, plan.hit.section)
    for other, current, item in context.knowledge.waiting_elsewhere(procedure, step, context.interpretation.as_of):
        if other.track is not procedure.track:  # changing or repealing a decision is no next step of a project
            continue
        section = context.step_section(other, current, item.id)
        if section:
            sections.append(section)
            values = {"step": step.name, "next": item.name, "actor": item.actor, "procedure": other.name.lower()}
            lead = context.say("next.elsewhere_optional" if item.optional or other.optional else "next.elsewhere", **values)
            lines += _next_lines(context, item, section, lead, plan.hit.section)
    if not lines:
        lines.append(Line(context.say("next.none", step=step.name, procedure=procedure.name.lower()), "lead", (context.evidence(plan.hit.section),)))
    return around_step(context, lines, sections, (procedure, version, step))
