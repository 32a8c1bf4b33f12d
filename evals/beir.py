"""A BEIR folder in memory.

It holds corpus.jsonl (`_id`, `title`, `text`), queries.jsonl (`_id`, `text`) and
qrels/<split>.tsv (query-id, corpus-id, score, with a header line).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from domain.errors import UnreadableFile

Judgements = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Dataset:
    """Articles are (id, title, text), questions id -> text. `digest` follows the bytes of the files."""

    name: str
    split: str
    articles: tuple[tuple[str, str, str], ...]
    questions: Mapping[str, str]
    judgements: Judgements
    digest: str = ""


def read_beir(folder: Path, split: str | None = None) -> Dataset:
    """Read a BEIR folder; without `split` its first one by name. Questions without a judgement are left out.

    Raises:
        UnreadableFile: a file is missing or not in the BEIR layout.
    """
    qrels = sorted((folder / "qrels").glob("*.tsv"))
    chosen = next((path for path in qrels if split in (None, path.stem)), None)
    if chosen is None:
        known = ", ".join(path.stem for path in qrels) or "không có"
        raise UnreadableFile(f"Không có qrels/{split or '*'}.tsv trong «{folder.name}».", f"Các phần có sẵn: {known}.")
    corpus, queries = folder / "corpus.jsonl", folder / "queries.jsonl"
    try:
        judgements = _read_judgements(chosen)
        articles = tuple((str(row["_id"]), str(row.get("title", "")), str(row["text"])) for row in _rows(corpus))
        texts = {str(row["_id"]): str(row["text"]) for row in _rows(queries)}
        questions = {question: texts[question] for question in judgements}
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in (corpus, queries, chosen))).hexdigest()[:16]
    except (OSError, ValueError, KeyError) as error:
        raise UnreadableFile(f"«{folder.name}» không đúng dạng BEIR ({error}).", "Xem evals/README.md.") from error
    return Dataset(folder.resolve().name, chosen.stem, articles, questions, judgements, digest)


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _read_judgements(path: Path) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        if line.strip():
            question, article, grade = line.split("\t")
            if int(grade) > 0:
                found.setdefault(question, {})[article] = int(grade)
    if not found:
        raise ValueError(f"{path.name} holds no judgement")
    return found
