"""Finding source files on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from domain.documents import SourceFile
from domain.errors import UnreadableFile

MEDIA_TYPES = {
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".doc": "application/msword",
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".html": "text/html",
    ".htm": "text/html",
}
"""Kinds that are taken from a folder. Those that no reader knows are reported by name."""

_SKIPPED_NAMES = {"readme.md"}


def find_sources(paths: Iterable[str | Path], extensions: Iterable[str] = tuple(MEDIA_TYPES)) -> tuple[SourceFile, ...]:
    """Return the source files at or below `paths`, sorted by id within each root, without repeats.

    A folder is walked; README.md, hidden files, dot-folders and lock files of Word
    ("~$...") are passed over, and so is every extension not in `extensions`. A path that
    is a file is taken whatever its extension. `id` is the path below its root with forward
    slashes (the name when the root is a file).

    Raises:
        UnreadableFile: a path does not exist or cannot be opened.
    """
    wanted = {extension.lower() for extension in extensions}
    found: dict[Path, SourceFile] = {}
    for root in map(Path, paths):
        if root.is_file():
            found.setdefault(root.resolve(), source_of(root, root.name))
        elif root.is_dir():
            for path in _walk(root, wanted):
                found.setdefault(path.resolve(), source_of(path, path.relative_to(root).as_posix()))
        else:
            raise UnreadableFile(f"Không tìm thấy “{root}”.", "Kiểm tra lại đường dẫn.")
    return tuple(found.values())


def source_of(path: Path, identifier: str | None = None) -> SourceFile:
    """Return the `SourceFile` of one file; `identifier` defaults to its name.

    Raises:
        UnreadableFile: the file cannot be opened.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    except OSError as error:
        raise UnreadableFile(f"Không mở được tệp “{path.name}”: {error.strerror}.", "Kiểm tra quyền đọc của tệp.") from error
    media_type = MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")
    return SourceFile(id=identifier or path.name, path=str(path), media_type=media_type, sha256=digest.hexdigest())


def _walk(root: Path, wanted: set[str]) -> Iterator[Path]:
    paths = (path for path in root.rglob("*") if path.suffix.lower() in wanted and path.is_file())
    for path in sorted(paths, key=lambda item: item.relative_to(root).as_posix()):
        parts = path.relative_to(root).parts
        if not any(part.startswith((".", "~$")) for part in parts) and path.name.lower() not in _SKIPPED_NAMES:
            yield path
