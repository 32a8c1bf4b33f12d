"""Result files: dated, by kind of measurement, and what moved between two of a kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from config.settings import PROJECT_ROOT
from domain.errors import UnreadableFile
from evals.report import Report

RESULTS = PROJECT_ROOT / "evals" / "results"
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+)")
_SMALLEST_MOVE = 0.0005
_SMALLEST_SPEED_MOVE = 0.2  # a share: times of one machine differ by less from run to run


def save(report: Report, kind: str, table: str, folder: Path = RESULTS) -> Path:
    """Write a report, and its table beside it, under the day it was measured; a second one of that day replaces the first."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{report.measured_at[:10]}-{kind}.json"
    path.write_text(report.to_json(indent=1) + "\n", encoding="utf-8")
    lines = (f"- {name}: {value}" for name, value in report.configuration.items())
    text = "\n".join((f"# {kind}, {report.measured_at[:10]}", "", table, "", "## Configuration", "", *lines))
    path.with_suffix(".md").write_text(text + "\n", encoding="utf-8")
    return path


def saved(kind: str, folder: Path = RESULTS) -> tuple[tuple[str, Report], ...]:
    """Return the day and the report of every saved result of a kind, oldest first.

    Raises:
        UnreadableFile: a file of that kind is no result.
    """
    found = []
    for path in sorted(folder.glob("*.json")):
        match = _NAME.fullmatch(path.stem)
        if match and match.group(2) == kind:
            try:
                found.append((match.group(1), Report.from_json(path.read_text(encoding="utf-8"))))
            except (OSError, ValueError, TypeError, KeyError) as error:
                raise UnreadableFile(f"«{path.name}» không phải tệp kết quả ({error}).", "Xóa tệp ấy hoặc lấy lại bản cũ.") from error
    return tuple(found)


def kinds(folder: Path = RESULTS) -> tuple[str, ...]:
    """Return the kinds of measurement that results are saved of, by name."""
    matches = (_NAME.fullmatch(path.stem) for path in folder.glob("*.json"))
    return tuple(sorted({match.group(2) for match in matches if match}))


def moved(before: Report, now: Report) -> tuple[str, ...]:
    """Return a line for each score that moved, each time that moved by a fifth, and each setting that changed in between."""
    return (*_settings_changed(before, now), *_moves(before, now))


def _settings_changed(before: Report, now: Report) -> Iterator[str]:
    for name in now.configuration:
        old, new = before.configuration.get(name), now.configuration[name]
        if old is not None and old != new:
            yield f"{name}: {old} → {new}"


def _moves(before: Report, now: Report) -> Iterator[str]:
    for name, new in now.scores.items():
        old = before.scores.get(name)
        if old is not None and abs(new - old) >= _SMALLEST_MOVE:
            yield f"{name}: {old:.3f} → {new:.3f} ({new - old:+.3f})"
    for name, new in now.speed.items():
        old = before.speed.get(name)
        if old and abs(new - old) >= _SMALLEST_SPEED_MOVE * old:
            yield f"{name}: {old:.1f} → {new:.1f} ({(new - old) / old:+.0%})"
