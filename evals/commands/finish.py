"""The end of every measuring command: save, tell what moved, return the text to print."""

from __future__ import annotations

from evals.report import Report
from evals.results import moved, save, saved


def finish(report: Report, kind: str, table: str, *, keep: bool, as_json: bool) -> str:
    """Return the table (or JSON) of a report; with `keep` write it, and add what moved since the last of its kind."""
    lines = [table]
    if keep:
        earlier = saved(kind)
        path = save(report, kind, table)
        lines += ["", *_since(earlier[-1] if earlier else None, report), f"→ evals/results/{path.name}"]
    return report.to_json() if as_json else "\n".join(lines)


def _since(last: tuple[str, Report] | None, report: Report) -> list[str]:
    if last is None:
        return ["Chưa có kết quả cũ để so."]
    day, before = last
    changes = moved(before, report)
    return [f"So với {day}:", *(f"  {line}" for line in changes)] if changes else [f"So với {day}: không đổi."]
