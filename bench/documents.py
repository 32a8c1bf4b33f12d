"""Synthetic legal documents of realistic length, as text files that the build reads like any other.

Sentences come from the shipped guidance and are shuffled; numbers and names in them are
drawn anew, so that the vocabulary grows with the corpus as it does in real ones.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

# As in Nghị định 32/2024/NĐ-CP: about 35 articles of 3 to 4 clauses, a clause of about 350 characters.
_ARTICLES = 32
_CLAUSES = (2, 3, 3, 4, 5)
_SENTENCES = (2, 2, 3, 4, 4, 5)
_NUMBER = re.compile(r"\d+")
_ONSETS = ("B", "Ch", "D", "Đ", "G", "H", "Kh", "L", "M", "N", "Ng", "Ph", "Qu", "S", "T", "Th", "Tr", "V", "X", "Y")
_RHYMES = ("ai", "an", "ang", "ao", "ất", "âu", "ên", "inh", "iên", "oa", "ong", "ôi", "ơn", "uân", "ung", "ước", "ường", "uyên", "ích", "ộc")


def sentences_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the sentences of 40 to 400 characters of `texts`, in order, none twice."""
    pieces = (piece.strip(" -") for text in texts for line in text.split("\n") for piece in re.split(r"(?<=[.;])\s+", line))
    return tuple(dict.fromkeys(piece for piece in pieces if 40 <= len(piece) <= 400))


def write_documents(folder: Path, sentences: Sequence[str], sections: int) -> int:
    """Write documents into `folder` until they hold about `sections` articles and clauses; return how many documents."""
    folder.mkdir(parents=True)
    written = number = 0
    while written < sections:
        draw = random.Random(number)
        text, held = _document(draw, number, sentences, min(_ARTICLES, max(2, (sections - written) // 4)))
        (folder / f"{number:05d}.txt").write_text(text, encoding="utf-8")
        written, number = written + held, number + 1
    return number


def _document(draw: random.Random, number: int, sentences: Sequence[str], articles: int) -> tuple[str, int]:
    year = 2016 + number % 10
    lines = ["ỦY BAN NHÂN DÂN", f"Số: {number + 1}/{year}/QĐ-UBND", f"ngày {draw.randint(1, 28)} tháng {draw.randint(1, 12)} năm {year}"]
    lines += ["QUYẾT ĐỊNH", f"Về việc {_sentence(draw, sentences)[:90].rstrip('.;')}", ""]
    held = 0
    for article in range(1, articles + 1):
        lines.append(f"Điều {article}. {_sentence(draw, sentences)[:80].rstrip('.;')}")
        clauses = draw.choice(_CLAUSES)
        lines += [f"{clause}. {_clause(draw, sentences)}" for clause in range(1, clauses + 1)]
        held += 1 + clauses
    return "\n".join(lines) + "\n", held


def _clause(draw: random.Random, sentences: Sequence[str]) -> str:
    return " ".join(_sentence(draw, sentences) for _ in range(draw.choice(_SENTENCES)))


def _sentence(draw: random.Random, sentences: Sequence[str]) -> str:
    text = _NUMBER.sub(lambda _: str(draw.randint(1, 9999)), draw.choice(sentences))
    return text if draw.random() < 0.5 else f"Tại {_name(draw)}, {text[0].lower()}{text[1:]}"


def _name(draw: random.Random) -> str:
    return " ".join(draw.choice(_ONSETS) + draw.choice(_RHYMES) for _ in range(draw.choice((2, 2, 3))))
