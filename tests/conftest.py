"""What every test gets: silence, no network but loopback, and the places of the project.

Telemetry switches are set before anything else is imported; the guard is up before
the first test module is collected.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(ROOT / "build" / "hypothesis"))

from config.quiet import keep_quiet  # noqa: E402

keep_quiet(offline=True)

from hypothesis import settings  # noqa: E402

from tests.absent import absent  # noqa: E402

if TYPE_CHECKING:
    from assistant.answerer import Assistant
    from config.settings import Settings

settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("house")

_LOCAL_NAMES = {"", "localhost", "localhost.localdomain", "ip6-localhost"}


class NetworkForbidden(RuntimeError):
    """A test tried to reach another machine."""


def _is_local(host: object) -> bool:
    if host is None:
        return True
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name in _LOCAL_NAMES or name == socket.gethostname():
        return True
    try:
        address = ipaddress.ip_address(name.split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _guarded_connect(original: Callable[..., Any]) -> Callable[..., Any]:
    def connect(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_local(address[0]):
            raise NetworkForbidden(f"tests may not connect to {address[0]}")
        return original(self, address)

    return connect


def _guarded_lookup(original: Callable[..., Any]) -> Callable[..., Any]:
    def getaddrinfo(host: Any, *arguments: Any, **options: Any) -> Any:
        if not _is_local(host):
            raise NetworkForbidden(f"tests may not look up {host}")
        return original(host, *arguments, **options)

    return getaddrinfo


def pytest_configure(config: pytest.Config) -> None:
    """Put the guard up before test modules are imported."""
    guard = pytest.MonkeyPatch()
    guard.setattr(socket.socket, "connect", _guarded_connect(socket.socket.connect))
    guard.setattr(socket.socket, "connect_ex", _guarded_connect(socket.socket.connect_ex))
    guard.setattr(socket, "getaddrinfo", _guarded_lookup(socket.getaddrinfo))
    config.add_cleanup(guard.undo)


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def official_dir() -> Path:
    """The official texts beside the checkout. Absent: skip on a person's machine, fail in CI."""
    folder = ROOT.parent / "shared" / "official"
    if not folder.is_dir():
        absent("the official texts are not beside the checkout (../shared/official)")
    return folder


@pytest.fixture(scope="session")
def shipped_settings(project_root: Path) -> Settings:
    """The settings as shipped: bundled model, our knowledge and wordings, whatever the environment says."""
    from config.settings import BUNDLED_MODEL, Settings

    return Settings(embedding_model=BUNDLED_MODEL, knowledge_dir=project_root / "knowledge", prompts_dir=project_root / "prompts")


@pytest.fixture(scope="session")
def knowledge_index(shipped_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the shipped knowledge with the bundled model, built once a run."""
    from ingest.pipeline import build_index

    folder = tmp_path_factory.mktemp("knowledge") / "index"
    report = build_index([shipped_settings.knowledge_dir], folder, shipped_settings)
    assert not report.failed, report.files
    return folder


@pytest.fixture(scope="session")
def decree_index(official_dir: Path, shipped_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of two decrees as published, without any guidance of ours, built once a run."""
    from ingest.pipeline import build_index

    decrees = [next(official_dir.glob(pattern)) for pattern in ("ND-32-2024*.docx", "ND-139-2025*.docx")]
    folder = tmp_path_factory.mktemp("decrees") / "index"
    report = build_index(decrees, folder, shipped_settings)
    assert not report.failed, report.files
    return folder


@pytest.fixture(scope="session")
def assistant(knowledge_index: Path, shipped_settings: Settings) -> Assistant:
    """The real assistant over the shipped knowledge."""
    from assistant.answerer import Assistant

    return Assistant.open(shipped_settings, index_dir=knowledge_index)


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the developer's environment and cached settings out of a test."""
    from config.settings import load_settings

    for name in [name for name in os.environ if name.startswith("DANLOI_") or name == "EMBEDDING_MODEL"]:
        monkeypatch.delenv(name)
    load_settings.cache_clear()
    yield
    load_settings.cache_clear()
