"""From a finished installation to an app that answers: the first time, with nothing kept, and every later time.

The steps are those of `make run`. The app opens its assistant when the first page is
visited; that is measured as a process of its own, so libraries are counted twice.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.child import run_child
from config.settings import PROJECT_ROOT
from domain.errors import DanLoiError

_QUESTION = "Hồ sơ thành lập cụm công nghiệp gồm những gì?"
_MOST_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds of one start by step."""

    index: float
    fonts: float
    server: float
    first_answer: float

    @property
    def ready(self) -> float:
        """Seconds until the app answers a question."""
        return self.index + self.fonts + self.server + self.first_answer


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine alone in a process: seconds to its first vector with imports, memory then and at its peak in MiB."""

    seconds: float
    rss_mib: float
    peak_mib: float


def measure_starts(later: int = 3) -> tuple[Start, tuple[Start, ...]]:
    """Return a start with an empty cache and no index, then `later` starts over what it left.

    Raises:
        DanLoiError: a step failed.
    """
    with tempfile.TemporaryDirectory() as temporary:
        fresh = {"DANLOI_CACHE_DIR": f"{temporary}/cache", "DANLOI_INDEX_DIR": f"{temporary}/index", "DANLOI_DATA_DIR": f"{temporary}/data"}
        return _start(fresh), tuple(_start(fresh) for _ in range(later))


def measure_engine(which: str) -> Engine:
    """Load "ours" or "torch" in a process of its own.

    Raises:
        DanLoiError: it cannot be loaded.
    """
    return Engine(**run_child("engine", which, settings={}))


def _start(settings: Mapping[str, str]) -> Start:
    environment = {**os.environ, **settings}
    index = _timed([sys.executable, "-m", "ingest", "build"], environment)
    fonts = _timed([sys.executable, "-m", "ui.fonts"], environment)
    with _server(environment) as server:
        pass
    question = Path(settings["DANLOI_INDEX_DIR"]).parent / "question.json"
    question.write_text(f'["{_QUESTION}"]', encoding="utf-8")
    started = time.perf_counter()
    run_child("answer", str(question), settings=settings)
    return Start(index, fonts, server, time.perf_counter() - started)


def _timed(command: list[str], environment: Mapping[str, str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, cwd=PROJECT_ROOT, env=dict(environment), capture_output=True, text=True, check=False)
    if done.returncode:
        raise DanLoiError(f"«{' '.join(command[1:])}» dừng với mã {done.returncode}.", done.stderr[-600:])
    return time.perf_counter() - started


@contextmanager
def _server(environment: Mapping[str, str]) -> Iterator[float]:
    """Run the app; yield the seconds until it took connections; stop it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless", "true"]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=PROJECT_ROOT, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as app:
        try:
            while not _healthy(port):
                if app.poll() is not None or time.perf_counter() - started > _MOST_SECONDS:
                    raise DanLoiError("Ứng dụng không khởi động được.", "Chạy «make run» để xem lý do.")
                time.sleep(0.05)
            yield time.perf_counter() - started
        finally:
            app.terminate()


def _healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
