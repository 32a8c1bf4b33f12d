"""A reading shown to a person or handed to a program."""

from __future__ import annotations

from typing import Any

from domain.documents import Document, Section
from ingest.parsed import ParsedDocument
from ingest.units import shortened


def inspect_json(parsed: ParsedDocument) -> dict[str, Any]:
    """Return {"document": {...}, "quality": {...}, "sections": [{...}, ...]} of plain JSON values."""
    quality = parsed.quality
    return {
        "document": _document(parsed.document),
        "quality": {
            "characters": quality.characters,
            "articles": quality.articles,
            "clauses": quality.clauses,
            "points": quality.points,
            "tables": quality.tables,
            "pages": quality.pages,
            "warnings": list(quality.warnings),
        },
        "sections": [_section(section) for section in parsed.sections],
    }


def inspect_text(parsed: ParsedDocument) -> str:
    """Return the metadata, the quality and the section tree as lines for a terminal."""
    document, quality = parsed.document, parsed.quality
    facts = [
        ("Mã", document.id),
        ("Tên", document.title),
        ("Loại", document.kind_name or str(document.kind)),
        ("Số, ký hiệu", document.number or "(không có)"),
        ("Cơ quan", document.issuer or "(không rõ)"),
        ("Ban hành", _day(document.issued_on)),
        ("Hiệu lực", f"{_day(document.validity.start)} – {_day(document.validity.end)}"),
        ("Thay thế", ", ".join(document.replaces)),
        ("Sửa đổi", ", ".join(document.amends)),
        ("Kiểm chứng", str(document.verification)),
        ("Nội dung", f"{quality.articles} điều, {quality.clauses} khoản, {quality.points} điểm, {quality.tables} bảng"),
        ("Độ dài", f"{quality.characters:,} ký tự, {len(parsed.sections)} mục" + (f", {quality.pages} trang" if quality.pages else "")),
    ]
    lines = [f"{name + ':':<13}{value}" for name, value in facts if value]
    lines += [f"⚠ {warning}" for warning in quality.warnings]
    return "\n".join([*lines, "", *_tree(parsed.sections)])


def _tree(sections: tuple[Section, ...]) -> list[str]:
    lines: list[str] = []
    shown: tuple[str, ...] = ()
    for section in sections:
        above = section.path[:-1]
        for depth, heading in enumerate(above):
            if shown[: depth + 1] != above[: depth + 1]:
                lines.append(f"{'  ' * depth}{heading}")
        words = section.lead or section.text
        page = f" (tr. {section.page})" if section.page else ""
        opening = "" if words.startswith(section.heading) else f"  {shortened(words, 70)}"
        lines.append(f"{'  ' * len(above)}{shortened(section.heading, 90)}  [{section.role}]{page}{opening}")
        shown = section.path
    return lines


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "kind": str(document.kind),
        "kind_name": document.kind_name,
        "number": document.number,
        "issuer": document.issuer,
        "issued_on": _iso(document.issued_on),
        "in_force_from": _iso(document.validity.start),
        "in_force_to": _iso(document.validity.end),
        "amends": list(document.amends),
        "replaces": list(document.replaces),
        "language": document.language,
        "verification": str(document.verification),
        "source": document.source.id if document.source else None,
        "sha256": document.source.sha256 if document.source else None,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "role": str(section.role),
        "path": list(section.path),
        "article": section.article,
        "clause": section.clause,
        "point": section.point,
        "appendix": section.appendix,
        "in_form": section.in_form,
        "page": section.page,
        "parent": section.parent_id,
        "in_force_from": _iso(section.validity.start),
        "in_force_to": _iso(section.validity.end),
        "verification": str(section.verification),
        "legal_basis": [str(reference) for reference in section.legal_basis],
        "questions": list(section.questions),
        "text": section.text,
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _day(day: Any) -> str:
    return day.strftime("%d/%m/%Y") if day else "…"
