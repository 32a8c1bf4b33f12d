"""Everyday questions lent to legal texts: what the guidance answers from a clause, the clause answers too.

People ask in other words than a decree is written in. Beside each section of knowledge/
stand everyday questions and the clauses it rests on; where an index holds the decree but
not our guidance, those questions are embedded as extra vectors of the clauses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from domain.documents import Chunk, DocumentKind, Section, SourceFile, digest_of
from domain.errors import DanLoiError
from domain.legal import LegalReference
from index.sections import SourceContent
from ingest.knowledge_sources import KnowledgeReader, find_knowledge
from ingest.sources import find_sources

Place = tuple[str, str, str]  # document number, article, clause ("" for the article)
_MOST_ARTICLES = 2  # a section that rests on more articles of one text does not say which of them answers


class Lender:
    """The questions of a knowledge folder; it is read only when a legal text asks for some."""

    def __init__(self, knowledge_dir: Path, reader: KnowledgeReader, sources: Iterable[SourceFile]) -> None:
        """Lend nothing where the index of `sources` holds guidance itself: its own sections answer better."""
        folder = (knowledge_dir,)
        of_knowledge = (*find_sources(folder, (".md",)), *find_knowledge(folder))
        indexed = {Path(source.path).resolve() for source in sources}
        self._sources = () if any(Path(source.path).resolve() in indexed for source in of_knowledge) else of_knowledge
        self._reader = reader
        self.signature = digest_of(*(source.sha256 for source in self._sources))

    def lend(self, content: SourceContent) -> SourceContent:
        """Return a legal text's content with a question chunk more for each question lent to one of its sections."""
        if content.document.kind is not DocumentKind.LEGAL or not self._sources:
            return content
        lent = tuple(chunk for section in content.sections for chunk in _lent(section, content.document.number or "", self._questions))
        return replace(content, chunks=content.chunks + lent)

    @cached_property
    def _questions(self) -> Mapping[Place, tuple[str, ...]]:
        return questions_by_place(section for source in self._sources for section in self._read(source))

    def _read(self, source: SourceFile) -> tuple[Section, ...]:
        try:
            return self._reader.read(source).sections
        except DanLoiError:
            return ()  # `ingest check` names what is wrong with it; a decree is indexed without its questions


def questions_by_place(sections: Iterable[Section]) -> dict[Place, tuple[str, ...]]:
    """Return the questions of `sections` by the places of legal texts that answer them, without repeats."""
    found: dict[Place, dict[str, None]] = defaultdict(dict)
    for section in sections:
        for places in _places(section.legal_basis).values():
            if len({article for _, article, _ in places}) <= _MOST_ARTICLES:
                for place in places:
                    found[place].update(dict.fromkeys(section.questions))
    return {place: tuple(questions) for place, questions in found.items()}


def _places(references: Iterable[LegalReference]) -> Mapping[str, set[Place]]:
    by_document: dict[str, set[Place]] = defaultdict(set)
    for reference in references:
        if reference.number and reference.article:
            by_document[reference.number].add((reference.number, reference.article, reference.clause or ""))
    return by_document


def _lent(section: Section, number: str, questions: Mapping[Place, tuple[str, ...]]) -> Iterator[Chunk]:
    if section.in_form or section.point or not section.article:
        return
    for place, question in enumerate(questions.get((number, section.article, section.clause or ""), ())):
        yield Chunk(f"{section.id}#b{place}", section.id, question, "question")
