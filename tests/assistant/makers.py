"""Small values that tests of the answer path build their cases from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.draft import Evidence, Line
from domain.answers import Intent, Interpretation, Language
from domain.documents import Document, DocumentKind, Section, SectionRole
from domain.search import SearchHit

DAY = date(2026, 11, 22)
GUIDE = Document("huong-dan", "Hướng dẫn thử", DocumentKind.GUIDANCE)
DECREE = Document("12-2030-nd-cp", "Về việc thử nghiệm", DocumentKind.LEGAL, "Nghị định", "12/2030/NĐ-CP")


def section(identifier: str, text: str, **changes: Any) -> Section:
    """Return a section of the made-up guide; `changes` replace its fields."""
    fields: dict[str, Any] = {
        "id": identifier, "document_id": GUIDE.id, "path": ("Hướng dẫn thử", identifier), "role": SectionRole.OTHER, "text": text, "order": 0,
    } | changes  # fmt: skip
    return Section(**fields)


def evidence(identifier: str, text: str, quote: str = "", **changes: Any) -> Evidence:
    """Return a section of the made-up guide as evidence, quoted whole unless `quote` is given."""
    return Evidence(section(identifier, text, **changes), GUIDE, quote or text)


def line(text: str, *rests_on: Evidence, kind: str = "lead") -> Line:
    """Return a line of an answer."""
    return Line(text, kind, rests_on)


def hit(identifier: str, score: float, cosine: float = 0.95, text: str = "Văn bản.", document: Document = GUIDE, **changes: Any) -> SearchHit:
    """Return a section as found."""
    return SearchHit(section(identifier, text, **changes), document, score, cosine, 1.0)


def understood(text: str, **changes: Any) -> Interpretation:
    """Return an interpretation of `text` with nothing found in it but what `changes` say."""
    from domain.vietnamese import fold

    fields: dict[str, Any] = {
        "text": text, "standalone": text, "search_text": text, "folded": fold(text), "language": Language.VI, "intent": Intent.OTHER, "as_of": DAY,
    } | changes  # fmt: skip
    return Interpretation(**fields)


class Rarities:
    """Stands in for the keyword index: every word weighs the same unless told."""

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        self._weights = weights or {}

    def idf(self, folded_word: str) -> float:
        """Return the weight of a word."""
        return self._weights.get(folded_word, 1.0)
