"""knowledge/offices.yaml: offices with duties and former names, and duties that moved between levels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.checks import refuse_repeats
from catalogue.files import read_file
from catalogue.moved_duties import MovedDuty, read_moved_duty
from catalogue.reading import Entry
from catalogue.registry import Registry, load_registry
from domain.documents import Verification
from domain.legal import LegalReference
from domain.registry import FormerName, Office
from domain.vietnamese import fold, words


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of an office in cluster matters, with where it stands."""

    text: str
    legal_basis: tuple[LegalReference, ...]
    verification: Verification


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """An office with its cited duties; `office.duties` holds the same texts without citations.

    `former_spellings` pairs every way a former name is written with that former name.
    """

    office: Office
    duties: tuple[Duty, ...]
    former_spellings: tuple[tuple[str, FormerName], ...]
    legal_basis: tuple[LegalReference, ...]
    note: str


@dataclass(frozen=True)
class Offices:
    """Every office, and the duties that moved. `names` maps a name without diacritics to an office id."""

    records: tuple[OfficeRecord, ...]
    moved_duties: tuple[MovedDuty, ...]
    names: Mapping[str, str]

    @property
    def offices(self) -> tuple[Office, ...]:
        """The offices alone, in the order of the file."""
        return tuple(record.office for record in self.records)

    def record(self, office_id: str) -> OfficeRecord | None:
        """Return the office called `office_id` with its duties, or None."""
        return next((record for record in self.records if record.office.id == office_id), None)

    def named(self, name: str) -> tuple[Office, FormerName | None] | None:
        """Return the office a name means, with the former name when it is one; letter case and diacritics are free."""
        record = self.record(self.names.get(fold(name), ""))
        if record is None:
            return None
        return record.office, next((former for spelling, former in record.former_spellings if fold(spelling) == fold(name)), None)

    def for_topic(self, text: str) -> tuple[Office, ...]:
        """Return the offices with a topic standing in `text`, the one with most topics first; diacritics are free."""
        folded = f" {fold(' '.join(words(text)))} "
        scored = [(sum(f" {fold(topic)} " in folded for topic in office.topics), office) for office in self.offices]
        return tuple(office for score, office in sorted(scored, key=lambda pair: -pair[0]) if score)


def load_offices(knowledge_dir: Path, registry: Registry | None = None) -> Offices:
    """Read knowledge/offices.yaml; `registry` is read from `knowledge_dir` when not given.

    Raises:
        KnowledgeError: the file is malformed, a name means two offices, or a document or office cited is unknown.
    """
    known = registry or load_registry(knowledge_dir)
    with read_file(knowledge_dir / "offices.yaml") as file:
        records = tuple(_record(entry, known) for entry in file.entries("offices", required=True))
        current = {record.office.id: record.office.name for record in records}
        moved = tuple(read_moved_duty(entry, current, known) for entry in file.entries("moved_duties"))
    refuse_repeats("offices.yaml", "cơ quan", (record.office.id for record in records))
    refuse_repeats("offices.yaml", "việc chuyển giao", (duty.id for duty in moved))
    pairs = {(fold(name), record.office.id) for record in records for name in _names(record)}
    refuse_repeats("offices.yaml", "tên", sorted(name for name, _ in pairs))
    return Offices(records, moved, dict(sorted(pairs)))


def _record(entry: Entry, registry: Registry) -> OfficeRecord:
    with entry:
        duties = tuple(_duty(item, registry) for item in entry.entries("duties"))
        formers = tuple(_former(item, registry) for item in entry.entries("former_names"))
        office = Office(
            id=entry.text("id"),
            name=entry.text("name"),
            short_names=entry.texts("short_names"),
            english=entry.text("english", ""),
            chinese=entry.text("chinese", ""),
            level=entry.text("level"),
            duties=tuple(duty.text for duty in duties),
            topics=entry.texts("topics"),
            former_names=tuple(former for former, _ in formers),
            verification=entry.verification(),
        )
        spellings = tuple((spelling, former) for former, written in formers for spelling in written)
        record = OfficeRecord(office, duties, spellings, entry.references(), entry.text("note", ""))
    registry.require(record.legal_basis, entry.where)
    return record


def _duty(entry: Entry, registry: Registry) -> Duty:
    with entry:
        duty = Duty(entry.text("text"), entry.references(), entry.verification())
    registry.require(duty.legal_basis, entry.where)
    return duty


def _former(entry: Entry, registry: Registry) -> tuple[FormerName, tuple[str, ...]]:
    with entry:
        also = entry.texts("also")
        former = FormerName(entry.text("name"), entry.required_day("until"), entry.references(), entry.verification(), entry.text("note", ""))
    registry.require(former.legal_basis, entry.where)
    return former, (former.name, *also)


def _names(record: OfficeRecord) -> tuple[str, ...]:
    return (record.office.name, *record.office.short_names, *(spelling for spelling, _ in record.former_spellings))
