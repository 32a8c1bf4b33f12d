"""One source: what it is, where in it, the sentence in its passage, since when, how far checked."""

from __future__ import annotations

from datetime import date

from domain.answers import Citation
from domain.documents import Verification
from ui.answer_text import source_anchor
from ui.html import escape, pill
from ui.passage import quoted_passage
from ui.place import document_name, place_in_words
from ui.texts import say, say_date

CLAUSES_ON_CARD = 2
LOOKS = {Verification.PRIMARY: ("ok", "✓"), Verification.SECONDARY: ("warn", "!"), Verification.UNVERIFIED: ("bad", "?")}


def citation_card(citation: Citation, turn_id: str, as_of: date, *, opened: bool) -> str:
    """Return the card as HTML, every text escaped.

    Its summary tells document, place, checked or not, in force or not; the anchor is
    inside, so that the browser opens the card when a marker points to it.
    """
    title = f'<p class="dl-card-title">{escape(citation.title)}</p>' if citation.number and citation.title else ""
    state = " open" if opened else ""
    return (
        f'<details class="dl-card"{state}><summary><span class="dl-marker">[{citation.marker}]</span><span class="dl-card-head">'
        f"<strong>{escape(document_name(citation))}</strong>{_place(citation)}{_clauses(citation)}"
        f'<span class="dl-pills">{_checked(citation)}{_force(citation, as_of)}</span></span></summary>'
        f'<div class="dl-card-body" id="{escape(source_anchor(turn_id, citation.marker))}">{title}'
        f"{quoted_passage(citation.quote, citation.passage)}{_facts(citation)}{_legal_basis(citation)}"
        f'<p><a class="dl-back" href="#answer-{escape(turn_id)}">{escape(say("sources.back"))}</a></p></div></details>'
    )


def _place(citation: Citation) -> str:
    place = place_in_words(citation)
    page = say("sources.page", page=citation.page) if citation.page else ""
    words = " · ".join(part for part in (place[:1].upper() + place[1:], page) if part)
    return f'<span class="dl-place">{escape(words)}</span>' if words else ""


def _clauses(citation: Citation) -> str:
    """The clauses a guidance section rests on, on the closed card: that is what an official looks for first."""
    if citation.article or not citation.legal_basis:
        return ""
    shown = "; ".join(citation.basis_in_words[:CLAUSES_ON_CARD])
    more = len(citation.legal_basis) - CLAUSES_ON_CARD
    return f'<span class="dl-clauses dl-small" lang="vi">{escape(shown)}{f" (+{more})" if more > 0 else ""}</span>'


def _checked(citation: Citation) -> str:
    look, symbol = LOOKS[citation.verification]
    return pill(say(f"verification.{citation.verification}"), look, symbol)


def _force(citation: Citation, as_of: date) -> str:
    return pill(force_in_words(citation, as_of), "plain" if citation.in_force else "bad", "" if citation.in_force else "✕")


def force_in_words(citation: Citation, as_of: date) -> str:
    """Return whether the source is in force on `as_of` and since or until when."""
    start, end = citation.validity.start, citation.validity.end
    if citation.in_force:
        if start and end:
            return say("force.between", start=say_date(start), end=say_date(end))
        return say("force.since", date=say_date(start)) if start else say("force.yes")
    if start and start > as_of:
        return say("force.not_yet", date=say_date(start))
    return say("force.until", date=say_date(end)) if end else say("force.no")


def _facts(citation: Citation) -> str:
    issued = say("sources.issued_on", date=say_date(citation.issued_on)) if citation.issued_on else ""
    facts = " · ".join(part for part in (citation.issuer, issued) if part)
    return f'<p class="dl-small">{escape(facts)}</p>' if facts else ""


def _legal_basis(citation: Citation) -> str:
    if not citation.legal_basis:
        return ""
    items = "".join(f"<li>{escape(words)}</li>" for words in citation.basis_in_words)
    return f'<div class="dl-basis"><p>{escape(say("sources.legal_basis"))}</p><ul lang="vi">{items}</ul></div>'
