"""How an answer is judged: one file a group of metrics, each a pure function to marks.

In: a question with its answer, and what it is held against. Out: `Mark`s by metric name.
evals/README.md defines every metric.
"""

from __future__ import annotations

from collections.abc import Mapping

from evals.asking import Asked, Grounds
from evals.judges.facts import judge_facts
from evals.judges.force import judge_force
from evals.judges.lock import judge_lock
from evals.judges.outcome import judge_outcome
from evals.judges.sources import judge_sources
from evals.judges.steps import judge_steps
from evals.scores import Mark

__all__ = ["judge"]


def judge(asked: Asked, grounds: Grounds) -> Mapping[str, Mark]:
    """Return every mark of one answer; a metric that does not apply to the question has none."""
    return {
        **judge_sources(asked),
        **judge_facts(asked),
        **judge_steps(asked, grounds.steps),
        **judge_outcome(asked),
        **judge_force(asked),
        **judge_lock(asked, grounds),
    }
