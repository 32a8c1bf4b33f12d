"""Whether the expected facts are in the answer, and no wrong one leads it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from domain.facts import facts_in, missing_facts
from domain.vietnamese import fold, unify_tones
from evals.asking import Asked
from evals.scores import Mark

_DRESS = re.compile(r"\*\*|~~|\s*\[\d+\]")
_BARE_NUMBER = re.compile(r"[\d.,]+")


def judge_facts(asked: Asked) -> Mapping[str, Mark]:
    """Return the share of expected facts that the answer shows, and whether its lead states a forbidden one.

    A refusal shows none: the office and the near topics it names are no answer.
    """
    expect, answer, marks = asked.question.expect, asked.answer, {}
    if expect.facts:
        shown = sum(shows(answer.text, fact) for fact in expect.facts) if answer.statements else 0
        marks["fact_recall"] = Mark(shown / len(expect.facts))
        marks["facts_complete"] = Mark(float(shown == len(expect.facts)))
    if expect.not_facts:
        lead = "\n".join(statement.text for statement in answer.statements if statement.kind == "lead")
        marks["forbidden_facts"] = Mark(float(any(shows(lead, fact) for fact in expect.not_facts)))
    return marks


def shows(text: str, fact: str) -> bool:
    """Return whether `text` states `fact`.

    A fact with a unit, a date, a document, a clause, an office or a form is compared as
    such ("05 ngày làm việc" is "5 working days" and not "5 ngày"), and so is a bare number.
    Any other is looked for by its folded words, from word boundary to word boundary.
    """
    canonical = facts_in(fact)
    if canonical and (_BARE_NUMBER.fullmatch(fact.strip()) or any(not item.startswith("number ") for item in canonical)):
        return not missing_facts(fact, [text])
    words = re.escape(_plain(fact)).replace(r"\ ", r"\s+")
    return re.search(rf"(?<![a-z0-9]){words}(?![a-z0-9])", _plain(text)) is not None


def _plain(text: str) -> str:
    return " ".join(fold(unify_tones(_DRESS.sub("", text))).split())
