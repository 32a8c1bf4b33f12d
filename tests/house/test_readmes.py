from __future__ import annotations

import re
from pathlib import Path

_FENCE = re.compile(r"^```[a-z]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"`((?:make|python -m) [^`]+)`")


def _text(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


def test_both_readmes_give_the_same_commands(project_root: Path) -> None:
    english, vietnamese = _text(project_root, "README.md"), _text(project_root, "README.vi.md")
    assert _FENCE.findall(english) == _FENCE.findall(vietnamese)
    assert _COMMAND.findall(english) == _COMMAND.findall(vietnamese)
    assert _FENCE.findall(english)


def test_both_readmes_have_the_same_headings(project_root: Path) -> None:
    levels = [re.findall(r"^(#+) ", _FENCE.sub("", _text(project_root, name)), re.MULTILINE) for name in ("README.md", "README.vi.md")]
    assert levels[0] == levels[1]


def test_every_make_target_a_readme_names_exists(project_root: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", _text(project_root, "Makefile"), re.MULTILINE))
    readme = _text(project_root, "README.md")
    named = set(re.findall(r"\bmake ([a-z]+)", "\n".join(_FENCE.findall(readme) + _COMMAND.findall(readme))))
    assert named
    assert named <= targets


def test_every_module_command_a_readme_names_exists(project_root: Path) -> None:
    rooms = set(re.findall(r"python -m ([a-z]+(?:\.[a-z]+)*)", _text(project_root, "README.md")))
    assert rooms
    assert {room for room in rooms if not (project_root / room.replace(".", "/") / "__main__.py").is_file()} == set()


def test_ci_runs_the_test_command_of_the_readme(project_root: Path) -> None:
    assert "make test" in _text(project_root, "README.md")
    assert re.search(r"^make test$", _text(project_root, ".ci/run"), re.MULTILINE)
