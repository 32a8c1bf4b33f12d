"""Write one generation: carry over what did not change, embed the rest, publish."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from domain.documents import Chunk
from domain.errors import DanLoiError
from index.encoder import Encoder
from index.identity import CODE_VERSION, IdentityCard, write_card
from index.keywords import write_keywords
from index.layout import current_generation, discard, has_index, new_generation, not_writable, publish
from index.sections import SourceContent, write_sections
from index.vectors import VectorStore

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What a write did. `embedded` counts chunks whose vector was computed anew."""

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
    progress: Progress | None = None,
) -> WriteReport:
    """Write `contents` as a new generation of `index_dir` and make it the one that answers.

    Vectors of chunks that the old generation holds with the same id and text are carried
    over. `reuse_vectors=False` embeds everything (another model built the old one).

    Raises:
        IndexNotWritable: the folder cannot be written; the old generation stays.
    """
    previous = current_generation(index_dir) if reuse_vectors and has_index(index_dir) else None
    generation = new_generation(index_dir)
    try:
        chunks = [chunk for content in contents for chunk in content.chunks]
        write_sections(generation, contents)
        write_keywords(generation, [chunk.text for chunk in chunks])
        embedded, removed = _write_vectors(generation, previous, chunks, embedder, progress)
        card = _card(contents, chunks, sources, embedder, failed or {})
        write_card(generation, card)
        publish(index_dir, generation)
    except (OSError, sqlite3.OperationalError) as error:
        discard(generation)
        raise not_writable(index_dir) from error
    except (DanLoiError, KeyboardInterrupt):
        discard(generation)
        raise
    return WriteReport(card, embedded, len(chunks) - embedded, removed)


def _write_vectors(generation: Path, previous: Path | None, chunks: Sequence[Chunk], embedder: Encoder, progress: Progress | None) -> tuple[int, int]:
    old = _old_digests(previous) if previous else {}
    if previous and old:
        shutil.copytree(previous / "chroma", generation / "chroma")
    store = VectorStore(generation, create=True)
    wanted = {chunk.id: chunk.digest for chunk in chunks}
    gone = [chunk_id for chunk_id in old if chunk_id not in wanted]
    store.delete(gone)
    changed = [chunk for chunk in chunks if old.get(chunk.id) != chunk.digest]
    if changed:
        # The same question stands at a step of every version: each text is embedded once.
        texts = list(dict.fromkeys(chunk.text for chunk in changed))
        vectors = embedder.embed_passages(texts, progress)
        row = {text: number for number, text in enumerate(texts)}
        rows = vectors[[row[chunk.text] for chunk in changed]]
        store.upsert([chunk.id for chunk in changed], rows, [chunk.section_id for chunk in changed])
    return len(changed), len(gone)


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
