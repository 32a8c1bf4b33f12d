"""Measurements of quality and speed, apart from the tests.

In: datasets of questions with known answers. Out: tables, and numbers with the
configuration that gave them under evals/results/. May import every room but `ui` and `app`.
"""
