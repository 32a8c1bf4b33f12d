"""Sentences and list items of a section, and the one that answers a question best."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.answers import Intent
from domain.vietnamese import fold, words
from index.keywords import KeywordIndex

# A full stop ends a sentence when a capital follows; "khoản 1. " and "Điều 5. " do not.
_END = re.compile(r"(?<=[.!?])(?<!\d\.)\s+(?=[\"“(]?[A-ZĐÀ-Ỹ])")
_ITEM = re.compile(r"^\s*(?:[-–•*+]\s|\d{1,2}[.)]\s|[a-zđ]\)\s|Bước \d|\|)")
_CLAUSE = re.compile(r"^\d{1,2}[a-zđ]?\.\s+")
_NUMBER_OF_DAYS = re.compile(r"\d+\s*(?:ngày|tháng|năm|giờ)")
_AMOUNT = re.compile(r"\d+\s*(?:%|ha\b|điểm|bộ|ngày|tháng|m2|tỷ)")
_OFFICE = re.compile(r"Ủy ban nhân dân|UBND|\bSở \w|\bBộ \w|Hội đồng|Chủ tịch|doanh nghiệp|[Cc]hủ đầu tư", re.UNICODE)
_CUES = {
    Intent.TIME_LIMIT: _NUMBER_OF_DAYS,
    Intent.AUTHORITY: _OFFICE,
    Intent.CONDITION: _AMOUNT,
    Intent.DEFINITION: re.compile(r"\blà\b"),
    Intent.FORM: re.compile(r"[Mm]ẫu số|[Bb]iểu"),
    Intent.FEE: re.compile(r"\b(?:phí|lệ phí)\b"),
}
_CUE_WEIGHT = 0.35
_EARLY_WEIGHT = 0.06


def is_item(line: str) -> bool:
    """Return whether a line is a list item or a table row."""
    return bool(_ITEM.match(line))


def without_number(line: str) -> str:
    """Return a clause's opening line without its number; what is left still stands in the text as it is."""
    return _CLAUSE.sub("", line, count=1)


def split_lines(text: str) -> list[str]:
    """Return the non-empty lines of a section."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def split_sentences(line: str) -> list[str]:
    """Return the sentences of one line, each as it stands."""
    return [sentence.strip() for sentence in _END.split(line) if sentence.strip()]


def best_sentence(text: str, content: Sequence[str], intent: Intent, keywords: KeywordIndex) -> str:
    """Return the sentence of `text` that says what is asked, word for word.

    Scored by the rarity-weighted share of the question's words it holds, by a cue of the
    intent (a number of days for "bao lâu", an office for "ai"), and by standing early. List
    items answer only as part of their list, so they are looked at only where nothing else is.
    """
    weights = {word: keywords.idf(word) for word in content}
    total = sum(weights.values()) or 1.0
    cue = _CUES.get(intent)
    lines = split_lines(text)
    # A clause of a law opens with its own number ("3. Trong thời hạn …"), which is no list item.
    prose = [without_number(line) for place, line in enumerate(lines) if not is_item(line) or (place == 0 and _CLAUSE.match(line))]
    prose = prose or [line for line in lines if not line.startswith("|")]
    sentences = [sentence for line in prose for sentence in split_sentences(line)]
    best, best_score = (sentences or [text])[0], -1.0
    for place, sentence in enumerate(sentences):
        present = set(words(fold(sentence)))
        score = sum(weight for word, weight in weights.items() if word in present) / total
        score += _CUE_WEIGHT if cue and cue.search(sentence) else 0.0
        score += _EARLY_WEIGHT / (place + 1)
        if score > best_score:
            best, best_score = sentence, score
    return best
