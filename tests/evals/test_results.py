from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.answers import Statement
from domain.errors import UnreadableFile
from evals.answers import judge_all, misses, report_of, unknown_places
from evals.asking import ask_all
from evals.golden import read_golden
from evals.report import Baseline, Report
from evals.results import moved, save, saved
from evals.scores import Mark, add_up, add_up_by
from evals.summary import write_summary
from evals.tables import score_table, side_by_side, table
from tests.evals.fakes import FakeAnswerer, answer, citation, found, golden_row, grounds, section, write_rows

_REPORT = Report({"hit@1": 0.5}, {"ms_p50": 10.0}, {"keep": 8}, "2030-01-01T00:00:00+00:00")
_BASELINE = Baseline("recipe", {"hit@1": 0.25, "hit@3": 0.5}, {"ms_p50": 3.0}, {"top": 4})


def test_points_are_added_up_over_what_could_be_had() -> None:
    scores = add_up([{"a": Mark(1, 4), "b": Mark(1.0)}, {"a": Mark(1, 4)}, {}])
    assert (scores.values, scores.judged) == ({"a": 0.25, "b": 1.0}, {"a": 8, "b": 1.0})


def test_groups_too_small_to_hide_a_single_question_are_put_together_or_left_out() -> None:
    rows = [(name, {"a": Mark(1.0)}) for name in "xxxxxyyyzz" + "w"]
    assert {name: count for name, (count, _) in add_up_by(rows, str).items()} == {"x": 5, "other": 6}
    assert list(add_up_by(rows[:8], str)) == ["x"]


def test_a_result_is_written_with_its_table_and_read_again(tmp_path: Path) -> None:
    report = replace(_REPORT, baseline=_BASELINE)
    path = save(report, "mini-dev", "| a |", tmp_path)
    assert path.name == "2030-01-01-mini-dev.json"
    assert saved("mini-dev", tmp_path) == (("2030-01-01", report),)
    assert saved("dev", tmp_path) == ()
    written = path.with_suffix(".md").read_text(encoding="utf-8")
    assert "| a |" in written
    assert "keep: 8" in written


def test_a_result_file_that_is_none_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "2030-01-01-mini.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="2030-01-01-mini"):
        saved("mini", tmp_path)


def test_what_moved_names_scores_settings_and_only_large_changes_of_speed() -> None:
    now = replace(_REPORT, scores={"hit@1": 0.75, "new": 1.0}, speed={"ms_p50": 11.0}, configuration={"keep": 9})
    assert moved(_REPORT, now) == ("keep: 8 → 9", "hit@1: 0.500 → 0.750 (+0.250)")
    assert moved(_REPORT, replace(_REPORT, speed={"ms_p50": 15.0})) == ("ms_p50: 10.0 → 15.0 (+50%)",)


def test_quality_and_speed_stand_side_by_side() -> None:
    report = Report({"section_hit@1": 0.75}, {"ms_p50": 90.0, "search_ms_p50": 60.0}, {}, baseline=_BASELINE)
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in side_by_side(report).splitlines()]
    assert ["hit@1", "0.750", "0.250"] in rows
    assert ["ms_p50", "60.0", "3.0"] in rows
    assert side_by_side(_REPORT) == ""


def test_a_table_is_markdown_with_columns_of_one_width() -> None:
    lines = table(("name", "n"), [("a", "1"), ("long name", "12")]).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert lines[1].startswith("| ---------")


def test_golden_questions_become_a_report(tmp_path: Path) -> None:
    golden = read_golden([write_rows(tmp_path / "mini.jsonl", *(golden_row(id=f"g{number}", kind="single") for number in range(6)))], "mini")
    given = answer(Statement("Nộp hồ sơ.", (1,), "lead"), citations=(citation(1, "a/b"),), results=found("x", "a/b"))
    held = grounds(section("a/b", "Nộp hồ sơ."))
    rows = judge_all(ask_all(FakeAnswerer(given), golden, date(2030, 1, 1)), held)
    report = report_of(rows, golden, date(2030, 1, 1), {"keep": 8})
    assert (report.scores["section_hit@1"], report.scores["section_hit@3"], report.judged["first_source"]) == (0.0, 1.0, 6)
    assert report.configuration["as_of_default"] == "2030-01-01"
    assert report.configuration["dataset_digest"] == golden.digest
    assert list(report.groups) == ["kind", "style", "language", "topic"]
    assert report.groups["kind"]["single"].questions == 6
    assert "first_source" in score_table(report)
    assert unknown_places(golden, held) == ()
    assert unknown_places(golden, grounds()) == tuple(f"mini.jsonl, dòng {number}" for number in range(1, 7))
    assert len(misses(rows)) == 6
    assert "section_hit@1" in misses(rows)[0]


def test_the_summary_shows_the_newest_of_each_kind_and_what_moved(tmp_path: Path) -> None:
    save(_REPORT, "mini-dev", "", tmp_path)
    save(replace(_REPORT, scores={"hit@1": 0.9}, measured_at="2030-02-01T00:00:00+00:00", baseline=_BASELINE), "mini-dev", "", tmp_path)
    save(replace(_REPORT, scores={"status": 0.625}, judged={"status": 8}), "answers-dev", "", tmp_path)
    text = write_summary(tmp_path).read_text(encoding="utf-8")
    assert "0.625 of 8" in text
    assert "mini-dev, 2030-01-01 to 2030-02-01: hit@1: 0.500 → 0.900 (+0.400)" in text
    assert "recipe" in text
