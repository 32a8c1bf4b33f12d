"""Sources as plain texts, with the place of every section in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.sections import SourceContent


@dataclass(frozen=True, slots=True)
class Span:
    """A unit of a text: an article or a section, from character `start` to `end` (exclusive)."""

    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """One source as one text."""

    id: str
    text: str
    spans: tuple[Span, ...]

    def units_touched(self, start: int, end: int) -> tuple[str, ...]:
        """Return every unit that a stretch of the text holds a character of."""
        return tuple(span.unit for span in self.spans if span.start < end and start < span.end)

    def units_at(self, start: int, end: int) -> tuple[str, ...]:
        """Return the units that share most characters with a stretch of the text; several when they tie, none when it touches none."""
        shared = [(min(end, span.end) - max(start, span.start), span.unit) for span in self.spans]
        most = max((length for length, _ in shared), default=0)
        return tuple(unit for length, unit in shared if length == most and length > 0)


def article_text(article_id: str, title: str, text: str) -> SourceText:
    """Return an article of a BEIR folder as a text of one unit."""
    whole = f"{title}\n{text}" if title else text
    return SourceText(article_id, whole, (Span(article_id, 0, len(whole)),))


def source_text(content: SourceContent) -> SourceText:
    """Return a source as ingestion rendered it: its title, then each section with its heading, in reading order.

    A section inside another stands in the text of that one and is no unit of its own.
    """
    parts = [content.document.title]
    spans: list[Span] = []
    at = len(parts[0]) + 2
    for section in content.sections:
        if section.parent_id is None:
            part = f"{section.heading}\n{section.text}"
            spans.append(Span(section.id, at, at + len(part)))
            parts.append(part)
            at += len(part) + 2
    return SourceText(content.source_id, "\n\n".join(parts), tuple(spans))


def source_texts(contents: Iterable[SourceContent]) -> tuple[SourceText, ...]:
    """Return one text a source."""
    return tuple(source_text(content) for content in contents)
