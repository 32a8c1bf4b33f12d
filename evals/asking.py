"""Asking an assistant the golden questions, and what their answers are judged by."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from assistant.dates import find_date
from catalogue.registry import Registry
from domain.answers import Answer, Question
from domain.documents import Document, Section
from evals.golden import GoldenQuestion, GoldenSet
from evals.step_book import StepBook


class Answerer(Protocol):
    """What is measured; `assistant.answerer.Assistant` is one."""

    def ask(self, question: Question) -> Answer:
        """Return the answer to a question."""
        ...


class Sections(Protocol):
    """The sections of an index by id; `index.sections.SectionStore` is one."""

    def has_section(self, section_id: str) -> bool:
        """Return whether the index has a section."""
        ...

    def section(self, section_id: str) -> Section:
        """Return a section with its whole text."""
        ...

    def document(self, document_id: str) -> Document:
        """Return a document's header."""
        ...


@dataclass(frozen=True, slots=True)
class Grounds:
    """What answers are held against besides the golden set: the index's own texts, the registry, the steps."""

    sections: Sections
    registry: Registry
    steps: StepBook


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer and the milliseconds that the answer took."""

    question: GoldenQuestion
    answer: Answer
    milliseconds: float

    @property
    def found(self) -> tuple[str, ...]:
        """The sections that retrieval kept, best first; none when the question was turned away before it."""
        return tuple(hit.section.id for hit in self.answer.results.kept) if self.answer.results else ()

    @property
    def search_milliseconds(self) -> float:
        """The time until the sections were found."""
        laps = dict(self.answer.timings_ms)
        return laps.get("interpret", 0.0) + laps.get("guard", 0.0) + laps.get("retrieve", 0.0)


def ask_all(answerer: Answerer, golden: GoldenSet, day: date, progress: Callable[[int, int], None] | None = None) -> tuple[Asked, ...]:
    """Ask every question, those without a day for `day`. The first is asked twice, so that no time holds the loading."""
    answerer.ask(_question(golden.questions[0], day))
    found = []
    for number, question in enumerate(golden.questions, start=1):
        started = time.perf_counter()
        answer = answerer.ask(_question(question, day))
        found.append(Asked(question, answer, (time.perf_counter() - started) * 1000))
        if progress:
            progress(number, len(golden.questions))
    return tuple(found)


def _question(golden: GoldenQuestion, day: date) -> Question:
    """A question that names a day in its words is asked without one beside it, as a person would."""
    as_of = golden.as_of or (None if find_date(golden.text) else day)
    return Question(golden.text, golden.language, golden.role, as_of, golden.history, golden.id)
