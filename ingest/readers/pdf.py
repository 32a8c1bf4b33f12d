"""PDF files with a text layer: lines with their place on the page, joined to paragraphs.

pdfium gives words in reading order but no paragraphs; `pdf_paragraphs` reads them from
the places of the lines. Tables come out as lines: a PDF does not say where cells end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from domain.documents import SourceFile
from domain.errors import EmptyDocument, UnreadableFile
from ingest.blocks import Paragraph, RawDocument
from ingest.readers.legacy_fonts import encoding_of_text, to_unicode
from ingest.readers.limits import check_size
from ingest.readers.pdf_lines import PdfLine, page_lines, without_page_furniture
from ingest.readers.pdf_paragraphs import paragraphs_of

# A scan often carries a few words of text, the stamp of the digital signature.
_FEW_LETTERS = 250
_COVERED = 0.5


def read_pdf(source: SourceFile) -> RawDocument:
    """Return the paragraphs of a PDF, each with the page it begins on.

    Raises:
        UnreadableFile: encrypted, corrupt or too large.
        EmptyDocument: no text layer on any page (a scan), or an empty file.
    """
    path = Path(source.path)
    check_size(path)
    pages = _pages(path)
    bare = [number for number, lines in enumerate(pages, start=1) if lines is None]
    if len(bare) == len(pages):
        raise EmptyDocument(
            f"“{path.name}” là bản quét {len(pages)} trang, không có lớp chữ.",
            "Cần nhận dạng chữ (OCR) rồi đưa vào bản .docx hoặc .pdf có lớp chữ.",
        )
    lines = without_page_furniture([lines or [] for lines in pages])
    blocks = tuple(paragraphs_of(lines))
    if not blocks:
        raise EmptyDocument(f"“{path.name}” không có chữ ({len(pages)} trang).", "Kiểm tra lại tệp nguồn.")
    blocks, warnings = _repaired(blocks)
    if bare:
        warnings = (*warnings, f"Trang {', '.join(map(str, bare))} là ảnh quét, chữ ở đó không đọc được.")
    return RawDocument(source=source, blocks=blocks, pages=len(pages), warnings=warnings)


def _pages(path: Path) -> list[list[PdfLine] | None]:
    """Return the lines of every page; None for a page that is only an image."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(path, error) from error
    try:
        return [_lines(page, number) for number, page in enumerate(_all_pages(document), start=1)]
    except (pypdfium2.PdfiumError, ValueError, OSError) as error:
        raise _unreadable(path, error) from error
    finally:
        document.close()


def _unreadable(path: Path, error: Exception) -> UnreadableFile:
    if "password" in str(error).lower() or "security" in str(error).lower():
        return UnreadableFile(f"Tệp “{path.name}” có mật khẩu.", "Gỡ mật khẩu rồi lưu lại tệp PDF.")
    return UnreadableFile(f"Tệp “{path.name}” bị hỏng, không phải PDF đọc được.", "Tải lại tệp từ nguồn.")


def _all_pages(document: Any) -> Iterator[Any]:
    for number in range(len(document)):
        page = document[number]
        yield page
        page.close()


def _lines(page: Any, number: int) -> list[PdfLine] | None:
    lines = page_lines(page, number)
    letters = sum(char.isalpha() for line in lines for char in line.text)
    if letters == 0 or (letters < _FEW_LETTERS and _is_image(page)):
        return None
    return lines


def _is_image(page: Any) -> bool:
    """Return whether one image covers most of the page."""
    width, height = page.get_size()
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) > _COVERED * width * height:
            return True
    return False


def _repaired(blocks: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], tuple[str, ...]]:
    """Convert text of TCVN3 or VNI fonts, whose letters come out of a PDF as they are."""
    encoding = encoding_of_text("\n".join(block.text for block in blocks))
    if encoding is None:
        return tuple(blocks), ()
    warning = f"Chữ theo bảng mã cũ {encoding.upper()} đã được chuyển sang Unicode; nên đối chiếu với bản gốc."
    changed = (Paragraph(to_unicode(block.text, encoding), block.style, block.align, block.bold, block.page) for block in blocks)
    return tuple(changed), (warning,)
