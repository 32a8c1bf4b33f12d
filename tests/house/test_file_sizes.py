from __future__ import annotations

import ast
from pathlib import Path

from tests.house.tree import own_files

_MOST_LINES = 300
_MOST_FUNCTION_LINES = 60


def long_functions(source: str) -> list[str]:
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > _MOST_FUNCTION_LINES]


def test_no_python_file_is_longer_than_300_lines(project_root: Path) -> None:
    lengths = {str(path.relative_to(project_root)): len(path.read_text(encoding="utf-8").splitlines()) for path in own_files(project_root, ".py")}
    assert {name: lines for name, lines in lengths.items() if lines > _MOST_LINES} == {}


def test_no_function_is_longer_than_60_lines(project_root: Path) -> None:
    found = {str(path.relative_to(project_root)): long_functions(path.read_text(encoding="utf-8")) for path in own_files(project_root, ".py")}
    assert {name: functions for name, functions in found.items() if functions} == {}


def test_a_long_function_is_noticed() -> None:
    assert long_functions("def short():\n    pass\n\ndef long():\n" + "    x = 1\n" * 60) == ["long"]
