"""Guidance of our own in Markdown: the front matter becomes the document, the headings its sections."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from domain.documents import Document, DocumentKind, Section, SourceFile, Validity, Verification
from domain.errors import EmptyDocument, KnowledgeError
from ingest.guidance_headings import Heading, read_headings
from ingest.guidance_sections import guidance_sections
from ingest.parsed import ParsedDocument, Quality
from ingest.readers.front_matter import MarkdownFile
from ingest.units import ascii_slug

_OURS = {"field", "lead_office", "verification", "reviewed_on", "sources"}
_KEYS = {"id", "title", "in_force_from", "in_force_to", *_OURS}


def read_guidance(file: MarkdownFile) -> ParsedDocument:
    """Return a Markdown file as a document with a section for every heading that has text.

    With our front matter (any of field, lead_office, verification, reviewed_on, sources)
    it is GUIDANCE and read strictly; without, it is OTHER with id and title from
    file name and first heading.

    Raises:
        KnowledgeError: a malformed date, role, label, attribute or basis, naming file and line.
        EmptyDocument: no text below the front matter.
    """
    meta = file.meta or {}
    strict = bool(_OURS & set(meta))
    warnings = _unknown_keys(meta, file.source, strict)
    headings = read_headings(file)
    title = str(meta.get("title") or "") or headings.title or Path(file.source.id).stem
    document = Document(
        id=ascii_slug(str(meta.get("id") or Path(file.source.id).stem)) or "tai-lieu",
        title=title,
        kind=DocumentKind.GUIDANCE if strict else DocumentKind.OTHER,
        kind_name="Hướng dẫn" if strict else "",
        validity=_validity(meta, file.source),
        verification=_label(meta.get("verification"), file.source),
        source=file.source,
        field=str(meta.get("field") or ""),
        lead_office=str(meta.get("lead_office") or ""),
    )
    sections = guidance_sections(document, headings.items, _sources(meta, file.source), strict)
    if not sections:
        raise EmptyDocument(f"Tệp “{Path(file.source.path).name}” không có nội dung dưới phần đầu.", "Thêm nội dung hoặc xóa tệp.")
    return ParsedDocument(document, sections, _quality(headings.items, sections, warnings))


def _quality(headings: tuple[Heading, ...], sections: tuple[Section, ...], warnings: tuple[str, ...]) -> Quality:
    texts = [text for heading in headings for _, text in heading.body]
    tables = sum(1 for before, text in zip(["", *texts], texts, strict=False) if text.startswith("|") and not before.startswith("|"))
    return Quality(characters=sum(len(section.lead) for section in sections), tables=tables, warnings=warnings)


def _unknown_keys(meta: Mapping[str, Any], source: SourceFile, strict: bool) -> tuple[str, ...]:
    unknown = sorted(set(meta) - _KEYS)
    if unknown and strict:
        raise KnowledgeError(f"{source.id}: phần đầu có khóa không biết: {', '.join(unknown)}.", f"Các khóa dùng được: {', '.join(sorted(_KEYS))}.")
    return (f"Phần đầu có khóa không dùng đến: {', '.join(unknown)}.",) if unknown else ()


def _validity(meta: Mapping[str, Any], source: SourceFile) -> Validity:
    validity = Validity(_day(meta, "in_force_from", source), _day(meta, "in_force_to", source))
    _day(meta, "reviewed_on", source)
    if validity.start and validity.end and validity.end < validity.start:
        raise KnowledgeError(f"{source.id}: in_force_to trước in_force_from.", "Sửa lại hai ngày ở phần đầu.")
    return validity


def _day(meta: Mapping[str, Any], key: str, source: SourceFile) -> date | None:
    value = meta.get(key)
    if value is None or value == "":
        return None
    try:
        return value if type(value) is date else date.fromisoformat(str(value))
    except ValueError as error:
        raise KnowledgeError(f"{source.id}: {key} “{value}” không phải ngày.", "Viết ngày dạng 2026-09-15.") from error


def _label(value: Any, source: SourceFile) -> Verification:
    if value is None:
        return Verification.UNVERIFIED
    try:
        return Verification(str(value))
    except ValueError as error:
        raise KnowledgeError(f"{source.id}: verification “{value}” không biết.", "Dùng primary, secondary hoặc unverified.") from error


def _sources(meta: Mapping[str, Any], source: SourceFile) -> tuple[str, ...]:
    value = meta.get("sources") or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise KnowledgeError(f"{source.id}: sources phải là danh sách số hiệu văn bản.", 'Viết dạng sources: ["32/2024/NĐ-CP"].')
    return tuple(value)
