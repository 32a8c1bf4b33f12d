"""Small Word files and lines that tests build their cases from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document

from domain.documents import SourceFile
from ingest.blocks import Paragraph
from ingest.lines import Line, lines_of
from ingest.parsed import ParsedDocument
from ingest.reading import read_file
from ingest.sources import source_of

DECREE_HEAD = (
    "CHÍNH PHỦ\n-------",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    "Số: 12/2030/NĐ-CP",
    "Hà Nội, ngày 05 tháng 3 năm 2030",
)
SIGNATURE = ("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. CHÍNH PHỦ\nTHỦ TƯỚNG")


def lines(*texts: str) -> tuple[Line, ...]:
    """Return lines as a reader would give them: "# " in front sets a line bold and centred."""
    return lines_of(_paragraph(text) for text in texts)


def _paragraph(text: str) -> Paragraph:
    return Paragraph(text[2:], align="center", bold=True) if text.startswith("# ") else Paragraph(text)


def write_decree(path: Path, *body: str, head: Sequence[str] = DECREE_HEAD, after: Sequence[str] = ()) -> Path:
    """Write a decree: head table, kind, title, basis, `body`, signature table, then `after`."""
    document = docx.Document()
    add_table(document, [head[:2], head[2:]])
    for text in ("# NGHỊ ĐỊNH", "# VỀ VIỆC THỬ NGHIỆM", "Căn cứ Luật Thử nghiệm;", "Chính phủ ban hành Nghị định về việc thử nghiệm.", *body):
        add_paragraph(document, text)
    add_table(document, [SIGNATURE])
    for text in after:
        add_paragraph(document, text)
    document.save(str(path))
    return path


def add_paragraph(document: Document, text: str) -> None:
    """Add a paragraph; "# " in front sets it bold and centred."""
    heading = text.startswith("# ")
    paragraph = document.add_paragraph()
    paragraph.add_run(text[2:] if heading else text).bold = heading
    if heading:
        paragraph.alignment = 1  # type: ignore[assignment]


def add_table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    """Add a table with one cell for each text."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def source(path: Path) -> SourceFile:
    """Return the source file of a path."""
    return source_of(path)


def read(path: Path) -> ParsedDocument:
    """Read one file the way the pipeline does."""
    return read_file(source_of(path))


def ids(parsed: ParsedDocument) -> list[str]:
    """Return the section ids without the document's."""
    return [section.id.removeprefix(parsed.document.id + "/") for section in parsed.sections]
