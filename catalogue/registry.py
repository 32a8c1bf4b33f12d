"""knowledge/registry.yaml: legal documents, regimes of the law by field, transition rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from catalogue.checks import refuse_overlaps, refuse_repeats
from catalogue.documents import read_document
from catalogue.files import read_file
from catalogue.reading import Entry
from domain.errors import KnowledgeError
from domain.legal import LegalReference, is_named_law, normalise_number
from domain.procedures import Transition
from domain.registry import CLUSTERS, Amendment, Regime, RegisteredDocument


@dataclass(frozen=True, slots=True)
class TransitionRule:
    """What stays under older rules after the law changed on `changed_on`."""

    id: str
    changed_on: date
    rule: Transition
    field: str = CLUSTERS


@dataclass(frozen=True, slots=True)
class Registry:
    """Every legal document the project names, with the regimes and transition rules they make."""

    documents: tuple[RegisteredDocument, ...]
    regimes: tuple[Regime, ...]
    transitions: tuple[TransitionRule, ...]

    def get(self, number: str) -> RegisteredDocument | None:
        """Return the document of a số hiệu, letters in any case and ND-CP for NĐ-CP, or None."""
        key = _key(number)
        return next((document for document in self.documents if _key(document.number) == key), None)

    def spoken(self, reference: LegalReference) -> str:
        """Return a reference as people write it, with the kind of its document as registered ("Nghị quyết 254/2025/QH15")."""
        entry = self.get(reference.number) if reference.number else None
        return reference.spoken_as(entry.kind) if entry and not is_named_law(reference.number) else reference.spoken

    def regime(self, regime_id: str) -> Regime | None:
        """Return the regime called `regime_id`, or None."""
        return next((regime for regime in self.regimes if regime.id == regime_id), None)

    def regimes_of(self, field: str = CLUSTERS) -> tuple[Regime, ...]:
        """Return the regimes of a field, oldest first."""
        return tuple(regime for regime in self.regimes if regime.field == field)

    def regime_on(self, day: date, field: str = CLUSTERS) -> Regime | None:
        """Return the regime of a field in force on `day`, or None before the oldest known one."""
        return next((regime for regime in self.regimes_of(field) if regime.validity.covers(day)), None)

    def transitions_at(self, changed_on: date, field: str = CLUSTERS) -> tuple[TransitionRule, ...]:
        """Return the rules of a field for a change that took effect on `changed_on`."""
        return tuple(rule for rule in self.transitions if rule.changed_on == changed_on and rule.field == field)

    def amendments_of(self, reference: LegalReference, day: date) -> tuple[Amendment, ...]:
        """Return the amendments in force on `day` that touch the article of `reference` (any when it names none)."""
        document = self.get(reference.number)
        amendments = document.amended_by if document else ()
        return tuple(a for a in amendments if a.start <= day and (not reference.article or not a.articles or reference.article in a.articles))

    def require(self, references: tuple[LegalReference, ...], where: str) -> None:
        """Raise KnowledgeError when a reference names a document that is not registered."""
        for reference in references:
            if self.get(reference.number) is None:
                raise KnowledgeError(
                    f"{where}: văn bản «{reference.number}» chưa có trong registry.yaml.", "Thêm văn bản vào registry.yaml hoặc sửa số hiệu."
                )


def load_registry(knowledge_dir: Path) -> Registry:
    """Read knowledge/registry.yaml.

    Raises:
        KnowledgeError: the file is malformed, or documents, regimes and rules contradict each other.
    """
    with read_file(knowledge_dir / "registry.yaml") as file:
        registry = Registry(
            documents=tuple(read_document(entry) for entry in file.entries("documents", required=True)),
            regimes=tuple(_regime(entry) for entry in file.entries("regimes", required=True)),
            transitions=tuple(_transition(entry) for entry in file.entries("transitions")),
        )
    refuse_repeats("registry.yaml", "văn bản", (_key(document.number) for document in registry.documents))
    refuse_repeats("registry.yaml", "giai đoạn", (regime.id for regime in registry.regimes))
    refuse_repeats("registry.yaml", "quy tắc chuyển tiếp", (rule.id for rule in registry.transitions))
    for field in dict.fromkeys(regime.field for regime in registry.regimes):
        refuse_overlaps(f"registry.yaml › regimes › {field}", ((regime.id, regime.validity) for regime in registry.regimes_of(field)))
    _check_links(registry)
    return registry


def _regime(entry: Entry) -> Regime:
    with entry:
        return Regime(
            id=entry.text("id"),
            name=entry.text("name"),
            validity=entry.validity(),
            documents=entry.texts("documents"),
            verification=entry.verification(),
            note=entry.text("note", ""),
            field=entry.text("field", CLUSTERS),
        )


def _transition(entry: Entry) -> TransitionRule:
    with entry:
        rule = Transition(entry.text("text"), entry.references(), entry.verification())
        return TransitionRule(entry.text("id"), entry.required_day("changed_on"), rule, entry.text("field", CLUSTERS))


def _check_links(registry: Registry) -> None:
    for document in registry.documents:
        where = f"registry.yaml › {document.number}"
        registry.require(document.legal_basis + tuple(r for a in document.amended_by for r in a.legal_basis), where)
        amenders = tuple(amendment.by for amendment in document.amended_by)
        registry.require(tuple(map(LegalReference, (*document.amends, *document.replaces, *document.replaced_by, *amenders))), where)
    for rule in registry.transitions:
        registry.require(rule.rule.legal_basis, f"registry.yaml › transitions › {rule.id}")
    for regime in registry.regimes:
        registry.require(tuple(map(LegalReference, regime.documents)), f"registry.yaml › regimes › {regime.id}")
    replacing = {(d.number, old) for d in registry.documents for old in d.replaces}
    replaced = {(new, d.number) for d in registry.documents for new in d.replaced_by}
    amending = {(d.number, old) for d in registry.documents for old in d.amends}
    amended = {(a.by, d.number) for d in registry.documents for a in d.amended_by}
    for newer, older in sorted((replacing ^ replaced) | (amending ^ amended)):
        raise KnowledgeError(
            f"registry.yaml: {newer} và {older} không khớp nhau.", "Ghi cả hai chiều: replaces với replaced_by, amends với amended_by."
        )


@lru_cache(maxsize=4096)  # asked for every reference of every citation
def _key(number: str) -> str:
    return normalise_number(number).casefold()
