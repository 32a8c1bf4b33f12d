"""The recipe asked the same questions: how often and how fast it finds the right unit."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from evals.baselines.texts import SourceText
from evals.baselines.tutorial_rag import CHUNK_SIZE, NAME, OVERLAP, TOP, TutorialChunk, TutorialRag
from evals.report import Baseline
from evals.scores import speed_of
from index.embedding import Embedder
from index.embedding.langchain_adapter import E5Embeddings

DEPTHS = (1, 3)


def measure_tutorial(
    texts: Collection[SourceText], questions: Mapping[str, str], right: Mapping[str, Collection[str]], folder: Path, embedder: Embedder
) -> Baseline:
    """Ask the recipe every question (id -> text); `right` names the units that answer each."""
    rag = TutorialRag.open(tuple(texts), folder, E5Embeddings(embedder), embedder.fingerprint)
    return ask_tutorial(rag, questions, right)


def ask_tutorial(rag: TutorialRag, questions: Mapping[str, str], right: Mapping[str, Collection[str]]) -> Baseline:
    """Return hit@1 and hit@3, also were a chunk to count for all units that it touches, and milliseconds of one search."""
    found: list[dict[str, bool]] = []
    milliseconds = []
    rag.search(next(iter(questions.values())))  # the first search loads what the others find loaded
    for question, text in questions.items():
        started = time.perf_counter()
        chunks = rag.search(text)
        milliseconds.append((time.perf_counter() - started) * 1000)
        found.append(_hits(chunks, right[question]))
    scores = {name: sum(hits[name] for hits in found) / len(found) for name in found[0]}
    configuration = {"chunks": len(rag.chunks), "chunk_size": CHUNK_SIZE, "overlap": OVERLAP, "top": TOP}
    return Baseline(NAME, scores, speed_of(milliseconds), configuration)


def _hits(chunks: Sequence[TutorialChunk], right: Collection[str]) -> dict[str, bool]:
    found = {}
    for depth in DEPTHS:
        found[f"hit@{depth}"] = any(unit in right for chunk in chunks[:depth] for unit in chunk.units)
        found[f"hit@{depth}_touched"] = any(unit in right for chunk in chunks[:depth] for unit in chunk.touched)
    return found
