"""Days off, days worked in their stead, and the rules by which terms are counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.documents import Verification
from domain.legal import LegalReference


@dataclass(frozen=True, slots=True)
class DayOff:
    """A public holiday or a day off in lieu. Unverified ones are proposals: both outcomes are to be shown."""

    day: date
    name: str
    legal_basis: tuple[LegalReference, ...] = ()
    verification: Verification = Verification.UNVERIFIED
    note: str = ""


@dataclass(frozen=True, slots=True)
class MakeUpDay:
    """A Saturday or Sunday worked in place of `instead_of`."""

    day: date
    instead_of: date
    verification: Verification = Verification.UNVERIFIED
    note: str = ""


@dataclass(frozen=True, slots=True)
class CountingRule:
    """One rule of counting days, working days or months."""

    id: str
    text: str
    legal_basis: tuple[LegalReference, ...] = ()
    verification: Verification = Verification.UNVERIFIED


@dataclass(frozen=True, slots=True)
class CalendarNotes:
    """All of knowledge/calendar.yaml. `proposed` are days off that are not yet decided."""

    holidays: tuple[DayOff, ...]
    proposed: tuple[DayOff, ...] = ()
    make_up_days: tuple[MakeUpDay, ...] = ()
    rules: tuple[CountingRule, ...] = ()
