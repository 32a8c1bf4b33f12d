"""evals/results/SUMMARY.md: the newest result of every kind in a few tables, generated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from evals.metrics import LOWER, METRICS
from evals.report import Baseline, Report
from evals.results import RESULTS, kinds, moved, saved
from evals.tables import found_at, group_table, number, search_time, table

_HITS, _TIMES = ("hit@1", "hit@3"), ("ms_p50", "ms_p95")
_RANKED = ("hit@1", "hit@3", "R@5", "R@10", "MRR@10", "nDCG@10")
_ANSWERS = re.compile(r"(answers|sequence)-(.+)")
_CONFIGURED = (
    "questions",
    "dataset_digest",
    "as_of_default",
    "index",
    "embedding_model",
    "fingerprint",
    "dense_weight",
    "candidates",
    "keep",
    "revision",
)
_HEAD = (
    "# Results",
    "",
    "Written by `python -m evals summary` (`make eval`) from the files beside it; not edited by hand. "
    "The metrics are defined in [evals/README.md](../README.md). "
    "How single questions of the held-out set went is never printed.",
)


def write_summary(folder: Path = RESULTS) -> Path:
    """Write SUMMARY.md from the newest saved result of each kind, and return it."""
    newest = {kind: saved(kind, folder)[-1] for kind in kinds(folder)}
    answers = {kind: found for kind, found in newest.items() if _ANSWERS.fullmatch(kind)}
    decrees = {kind: found for kind, found in newest.items() if kind.startswith("decrees-")}
    retrieval = {kind: found for kind, found in newest.items() if kind not in answers and kind not in decrees}
    parts = [*_HEAD, *_answers(answers), *_side_by_side(newest), *_retrieval(retrieval), *_moves(folder), *_configuration(newest)]
    path = folder / "SUMMARY.md"
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")
    return path


def _answers(newest: Mapping[str, tuple[str, Report]]) -> Iterator[str]:
    if not newest:
        return
    yield from ("", "## Answers", "")
    header = ("metric", "better", *(f"{kind} ({day})" for kind, (day, _) in newest.items()))
    reports = [report for _, report in newest.values()]
    rows = [(name, "↓" if better == LOWER else "↑", *(_of(report, name) for report in reports)) for name, better in METRICS]
    times = [(name, "↓", *(number(report.speed.get(name), 1) for report in reports)) for name in _TIMES]
    yield table(header, rows + times)
    for kind, (_, report) in newest.items():
        if kind.startswith("answers-"):
            for sort in ("kind", "style", "language"):
                yield from ("", f"### {kind} by {sort}", "", group_table(report, sort))


def _of(report: Report, name: str) -> str:
    value = report.scores.get(name)
    return "–" if value is None else f"{value:.3f} of {report.judged.get(name, 0):.0f}"


def _side_by_side(newest: Mapping[str, tuple[str, Report]]) -> Iterator[str]:
    rows: list[Sequence[str]] = []
    for kind, (_, report) in newest.items():
        other = report.baseline
        if other:
            ours = (*(number(found_at(report, name)) for name in _HITS), *(number(search_time(report, name), 1) for name in _TIMES))
            theirs = (*(_hit_of(other, name) for name in _HITS), *(number(other.speed.get(name), 1) for name in _TIMES))
            rows += [(kind, "Dẫn Lối", *ours), ("", other.name, *theirs)]
    if rows:
        yield from ("", "## Finding the source, beside the usual recipe", "", table(("questions", "system", *_HITS, *_TIMES), rows))
        yield from ("", "In brackets: were a chunk to count for every section that it touches, not only for the one that it shares most with.")


def _hit_of(other: Baseline, name: str) -> str:
    value, touched = other.scores.get(name), other.scores.get(f"{name}_touched")
    return number(value) if touched in (None, value) else f"{number(value)} ({number(touched)})"


def _retrieval(newest: Mapping[str, tuple[str, Report]]) -> Iterator[str]:
    if newest:
        yield from ("", "## Retrieval on public questions", "")
        rows = [
            (kind, day, *(number(report.scores.get(name)) for name in _RANKED), *(number(report.speed.get(name), 1) for name in _TIMES))
            for kind, (day, report) in newest.items()
        ]
        yield table(("questions", "day", *_RANKED, *_TIMES), rows)


def _moves(folder: Path) -> Iterator[str]:
    told = []
    for kind in kinds(folder):
        results = saved(kind, folder)
        if len(results) > 1:
            (before, old), (after, new) = results[-2:]
            told.append(f"- {kind}, {before} to {after}: {'; '.join(moved(old, new)) or 'nothing'}")
    if told:
        yield from ("", "## What moved", "", *told)


def _configuration(newest: Mapping[str, tuple[str, Report]]) -> Iterator[str]:
    yield from ("", "## Configuration", "")
    for kind, (day, report) in newest.items():
        values = ", ".join(f"{name} {report.configuration[name]}" for name in _CONFIGURED if name in report.configuration)
        yield f"- {kind} ({day}): {values}"
