"""Headings of guidance to sections: bases and questions out of the text, dates handed down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.documents import Document, Section, SectionRole, Validity, Verification, digest_of
from domain.legal import LegalReference, find_references
from domain.vietnamese import clean
from ingest.guidance_headings import Attributes, Heading
from ingest.roles import role_of_heading
from ingest.units import ascii_slug

_BASIS = re.compile(r"^\s*(?:[-*]\s+)?\**Căn cứ\s*:\**\s*(.*)$")
# Where no source names a clause the file says so, and the section tells its reader.
NO_BASIS = "không có trong nguồn"
NO_BASIS_SENTENCE = "Nguồn không nêu căn cứ pháp lý."
_QUESTION = re.compile(r"^\s*(?:[-*]\s+)?\**Hỏi\s*:\**\s*(.*)$")


@dataclass(frozen=True, slots=True)
class _Content:
    """A heading's own lines taken apart."""

    text: str
    legal_basis: tuple[LegalReference, ...]
    questions: tuple[str, ...]


@dataclass(slots=True)
class _Node:
    """A heading with what it inherits; `id` is final."""

    heading: Heading
    content: _Content
    id: str
    path: tuple[str, ...]
    parent: _Node | None
    attributes: Attributes
    children: list[_Node]

    @property
    def text(self) -> str:
        """Own text and that of the headings below, each under its heading."""
        parts = [self.content.text, *(f"{child.heading.text}\n{child.text}" for child in self.children if child.text)]
        return "\n\n".join(part for part in parts if part)


def guidance_sections(document: Document, headings: Sequence[Heading], sources: Sequence[str], strict: bool) -> tuple[Section, ...]:
    """Return a section for every heading with text of its own or below it.

    A basis without a document number takes the document's only source. `strict` makes
    an empty heading and a basis that cannot be read errors.

    Raises:
        KnowledgeError: see above; also an id used twice, or dates that leave no day in force.
    """
    nodes = _nodes(document, headings, sources[0] if len(sources) == 1 else "", strict)
    found: list[Section] = []
    for node in nodes:
        if node.text:
            found.append(_section(document, node, len(found)))
        elif strict:
            raise node.heading.error(f"mục “{node.heading.text}” không có nội dung.", "Viết nội dung hoặc bỏ mục.")
    return tuple(found)


def _nodes(document: Document, headings: Sequence[Heading], number: str, strict: bool) -> list[_Node]:
    nodes: list[_Node] = []
    stack: list[_Node] = []
    taken: set[str] = set()
    for heading in headings:
        while stack and stack[-1].heading.level >= heading.level:
            stack.pop()
        parent = stack[-1] if stack else None
        path = (*(parent.path if parent else (document.title,)), heading.text) if heading.level else (document.title,)
        attributes = _inherited(heading.attributes, parent.attributes if parent else None)
        identifier = f"{document.id}/{_identifier(heading, taken)}"
        node = _Node(heading, _content(heading, number, strict), identifier, path, parent, attributes, [])
        if parent:
            parent.children.append(node)
        if heading.level:
            stack.append(node)
        nodes.append(node)
    return nodes


def _identifier(heading: Heading, taken: set[str]) -> str:
    if heading.attributes.id in taken:
        raise heading.error(f"mã mục “{heading.attributes.id}” đã dùng.", "Mỗi mục trong tệp cần một mã riêng.")
    base = heading.attributes.id or (ascii_slug(heading.text) if heading.level else "mo-dau") or "muc"
    candidate, count = base, 1
    while candidate in taken:
        count += 1
        candidate = f"{base}-{count}"
    taken.add(candidate)
    return candidate


def _inherited(own: Attributes, parent: Attributes | None) -> Attributes:
    if parent is None:
        return own
    return replace(own, start=own.start or parent.start, end=own.end or parent.end, verification=own.verification or parent.verification)


def _content(heading: Heading, number: str, strict: bool) -> _Content:
    kept: list[str] = []
    references: list[LegalReference] = []
    questions: list[str] = []
    for line, text in heading.body:
        basis, question = _BASIS.match(text), _QUESTION.match(text)
        if basis and strict and basis.group(1).strip().rstrip(".") == NO_BASIS:
            kept.append(NO_BASIS_SENTENCE)
        elif basis and (found := _references(basis.group(1), number, heading, line, strict)):
            references += found
        elif question and question.group(1).strip():
            questions.append(clean(question.group(1)))
        else:
            kept.append(text.rstrip())
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(clean(line) if not line.startswith(" ") else _indented(line) for line in kept)).strip()
    return _Content(text, tuple(dict.fromkeys(references)), tuple(questions))


def _indented(line: str) -> str:
    """Clean a line of a nested list without losing its indentation."""
    return line[: len(line) - len(line.lstrip())] + clean(line)


def _references(text: str, number: str, heading: Heading, line: int, strict: bool) -> list[LegalReference]:
    found = list(find_references(text, default_number=number))
    if strict and (not found or any(not reference.number for reference in found)):
        raise heading.error(f"căn cứ “{text}” không đọc được.", "Viết dạng: khoản 1 Điều 8 Nghị định 32/2024/NĐ-CP; …", line)
    return found


def _section(document: Document, node: _Node, order: int) -> Section:
    validity = _validity(document, node)
    verification = node.attributes.verification or document.verification
    return Section(
        id=node.id,
        document_id=document.id,
        path=node.path,
        role=_role(node),
        text=node.text,
        order=order,
        lead=node.content.text,
        parent_id=node.parent.id if node.parent else None,
        validity=validity,
        verification=verification,
        legal_basis=node.content.legal_basis,
        questions=node.content.questions,
        digest=_digest(node, validity, verification),
    )


def _digest(node: _Node, validity: Validity, verification: Verification) -> str:
    """Bases and questions are shown and embedded, so a change of theirs is a change of content."""
    return digest_of(node.path, node.text, validity, verification, node.content.legal_basis, node.content.questions)


def _role(node: _Node) -> SectionRole:
    """Its own role, what its heading announces, or its nearest parent's."""
    if node.heading.attributes.role:
        return node.heading.attributes.role
    announced = role_of_heading(node.heading.text)
    return _role(node.parent) if announced is SectionRole.OTHER and node.parent else announced


def _validity(document: Document, node: _Node) -> Validity:
    validity = Validity(node.attributes.start, node.attributes.end).narrowed(document.validity)
    if validity.start and validity.end and validity.end < validity.start:
        raise node.heading.error("from/to không còn ngày nào có hiệu lực trong thời gian của tài liệu.", "Sửa lại from, to hoặc phần đầu.")
    return validity
