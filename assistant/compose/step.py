"""One step asked about: its time limit, its actor, what changed, its place in the order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.common import label_warnings, office_lines, validity_line
from assistant.compose.context import Context, quoted_line
from assistant.draft import Draft, Evidence, Line
from assistant.plan import Plan
from catalogue.phrases import say_input
from domain.answers import Intent
from domain.documents import Section, Validity, weakest
from domain.procedures import Procedure, ProcedureVersion, Step, TimeUnit
from domain.rendered import OVERVIEW


def compose_step(context: Context, plan: Plan) -> Draft:
    """Return the draft about the step a hit was rendered from."""
    found = context.knowledge.step_of(plan.hit.section)
    if found is None:
        return Draft(())
    procedure, version, step = found
    evidence = context.evidence(plan.hit.section)
    lines = [*_answer_lines(context, step, evidence)]
    lines += _note_line(context, step, evidence)
    period = _unchanged_since(procedure, version, step)
    valid = validity_line(context, evidence, period, _ends_of(context, procedure, step, period))
    lines += [valid] if valid else []
    changes = change_lines(context, procedure, version, step)
    lines += changes
    lines += transition_line(context, procedure, version) if changes else []
    lines += office_lines(context, ())
    lines += place_line(context, procedure, version, step, evidence)
    shown = [plan.hit.section, *(item.section for line in changes for item in line.evidence)]
    return Draft(tuple(lines), warnings=label_warnings(context, shown), follow_ups=step_follow_ups(context, procedure, version, step))


def _answer_lines(context: Context, step: Step, evidence: Evidence) -> list[Line]:
    section = evidence.section

    def told(key: str, start: str, **values: str) -> list[Line]:
        """One line from one kind of fact of the section, none where the step has nothing to say of it."""
        quoted = context.evidence(section, quoted_line(section, start))
        return [Line(context.say(key, **values), "item", (quoted,))] if all(values.values()) else []

    limit = Line(_limit_text(context, step), "lead", (context.evidence(section, quoted_line(section, "Thời hạn")),))
    who = Line(context.say("step.actor", actor=step.actor), "lead", (context.evidence(section, quoted_line(section, "Người thực hiện")),))
    what = told("step.action", "Việc phải làm", action=step.action)
    when = told("step.condition", "Áp dụng khi", text=step.condition)
    where = told("step.place", "Nơi thực hiện", place=step.place)
    takes = told("step.inputs", "Đầu vào", text="; ".join(say_input(item, context.say) for item in step.inputs))
    gives = told("step.outputs", "Kết quả", outputs="; ".join(step.outputs))
    form = told("step.form", "Biểu mẫu", text=step.form)
    fee = told("step.fee", "Phí, lệ phí", text=step.fee)
    remedy = told("step.remedy", "Khi bị chậm hoặc bị trả lại", text=step.remedy)
    if context.interpretation.intent is Intent.TIME_LIMIT:
        return [limit, _as_item(who), *what, *when, *remedy]
    if context.interpretation.intent is Intent.FORM and form:
        return [replace(form[0], kind="lead"), _as_item(who), *what, *when, *takes, *where, *gives, _as_item(limit), *fee, *remedy]
    return [who, *what, *when, *where, *takes, *gives, *form, _as_item(limit), *fee, *remedy]


def _note_line(context: Context, step: Step, evidence: Evidence) -> list[Line]:
    """What the step's data adds, above all what its sources leave uncertain: never left out of an answer."""
    if not step.note:
        return []
    quoted = context.evidence(evidence.section, quoted_line(evidence.section, "Lưu ý"))
    return [Line(context.say("step.note", text=step.note), "note", (quoted,))]


def _as_item(line: Line) -> Line:
    return Line(line.text, "item", line.evidence)


def _limit_text(context: Context, step: Step) -> str:
    text = context.limit(step)
    if not step.limits:
        return context.say("step.no_limit", note=text)
    for amount in dict.fromkeys(context.amount(limit) for limit in step.limits):
        text = text.replace(amount, f"**{amount}**")
    return context.say("step.limit", limit=text)


def _unchanged_since(procedure: Procedure, version: ProcedureVersion, step: Step, *, limit_alone: bool = False) -> Validity:
    """Return the days a step stands as in `version`, over neighbouring versions.

    Compared are who does what where and in what time; with `limit_alone` the time only.
    """
    place = procedure.versions.index(version)
    start, end = version.validity.start, version.validity.end
    for older in reversed(procedure.versions[:place]):
        if not _same(older.step(step.id), step, limit_alone):
            break
        start = older.validity.start
    for newer in procedure.versions[place + 1 :]:
        if not _same(newer.step(step.id), step, limit_alone):
            break
        end = newer.validity.end
    return Validity(start, end)


def _ends_of(context: Context, procedure: Procedure, step: Step, period: Validity) -> tuple[Evidence, ...]:
    """The step's sections in the first and the last version of a period: they state its dates."""
    ends = [item for item in procedure.versions if item.validity.start == period.start or item.validity.end == period.end]
    sections = [section for item in ends if (section := context.step_section(procedure, item, step.id))]
    return tuple(context.evidence(section, quoted_line(section, "Thời hạn")) for section in sections)


def _same(twin: Step | None, step: Step, limit_alone: bool) -> bool:
    if twin is None or not twin.limits or not step.limits:
        return twin is not None and not limit_alone and (twin.actor, twin.action, twin.place) == (step.actor, step.action, step.place)
    same_limit = _amounts(twin) == _amounts(step)
    return same_limit and (limit_alone or (twin.actor, twin.action, twin.place) == (step.actor, step.action, step.place))


def _amounts(step: Step) -> list[tuple[int, TimeUnit]]:
    return [(limit.amount, limit.unit) for limit in step.limits]


def change_lines(context: Context, procedure: Procedure, version: ProcedureVersion, step: Step) -> list[Line]:
    """Return what the step's limit was in the period before this one, and what it becomes after, where that is known."""
    place = procedure.versions.index(version)
    older = [item for item in procedure.versions[:place] if _limit_differs(item, step)]
    newer = [item for item in procedure.versions[place + 1 :] if _limit_differs(item, step)]
    lines: list[Line] = []
    if older:
        lines += _change_line(context, procedure, older[-1], step, "change.before")
    if newer:
        lines += _change_line(context, procedure, newer[0], step, "change.after")
    return lines


def _limit_differs(version: ProcedureVersion, step: Step) -> bool:
    twin = version.step(step.id)
    return twin is not None and bool(twin.limits and step.limits) and not _same(twin, step, True)


def _change_line(context: Context, procedure: Procedure, version: ProcedureVersion, step: Step, key: str) -> list[Line]:
    twin = version.step(step.id)
    if twin is None or not twin.limits:
        return []
    period = _unchanged_since(procedure, version, twin, limit_alone=True)
    evidence = _ends_of(context, procedure, twin, period)
    values = {"start": context.day(period.start) if period.start else "…", "limit": context.amounts(twin)}
    if period.end:
        values["end"] = context.day(period.end)
        key = f"{key}_until"
    return [Line(context.say(key, **values), "change", evidence)] if evidence else []


def transition_line(context: Context, procedure: Procedure, version: ProcedureVersion) -> list[Line]:
    """Return what a dossier in flight on the day this version began must follow."""
    section = context.step_section(procedure, version, OVERVIEW)
    if version.transition is None or section is None or not version.validity.covers(context.interpretation.as_of):
        return []
    quote = quoted_line(section, "Hồ sơ chuyển tiếp")
    return [Line(context.say("change.transition", text=version.transition.text), "change", (context.evidence(section, quote),))]


def place_line(context: Context, procedure: Procedure, version: ProcedureVersion, step: Step, evidence: Evidence) -> list[Line]:
    """Return where the step stands in its procedure and what comes next."""
    order = version.steps.index(step) + 1
    place = context.say("step.place_in", order=order, count=len(version.steps), procedure=procedure.name.lower())
    after = following(version, step)
    sections: list[Section] = [section for item in after if (section := context.step_section(procedure, version, item.id))]
    next_ones = "; ".join(context.say("step.next_item", name=item.name, actor=item.actor) for item in after)
    text = f"{place} {context.say('step.next', steps=next_ones)}" if after else f"{place} {context.say('step.last')}"
    return [Line(text, "next", (context.evidence(evidence.section), *(context.evidence(section) for section in sections)))]


def around_step(
    context: Context, lines: list[Line], sections: Sequence[Section], at: tuple[Procedure, ProcedureVersion, Step], *, partial: bool = False
) -> Draft:
    """Return an answer about what stands before or after a step; the step's own section is the first of `sections`.

    The period told is the step's own, and so is what shows it: another procedure's section has other days.
    """
    procedure, version, step = at
    valid = validity_line(context, context.evidence(sections[0]), version.validity)
    label = weakest(tuple(section.verification for section in sections))
    warnings = label_warnings(context, [section for section in sections if section.verification is label])
    told = (*lines, *([valid] if valid else []))
    return Draft(told, warnings=warnings, follow_ups=step_follow_ups(context, procedure, version, step), partial=partial)


def following(version: ProcedureVersion, step: Step) -> tuple[Step, ...]:
    """Return the steps that wait for `step`: those that require it, else the next in order."""
    waiting = tuple(item for item in version.steps if step.id in item.requires)
    place = version.steps.index(step)
    return waiting or version.steps[place + 1 : place + 2]


def step_follow_ups(context: Context, procedure: Procedure, version: ProcedureVersion, step: Step) -> tuple[str, ...]:
    """Return questions that lead on from here."""
    name = procedure.name.lower()
    whole = context.say("follow.procedure", procedure=name)
    dossier = (context.say("follow.dossier", procedure=name),) if version.dossier else ()
    after = tuple(context.say("follow.limit", step=item.name.lower()) for item in following(version, step)[:1] if item.limits)
    return (whole, *dossier, *after)
