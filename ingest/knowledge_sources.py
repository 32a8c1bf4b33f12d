"""Every source of an index read the same way: files, procedures, offices and the registry."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from catalogue.clusters import load_clusters
from catalogue.forms import load_forms
from catalogue.offices import load_offices
from catalogue.procedures import load_procedure, load_procedures
from catalogue.registry import load_registry
from catalogue.roadmaps import check_roadmaps, load_roadmaps
from catalogue.wordings import Wordings
from domain.documents import Document, Section, SourceFile
from domain.procedures import Procedure
from index.sections import SourceContent
from ingest.chunks import chunk_sections
from ingest.cluster_sections import clusters_document, clusters_sections
from ingest.form_sections import forms_document, forms_sections
from ingest.office_sections import offices_document, offices_sections
from ingest.procedures import procedure_document, procedure_sections
from ingest.reading import read_file
from ingest.registry_sections import registry_document, registry_sections
from ingest.roadmap_sections import roadmaps_document, roadmaps_sections
from ingest.step_names import StepNames, readable_procedures, step_names
from ingest.validity import apply_registry

_YAML = "application/yaml"
REGISTRY_FILE = "registry.yaml"
OFFICES_FILE = "offices.yaml"
CLUSTERS_FILE = "clusters.yaml"
FORMS_FILE = "forms.yaml"
ROADMAPS_FILE = "roadmaps.yaml"
PROCEDURES_FOLDER = "procedures"
_BOOKS = (REGISTRY_FILE, OFFICES_FILE, CLUSTERS_FILE, FORMS_FILE, ROADMAPS_FILE)
_WITHOUT_STEPS = (REGISTRY_FILE, OFFICES_FILE, CLUSTERS_FILE)  # the sections of all others say names of steps of other files
_Parsed = tuple[Document, tuple[Section, ...]]


def find_knowledge(paths: Sequence[Path]) -> tuple[SourceFile, ...]:
    """Return the data files that become sections of those `paths` that are a knowledge folder; only the registry must be there."""
    found: list[SourceFile] = []
    for root in paths:
        if not (root / REGISTRY_FILE).is_file():
            continue
        books = [root / name for name in _BOOKS if (root / name).is_file()]
        procedures = sorted((root / PROCEDURES_FOLDER).glob("*.yaml"))
        for path in (*books, *procedures):
            read = (path,) if path.name in _WITHOUT_STEPS else (path, *procedures)
            digest = hashlib.sha256(b"".join(part.read_bytes() for part in read)).hexdigest()
            found.append(SourceFile(path.relative_to(root).as_posix(), str(path), _YAML, digest))
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
        self._step_names: dict[Path, StepNames] = {}
        self._books = {
            REGISTRY_FILE: self._read_registry,
            OFFICES_FILE: self._read_offices,
            CLUSTERS_FILE: self._read_clusters,
            FORMS_FILE: self._read_forms,
            ROADMAPS_FILE: self._read_roadmaps,
        }
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

    def _parse(self, source: SourceFile) -> _Parsed:
        if source.media_type != _YAML:
            parsed = read_file(source)
            entry = self._registry.get(parsed.document.number) if parsed.document.number else None
            return apply_registry(parsed.document, parsed.sections, entry)
        path = Path(source.path)
        reader = self._books.get(path.name)
        if reader and path.parent.name != PROCEDURES_FOLDER:
            return reader(source, path.parent)
        procedure, gaps = load_procedure(path, self._registry)
        document = procedure_document(procedure, source, self._words)
        return document, procedure_sections(procedure, gaps, document, self._words, self._names(path.parent))

    def _read_registry(self, source: SourceFile, _: Path) -> _Parsed:
        document = registry_document(source, self._words)
        return document, registry_sections(self._registry.documents, document, self._words)

    def _read_offices(self, source: SourceFile, folder: Path) -> _Parsed:
        document = offices_document(source, self._words)
        return document, offices_sections(load_offices(folder, self._registry), document, self._words, self._registry)

    def _read_clusters(self, source: SourceFile, folder: Path) -> _Parsed:
        document = clusters_document(source, self._words)
        return document, clusters_sections(load_clusters(folder, self._registry), document, self._words, self._registry)

    def _read_forms(self, source: SourceFile, folder: Path) -> _Parsed:
        document = forms_document(source, self._words)
        return document, forms_sections(load_forms(folder, self._registry), self._procedures(folder), document, self._words)

    def _read_roadmaps(self, source: SourceFile, folder: Path) -> _Parsed:
        procedures = self._procedures(folder)
        maps = load_roadmaps(folder, self._registry)
        check_roadmaps(maps, procedures)
        document = roadmaps_document(source, self._words)
        return document, roadmaps_sections(maps, procedures, document, self._words)

    def _procedures(self, folder: Path) -> tuple[Procedure, ...]:
        return load_procedures(folder, self._registry)

    def _names(self, folder: Path) -> StepNames:
        """How steps are called outside their procedure, read once a folder."""
        if folder not in self._step_names:
            self._step_names[folder] = step_names(readable_procedures(folder, self._registry), self._words)
        return self._step_names[folder]
