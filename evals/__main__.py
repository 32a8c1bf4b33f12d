"""python -m evals retrieval BEIR_DIR, answers [FILE ...], sequence [FILE ...], decrees, summary"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from config.quiet import keep_quiet
from domain.errors import DanLoiError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description="Đo chất lượng và tốc độ.")
    commands = parser.add_subparsers(dest="command", required=True)
    retrieval = commands.add_parser("retrieval", help="đo việc tìm đúng điều luật trên một thư mục BEIR")
    retrieval.add_argument("folder", type=Path, metavar="BEIR_DIR")
    retrieval.add_argument("--split", help="tên tệp trong qrels/; mặc định là tệp đầu tiên")
    retrieval.add_argument("--fold", action="store_true", help="bỏ dấu các câu hỏi")
    retrieval.add_argument("--repeat", type=int, default=1, help="hỏi mỗi câu bao nhiêu lần khi đo tốc độ")
    retrieval.add_argument("--index", type=Path, help="giữ chỉ mục ở đây để lần sau khỏi nhúng lại; mặc định là thư mục tạm")
    answers = commands.add_parser("answers", help="đo câu trả lời trên bộ câu hỏi mẫu")
    sequence = commands.add_parser("sequence", help="chỉ đo các câu hỏi về thứ tự các bước")
    for command in (answers, sequence):
        command.add_argument("files", type=Path, nargs="*", metavar="FILE", help="bộ câu hỏi; mặc định là evals/datasets/golden-*.jsonl")
        command.add_argument("--split", choices=("dev", "heldout", "all"), help="phần nào của bộ câu hỏi mẫu; mặc định là dev")
        command.add_argument("--index", type=Path, help="chỉ mục trả lời; mặc định như các lệnh khác")
        command.add_argument("--show-misses", action="store_true", help="nêu từng câu chưa đạt; chỉ cùng --split dev")
    decrees = commands.add_parser("decrees", help="hỏi các văn bản luật bằng lời thường, đo có đúng điều không")
    decrees.add_argument("--texts", type=Path, default=Path("../shared/official"), help="thư mục văn bản, được lập chỉ mục riêng")
    decrees.add_argument("--split", choices=("dev", "heldout"), default="dev")
    decrees.add_argument("--index", type=Path, help="giữ chỉ mục ở đây; mặc định là build/evals/decrees")
    decrees.add_argument("--show-misses", action="store_true", help="nêu từng câu chưa đạt; chỉ với --split dev")
    for command in (retrieval, answers, sequence, decrees):
        command.add_argument("--baseline", action="store_true", help="đo cả cách làm thông thường với LangChain trên cùng câu hỏi")
        command.add_argument("--save", action="store_true", help="ghi kết quả vào evals/results/ và nêu điều gì đã đổi")
        command.add_argument("--json", action="store_true")
    commands.add_parser("summary", help="lập evals/results/SUMMARY.md từ các kết quả đã ghi")
    return parser


def _run(arguments: argparse.Namespace) -> str:
    progress = _show_progress if sys.stderr.isatty() else None
    if arguments.command == "retrieval":
        from evals.commands.retrieval import run_retrieval

        return run_retrieval(arguments, _say, progress)
    if arguments.command == "decrees":
        from evals.commands.decrees import run_decrees

        return run_decrees(arguments, _say, progress)
    if arguments.command == "summary":
        from evals.readme import write_readmes
        from evals.summary import write_summary

        return f"→ evals/results/{write_summary().name}, {', '.join(path.name for path in write_readmes())}"
    from evals.commands.answers import run_answers

    return run_answers(arguments, _say, progress)


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _show_progress(done: int, total: int) -> None:
    print(f"\r{done}/{total}", end="\n" if done >= total else "", file=sys.stderr, flush=True)


def main(argv: list[str] | None = None) -> int:
    """Run one measurement; 0 when it was made, 1 when it could not be."""
    arguments = _parser().parse_args(argv)
    keep_quiet(offline=False)
    try:
        print(_run(arguments))
    except DanLoiError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
