"""What one training step sees."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from domain.vietnamese import fold
from tuning.subjects import Subject

_NEIGHBOURS = 0.5  # of the batches are drawn from three documents mostly: their subjects are the hard ones to tell apart
_DOCUMENTS = 3
_FOLDED = 0.1  # of the questions are seen without diacritics
_CLAUSES = 0.4  # of the passages are the law's own words, where the text is there


@dataclass(frozen=True, slots=True)
class Batch:
    """Row by row of one subject: a question, another question, a text that answers both."""

    asked: tuple[str, ...]
    likewise: tuple[str, ...]
    answers: tuple[str, ...]


class Batches:
    """Draws batches of `size` different subjects, always the same for one seed."""

    def __init__(self, subjects: Sequence[Subject], size: int, seed: int) -> None:
        self._random = random.Random(seed)
        self._subjects = tuple(subjects)
        self._size = min(size, len(subjects))
        by_document: dict[str, list[Subject]] = defaultdict(list)
        for subject in subjects:
            by_document[subject.document].append(subject)
        self._by_document = [by_document[name] for name in sorted(by_document)]

    def draw(self) -> Batch:
        """Return the next batch."""
        rows = [self._row(subject) for subject in self._subjects_of_batch()]
        asked, likewise, answers = zip(*rows, strict=True)
        return Batch(asked, likewise, answers)

    def _subjects_of_batch(self) -> list[Subject]:
        chosen: list[Subject] = []
        if self._random.random() < _NEIGHBOURS:
            for document in self._random.sample(self._by_document, min(_DOCUMENTS, len(self._by_document))):
                chosen += self._random.sample(document, min(self._size // _DOCUMENTS, len(document)))
        rest = [subject for subject in self._subjects if subject not in chosen]
        return chosen + self._random.sample(rest, min(self._size - len(chosen), len(rest)))

    def _row(self, subject: Subject) -> tuple[str, str, str]:
        asked, likewise = self._random.sample(subject.questions, 2)
        if self._random.random() < _FOLDED:
            asked = fold(asked)
        from_law = subject.clauses and self._random.random() < _CLAUSES
        return asked, likewise, self._random.choice(subject.clauses if from_law else subject.passages)
