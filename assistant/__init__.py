"""Run time: a question becomes a verified answer.

In: `Question`. Out: `Answer`. Imports `domain`, `catalogue`, `config`, `index`; never
`ingest` or `ui`. `answerer.py` names every step in order.
"""
