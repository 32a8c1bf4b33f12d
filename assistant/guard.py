"""Step 2: what cannot or must not be answered is said before anything is searched."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding import Understanding
from domain.answers import AnswerStatus, Interpretation
from domain.vietnamese import fold

_MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z!][^>]*>")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a question ends here. `wording` is a key of prompts/answers."""

    status: AnswerStatus
    wording: str


def guard(raw: str, interpretation: Interpretation, understanding: Understanding, limit: int) -> Verdict | None:
    """Return why the question ends here, or None to go on.

    Args:
        raw: the question as it came, before cleaning.
        limit: the most characters a question may have.
    """
    if len(raw) > limit:
        return Verdict(AnswerStatus.REFUSED_UNSAFE, "guard.too_long")
    text = " ".join(_MARKUP.sub(" ", interpretation.text).split())
    if not any(char.isalnum() for char in text):
        return Verdict(AnswerStatus.CLARIFICATION_NEEDED, "guard.empty" if not raw.strip() else "guard.no_words")
    if understanding.unsafe.search(fold(text)):
        return Verdict(AnswerStatus.REFUSED_UNSAFE, "guard.unsafe")
    return None
