"""Whether the answer ended as it should, in the language of the question."""

from __future__ import annotations

import re
from collections.abc import Mapping

from domain.answers import Language
from domain.vietnamese import has_cjk, has_diacritics
from evals.asking import Asked
from evals.golden import REFUSALS
from evals.scores import Mark

_WORD = re.compile(r"[^\W\d_]+")
_CJK_LETTER = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_CHINESE_FROM = 0.2  # share of letters
_VIETNAMESE_FROM = 0.45  # share of words with a Vietnamese mark; answers in Vietnamese have 0.88, so about half of the text is


def judge_outcome(asked: Asked) -> Mapping[str, Mark]:
    """Return the marks of status, refusal, language and withheld statements."""
    expect, answer = asked.question.expect, asked.answer
    marks = {"status": Mark(float(answer.status is expect.status))}
    refused = answer.status in REFUSALS
    if refused:
        marks["refusal_precision"] = Mark(float(expect.refuses))
    if expect.refuses:
        marks["refusal_recall"] = Mark(float(refused))
    marks["language_named"] = Mark(float(answer.language is asked.question.language))
    marks["language_shown"] = Mark(float(language_of(answer.text) is asked.question.language))
    made = len(answer.statements) + len(answer.withheld)
    if made:
        marks["withheld"] = Mark(len(answer.withheld), made)
    return marks


def language_of(text: str) -> Language:
    """Return the language most of `text` is in, by its letters alone.

    A fifth of Chinese characters make it Chinese; 0.45 of words with Vietnamese marks,
    Vietnamese; anything else counts as English.
    """
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    if has_cjk(text) and len(_CJK_LETTER.findall(text)) >= _CHINESE_FROM * letters:
        return Language.ZH
    marked = sum(has_diacritics(word) for word in words if not has_cjk(word))
    return Language.VI if words and marked >= _VIETNAMESE_FROM * len(words) else Language.EN
