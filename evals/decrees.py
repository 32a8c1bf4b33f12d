"""Legal texts asked in everyday words: is the right article found first, by a search that has only the texts?"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from domain.answers import Language, Question
from domain.documents import Document, Section
from domain.errors import UnreadableFile
from domain.legal import LegalReference
from domain.search import SearchResults
from evals.configuration import load_of_machine
from evals.golden import DATASETS, DEFAULT_DAY
from evals.golden_row import Row
from evals.report import Configuration, Group, Report
from evals.scores import Mark, Marks, add_up, add_up_by, speed_of
from index.sections import SourceContent

_DEPTHS = (1, 3)
_KEYS = ("id", "question", "language", "style", "articles")


@dataclass(frozen=True, slots=True)
class DecreeQuestion:
    """A question with the articles (or appendices) that answer it equally well."""

    id: str
    text: str
    language: Language
    style: str
    articles: tuple[LegalReference, ...]


@dataclass(frozen=True, slots=True)
class DecreeSet:
    """The questions of a split; `digest` follows the bytes of its file."""

    name: str
    questions: tuple[DecreeQuestion, ...]
    digest: str


class Searcher(Protocol):
    """What is measured; `assistant.answerer.Assistant` is one."""

    def retrieve(self, question: Question) -> SearchResults:
        """Return the ranked sections for a question."""
        ...


def read_decrees(split: str) -> DecreeSet:
    """Read the questions of a split.

    Raises:
        UnreadableFile: the file is missing or a line is malformed.
    """
    path = DATASETS / f"decrees-{split}.jsonl"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"Không đọc được bộ câu hỏi «{path.name}» ({error.strerror}).", "Xem evals/README.md.") from error
    rows = [Row.parse(f"{path.name}, dòng {number}", line) for number, line in enumerate(data.split(b"\n"), start=1) if line.strip()]
    return DecreeSet(split, tuple(_question(row) for row in rows), hashlib.sha256(data).hexdigest()[:16])


def _question(row: Row) -> DecreeQuestion:
    row.has_keys(_KEYS)
    language = Language(row.one_of("language", tuple(Language)))
    return DecreeQuestion(row.text("id"), row.text("question"), language, row.text("style"), row.references("articles"))


def measure_decrees(
    searcher: Searcher, asked: DecreeSet, configuration: Configuration, progress: Callable[[int, int], None] | None = None
) -> tuple[Report, tuple[str, ...]]:
    """Ask every question; return the report, and the ids of the questions whose article did not come first."""
    searcher.retrieve(_asked(asked.questions[0]))  # the first search loads what the others find loaded
    rows: list[tuple[DecreeQuestion, Marks]] = []
    milliseconds = []
    for number, question in enumerate(asked.questions, start=1):
        started = time.perf_counter()
        kept = searcher.retrieve(_asked(question)).ranked
        milliseconds.append((time.perf_counter() - started) * 1000)
        right = [answers(hit.document, hit.section, question.articles) for hit in kept]
        rows.append((question, {f"hit@{depth}": Mark(float(any(right[:depth]))) for depth in _DEPTHS}))
        if progress:
            progress(number, len(asked.questions))
    scores = add_up(marks for _, marks in rows)
    groups = {
        sort: {name: Group(count, found.values) for name, (count, found) in add_up_by(rows, lambda item, sort=sort: str(getattr(item, sort))).items()}  # type: ignore[misc]
        for sort in ("style", "language")
    }
    about: Configuration = {"split": asked.name, "questions": len(rows), "dataset_digest": asked.digest, **configuration}
    report = Report(scores.values, speed_of(milliseconds) | load_of_machine(), about, judged=scores.judged, groups=groups)
    return report, tuple(question.id for question, marks in rows if not marks["hit@1"].points)


def answers(document: Document, section: Section, articles: Iterable[LegalReference]) -> bool:
    """Return whether a section of a legal text lies in one of `articles`; a sample form inside it does not count."""
    if not document.number or section.in_form:
        return False
    place = LegalReference(document.number, section.article, section.clause, section.point, section.appendix)
    return any(place.within(wanted) for wanted in articles)


def units_that_answer(contents: Iterable[SourceContent], asked: DecreeSet) -> Mapping[str, frozenset[str]]:
    """Return for each question the ids of the outermost sections that answer it, as the usual recipe's chunks are counted."""
    whole = [(content.document, section) for content in contents for section in content.sections if section.parent_id is None]
    return {
        question.id: frozenset(section.id for document, section in whole if answers(document, section, question.articles))
        for question in asked.questions
    }


def _asked(question: DecreeQuestion) -> Question:
    return Question(question.text, question.language, as_of=DEFAULT_DAY)
