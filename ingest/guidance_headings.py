"""Headings of a guidance file with their attributes and the lines below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from domain.documents import SectionRole, SourceFile, Verification
from domain.errors import KnowledgeError
from ingest.readers.front_matter import MarkdownFile

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
_ATTRIBUTES = re.compile(r"\s*\{([^{}]*)\}\s*$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_ID = re.compile(r"^#[a-z0-9][a-z0-9-]*$")
_NAMES = ("role", "from", "to", "verification")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands in braces behind a heading. `id` "" and None mean unsaid."""

    id: str = ""
    role: SectionRole | None = None
    start: date | None = None
    end: date | None = None
    verification: Verification | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with the (line number, text) of its own lines. `level` 0 is the text above the first heading."""

    source: SourceFile
    line: int
    level: int
    text: str
    attributes: Attributes = Attributes()
    body: tuple[tuple[int, str], ...] = field(default=())

    def error(self, message: str, remedy: str = "", line: int | None = None) -> KnowledgeError:
        """Return an error that names the file and the line (this heading's by default)."""
        return KnowledgeError(f"{self.source.id}:{line or self.line}: {message}", remedy)


@dataclass(frozen=True, slots=True)
class Headings:
    """All headings in order. `title` is the first "# ..." line, which is no section."""

    title: str
    items: tuple[Heading, ...]


def read_headings(file: MarkdownFile) -> Headings:
    """Return the headings of a Markdown file; "#" inside a fenced block is text.

    Raises:
        KnowledgeError: an unknown or malformed attribute, naming file and line.
    """
    title = ""
    found: list[Heading] = []
    current = Heading(file.source, 1, 0, "")
    body: list[tuple[int, str]] = []
    for number, text, is_heading in _marked(file):
        match = _HEADING.match(text) if is_heading else None
        if match is None:
            body.append((number, text))
            continue
        level, words = len(match.group(1)), match.group(2)
        if level == 1 and not title and not found and current.level == 0:
            title = _ATTRIBUTES.sub("", words)
            continue
        found.append(_with_body(current, body))
        attributes = _ATTRIBUTES.search(words)
        blank = Heading(file.source, number, level, _ATTRIBUTES.sub("", words))
        current = Heading(file.source, number, level, blank.text, _attributes(attributes.group(1), blank) if attributes else Attributes())
        body = []
    found.append(_with_body(current, body))
    return Headings(title, tuple(heading for heading in found if heading.level or heading.body))


def _marked(file: MarkdownFile) -> Iterator[tuple[int, str, bool]]:
    """Yield (number, text, may be a heading) for every line."""
    fenced = False
    for number, text in file.lines:
        if _FENCE.match(text):
            fenced = not fenced
        yield number, text, not fenced


def _with_body(heading: Heading, body: list[tuple[int, str]]) -> Heading:
    kept = tuple(body) if any(text.strip() for _, text in body) else ()
    return Heading(heading.source, heading.line, heading.level, heading.text, heading.attributes, kept)


def _attributes(text: str, heading: Heading) -> Attributes:
    identifier, values = "", dict[str, str]()
    for token in text.split():
        if token.startswith("#"):
            if not _ID.match(token):
                raise heading.error(f"mã mục “{token}” không hợp lệ.", "Dùng chữ thường không dấu, số và gạch nối, ví dụ {#dk-thanh-lap}.")
            identifier = token[1:]
            continue
        name, equals, value = token.partition("=")
        if not equals or name not in _NAMES:
            raise heading.error(f"thuộc tính “{token}” không biết.", f"Các thuộc tính dùng được: #mã, {', '.join(f'{name}=' for name in _NAMES)}.")
        values[name] = value
    return Attributes(identifier, _role(values, heading), _day(values, "from", heading), _day(values, "to", heading), _label(values, heading))


def _role(values: dict[str, str], heading: Heading) -> SectionRole | None:
    value = values.get("role")
    if not value:
        return None
    try:
        return SectionRole(value)
    except ValueError as error:
        raise heading.error(f"role “{value}” không biết.", f"Các role: {', '.join(SectionRole)}.") from error


def _day(values: dict[str, str], name: str, heading: Heading) -> date | None:
    value = values.get(name)
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise heading.error(f"{name}=“{value}” không phải ngày.", "Viết ngày dạng 2026-09-15.") from error


def _label(values: dict[str, str], heading: Heading) -> Verification | None:
    value = values.get("verification")
    if not value:
        return None
    try:
        return Verification(value)
    except ValueError as error:
        raise heading.error(f"verification “{value}” không biết.", "Dùng primary, secondary hoặc unverified.") from error
