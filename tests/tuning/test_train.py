"""Two steps of training move the adapter, and give what the bundled model can take."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from index.embedding.adapter import LAYER_PARTS
from index.embedding.bundled import MODEL_ID, locate_packed
from index.embedding.prefixes import prefixes_for
from tests.tuning.test_subjects import subjects
from tuning.train import Recipe, contrast, train


def test_rows_that_belong_together_cost_less() -> None:
    rows = torch.eye(4)
    assert contrast(rows, rows) < contrast(rows, rows.flip(0))


def test_two_steps_move_every_matrix() -> None:
    losses: list[float] = []
    recipe = Recipe(rank=2, steps=2, batch=4)
    factors = train(locate_packed()[0].read_bytes(), prefixes_for(MODEL_ID), subjects(6), recipe, lambda _, loss: losses.append(loss))
    assert len(losses) == 2
    assert losses[0] == pytest.approx(losses[0])  # a number, not NaN
    assert {name.split(".")[1] for name in factors} == set(LAYER_PARTS)
    assert all(inner.shape[0] == outer.shape[1] == 2 for inner, outer in factors.values())
    assert all(np.abs(outer).max() > 0 for _, outer in factors.values())  # B starts at zero
