"""Where in a document a citation points, in words."""

from __future__ import annotations

from domain.answers import Citation, Language
from domain.legal import LegalReference
from ui.texts import language, say


def place_in_words(citation: Citation) -> str:
    """Return "điểm a khoản 3 Điều 10" (or its English or Chinese form), else the last heading, else ""."""
    if not (citation.article or citation.clause or citation.point):
        return citation.heading_path[-1] if citation.heading_path else ""
    if language() is Language.VI:
        return LegalReference("", citation.article, citation.clause, citation.point).spoken
    named = (("article", citation.article), ("clause", citation.clause), ("point", citation.point))
    return say("place.separator").join(say(f"place.{name}", value=value) for name, value in named if value)


def document_name(citation: Citation) -> str:
    """Return kind and number ("Nghị định 32/2024/NĐ-CP"), or the title of a document without a number."""
    return f"{citation.kind_name} {citation.number}".strip() if citation.number else citation.title
