"""knowledge/glossary.yaml: official terms with everything people type for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.checks import refuse_repeats
from catalogue.files import read_file
from catalogue.reading import Entry
from domain.errors import KnowledgeError
from domain.registry import Term
from domain.vietnamese import fold, unify_tones

_WORD = re.compile(r"[^\W_]+(?:[-/&][^\W_]+)*")


@dataclass(frozen=True)
class Glossary:
    """Terms, and the terms each written form may mean.

    `forms` maps a lower-case form (official, abbreviation, everyday word) to term ids;
    `folded_forms` does so without diacritics, where two terms may meet in one form.
    """

    terms: tuple[Term, ...]
    forms: Mapping[str, tuple[str, ...]]
    folded_forms: Mapping[str, tuple[str, ...]]

    def get(self, term_id: str) -> Term | None:
        """Return the term called `term_id`, or None."""
        return next((term for term in self.terms if term.id == term_id), None)

    def meanings(self, written: str) -> tuple[Term, ...]:
        """Return the terms a word or phrase stands for: as written first, else without diacritics; () when unknown."""
        form = _form(written)
        ids = self.forms.get(form) or self.folded_forms.get(fold(form), ())
        return tuple(term for term in self.terms if term.id in ids)

    def found_in(self, text: str) -> tuple[tuple[str, Term], ...]:
        """Return (form, term) for every form standing in `text` as whole words, longest forms first, none inside another.

        A text without diacritics is compared with the folded forms.
        """
        plain = _form(text)
        table = self.folded_forms if fold(plain) == plain else self.forms
        found: list[tuple[str, Term]] = []
        rest = f" {plain} "
        for form in sorted(table, key=len, reverse=True):
            if f" {form} " in rest:
                rest = rest.replace(f" {form} ", " | ")
                found += [(form, term) for term in self.terms if term.id in table[form]]
        return tuple(found)


def load_glossary(knowledge_dir: Path) -> Glossary:
    """Read knowledge/glossary.yaml.

    Raises:
        KnowledgeError: the file is malformed, an id stands twice, or one written form is claimed by two terms.
    """
    with read_file(knowledge_dir / "glossary.yaml") as file:
        terms = tuple(_term(entry) for entry in file.entries("terms", required=True))
    refuse_repeats("glossary.yaml", "thuật ngữ", (term.id for term in terms))
    forms: dict[str, tuple[str, ...]] = {}
    folded: dict[str, tuple[str, ...]] = {}
    for term in terms:
        for form in dict.fromkeys(_forms_of(term)):
            if form in forms:
                raise KnowledgeError(f"glossary.yaml: «{form}» có ở cả {forms[form][0]} và {term.id}.", "Giữ ở một thuật ngữ.")
            forms[form] = (term.id,)
            folded[fold(form)] = tuple(dict.fromkeys((*folded.get(fold(form), ()), term.id)))
    return Glossary(terms, forms, folded)


def _term(entry: Entry) -> Term:
    with entry:
        return Term(
            id=entry.text("id"),
            official=entry.text("official"),
            abbreviations=entry.texts("abbreviations"),
            everyday=entry.texts("everyday"),
            english=entry.texts("english"),
            chinese=entry.texts("chinese"),
            note=entry.text("note", ""),
        )


def _forms_of(term: Term) -> Iterator[str]:
    yield from (_form(written) for written in (term.official, *term.abbreviations, *term.everyday))


def _form(written: str) -> str:
    return " ".join(_WORD.findall(unify_tones(written).lower()))
