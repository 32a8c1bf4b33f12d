"""The metrics of answers: their names in order, and which way is better. evals/README.md defines each."""

from __future__ import annotations

HIGHER, LOWER = 1, -1
METRICS: tuple[tuple[str, int], ...] = (
    ("status", HIGHER),
    ("refusal_precision", HIGHER),
    ("refusal_recall", HIGHER),
    ("section_hit@1", HIGHER),
    ("section_hit@3", HIGHER),
    ("first_source", HIGHER),
    ("clause_accuracy", HIGHER),
    ("clause_recall", HIGHER),
    ("fact_recall", HIGHER),
    ("facts_complete", HIGHER),
    ("forbidden_facts", LOWER),
    ("steps_found", HIGHER),
    ("steps_complete", HIGHER),
    ("order_violations", LOWER),
    ("as_of", HIGHER),
    ("lock_violations", LOWER),
    ("withheld", LOWER),
    ("language_named", HIGHER),
    ("language_shown", HIGHER),
)
SHORT = ("status", "section_hit@3", "first_source", "clause_accuracy", "fact_recall", "as_of")
GROUPED_BY = ("kind", "style", "language", "topic")
