"""The dossier of a procedure: every component, what was repealed, how many sets, what stays open."""

from __future__ import annotations

from assistant.compose.common import label_warnings, office_lines, validity_line
from assistant.compose.context import Context
from assistant.compose.passage import compose_passage
from assistant.draft import Draft, Line
from assistant.plan import Plan
from catalogue.phrases import say_details
from domain.documents import Section
from domain.procedures import DossierItem, Procedure, ProcedureVersion
from domain.rendered import DOSSIER


def compose_dossier(context: Context, plan: Plan) -> Draft:
    """Return all components of the dossier of a hit's procedure, none merged, none left out.

    A version whose dossier no source lists is answered with what the hit itself says.
    """
    found = context.knowledge.procedure_of(plan.hit.section)
    if found is None:
        return Draft(())
    procedure, version, _ = found
    section = context.step_section(procedure, version, DOSSIER)
    if section is None:
        return compose_passage(context, plan)
    evidence = context.evidence(section)
    lead = context.say("dossier.lead", procedure=procedure.name.lower(), count=len(version.dossier))
    lines = [Line(lead, "lead", (evidence,))]
    for number, item in enumerate(version.dossier, start=1):
        lines.append(Line(_item_text(context, item, number), "item", (context.evidence(section, _quote(section, item)),)))
    lines += _repealed(context, procedure, version)
    if version.copies:
        lines.append(
            Line(context.say("dossier.copies", text=version.copies), "note", (context.evidence(section, _line_with(section, version.copies)),))
        )
    for point in version.dossier_points:
        lines.append(Line(context.say("open.point", text=point), "note", (context.evidence(section, _line_with(section, point)),)))
    valid = validity_line(context, evidence, version.validity)
    lines += [valid] if valid else []
    lines += office_lines(context, ())
    name = procedure.name.lower()
    follow_ups = (context.say("follow.procedure", procedure=name), context.say("follow.first_step", procedure=name))
    return Draft(tuple(lines), warnings=label_warnings(context, [section]), follow_ups=follow_ups)


def _item_text(context: Context, item: DossierItem, number: int) -> str:
    details = say_details(item, context.say)
    name = f"{number}. {item.name.rstrip('.')}"
    text = f"{name} ({'; '.join(details)})." if details else f"{name}."
    return f"{text} {context.say('dossier.note', text=item.note)}" if item.note else text


def _quote(section: Section, item: DossierItem) -> str:
    return _line_with(section, item.name.rstrip("."))


def _line_with(section: Section, words: str) -> str:
    return next((line for line in section.text.split("\n") if words in line), section.text.split("\n", 1)[0])


def _repealed(context: Context, procedure: Procedure, version: ProcedureVersion) -> list[Line]:
    """Components that the version just before still asked for, struck through with the day they ended."""
    place = procedure.versions.index(version)
    if place == 0 or version.validity.start is None:
        return []
    older = procedure.versions[place - 1]
    section, today = (context.step_section(procedure, item, DOSSIER) for item in (older, version))
    if section is None or today is None:
        return []
    present = {item.id for item in version.dossier}
    gone = [item for item in older.dossier if item.id not in present]
    texts = [(item, context.say("dossier.repealed", name=item.name.rstrip("."), day=context.day(version.validity.start))) for item in gone]
    return [Line(text, "change", (context.evidence(section, _quote(section, item)), context.evidence(today))) for item, text in texts]
