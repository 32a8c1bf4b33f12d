from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.import_rules import library_homes, room_of, violations
from tests.house.tree import own_files


def test_every_room_keeps_the_import_rules(project_root: Path) -> None:
    assert violations(project_root, own_files(project_root, ".py")) == []


@pytest.mark.parametrize("group", ["vector store", "embedding model", "embedding model as a graph", "keyword index"])
def test_each_exchangeable_library_is_known_to_exactly_one_file(project_root: Path, group: str) -> None:
    files = [path for path in own_files(project_root, ".py") if room_of(path, project_root) != "tests"]
    assert len(library_homes(project_root, files)[group]) == 1


def test_the_owners_chosen_libraries_do_the_work(project_root: Path) -> None:
    sources = [path.read_text(encoding="utf-8") for path in own_files(project_root, ".py") if room_of(path, project_root) != "tests"]
    for library in ("langchain", "chromadb", "sentence_transformers", "streamlit"):
        assert any(library in source for source in sources), library


def _tree(root: Path, **files: str) -> list[str]:
    paths = []
    for name, source in files.items():
        path = root / (name.replace("__", "/") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        paths.append(path)
    return violations(root, paths)


@pytest.mark.parametrize(
    ("name", "source", "complaint"),
    [
        ("domain__a", "import numpy", "standard library only"),
        ("domain__a", "from config.settings import Settings", "domain may not import config"),
        ("catalogue__a", "from index.reader import IndexReader", "catalogue may not import index"),
        ("index__a", "from ingest import pipeline", "index may not import ingest"),
        ("assistant__a", "def f():\n    from ingest.pipeline import build", "assistant may not import ingest"),
        ("assistant__a", "import importlib\nimportlib.import_module('ingest.pipeline')", "assistant may not import ingest"),
        ("evals__a", "import ui.chat", "evals may not import ui"),
        ("ui__a", "import app", "ui may not import app"),
        ("ingest__a", "import tests.conftest", "ingest may not import tests"),
        ("assistant__a", "import streamlit as st", "streamlit belongs to app and ui"),
        ("assistant__a", "from sqlalchemy.orm import Session", "sqlalchemy belongs to storage"),
        ("somewhere__a", "import os", "no row in MAY_IMPORT"),
    ],
)
def test_a_bad_import_is_reported(tmp_path: Path, name: str, source: str, complaint: str) -> None:
    assert any(complaint in line for line in _tree(tmp_path, **{name: source}))


def test_a_library_known_to_two_files_is_reported(tmp_path: Path) -> None:
    assert _tree(tmp_path, index__a="import chromadb", index__b="from langchain_chroma import Chroma") == [
        "vector store: imported by index/a.py, index/b.py; one file may"
    ]


def test_good_imports_pass(tmp_path: Path) -> None:
    good = "import json\nimport numpy\nfrom domain.search import SearchHit\nfrom index.reader import IndexReader\nfrom . import guard"
    assert _tree(tmp_path, assistant__a=good, app="import streamlit\nfrom ui import chat", index__a="import chromadb") == []
