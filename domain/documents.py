"""Documents and their sections: what ingestion makes and the index holds.

`Section` is the unit of citation, `Chunk` the unit of embedding. One section may
have several chunks; a chunk has exactly one section.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.legal import LegalReference


class Verification(StrEnum):
    """How far a statement was checked. Ordered by trust in `weakest`."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


def weakest(labels: tuple[Verification, ...]) -> Verification:
    """Return the least trusted of `labels`; PRIMARY when there are none."""
    order = (Verification.UNVERIFIED, Verification.SECONDARY)
    return next((label for label in order if label in labels), Verification.PRIMARY)


class SectionRole(StrEnum):
    """What a section tells its reader."""

    DEFINITION = "definition"
    CONDITION = "condition"
    DOSSIER = "dossier"
    STEPS = "steps"
    TIME_LIMIT = "time_limit"
    AUTHORITY = "authority"
    FORM = "form"
    FEE = "fee"
    LEGAL_BASIS = "legal_basis"
    SANCTION = "sanction"
    TRANSITION = "transition"
    OTHER = "other"


class DocumentKind(StrEnum):
    """Where a document stands. LEGAL covers laws, decrees, circulars, decisions."""

    LEGAL = "legal"
    LETTER = "letter"
    GUIDANCE = "guidance"
    PROCEDURE = "procedure"
    REGISTRY = "registry"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Validity:
    """Days a rule is in force. Both ends are inclusive; None means open."""

    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether the rule is in force on `day`."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def narrowed(self, other: Validity) -> Validity:
        """Return the days both are in force."""
        starts = [day for day in (self.start, other.start) if day]
        ends = [day for day in (self.end, other.end) if day]
        return Validity(max(starts, default=None), min(ends, default=None))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file on disk. `id` is its path below the source root, with forward slashes."""

    id: str
    path: str
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document with the metadata of its header.

    `number` is the số/ký hiệu ("32/2024/NĐ-CP") or "" where the text has none;
    `kind_name` is the kind as printed ("Nghị định", "Hướng dẫn").
    """

    id: str
    title: str
    kind: DocumentKind
    kind_name: str = ""
    number: str = ""
    issuer: str = ""
    issued_on: date | None = None
    validity: Validity = Validity()
    amends: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    language: str = "vi"
    verification: Verification = Verification.PRIMARY
    source: SourceFile | None = None
    field: str = ""
    lead_office: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A unit of citation. `text` is the whole text of the unit, sub-units included.

    `path` is the heading trail from the document down to and including this unit.
    `lead` is the unit's own words before its first sub-unit ("" when it has none).
    `in_form` marks text inside a sample form of an annex, whose "Điều 1" is not the
    document's Điều 1. `questions` are everyday questions this section answers.
    """

    id: str
    document_id: str
    path: tuple[str, ...]
    role: SectionRole
    text: str
    order: int
    lead: str = ""
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    appendix: str | None = None
    in_form: bool = False
    page: int | None = None
    parent_id: str | None = None
    validity: Validity = Validity()
    verification: Verification = Verification.PRIMARY
    legal_basis: tuple[LegalReference, ...] = ()
    questions: tuple[str, ...] = ()
    procedure_id: str | None = None
    version_id: str | None = None
    step_id: str | None = None
    digest: str = field(default="")

    @property
    def heading(self) -> str:
        """The unit's own heading, the last of its trail."""
        return self.path[-1] if self.path else ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A unit of embedding: text with its heading trail, pointing to one section.

    `kind` is "passage" for the section's own words, "question" for a question it answers.
    """

    id: str
    section_id: str
    text: str
    kind: str = "passage"

    @property
    def digest(self) -> str:
        """Content digest, the key under which its vector may be kept."""
        return digest_of(self.kind, self.text)


def digest_of(*parts: object) -> str:
    """Return a short stable digest of `parts` (sha256, 16 hexadecimal digits)."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:16]
