"""Invented questions, answers and texts for tests of the measurements."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalogue.registry import Registry
from domain.answers import Answer, AnswerStatus, AnswerStep, Citation, Language, Question, Statement, UserRole
from domain.documents import Document, DocumentKind, Section, SectionRole, Validity, Verification
from domain.legal import LegalReference
from domain.search import SearchHit, SearchResults
from domain.vietnamese import words
from evals.asking import Asked, Grounds
from evals.golden import Expectation, GoldenQuestion
from evals.step_book import StepBook

DAY = date(2030, 6, 1)
GUIDE = Document("huong-dan", "Hướng dẫn thử", DocumentKind.GUIDANCE)


class WordEmbedder:
    """Vectors of counted words: a stand-in, because nothing here depends on a model's quality."""

    name, fingerprint, dimension = "words", "words-1", 64

    def embed_query(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self.embed_passages([text])[0]
        return vector

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in words(text):
                vectors[row, zlib.crc32(word.encode()) % self.dimension] += 1
        lengths: NDArray[np.float32] = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9).astype(np.float32)
        return vectors / lengths


def section(identifier: str, text: str, **changes: Any) -> Section:
    """Return a section of the invented guide."""
    fields: dict[str, Any] = {
        "id": identifier, "document_id": GUIDE.id, "path": ("Hướng dẫn thử",), "role": SectionRole.OTHER, "text": text, "order": 0,
    } | changes  # fmt: skip
    return Section(**fields)


def citation(marker: int, section_id: str, *basis: LegalReference, validity: Validity = Validity(), **changes: Any) -> Citation:
    """Return a source of the invented guide."""
    fields: dict[str, Any] = {
        "marker": marker, "section_id": section_id, "document_id": GUIDE.id, "number": "", "title": GUIDE.title, "kind_name": "", "article": None,
        "clause": None, "point": None, "heading_path": (), "quote": "", "passage": "", "page": None, "in_force": True, "validity": validity,
        "issued_on": None, "issuer": "", "legal_basis": basis, "verification": Verification.PRIMARY,
    } | changes  # fmt: skip
    return Citation(**fields)


def answer(*statements: Statement, status: AnswerStatus = AnswerStatus.ANSWERED, **changes: Any) -> Answer:
    """Return an answer whose text is that of its statements."""
    fields: dict[str, Any] = {
        "id": "a", "question": "?", "language": Language.VI, "as_of": DAY, "text": "\n".join(item.text for item in statements),
        "asked_at": datetime(2030, 6, 1, tzinfo=UTC), "statements": statements, "status": status,
    } | changes  # fmt: skip
    return Answer(**fields)


def found(*section_ids: str) -> SearchResults:
    """Return search results that kept the sections of those ids, best first."""
    return SearchResults("?", tuple(SearchHit(section(identifier, ""), GUIDE, 0.5, 0.9, 1.0) for identifier in section_ids))


def step(identifier: str, order: int, *markers: int) -> AnswerStep:
    """Return a step of an answer."""
    return AnswerStep(identifier, order, "", "", "", None, None, markers)


def asked(
    given: Answer, status: AnswerStatus = AnswerStatus.ANSWERED, *, language: Language = Language.VI, as_of: date | None = None, **expected: Any
) -> Asked:
    """Return an answer with a question that expects `status` and whatever `expected` holds."""
    expect = Expectation(status, **expected)
    return Asked(GoldenQuestion("q", "?", language, UserRole.INVESTOR, "formal", "single", "topic", expect, as_of), given, 5.0)


@dataclass
class FakeSections:
    """Sections by id, all of the invented guide."""

    by_id: Mapping[str, Section] = field(default_factory=dict)

    def has_section(self, section_id: str) -> bool:
        return section_id in self.by_id

    def section(self, section_id: str) -> Section:
        return self.by_id[section_id]

    def document(self, document_id: str) -> Document:
        return GUIDE


@dataclass
class FakeAnswerer:
    """Gives the same answer to everything and remembers what it was asked."""

    given: Answer
    questions: list[Question] = field(default_factory=list)

    def ask(self, question: Question) -> Answer:
        self.questions.append(question)
        return self.given


def grounds(*sections: Section, registry: Registry | None = None, book: StepBook | None = None) -> Grounds:
    """Return what answers are held against: some sections and, unless given, nothing else."""
    nothing = StepBook({}, {}, frozenset())
    return Grounds(FakeSections({item.id: item for item in sections}), registry or Registry((), (), ()), book or nothing)


def golden_row(**changes: Any) -> dict[str, Any]:
    """Return a row of a golden set; `expect_...` changes go into what it expects."""
    expect: dict[str, Any] = {"status": "answered", "sections": ["a/b"], "clauses": [], "facts": [], "not_facts": [], "steps": []}
    row: dict[str, Any] = {
        "id": "g1", "question": "Hồ sơ gồm những gì?", "language": "vi", "role": "investor", "style": "formal", "kind": "single", "topic": "ho-so",
    }  # fmt: skip
    expect |= {name.removeprefix("expect_"): value for name, value in changes.items() if name.startswith("expect_")}
    return row | {"expect": expect} | {name: value for name, value in changes.items() if not name.startswith("expect_")}


def write_rows(path: Path, *rows: Mapping[str, Any]) -> Path:
    """Write rows as JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path
