"""python -m ingest check: knowledge/ and prompts/ read strictly, every problem named.

The loaders refuse malformed files one by one; this reads them all, goes on after a
problem, and checks what spans files: sources that are not registered, sections of one
document with the same heading in force on the same day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

from catalogue.glossary import load_glossary
from catalogue.offices import load_offices
from catalogue.procedures import load_procedures
from catalogue.registry import Registry, load_registry
from catalogue.wordings import load_wordings
from config.settings import Settings
from domain.answers import Language
from domain.documents import Section
from domain.errors import DanLoiError
from ingest.reading import read_file
from ingest.sources import find_sources


def check_knowledge(settings: Settings) -> tuple[str, ...]:
    """Return every problem found, each naming its file and what to do; empty when there is none."""
    folder = settings.knowledge_dir
    readers: tuple[Callable[[], object], ...] = (
        lambda: load_registry(folder),
        lambda: load_procedures(folder),
        lambda: load_glossary(folder),
        lambda: load_offices(folder),
        lambda: load_wordings(settings.prompts_dir / "answers"),
        lambda: load_wordings(settings.prompts_dir / "ui"),
        lambda: load_wordings(settings.prompts_dir / "sections", (Language.VI,)),
    )
    problems = [problem for read in readers for problem in _problems_of(read)]
    if problems:
        return tuple(problems)
    return tuple(_check_guidance(folder, load_registry(folder)))


def _problems_of(read: Callable[[], object]) -> Iterator[str]:
    try:
        read()
    except DanLoiError as error:
        yield str(error)


def _check_guidance(folder: Path, registry: Registry) -> Iterator[str]:
    for source in find_sources([folder]):
        try:
            parsed = read_file(source)
        except DanLoiError as error:
            yield str(error)
            continue
        for section in parsed.sections:
            yield from _check_section(source.id, section, registry)
        yield from _check_overlaps(source.id, parsed.sections)


def _check_section(file: str, section: Section, registry: Registry) -> Iterator[str]:
    if not section.legal_basis:
        yield f"{file} › {section.heading}: thiếu dòng «Căn cứ:». Thêm căn cứ, hoặc ghi rõ nguồn chưa quy định."
    for reference in section.legal_basis:
        if registry.get(reference.number) is None:
            yield f"{file} › {section.heading}: văn bản «{reference.number}» chưa có trong registry.yaml. Thêm vào hoặc sửa số hiệu."
    validity = section.validity
    if validity.start and validity.end and validity.start > validity.end:
        yield f"{file} › {section.heading}: ngày bắt đầu sau ngày kết thúc. Sửa from hoặc to."


def _check_overlaps(file: str, sections: tuple[Section, ...]) -> Iterator[str]:
    for first, second in combinations(sections, 2):
        same = first.path == second.path and first.parent_id == second.parent_id
        shared = first.validity.narrowed(second.validity)
        if same and not (shared.start and shared.end and shared.start > shared.end):
            yield f"{file} › {first.heading}: hai mục cùng tên cùng có hiệu lực một ngày. Đổi tên hoặc sửa from, to."
