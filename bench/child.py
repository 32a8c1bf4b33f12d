"""`python -m bench.child build|answer|serve|engine ...`: one measured process; prints its numbers as JSON.

Each measurement has a process of its own, so that memory and loading times are its own.
The environment says which knowledge, index and cache (the settings' names).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from config.quiet import keep_quiet
from config.settings import PROJECT_ROOT, load_settings
from domain.errors import DanLoiError

if TYPE_CHECKING:
    from assistant.answerer import Assistant
    from domain.answers import Question

_WARM_PASSES = 3
_STATUS = Path("/proc/self/status")


def run_child(*arguments: str, settings: Mapping[str, str]) -> dict[str, Any]:
    """Run one measured process with `settings` in its environment; return what it printed.

    Raises:
        DanLoiError: it failed; the message carries the end of what it said.
    """
    command = [sys.executable, "-m", "bench.child", *arguments]
    done = subprocess.run(command, cwd=PROJECT_ROOT, env={**os.environ, **settings}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DanLoiError(f"Tiến trình đo «{' '.join(arguments[:1])}» dừng với mã {done.returncode}.", done.stderr[-600:])
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def memory_mib(name: str = "VmRSS") -> float:
    """Return this process's memory now, or its peak with "VmHWM", in MiB; 0 where /proc does not tell."""
    try:
        lines = _STATUS.read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:")), 0.0)


def _build(paths: Sequence[str]) -> dict[str, Any]:
    from ingest.pipeline import build_index

    settings = load_settings()
    report = build_index([Path(path) for path in paths], settings.index_dir, settings)
    card = report.write.card if report.write else None
    return {
        "seconds": report.seconds,
        "peak_mib": memory_mib("VmHWM"),
        "sections": card.sections if card else 0,
        "chunks": card.chunks if card else 0,
        "embedded": report.write.embedded if report.write else 0,
        "failed": sum(file.state == "failed" for file in report.files),
    }


def _serve(paths: Sequence[str]) -> dict[str, Any]:
    """Open the assistant and ask the questions of a JSON file, all of them several times over; the first pass is the cold one."""
    from assistant.answerer import Assistant
    from domain.answers import Question
    from index.embedding import open_embedder

    settings = load_settings()
    questions = [Question(text=text) for text in json.loads(Path(paths[0]).read_text(encoding="utf-8"))]
    open_embedder(settings).embed_query("query")
    with_model = memory_mib()
    started = time.perf_counter()
    assistant = Assistant.open(settings)
    opened = time.perf_counter() - started
    at_open = memory_mib()
    passes = [[_laps(assistant, question) for question in questions] for _ in range(1 + _WARM_PASSES)]
    return {
        "open_seconds": opened,
        "model_mib": with_model,
        "open_mib": at_open,
        "asked_mib": memory_mib(),
        "peak_mib": memory_mib("VmHWM"),
        "passes": passes,
    }


def _laps(assistant: Assistant, question: Question) -> dict[str, float]:
    before = time.process_time()
    laps = dict(assistant.ask(question).timings_ms)
    return laps | {"cpu": (time.process_time() - before) * 1000}


def _answer(paths: Sequence[str]) -> dict[str, Any]:
    """Open the assistant and ask the first question of a JSON file."""
    from assistant.answerer import Assistant
    from domain.answers import Question

    question = json.loads(Path(paths[0]).read_text(encoding="utf-8"))[0]
    return {"status": Assistant.open(load_settings()).ask(Question(text=question)).status.value}


def _engine(which: Sequence[str]) -> dict[str, Any]:
    """Load one engine alone and embed one question: seconds from the start of the process, memory."""
    from index.embedding import Embedder
    from index.embedding.bundled import ensure_bundled

    settings = load_settings()
    if which[0] == "torch":
        settings = settings.model_copy(update={"embedding_model": str(ensure_bundled(settings.cache_dir))})
    started = time.perf_counter()
    Embedder.open(settings).embed_query("query")
    return {"seconds": time.perf_counter() - started, "rss_mib": memory_mib(), "peak_mib": memory_mib("VmHWM")}


_MEASURED = {"build": _build, "answer": _answer, "serve": _serve, "engine": _engine}


def main(argv: list[str]) -> int:
    """Run one measurement; 1 when it could not be made."""
    keep_quiet(offline=True)
    try:
        sys.stdout.write(json.dumps(_MEASURED[argv[0]](argv[1:])) + "\n")
    except DanLoiError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
