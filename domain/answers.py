"""Questions, how they were understood, and answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.documents import Validity, Verification
from domain.legal import LegalReference
from domain.procedures import CaseLimit, TimeLimit
from domain.search import SearchResults


class UserRole(StrEnum):
    """Who asks."""

    INVESTOR = "investor"
    OFFICIAL = "official"
    TRAINER = "trainer"


class Language(StrEnum):
    """Language of the reply."""

    VI = "vi"
    EN = "en"
    ZH = "zh"


class Intent(StrEnum):
    """What a question wants to know."""

    DEFINITION = "definition"
    CONDITION = "condition"
    DOSSIER = "dossier"
    STEPS = "steps"
    NEXT_STEP = "next_step"
    STEPS_BEFORE = "steps_before"
    TIME_LIMIT = "time_limit"
    AUTHORITY = "authority"
    FORM = "form"
    FEE = "fee"
    VALIDITY = "validity"
    OTHER = "other"


class AnswerStatus(StrEnum):
    """How a question ended. Each has reviewed wording in prompts/."""

    ANSWERED = "answered"
    ANSWERED_PARTLY = "answered_partly"
    CLARIFICATION_NEEDED = "clarification_needed"
    NOT_IN_GUIDANCE = "not_in_guidance"
    OUT_OF_SCOPE = "out_of_scope"
    REFUSED_UNSAFE = "refused_unsafe"
    ERROR_MODEL = "error_model"
    ERROR_INDEX = "error_index"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it came. `history` holds earlier questions, oldest first."""

    text: str
    language: Language | None = None
    role: UserRole = UserRole.INVESTOR
    as_of: date | None = None
    history: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """How a question was understood.

    `standalone` is the question with abbreviations written out, the follow-up resolved and
    missing diacritics put back; `restored` tells whether any were.
    `search_text` is what is searched: the same with terms and names of today added.
    `understood` is the share (0 to 1) of a foreign question's words that the glossary knows.
    `as_of` is the day the answer is for; `as_of_stated` whether the person named it.
    """

    text: str
    standalone: str
    search_text: str
    folded: str
    language: Language
    intent: Intent
    as_of: date
    as_of_stated: bool = False
    diacritics: bool = True
    restored: bool = False
    references: tuple[LegalReference, ...] = ()
    terms: tuple[str, ...] = ()
    understood: float = 1.0
    old_names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered source of an answer. `quote` stands in the section word for word.

    `basis_in_words` is `legal_basis` as people write it, with the kind that the registry has.
    """

    marker: int
    section_id: str
    document_id: str
    number: str
    title: str
    kind_name: str
    article: str | None
    clause: str | None
    point: str | None
    heading_path: tuple[str, ...]
    quote: str
    passage: str
    page: int | None
    in_force: bool
    validity: Validity
    issued_on: date | None
    issuer: str
    legal_basis: tuple[LegalReference, ...]
    verification: Verification
    basis_in_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or list item with the markers of the citations it rests on.

    `kind` places it on the page: "lead" (the answer itself), "item" (a list member),
    "validity" (since when), "change" (the older rule), "note", "next".
    """

    text: str
    citations: tuple[int, ...]
    kind: str = "note"


@dataclass(frozen=True, slots=True)
class AnswerStep:
    """A step shown in an answer. `due` is set when a start date was given; `case_limits` where the limit depends on a case."""

    id: str
    order: int
    name: str
    actor: str
    action: str
    time_limit: TimeLimit | None
    due: date | None
    citations: tuple[int, ...]
    case_limits: tuple[CaseLimit, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A statement the fact lock refused, with the facts it could not find."""

    text: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """What produced an answer."""

    index: str
    embedding_model: str
    chat_model: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer. `text` is the answer as shown, Markdown with [1] markers."""

    id: str
    question: str
    language: Language
    as_of: date
    status: AnswerStatus
    text: str
    asked_at: datetime
    statements: tuple[Statement, ...] = ()
    steps: tuple[AnswerStep, ...] = ()
    citations: tuple[Citation, ...] = ()
    warnings: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    interpretation: Interpretation | None = None
    results: SearchResults | None = None
    timings_ms: tuple[tuple[str, float], ...] = ()
    versions: Versions | None = None
