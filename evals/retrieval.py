"""Retrieval measured on a BEIR folder: is the right article found, how high, how fast?"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from assistant.restore import restore
from assistant.retrieve import SearchLimits, retrieve
from assistant.understanding import load_understanding
from config.settings import Settings
from domain.answers import Intent, Interpretation, Language
from domain.documents import Document, DocumentKind, Section, SectionRole, digest_of
from domain.vietnamese import clean, fold, has_diacritics
from evals.beir import Dataset
from evals.configuration import configuration_of, load_of_machine
from evals.ranking import measure_run
from evals.report import Report
from evals.scores import speed_of
from index.encoder import Encoder
from index.identity import read_card
from index.layout import build_lock, current_generation, has_index
from index.reader import IndexReader
from index.sections import SourceContent
from index.writer import write_index
from ingest.chunks import chunk_sections

Progress = Callable[[int, int], None]
_DEPTH = 100


def index_articles(dataset: Dataset, index_dir: Path, embedder: Encoder, progress: Progress | None = None) -> tuple[float, int]:
    """Index each article as a document of one section; return the seconds it took and the number of chunks."""
    started = time.perf_counter()
    contents = [_content(*article) for article in dataset.articles]
    with build_lock(index_dir):
        same_model = has_index(index_dir) and read_card(current_generation(index_dir)).fingerprint == embedder.fingerprint
        report = write_index(index_dir, contents, {}, embedder, reuse_vectors=same_model, progress=progress)
    return time.perf_counter() - started, report.card.chunks


def questions_of(dataset: Dataset, *, folded: bool) -> dict[str, str]:
    """Return the questions by id as they are asked; `folded` strips their diacritics."""
    return {question: fold(text) if folded else clean(text) for question, text in dataset.questions.items()}


def measure_retrieval(
    dataset: Dataset,
    index_dir: Path,
    embedder: Encoder,
    settings: Settings,
    *,
    folded: bool = False,
    repeat: int = 1,
    progress: Progress | None = None,
) -> Report:
    """Index the corpus at `index_dir`, ask every question, and measure; `repeat` asks each several times for steadier times."""
    build_seconds, chunks = index_articles(dataset, index_dir, embedder, progress)
    run, milliseconds = _ask(dataset, IndexReader(index_dir, embedder), settings, folded, repeat)
    about: dict[str, str | int | bool] = {
        "dataset": dataset.name, "split": dataset.split, "dataset_digest": dataset.digest, "questions": len(dataset.questions),
        "articles": len(dataset.articles), "chunks": chunks, "without_diacritics": folded, "repeat": repeat,
    }  # fmt: skip
    return Report(
        scores=measure_run(dataset.judgements, run),
        speed=speed_of(milliseconds) | {"index_seconds": build_seconds} | load_of_machine(),
        configuration={**about, **configuration_of(settings, embedder.name, embedder.fingerprint)},
    )


def _ask(
    dataset: Dataset, reader: IndexReader, settings: Settings, folded: bool, repeat: int
) -> tuple[dict[str, list[tuple[str, float]]], list[float]]:
    """Return what was found for each question, and the milliseconds of every search."""
    understanding = load_understanding(settings.prompts_dir)
    limits = SearchLimits(settings.dense_weight, settings.candidates, _DEPTH)
    run: dict[str, list[tuple[str, float]]] = {}
    milliseconds: list[float] = []
    for question, text in questions_of(dataset, folded=folded).items():
        interpretation = restore(_interpretation(text), reader.diacritics)
        for _ in range(repeat):
            started = time.perf_counter()
            results = retrieve(reader, interpretation, limits, understanding)
            milliseconds.append((time.perf_counter() - started) * 1000)
        run[question] = [(hit.section.id, hit.score) for hit in results.kept]
    return run, milliseconds


def _interpretation(text: str) -> Interpretation:
    return Interpretation(text, text, text, fold(text), Language.VI, Intent.OTHER, date.today(), diacritics=has_diacritics(text))


def _content(article_id: str, title: str, text: str) -> SourceContent:
    document = Document(article_id, title, DocumentKind.LEGAL)
    section = Section(article_id, article_id, (title,) if title else (), SectionRole.OTHER, clean(text), 0, digest=digest_of(title, text))
    return SourceContent(article_id, document, (section,), chunk_sections(document, (section,)))
