"""Forms as sections: one a form, and one of the documents that have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from catalogue.forms import Forms
from catalogue.wordings import Wordings
from domain.documents import Document, DocumentKind, Section, SectionRole, SourceFile, digest_of, weakest
from domain.forms import Form
from domain.procedures import Procedure
from domain.rendered import FORMS_ID
from ingest.procedure_text import say_day
from ingest.step_names import step_names


def forms_document(source: SourceFile, words: Wordings) -> Document:
    """Return the document that stands for the forms."""
    title = words.text("forms.document")
    return Document(id=FORMS_ID, title=title, kind=DocumentKind.REGISTRY, kind_name=words.text("forms.kind"), source=source)


def forms_sections(forms: Forms, procedures: Sequence[Procedure], document: Document, words: Wordings) -> tuple[Section, ...]:
    """Return one section a form, then one of what has no form."""
    names = step_names(procedures, words)
    found = [_form(form, names, document, words, place) for place, form in enumerate(forms.forms)]
    return tuple(found + ([_formless(forms, document, words, len(found))] if forms.formless else []))


def _form(form: Form, names: Mapping[str, str], document: Document, words: Wordings, order: int) -> Section:
    path = (document.title, words.text("form.heading", code=form.code, name=form.name))
    text = "\n".join(_lines(form, names, words))
    return Section(
        id=f"{document.id}/{form.id}", document_id=document.id, path=path, role=SectionRole.FORM, text=text, order=order, validity=form.validity,
        verification=form.verification, legal_basis=form.annex, questions=form.questions,
        digest=digest_of(*path, text, form.verification, form.validity, form.questions),
    )  # fmt: skip


def _lines(form: Form, names: Mapping[str, str], words: Wordings) -> Iterator[str]:
    yield words.text("form.opening", code=form.code, name=form.name)
    yield words.text("form.annex", places="; ".join(place.spoken for place in form.annex))
    if form.validity.start:
        yield words.text("form.since", day=say_day(form.validity.start))
    if form.signed_by:
        yield words.text("form.signed_by", text=form.signed_by)
    if form.to:
        yield words.text("form.to", text=form.to)
    steps = dict.fromkeys(names[path] for path in form.used_in if path in names)
    if steps:
        yield words.text("form.used_in", steps="; ".join(steps))
    if form.note:
        yield words.text("form.note", text=form.note)


def _formless(forms: Forms, document: Document, words: Wordings, order: int) -> Section:
    path = (document.title, words.text("form.none_heading"))
    text = "\n".join((words.text("form.none_opening"), *(words.text("form.none_item", name=item.name) for item in forms.formless)))
    label = weakest(tuple(item.verification for item in forms.formless))
    basis = tuple(dict.fromkeys(place for item in forms.formless for place in item.legal_basis))
    return Section(
        id=f"{document.id}/khong-co-mau", document_id=document.id, path=path, role=SectionRole.FORM, text=text, order=order, verification=label,
        legal_basis=basis, digest=digest_of(*path, text, label),
    )  # fmt: skip
