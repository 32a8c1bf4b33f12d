"""python -m ingest build | inspect | check | coverage | verification | vectors"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from config.quiet import keep_quiet
from config.settings import load_settings
from domain.errors import DanLoiError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ingest", description="Đưa tài liệu hướng dẫn vào chỉ mục.")
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="lập hoặc cập nhật chỉ mục (chỉ đọc lại tệp đã đổi)")
    build.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="tệp hoặc thư mục; mặc định là knowledge/")
    build.add_argument("--index", type=Path, help="thư mục chỉ mục")
    inspect = commands.add_parser("inspect", help="xem siêu dữ liệu và cây mục của một tệp, không ghi gì")
    inspect.add_argument("file", type=Path)
    inspect.add_argument("--json", action="store_true")
    check = commands.add_parser("check", help="kiểm tra knowledge/: cấu trúc, căn cứ, ngày, trình tự, số liệu")
    check.add_argument(
        "--texts", type=Path, action="append", default=[], metavar="DIR", help="thư mục văn bản gốc để đối chiếu (dùng nhiều lần được)"
    )
    coverage = commands.add_parser("coverage", help="từng lĩnh vực, từng bước: có gì, thiếu gì, chỉ có nguồn thứ cấp, nguồn khác nhau")
    coverage.add_argument("--json", action="store_true")
    commands.add_parser("verification", help="lập docs/verification.md: dữ kiện chưa đối chiếu và việc làm cho rõ")
    commands.add_parser("vectors", help="lưu sẵn véc-tơ của knowledge/ để lần chạy đầu không phải nhúng")
    return parser


def _build(arguments: argparse.Namespace) -> int:
    from rich.console import Console

    from ingest.pipeline import build_index
    from ingest.report import embedding_progress, print_report

    settings = load_settings()
    console = Console()
    paths = arguments.paths or [settings.knowledge_dir]
    with embedding_progress(console) as progress:
        report = build_index(paths, arguments.index or settings.index_dir, settings, notify=console.print, progress=progress)
    print_report(report, console)
    return 1 if report.failed else 0


def _inspect(arguments: argparse.Namespace) -> int:
    from ingest.inspect import inspect_json, inspect_text
    from ingest.reading import read_file
    from ingest.sources import find_sources

    sources = find_sources([arguments.file])
    if not sources:
        sys.stderr.write(f"Không đọc được «{arguments.file.name}»: không có tệp này hoặc không phải loại tài liệu.\n")
        return 1
    parsed = read_file(sources[0])
    text = json.dumps(inspect_json(parsed), ensure_ascii=False, indent=1) if arguments.json else inspect_text(parsed)
    sys.stdout.write(f"{text}\n")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from ingest.check import check_knowledge

    problems = check_knowledge(load_settings(), arguments.texts)
    for problem in problems:
        sys.stderr.write(f"✗ {problem}\n")
    sys.stdout.write(f"{len(problems)} lỗi trong knowledge/.\n" if problems else "knowledge/ không có lỗi.\n")
    return 1 if problems else 0


def _coverage(arguments: argparse.Namespace) -> int:
    from ingest.checks.material import load_material
    from ingest.coverage import coverage_json, coverage_markdown, field_coverage

    fields = field_coverage(load_material(load_settings().knowledge_dir))
    text = json.dumps(coverage_json(fields), ensure_ascii=False, indent=1) if arguments.json else coverage_markdown(fields)
    sys.stdout.write(f"{text.rstrip()}\n")
    return 0


def _verification(_: argparse.Namespace) -> int:
    from ingest.check import VERIFICATION_PAGE
    from ingest.checks.material import load_material
    from ingest.checks.unsettled import verification_page

    VERIFICATION_PAGE.write_text(verification_page(load_material(load_settings().knowledge_dir)), encoding="utf-8")
    sys.stdout.write(f"Đã ghi docs/{VERIFICATION_PAGE.name}.\n")
    return 0


def _vectors(_: argparse.Namespace) -> int:
    from rich.console import Console

    from ingest.report import embedding_progress
    from ingest.vectors import keep_vectors

    with embedding_progress(Console()) as progress:
        report = keep_vectors(load_settings(), progress)
    sys.stdout.write(f"Đã lưu véc-tơ của {report.texts} đoạn ({report.embedded} đoạn nhúng mới) vào knowledge/vectors/{report.path.name}.\n")
    return 0


_COMMANDS = {"build": _build, "inspect": _inspect, "check": _check, "coverage": _coverage, "verification": _verification, "vectors": _vectors}


def main(argv: list[str] | None = None) -> int:
    """Run one command; 0 when all went well, 1 when a file failed, 2 when the command could not run."""
    arguments = _parser().parse_args(argv)
    keep_quiet(offline=False)
    try:
        return _COMMANDS[arguments.command](arguments)
    except DanLoiError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if arguments.command == "build" else 1
    except KeyboardInterrupt:
        sys.stderr.write("Đã dừng; chỉ mục cũ được giữ nguyên.\n")
        return 130


if __name__ == "__main__":
    sys.exit(main())
