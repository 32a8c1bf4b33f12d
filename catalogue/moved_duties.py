"""Duties that passed from one level of government to another, part of knowledge/offices.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from catalogue.checks import refuse_overlaps
from catalogue.reading import Entry
from catalogue.registry import Registry
from domain.documents import Validity, Verification
from domain.legal import LegalReference


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held a moved duty for some days. `office_id` is "" for an office that no longer exists."""

    name: str
    office_id: str
    validity: Validity
    legal_basis: tuple[LegalReference, ...]
    verification: Verification


@dataclass(frozen=True, slots=True)
class MovedDuty:
    """A duty that passed from one level to another; `of` are the clauses that set it."""

    id: str
    text: str
    of: tuple[LegalReference, ...]
    holders: tuple[Holder, ...]
    note: str

    def holder_on(self, day: date) -> Holder | None:
        """Return who held the duty on `day`, None where no source says."""
        return next((holder for holder in self.holders if holder.validity.covers(day)), None)


def read_moved_duty(entry: Entry, offices: Mapping[str, str], registry: Registry) -> MovedDuty:
    """Return one moved duty; `offices` maps the ids of today's offices to their names."""
    with entry:
        holders = tuple(_holder(item, offices, registry) for item in entry.entries("holders", required=True))
        moved = MovedDuty(entry.text("id"), entry.text("text"), entry.references("of"), holders, entry.text("note", ""))
    registry.require(moved.of, entry.where)
    refuse_overlaps(entry.where, ((holder.name, holder.validity) for holder in holders))
    return moved


def _holder(entry: Entry, offices: Mapping[str, str], registry: Registry) -> Holder:
    with entry:
        office_id = entry.text("office", "")
        if office_id and office_id not in offices:
            raise entry.wrong(f"cơ quan «{office_id}» chưa có trong offices", "Thêm cơ quan, hoặc dùng «former» cho cơ quan đã giải thể.")
        name = offices[office_id] if office_id else entry.text("former")
        holder = Holder(name, office_id, entry.validity(), entry.references(), entry.verification())
    registry.require(holder.legal_basis, entry.where)
    return holder
