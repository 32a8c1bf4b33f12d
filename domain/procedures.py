"""Procedures as data: steps with actors, order and time limits, a version a regime."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.documents import Validity, Verification
from domain.legal import LegalReference

OPTIONAL_MARK = "(nếu có)"  # how official texts mark a component that is handed in only where it exists
_DOSSIER_WORDS = ("bộ hồ sơ", "Mẫu số", "thành phần hồ sơ")


class Track(StrEnum):
    """Whose road map a procedure belongs to: who builds a cluster, who moves into one, or the authorities'."""

    INFRASTRUCTURE = "infrastructure"
    TENANT = "tenant"
    AUTHORITY = "authority"


class LimitKind(StrEnum):
    """Whether a time limit is the longest an act may take, or the shortest wait before the next may come."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"


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
    kind: LimitKind = LimitKind.AT_MOST


@dataclass(frozen=True, slots=True)
class CaseLimit:
    """A time limit that holds in one of several cases ("dự án nhóm B")."""

    case: str
    limit: TimeLimit


@dataclass(frozen=True, slots=True)
class InputDocument:
    """A document that goes into a step. `original` as in DossierItem; `copies` None when no source says how many."""

    name: str
    original: bool | None = None
    copies: int | None = None
    form: str = ""
    made_by: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class DossierItem:
    """One component of a dossier.

    `id` is the same in every version, so that a version that lacks it repealed it.
    `original` is True for a bản chính, False for a bản sao hợp lệ, None when unsaid;
    `copies` None when no source says how many of it are handed in.
    """

    id: str
    name: str
    made_by: str = ""
    original: bool | None = None
    copies: int | None = None
    form: str = ""
    optional: bool = False
    note: str = ""
    legal_basis: tuple[LegalReference, ...] = ()
    verification: Verification = Verification.PRIMARY


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure version.

    `time_limit` None and no `case_limits` mean that no source sets one; `time_limit_note`
    then says so in words. `requires`, `parallel_with` and `alternative_of` hold step ids
    of the version. `requires_other` holds groups of steps of other procedures
    ("land-lease/decide"): of each group one must be done first. A required step that is
    optional counts only in a project where it applies. `code` is its place in the
    guidance's road map ("A09"), "" for a step outside it.
    """

    id: str
    name: str
    actor: str
    action: str
    code: str = ""
    place: str = ""
    inputs: tuple[InputDocument, ...] = ()
    outputs: tuple[str, ...] = ()
    time_limit: TimeLimit | None = None
    case_limits: tuple[CaseLimit, ...] = ()
    time_limit_note: str = ""
    requires: tuple[str, ...] = ()
    requires_other: tuple[tuple[str, ...], ...] = ()
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

    @property
    def limits(self) -> tuple[TimeLimit, ...]:
        """Every time limit of the step, its only one or those of its cases."""
        return (self.time_limit,) if self.time_limit else tuple(case.limit for case in self.case_limits)


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
    """A procedure with its versions, oldest first.

    `alternative_of` names the procedures of which a project goes through one only;
    `field` is the guidance's field ("dat-dai"), `track` whose road map it belongs to.
    """

    id: str
    name: str
    track: Track
    versions: tuple[ProcedureVersion, ...]
    field: str = ""
    alternative_of: tuple[str, ...] = ()
    optional: bool = False
    condition: str = ""
    questions: tuple[str, ...] = ()

    def version_on(self, day: date) -> ProcedureVersion | None:
        """Return the version in force on `day`, or None."""
        return next((version for version in self.versions if version.validity.covers(day)), None)
