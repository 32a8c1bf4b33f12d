"""Legal references: registered, in force in the period they are cited for, not repealed before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.documents import SectionRole, Validity
from domain.legal import LegalReference, find_references
from ingest.checks.material import Material, first_day, share_a_day
from ingest.guidance_sections import NO_BASIS_SENTENCE

# Sections of these roles, and sections that say so, tell of older law on purpose.
_ABOUT_OLD_LAW = (SectionRole.TRANSITION, SectionRole.LEGAL_BASIS)
_TELLS_OF_OTHER_TIMES = re.compile(r"luật cũ|trước đây|trước (?:ngày )?\d|năm \d{4}|bãi bỏ|từ (?:ngày )?\d{2}/|sau \d{2}/", re.IGNORECASE)


def check_references(material: Material) -> Iterator[str]:
    """Yield each reference to a document that is unknown, or was not in force on any day it is cited for."""
    for file, section in material.sections():
        where = f"{file.name} › {section.heading}"
        if not section.legal_basis and NO_BASIS_SENTENCE not in section.text:
            yield f"{where}: thiếu dòng «Căn cứ:». Thêm căn cứ, hoặc ghi rõ nguồn chưa quy định."
        current = any(_in_force(material, reference, section.validity) for reference in section.legal_basis)
        other_times = current and bool(_TELLS_OF_OTHER_TIMES.search(section.text))
        for reference in section.legal_basis:
            yield from _check(material, reference, section.validity, where, old_law=other_times or section.role in _ABOUT_OLD_LAW)
        for reference in find_references(section.text):
            if reference.number and material.registry.get(reference.number) is None:
                yield f"{where}: văn bản «{reference.number}» nêu trong bài chưa có trong registry.yaml. Thêm vào hoặc sửa số hiệu."
    for statement in material.data():
        for reference in statement.legal_basis:
            yield from _check(material, reference, statement.validity, statement.where)
        for reference in find_references(statement.text):
            if reference.number and material.registry.get(reference.number) is None:
                yield f"{statement.where}: văn bản «{reference.number}» chưa có trong registry.yaml. Thêm vào hoặc sửa số hiệu."


def _in_force(material: Material, reference: LegalReference, days: Validity) -> bool:
    document = material.registry.get(reference.number)
    return document is not None and share_a_day(document.validity, days)


def _check(material: Material, reference: LegalReference, days: Validity, where: str, *, old_law: bool = False) -> Iterator[str]:
    document = material.registry.get(reference.number)
    if document is None:
        yield f"{where}: văn bản «{reference.number}» chưa có trong registry.yaml. Thêm vào hoặc sửa số hiệu."
        return
    if old_law:
        return
    if not _in_force(material, reference, days):
        yield f"{where}: {document.name} không có hiệu lực trong thời gian của mục. Sửa căn cứ, from hoặc to."
    repealed = [item for item in material.registry.amendments_of(reference, first_day(days)) if item.repeals and reference.article]
    if repealed:
        yield f"{where}: {reference.spoken} đã hết hiệu lực từ {repealed[0].start.isoformat()}. Sửa căn cứ, hoặc tách mục theo thời gian."
