from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.tree import own_files

# Written with brackets so that this file does not hold what it looks for.
_FORBIDDEN = {
    "a path of one machine": re.compile(r"(?<![\w.:/~-])/(?:home|root|work|Users|workspace)/|[A-Z]:\\Users"),
    "a package registry": re.compile(r"py[p]i\.org|python[h]osted|npm[j]s|deb\.deb[i]an|download\.py[t]orch", re.IGNORECASE),
    "unfinished work": re.compile(r"\bTO[D]O\b|\bFIX[M]E\b|\bX{3}\b"),
}
_TEXT = (".py", ".md", ".yaml", ".yml", ".toml", ".txt", ".sh", ".cfg", "Makefile", ".ci/run", "LICENSE")


def found_in(text: str) -> list[str]:
    return [name for name, pattern in _FORBIDDEN.items() if pattern.search(text)]


def test_no_file_names_a_machine_a_registry_or_unfinished_work(project_root: Path) -> None:
    texts = {str(path.relative_to(project_root)): path.read_text(encoding="utf-8") for path in own_files(project_root, *_TEXT)}
    assert {name: found_in(text) for name, text in texts.items() if found_in(text)} == {}


@pytest.mark.parametrize(
    "text", ['open("/ro' + 'ot/x")', "see https://py" + "pi.org/simple", "# TO" + "DO later", "cd /ho" + "me/someone/project", "C:" + r"\Users\me"]
)
def test_each_kind_is_noticed(text: str) -> None:
    assert found_in(text)


@pytest.mark.parametrize("text", ["rework/x", "../shared/official", "TODOS", "a/home/b"])
def test_harmless_text_passes(text: str) -> None:
    assert found_in(text) == []
