"""Plain text files (.txt)."""

from __future__ import annotations

from pathlib import Path

from domain.documents import SourceFile
from domain.errors import EmptyDocument, UnreadableFile
from ingest.blocks import Paragraph, RawDocument
from ingest.readers.legacy_fonts import encoding_of_text, to_unicode
from ingest.readers.limits import check_size


def read_text_file(source: SourceFile) -> RawDocument:
    """Return the lines of a .txt file as paragraphs. UTF-8, UTF-16 with a mark, TCVN3 and VNI are read.

    Raises:
        UnreadableFile: another encoding, or too large.
        EmptyDocument: no text in it.
    """
    path = Path(source.path)
    text, warnings = _decoded(path)
    blocks = tuple(Paragraph(line) for line in text.splitlines() if line.strip())
    if not blocks:
        raise EmptyDocument(f"Tệp “{path.name}” không có chữ.", "Kiểm tra lại tệp nguồn.")
    return RawDocument(source=source, blocks=blocks, warnings=warnings)


def read_utf8(path: Path) -> str:
    """Return the text of a UTF-8 file (a leading byte order mark is dropped).

    Raises:
        UnreadableFile: not UTF-8, too large, or not permitted.
        EmptyDocument: no bytes in it.
    """
    check_size(path)
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"Tệp “{path.name}” không phải UTF-8.", "Lưu lại tệp với bảng mã UTF-8.") from error
    except OSError as error:
        raise UnreadableFile(f"Không mở được tệp “{path.name}”: {error.strerror}.", "Kiểm tra quyền đọc của tệp.") from error


def _decoded(path: Path) -> tuple[str, tuple[str, ...]]:
    check_size(path)
    content = path.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), ()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
        if encoding_of_text(text) is None:
            raise UnreadableFile(f"Tệp “{path.name}” dùng bảng mã không nhận ra.", "Lưu lại tệp với bảng mã UTF-8.") from None
    encoding = encoding_of_text(text)
    if encoding is None:
        return text, ()
    return to_unicode(text, encoding), (f"Chữ theo bảng mã cũ {encoding.upper()} đã được chuyển sang Unicode; nên đối chiếu với bản gốc.",)
