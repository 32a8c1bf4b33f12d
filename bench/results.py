"""A measurement kept: numbers as JSON with the machine they came from, the same as a table in Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from config.settings import PROJECT_ROOT

RESULTS = PROJECT_ROOT / "evals" / "results" / "bench"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table; numbers are shown with three figures that count."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_shown(cell) for cell in line) + " |" for line in lines)


def keep(name: str, title: str, command: str, machine: Mapping[str, object], data: Mapping[str, object], tables: Sequence[str]) -> Path:
    """Write <date>-<name>.json and .md below evals/results/bench/; return the second.

    Raises:
        OSError: the folder cannot be written.
    """
    RESULTS.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    path = RESULTS / f"{now.date()}-{name}.md"
    whole = {"command": command, "measured_at": now.isoformat(timespec="seconds"), "machine": machine, **data}
    path.with_suffix(".json").write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    facts = f"{now.date()}, `{command}`. {_sentence(machine)}"
    path.write_text("\n\n".join([f"# {title}", facts, *tables]) + "\n", encoding="utf-8")
    return path


def _sentence(machine: Mapping[str, object]) -> str:
    offers = machine["offers"]
    extras = ", ".join(offers) if isinstance(offers, list) else ""
    return (
        f"{machine['processor']} ({extras}), {machine['cores']} cores, {machine['memory_gib']} GiB, {machine['system']}, "
        f"Python {machine['python']}; load before it began {machine['load_before']}."
    )


def _shown(cell: object) -> str:
    if not isinstance(cell, float):
        return str(cell)
    if cell == 0 or abs(cell) >= 100:
        return f"{cell:,.0f}"
    return f"{cell:.1f}" if abs(cell) >= 10 else f"{cell:.2f}" if abs(cell) >= 1 else f"{cell:.4f}"
