from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.answerer import Assistant
from assistant.interpret import Interpreter
from assistant.knowledge import Knowledge, load_knowledge
from assistant.understanding import Understanding
from config.settings import Settings
from index.embedding import open_embedder
from index.reader import IndexReader

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def words(shipped_settings: Settings) -> Knowledge:
    """The shipped knowledge and wordings, without an index."""
    return load_knowledge(shipped_settings)


@pytest.fixture(scope="session")
def understanding(words: Knowledge) -> Understanding:
    return words.understanding


@pytest.fixture(scope="session")
def interpreter(words: Knowledge) -> Interpreter:
    return Interpreter.over(words)


@pytest.fixture(scope="session")
def reader(knowledge_index: Path, shipped_settings: Settings) -> IndexReader:
    return IndexReader(knowledge_index, open_embedder(shipped_settings))


@pytest.fixture(scope="session")
def decree_assistant(decree_index: Path, shipped_settings: Settings) -> Assistant:
    """The real assistant over two decrees as published."""
    return Assistant.open(shipped_settings, index_dir=decree_index)
