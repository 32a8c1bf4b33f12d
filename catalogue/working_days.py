"""knowledge/calendar.yaml: holidays, days worked in their stead, rules of counting."""

from __future__ import annotations

from pathlib import Path

from catalogue.checks import refuse_repeats
from catalogue.files import read_file
from catalogue.reading import Entry
from catalogue.registry import Registry, load_registry
from domain.working_days import CalendarNotes, CountingRule, DayOff, MakeUpDay


def load_calendar(knowledge_dir: Path, registry: Registry | None = None) -> CalendarNotes:
    """Read knowledge/calendar.yaml; `registry` is read from `knowledge_dir` when not given.

    Raises:
        KnowledgeError: the file is malformed, a day or a rule stands twice, or a document cited is unknown.
    """
    known = registry or load_registry(knowledge_dir)
    with read_file(knowledge_dir / "calendar.yaml") as file:
        notes = CalendarNotes(
            holidays=tuple(_day_off(entry, known) for entry in file.entries("holidays", required=True)),
            proposed=tuple(_day_off(entry, known) for entry in file.entries("proposed_days_off")),
            make_up_days=tuple(_make_up(entry) for entry in file.entries("make_up_days")),
            rules=tuple(_rule(entry, known) for entry in file.entries("rules")),
        )
    refuse_repeats("calendar.yaml", "ngày nghỉ", (str(item.day) for item in (*notes.holidays, *notes.proposed)))
    refuse_repeats("calendar.yaml", "ngày làm bù", (str(item.day) for item in notes.make_up_days))
    refuse_repeats("calendar.yaml", "quy tắc", (rule.id for rule in notes.rules))
    return notes


def _day_off(entry: Entry, registry: Registry) -> DayOff:
    with entry:
        day = DayOff(entry.required_day("day"), entry.text("name"), entry.references(), entry.verification(), entry.text("note", ""))
    registry.require(day.legal_basis, entry.where)
    return day


def _make_up(entry: Entry) -> MakeUpDay:
    with entry:
        found = MakeUpDay(entry.required_day("day"), entry.required_day("instead_of"), entry.verification(), entry.text("note", ""))
    if found.day.weekday() < 5:
        raise entry.wrong("ngày làm bù không phải thứ Bảy, Chủ nhật", "Kiểm tra lại ngày.")
    return found


def _rule(entry: Entry, registry: Registry) -> CountingRule:
    with entry:
        rule = CountingRule(entry.text("id"), entry.text("text"), entry.references(), entry.verification())
    registry.require(rule.legal_basis, entry.where)
    return rule
