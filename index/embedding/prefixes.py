"""The one place that knows E5's prefixes.

E5 models were trained with "query: " before questions and "passage: " before documents
(Wang et al. 2024, Multilingual E5 Text Embeddings, arXiv:2402.05672); without them the
vectors lose meaning. Models of other families get none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# "e5" as a word of its own, so that a folder called "bge-m3-9e5f" is not taken for one.
_E5 = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What is put before a text of each side; "" for nothing."""

    query: str = ""
    passage: str = ""

    def of_query(self, text: str) -> str:
        """Return a question as the model wants it."""
        return self.query + text.strip()

    def of_passage(self, text: str) -> str:
        """Return a document text as the model wants it."""
        return self.passage + text.strip()


def prefixes_for(model_name: str) -> Prefixes:
    """Return the prefixes of the model family `model_name` belongs to."""
    return Prefixes("query: ", "passage: ") if _E5.search(model_name) else Prefixes()
