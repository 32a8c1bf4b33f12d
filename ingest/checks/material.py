"""All of knowledge/, read once for every check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalogue.clusters import Clusters, load_clusters
from catalogue.fields import Field, load_fields
from catalogue.forms import Forms, load_forms
from catalogue.glossary import Glossary, load_glossary
from catalogue.offices import Offices, load_offices
from catalogue.outdated import load_outdated
from catalogue.procedures import ProcedureGap, load_gaps, load_procedures
from catalogue.registry import Registry, load_registry
from catalogue.roadmaps import check_roadmaps, load_roadmaps
from catalogue.working_days import load_calendar
from domain.documents import Document, Section, Validity, Verification
from domain.legal import LegalReference
from domain.outdated import OutdatedTerm
from domain.procedures import DossierItem, Procedure, ProcedureVersion, Step
from domain.roadmaps import RoadMap
from domain.working_days import CalendarNotes
from ingest.reading import read_file
from ingest.sources import find_sources

ALL_DAYS = Validity()


@dataclass(frozen=True, slots=True)
class GuidanceFile:
    """One guidance file as read."""

    name: str
    document: Document
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of knowledge/ that state facts: where they stand, for which days, how sure, on what basis.

    `acts` holds the parts that say who acts and where, in which a name must be today's.
    """

    where: str
    text: str
    validity: Validity
    verification: Verification
    legal_basis: tuple[LegalReference, ...]
    lead: str = ""
    acts: str = ""


@dataclass(frozen=True)
class Material:
    """knowledge/ as typed values."""

    registry: Registry
    procedures: tuple[Procedure, ...]
    gaps: tuple[ProcedureGap, ...]
    guidance: tuple[GuidanceFile, ...]
    glossary: Glossary
    offices: Offices
    forms: Forms
    clusters: Clusters
    calendar: CalendarNotes
    roadmaps: tuple[RoadMap, ...]
    outdated: tuple[OutdatedTerm, ...]
    fields: tuple[Field, ...]

    def steps(self) -> Iterator[tuple[Procedure, ProcedureVersion, Step]]:
        """Yield every step of every version."""
        for procedure in self.procedures:
            for version in procedure.versions:
                yield from ((procedure, version, step) for step in version.steps)

    def sections(self) -> Iterator[tuple[GuidanceFile, Section]]:
        """Yield every section of the guidance."""
        for file in self.guidance:
            yield from ((file, section) for section in file.sections)

    def prose(self) -> Iterator[Statement]:
        """Yield every guidance section as a statement."""
        for _, section in self.sections():
            lead = section.text.split("\n", 1)[0]
            yield Statement(section.id, section.text, section.validity, section.verification, section.legal_basis, lead)

    def data(self) -> Iterator[Statement]:
        """Yield every step and every dossier component as a statement."""
        for _, version, step in self.steps():
            where = f"{version.id}/{step.id}"
            yield Statement(where, words_of_step(step), version.validity, step.verification, step.legal_basis, limits_in_words(step), _acts(step))
        for procedure in self.procedures:
            for version in procedure.versions:
                for item in version.dossier:
                    text = "\n".join((item.name, item.note, item.made_by, item.form))
                    yield Statement(f"{version.id}/{item.id}", text, version.validity, item.verification, item.legal_basis, "", item.made_by)


def words_of_step(step: Step | DossierItem) -> str:
    """Return all words of a step's data, its limits among them."""
    if isinstance(step, DossierItem):
        return "\n".join((step.name, step.note))
    parts = (
        step.name, step.actor, step.action, step.place, *(item.name for item in step.inputs), *step.outputs, limits_in_words(step),
        step.time_limit_note, step.condition, step.repeats, step.form, step.fee, step.remedy, step.note,
    )  # fmt: skip
    return "\n".join(part for part in parts if part)


_UNITS = {"days": "ngày", "working_days": "ngày làm việc", "months": "tháng"}


def limits_in_words(step: Step) -> str:
    """Return the amounts of a step's limits as official texts write them."""
    return "; ".join(f"{limit.amount:02d} {_UNITS[limit.unit]}" for limit in step.limits)


def _acts(step: Step) -> str:
    return "\n".join((step.actor, step.place, *(item.made_by for item in step.inputs)))


def share_a_day(one: Validity, other: Validity) -> bool:
    """Return whether two periods have a day in common."""
    both = one.narrowed(other)
    return not (both.start and both.end and both.start > both.end)


def first_day(validity: Validity) -> date:
    """Return the first day of a period, the earliest date there is when it has none."""
    return validity.start or date.min


def load_material(folder: Path) -> Material:
    """Read all of knowledge/.

    Raises:
        DanLoiError: a file is malformed.
    """
    registry = load_registry(folder)
    procedures = load_procedures(folder, registry)
    roadmaps = load_roadmaps(folder, registry)
    check_roadmaps(roadmaps, procedures)
    parsed = ((source.id, read_file(source)) for source in find_sources([folder]))
    return Material(
        registry=registry,
        procedures=procedures,
        gaps=load_gaps(folder, registry),
        guidance=tuple(GuidanceFile(name, item.document, item.sections) for name, item in parsed),
        glossary=load_glossary(folder),
        offices=load_offices(folder, registry),
        forms=load_forms(folder, registry),
        clusters=load_clusters(folder, registry),
        calendar=load_calendar(folder, registry),
        roadmaps=roadmaps,
        outdated=load_outdated(folder, registry),
        fields=load_fields(folder),
    )
