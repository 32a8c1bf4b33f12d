"""The table of the readmes holds what the result files hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from domain.errors import UnreadableFile
from evals.readme import measured_table, write_readmes
from evals.report import Baseline, Report
from evals.results import save


def english(text: str, _: str) -> str:
    return text


@pytest.fixture
def results(tmp_path: Path) -> Path:
    folder = tmp_path / "results"
    scores = {"status": 0.514, "clause_accuracy": 0.426}
    save(Report(scores, {}, {"questions": 7}, measured_at="2030-06-01T00:00:00+00:00"), "answers-dev", "", folder)
    found = Baseline("A recipe", {"hit@1": 0.25}, {}, {})
    save(Report({"hit@1": 0.755, "R@5": 1.0}, {}, {}, measured_at="2030-06-02T00:00:00+00:00", baseline=found), "laws", "", folder)
    (folder / "bench").mkdir()
    start = {"first": {"index": 10.0, "server": 2.0}, "later": [{"index": 0.5, "server": 2.5}]}
    (folder / "bench" / "2030-06-03-start.json").write_text(json.dumps(start), encoding="utf-8")
    return folder


def test_every_result_has_its_row(results: Path) -> None:
    table = measured_table(results, english)
    assert "| golden questions, dev (7) | status 0.51; clause 0.43 | `evals/results/2030-06-01-answers-dev.md` |" in table
    assert "| laws | hit@1 0.76, R@5 1.00 (A recipe: hit@1 0.25) | `evals/results/2030-06-02-laws.md` |" in table
    assert "12 s the first time, 3 s later; unchanged build 0.5 s" in table


def test_what_stands_between_the_marks_is_replaced(results: Path, tmp_path: Path) -> None:
    for name in ("README.md", "README.vi.md"):
        (tmp_path / name).write_text("A\n<!-- measured -->\nearlier row\n<!-- /measured -->\nZ\n", encoding="utf-8")
    write_readmes(tmp_path, results)
    text = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert text.startswith("A\n<!-- measured -->\n| what |")
    assert text.endswith("|\n<!-- /measured -->\nZ\n")
    assert "earlier row" not in text
    assert "câu hỏi mẫu" in (tmp_path / "README.vi.md").read_text(encoding="utf-8")


def test_a_readme_without_marks_is_refused(results: Path, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("A\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="README"):
        write_readmes(tmp_path, results)
