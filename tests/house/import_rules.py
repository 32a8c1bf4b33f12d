"""The import rules of docs/architecture.md, checked over the syntax trees of a checkout."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

_BELOW_UI = {"domain", "config", "catalogue", "index", "ingest", "sequencing", "assistant", "training", "storage"}
# Which rooms a room may import, itself apart. A room that is not here breaks the rules until it is added.
MAY_IMPORT: dict[str, set[str]] = {
    "domain": set(),
    "config": {"domain"},
    "catalogue": {"domain"},
    "index": {"domain", "config"},
    "ingest": {"index", "catalogue", "domain", "config"},
    "sequencing": {"catalogue", "domain", "config"},
    "assistant": {"index", "catalogue", "sequencing", "domain", "config"},
    "training": {"index", "catalogue", "sequencing", "domain", "config"},
    "storage": {"domain", "config"},
    "tuning": {"index", "ingest", "catalogue", "domain", "config"},
    "evals": _BELOW_UI,
    "bench": _BELOW_UI,
    "scripts": _BELOW_UI,
    "ui": _BELOW_UI,
    "app": _BELOW_UI | {"ui"},
}
STANDARD_LIBRARY_ONLY = {"domain"}
# Libraries that exactly one file may know, so that each can be exchanged there.
ONE_FILE_EACH: dict[str, set[str]] = {
    "vector store": {"chromadb", "langchain_chroma"},
    "embedding model": {"sentence_transformers", "langchain_huggingface"},
    "embedding model as a graph": {"onnxruntime"},
    "keyword index": {"bm25s"},
    "chat model": {"langchain_openai", "langchain_ollama", "langchain_anthropic", "langchain_google_genai", "langchain.chat_models"},
}
ONE_ROOM_EACH: dict[str, set[str]] = {"streamlit": {"app", "ui"}, "sqlalchemy": {"storage"}}


def modules_imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted module) of every import, inside functions and by name too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("import_module", "__import__"):
                yield node.lineno, node.args[0].value


def room_of(path: Path, root: Path) -> str:
    """Return the room a file belongs to ("app" for app.py)."""
    return path.relative_to(root).parts[0].removesuffix(".py")


def library_homes(root: Path, files: Iterable[Path]) -> dict[str, set[str]]:
    """Return for each guarded library group the files that import it."""
    homes: dict[str, set[str]] = defaultdict(set)
    for path in files:
        for _, module in modules_imported(ast.parse(path.read_text(encoding="utf-8"))):
            for group, libraries in ONE_FILE_EACH.items():
                if any(module == name or module.startswith(f"{name}.") for name in libraries):
                    homes[group].add(path.relative_to(root).as_posix())
    return homes


def violations(root: Path, files: Iterable[Path]) -> list[str]:
    """Return one line for each import that breaks a rule; tests are free."""
    checked = [path for path in files if room_of(path, root) != "tests"]
    found = [line for path in checked for line in _room_violations(root, path)]
    for group, homes in library_homes(root, checked).items():
        if len(homes) > 1:
            found.append(f"{group}: imported by {', '.join(sorted(homes))}; one file may")
    return found


def _room_violations(root: Path, path: Path) -> Iterator[str]:
    room, place = room_of(path, root), path.relative_to(root).as_posix()
    if room not in MAY_IMPORT:
        yield f"{place}: the room {room} has no row in MAY_IMPORT"
        return
    for line, module in modules_imported(ast.parse(path.read_text(encoding="utf-8"))):
        target = module.split(".")[0]
        if target == "tests" or (target in MAY_IMPORT and target != room and target not in MAY_IMPORT[room]):
            yield f"{place}:{line}: {room} may not import {target}"
        if room in STANDARD_LIBRARY_ONLY and target not in MAY_IMPORT and target not in sys.stdlib_module_names:
            yield f"{place}:{line}: {room} imports the standard library only, not {target}"
        if target in ONE_ROOM_EACH and room not in ONE_ROOM_EACH[target]:
            yield f"{place}:{line}: {target} belongs to {' and '.join(sorted(ONE_ROOM_EACH[target]))}"
