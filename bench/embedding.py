"""The default engine beside sentence-transformers on torch in float32: speed in turns, and how near the vectors are.

Other work on a machine slows both sides, so a turn of one side is followed by one of the
other, and the median of the turns' ratios is the number to trust.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from config.settings import BUNDLED_MODEL, Settings
from index.embedding import Embedder
from index.embedding.bundled import ensure_bundled
from index.embedding.source import ModelSource
from index.embedding.torch_engine import TorchEngine

_REST_SECONDS = 0.3  # both sides keep threads spinning for a moment after a call
_QUERY, _PASSAGE = "query: ", "passage: "


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of both sides: passages a second and median milliseconds a question."""

    torch_passages: float
    ours_passages: float
    torch_query_ms: float
    ours_query_ms: float

    @property
    def by_passages(self) -> tuple[float, float, float]:
        """Passages a second of torch, of ours, and how many times more ours are."""
        return self.torch_passages, self.ours_passages, self.ours_passages / self.torch_passages

    @property
    def by_question(self) -> tuple[float, float, float]:
        """Milliseconds a question of torch, of ours, and how many times fewer ours are."""
        return self.torch_query_ms, self.ours_query_ms, self.torch_query_ms / self.ours_query_ms


@dataclass(frozen=True, slots=True)
class EmbeddingSpeed:
    """All turns and the medians of their ratios; both ratios say how many times better ours is."""

    engine: str
    passages: int
    mean_tokens: float
    questions: int
    turns: tuple[Turn, ...]
    passages_ratio: float
    query_ratio: float


@dataclass(frozen=True, slots=True)
class Nearness:
    """Cosine of our vectors to those of float32, over one kind of text."""

    texts: int
    least: float
    mean: float


class Rivals:
    """Both sides loaded: plain sentence-transformers as its manual shows it, and ours as the project opens it."""

    def __init__(self, settings: Settings) -> None:
        """Load both.

        Raises:
            ModelUnavailable: the bundled model cannot be loaded.
        """
        bundled = settings.model_copy(update={"embedding_model": BUNDLED_MODEL})
        folder = ensure_bundled(settings.cache_dir)
        self.plain = TorchEngine.open(ModelSource(BUNDLED_MODEL, str(folder), offline=True)).sentence_transformer
        self.ours = Embedder.open(bundled)

    def by_torch(self, texts: Sequence[str], prefix: str) -> NDArray[np.float32]:
        """Return vectors (len(texts), dimension) of length 1 by `SentenceTransformer.encode` in its default batches."""
        prefixed = [prefix + text.strip() for text in texts]
        return np.asarray(self.plain.encode(prefixed, show_progress_bar=False, normalize_embeddings=True), np.float32)

    def mean_tokens(self, texts: Sequence[str]) -> float:
        """Return how many tokens a passage has, at most 512 counted."""
        return statistics.mean(min(len(ids), 512) for ids in self.plain.tokenizer([_PASSAGE + text for text in texts])["input_ids"])


def measure_speed(rivals: Rivals, passages: Sequence[str], questions: Sequence[str], rounds: int) -> EmbeddingSpeed:
    """Let both sides embed `passages` together and `questions` one by one, `rounds` times in alternating order."""
    rivals.by_torch(passages[:4], _PASSAGE)
    rivals.ours.embed_passages(passages[:4])
    turns = tuple(_turn(rivals, passages, questions, torch_first=number % 2 == 0) for number in range(rounds))
    return EmbeddingSpeed(
        engine=rivals.ours.name,
        passages=len(passages),
        mean_tokens=round(rivals.mean_tokens(passages), 1),
        questions=len(questions),
        turns=turns,
        passages_ratio=statistics.median(turn.by_passages[2] for turn in turns),
        query_ratio=statistics.median(turn.by_question[2] for turn in turns),
    )


def measure_nearness(rivals: Rivals, kinds: Mapping[str, Sequence[str]]) -> dict[str, Nearness]:
    """Return the cosine to float32 for each kind of text; a kind whose name starts with "question" is embedded as such."""
    return dict(_nearness(rivals, kinds))


def _nearness(rivals: Rivals, kinds: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Nearness]]:
    for kind, texts in kinds.items():
        if kind.startswith("question"):
            exact, ours = rivals.by_torch(texts, _QUERY), np.stack([rivals.ours.embed_query(text) for text in texts])
        else:
            exact, ours = rivals.by_torch(texts, _PASSAGE), rivals.ours.embed_passages(texts)
        cosines = np.sum(exact * ours, axis=1)
        yield kind, Nearness(len(texts), float(cosines.min()), float(cosines.mean()))


def _turn(rivals: Rivals, passages: Sequence[str], questions: Sequence[str], *, torch_first: bool) -> Turn:
    sides: dict[str, tuple[Callable[[], object], Callable[[str], object]]] = {
        "torch": (lambda: rivals.by_torch(passages, _PASSAGE), lambda text: rivals.by_torch([text], _QUERY)),
        "ours": (lambda: rivals.ours.embed_passages(passages), rivals.ours.embed_query),
    }
    order = sides if torch_first else dict(reversed(sides.items()))
    rates = {name: len(passages) / _seconds(sides[name][0]) for name in order}
    times = {name: _median_ms(sides[name][1], questions) for name in order}
    return Turn(rates["torch"], rates["ours"], times["torch"], times["ours"])


def _seconds(action: Callable[[], object]) -> float:
    time.sleep(_REST_SECONDS)
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def _median_ms(action: Callable[[str], object], texts: Sequence[str]) -> float:
    time.sleep(_REST_SECONDS)
    action(texts[0])
    times = []
    for text in texts:
        started = time.perf_counter()
        action(text)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)
