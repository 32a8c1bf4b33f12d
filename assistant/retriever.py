"""The LangChain seam: the assistant's search as a retriever of LangChain documents."""

from __future__ import annotations

from collections.abc import Callable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from domain.answers import Question
from domain.search import SearchHit, SearchResults


class GuidanceRetriever(BaseRetriever):
    """Finds sections for a question, in force today; `search` is `Assistant.retrieve`."""

    search: Callable[[Question], SearchResults]

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [to_langchain(hit) for hit in self.search(Question(text=query)).kept]


def to_langchain(hit: SearchHit) -> Document:
    """Return a hit as a LangChain document, with what a chain needs to cite it."""
    section = hit.section
    metadata = {
        "section_id": section.id,
        "document_id": section.document_id,
        "number": hit.document.number,
        "article": section.article,
        "clause": section.clause,
        "point": section.point,
        "role": section.role.value,
        "verification": section.verification.value,
        "path": " › ".join(section.path),
        "legal_basis": [str(reference) for reference in section.legal_basis],
        "score": hit.score,
    }
    return Document(id=section.id, page_content=section.text, metadata=metadata)
