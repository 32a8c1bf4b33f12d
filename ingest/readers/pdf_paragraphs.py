"""Printed lines of a PDF joined to the paragraphs they were broken from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import Paragraph
from ingest.lines import breaks_off, is_capitals
from ingest.readers.pdf_lines import PdfLine

# Marks that open a legal unit wherever a line begins with them, unless the line before breaks off in a
# reference ("quy định tại khoản" / "1. Trường hợp ...").
_STRONG_MARK = re.compile(
    r"^(?:Điều\s+\d+[a-zđ]?\s*[.:](?!\d)|\d{1,3}[a-zđ]?\.\s+(?P<word>\S)|[a-zđ]\d?\)\s"
    r"|(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Tiểu mục)\s+\S+\s*(?:[.:]|$)"
    r"|(?:PHỤ LỤC|Phụ lục)\s*\S*$|(?:Mẫu|Biểu) số\s+\S+\s*$|Nơi nhận:|Kính gửi:)"
)
# Marks that also stand at the beginning of a broken line ("kinh tế" / "- xã hội").
_WEAK_MARK = re.compile(r"^(?:[-+•–]\s|Căn cứ\s|Theo đề nghị|[IVX]+\.\s|[A-ZĐ]\.\s|\d{1,3}\)\s|(?:[A-ZĐ]\S*\s){1,4}, ngày|TM\.|KT\.|TL\.|TUQ\.)")
_HEAD = re.compile(r"^(?:(?:Luật |Bộ luật )?Số\s*:|V/v|.{0,40}, ngày.{0,12}tháng.{0,12}năm|CỘNG H|Độc lập|Kính gửi)", re.IGNORECASE)
_ENDED = (".", ";", ":", "”", '"', "!", "?", "./.")
_INDENT = 8.0
_CENTRE_GAP = 20.0
_WIDEST_INDENT = 42.0
_ENOUGH = 8
_SHORT = 0.5


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float


def paragraphs_of(lines: Sequence[PdfLine]) -> Iterator[Paragraph]:
    """Yield the paragraphs of `lines`.

    A line begins a paragraph when it is indented, centred or set after a line that broke
    early, or when it opens a legal unit and the line before had ended its sentence.
    """
    margins = _margins(lines)
    text, first, previous = "", None, None
    for line in lines:
        if first is not None and previous is not None and not _begins(line, previous, text, margins):
            text = _continued(text, line.text)
        else:
            if first is not None:
                yield Paragraph(text, align=_align(first, margins), page=first.page)
            text, first = line.text, line
        previous = line
    if first is not None:
        yield Paragraph(text, align=_align(first, margins), page=first.page)


def _margins(lines: Sequence[PdfLine]) -> _Margins:
    wide = [line for line in lines if line.right - line.left > line.width * 0.5] or list(lines)
    if not wide:
        return _Margins(0.0, 0.0)
    lefts = Counter(round(line.left / 2) * 2 for line in wide)
    rights = sorted(line.right for line in wide)
    return _Margins(float(min(lefts, key=lambda left: (-lefts[left], left))), rights[int(len(rights) * 0.9)])


def _begins(line: PdfLine, previous: PdfLine, text: str, margins: _Margins) -> bool:
    if _HEAD.match(line.text) or _HEAD.match(previous.text) or _is_centred(line, margins) or _is_centred(previous, margins):
        return True
    if _letters(line) >= _ENOUGH and _letters(previous) >= _ENOUGH and is_capitals(line.text) != is_capitals(previous.text):
        return True
    if _opens_unit(line.text) and not breaks_off(text):
        return True
    is_short = previous.right - previous.left < _SHORT * previous.width
    if text.endswith(_ENDED) and (is_short or _WEAK_MARK.match(line.text)):
        return True
    return _broke_early(previous, line, margins) or _is_indented(line, previous, text, margins)


def _opens_unit(text: str) -> bool:
    """Return whether a line begins with the mark of a legal unit; a clause goes on with a capital ("2. Hồ sơ")."""
    match = _STRONG_MARK.match(text)
    return match is not None and not (match.group("word") or "X").islower()


def _letters(line: PdfLine) -> int:
    return sum(char.isalpha() for char in line.text)


def _is_indented(line: PdfLine, previous: PdfLine, text: str, margins: _Margins) -> bool:
    """Return whether a first-line indent begins a paragraph; a block set in from the margin as a whole goes on."""
    if line.left - margins.left <= _INDENT:
        return False
    return line.left - previous.left > _INDENT or text.endswith(_ENDED)


def _broke_early(previous: PdfLine, line: PdfLine, margins: _Margins) -> bool:
    """Return whether the next line's first word would have fitted behind the line before."""
    word = line.text.split(" ", 1)[0]
    return previous.right + (len(word) + 2) * previous.char_width < margins.right


def _is_centred(line: PdfLine, margins: _Margins) -> bool:
    left, right = line.left - margins.left, margins.right - line.right
    if min(left, right) <= _CENTRE_GAP or abs(left - right) > max(6.0, 0.12 * (left + right)):
        return False
    # An indented line that ends a little early has the same edges as a long centred one.
    return left > _WIDEST_INDENT or is_capitals(line.text)


def _align(line: PdfLine, margins: _Margins) -> str:
    if _is_centred(line, margins):
        return "center"
    return "right" if line.left > line.width * 0.6 else ""


def _continued(text: str, line: str) -> str:
    """Join a line to the paragraph. Vietnamese does not hyphenate: a hyphen before a capital or digit is its own."""
    if not text.endswith("-") or text.endswith(" -"):
        return f"{text} {line}"
    return text[:-1] + line if text[-2:-1].islower() and line[:1].islower() else text + line
