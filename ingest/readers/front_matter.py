"""Markdown files: YAML front matter and the lines below it.

PyYAML alone does it: python-frontmatter would hide the line numbers that an error
message names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from domain.documents import SourceFile
from domain.errors import EmptyDocument, KnowledgeError
from ingest.readers.text import read_utf8

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A Markdown file. `meta` is None without front matter; `lines` are (number in the file, text) of the body."""

    source: SourceFile
    meta: Mapping[str, Any] | None
    lines: tuple[tuple[int, str], ...]


def read_markdown(source: SourceFile) -> MarkdownFile:
    """Return the front matter and the body of a Markdown file.

    Raises:
        KnowledgeError: front matter that is not closed or no YAML mapping.
        UnreadableFile: not UTF-8, too large, or not permitted.
        EmptyDocument: no text in it.
    """
    path = Path(source.path)
    texts = read_utf8(path).replace("\r\n", "\n").split("\n")
    if not any(text.strip() for text in texts):
        raise EmptyDocument(f"Tệp “{path.name}” không có chữ.", "Thêm nội dung hoặc xóa tệp.")
    numbered = tuple(enumerate(texts, start=1))
    if texts[0].strip() != _FENCE:
        return MarkdownFile(source, None, numbered)
    end = next((at for at in range(1, len(texts)) if texts[at].strip() == _FENCE), None)
    if end is None:
        raise KnowledgeError(f"{source.id}:1: phần đầu (front matter) không đóng.", "Thêm một dòng --- ở cuối phần đầu.")
    return MarkdownFile(source, _parsed("\n".join(texts[1:end]), source), numbered[end + 1 :])


def _parsed(text: str, source: SourceFile) -> Mapping[str, Any]:
    try:
        meta = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise KnowledgeError(f"{source.id}:{line}: phần đầu không đúng YAML.", "Kiểm tra dấu hai chấm, dấu nháy và thụt dòng.") from error
    if meta is None:
        return MappingProxyType({})
    if not isinstance(meta, dict):
        raise KnowledgeError(f"{source.id}:2: phần đầu phải là các dòng «khóa: giá trị».", "Xem docs về cách viết hướng dẫn.")
    return MappingProxyType({str(key): value for key, value in meta.items()})
