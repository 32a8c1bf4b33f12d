"""Whether a legal document is in force on the day, since when, what amended or replaced it."""

from __future__ import annotations

from assistant.compose.common import label_warnings
from assistant.compose.context import Context, quoted_line
from assistant.draft import Draft, Line
from assistant.plan import Plan
from domain.documents import Section
from domain.registry import RegisteredDocument


def compose_force(context: Context, plan: Plan) -> Draft:
    """Return the draft about the document a question names, from its registry section."""
    number = plan.number
    entry = context.knowledge.registry.get(number)
    section = context.registry_section(number)
    if entry is None or section is None:
        return Draft(())
    lines = [Line(_lead(context, entry), "lead", (context.evidence(section, quoted_line(section, "Có hiệu lực từ")),))]
    lines += [Line(text, "item", (context.evidence(section, text),)) for text in _rest(section)]
    follow_ups = tuple(hit.section.questions[0] for hit in (plan.hit, *plan.others)[:2] if hit.section.questions)
    return Draft(tuple(lines), warnings=label_warnings(context, [section]), follow_ups=follow_ups, partial=entry.validity.start is None)


def _lead(context: Context, entry: RegisteredDocument) -> str:
    start, end, day = entry.validity.start, entry.validity.end, context.interpretation.as_of
    if start is None:
        return context.say("force.unknown", name=entry.name)
    if day < start:
        return context.say("force.not_yet", name=entry.name, start=context.day(start))
    if end and day > end:
        return context.say("force.ended", name=entry.name, start=context.day(start), end=context.day(end))
    if end:
        return context.say("force.until", name=entry.name, start=context.day(start), end=context.day(end))
    return context.say("force.now", name=entry.name, start=context.day(start))


def _rest(section: Section) -> list[str]:
    """Every line but the opening and the two dates the lead has told."""
    return [line for line in section.text.split("\n")[1:] if not line.startswith(("Có hiệu lực từ", "Hết hiệu lực sau"))]
