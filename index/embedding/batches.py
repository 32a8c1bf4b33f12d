"""How texts are grouped for the model: alike in length, bounded in memory."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

# 16 passages of 235 tokens (about 800 characters) a batch was fastest; more gained nothing.
_BATCH_CHARACTERS = 16_000
_BATCH_TEXTS = 64
# 512 tokens rarely exceed this; what is beyond is cut off by the model anyway.
_TEXT_CHARACTERS = 2_048


def plan_batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield lists of positions in `texts`; within a batch the longest text comes first.

    Within a batch lengths are close, so little is padded; the padded size of a batch
    stays under 16,000 characters and 64 texts. Batches of long and of short texts come
    mixed, the same way each time, so that the speed of the first ones tells the time left.
    """
    order = sorted(range(len(texts)), key=lambda i: (-len(texts[i]), i))
    start = 0
    batches = []
    while start < len(order):
        longest = min(max(len(texts[order[start]]), 1), _TEXT_CHARACTERS)
        size = max(1, min(_BATCH_TEXTS, _BATCH_CHARACTERS // longest))
        batches.append(order[start : start + size])
        start += size
    random.Random(0).shuffle(batches)
    yield from batches
