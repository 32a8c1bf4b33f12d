"""Lines that belong to every answer: since when, how sure, what offices are called now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.compose.context import Context
from assistant.draft import Evidence, Line
from assistant.renames import plain
from domain.documents import Section, Validity, Verification
from domain.legal import LegalReference

_RANK = (Verification.UNVERIFIED, Verification.SECONDARY)


def validity_line(
    context: Context,
    evidence: Evidence,
    validity: Validity,
    more: Sequence[Evidence] = (),
    basis: tuple[LegalReference, ...] | None = None,
) -> Line | None:
    """Return since when a rule applies and by which documents; None when no start is known.

    `more` are further sources of the dates, where the period spans several sections; `basis` are the
    documents of the rule itself, where the section tells of other rules too.
    """
    if validity.start is None:
        return None
    numbers = context.numbers_of(evidence.section.legal_basis if basis is None else basis)
    entries = [entry for number in numbers if (entry := context.registry_section(number))]
    names, later = _names(context, numbers, validity.start)
    values = {"start": context.day(validity.start), "documents": "; ".join((names or evidence.document.title, *later))}
    if validity.end:
        values["end"] = context.day(validity.end)
    text = context.say("validity.between" if validity.end else "validity.since", **values)
    return Line(text, "validity", (evidence, *more, *map(context.evidence, entries)))


def _names(context: Context, numbers: Sequence[str], start: date) -> tuple[str, tuple[str, ...]]:
    """Return the documents a rule rested on from `start`, and those that joined later, in words.

    A document that only amends another one named here is told with it.
    """
    known = {number: context.knowledge.registry.get(number) for number in numbers}
    amendments = [
        (item.by, number)
        for number, entry in known.items()
        if entry
        for item in entry.amended_by
        if item.by in known and item.start <= start and not item.repeals
    ]
    amending = {by for by, _ in amendments}
    early: list[str] = []
    later: list[str] = []
    for number in numbers:
        entry = known[number]
        begins = entry.validity.start if entry else None
        if number in amending:
            continue
        amenders = [context.name_of(by) for by, amended in amendments if amended == number]
        name = context.say("validity.amended", document=context.name_of(number), by=", ".join(amenders)) if amenders else context.name_of(number)
        if begins and begins > start:
            later.append(context.say("validity.later", start=context.day(begins), documents=name))
        else:
            early.append(name)
    return ", ".join(early), tuple(later)


def label_warnings(context: Context, sections: Iterable[Section]) -> tuple[str, ...]:
    """Return a warning in words for each label weaker than primary among the sections shown."""
    shown = tuple(sections)
    warnings: list[str] = []
    for label in _RANK:
        weak = [section for section in shown if section.verification is label]
        if weak and label is Verification.UNVERIFIED:
            warnings.append(context.say("warn.unverified" if len(weak) == len(shown) else "warn.unverified_part"))
        elif weak:
            unread = _unread_documents(context, weak)
            warnings.append(context.say("warn.secondary", documents=", ".join(unread)) if unread else context.say("warn.secondary_plain"))
    return tuple(warnings)


def _unread_documents(context: Context, sections: Sequence[Section]) -> tuple[str, ...]:
    numbers = dict.fromkeys(number for section in sections for number in context.numbers_of(section.legal_basis))
    entries = (context.knowledge.registry.get(number) for number in numbers)
    return tuple(entry.name for entry in entries if entry and entry.verification is not Verification.PRIMARY)


def office_lines(context: Context, sections: Iterable[Section]) -> tuple[Line, ...]:
    """Return one line for each former office shown or asked about that another has taken over by the answer's day."""
    shown = tuple(sections)
    asked = plain(f"{context.interpretation.text} {context.interpretation.standalone}")
    text = plain(" ".join(section.text for section in shown))
    lines: list[Line] = []
    for rename in context.renames:
        named = plain(rename.former.name) in text or any(spelling in asked for spelling in rename.spellings)
        if rename.former.until > context.interpretation.as_of or not named:
            continue
        section = context.section(rename.section_id)
        if section:
            words = context.say("office.renamed", old=rename.former.name, new=rename.office.name, day=context.day(rename.former.until))
            naming = (other for other in shown if plain(rename.former.name) in plain(other.text))
            lines.append(Line(words, "note", (context.evidence(section, rename.quote), *map(context.evidence, naming))))
    return tuple(lines)
