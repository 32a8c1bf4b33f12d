"""python -m evals answers, python -m evals sequence"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assistant.answerer import Assistant
from catalogue.procedures import load_procedures
from catalogue.registry import load_registry
from config.settings import PROJECT_ROOT, Settings, load_settings
from domain.documents import digest_of
from domain.errors import ConfigurationError
from evals.answers import judge_all, misses, report_of, unknown_places
from evals.asking import Grounds, ask_all
from evals.commands.finish import finish
from evals.configuration import configuration_of
from evals.golden import DEFAULT_DAY, SPLITS, GoldenSet, golden_file, read_golden
from evals.metrics import GROUPED_BY
from evals.report import Baseline, Configuration, Report
from evals.step_book import step_book
from evals.tables import group_table, score_table, side_by_side
from index.embedding import Embedder, open_embedder
from index.identity import read_card
from index.layout import current_generation
from index.sections import SectionStore

Say = Callable[[str], None]
Progress = Callable[[int, int], None]
_TUTORIAL = PROJECT_ROOT / "build" / "evals" / "knowledge-tutorial"


def run_answers(arguments: argparse.Namespace, say: Say, progress: Progress | None) -> str:
    """Ask the golden questions and judge the answers; `sequence` takes the questions about order alone."""
    settings = load_settings()
    golden = golden_set(arguments)
    if arguments.show_misses:
        _allow_misses(arguments.split, golden)
    index_dir: Path = arguments.index or settings.index_dir
    generation = current_generation(index_dir)
    grounds = Grounds(SectionStore(generation), load_registry(settings.knowledge_dir), step_book(load_procedures(settings.knowledge_dir)))
    stale = unknown_places(golden, grounds)
    if stale:
        say(f"{len(stale)} câu chờ mục hoặc bước không có trong chỉ mục: {'; '.join(stale)}")
    rows = judge_all(ask_all(Assistant.open(settings, index_dir=index_dir, progress=say), golden, DEFAULT_DAY, progress), grounds)
    report = report_of(rows, golden, DEFAULT_DAY, {**_about(settings, generation), "stale_questions": len(stale)})
    if arguments.baseline:
        report = replace(report, baseline=_baseline(golden, generation, open_embedder(settings, say)))
    if arguments.show_misses:
        say("\n".join(misses(rows)))
    return finish(report, f"{arguments.command}-{golden.name}", _tables(golden, report), keep=arguments.save, as_json=arguments.json)


def golden_set(arguments: argparse.Namespace) -> GoldenSet:
    """Return the questions of the files given, else of the split (dev when none is named), for `sequence` those about order.

    Raises:
        UnreadableFile: as `read_golden`.
    """
    files: list[Path] = arguments.files
    split: str = arguments.split or "dev"
    names = SPLITS if split == "all" else (split,)
    name = "+".join(path.stem.removeprefix("golden-") for path in files) or split
    golden = read_golden(files or [golden_file(part) for part in names], name)
    if arguments.command != "sequence":
        return golden
    ordered = tuple(question for question in golden.questions if question.kind == "order")
    if not ordered:
        raise ConfigurationError(f"Bộ câu hỏi «{name}» không có câu nào về thứ tự (kind=order).", "Chọn --split khác.")
    return replace(golden, questions=ordered)


def _allow_misses(split: str | None, golden: GoldenSet) -> None:
    """Let single questions be shown of the development split only, under whatever file name the others stand."""
    held = golden_file("heldout")
    secret = {question.text for question in read_golden([held], "heldout").questions} if held.exists() else set()
    if split != "dev" or any(question.text in secret for question in golden.questions):
        raise ConfigurationError("Chỉ xem được từng câu của bộ dev.", "Dùng --show-misses cùng --split dev, không cùng câu của bộ heldout.")


def _about(settings: Settings, generation: Path) -> Configuration:
    card = read_card(generation)
    about = configuration_of(settings, card.embedding_model, card.fingerprint)
    return {**about, "knowledge_digest": digest_of(*sorted(card.sources.items()))}


def _baseline(golden: GoldenSet, generation: Path, embedder: Embedder) -> Baseline:
    from evals.baselines.compare import measure_tutorial
    from evals.baselines.texts import source_texts

    asked = [question for question in golden.questions if question.expect.sections]
    texts = source_texts(SectionStore(generation).contents().values())
    right = {question.id: frozenset(question.expect.sections) for question in asked}
    return measure_tutorial(texts, {question.id: question.text for question in asked}, right, _TUTORIAL, embedder)


def _tables(golden: GoldenSet, report: Report) -> str:
    title = f"{golden.name}: {len(golden.questions)} câu hỏi, ngày mặc định {DEFAULT_DAY.isoformat()}"
    parts = (title, score_table(report), *(group_table(report, sort) for sort in GROUPED_BY), side_by_side(report))
    return "\n\n".join(part for part in parts if part)
