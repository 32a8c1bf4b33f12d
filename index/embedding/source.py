"""What EMBEDDING_MODEL means: the bundled model, a folder, or a model of the Hugging Face hub."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from config.quiet import keep_quiet
from config.settings import BUNDLED_MODEL, Settings
from domain.errors import ModelUnavailable
from index.embedding.bundled import bundled_name, ensure_bundled

_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
_SNAPSHOT_ROOT = "models--"
_HUB_SECONDS = 5.0
_REMEDY = f'Sửa EMBEDDING_MODEL: để "{BUNDLED_MODEL}", đường dẫn thư mục mô hình, hoặc tên dạng tổ-chức/tên-mô-hình.'


@dataclass(frozen=True, slots=True)
class ModelSource:
    """Where a model is loaded from. `location` is a folder or a hub id, `name` is shown to people.

    With `offline` the loader must not ask the hub.
    """

    name: str
    location: str
    offline: bool


def resolve_source(settings: Settings, report: Callable[[str], None]) -> ModelSource:
    """Return the source that `settings.embedding_model` names, unpacking the bundled model if needed.

    Also sets the switches that Hugging Face libraries read at import, so call it first.

    Raises:
        ModelUnavailable: no such folder; no such hub model; the hub does not answer.
    """
    wanted = settings.embedding_model.strip()
    folder = Path(wanted).expanduser()
    from_hub = wanted != BUNDLED_MODEL and not (wanted and folder.is_dir())
    if from_hub and not _HUB_ID.fullmatch(wanted):
        raise ModelUnavailable(f"Không có thư mục mô hình nhúng “{wanted}”.", _REMEDY)
    keep_quiet(offline=not from_hub)
    if from_hub:
        report(f"Đang tìm mô hình {wanted} trên Hugging Face…")
        return ModelSource(wanted, wanted, offline=not _hub_answers(wanted))
    if wanted == BUNDLED_MODEL:
        return ModelSource(bundled_name(), str(ensure_bundled(settings.cache_dir, report)), offline=True)
    return ModelSource(folder_name(folder), str(folder), offline=True)


def folder_name(folder: Path) -> str:
    """Return the name of a model folder; of a hub snapshot (models--org--name/snapshots/…) "org/name"."""
    resolved = folder.resolve()
    for parent in resolved.parents:
        if parent.name.startswith(_SNAPSHOT_ROOT):
            return parent.name.removeprefix(_SNAPSHOT_ROOT).replace("--", "/")
    return resolved.name


def _hub_answers(model_id: str) -> bool:
    """Return True when the hub has the model, False when only a local copy can be used.

    One request without retries: sentence-transformers alone takes 70 seconds of retries
    to say that there is no network.

    Raises:
        ModelUnavailable: the hub says there is no such model, or neither hub nor copy is there.
    """
    os.environ.setdefault("HF_HUB_ETAG_TIMEOUT", str(int(_HUB_SECONDS)))
    os.environ.setdefault("HF_HUB_DOWNLOAD_TIMEOUT", "30")
    from huggingface_hub import model_info, try_to_load_from_cache
    from huggingface_hub.errors import RepositoryNotFoundError

    try:
        model_info(model_id, timeout=_HUB_SECONDS)
        return True
    except RepositoryNotFoundError as error:
        raise ModelUnavailable(f"Hugging Face không có mô hình “{model_id}”, hoặc mô hình cần quyền truy cập.", _REMEDY) from error
    except Exception as error:  # the transport errors of the hub client share no base class of its own
        if isinstance(try_to_load_from_cache(model_id, "config.json"), str):
            return False
        raise ModelUnavailable(
            f"Không kết nối được Hugging Face để tải mô hình “{model_id}”.",
            f"Kiểm tra mạng (nếu đó là thư mục thì kiểm tra đường dẫn), hoặc đặt EMBEDDING_MODEL={BUNDLED_MODEL} để dùng mô hình đi kèm.",
        ) from error
