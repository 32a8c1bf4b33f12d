"""Every source of an index read the same way: files, procedures, offices and the registry."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from catalogue.offices import load_offices
from catalogue.procedures import load_procedure
from catalogue.registry import load_registry
from catalogue.wordings import Wordings
from domain.documents import Document, Section, SourceFile
from index.sections import SourceContent
from ingest.chunks import chunk_sections
from ingest.office_sections import offices_document, offices_sections
from ingest.procedures import procedure_document, procedure_sections
from ingest.reading import read_file
from ingest.registry_sections import registry_document, registry_sections
from ingest.validity import apply_registry

_YAML = "application/yaml"
REGISTRY_FILE = "registry.yaml"
OFFICES_FILE = "offices.yaml"
PROCEDURES_FOLDER = "procedures"


def find_knowledge(paths: Sequence[Path]) -> tuple[SourceFile, ...]:
    """Return the registry and the procedures of those `paths` that are a knowledge folder."""
    found: list[SourceFile] = []
    for root in paths:
        if not (root / REGISTRY_FILE).is_file():
            continue
        for path in (root / REGISTRY_FILE, root / OFFICES_FILE, *sorted((root / PROCEDURES_FOLDER).glob("*.yaml"))):
            name = path.relative_to(root).as_posix()
            found.append(SourceFile(name, str(path), _YAML, hashlib.sha256(path.read_bytes()).hexdigest()))
    return tuple(found)


class KnowledgeReader:
    """Reads one source into its content, with the registry's dates applied."""

    def __init__(self, knowledge_dir: Path, words: Wordings) -> None:
        """Load the registry of `knowledge_dir`.

        Raises:
            KnowledgeError: the registry is malformed.
        """
        self._registry = load_registry(knowledge_dir)
        self._words = words
        registry_text = (knowledge_dir / REGISTRY_FILE).read_bytes()
        # Every section's dates and rendered words depend on these, so they sign every source.
        self.signature = hashlib.sha256(registry_text + repr(sorted(words.texts.items())).encode()).hexdigest()

    def read(self, source: SourceFile) -> SourceContent:
        """Return the content of one source.

        Raises:
            IngestError: the file cannot become sections.
            KnowledgeError: a file of ours is malformed.
        """
        document, sections = self._parse(source)
        return SourceContent(source.id, document, sections, chunk_sections(document, sections))

    def _parse(self, source: SourceFile) -> tuple[Document, tuple[Section, ...]]:
        if source.media_type != _YAML:
            parsed = read_file(source)
            entry = self._registry.get(parsed.document.number) if parsed.document.number else None
            return apply_registry(parsed.document, parsed.sections, entry)
        if Path(source.path).name == REGISTRY_FILE:
            document = registry_document(source, self._words)
            return document, registry_sections(self._registry.documents, document, self._words)
        if Path(source.path).name == OFFICES_FILE:
            offices = load_offices(Path(source.path).parent, self._registry)
            document = offices_document(source, self._words)
            return document, offices_sections(offices, document, self._words, self._registry)
        procedure, gaps = load_procedure(Path(source.path), self._registry)
        document = procedure_document(procedure, source, self._words)
        return document, procedure_sections(procedure, gaps, document, self._words)
