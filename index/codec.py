"""Domain values to JSON and back, for rows of the section store."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from domain.documents import Document, DocumentKind, Section, SectionRole, SourceFile, Validity, Verification
from domain.legal import LegalReference


def to_json(value: Document | Section) -> str:
    """Return `value` as compact JSON; fields that hold their default are left out."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        pairs = ((item.name, getattr(value, item.name), item.default) for item in fields(value))
        return {name: _plain(current) for name, current, default in pairs if current != default}
    return value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _validity(row: dict[str, str] | None) -> Validity:
    return Validity(_day(row.get("start")), _day(row.get("end"))) if row else Validity()


def document_from_json(text: str) -> Document:
    """Return the document a row holds."""
    row = json.loads(text)
    row["kind"] = DocumentKind(row["kind"])
    row["issued_on"] = _day(row.get("issued_on"))
    row["validity"] = _validity(row.get("validity"))
    row["verification"] = Verification(row.get("verification", "primary"))
    for name in ("amends", "replaces"):
        row[name] = tuple(row.get(name, ()))
    if row.get("source"):
        row["source"] = SourceFile(**row["source"])
    return Document(**row)


def section_from_json(text: str) -> Section:
    """Return the section a row holds."""
    row = json.loads(text)
    row["role"] = SectionRole(row["role"])
    row["path"] = tuple(row["path"])
    row["validity"] = _validity(row.get("validity"))
    row["verification"] = Verification(row.get("verification", "primary"))
    row["legal_basis"] = tuple(LegalReference(**item) for item in row.get("legal_basis", ()))
    row["questions"] = tuple(row.get("questions", ()))
    return Section(**row)
