"""python -m ingest vectors: keep the vectors of the shipped knowledge beside it, so that a first start need not embed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from catalogue.wordings import load_wordings
from config.settings import Settings
from domain.answers import Language
from index.embedding import open_embedder
from index.encoder import Encoder
from index.vector_cache import VECTORS_FOLDER, read_vectors, write_vectors
from ingest.knowledge_sources import KnowledgeReader, find_knowledge
from ingest.sources import find_sources

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class VectorsReport:
    """What was kept: texts in all, of them embedded now, and the file."""

    texts: int
    embedded: int
    path: Path


def knowledge_texts(settings: Settings) -> tuple[str, ...]:
    """Return every text that an index of knowledge/ embeds, none twice.

    Raises:
        DanLoiError: a file of knowledge/ cannot be read; nothing is kept then.
    """
    reader = KnowledgeReader(settings.knowledge_dir, load_wordings(settings.prompts_dir / "sections", (Language.VI,)))
    sources = (*find_sources([settings.knowledge_dir]), *find_knowledge([settings.knowledge_dir]))
    return tuple(dict.fromkeys(chunk.text for source in sources for chunk in reader.read(source).chunks))


def keep_vectors(settings: Settings, progress: Progress | None = None, embedder: Encoder | None = None) -> VectorsReport:
    """Write the vectors of knowledge/ for the model of `settings`; only texts not kept yet are embedded.

    Raises:
        DanLoiError: a file cannot be read, or the model cannot be loaded; the file kept before stays.
    """
    texts = knowledge_texts(settings)
    model = embedder or open_embedder(settings)
    folder = settings.knowledge_dir / VECTORS_FOLDER
    kept = read_vectors(folder, model.fingerprint)
    unknown = [text for text in texts if kept.find(text) is None]
    fresh = dict(zip(unknown, model.embed_passages(unknown, progress), strict=True)) if unknown else {}
    found = {text: kept.find(text) for text in texts if text not in fresh}
    vectors = np.stack([vector if (vector := found.get(text)) is not None else fresh[text] for text in texts])
    return VectorsReport(len(texts), len(unknown), write_vectors(folder, model.fingerprint, texts, vectors))
