"""The measures of a ranked list, by ir-measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ir_measures
from ir_measures import RR, R, Success, nDCG

from evals.beir import Judgements

Run = Mapping[str, Sequence[tuple[str, float]]]
_MEASURES = {
    "hit@1": Success @ 1, "hit@3": Success @ 3, "R@5": R @ 5, "R@10": R @ 10, "MRR@10": RR @ 10, "nDCG@10": nDCG @ 10,
}  # fmt: skip


def measure_run(judgements: Judgements, run: Run) -> dict[str, float]:
    """Return the mean of each measure over all judged questions; one that the run lacks counts 0."""
    qrels = [ir_measures.Qrel(question, article, grade) for question, grades in judgements.items() for article, grade in grades.items()]
    ranked = [ir_measures.ScoredDoc(question, article, score) for question, hits in run.items() for article, score in hits]
    per_question = ir_measures.iter_calc(list(_MEASURES.values()), qrels, ranked)
    totals = dict.fromkeys(_MEASURES, 0.0)
    names = {str(measure): name for name, measure in _MEASURES.items()}
    for metric in per_question:
        if metric.query_id in judgements:
            totals[names[str(metric.measure)]] += metric.value
    return {name: total / len(judgements) for name, total in totals.items()}
