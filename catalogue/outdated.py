"""knowledge/outdated_terms.yaml: terms that guidance for a later day must not use."""

from __future__ import annotations

from pathlib import Path

from catalogue.checks import refuse_repeats
from catalogue.files import read_file
from catalogue.reading import Entry
from catalogue.registry import Registry, load_registry
from domain.outdated import OutdatedTerm


def load_outdated(knowledge_dir: Path, registry: Registry | None = None) -> tuple[OutdatedTerm, ...]:
    """Read knowledge/outdated_terms.yaml; `registry` is read from `knowledge_dir` when not given.

    Raises:
        KnowledgeError: the file is malformed, a term stands twice, or a document cited is unknown.
    """
    known = registry or load_registry(knowledge_dir)
    with read_file(knowledge_dir / "outdated_terms.yaml") as file:
        terms = tuple(_term(entry, known) for entry in file.entries("terms", required=True))
    refuse_repeats("outdated_terms.yaml", "thuật ngữ", (spelling for term in terms for spelling in (term.term, *term.also)))
    return terms


def _term(entry: Entry, registry: Registry) -> OutdatedTerm:
    with entry:
        term = OutdatedTerm(
            term=entry.text("term"),
            since=entry.required_day("since"),
            instead=entry.text("instead"),
            also=entry.texts("also"),
            legal_basis=entry.references(),
            verification=entry.verification(),
            note=entry.text("note", ""),
        )
    registry.require(term.legal_basis, entry.where)
    return term
