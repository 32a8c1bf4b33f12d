"""The numbers of one measurement with what gave them: the shape of every result file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias

Numbers: TypeAlias = Mapping[str, float]
Configuration: TypeAlias = Mapping[str, str | int | float | bool]


@dataclass(frozen=True, slots=True)
class Baseline:
    """What another recipe scored on the same questions."""

    name: str
    scores: Numbers
    speed: Numbers
    configuration: Configuration


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that have something in common, with their scores."""

    questions: int
    scores: Numbers


@dataclass(frozen=True, slots=True)
class Report:
    """Scores between 0 and 1, times in milliseconds or seconds by name, and what gave them.

    `judged` is how much each score is a share of; `groups` maps "kind", "style" ... to the
    groups of that sort.
    """

    scores: Numbers
    speed: Numbers
    configuration: Configuration
    measured_at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    judged: Numbers = field(default_factory=dict)
    groups: Mapping[str, Mapping[str, Group]] = field(default_factory=dict)
    baseline: Baseline | None = None

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the report as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=indent)

    @classmethod
    def from_json(cls, text: str) -> Report:
        """Read a report; one written before a field was added lacks it.

        Raises:
            ValueError, TypeError, KeyError: not a report.
        """
        values = json.loads(text)
        groups = {sort: {name: Group(**group) for name, group in found.items()} for sort, found in values.pop("groups", {}).items()}
        baseline = values.pop("baseline", None)
        return cls(**values, groups=groups, baseline=Baseline(**baseline) if baseline else None)
