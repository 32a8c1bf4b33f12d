"""Measurements of speed and memory: embedding, questions, builds, start, and how they grow.

In: the shipped knowledge, the questions of evals/datasets, synthetic documents. Out: tables
under evals/results/bench/. May import every room but `ui` and `app`, which it only starts.
"""
