"""Tables as Markdown, aligned so that they read well in a terminal too."""

from __future__ import annotations

from collections.abc import Sequence

from evals.metrics import METRICS, SHORT
from evals.report import Report

HITS = ("hit@1", "hit@3")
_PERCENTILES = ("ms_p50", "ms_p95")


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; every column but the first is set to the right."""
    widths = [max(len(line[place]) for line in (header, *rows)) for place in range(len(header))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    lines = [header, rule, *rows]
    return "\n".join(
        "| " + " | ".join(_set(cell, width, place) for place, (cell, width) in enumerate(zip(line, widths, strict=True))) + " |" for line in lines
    )


def _set(cell: str, width: int, place: int) -> str:
    return cell.rjust(width) if place else cell.ljust(width)


def number(value: float | None, digits: int = 3) -> str:
    """Return a number as tables print it, "–" for none."""
    return "–" if value is None else f"{value:.{digits}f}"


def score_table(report: Report) -> str:
    """Return every score of an answers report, with what it is a share of and which way is better."""
    rows = [(name, "↑" if better > 0 else "↓", number(report.scores.get(name)), number(report.judged.get(name), 0)) for name, better in METRICS]
    times = [(name, "↓" if "ms_" in name else "", f"{value:.1f}", "") for name, value in report.speed.items()]
    return table(("metric", "better", "score", "of"), rows + times)


def group_table(report: Report, sort: str, metrics: Sequence[str] = SHORT) -> str:
    """Return some scores of the groups of one sort."""
    rows = [
        (name, str(group.questions), *(number(group.scores.get(metric)) for metric in metrics)) for name, group in report.groups.get(sort, {}).items()
    ]
    return table((sort, "questions", *metrics), rows)


def plain_table(report: Report) -> str:
    """Return the scores and times of a retrieval report."""
    rows = [(name, number(value)) for name, value in report.scores.items()]
    return table(("metric", "value"), rows + [(name, f"{value:.1f}") for name, value in report.speed.items()])


def side_by_side(report: Report, ours: str = "Dẫn Lối") -> str:
    """Return quality and speed of finding the source beside those of the baseline; "" without a baseline."""
    other = report.baseline
    if other is None:
        return ""
    rows = [(name, number(found_at(report, name)), number(other.scores.get(name))) for name in HITS]
    rows += [(f"{name}, touched", number(found_at(report, name)), number(other.scores.get(f"{name}_touched"))) for name in HITS]
    rows += [(name, number(search_time(report, name), 1), number(other.speed.get(name), 1)) for name in _PERCENTILES]
    return table(("finding the source", ours, other.name), rows)


def found_at(report: Report, name: str) -> float | None:
    """Return hit@k of the search of either kind of report."""
    return report.scores.get(name, report.scores.get(f"section_{name}"))


def search_time(report: Report, name: str) -> float | None:
    """Return a percentile of the search alone, of either kind of report."""
    return report.speed.get(f"search_{name}", report.speed.get(name))
