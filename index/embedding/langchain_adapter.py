"""The embedder behind LangChain's `Embeddings` interface, for Chroma and the like."""

from __future__ import annotations

from langchain_core.embeddings import Embeddings

from index.embedding.e5 import Embedder


class E5Embeddings(Embeddings):
    """Passes texts to an `Embedder`, prefixes included; returns plain lists."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector of length 1 per passage."""
        return [[float(value) for value in row] for row in self._embedder.embed_passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of length 1 of a question."""
        return [float(value) for value in self._embedder.embed_query(text)]
