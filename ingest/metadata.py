"""A document's own metadata, read from its head and its final articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.documents import Document, DocumentKind, SourceFile, Verification
from ingest.effect import read_effect
from ingest.header import Header, read_header
from ingest.lines import Line
from ingest.structure import Structure
from ingest.units import Unit, UnitKind, ascii_slug

_LEGAL_KINDS = {
    "HIẾN PHÁP", "BỘ LUẬT", "LUẬT", "PHÁP LỆNH", "NGHỊ QUYẾT", "NGHỊ ĐỊNH", "THÔNG TƯ", "THÔNG TƯ LIÊN TỊCH",
    "QUYẾT ĐỊNH", "CHỈ THỊ", "LỆNH", "VĂN BẢN HỢP NHẤT",
}  # fmt: skip
_OTHER_KINDS = {"CÔNG VĂN", "THÔNG BÁO", "KẾ HOẠCH", "HƯỚNG DẪN", "BÁO CÁO", "TỜ TRÌNH", "CÔNG ĐIỆN", "GIẤY MỜI"}
_ENACTS = re.compile(
    r"ban hành\s+(?P<kind>Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Thông tư liên tịch|Thông tư|Quyết định)\s+(?P<title>[^.]+?)\s*\.?$"
)
_BASIS = re.compile(r"^(?:Căn cứ|Theo đề nghị|Xét đề nghị|Kính gửi)\b", re.IGNORECASE)
_ENACTING = re.compile(r"^(?:CHỦ TỊCH|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|BỘ TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI|GIÁM ĐỐC)\b")
_AMENDS = re.compile(r"sửa đổi, bổ sung", re.IGNORECASE)
_TITLE_NUMBER = re.compile(r"\d{1,4}(?:\.\d+)?/\d{4}/[A-ZĐ][A-ZĐ0-9-]*")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A document with what was noticed while reading its head (Vietnamese sentences)."""

    document: Document
    warnings: tuple[str, ...]


def read_metadata(structure: Structure, lines: Sequence[Line], source: SourceFile) -> Metadata:
    """Return the metadata of a state document; fields the text does not state stay empty.

    The title is the trích yếu, in the capitalisation of the enacting sentence ("Chính phủ
    ban hành Nghị định về ...") where the two agree.
    """
    preamble = structure.preamble
    header = read_header(preamble)
    kind_at = _kind_line(preamble)
    kind_name = preamble[kind_at].text.rstrip(": ").capitalize() if kind_at is not None else ("Công văn" if header.subject else "")
    title = _title(preamble, kind_at, header)
    articles = [unit for unit in structure.units if unit.kind is UnitKind.ARTICLE]
    effect = read_effect(articles, header.issued_on)
    document = Document(
        id=ascii_slug(header.number) if header.number else ascii_slug(Path(source.id).stem),
        title=title or header.number or Path(source.id).stem,
        kind=_kind(kind_name, header),
        kind_name=kind_name,
        number=header.number,
        issuer=_in_running_case(header.issuer, lines),
        issued_on=header.issued_on,
        validity=effect.validity,
        amends=_amended(title, articles),
        replaces=effect.replaces,
        verification=_verification(kind_name, header),
        source=source,
    )
    return Metadata(document, _warnings(header, document) + effect.warnings)


def _kind_line(preamble: Sequence[Line]) -> int | None:
    known = _LEGAL_KINDS | _OTHER_KINDS
    for at, line in enumerate(preamble[:30]):
        if _BASIS.match(line.text):
            return None
        if not line.rows and line.text.rstrip(": ").upper() in known and (line.text.isupper() or line.align == "center"):
            return at
    return None


def _kind(kind_name: str, header: Header) -> DocumentKind:
    if kind_name.upper() in _LEGAL_KINDS:
        return DocumentKind.LEGAL
    return DocumentKind.LETTER if kind_name or header.subject else DocumentKind.OTHER


def _verification(kind_name: str, header: Header) -> Verification:
    """The text of a state document is its own primary source; a file that does not show whose it is is not."""
    return Verification.PRIMARY if kind_name and (header.number or header.number_tail or header.issuer) else Verification.UNVERIFIED


def _title(preamble: Sequence[Line], kind_at: int | None, header: Header) -> str:
    if kind_at is None:
        return _sentence_case(header.subject)
    printed: list[str] = []
    for line in preamble[kind_at + 1 : kind_at + 7]:
        if line.rows or _BASIS.match(line.text) or set(line.text) <= set("-_–—*. "):
            break
        if line.text.isupper() and (_ENACTING.match(line.text) or (header.issuer and line.text.startswith(header.issuer.upper()[:20]))):
            break
        printed.append(line.text)
    title = " ".join(printed)
    for line in preamble:
        match = _ENACTS.search(line.text)
        if not match:
            continue
        named = match.group("title")
        if named.casefold() == title.casefold():
            kind = match.group("kind")
            return f"{kind} {named}" if kind in ("Luật", "Bộ luật", "Pháp lệnh") else named[:1].upper() + named[1:]
    return _sentence_case(title)


def _sentence_case(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


def _in_running_case(name: str, lines: Sequence[Line]) -> str:
    """Return an office printed in capitals as the running text writes it ("BỘ CÔNG THƯƠNG" -> "Bộ Công Thương")."""
    if not name or name != name.upper():
        return name
    pattern = re.compile(re.escape(name), re.IGNORECASE)
    for line in lines:
        for match in pattern.finditer(line.text):
            if match.group(0) != match.group(0).upper():
                return match.group(0)[:1].upper() + match.group(0)[1:]
    return name.capitalize()


def _amended(title: str, articles: Sequence[Unit]) -> tuple[str, ...]:
    """Return the numbers named by a title or article heading that says "sửa đổi, bổ sung"."""
    found: dict[str, None] = {}
    for text in (title, *(unit.label for unit in articles)):
        if _AMENDS.search(text):
            found.update(dict.fromkeys(_TITLE_NUMBER.findall(text)))
    return tuple(found)


def _warnings(header: Header, document: Document) -> tuple[str, ...]:
    warnings = list(header.warnings)
    if document.kind is DocumentKind.LEGAL and document.validity.start is None:
        warnings.append("Không thấy câu nêu ngày có hiệu lực trong văn bản.")
    if document.kind is not DocumentKind.OTHER and document.issued_on is None and not header.date_warned:
        warnings.append("Không thấy ngày ban hành.")
    return tuple(warnings)
