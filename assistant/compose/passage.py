"""An answer quoted from one section: the sentence that answers, then what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.common import label_warnings, office_lines, validity_line
from assistant.compose.context import Context
from assistant.draft import Draft, Evidence, Line
from assistant.plan import Plan
from assistant.sentences import best_sentence, is_item, split_lines, split_sentences, without_number
from domain.answers import Intent, Language
from domain.documents import DocumentKind, Section, SectionRole, Verification
from domain.vietnamese import has_cjk, has_diacritics

# A section up to this length is shown whole, and a road map of any length; of another, the answer with its list.
_WHOLE = 1500
_NEIGHBOURS = 3
# Our guidance repeats its trust label as a last list item; an answer says it once, as a warning.
_LABEL = re.compile(r"^[-–]\s*Nguồn thứ cấp\b")
_DAYS = re.compile(r"(\d+ (?:ngày làm việc|ngày|tháng))")
_LIST_INTENTS = (Intent.DOSSIER, Intent.CONDITION, Intent.STEPS, Intent.OTHER, Intent.DEFINITION)


def compose_passage(context: Context, plan: Plan, *, superseded: bool = False) -> Draft:
    """Return the draft quoted from the best hit's section."""
    section = plan.hit.section
    lead = _answering_sentence(context, section)
    lines = [*_opening(context, section, lead, superseded), *_lead_lines(context, section, lead), *_belonging(context, section, lead)]
    if not superseded:
        valid = validity_line(context, context.evidence(section, lead), section.validity)
        lines += [valid] if valid else []
    lines += office_lines(context, [section])
    unsure = superseded or section.verification is Verification.UNVERIFIED
    follow_ups = tuple(_question_of(context, hit.section) for hit in plan.others[:2] if _topic(hit.section) != _topic(section))
    return Draft(tuple(lines), warnings=label_warnings(context, [section]), follow_ups=tuple(dict.fromkeys(follow_ups)), partial=unsure)


def _question_of(context: Context, section: Section) -> str:
    """A question the section answers, in the language of the reply, else its heading."""
    asked = (question for question in section.questions if language_of(question) is context.language)
    return next(asked, context.say("follow.more", heading=_topic(section)))


def language_of(question: str) -> Language:
    """Return the language of one of our own questions: marked Vietnamese, Chinese by script, else English."""
    if has_cjk(question):
        return Language.ZH
    return Language.VI if has_diacritics(question) else Language.EN


def _answering_sentence(context: Context, section: Section) -> str:
    """Our own texts open each section with its answer; an official text has it where it has it."""
    ours = context.document_of(section).kind in (DocumentKind.GUIDANCE, DocumentKind.PROCEDURE)
    if ours or section.role is SectionRole.STEPS:  # a road map says how many phases it has before it names the first
        first = next((line for line in split_lines(section.text) if not is_item(line)), "")
        if first:
            return split_sentences(first)[0]
    return best_sentence(section.text, context.content, context.interpretation.intent, context.reader.keywords)


def _topic(section: Section) -> str:
    headings = [heading for heading in section.path if not heading.startswith(("Khoản", "Điểm", "Chương", "Mục"))]
    return headings[-1] if headings else section.heading


def _opening(context: Context, section: Section, lead: str, superseded: bool) -> list[Line]:
    """Of a rule that is not in force on the day asked for, first that it is not, and since or until when it is."""
    if not superseded:
        return []
    day, period = context.interpretation.as_of, section.validity
    if period.start and day < period.start:
        text = context.say("not_yet.lead", start=context.day(period.start))
    elif period.end:
        text = context.say("superseded.lead", end=context.day(period.end))
    else:
        return []
    numbers = context.numbers_of(section.legal_basis)
    entries = [entry for number in numbers if (entry := context.registry_section(number))]
    return [Line(text, "note", (context.evidence(section, lead), *map(context.evidence, entries)))]


def _lead_lines(context: Context, section: Section, lead: str) -> list[Line]:
    evidence = _narrowest(context, section, lead)
    if context.interpretation.intent is Intent.TIME_LIMIT:
        lead = _DAYS.sub(r"**\1**", lead, count=1)
    if context.language is Language.VI:
        return [Line(lead, "lead", (evidence,))]
    return [Line(context.say("passage.original", heading=_topic(section)), "note", (evidence,)), Line(lead, "lead", (evidence,))]


def _belonging(context: Context, section: Section, lead: str) -> list[Line]:
    """Everything else of a short section; of a long one the list the lead opens, or its neighbours."""
    lines = [line for line in split_lines(section.text) if not _LABEL.match(line)]
    lines[:1] = [without_number(line) for line in lines[:1]]
    pieces = [piece for line in lines for piece in ([line] if is_item(line) else split_sentences(line))]
    others = [piece for piece in pieces if piece != lead and lead not in piece]
    if len(section.text) > _WHOLE and section.role is not SectionRole.STEPS:  # a way cut short misleads
        others = _around(pieces, lead, context.interpretation.intent)
    found = [Line(piece, "item" if is_item(piece) else "detail", (_narrowest(context, section, piece),)) for piece in others]
    if len(others) < sum(1 for piece in pieces if piece != lead and lead not in piece):
        found.append(Line(context.say("passage.left_out"), "note"))
    return found


def _around(pieces: Sequence[str], lead: str, intent: Intent) -> list[str]:
    place = next((number for number, piece in enumerate(pieces) if piece == lead or lead in piece), 0)
    items = [piece for piece in pieces if is_item(piece)]
    if lead.endswith(":") or (intent in _LIST_INTENTS and items):
        return [piece for piece in items if piece != lead]
    return list(pieces[place + 1 : place + 1 + _NEIGHBOURS])


def _narrowest(context: Context, section: Section, piece: str) -> Evidence:
    """Return the smallest unit below `section` that holds `piece`, so that a point is cited as a point."""
    for child in context.reader.sections.children(section.id):
        if piece in child.text:
            return _narrowest(context, child, piece)
    return context.evidence(section, piece)
