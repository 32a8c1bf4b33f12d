"""Official texts beside the checkout, read into articles, clauses and points by their numbering alone.

Apart from ingestion on purpose: what knowledge/ states is held against the text by other means
than those that answer with it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from docx import Document

from domain.legal import LegalReference

FILES = {
    "32/2024/NĐ-CP": "ND-32-2024-quan-ly-phat-trien-CCN.docx",
    "139/2025/NĐ-CP": "ND-139-2025-phan-dinh-tham-quyen-2-cap-BCT.docx",
    "14/2024/TT-BCT": "TT-14-2024-che-do-bao-cao-mau-van-ban-CCN.docx",
    "135/2025/QH15": "Luat-Xay-dung-135-2025-QH15.docx",
    "178/2025/NĐ-CP": "ND-178-2025-quy-hoach-do-thi-nong-thon.docx",
    "24/2026/NQ-CP": "NQ-24-2026-NQ-CP-cat-giam-TTHC-XD.docx",
    "66.18/2026/NQ-CP": "NQ-66.18-2026-NQ-CP-phan-quyen-cat-giam-TTHC.docx",
}
Place = tuple[str, str, str]
_ARTICLE = re.compile(r"Điều (\d+[a-zđ]?)\.")
_CLAUSE = re.compile(r"(\d+[a-zđ]?)\. ")
_POINT = re.compile(r"([a-zđ])\) ")
_DATE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")


@cache
def places_of(path: Path) -> dict[Place, str]:
    """Return the text of every place before the annexes; the text of an article holds that of its clauses."""
    texts: dict[Place, list[str]] = {}
    article = clause = point = ""
    for paragraph in Document(str(path)).paragraphs:
        line = " ".join(paragraph.text.split())
        if line.startswith("PHỤ LỤC"):
            break
        if found := _ARTICLE.match(line):
            article, clause, point = found.group(1), "", ""
        elif found := _CLAUSE.match(line):
            clause, point = found.group(1), ""
        elif found := _POINT.match(line):
            point = found.group(1)
        for place in {(article, "", ""), (article, clause, ""), (article, clause, point)}:
            texts.setdefault(place, []).append(line)
    return {place: "\n".join(lines) for place, lines in texts.items()}


def text_of(folder: Path, reference: LegalReference) -> str:
    """Return what the text says at `reference`, "" where we have no text of the document or no such place."""
    if reference.number not in FILES or not reference.article:
        return ""
    place = (reference.article, reference.clause or "", reference.point or "")
    return places_of(folder / FILES[reference.number]).get(place, "")


def dates_in(text: str) -> set[date]:
    """Return the dates written out in a text."""
    return {date(int(year), int(month), int(day)) for day, month, year in _DATE.findall(text)}
