"""The province's clusters as far as sources tell of them. No names of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.documents import Verification
from domain.legal import LegalReference


@dataclass(frozen=True, slots=True)
class Cluster:
    """One cluster. `area_ha` in hectares, None when no source is sure; `decision` the number of a registered document.

    `place_former` in the units before 01/7/2025, `place` in today's by the document `place_basis`. `source` says what
    kind of source tells of it.
    """

    id: str
    name: str
    also: tuple[str, ...] = ()
    area_ha: float | None = None
    area_note: str = ""
    place_former: str = ""
    place: str = ""
    place_basis: str = ""
    place_note: str = ""
    decision: str = ""
    decided_on: date | None = None
    developer: str = ""
    investment: str = ""
    industries: tuple[str, ...] = ()
    status: str = ""
    status_as_of: str = ""
    source: str = ""
    verification: Verification = Verification.UNVERIFIED
    note: str = ""
    questions: tuple[str, ...] = ()

    @property
    def legal_basis(self) -> tuple[LegalReference, ...]:
        """The decision that established it, and the document by which its place is today's."""
        return tuple(LegalReference(number) for number in (self.decision, self.place_basis) if number)


@dataclass(frozen=True, slots=True)
class ClusterCount:
    """How many clusters a source counted, and when. Counts of different days are never added up."""

    id: str
    text: str
    as_of: str
    source: str
    verification: Verification
