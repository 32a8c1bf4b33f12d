"""The usual LangChain recipe: fixed-size chunks, Chroma, the four nearest.

`RecursiveCharacterTextSplitter` with 1,000 characters and 200 of overlap, vectors of the
configured embedding model through LangChain's `Embeddings`, Chroma, top 4. No headings,
no keywords, no glossary, no roles, no dates, no earlier questions. Chroma is reached
through `index.vectors`, the one file that may know it; on vectors of length 1 its cosine
space ranks as the recipe's default does.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings

from domain.documents import digest_of
from domain.errors import ConfigurationError
from evals.baselines.texts import SourceText
from index.vectors import VectorStore

NAME = "LangChain tutorial"
CHUNK_SIZE, OVERLAP, TOP = 1000, 200, 4
_BATCH = 256


@dataclass(frozen=True, slots=True)
class TutorialChunk:
    """A chunk with the units it counts for, those it shares most with, and all that it touches."""

    text: str
    units: tuple[str, ...]
    touched: tuple[str, ...]


class TutorialRag:
    """The recipe over some texts, its vectors kept in a folder."""

    def __init__(self, chunks: Sequence[TutorialChunk], store: VectorStore, embeddings: Embeddings) -> None:
        """Use `open`; this only puts parts together."""
        self.chunks = tuple(chunks)
        self._store = store
        self._embeddings = embeddings

    @classmethod
    def open(cls, texts: Sequence[SourceText], folder: Path, embeddings: Embeddings, fingerprint: str) -> TutorialRag:
        """Split and embed `texts`; what `folder` keeps of the same chunks and model (`fingerprint`) is used again."""
        chunks = split(texts)
        name = digest_of(fingerprint, json.dumps([chunk.text for chunk in chunks]))
        for old in folder.glob("*"):
            if old.name != name:
                shutil.rmtree(old)
        (folder / name).mkdir(parents=True, exist_ok=True)
        store = VectorStore(folder / name, create=True)
        if store.count != len(chunks):
            for start in range(0, len(chunks), _BATCH):
                part = [chunk.text for chunk in chunks[start : start + _BATCH]]
                ids = [str(start + place) for place in range(len(part))]
                store.upsert(ids, np.asarray(embeddings.embed_documents(part), dtype=np.float32), ids)
        return cls(chunks, store, embeddings)

    def search(self, question: str) -> tuple[TutorialChunk, ...]:
        """Return the four nearest chunks, best first."""
        vector = np.asarray(self._embeddings.embed_query(question), dtype=np.float32)
        near = self._store.nearest(vector, TOP)
        return tuple(self.chunks[int(place)] for place in sorted(near, key=lambda place: -near[place]))


def split(texts: Sequence[SourceText]) -> tuple[TutorialChunk, ...]:
    """Return the chunks of `texts`, each with the units it shares most characters with.

    Raises:
        ConfigurationError: the splitter is not installed.
    """
    try:
        from langchain_text_splitters import RecursiveCharacterTextSplitter
    except ImportError as error:
        raise ConfigurationError("Chưa cài gói langchain-text-splitters.", "Cài các gói trong requirements.txt, hoặc bỏ --baseline.") from error
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_SIZE, chunk_overlap=OVERLAP, add_start_index=True)
    found = []
    for source in texts:
        for document in splitter.create_documents([source.text]):
            start = document.metadata["start_index"]
            end = start + len(document.page_content)
            found.append(TutorialChunk(document.page_content, source.units_at(start, end), source.units_touched(start, end)))
    return tuple(found)
