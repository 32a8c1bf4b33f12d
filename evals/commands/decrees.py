"""python -m evals decrees"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assistant.answerer import Assistant
from config.settings import PROJECT_ROOT, Settings, load_settings
from domain.errors import ConfigurationError
from evals.commands.finish import finish
from evals.configuration import configuration_of
from evals.decrees import DecreeSet, measure_decrees, read_decrees, units_that_answer
from evals.report import Baseline
from evals.tables import HITS, group_table, plain_table, side_by_side
from index.embedding import open_embedder
from index.identity import read_card
from index.layout import current_generation
from index.sections import SectionStore
from ingest.pipeline import build_index

_INDEX = PROJECT_ROOT / "build" / "evals" / "decrees"
Progress = Callable[[int, int], None]


def run_decrees(arguments: argparse.Namespace, say: Callable[[str], None], progress: Progress | None) -> str:
    """Index a folder of legal texts alone, ask it the questions of a split, with --baseline the recipe too."""
    settings = load_settings()
    asked = read_decrees(arguments.split)
    index_dir: Path = arguments.index or _INDEX
    if not arguments.texts.is_dir():
        raise ConfigurationError(f"Không có thư mục văn bản «{arguments.texts.name}».", "Chạy lại với --texts THƯ_MỤC.")
    build_index([arguments.texts], index_dir, settings, notify=say, progress=progress)
    card = read_card(current_generation(index_dir))
    about = configuration_of(settings, card.embedding_model, card.fingerprint)
    report, missed = measure_decrees(Assistant.open(settings, index_dir=index_dir, progress=say), asked, about, progress)
    if arguments.baseline:
        report = replace(report, baseline=_baseline(asked, index_dir, settings, say))
    if arguments.show_misses and arguments.split == "dev":
        say("\n".join(f"{question.id} ← {question.text}" for question in asked.questions if question.id in missed))
    title = f"decrees-{asked.name}: {len(asked.questions)} câu hỏi, {card.documents} văn bản"
    parts = (title, plain_table(report), *(group_table(report, sort, HITS) for sort in ("style", "language")), side_by_side(report))
    return finish(report, f"decrees-{asked.name}", "\n\n".join(part for part in parts if part), keep=arguments.save, as_json=arguments.json)


def _baseline(asked: DecreeSet, index_dir: Path, settings: Settings, say: Callable[[str], None]) -> Baseline:
    from evals.baselines.compare import measure_tutorial
    from evals.baselines.texts import source_texts

    contents = tuple(SectionStore(current_generation(index_dir)).contents().values())
    questions = {question.id: question.text for question in asked.questions}
    folder = index_dir.with_name(f"{index_dir.name}-tutorial")
    return measure_tutorial(source_texts(contents), questions, units_that_answer(contents, asked), folder, open_embedder(settings, say))
