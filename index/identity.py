"""The identity card of an index: what built it, from what, when.

A different model of the same dimension is accepted silently by a vector store, and
answers nonsense; so the card is checked before the first question.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from domain.errors import IndexDamaged, IndexMismatch
from index.layout import BUILD_COMMAND

# Raise when sections, chunks or stored files change shape: an older index is then refused.
CODE_VERSION = "2026.11.25-3"
_FILE = "identity.json"


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """What an index was built by and from. `sources` maps a source id to its sha256."""

    embedding_model: str
    fingerprint: str
    dimension: int
    code_version: str
    built_at: str
    documents: int
    sections: int
    chunks: int
    sources: Mapping[str, str] = field(default_factory=dict)
    failed: Mapping[str, str] = field(default_factory=dict)

    @property
    def short(self) -> str:
        """One line for logs and answers: when built, from how many sections."""
        return f"{self.built_at} · {self.sections}"


def write_card(generation: Path, card: IdentityCard) -> None:
    """Write the card in one step; it is the last file of a generation."""
    temporary = generation / f"{_FILE}.new"
    temporary.write_text(json.dumps(asdict(card), ensure_ascii=False, indent=1), encoding="utf-8")
    temporary.replace(generation / _FILE)


def read_card(generation: Path) -> IdentityCard:
    """Read the card of a generation.

    Raises:
        IndexDamaged: there is none, or it cannot be read.
    """
    try:
        return IdentityCard(**json.loads((generation / _FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise IndexDamaged("Thẻ nhận dạng của chỉ mục bị mất hoặc hỏng.", f"Chạy «{BUILD_COMMAND}» để lập lại.") from error


def check_card(card: IdentityCard, *, fingerprint: str, embedding_model: str) -> None:
    """Refuse an index that another model or another code version built.

    Raises:
        IndexMismatch: with the command that mends it.
    """
    if card.fingerprint != fingerprint:
        raise IndexMismatch(
            f"Chỉ mục được lập bằng mô hình «{card.embedding_model}», nhưng đang dùng «{embedding_model}».",
            f"Chạy «{BUILD_COMMAND}» để lập lại bằng mô hình hiện tại, hoặc đổi lại EMBEDDING_MODEL.",
        )
    if card.code_version != CODE_VERSION:
        raise IndexMismatch(
            f"Chỉ mục thuộc phiên bản {card.code_version}, phần mềm cần phiên bản {CODE_VERSION}.", f"Chạy «{BUILD_COMMAND}» để lập lại."
        )
