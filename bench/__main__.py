"""python -m bench embedding | start | growth | all"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from bench.machine import describe_machine
from bench.results import keep
from config.quiet import keep_quiet
from config.settings import load_settings
from domain.errors import DanLoiError

_SIZES = (1_000, 10_000, 100_000)
_Measured = tuple[str, str, Mapping[str, object], list[str]]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Đo tốc độ và bộ nhớ.")
    parser.add_argument("what", choices=["embedding", "start", "growth", "all"], help="mô hình nhúng; khởi động; lớn lên theo số mục; cả ba")
    parser.add_argument("--save", action="store_true", help="ghi kết quả vào evals/results/")
    parser.add_argument("--rounds", type=int, default=5, help="embedding: số lượt, hai bên thay phiên nhau")
    parser.add_argument("--corpus", type=Path, metavar="corpus.jsonl", help="embedding: so véc-tơ cả trên văn bản của bộ BEIR này")
    parser.add_argument("--sections", type=int, nargs="+", default=[_SIZES[0]], help="growth: số mục tự tạo, mặc định 1000")
    parser.add_argument("--all", action="store_true", help="growth: 1.000, 10.000 và 100.000 mục")
    return parser


def _embedding(arguments: argparse.Namespace) -> _Measured:
    from bench.embedding import Rivals, measure_nearness, measure_speed
    from bench.start import measure_engine
    from bench.tables import embedding_tables
    from bench.texts import articles, development_questions, long_and_short

    settings = load_settings()
    engines = {name: measure_engine(name) for name in ("ours", "torch")}
    rivals = Rivals(settings)
    long, short = long_and_short(settings, 100)
    questions = development_questions()
    kinds = {"knowledge, 600 characters and more": long, "knowledge, 200 characters and fewer": short, "questions of the development set": questions}
    if arguments.corpus:
        kinds[f"articles of {arguments.corpus.resolve().parent.name}"] = articles(arguments.corpus, 100)
    near = measure_nearness(rivals, kinds)
    speed = measure_speed(rivals, long[:32], questions[:40], arguments.rounds)
    data = {
        "speed": asdict(speed),
        "cosine": {kind: asdict(item) for kind, item in near.items()},
        "engines": {n: asdict(e) for n, e in engines.items()},
    }
    return "embedding-speed", "Embedding beside sentence-transformers on torch", data, embedding_tables(speed, near, engines)


def _start(_: argparse.Namespace) -> _Measured:
    from bench.start import measure_starts
    from bench.tables import start_tables

    first, later = measure_starts()
    return (
        "start",
        "From a finished installation to an app that answers",
        {"first": asdict(first), "later": [asdict(start) for start in later]},
        start_tables(first, later),
    )


def _growth(arguments: argparse.Namespace) -> _Measured:
    from bench.growth import measure_size
    from bench.tables import growth_tables

    settings = load_settings()
    sizes = [measure_size(settings, sections) for sections in (_SIZES if arguments.all else arguments.sections)]
    return "growth", "Growth with the number of sections", {"sizes": [asdict(size) for size in sizes]}, growth_tables(sizes)


_MEASUREMENTS = {"embedding": _embedding, "start": _start, "growth": _growth}


def _command(what: str, arguments: argparse.Namespace) -> str:
    """The command that measures the same again; a folder of this machine is left out."""
    if what == "embedding":
        corpus = f" --corpus {arguments.corpus.resolve().parent.name}/{arguments.corpus.name}" if arguments.corpus else ""
        return f"python -m bench embedding --rounds {arguments.rounds}{corpus}"
    if what == "growth":
        return "python -m bench growth " + ("--all" if arguments.all else f"--sections {' '.join(map(str, arguments.sections))}")
    return f"python -m bench {what}"


def main(argv: list[str] | None = None) -> int:
    """Run the measurements asked for; 0 when all were made, 1 when one could not be."""
    arguments = _parser().parse_args(argv)
    keep_quiet(offline=True)
    try:
        for what in _MEASUREMENTS if arguments.what == "all" else (arguments.what,):
            machine = describe_machine()
            name, title, data, tables = _MEASUREMENTS[what](arguments)
            print(f"\n# {title}\n\n" + "\n\n".join(tables), flush=True)
            if arguments.save:
                keep(name, title, _command(what, arguments), machine, data, tables)
    except DanLoiError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
