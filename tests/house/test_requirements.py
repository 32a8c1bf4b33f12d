from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
from pathlib import Path

from tests.house.import_rules import MAY_IMPORT, modules_imported, room_of
from tests.house.tree import own_files

_RUN_BY_HAND = {"tuning"}


def _names(path: Path) -> dict[str, str]:
    pins = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)(?:\[[\w,]+\])?==(\S+)$", line.strip()):
            pins[re.sub(r"[-_.]+", "-", match[1]).lower()] = match[2]
        else:
            assert not line.strip() or line.startswith(("#", "-r ")), f"not pinned exactly: {line}"
    return pins


def test_every_requirement_is_pinned_and_agrees_with_the_constraints(project_root: Path) -> None:
    constraints = _names(project_root / "constraints.txt")
    for name in ("requirements.txt", "requirements-dev.txt"):
        pins = _names(project_root / name)
        assert {package: constraints.get(package) for package in pins} == pins


def test_no_gpu_library_is_installed_by_the_constraints(project_root: Path) -> None:
    assert [name for name in _names(project_root / "constraints.txt") if name.startswith(("nvidia", "triton", "cuda"))] == []


def test_what_the_project_imports_is_required_by_name(project_root: Path) -> None:
    required = set(_names(project_root / "requirements.txt"))
    by_hand = required | set(_names(project_root / "requirements-dev.txt"))  # a room that the app never runs
    providers = importlib.metadata.packages_distributions()
    missing = set()
    for path in own_files(project_root, ".py"):
        if room_of(path, project_root) == "tests":
            continue
        for _, module in modules_imported(ast.parse(path.read_text(encoding="utf-8"))):
            top = module.split(".")[0]
            if top in MAY_IMPORT or top in sys.stdlib_module_names:
                continue
            distributions = {re.sub(r"[-_.]+", "-", name).lower() for name in providers.get(top, [top])}
            if not distributions & (by_hand if room_of(path, project_root) in _RUN_BY_HAND else required):
                missing.add(f"{path.relative_to(project_root)}: {top}")
    assert missing == set()
