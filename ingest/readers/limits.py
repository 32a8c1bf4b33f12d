"""Limits on files that come from outside."""

from __future__ import annotations

import zipfile
from pathlib import Path

from domain.errors import EmptyDocument, UnreadableFile

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED_BYTES = 300 * 1024 * 1024


def check_size(path: Path, limit: int = MAX_BYTES) -> None:
    """Raise unless the file has between 1 and `limit` bytes.

    Raises:
        EmptyDocument: the file has no bytes.
        UnreadableFile: it is too large or cannot be opened.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            stream.read(1)
    except OSError as error:
        raise UnreadableFile(f"Không mở được tệp “{path.name}”: {error.strerror}.", "Kiểm tra đường dẫn và quyền đọc.") from error
    if size == 0:
        raise EmptyDocument(f"Tệp “{path.name}” trống (0 byte).", "Tải lại tệp từ nguồn.")
    if size > limit:
        raise UnreadableFile(
            f"Tệp “{path.name}” lớn {size / 1048576:.0f} MiB, quá mức {limit // 1048576} MiB.",
            "Bỏ ảnh nhúng hoặc tách tệp rồi thử lại.",
        )


def check_unpacked(path: Path, limit: int = MAX_UNPACKED_BYTES) -> None:
    """Raise when a zip container unpacks to more than `limit` bytes.

    The sizes in the zip directory are enough: Python's zipfile never hands out more
    bytes of a member than its directory entry declares.

    Raises:
        UnreadableFile: not a zip file, or too large inside.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise UnreadableFile(f"Tệp “{path.name}” bị hỏng, không mở được.", "Tải lại tệp, hoặc mở bằng Word rồi lưu lại thành .docx.") from error
    if unpacked > limit:
        raise UnreadableFile(
            f"Tệp “{path.name}” bung ra {unpacked / 1048576:.0f} MiB, quá mức {limit // 1048576} MiB.",
            "Kiểm tra nguồn của tệp: tệp .docx thường không lớn như vậy.",
        )
