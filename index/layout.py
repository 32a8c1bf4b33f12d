"""Where an index lives on disk, and how a new one takes the place of the old.

    index/
      CURRENT            name of the generation that answers
      .lock              held while a build runs
      gen-<time>-<pid>/  identity.json  sections.sqlite  chroma/  keywords/  syllables.json

A build writes a whole generation beside the old one and then replaces CURRENT in
one step, so a build that fails or is killed leaves the old index answering.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors import IndexBusy, IndexDamaged, IndexMissing, IndexNotWritable

BUILD_COMMAND = "python -m ingest build"
_POINTER = "CURRENT"
_KEEP_GENERATIONS = 2  # the old one stays for a process that still reads it


def current_generation(index_dir: Path) -> Path:
    """Return the folder of the generation that answers.

    Raises:
        IndexMissing: no index was ever finished there.
        IndexDamaged: the pointer names a folder that is gone.
    """
    pointer = index_dir / _POINTER
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise IndexMissing(f"Chưa có chỉ mục ở «{index_dir.name}».", f"Chạy «{BUILD_COMMAND}» để lập chỉ mục.") from error
    generation = index_dir / name
    if not name or not generation.is_dir():
        raise IndexDamaged(f"Chỉ mục ở «{index_dir.name}» bị hỏng.", f"Chạy «{BUILD_COMMAND}» để lập lại.")
    return generation


def has_index(index_dir: Path) -> bool:
    """Return whether a finished generation is there."""
    try:
        current_generation(index_dir)
    except (IndexMissing, IndexDamaged):
        return False
    return True


@contextmanager
def build_lock(index_dir: Path) -> Iterator[None]:
    """Hold the index for one build.

    Raises:
        IndexNotWritable: the folder cannot be created or written.
        IndexBusy: another build holds it.
    """
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        handle = (index_dir / ".lock").open("w")
    except OSError as error:
        raise not_writable(index_dir) from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise IndexBusy("Một lần lập chỉ mục khác đang chạy.", "Đợi lần đó xong rồi chạy lại.") from error
        yield


def not_writable(index_dir: Path) -> IndexNotWritable:
    """Return the error for a folder that cannot be written."""
    return IndexNotWritable(
        f"Không ghi được vào thư mục chỉ mục «{index_dir.name}».", "Kiểm tra quyền ghi và dung lượng đĩa, hoặc chọn nơi khác bằng --index."
    )


def new_generation(index_dir: Path) -> Path:
    """Create and return an empty generation folder."""
    folder = index_dir / f"gen-{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}-{os.getpid()}-{time.monotonic_ns() % 10**6:06d}"
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise not_writable(index_dir) from error
    return folder


def publish(index_dir: Path, generation: Path) -> None:
    """Make `generation` the one that answers, in one step, and drop the oldest ones."""
    temporary = index_dir / f"{_POINTER}.new"
    with temporary.open("w", encoding="utf-8") as handle:
        handle.write(generation.name)
        handle.flush()
        os.fsync(handle.fileno())
    temporary.replace(index_dir / _POINTER)
    _drop_old(index_dir, generation)


def discard(generation: Path) -> None:
    """Remove a generation that will not be published."""
    shutil.rmtree(generation, ignore_errors=True)


def _drop_old(index_dir: Path, current: Path) -> None:
    others = sorted((path for path in index_dir.glob("gen-*") if path.is_dir() and path != current), key=lambda path: path.name, reverse=True)
    complete = [path for path in others if (path / "identity.json").exists()]
    keep = set(complete[: _KEEP_GENERATIONS - 1])
    for path in others:
        if path not in keep:
            shutil.rmtree(path, ignore_errors=True)
