"""Kinds of file no reader knows, refused by name."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from domain.documents import SourceFile
from domain.errors import UnsupportedFile

_OCR = "Đây là ảnh: nhận dạng chữ (OCR) rồi đưa vào dưới dạng .docx hoặc .pdf có lớp chữ."
_REMEDIES = {
    ".doc": "Mở bằng Word hoặc LibreOffice rồi lưu lại thành .docx.",
    ".rtf": "Mở bằng Word rồi lưu lại thành .docx.",
    ".odt": "Mở bằng LibreOffice rồi lưu lại thành .docx.",
    ".xls": "Chép bảng cần dùng vào một tệp .docx hoặc .md.",
    ".xlsx": "Chép bảng cần dùng vào một tệp .docx hoặc .md.",
    ".ppt": "Chép nội dung cần dùng vào một tệp .docx hoặc .md.",
    ".pptx": "Chép nội dung cần dùng vào một tệp .docx hoặc .md.",
    ".html": "Lưu trang thành .pdf hoặc chép nội dung vào .docx.",
    ".htm": "Lưu trang thành .pdf hoặc chép nội dung vào .docx.",
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff"), _OCR),
}


def refuse(source: SourceFile) -> NoReturn:
    """Raise `UnsupportedFile` naming the kind of the file and what to do.

    Raises:
        UnsupportedFile: always.
    """
    path = Path(source.path)
    suffix = path.suffix.lower()
    kind = f"loại tệp {suffix}" if suffix else "tệp không có đuôi"
    remedy = _REMEDIES.get(suffix, "Các loại đọc được: .docx, .pdf có lớp chữ, .md, .txt.")
    raise UnsupportedFile(f"Chưa đọc được {kind} (“{path.name}”).", remedy)
