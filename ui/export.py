"""An answer as a Markdown file, with its sources written out."""

from __future__ import annotations

from domain.answers import Answer, AnswerStatus, Citation
from ui.citation_card import force_in_words
from ui.place import document_name, place_in_words
from ui.texts import say, say_date


def answer_file_name(answer: Answer) -> str:
    """Return a file name that sorts by the day of the answer."""
    return f"dan-loi-{answer.asked_at:%Y-%m-%d-%H%M%S}.md"


def answer_markdown(answer: Answer) -> str:
    """Return question, answer, warnings, sources and the standing notice as Markdown."""
    parts = [f"# {say('product.name')}", f"**{say('export.question')}:** {answer.question}", say("answer.as_of", date=say_date(answer.as_of))]
    if answer.status is not AnswerStatus.ANSWERED:
        parts.append(f"**{say(f'status.{answer.status}')}**")
    parts.append(answer.text)
    parts += [f"> {warning}" for warning in dict.fromkeys(answer.warnings) if warning not in answer.text]
    if answer.citations:
        parts.append(f"## {say('sources.title', count=len(answer.citations))}")
        parts += [_source(citation, answer) for citation in answer.citations]
    parts += ["---", say("notice.standing"), _made_by(answer)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _source(citation: Citation, answer: Answer) -> str:
    name = document_name(citation) + (f": {citation.title}" if citation.number and citation.title else "")
    lines = [f"**[{citation.marker}] {name}**", place_in_words(citation), f"> {' '.join(citation.quote.split())}"]
    facts = [say(f"verification.{citation.verification}"), force_in_words(citation, answer.as_of)]
    if citation.page:
        facts.append(say("sources.page", page=citation.page))
    lines.append(" · ".join(facts))
    if citation.legal_basis:
        lines.append(f"{say('sources.legal_basis')} " + "; ".join(citation.basis_in_words))
    return "\n\n".join(line for line in lines if line)


def _made_by(answer: Answer) -> str:
    index = answer.versions.index if answer.versions else "-"
    return say("export.made", moment=f"{answer.asked_at:%Y-%m-%d %H:%M %Z}".strip(), index=index)
