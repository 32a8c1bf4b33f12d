"""What the project knows about legal documents, offices and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.documents import Validity, Verification
from domain.legal import LegalReference, is_named_law

CLUSTERS = "cum-cong-nghiep"  # the field of the law on clusters themselves


@dataclass(frozen=True, slots=True)
class Amendment:
    """From `start` on, `by` changes the articles listed (all when empty) of a document.

    `repeals` is True when the articles stop being in force, False when their wording changes.
    `summarised` is True when the list is that of a summary: what it does not list may have changed too.
    """

    by: str
    start: date
    articles: tuple[str, ...] = ()
    repeals: bool = False
    verification: Verification = Verification.PRIMARY
    legal_basis: tuple[LegalReference, ...] = ()
    summarised: bool = False


@dataclass(frozen=True, slots=True)
class RegisteredDocument:
    """One legal document. Dates that no source states are None; `note` says what is open.

    `field_labels` gives the verification of single facts that differ from the whole
    ("in_force_from" -> secondary).
    """

    number: str
    kind: str
    title: str
    issuer: str = ""
    issued_on: date | None = None
    validity: Validity = Validity()
    amends: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    amended_by: tuple[Amendment, ...] = ()
    replaced_by: tuple[str, ...] = ()
    verification: Verification = Verification.PRIMARY
    field_labels: tuple[tuple[str, Verification], ...] = ()
    legal_basis: tuple[LegalReference, ...] = ()
    note: str = ""

    @property
    def name(self) -> str:
        """Kind and number: "Nghị định 32/2024/NĐ-CP"; a law known by name is named alone."""
        return self.number if is_named_law(self.number) else f"{self.kind} {self.number}"


@dataclass(frozen=True, slots=True)
class Regime:
    """One period of the law of a field, with the documents that make it. `field` is a guidance field, by default clusters."""

    id: str
    name: str
    validity: Validity
    documents: tuple[str, ...]
    verification: Verification = Verification.PRIMARY
    note: str = ""
    field: str = CLUSTERS


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name an office had, or a level that held the duty, before `until` (exclusive)."""

    name: str
    until: date
    legal_basis: tuple[LegalReference, ...] = ()
    verification: Verification = Verification.PRIMARY
    note: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """An office with its current name. No names of people."""

    id: str
    name: str
    short_names: tuple[str, ...] = ()
    english: str = ""
    chinese: str = ""
    level: str = ""
    duties: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    verification: Verification = Verification.PRIMARY


@dataclass(frozen=True, slots=True)
class Term:
    """An official term with everything people type for it.

    `everyday` holds words of daily speech that mean it; they widen a search and are
    never shown as the term.
    """

    id: str
    official: str
    abbreviations: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    chinese: tuple[str, ...] = ()
    note: str = ""
