"""The texts that speed is measured on: passages of knowledge/, questions of the development set, a corpus on request."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

from config.settings import PROJECT_ROOT, Settings
from ingest.vectors import knowledge_texts

_QUESTIONS = PROJECT_ROOT / "evals" / "datasets" / "golden-dev.jsonl"
_LONG_CHARACTERS = 600
_SHORT_CHARACTERS = 200


def development_questions() -> tuple[str, ...]:
    """Return the questions of the development set, in its order."""
    return tuple(str(row["question"]) for row in _rows(_QUESTIONS))


def long_and_short(settings: Settings, count: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return `count` texts of knowledge/ of 600 characters and more, and `count` of 200 and fewer, the same each time."""
    texts = sorted(knowledge_texts(settings))
    long = [text for text in texts if len(text) >= _LONG_CHARACTERS]
    short = [text for text in texts if len(text) <= _SHORT_CHARACTERS]
    return _some(long, count), _some(short, count)


def articles(corpus: Path, count: int) -> tuple[str, ...]:
    """Return `count` texts of a BEIR corpus.jsonl, the same each time."""
    return _some([f"{row.get('title', '')}\n{row['text']}" for row in _rows(corpus)], count)


def _some(texts: Sequence[str], count: int) -> tuple[str, ...]:
    return tuple(random.Random(0).sample(list(texts), min(count, len(texts))))


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
