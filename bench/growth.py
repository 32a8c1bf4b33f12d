"""How building and asking grow with the number of sections: the shipped knowledge with synthetic documents beside it.

Vectors of the synthetic passages are not embedded but drawn near shipped ones, since only
search is measured here; embedding has its own measurement. Everything else is the real thing.
"""

from __future__ import annotations

import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.child import run_child
from bench.documents import sentences_of, write_documents
from bench.texts import development_questions
from catalogue.wordings import load_wordings
from config.settings import Settings
from domain.answers import Language
from domain.errors import ModelUnavailable
from index.embedding import open_embedder
from index.vector_cache import VECTORS_FOLDER, read_vectors, write_vectors
from ingest.knowledge_sources import KnowledgeReader
from ingest.sources import find_sources
from ingest.vectors import knowledge_texts

# A drawn vector has about this cosine to the shipped one it was drawn near, as two passages about one matter have.
_COSINE = 0.9
_LONG_CHARACTERS = 200
_REBUILDS = 3


@dataclass(frozen=True, slots=True)
class Size:
    """One size measured. Times of questions in milliseconds, (median, 95th percentile): asked first, and by stage when warm."""

    synthetic_sections: int
    sections: int
    chunks: int
    build_seconds: float
    build_peak_mib: float
    rebuild_seconds: float
    open_seconds: float
    model_mib: float
    open_mib: float
    asked_mib: float
    questions: int
    passes: int
    first_ms: tuple[float, float]
    stages_ms: Mapping[str, tuple[float, float]]


def measure_size(settings: Settings, sections: int) -> Size:
    """Build an index of knowledge/ and about `sections` synthetic sections, then ask the development questions of it.

    Raises:
        ModelUnavailable: knowledge/ has no vectors for the model in use.
        DanLoiError: a build or an assistant failed.
    """
    questions = development_questions()
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        knowledge, documents = root / "knowledge", root / "documents"
        shutil.copytree(settings.knowledge_dir, knowledge)
        inside = settings.model_copy(update={"knowledge_dir": knowledge})
        texts = knowledge_texts(inside)
        write_documents(documents, sentences_of([text for text in texts if len(text) >= _LONG_CHARACTERS]), sections)
        _draw_vectors(inside, documents, texts)
        (root / "questions.json").write_text(json.dumps(questions), encoding="utf-8")
        environment = {"DANLOI_KNOWLEDGE_DIR": str(knowledge), "DANLOI_INDEX_DIR": str(root / "index")}
        build = run_child("build", str(knowledge), str(documents), settings=environment)
        rebuild = statistics.median(_rebuild(knowledge, documents, environment) for _ in range(_REBUILDS))
        serve = run_child("serve", str(root / "questions.json"), settings=environment)
    return Size(
        synthetic_sections=sections,
        sections=build["sections"],
        chunks=build["chunks"],
        build_seconds=build["seconds"],
        build_peak_mib=build["peak_mib"],
        rebuild_seconds=rebuild,
        open_seconds=serve["open_seconds"],
        model_mib=serve["model_mib"],
        open_mib=serve["open_mib"],
        asked_mib=serve["asked_mib"],
        questions=len(questions),
        passes=len(serve["passes"]) - 1,
        first_ms=_spread(_totals(serve["passes"][0])),
        stages_ms=_by_stage(min(serve["passes"][1:], key=lambda laps: statistics.median(_totals(laps)))),
    )


def _rebuild(knowledge: Path, documents: Path, environment: Mapping[str, str]) -> float:
    started = time.perf_counter()
    run_child("build", str(knowledge), str(documents), settings=environment)
    return time.perf_counter() - started


def _draw_vectors(settings: Settings, documents: Path, texts: Sequence[str]) -> None:
    """Give every synthetic passage a vector near that of a passage of knowledge/, drawn at random."""
    fingerprint = open_embedder(settings).fingerprint
    folder = settings.knowledge_dir / VECTORS_FOLDER
    kept = read_vectors(folder, fingerprint)
    shipped = [vector for text in texts if (vector := kept.find(text)) is not None]
    if len(shipped) < len(texts):
        raise ModelUnavailable(f"knowledge/vectors thiếu véc-tơ của {len(texts) - len(shipped)} đoạn.", "Chạy «python -m ingest vectors».")
    reader = KnowledgeReader(settings.knowledge_dir, load_wordings(settings.prompts_dir / "sections", (Language.VI,)))
    drawn = [chunk.text for source in find_sources([documents]) for chunk in reader.read(source).chunks]
    near = np.stack(shipped)
    draw = np.random.default_rng(0)
    chosen = near[draw.integers(len(near), size=len(drawn))]
    noise = draw.standard_normal(chosen.shape, dtype=np.float32) / np.sqrt(np.float32(chosen.shape[1]))
    vectors = chosen + noise * np.float32(np.sqrt(1 / _COSINE**2 - 1))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    write_vectors(folder, fingerprint, [*texts, *drawn], np.concatenate([near, vectors]))


def _totals(laps: Sequence[Mapping[str, float]]) -> list[float]:
    return [lap["total"] for lap in laps]


def _by_stage(laps: Sequence[Mapping[str, float]]) -> dict[str, tuple[float, float]]:
    names = dict.fromkeys(name for lap in laps for name in lap)
    return {name: _spread([lap[name] for lap in laps if name in lap]) for name in names}


def _spread(values: Sequence[float]) -> tuple[float, float]:
    return statistics.median(values), float(np.percentile(values, 95))
