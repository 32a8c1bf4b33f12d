"""What is taught: the subjects of the guidance, each with its questions and the texts that answer them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.wordings import load_wordings
from config.settings import Settings
from domain.answers import Language
from domain.documents import Document, Section
from domain.legal import LegalReference
from domain.rendered import period_key
from ingest.chunks import chunk_sections
from ingest.knowledge_sources import KnowledgeReader, find_knowledge
from ingest.sources import find_sources

_FEWEST_QUESTIONS = 3
Clauses = Mapping[LegalReference, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject: questions that mean the same, passages of ours and clauses of legal texts that answer them.

    `name` is the id of its first section without its period; `document` that section's document.
    """

    name: str
    document: str
    questions: tuple[str, ...]
    passages: tuple[str, ...]
    clauses: tuple[str, ...]


@dataclass(slots=True)
class _Growing:
    names: set[str] = field(default_factory=set)
    questions: set[str] = field(default_factory=set)
    passages: set[str] = field(default_factory=set)
    clauses: set[str] = field(default_factory=set)


def read_subjects(settings: Settings, texts: Path | None) -> tuple[Subject, ...]:
    """Return the subjects of knowledge/ with three questions or more, by name; `texts` is a folder of legal texts, if any.

    Raises:
        DanLoiError: a file cannot be read.
    """
    reader = KnowledgeReader(settings.knowledge_dir, load_wordings(settings.prompts_dir / "sections", (Language.VI,)))
    clauses = _clauses(reader, texts) if texts else {}
    folder = [settings.knowledge_dir]
    contents = [reader.read(source) for source in (*find_sources(folder), *find_knowledge(folder))]
    return subjects_of([(content.document, content.sections) for content in contents], clauses)


def subjects_of(documents: Iterable[tuple[Document, tuple[Section, ...]]], clauses: Clauses) -> tuple[Subject, ...]:
    """Group sections into subjects: periods of one subject belong together, and so do sections that share a question.

    A question that stands at two sections would otherwise be taught as right and as wrong at once.
    """
    groups: dict[str, _Growing] = defaultdict(_Growing)
    for document, sections in documents:
        passages: dict[str, set[str]] = defaultdict(set)
        for chunk in chunk_sections(document, sections):
            if chunk.kind == "passage":
                passages[chunk.section_id].add(chunk.text)
        for section in sections:
            group = groups[period_key(section.id)]
            group.names.add(section.id)
            group.questions.update(section.questions)
            group.passages |= passages[section.id]
            for reference in section.legal_basis:
                group.clauses.update(clauses.get(reference, ()))
    found = [
        Subject(
            min(group.names), min(group.names).split("/")[0], *(tuple(sorted(texts)) for texts in (group.questions, group.passages, group.clauses))
        )
        for group in _joined(groups.values())
    ]
    return tuple(sorted((item for item in found if len(item.questions) >= _FEWEST_QUESTIONS), key=lambda item: item.name))


def _joined(groups: Iterable[_Growing]) -> list[_Growing]:
    """Groups with a question in common as one."""
    whole: list[_Growing] = []
    home: dict[str, _Growing] = {}
    for group in groups:
        others = {id(home[question]): home[question] for question in group.questions if question in home}
        for other in others.values():
            group.names |= other.names
            group.questions |= other.questions
            group.passages |= other.passages
            group.clauses |= other.clauses
        whole = [kept for kept in whole if id(kept) not in others] + [group]
        home.update(dict.fromkeys(group.questions, group))
    return whole


def _clauses(reader: KnowledgeReader, folder: Path) -> Clauses:
    found: dict[LegalReference, list[str]] = defaultdict(list)
    for source in find_sources([folder], (".docx",)):
        content = reader.read(source)
        for section in content.sections:
            if section.clause and not section.point and not section.in_form and content.document.number:
                headings = [heading for heading in section.path if heading.startswith("Điều")]
                found[LegalReference(content.document.number, section.article, section.clause)].append("\n".join((*headings, section.text)))
    return {reference: tuple(texts) for reference, texts in found.items()}
