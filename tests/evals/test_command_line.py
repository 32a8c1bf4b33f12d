from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.__main__ import main
from evals.golden import golden_file
from tests.evals.fakes import golden_row, write_rows


@pytest.mark.model
def test_answers_are_measured_from_the_command_line(knowledge_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = golden_row(expect_sections=["trinh-tu/cac-buoc-2026"]), golden_row(id="g2", question="Giá vàng hôm nay?", **_REFUSED)
    path = write_rows(tmp_path / "golden-mini.jsonl", *rows)
    assert main(["answers", str(path), "--index", str(knowledge_index), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["judged"]["status"] == 2
    assert set(report["scores"]) >= {"status", "first_source", "section_hit@1", "section_hit@3", "refusal_recall"}
    assert report["configuration"]["split"] == "mini"
    assert report["configuration"]["stale_questions"] == 0
    assert set(report["speed"]) >= {"ms_p50", "ms_p95"}


_REFUSED = {"kind": "refuse", "expect_status": "out_of_scope", "expect_sections": []}


@pytest.mark.parametrize("more", [["--split", "heldout"], ["--split", "all"], [], [str(golden_file("heldout")), "--split", "dev"]])
def test_single_questions_of_the_held_out_set_are_never_shown(more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answers", "--show-misses", *more]) == 1
    assert "dev" in capsys.readouterr().err


def test_questions_about_order_are_taken_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_rows(tmp_path / "mini.jsonl", golden_row())
    assert main(["sequence", str(path)]) == 1
    assert "order" in capsys.readouterr().err


def test_a_missing_index_is_said_with_the_command_that_builds_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_rows(tmp_path / "mini.jsonl", golden_row())
    assert main(["answers", str(path), "--index", str(tmp_path / "none")]) == 1
    assert "python -m ingest build" in capsys.readouterr().err
