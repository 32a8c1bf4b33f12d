"""python -m evals retrieval BEIR_DIR"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from config.settings import load_settings
from evals.beir import Dataset, read_beir
from evals.commands.finish import finish
from evals.report import Baseline
from evals.retrieval import Progress, measure_retrieval, questions_of
from evals.tables import plain_table, side_by_side
from index.embedding import Embedder, open_embedder


def run_retrieval(arguments: argparse.Namespace, say: Callable[[str], None], progress: Progress | None) -> str:
    """Measure one BEIR folder, with --baseline the recipe too; return what to print."""
    settings = load_settings()
    dataset = read_beir(arguments.folder, arguments.split)
    embedder = open_embedder(settings, say)
    with tempfile.TemporaryDirectory() as temporary:
        index_dir = arguments.index or Path(temporary, "index")
        report = measure_retrieval(
            dataset, index_dir, embedder, settings, folded=arguments.fold, repeat=max(1, arguments.repeat), progress=progress
        )  # fmt: skip
        if arguments.baseline:
            folder = index_dir.with_name(f"{index_dir.name}-tutorial")
            report = replace(report, baseline=_baseline(dataset, folder, embedder, folded=arguments.fold))
    variant = ("-folded" if arguments.fold else "") + ("-speed" if arguments.repeat > 1 else "")
    marks = "không dấu" if arguments.fold else "có dấu"
    title = f"{dataset.name}/{dataset.split}: {len(dataset.questions)} câu hỏi ({marks}), {len(dataset.articles)} điều"
    text = "\n\n".join(part for part in (title, plain_table(report), side_by_side(report)) if part)
    return finish(report, f"{dataset.name}-{dataset.split}{variant}", text, keep=arguments.save, as_json=arguments.json)


def _baseline(dataset: Dataset, folder: Path, embedder: Embedder, *, folded: bool) -> Baseline:
    from evals.baselines.compare import measure_tutorial
    from evals.baselines.texts import article_text

    texts = [article_text(*article) for article in dataset.articles]
    return measure_tutorial(texts, questions_of(dataset, folded=folded), dataset.judgements, folder, embedder)
