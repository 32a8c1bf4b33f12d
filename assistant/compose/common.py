"""Lines that belong to every answer: since when, how sure, what offices are called now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.compose.context import Context
from assistant.draft import Evidence, Line
from domain.documents import Section, Validity, Verification
from domain.vietnamese import fold

_RANK = (Verification.UNVERIFIED, Verification.SECONDARY)


def validity_line(context: Context, evidence: Evidence, validity: Validity) -> Line | None:
    """Return since when a rule applies and by which documents; None when no start is known."""
    if validity.start is None:
        return None
    numbers = context.numbers_of(evidence.section.legal_basis)
    entries = [context.registry_section(number) for number in numbers]
    sources = (evidence, *(context.evidence(entry) for entry in entries if entry))
    names = ", ".join(map(context.name_of, numbers))
    key = "validity.between" if validity.end else "validity.since"
    values = {"start": context.day(validity.start), "documents": names or evidence.document.title}
    if validity.end:
        values["end"] = context.day(validity.end)
    return Line(context.say(key, **values), "validity", sources)


def label_warnings(context: Context, sections: Iterable[Section]) -> tuple[str, ...]:
    """Return one warning in words for the least trusted of the sections shown, none when all are primary."""
    shown = tuple(sections)
    for label in _RANK:
        weak = [section for section in shown if section.verification is label]
        if not weak:
            continue
        if label is Verification.UNVERIFIED:
            return (context.say("warn.unverified"),)
        unread = _unread_documents(context, weak)
        return (context.say("warn.secondary", documents=", ".join(unread)) if unread else context.say("warn.secondary_plain"),)
    return ()


def _unread_documents(context: Context, sections: Sequence[Section]) -> tuple[str, ...]:
    numbers = dict.fromkeys(number for section in sections for number in context.numbers_of(section.legal_basis))
    entries = (context.knowledge.registry.get(number) for number in numbers)
    return tuple(entry.name for entry in entries if entry and entry.verification is not Verification.PRIMARY)


def office_lines(context: Context, sections: Iterable[Section]) -> tuple[Line, ...]:
    """Return one line for each old office name shown or asked about that another office has taken over by the answer's day."""
    text = fold(" ".join((context.interpretation.text, *(section.text for section in sections)))).replace("ubnd", "uy ban nhan dan")
    lines: list[Line] = []
    for rename in context.renames:
        if rename.former.until > context.interpretation.as_of or rename.folded not in text:
            continue
        section = context.section(rename.section_id)
        if section:
            words = context.say("office.renamed", old=rename.former.name, new=rename.office.name, day=context.day(rename.former.until))
            lines.append(Line(words, "note", (context.evidence(section, rename.quote),)))
    return tuple(lines)
