"""Text to the input of the encoder: tokens, then the sums of word, position and type vectors.

The words stay 4-bit and on disk: a text reads the rows of its own tokens, 216 bytes
each, instead of a table of 384 MB in memory.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding.engine import MAX_TOKENS
from index.embedding.packed import PackedModel, unpack_q4
from index.embedding.tokenizer_file import build_tokenizer_json

_WORDS, _POSITIONS, _TOKENIZER = "words.npy", "positions.npy", "tokenizer.json"


def write_word_table(packed: PackedModel, folder: Path) -> None:
    """Write the words, the positions and the tokenizer into `folder` (about 64 MB)."""
    hidden = packed.shape.hidden
    np.save(folder / _WORDS, packed.blocks("emb.word").reshape(packed.shape.vocabulary, -1))
    # Every token has type 0.
    np.save(folder / _POSITIONS, packed.tensor("emb.pos").reshape(-1, hidden) + packed.tensor("emb.type").reshape(-1, hidden)[0])
    (folder / _TOKENIZER).write_text(build_tokenizer_json(packed), encoding="utf-8")


class WordTable:
    """The tokenizer and the table, opened from a folder that `write_word_table` filled."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._words = np.load(folder / _WORDS, mmap_mode="r")
        self._positions: NDArray[np.float32] = np.load(folder / _POSITIONS)

    @property
    def dimension(self) -> int:
        """Length of a word's vector."""
        return int(self._positions.shape[1])

    def tokens(self, text: str) -> list[int]:
        """Return the token numbers of a text, at most 512, markers of start and end included."""
        return list(self._tokenizer.encode(text).ids)

    def embed(self, text: str) -> NDArray[np.float32]:
        """Return the encoder's input (1, tokens, dimension)."""
        tokens = self.tokens(text)
        words = unpack_q4(np.asarray(self._words[tokens]).reshape(-1)).reshape(len(tokens), -1)
        vectors: NDArray[np.float32] = (words + self._positions[: len(tokens)])[None]
        return vectors
