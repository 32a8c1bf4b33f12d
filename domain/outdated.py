"""Terms that stopped being right on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.documents import Verification
from domain.legal import LegalReference


@dataclass(frozen=True, slots=True)
class OutdatedTerm:
    """A term that guidance must not use for days from `since` on; `instead` is today's."""

    term: str
    since: date
    instead: str
    also: tuple[str, ...] = ()
    legal_basis: tuple[LegalReference, ...] = ()
    verification: Verification = Verification.PRIMARY
    note: str = ""
