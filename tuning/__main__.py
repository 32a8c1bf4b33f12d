"""python -m tuning: train the adapter of the bundled embedding model anew."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import asdict, fields
from pathlib import Path

from config.quiet import keep_quiet

keep_quiet(offline=True)

from config.settings import load_settings  # noqa: E402
from domain.errors import DanLoiError  # noqa: E402
from index.embedding.adapter import ADAPTER_FILE, write_adapter  # noqa: E402
from index.embedding.bundled import MODEL_ID, locate_packed  # noqa: E402
from index.embedding.prefixes import prefixes_for  # noqa: E402
from tuning.subjects import read_subjects  # noqa: E402
from tuning.train import Recipe, train  # noqa: E402

_SHOWN_EVERY = 10


def main() -> int:
    """Train and write the adapter; 0 when it is written, 1 when a file could not be read."""
    arguments = _parser().parse_args()
    recipe = Recipe(**{field.name: getattr(arguments, field.name) for field in fields(Recipe)})
    try:
        subjects = read_subjects(load_settings(), arguments.texts)
    except DanLoiError as error:
        print(error, file=sys.stderr)
        return 1
    questions = sum(len(subject.questions) for subject in subjects)
    print(f"{len(subjects)} chủ đề, {questions} câu hỏi, {sum(len(subject.clauses) for subject in subjects)} khoản luật")
    started = time.perf_counter()

    def show(step: int, loss: float) -> None:
        if step % _SHOWN_EVERY == 0:
            took = time.perf_counter() - started
            left = took / step * (recipe.steps - step) / 60
            print(f"bước {step}/{recipe.steps}  mất mát {loss:.3f}  còn {left:.0f} phút", flush=True)

    factors = train(locate_packed()[0].read_bytes(), prefixes_for(MODEL_ID), subjects, recipe, show)
    about = {name: str(value) for name, value in asdict(recipe).items()} | {"subjects": str(len(subjects)), "questions": str(questions)}
    write_adapter(arguments.output, factors, about)
    print(f"Đã ghi {arguments.output.name}. Chạy «python -m ingest vectors» để nhúng lại knowledge/.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tuning", description=__doc__)
    parser.add_argument("--texts", type=Path, help="a folder of legal texts (.docx) whose clauses are taught as well")
    parser.add_argument("--output", type=Path, default=ADAPTER_FILE)
    for field in fields(Recipe):
        parser.add_argument(f"--{field.name}", type=type(field.default), default=field.default)
    return parser


if __name__ == "__main__":
    sys.exit(main())
