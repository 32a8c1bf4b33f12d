"""The sources of an answer: a panel that opens, one card a citation."""

from __future__ import annotations

from domain.answers import Answer
from ui.citation_card import citation_card
from ui.html import escape
from ui.texts import say


def citation_panel(answer: Answer, turn_id: str, *, opened: bool) -> str:
    """Return the panel as HTML.

    A native <details>, because the browser opens it by itself when a marker in the text
    points into it; Streamlit's expander then keeps its content inert.
    """
    leading = _leading_marker(answer)
    cards = "".join(citation_card(citation, turn_id, answer.as_of, opened=citation.marker == leading) for citation in answer.citations)
    title = escape(say("sources.title", count=len(answer.citations)))
    state = " open" if opened else ""
    return f'<details class="dl-sources"{state}><summary>{title}</summary><div class="dl-cards">{cards}</div></details>'


def _leading_marker(answer: Answer) -> int:
    """The source of the answer's first statement, whose quote is shown at once; the others open on request."""
    return next((marker for statement in answer.statements for marker in statement.citations), answer.citations[0].marker)
