"""Step 1b: diacritics put back into a question typed without them, or with slips."""

from __future__ import annotations

from dataclasses import replace

from domain.answers import Interpretation, Language
from domain.vietnamese import fold
from index.diacritics import Diacritics


def restore(interpretation: Interpretation, diacritics: Diacritics) -> Interpretation:
    """Return `interpretation` with its searched texts in the likeliest spelling; questions in other languages stay.

    `diacritics` of the result still tells how the question was typed: restored syllables
    are likely, not certain, so its words are compared without marks.
    """
    if interpretation.language is not Language.VI:
        return interpretation
    standalone = diacritics.restore(interpretation.standalone)
    if standalone == interpretation.standalone:
        return interpretation
    return replace(
        interpretation, standalone=standalone, search_text=diacritics.restore(interpretation.search_text), folded=fold(standalone), restored=True
    )
