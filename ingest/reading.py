"""The one way from a source file to its document and sections."""

from __future__ import annotations

import re
from pathlib import Path

from domain.documents import SourceFile
from domain.errors import EmptyDocument
from ingest.blocks import Paragraph, RawDocument
from ingest.guidance import read_guidance
from ingest.lines import Line, lines_of
from ingest.markers import article_mark
from ingest.metadata import read_metadata
from ingest.parsed import ParsedDocument, Quality
from ingest.readers.docx import read_docx
from ingest.readers.front_matter import read_markdown
from ingest.readers.pdf import read_pdf
from ingest.readers.text import read_text_file
from ingest.readers.unsupported import refuse
from ingest.sections import make_sections
from ingest.structure import Structure, read_structure
from ingest.units import UnitKind

__all__ = ["ParsedDocument", "Quality", "read_file"]

_MARKUP = re.compile(r"^#{1,6}\s+|\*\*|^\*(?=\S)|(?<=\S)\*$")
_ENOUGH_ARTICLES = 2


def read_file(source: SourceFile) -> ParsedDocument:
    """Return the document, its sections and the quality of one file.

    Raises:
        UnsupportedFile: no reader for this kind of file.
        UnreadableFile: corrupt, encrypted, too large, not permitted.
        EmptyDocument: no text in it, such as a scan.
        KnowledgeError: guidance of ours with malformed front matter or attributes.
    """
    match Path(source.path).suffix.lower():
        case ".md":
            return _markdown(source)
        case ".docx":
            return _state_document(read_docx(source))
        case ".pdf":
            return _state_document(read_pdf(source))
        case ".txt":
            return _state_document(read_text_file(source))
    refuse(source)


def _markdown(source: SourceFile) -> ParsedDocument:
    """Guidance by its headings; a legal text saved as Markdown by its articles."""
    file = read_markdown(source)
    if file.meta is None:
        raw = RawDocument(source, tuple(Paragraph(_MARKUP.sub("", text)) for _, text in file.lines))
        if sum(article_mark(line) is not None for line in lines_of(raw.blocks)) >= _ENOUGH_ARTICLES:
            return _state_document(raw)
    return read_guidance(file)


def _state_document(raw: RawDocument) -> ParsedDocument:
    lines = lines_of(raw.blocks)
    if not lines:
        raise EmptyDocument(f"Tệp “{Path(raw.source.path).name}” không có chữ.", "Kiểm tra lại tệp nguồn.")
    structure = read_structure(lines)
    metadata = read_metadata(structure, lines, raw.source)
    document = metadata.document
    sections = make_sections(document, structure.units)
    if not structure.has_articles:
        sections = make_sections(document, read_structure(lines, document.title).units)
    if not sections:
        raise EmptyDocument(f"Tệp “{Path(raw.source.path).name}” không có nội dung ngoài phần đầu và chữ ký.", "Kiểm tra lại tệp nguồn.")
    return ParsedDocument(document, sections, _quality(raw, lines, structure, metadata.warnings))


def _quality(raw: RawDocument, lines: tuple[Line, ...], structure: Structure, notes: tuple[str, ...]) -> Quality:
    kinds = [unit.kind for root in structure.units for unit in root.walk()]
    return Quality(
        characters=sum(len(line.text) for line in lines),
        articles=kinds.count(UnitKind.ARTICLE),
        clauses=kinds.count(UnitKind.CLAUSE),
        points=kinds.count(UnitKind.POINT),
        tables=sum(1 for line in lines if line.rows),
        pages=raw.pages,
        warnings=(*raw.warnings, *notes, *structure.warnings),
    )
