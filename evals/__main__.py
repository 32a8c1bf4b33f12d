"""python -m evals retrieval BEIR_DIR"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from config.quiet import keep_quiet
from config.settings import PROJECT_ROOT, load_settings
from domain.errors import DanLoiError

_RESULTS = PROJECT_ROOT / "evals" / "results"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description="Đo chất lượng và tốc độ.")
    commands = parser.add_subparsers(dest="command", required=True)
    retrieval = commands.add_parser("retrieval", help="đo việc tìm đúng điều luật trên một thư mục BEIR")
    retrieval.add_argument("folder", type=Path, metavar="BEIR_DIR")
    retrieval.add_argument("--split", help="tên tệp trong qrels/; mặc định là tệp đầu tiên")
    retrieval.add_argument("--fold", action="store_true", help="bỏ dấu các câu hỏi")
    retrieval.add_argument("--repeat", type=int, default=1, help="hỏi mỗi câu bao nhiêu lần khi đo tốc độ")
    retrieval.add_argument("--index", type=Path, help="giữ chỉ mục ở đây để lần sau khỏi nhúng lại; mặc định là thư mục tạm")
    retrieval.add_argument("--save", action="store_true", help="ghi kết quả vào evals/results/")
    retrieval.add_argument("--json", action="store_true")
    return parser


def _retrieval(arguments: argparse.Namespace) -> None:
    from evals.retrieval import measure_retrieval, read_beir
    from index.embedding import open_embedder

    settings = load_settings()
    dataset = read_beir(arguments.folder, arguments.split)
    embedder = open_embedder(settings, _say)
    with tempfile.TemporaryDirectory() as temporary:
        report = measure_retrieval(
            dataset,
            arguments.index or Path(temporary),
            embedder,
            settings,
            folded=arguments.fold,
            repeat=max(1, arguments.repeat),
            progress=_show_progress if sys.stderr.isatty() else None,
        )
    table = asdict(report)
    if arguments.save:
        _RESULTS.mkdir(parents=True, exist_ok=True)
        variant = ("-folded" if arguments.fold else "") + ("-speed" if arguments.repeat > 1 else "")
        name = f"{report.measured_at[:10]}-{dataset.name}-{dataset.split}{variant}.json"
        (_RESULTS / name).write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if arguments.json:
        print(json.dumps(table, ensure_ascii=False))
        return
    marks = "không dấu" if arguments.fold else "có dấu"
    print(f"{dataset.name}/{dataset.split}: {len(dataset.questions)} câu hỏi ({marks}), {len(dataset.articles)} điều")
    print("  ".join(f"{name} {score:.3f}" for name, score in report.scores.items()))
    print("  ".join(f"{name} {value:.1f}" for name, value in report.speed.items()))


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _show_progress(done: int, total: int) -> None:
    print(f"\r{done}/{total}", end="\n" if done >= total else "", file=sys.stderr, flush=True)


def main(argv: list[str] | None = None) -> int:
    """Run one measurement; 0 when it was made, 1 when it could not be."""
    arguments = _parser().parse_args(argv)
    keep_quiet(offline=False)
    try:
        _retrieval(arguments)
    except DanLoiError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
