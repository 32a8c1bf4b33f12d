"""The section store: documents, sections and chunks of one generation, in SQLite."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from domain.documents import Chunk, Document, Section
from domain.errors import IndexDamaged
from index.codec import document_from_json, section_from_json, to_json
from index.layout import BUILD_COMMAND

_FILE = "sections.sqlite"
_SCHEMA = """
CREATE TABLE documents (id TEXT PRIMARY KEY, source_id TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE sections (id TEXT PRIMARY KEY, document_id TEXT NOT NULL, parent_id TEXT, position INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE chunks (position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, section_id TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX sections_document ON sections (document_id, position);
CREATE INDEX sections_parent ON sections (parent_id);
CREATE INDEX documents_source ON documents (source_id);
CREATE INDEX chunks_section ON chunks (section_id);
"""


@dataclass(frozen=True, slots=True)
class SourceContent:
    """Everything one source file became. `source_id` is the SourceFile's id."""

    source_id: str
    document: Document
    sections: tuple[Section, ...]
    chunks: tuple[Chunk, ...]


def write_sections(generation: Path, contents: Iterable[SourceContent]) -> None:
    """Write all contents into a new store; chunks are numbered in reading order."""
    with sqlite3.connect(generation / _FILE) as connection:
        connection.executescript(_SCHEMA)
        for content in contents:
            connection.execute("INSERT INTO documents VALUES (?, ?, ?)", (content.document.id, content.source_id, to_json(content.document)))
            connection.executemany(
                "INSERT INTO sections VALUES (?, ?, ?, ?, ?)",
                ((section.id, section.document_id, section.parent_id, section.order, to_json(section)) for section in content.sections),
            )
            connection.executemany(
                "INSERT INTO chunks (id, section_id, kind, text) VALUES (?, ?, ?, ?)",
                ((chunk.id, chunk.section_id, chunk.kind, chunk.text) for chunk in content.chunks),
            )
    connection.close()


class SectionStore:
    """Read access to one generation's documents, sections and chunks; safe across threads."""

    def __init__(self, generation: Path) -> None:
        """Open the store of `generation`.

        Raises:
            IndexDamaged: the file is missing or not a store.
        """
        path = generation / _FILE
        if not path.exists():
            raise IndexDamaged("Kho mục của chỉ mục bị mất.", f"Chạy «{BUILD_COMMAND}» để lập lại.")
        self._connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        self.section = lru_cache(maxsize=20_000)(self._section)
        self.document = lru_cache(maxsize=5_000)(self._document)
        self.children = lru_cache(maxsize=5_000)(self._children)
        self.documents = cache(self._documents)
        try:
            self._rows("SELECT count(*) FROM sections")
        except sqlite3.DatabaseError as error:
            raise IndexDamaged("Kho mục của chỉ mục bị hỏng.", f"Chạy «{BUILD_COMMAND}» để lập lại.") from error

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _rows(self, query: str, *values: object) -> list[tuple[str, ...]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def _section(self, section_id: str) -> Section:
        rows = self._rows("SELECT body FROM sections WHERE id = ?", section_id)
        return section_from_json(rows[0][0])

    def _document(self, document_id: str) -> Document:
        rows = self._rows("SELECT body FROM documents WHERE id = ?", document_id)
        return document_from_json(rows[0][0])

    def _children(self, section_id: str) -> tuple[Section, ...]:
        """Sections directly below one, in reading order."""
        rows = self._rows("SELECT body FROM sections WHERE parent_id = ? ORDER BY position", section_id)
        return tuple(section_from_json(row[0]) for row in rows)

    def has_section(self, section_id: str) -> bool:
        """Return whether a section of that id is there."""
        return bool(self._rows("SELECT 1 FROM sections WHERE id = ?", section_id))

    def _documents(self) -> tuple[Document, ...]:
        """All documents, by id."""
        return tuple(document_from_json(row[0]) for row in self._rows("SELECT body FROM documents ORDER BY id"))

    def sections_of(self, document_id: str) -> tuple[Section, ...]:
        """All sections of a document, in reading order."""
        rows = self._rows("SELECT body FROM sections WHERE document_id = ? ORDER BY position", document_id)
        return tuple(section_from_json(row[0]) for row in rows)

    def chunk_positions(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Chunk ids and their section ids, both by chunk position (the row of the keyword index)."""
        rows = self._rows("SELECT id, section_id FROM chunks ORDER BY position")
        return tuple(row[0] for row in rows), tuple(row[1] for row in rows)

    def passages(self) -> tuple[tuple[str, str], ...]:
        """The chunks of sections' own words, questions apart: their ids with their sections' ids, by chunk position."""
        return tuple((row[0], row[1]) for row in self._rows("SELECT id, section_id FROM chunks WHERE kind = 'passage' ORDER BY position"))

    def contents(self) -> dict[str, SourceContent]:
        """Everything, by source id: what a build carries over from unchanged files."""
        chunks: dict[str, list[Chunk]] = {}
        for chunk_id, section_id, kind, text in self._rows("SELECT id, section_id, kind, text FROM chunks ORDER BY position"):
            chunks.setdefault(section_id, []).append(Chunk(chunk_id, section_id, text, kind))
        found = {}
        for source_id, body in self._rows("SELECT source_id, body FROM documents"):
            document = document_from_json(body)
            sections = self.sections_of(document.id)
            found[source_id] = SourceContent(
                source_id, document, sections, tuple(chunk for section in sections for chunk in chunks.get(section.id, ()))
            )
        return found
