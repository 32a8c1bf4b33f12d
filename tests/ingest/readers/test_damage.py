"""Damaged files end in an error of ours or in a reading, never in a library's exception."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest

from domain.errors import IngestError
from tests.ingest.pdf_maker import flowed, write_pdf
from tests.ingest.writers import read, write_decree


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_flipped_bytes(tmp_path: Path, suffix: str, seed: int) -> None:
    whole = tmp_path / f"a{suffix}"
    if suffix == ".docx":
        write_decree(whole, "Điều 1. Một", "1. Hai.")
    else:
        write_pdf(whole, flowed(["Điều 1. Một", "1. " + "chữ " * 40]))
    content, chance = bytearray(whole.read_bytes()), random.Random(seed)
    for _ in range(chance.randint(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    damaged = tmp_path / f"b{suffix}"
    damaged.write_bytes(content)
    with suppress(IngestError):
        assert read(damaged).sections
