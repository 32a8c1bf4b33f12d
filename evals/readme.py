"""The table "Measured" of README.md and README.vi.md, written from the newest results; no number in it is typed by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from config.settings import PROJECT_ROOT
from domain.errors import UnreadableFile
from evals.report import Report
from evals.results import RESULTS, kinds, saved

_BLOCK = re.compile(r"(<!-- measured -->\n).*?(<!-- /measured -->)", re.DOTALL)
_BENCH = "bench"
Rows = Iterator[tuple[str, str, str]]
Say = Callable[[str, str], str]  # English, Vietnamese -> the one wanted


def write_readmes(root: Path = PROJECT_ROOT, results: Path = RESULTS) -> tuple[Path, ...]:
    """Replace what stands between the marks in both files, and return them.

    Raises:
        UnreadableFile: a file has no marks, or a result cannot be read.
    """
    written = []
    for name, say in (("README.md", lambda english, _: english), ("README.vi.md", lambda _, vietnamese: vietnamese)):
        path = root / name
        text = path.read_text(encoding="utf-8")
        if not _BLOCK.search(text):
            raise UnreadableFile(f"«{name}» không có chỗ cho bảng số đo.", "Thêm hai dòng <!-- measured --> và <!-- /measured -->.")
        table = measured_table(results, say)
        path.write_text(_BLOCK.sub(lambda match, table=table: f"{match[1]}{table}\n{match[2]}", text), encoding="utf-8")  # type: ignore[misc]
        written.append(path)
    return tuple(written)


def measured_table(results: Path, say: Say) -> str:
    """Return the rows that results are there for, as a Markdown table."""
    head = (say("what", "đo gì"), say("number", "số đo"), say("where", "ở đâu"))
    newest = {kind: saved(kind, results)[-1] for kind in kinds(results)}
    rows = [head, ("---", "---", "---"), *_quality(newest, say), *_speed(results / _BENCH, say)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _quality(newest: Mapping[str, tuple[str, Report]], say: Say) -> Rows:
    for kind, (day, report) in newest.items():
        at, scores = f"`evals/results/{day}-{kind}.md`", report.scores
        if kind.startswith("answers-"):
            which = f"{kind.removeprefix('answers-')} ({report.configuration['questions']})"
            told = "; ".join(f"{name} {scores[key]:.2f}" for name, key in _ANSWER_SCORES if key in scores)
            yield say(f"golden questions, {which}", f"câu hỏi mẫu, {which}"), told, at
        elif report.baseline:
            theirs = report.baseline
            told = ", ".join(f"{name} {scores[name]:.2f}" for name in ("hit@1", "hit@3", "R@5", "MRR@10") if name in scores)
            other = f"{theirs.name}: hit@1 {theirs.scores['hit@1']:.2f}"
            yield kind, f"{told} ({other})", at


_ANSWER_SCORES = (
    ("status", "status"),
    ("clause", "clause_accuracy"),
    ("refusal P", "refusal_precision"),
    ("R", "refusal_recall"),
    ("as-of", "as_of"),
    ("fact lock violations", "lock_violations"),
    ("order violations", "order_violations"),
)


def _speed(folder: Path, say: Say) -> Rows:
    for name, row in (("embedding-speed", _embedding), ("start", _start), ("growth", _growth)):
        paths = sorted(folder.glob(f"*-{name}.json"))
        if paths:
            what, number = row(json.loads(paths[-1].read_text(encoding="utf-8")), say)
            yield what, number, f"`evals/results/{_BENCH}/{paths[-1].stem}.md`"


def _embedding(data: Mapping[str, Any], say: Say) -> tuple[str, str]:
    speed = data["speed"]
    times, share = speed["passages_ratio"], speed["query_ratio"]
    return (
        say("embedding beside sentence-transformers on torch, same run", "nhúng so với sentence-transformers trên torch, cùng một lượt đo"),
        say(
            f"{times:.1f} times the passages a second, a question in 1/{share:.1f} of the time",
            f"gấp {times:.1f} lần số đoạn mỗi giây, mỗi câu hỏi bằng 1/{share:.1f} thời gian",
        ),
    )


def _start(data: Mapping[str, Any], say: Say) -> tuple[str, str]:
    first, later = sum(data["first"].values()), sum(data["later"][0].values())
    rebuild = data["later"][0]["index"]
    return (
        say("from a finished installation to an app that answers", "từ lúc cài xong đến khi ứng dụng trả lời"),
        say(
            f"{first:.0f} s the first time, {later:.0f} s later; unchanged build {rebuild:.1f} s",
            f"lần đầu {first:.0f} giây, các lần sau {later:.0f} giây; lập lại khi không đổi {rebuild:.1f} giây",
        ),
    )


def _growth(data: Mapping[str, Any], say: Say) -> tuple[str, str]:
    sizes = data["sizes"]
    counts = " / ".join(f"{size['synthetic_sections']:,}" for size in sizes)
    medians = " / ".join(f"{size['stages_ms']['total'][0]:.0f}" for size in sizes)
    beyond = sizes[-1]["asked_mib"] - sizes[-1]["model_mib"]
    return (
        say(f"a question over {counts} more sections", f"một câu hỏi khi thêm {counts} mục"),
        say(
            f"{medians} ms median; {beyond:.0f} MiB beyond the model at the last",
            f"trung vị {medians} ms; ở mức cuối thêm {beyond:.0f} MiB ngoài mô hình",
        ),
    )
