"""knowledge/fields.yaml: the fields of the guidance with the office that answers for each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from catalogue.checks import refuse_repeats
from catalogue.files import read_file
from catalogue.reading import Entry


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the guidance. `lead_office` is an id of knowledge/offices.yaml."""

    id: str
    name: str
    lead_office: str


def load_fields(knowledge_dir: Path) -> tuple[Field, ...]:
    """Read knowledge/fields.yaml.

    Raises:
        KnowledgeError: the file is malformed, or a field stands twice.
    """
    with read_file(knowledge_dir / "fields.yaml") as file:
        fields = tuple(_field(entry) for entry in file.entries("fields", required=True))
    refuse_repeats("fields.yaml", "lĩnh vực", (field.id for field in fields))
    return fields


def _field(entry: Entry) -> Field:
    with entry:
        return Field(entry.text("id"), entry.text("name"), entry.text("lead_office"))
