"""knowledge/ as shipped: no problem in it, enough steps, and its kept vectors are those of its texts."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from config.settings import Settings
from domain.procedures import Procedure
from index.embedding import open_embedder
from index.vector_cache import VECTORS_FOLDER, read_vectors
from ingest.check import check_knowledge
from ingest.checks.material import load_material
from ingest.checks.unsettled import find_unsettled
from ingest.vectors import knowledge_texts


def test_the_check_names_no_problem_against_the_official_texts(shipped_settings: Settings, official_dir: Path) -> None:
    assert check_knowledge(shipped_settings, [official_dir]) == ()


def test_both_road_maps_have_sixty_steps_each_with_a_basis(procedures: dict[str, Procedure]) -> None:
    newest = [step for procedure in procedures.values() if procedure.track != "authority" for step in procedure.versions[-1].steps]
    assert len(newest) >= 60
    assert all(step.legal_basis and (step.limits or step.time_limit_note) for step in newest)
    codes = {step.code for step in newest}
    assert {f"A{number:02d}" for number in range(1, 46)} | {f"B{number:02d}" for number in range(1, 21)} <= codes


def test_every_text_has_its_vector_and_the_vectors_are_right(shipped_settings: Settings) -> None:
    embedder = open_embedder(shipped_settings)
    texts = knowledge_texts(shipped_settings)
    kept = read_vectors(shipped_settings.knowledge_dir / VECTORS_FOLDER, embedder.fingerprint)
    missing = [text for text in texts if kept.find(text) is None]
    assert not missing, f"{len(missing)} texts without a vector: run python -m ingest vectors"
    sample = list(texts[:: len(texts) // 20])
    exact = embedder.embed_passages(sample)
    stored = np.stack([vector for text in sample if (vector := kept.find(text)) is not None])
    assert float((exact * stored).sum(axis=1).min()) > 0.999


def test_no_labelled_fact_is_missing_from_the_list_of_what_is_not_settled(shipped_settings: Settings) -> None:
    folder = shipped_settings.knowledge_dir
    listed = [fact.where for fact in find_unsettled(load_material(folder))]
    for book in folder.glob("*.yaml"):
        labels = re.findall(r"verification: (?:secondary|unverified)\b", book.read_text(encoding="utf-8"))
        assert sum(where.startswith(book.name) for where in listed) >= len(labels), book.name
