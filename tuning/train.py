"""Low-rank adaptation (Hu et al. 2021, arXiv:2106.09685) by contrast within the batch (InfoNCE), on the CPU."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import AutoModel, AutoTokenizer

from index.embedding.adapter import LAYER_PARTS, Factors
from index.embedding.model_folder import write_model_folder
from index.embedding.packed import read_packed
from index.embedding.prefixes import Prefixes
from tuning.batches import Batch, Batches
from tuning.subjects import Subject

_TEMPERATURE = 0.03
_QUESTION_TOKENS, _PASSAGE_TOKENS = 48, 96
_PASSAGE_EVERY = 3  # passages are long and cost as much as all else; a third of the steps sees them, in a third of the batch
_WARM_UP, _LAST_RATE, _DROPOUT = 20, 0.05, 0.05

Progress = Callable[[int, float], None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How an adapter is trained; the defaults made the one that is shipped.

    `strength` is the share of the trained change that is kept (docs/decisions/0010-adapter.md).
    """

    rank: int = 16
    rate: float = 3e-4
    steps: int = 400
    batch: int = 48
    seed: int = 20261125
    strength: float = 1.0


def train(packed: bytes, prefixes: Prefixes, subjects: Sequence[Subject], recipe: Recipe, progress: Progress) -> Factors:
    """Return the factors of the adapter by name of the packed tensor; `progress` gets the step and its loss."""
    torch.manual_seed(recipe.seed)
    with tempfile.TemporaryDirectory() as folder:
        write_model_folder(read_packed(packed), Path(folder))
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        base = AutoModel.from_pretrained(folder, local_files_only=True, dtype=torch.float32)
    targets = list(LAYER_PARTS.values())
    model = get_peft_model(base, LoraConfig(r=recipe.rank, lora_alpha=recipe.rank, lora_dropout=_DROPOUT, target_modules=targets))
    _Training(model, tokenizer, prefixes, recipe).run(Batches(subjects, recipe.batch, recipe.seed), progress)
    return factors_of(model, recipe.strength)


class _Training:
    def __init__(self, model: PeftModel, tokenizer: object, prefixes: Prefixes, recipe: Recipe) -> None:
        self._model, self._tokenizer, self._prefixes, self._recipe = model, tokenizer, prefixes, recipe
        self._trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
        self._optimizer = torch.optim.AdamW(self._trained, lr=recipe.rate, weight_decay=0.01)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimizer, self._rate_at)

    def run(self, batches: Batches, progress: Progress) -> None:
        self._model.train()
        for step in range(self._recipe.steps):
            batch = batches.draw()
            loss = self._passage_loss(batch) if step % _PASSAGE_EVERY == _PASSAGE_EVERY - 1 else self._question_loss(batch)
            self._optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self._trained, 1.0)
            self._optimizer.step()
            self._schedule.step()
            progress(step + 1, float(loss.item()))

    def _rate_at(self, step: int) -> float:
        return min(1.0, (step + 1) / _WARM_UP) * max(_LAST_RATE, 0.5 * (1 + math.cos(math.pi * step / self._recipe.steps)))

    def _question_loss(self, batch: Batch) -> torch.Tensor:
        asked = [self._prefixes.of_query(text) for text in batch.asked]
        likewise = [self._prefixes.of_passage(text) for text in batch.likewise]  # as questions are kept in the index
        both = self._encode(asked + likewise, _QUESTION_TOKENS)
        return contrast(both[: len(asked)], both[len(asked) :])

    def _passage_loss(self, batch: Batch) -> torch.Tensor:
        few = max(2, len(batch.asked) // 3)
        asked = self._encode([self._prefixes.of_query(text) for text in batch.asked[:few]], _QUESTION_TOKENS)
        return contrast(asked, self._encode([self._prefixes.of_passage(text) for text in batch.answers[:few]], _PASSAGE_TOKENS))

    def _encode(self, texts: list[str], most_tokens: int) -> torch.Tensor:
        """Mean-pooled vectors (len(texts), dimension) of length 1, as sentence-transformers makes them."""
        inputs = self._tokenizer(texts, padding=True, truncation=True, max_length=most_tokens, return_tensors="pt")  # type: ignore[operator]
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self._model(**inputs).last_hidden_state.float()
        mask = inputs["attention_mask"].unsqueeze(-1).float()
        return torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)


def contrast(left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Return the InfoNCE loss both ways of two (n, dimension) matrices whose rows belong together."""
    scores = left @ right.T / _TEMPERATURE
    rows = torch.arange(len(left))
    return torch.nn.functional.cross_entropy(scores, rows) + torch.nn.functional.cross_entropy(scores.T, rows)


def factors_of(model: PeftModel, strength: float) -> Factors:
    """Return the trained factors by packed name: ("l0.q" -> A (rank, inputs), B (outputs, rank) times `strength`)."""
    found: dict[str, tuple[NDArray[np.float16], NDArray[np.float16]]] = {}
    modules = dict(model.base_model.model.named_modules())
    for name, module in modules.items():
        part = next((part for part, path in LAYER_PARTS.items() if name.endswith(f".{path}") and hasattr(module, "lora_A")), None)
        if part:
            layer = name.split(".")[2]  # encoder.layer.<n>.<path>
            first, second = module.lora_A["default"].weight, module.lora_B["default"].weight
            found[f"l{layer}.{part}"] = (first.detach().numpy().astype(np.float16), (second.detach().numpy() * strength).astype(np.float16))
    return found
