"""python -m ingest check: knowledge/ and prompts/ read strictly, every problem named.

The loaders refuse malformed files one by one; this reads them all, goes on after a
problem, and then asks what spans files (ingest/checks, one file a kind of question).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations
from pathlib import Path

from catalogue.clusters import load_clusters
from catalogue.fields import load_fields
from catalogue.forms import load_forms
from catalogue.glossary import load_glossary
from catalogue.offices import load_offices
from catalogue.outdated import load_outdated
from catalogue.procedures import load_procedures
from catalogue.registry import load_registry
from catalogue.roadmaps import load_roadmaps
from catalogue.wordings import load_wordings
from catalogue.working_days import load_calendar
from config.settings import PROJECT_ROOT, Settings
from domain.answers import Language
from domain.errors import DanLoiError
from ingest.checks.agreement import check_agreement
from ingest.checks.fields import check_fields
from ingest.checks.graph import check_graph
from ingest.checks.material import GuidanceFile, Material, load_material, share_a_day
from ingest.checks.primary_texts import check_primary_texts, read_texts
from ingest.checks.questions import check_questions
from ingest.checks.references import check_references
from ingest.checks.silence import check_silence
from ingest.checks.terms import check_terms
from ingest.checks.unsettled import check_unsettled
from ingest.reading import read_file
from ingest.sources import find_sources

VERIFICATION_PAGE = PROJECT_ROOT / "docs" / "verification.md"
Check = Callable[[Material], Iterator[str]]
_BOOKS: tuple[Callable[[Path], object], ...] = (
    load_registry,
    load_procedures,
    load_glossary,
    load_offices,
    load_forms,
    load_clusters,
    load_calendar,
    load_roadmaps,
    load_outdated,
    load_fields,
)
_CHECKS: tuple[Check, ...] = (check_fields, check_references, check_graph, check_agreement, check_silence, check_terms, check_questions)


def check_knowledge(settings: Settings, texts: Sequence[Path] = (), page: Path | None = VERIFICATION_PAGE) -> tuple[str, ...]:
    """Return every problem found, each naming its file and what to do; empty when there is none.

    `texts` are folders of primary texts to hold knowledge/ against; `page` is the list of
    unsettled facts that must match knowledge/, None to leave it out.
    """
    problems = [problem for read in _readers(settings) for problem in _problems_of(read)]
    problems += _unreadable_guidance(settings.knowledge_dir)
    if problems:
        return tuple(problems)
    material = load_material(settings.knowledge_dir)
    for file in material.guidance:
        problems += _check_overlaps(file)
    for check in _CHECKS:
        problems += check(material)
    if texts:
        problems += check_primary_texts(material, read_texts(texts))
    if page:
        problems += check_unsettled(material, page)
    return tuple(dict.fromkeys(problems))


def _readers(settings: Settings) -> tuple[Callable[[], object], ...]:
    folder, prompts = settings.knowledge_dir, settings.prompts_dir
    return (
        *(partial(load, folder) for load in _BOOKS),
        lambda: load_wordings(prompts / "answers"),
        lambda: load_wordings(prompts / "ui"),
        lambda: load_wordings(prompts / "sections", (Language.VI,)),
    )


def _problems_of(read: Callable[[], object]) -> Iterator[str]:
    try:
        read()
    except DanLoiError as error:
        yield str(error)


def _unreadable_guidance(folder: Path) -> Iterator[str]:
    for source in find_sources([folder]):
        yield from _problems_of(partial(read_file, source))


def _check_overlaps(file: GuidanceFile) -> Iterator[str]:
    for first, second in combinations(file.sections, 2):
        same = first.path == second.path and first.parent_id == second.parent_id
        if same and share_a_day(first.validity, second.validity):
            yield f"{file.name} › {first.heading}: hai mục cùng tên cùng có hiệu lực một ngày. Đổi tên hoặc sửa from, to."
