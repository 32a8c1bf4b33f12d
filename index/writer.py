"""Write one generation: carry over what did not change, embed the rest, publish."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from domain.documents import Chunk
from domain.errors import DanLoiError
from index.diacritics import write_syllables
from index.encoder import Encoder
from index.identity import CODE_VERSION, IdentityCard, write_card
from index.keywords import write_keywords
from index.layout import current_generation, discard, has_index, new_generation, not_writable, publish
from index.sections import SourceContent, write_sections
from index.vector_cache import EMPTY, VectorCache
from index.vectors import VectorStore

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What a write did. `embedded` counts texts whose vector was computed anew, `carried` chunks that kept theirs."""

    card: IdentityCard
    embedded: int
    carried: int
    removed: int


def write_index(
    index_dir: Path,
    contents: Sequence[SourceContent],
    sources: Mapping[str, str],
    embedder: Encoder,
    *,
    failed: Mapping[str, str] | None = None,
    reuse_vectors: bool = True,
    known: VectorCache = EMPTY,
    progress: Progress | None = None,
) -> WriteReport:
    """Write `contents` as a new generation of `index_dir` and make it the one that answers.

    Vectors of chunks that the old generation holds with the same id and text are carried
    over. `reuse_vectors=False` takes none of them (another model built the old one).
    `known` holds vectors of this model by text; what it has is not embedded.

    Raises:
        IndexNotWritable: the folder cannot be written; the old generation stays.
    """
    previous = current_generation(index_dir) if reuse_vectors and has_index(index_dir) else None
    generation = new_generation(index_dir)
    try:
        chunks = [chunk for content in contents for chunk in content.chunks]
        write_sections(generation, contents)
        write_keywords(generation, [chunk.text for chunk in chunks])
        write_syllables(generation, [chunk.text for chunk in chunks])
        embedded, carried, removed = _write_vectors(generation, previous, chunks, embedder, known, progress)
        card = _card(contents, chunks, sources, embedder, failed or {})
        write_card(generation, card)
        publish(index_dir, generation)
    except (OSError, sqlite3.OperationalError) as error:
        discard(generation)
        raise not_writable(index_dir) from error
    except (DanLoiError, KeyboardInterrupt):
        discard(generation)
        raise
    return WriteReport(card, embedded, carried, removed)


def _write_vectors(
    generation: Path, previous: Path | None, chunks: Sequence[Chunk], embedder: Encoder, known: VectorCache, progress: Progress | None
) -> tuple[int, int, int]:
    """Return how many texts were embedded, how many chunks were carried over, how many left."""
    old = _old_digests(previous) if previous else {}
    if previous and old:
        shutil.copytree(previous / "chroma", generation / "chroma")
    store = VectorStore(generation, create=True)
    wanted = {chunk.id: chunk.digest for chunk in chunks}
    gone = [chunk_id for chunk_id in old if chunk_id not in wanted]
    store.delete(gone)
    changed = [chunk for chunk in chunks if old.get(chunk.id) != chunk.digest]
    if not changed:
        return 0, len(chunks), len(gone)
    # The same question stands at a step of every version: each text is embedded once.
    found = {text: known.find(text) for text in dict.fromkeys(chunk.text for chunk in changed)}
    unknown = [text for text, vector in found.items() if vector is None]
    fresh = dict(zip(unknown, embedder.embed_passages(unknown, progress), strict=True)) if unknown else {}
    vectors = {text: fresh[text] if vector is None else vector for text, vector in found.items()}
    rows = np.stack([vectors[chunk.text] for chunk in changed])
    store.upsert([chunk.id for chunk in changed], rows, [chunk.section_id for chunk in changed])
    return len(unknown), len(chunks) - len(changed), len(gone)


def _old_digests(previous: Path) -> dict[str, str]:
    try:
        with sqlite3.connect(f"file:{previous / 'sections.sqlite'}?mode=ro", uri=True) as connection:
            rows = connection.execute("SELECT id, section_id, text, kind FROM chunks").fetchall()
        connection.close()
    except sqlite3.Error:
        return {}  # an unreadable old generation is no reason to fail: everything is embedded anew
    return {row[0]: Chunk(*row).digest for row in rows}


def _card(
    contents: Sequence[SourceContent], chunks: Sequence[Chunk], sources: Mapping[str, str], embedder: Encoder, failed: Mapping[str, str]
) -> IdentityCard:
    return IdentityCard(
        embedding_model=embedder.name,
        fingerprint=embedder.fingerprint,
        dimension=embedder.dimension,
        code_version=CODE_VERSION,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        documents=len(contents),
        sections=sum(len(content.sections) for content in contents),
        chunks=len(chunks),
        sources=dict(sources),
        failed=dict(failed),
    )
