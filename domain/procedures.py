"""Procedures as data: steps with actors, order and time limits, a version a regime."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.documents import Validity, Verification
from domain.legal import LegalReference

OPTIONAL_MARK = "(nếu có)"  # how official texts mark a component that is handed in only where it exists
_DOSSIER_WORDS = ("bộ hồ sơ", "Mẫu số", "thành phần hồ sơ")


class TimeUnit(StrEnum):
    """Unit of a legal time limit: calendar days, working days, months."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit. `starts_at` and `paused_by` name the events in Vietnamese; "" when unsaid."""

    amount: int
    unit: TimeUnit
    starts_at: str = ""
    paused_by: str = ""


@dataclass(frozen=True, slots=True)
class DossierItem:
    """One component of a dossier.

    `id` is the same in every version, so that a version that lacks it repealed it.
    `original` is True for a bản chính, False for a bản sao hợp lệ, None when unsaid.
    """

    id: str
    name: str
    made_by: str = ""
    original: bool | None = None
    form: str = ""
    optional: bool = False
    note: str = ""
    legal_basis: tuple[LegalReference, ...] = ()
    verification: Verification = Verification.PRIMARY


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure version.

    `time_limit` None means that no source sets one; `time_limit_note` then says so in
    words. `requires`, `parallel_with` and `alternative_of` hold step ids of the version.
    """

    id: str
    name: str
    actor: str
    action: str
    place: str = ""
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    time_limit: TimeLimit | None = None
    time_limit_note: str = ""
    requires: tuple[str, ...] = ()
    parallel_with: tuple[str, ...] = ()
    alternative_of: tuple[str, ...] = ()
    optional: bool = False
    condition: str = ""
    repeats: str = ""
    form: str = ""
    fee: str = ""
    remedy: str = ""
    note: str = ""
    legal_basis: tuple[LegalReference, ...] = ()
    verification: Verification = Verification.PRIMARY
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transition:
    """What a dossier in flight on the day a version starts must follow."""

    text: str
    legal_basis: tuple[LegalReference, ...] = ()
    verification: Verification = Verification.PRIMARY


@dataclass(frozen=True, slots=True)
class ProcedureVersion:
    """A procedure as it stands under one regime. `copies` says sets and where to file."""

    id: str
    validity: Validity
    regime: str
    steps: tuple[Step, ...]
    dossier: tuple[DossierItem, ...] = ()
    copies: str = ""
    open_points: tuple[str, ...] = ()
    legal_basis: tuple[LegalReference, ...] = ()
    verification: Verification = Verification.PRIMARY
    transition: Transition | None = None

    @property
    def dossier_points(self) -> tuple[str, ...]:
        """The open points that are about the dossier: its sets, forms and components."""
        return tuple(point for point in self.open_points if any(word in point for word in _DOSSIER_WORDS))

    def step(self, step_id: str) -> Step | None:
        """Return the step called `step_id`, or None."""
        return next((step for step in self.steps if step.id == step_id), None)


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure with its versions, oldest first."""

    id: str
    name: str
    track: str
    versions: tuple[ProcedureVersion, ...]
    questions: tuple[str, ...] = ()

    def version_on(self, day: date) -> ProcedureVersion | None:
        """Return the version in force on `day`, or None."""
        return next((version for version in self.versions if version.validity.covers(day)), None)
