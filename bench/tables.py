"""Measurements as tables in Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.embedding import EmbeddingSpeed, Nearness
from bench.growth import Size
from bench.results import table
from bench.start import Engine, Start


def embedding_tables(speed: EmbeddingSpeed, near: Mapping[str, Nearness], engines: Mapping[str, Engine]) -> list[str]:
    """Return the turns, what they say together, the nearness of the vectors, and each engine alone."""
    head = ("turn", "passages/s, torch", "ours", "times", "ms a question, torch", "ours", "times")
    return [
        table(head, [(n, *turn.by_passages, *turn.by_question) for n, turn in enumerate(speed.turns, start=1)]),
        f"{speed.engine}; {speed.passages} passages of {speed.mean_tokens:.0f} tokens, {speed.questions} questions a turn. "
        f"Median of the turns: **{speed.passages_ratio:.2f} times** the passages a second, a question in "
        f"**1/{speed.query_ratio:.2f}** of the time.",
        table(
            ("cosine to float32", "texts", "least", "mean"),
            [(kind, item.texts, f"{item.least:.5f}", f"{item.mean:.5f}") for kind, item in near.items()],
        ),
        table(
            ("engine alone in a process", "seconds to the first vector", "MiB then", "MiB at its peak"),
            [(name, engine.seconds, engine.rss_mib, engine.peak_mib) for name, engine in engines.items()],
        ),
    ]


def start_tables(first: Start, later: Sequence[Start]) -> list[str]:
    """Return the seconds of each start by step."""
    rows = [("first, nothing kept", first), *((f"later, {number}", start) for number, start in enumerate(later, start=1))]
    head = ("start", "build of the index", "font", "server takes connections", "assistant opened and first answer", "together, s")
    return [
        table(head, [(name, start.index, start.fonts, start.server, start.first_answer, start.ready) for name, start in rows]),
        "The build is `python -m ingest build` as a process of its own; a later one changes nothing. Processes follow one another.",
    ]


def growth_tables(sizes: Sequence[Size]) -> list[str]:
    """Return building and memory by size, then the stages of a question by size."""
    head = ("synthetic sections", "sections", "chunks", "build, s", "build peak, MiB", "no-change rebuild, s", "opening, s")
    stages = list(dict.fromkeys(stage for size in sizes for stage in size.stages_ms))
    memory = ("synthetic sections", "model alone, MiB", "opened, beyond the model", "after the questions, beyond the model")
    return [
        table(
            head,
            [(s.synthetic_sections, s.sections, s.chunks, s.build_seconds, s.build_peak_mib, s.rebuild_seconds, s.open_seconds) for s in sizes],
        ),
        table(memory, [(s.synthetic_sections, s.model_mib, s.open_mib - s.model_mib, s.asked_mib - s.model_mib) for s in sizes]),
        table(
            ("ms a question, median / 95th percentile", *(f"{size.synthetic_sections:,}" for size in sizes)),
            [
                ("asked for the first time", *(_pair(size.first_ms) for size in sizes)),
                *((stage, *(_pair(size.stages_ms.get(stage)) for size in sizes)) for stage in stages),
            ],
        ),
        f"The shipped knowledge with synthetic legal documents beside it; {sizes[0].questions} questions of the development set, "
        f"then {sizes[0].passes} passes over the same ones, of which the quietest is shown by stage (`cpu`: processor time of all threads). "
        "Vectors of synthetic passages are drawn near shipped ones, not embedded, so `build` holds no embedding. "
        "A rebuild is a whole process, the median of three.",
    ]


def _pair(spread: tuple[float, float] | None) -> str:
    return f"{spread[0]:.1f} / {spread[1]:.1f}" if spread else ""
