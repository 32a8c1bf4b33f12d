"""What is taken as unchanged because a summary of the amendment does not speak of it is labelled unverified."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.documents import SectionRole, Verification
from domain.registry import Amendment, RegisteredDocument
from ingest.checks.material import Material, Statement

_SILENT = re.compile(r"tóm tắt[^.\n]* (?:không nhắc|chỉ nêu|chỉ nhắc)", re.IGNORECASE)
_ABOUT_THE_CHANGE = (SectionRole.TRANSITION, SectionRole.LEGAL_BASIS)


def check_silence(material: Material) -> Iterator[str]:
    """Yield each statement that says, or whose basis shows, that it rests on a summary's silence, with a better label."""
    passed_over = {section.id for _, section in material.sections() if section.role in _ABOUT_THE_CHANGE}
    amendments = [(document, item) for document in material.registry.documents for item in document.amended_by if item.summarised]
    for statement in (*material.prose(), *material.data()):
        if statement.verification is Verification.UNVERIFIED or statement.where in passed_over:
            continue
        if _SILENT.search(statement.text) or any(_rests_on(statement, document, item) for document, item in amendments):
            yield f"{statement.where}: dựa vào điều mà bản tóm tắt văn bản sửa đổi không nhắc tới, nhãn phải là unverified. Sửa verification."


def _rests_on(statement: Statement, document: RegisteredDocument, amendment: Amendment) -> bool:
    """Whether a statement for the time after an amendment cites nothing but articles of `document` that its summary leaves out."""
    start = statement.validity.start
    if start is None or start < amendment.start:
        return False
    changing = {item.by for item in document.amended_by} | {document.number}
    articles = [reference.article for reference in statement.legal_basis if reference.number == document.number and reference.article]
    alone = all(reference.number in changing for reference in statement.legal_basis)
    return alone and bool(articles) and not any(article in amendment.articles for article in articles)
