"""python -m assistant ask | retrieve"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from config.quiet import keep_quiet
from config.settings import load_settings
from domain.answers import AnswerStatus, Language, Question, UserRole
from domain.errors import DanLoiError

_FAILED = (AnswerStatus.ERROR_INDEX, AnswerStatus.ERROR_MODEL)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Hỏi tài liệu hướng dẫn.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (("ask", "một câu trả lời"), ("retrieve", "các mục tìm được, xếp hạng")):
        command = commands.add_parser(name, help=text)
        command.add_argument("question", nargs="?", help="câu hỏi")
        command.add_argument("--batch", type=Path, metavar="FILE.jsonl", help="mỗi dòng một câu hỏi dạng JSON")
        command.add_argument("--role", choices=[role.value for role in UserRole], default=UserRole.INVESTOR.value)
        command.add_argument("--language", choices=[language.value for language in Language])
        command.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD", help="trả lời cho ngày này")
        command.add_argument("--index", type=Path, help="thư mục chỉ mục")
        command.add_argument("--json", action="store_true")
        command.add_argument("-k", type=int, metavar="N", help="số mục giữ lại (retrieve)")
    return parser


def _questions(arguments: argparse.Namespace) -> Iterator[Question]:
    default = Question(
        text=arguments.question or "",
        language=Language(arguments.language) if arguments.language else None,
        role=UserRole(arguments.role),
        as_of=arguments.as_of,
    )
    if not arguments.batch:
        yield default
        return
    for number, line in enumerate(arguments.batch.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            yield _from_row(line, number, default)


def _from_row(line: str, number: int, default: Question) -> Question:
    try:
        row: dict[str, Any] = json.loads(line)
        return replace(
            default,
            id=str(row["id"]),
            text=str(row["question"]),
            role=UserRole(row.get("role") or default.role),
            language=Language(row["language"]) if row.get("language") else default.language,
            as_of=date.fromisoformat(row["as_of"]) if row.get("as_of") else default.as_of,
            history=tuple(str(item) for item in row.get("history") or ()),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DanLoiError(f"Dòng {number} của tệp câu hỏi không đúng dạng: {error}.", 'Mỗi dòng cần {"id": …, "question": …}.') from error


def _run(arguments: argparse.Namespace) -> int:
    from assistant.answerer import Assistant
    from assistant.to_json import answer_json, results_json

    settings = load_settings()
    if arguments.k:
        settings = settings.model_copy(update={"keep": arguments.k})
    questions = list(_questions(arguments))
    assistant = Assistant.open(settings, index_dir=arguments.index)
    failed = False
    indent = None if arguments.batch else 1
    for question in questions:
        if arguments.command == "retrieve":
            results = assistant.retrieve(question)
            shown: Any = {"id": question.id} | results_json(results)
            text = "\n".join(
                f"{hit.score:.3f}  {hit.document.number or hit.document.title}  {' › '.join(hit.section.path[-2:])}" for hit in results.ranked
            )
        else:
            answer = assistant.ask(question)
            failed = failed or answer.status in _FAILED
            shown, text = answer_json(answer), _plain(answer)
        sys.stdout.write((json.dumps(shown, ensure_ascii=False, indent=indent) if arguments.json or arguments.batch else text) + "\n")
    return 1 if failed else 0


def _plain(answer: Any) -> str:
    sources = [f"[{item.marker}] {item.number or item.title} – {' › '.join(item.heading_path[-2:])}: «{item.quote}»" for item in answer.citations]
    return "\n\n".join(part for part in (answer.text, "\n".join(sources)) if part)


def main(argv: list[str] | None = None) -> int:
    """Run one command; 0 when answered in any status, 1 when index or model failed, 2 on bad use."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.question is None and arguments.batch is None:
        parser.error("cần một câu hỏi hoặc --batch FILE.jsonl")
    keep_quiet(offline=False)
    try:
        return _run(arguments)
    except DanLoiError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"Không đọc được tệp: {error.filename or error}.\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
