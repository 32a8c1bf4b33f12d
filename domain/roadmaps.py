"""Road maps: which procedures a project goes through, stage by stage, and where its way parts."""

from __future__ import annotations

from dataclasses import dataclass

from domain.documents import Validity, Verification
from domain.legal import LegalReference


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a road map. Each group of procedure ids is one entry; of a group with several a project takes one."""

    name: str
    procedures: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A question on which the way depends, with what follows from yes and from no."""

    id: str
    question: str
    yes: str
    no: str
    legal_basis: tuple[LegalReference, ...] = ()
    verification: Verification = Verification.PRIMARY
    validity: Validity = Validity()


@dataclass(frozen=True, slots=True)
class RoadMap:
    """A road map. `id` is the track it belongs to."""

    id: str
    name: str
    stages: tuple[Stage, ...]
    branches: tuple[Branch, ...] = ()
    note: str = ""
    questions: tuple[str, ...] = ()
    validity: Validity = Validity()
