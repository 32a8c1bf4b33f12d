"""knowledge/forms.yaml: prescribed forms with the steps they serve, and documents without a form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from catalogue.checks import refuse_repeats
from catalogue.files import read_file
from catalogue.reading import Entry
from catalogue.registry import Registry, load_registry
from domain.forms import Form, FormlessDocument


@dataclass(frozen=True, slots=True)
class Forms:
    """Every form named, and what has none."""

    forms: tuple[Form, ...]
    formless: tuple[FormlessDocument, ...]


def load_forms(knowledge_dir: Path, registry: Registry | None = None) -> Forms:
    """Read knowledge/forms.yaml; `registry` is read from `knowledge_dir` when not given.

    Raises:
        KnowledgeError: the file is malformed, an id stands twice, or a document cited is unknown.
    """
    known = registry or load_registry(knowledge_dir)
    with read_file(knowledge_dir / "forms.yaml") as file:
        forms = tuple(_form(entry, known) for entry in file.entries("forms", required=True))
        formless = tuple(_formless(entry, known) for entry in file.entries("without_form"))
    refuse_repeats("forms.yaml", "mẫu", [form.id for form in forms] + [item.id for item in formless])
    return Forms(forms, formless)


def _form(entry: Entry, registry: Registry) -> Form:
    with entry:
        form = Form(
            id=entry.text("id"),
            code=entry.text("code"),
            name=entry.text("name"),
            annex=entry.references("annex"),
            to=entry.text("to", ""),
            validity=entry.validity("from", "until"),
            signed_by=entry.text("signed_by", ""),
            used_in=entry.texts("used_in"),
            verification=entry.verification(),
            note=entry.text("note", ""),
            questions=entry.texts("questions"),
        )
    if not form.annex:
        raise entry.wrong("không nói mẫu ở văn bản nào", "Thêm annex.")
    registry.require(form.annex, entry.where)
    return form


def _formless(entry: Entry, registry: Registry) -> FormlessDocument:
    with entry:
        found = FormlessDocument(entry.text("id"), entry.text("name"), entry.references(), entry.texts("used_in"), entry.verification())
    registry.require(found.legal_basis, entry.where)
    return found
