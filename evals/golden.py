"""The golden set: questions with what a right answer holds, one JSON object a line, read strictly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from config.settings import PROJECT_ROOT
from domain.answers import AnswerStatus, Language, UserRole
from domain.errors import UnreadableFile
from domain.legal import LegalReference
from evals.golden_row import Row

DATASETS = PROJECT_ROOT / "evals" / "datasets"
SPLITS = ("dev", "heldout")
KINDS = ("single", "older", "followup", "order", "refuse")
REFUSALS = (AnswerStatus.NOT_IN_GUIDANCE, AnswerStatus.OUT_OF_SCOPE, AnswerStatus.REFUSED_UNSAFE)
DEFAULT_DAY = date(2026, 11, 25)  # the day of every question that names none, so that results do not age
_KEYS = ("id", "question", "language", "role", "style", "kind", "topic", "expect")
_EXPECTED = ("status", "sections", "clauses", "facts", "not_facts", "steps")


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a right answer to a question holds; `steps` in their order, ids of steps or of their sections."""

    status: AnswerStatus
    sections: tuple[str, ...] = ()
    clauses: tuple[LegalReference, ...] = ()
    facts: tuple[str, ...] = ()
    not_facts: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()

    @property
    def refuses(self) -> bool:
        """Whether no answer is the right answer."""
        return self.status in REFUSALS


@dataclass(frozen=True, slots=True)
class GoldenQuestion:
    """A question of the golden set. `place` is its file and line, for error messages."""

    id: str
    text: str
    language: Language
    role: UserRole
    style: str
    kind: str
    topic: str
    expect: Expectation
    as_of: date | None = None
    history: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class GoldenSet:
    """The questions of one or several files. `digest` follows the bytes of the files."""

    name: str
    questions: tuple[GoldenQuestion, ...]
    digest: str


def golden_file(split: str) -> Path:
    """Return where the questions of a split are kept."""
    return DATASETS / f"golden-{split}.jsonl"


def read_golden(paths: Sequence[Path], name: str) -> GoldenSet:
    """Read the questions of `paths` as one set.

    Raises:
        UnreadableFile: a file is missing or empty, or a line is malformed; names file and line.
    """
    digest = hashlib.sha256()
    questions: dict[str, GoldenQuestion] = {}
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UnreadableFile(f"Không đọc được bộ câu hỏi «{path.name}» ({error.strerror}).", "Xem evals/README.md.") from error
        digest.update(data)
        for question in _questions(path, data):
            if question.id in questions:
                raise UnreadableFile(f"{question.place}: trùng «id» {question.id} với {questions[question.id].place}.", "Mỗi câu một id.")
            questions[question.id] = question
    if not questions:
        raise UnreadableFile(f"Bộ câu hỏi «{name}» không có câu nào.", "Xem evals/README.md.")
    return GoldenSet(name, tuple(questions.values()), digest.hexdigest()[:16])


def _questions(path: Path, data: bytes) -> Iterator[GoldenQuestion]:
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            yield _question(Row.parse(f"{path.name}, dòng {number}", line))


def _question(row: Row) -> GoldenQuestion:
    row.has_keys(_KEYS, ("as_of", "history"))
    kind = row.one_of("kind", KINDS)
    question = GoldenQuestion(
        id=row.text("id"), text=row.text("question"), language=Language(row.one_of("language", tuple(Language))),
        role=UserRole(row.one_of("role", tuple(UserRole))), style=row.text("style"), kind=kind, topic=row.text("topic"),
        expect=_expectation(row.inner("expect")), as_of=row.day("as_of"), history=row.texts("history", ()), place=row.place,
    )  # fmt: skip
    row.insist(bool(question.history) or kind != "followup", "câu hỏi tiếp theo (followup) phải có «history»")
    row.insist(bool(question.expect.steps) or kind != "order", "câu hỏi về thứ tự (order) phải có «expect.steps»")
    return question


def _expectation(row: Row) -> Expectation:
    row.has_keys(_EXPECTED)
    found = Expectation(
        AnswerStatus(row.one_of("status", tuple(AnswerStatus))),
        sections=row.texts("sections"),
        clauses=row.references("clauses"),
        facts=row.texts("facts"),
        not_facts=row.texts("not_facts"),
        steps=row.texts("steps"),
    )
    named = found.sections or found.clauses or found.facts or found.steps
    row.insist(not (found.refuses and named), "trạng thái từ chối thì không chờ mục, điều khoản, dữ kiện hay bước nào")
    row.insist(bool(found.sections) or found.refuses, "câu trả lời được thì phải có ít nhất một «sections»")
    return found
