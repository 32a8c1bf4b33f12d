"""Terms of the right period: a name that no longer stands is not used for the days after it ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.documents import Validity
from domain.outdated import OutdatedTerm
from ingest.checks.material import Material, first_day

_SENTENCE = re.compile(r"(?<=[.])\s+|\n(?!\s)")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
# A sentence that tells of the past, of a change of names or warns of a mistake may name the old term.
_TELLS_OF_THE_PAST = re.compile(
    r"trước (?:đây|đó|kia|ngày|năm|khi|\d)|\bcũ\b|\bnay (?:là|do|đọc|gọi|ghi)"
    r"|\bthay\b|nhập vào|đổi (?:tên|thành|chữ|từ)|không còn"
    r"|chuyển (?:từ|cho|sang|thành|giao)|bản gốc|bản chưa sửa|khi còn|nhầm"
    r"|đến hết|giai đoạn|bỏ chữ|chưa sửa|thuật ngữ|tên gọi|còn (?:ghi|in|dẫn)|kế thừa",
    re.IGNORECASE,
)


def check_terms(material: Material) -> Iterator[str]:
    """Yield each outdated term used for days on which it no longer stands."""
    for statement in material.prose():
        for term in _outdated(material, statement.validity):
            for sentence in _sentences(statement.text):
                if _names(sentence, term) and not _TELLS_OF_THE_PAST.search(sentence):
                    yield _problem(statement.where, term, sentence)
    for statement in material.data():
        for term in _outdated(material, statement.validity):
            if _names(statement.acts, term):
                yield _problem(statement.where, term, statement.acts.replace("\n", "; "))
            for sentence in _sentences(statement.text):
                if _names(sentence, term) and not _TELLS_OF_THE_PAST.search(sentence):
                    yield _problem(statement.where, term, sentence)


def _outdated(material: Material, days: Validity) -> list[OutdatedTerm]:
    return [term for term in material.outdated if term.since <= first_day(days)]


def _sentences(text: str) -> Iterator[str]:
    yield from (sentence for sentence in _SENTENCE.split(_QUOTED.sub(" ", text)) if sentence.strip())


def _names(text: str, term: OutdatedTerm) -> bool:
    lower = text.casefold()
    return any(spelling.casefold() in lower for spelling in (term.term, *term.also))


def _problem(where: str, term: OutdatedTerm, sentence: str) -> str:
    return f"{where}: «{term.term}» không còn dùng từ {term.since.isoformat()}, thay bằng «{term.instead}»: {sentence.strip()[:120]}"
