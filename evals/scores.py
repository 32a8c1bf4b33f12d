"""Marks of single questions, and the ratios they add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

Row = TypeVar("Row")
SMALLEST_GROUP = 5  # a smaller group would tell how a single question went
OTHERS = "other"


@dataclass(frozen=True, slots=True)
class Mark:
    """What one question adds to a metric: `points` of at most `of`. A question that says nothing about it has no mark."""

    points: float
    of: float = 1.0


Marks = Mapping[str, Mark]


@dataclass(frozen=True, slots=True)
class Scores:
    """Ratios between 0 and 1 by metric; `judged` is what each is a share of (questions, statements, pairs)."""

    values: Mapping[str, float]
    judged: Mapping[str, float]


def add_up(marks: Iterable[Marks]) -> Scores:
    """Return for each metric all points over all that could be had; a metric without any mark is left out."""
    points: dict[str, float] = defaultdict(float)
    judged: dict[str, float] = defaultdict(float)
    for one in marks:
        for name, mark in one.items():
            points[name] += mark.points
            judged[name] += mark.of
    return Scores({name: points[name] / judged[name] for name in points if judged[name]}, {name: of for name, of in judged.items() if of})


def add_up_by(rows: Sequence[tuple[Row, Marks]], key: Callable[[Row], str]) -> dict[str, tuple[int, Scores]]:
    """Return the number of questions and the scores of each group, largest first.

    Groups of fewer than `SMALLEST_GROUP` questions are put together; should they be too
    few even then, they are left out.
    """
    found: dict[str, list[Marks]] = defaultdict(list)
    for row, marks in rows:
        found[key(row)].append(marks)
    large = {name: marks for name, marks in found.items() if len(marks) >= SMALLEST_GROUP}
    rest = [one for name, marks in found.items() if name not in large for one in marks]
    ordered = sorted(large.items(), key=lambda item: (-len(item[1]), item[0]))
    if len(rest) >= SMALLEST_GROUP:
        ordered.append((OTHERS, rest))
    return {name: (len(marks), add_up(marks)) for name, marks in ordered}


def speed_of(milliseconds: Sequence[float]) -> dict[str, float]:
    """Return the median and the 95th percentile of times in milliseconds; nothing for no time."""
    if not milliseconds:
        return {}
    return {"ms_p50": float(np.percentile(milliseconds, 50)), "ms_p95": float(np.percentile(milliseconds, 95))}
