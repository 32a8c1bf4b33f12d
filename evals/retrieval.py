"""Retrieval measured on a BEIR folder: is the right article found, how high, how fast?

A BEIR folder holds corpus.jsonl (`_id`, `title`, `text`), queries.jsonl (`_id`, `text`)
and qrels/<split>.tsv (query-id, corpus-id, score, with a header line).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import ir_measures
import numpy as np
from ir_measures import RR, R, Success, nDCG

from assistant.retrieve import SearchLimits, retrieve
from assistant.understanding import load_understanding
from config.settings import Settings
from domain.answers import Intent, Interpretation, Language
from domain.documents import Document, DocumentKind, Section, SectionRole, digest_of
from domain.errors import UnreadableFile
from domain.vietnamese import clean, fold, has_diacritics
from index.encoder import Encoder
from index.identity import read_card
from index.layout import build_lock, current_generation, has_index
from index.reader import IndexReader
from index.sections import SourceContent
from index.writer import write_index
from ingest.chunks import chunk_sections

Run = Mapping[str, Sequence[tuple[str, float]]]
Judgements = Mapping[str, Mapping[str, int]]
_MEASURES = {"hit@1": Success @ 1, "R@5": R @ 5, "R@10": R @ 10, "MRR@10": RR @ 10, "nDCG@10": nDCG @ 10}
_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Dataset:
    """A BEIR folder in memory. Articles are (id, title, text), questions id -> text."""

    name: str
    split: str
    articles: tuple[tuple[str, str, str], ...]
    questions: Mapping[str, str]
    judgements: Judgements


@dataclass(frozen=True, slots=True)
class RetrievalReport:
    """Scores between 0 and 1, milliseconds a question, seconds of the build, and what gave them."""

    scores: Mapping[str, float]
    speed: Mapping[str, float]
    configuration: Mapping[str, str | int | float | bool]
    measured_at: str


def read_beir(folder: Path, split: str | None = None) -> Dataset:
    """Read a BEIR folder; without `split` its first one by name. Questions without a judgement are left out.

    Raises:
        UnreadableFile: a file is missing or not in the BEIR layout.
    """
    qrels = sorted((folder / "qrels").glob("*.tsv"))
    chosen = next((path for path in qrels if split in (None, path.stem)), None)
    if chosen is None:
        known = ", ".join(path.stem for path in qrels) or "không có"
        raise UnreadableFile(f"Không có qrels/{split or '*'}.tsv trong «{folder.name}».", f"Các phần có sẵn: {known}.")
    try:
        judgements = _read_judgements(chosen)
        articles = tuple((str(row["_id"]), str(row.get("title", "")), str(row["text"])) for row in _rows(folder / "corpus.jsonl"))
        texts = {str(row["_id"]): str(row["text"]) for row in _rows(folder / "queries.jsonl")}
        questions = {question: texts[question] for question in judgements}
    except (OSError, ValueError, KeyError) as error:
        raise UnreadableFile(f"«{folder.name}» không đúng dạng BEIR ({error}).", "Xem evals/README.md.") from error
    return Dataset(folder.resolve().name, chosen.stem, articles, questions, judgements)


def measure_run(judgements: Judgements, run: Run) -> dict[str, float]:
    """Return the mean of each measure over all judged questions; one that the run lacks counts 0."""
    qrels = [ir_measures.Qrel(question, article, grade) for question, grades in judgements.items() for article, grade in grades.items()]
    ranked = [ir_measures.ScoredDoc(question, article, score) for question, hits in run.items() for article, score in hits]
    per_question = ir_measures.iter_calc(list(_MEASURES.values()), qrels, ranked)
    totals = dict.fromkeys(_MEASURES, 0.0)
    names = {str(measure): name for name, measure in _MEASURES.items()}
    for metric in per_question:
        if metric.query_id in judgements:
            totals[names[str(metric.measure)]] += metric.value
    return {name: total / len(judgements) for name, total in totals.items()}


def index_articles(dataset: Dataset, index_dir: Path, embedder: Encoder, progress: Callable[[int, int], None] | None = None) -> tuple[float, int]:
    """Index each article as a document of one section; return the seconds it took and the number of chunks."""
    started = time.perf_counter()
    contents = [_content(*article) for article in dataset.articles]
    with build_lock(index_dir):
        same_model = has_index(index_dir) and read_card(current_generation(index_dir)).fingerprint == embedder.fingerprint
        report = write_index(index_dir, contents, {}, embedder, reuse_vectors=same_model, progress=progress)
    return time.perf_counter() - started, report.card.chunks


def measure_retrieval(
    dataset: Dataset,
    index_dir: Path,
    embedder: Encoder,
    settings: Settings,
    *,
    folded: bool = False,
    repeat: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> RetrievalReport:
    """Index the corpus at `index_dir`, ask every question, and measure.

    `folded` strips the diacritics from the questions; `repeat` asks each several times
    for steadier times.
    """
    build_seconds, chunks = index_articles(dataset, index_dir, embedder, progress)
    reader = IndexReader(index_dir, embedder)
    understanding = load_understanding(settings.prompts_dir)
    limits = SearchLimits(settings.dense_weight, settings.candidates, _DEPTH)
    run: dict[str, list[tuple[str, float]]] = {}
    milliseconds: list[float] = []
    for question, text in dataset.questions.items():
        interpretation = _interpretation(fold(text) if folded else clean(text))
        for _ in range(repeat):
            started = time.perf_counter()
            results = retrieve(reader, interpretation, limits, understanding)
            milliseconds.append((time.perf_counter() - started) * 1000)
        run[question] = [(hit.section.id, hit.score) for hit in results.kept]
    return RetrievalReport(
        scores=measure_run(dataset.judgements, run),
        speed={
            "ms_p50": float(np.percentile(milliseconds, 50)),
            "ms_p95": float(np.percentile(milliseconds, 95)),
            "index_seconds": build_seconds,
        },
        configuration={
            "dataset": dataset.name, "split": dataset.split, "questions": len(dataset.questions), "articles": len(dataset.articles),
            "chunks": chunks, "without_diacritics": folded, "embedding_model": embedder.name, "fingerprint": embedder.fingerprint,
            "dense_weight": settings.dense_weight, "candidates": settings.candidates,
        },
        measured_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )  # fmt: skip


def _interpretation(text: str) -> Interpretation:
    return Interpretation(text, text, text, fold(text), Language.VI, Intent.OTHER, date.today(), diacritics=has_diacritics(text))


def _content(article_id: str, title: str, text: str) -> SourceContent:
    document = Document(article_id, title, DocumentKind.LEGAL)
    section = Section(article_id, article_id, (title,) if title else (), SectionRole.OTHER, clean(text), 0, digest=digest_of(title, text))
    return SourceContent(article_id, document, (section,), chunk_sections(document, (section,)))


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _read_judgements(path: Path) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        if line.strip():
            question, article, grade = line.split("\t")
            if int(grade) > 0:
                found.setdefault(question, {})[article] = int(grade)
    if not found:
        raise ValueError(f"{path.name} holds no judgement")
    return found
