from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import results
from bench.child import memory_mib, run_child
from bench.machine import describe_machine
from bench.results import keep, table
from domain.errors import DanLoiError


def test_a_table_shows_three_figures_that_count() -> None:
    assert table(("what", "ms"), [("a", 1234.5), ("b", 12.345), ("c", 1.2345), ("d", 0.01234), ("e", 7)]).split("\n") == [
        "| what | ms |", "| --- | --- |", "| a | 1,234 |", "| b | 12.3 |", "| c | 1.23 |", "| d | 0.0123 |", "| e | 7 |",
    ]  # fmt: skip


def test_what_is_kept_says_the_machine_but_not_its_name_or_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "RESULTS", tmp_path)
    path = keep("speed", "Speed", "python -m bench speed", describe_machine(), {"value": 1}, ["a table"])
    kept = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert (kept["value"], kept["machine"]["cores"] > 0) == (1, True)
    assert "a table" in path.read_text(encoding="utf-8")
    assert str(Path.home()) not in path.with_suffix(".json").read_text(encoding="utf-8")


def test_memory_of_a_process_is_at_most_its_peak() -> None:
    assert 0 < memory_mib() <= memory_mib("VmHWM")


def test_a_measured_process_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(DanLoiError, match="1"):
        run_child("build", str(tmp_path / "absent"), settings={"DANLOI_INDEX_DIR": str(tmp_path / "index")})
