"""knowledge/procedures/*.yaml: procedures with one version a regime, steps checked as a graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from catalogue.checks import refuse_overlaps, refuse_repeats
from catalogue.files import read_file
from catalogue.links import check_links
from catalogue.reading import Entry
from catalogue.registry import Registry, load_registry
from catalogue.steps import read_dossier_item, read_step
from domain.documents import Validity
from domain.errors import KnowledgeError
from domain.legal import LegalReference
from domain.procedures import Procedure, ProcedureVersion, Track, Transition


@dataclass(frozen=True, slots=True)
class ProcedureGap:
    """Days for which no source gives a procedure, with what to tell the reader."""

    procedure_id: str
    validity: Validity
    text: str
    legal_basis: tuple[LegalReference, ...] = ()


def load_procedures(knowledge_dir: Path, registry: Registry | None = None) -> tuple[Procedure, ...]:
    """Read every procedure below knowledge/procedures, in the order of file names.

    `registry` is read from `knowledge_dir` when not given; every document cited must be in it.

    Raises:
        KnowledgeError: a file is malformed, a step requires an unknown one, versions overlap, steps go in a circle.
    """
    return tuple(procedure for procedure, _ in _load(knowledge_dir, registry))


def load_gaps(knowledge_dir: Path, registry: Registry | None = None) -> tuple[ProcedureGap, ...]:
    """Read the announced gaps of every procedure. Raises as `load_procedures` does."""
    return tuple(gap for _, gaps in _load(knowledge_dir, registry) for gap in gaps)


def _load(knowledge_dir: Path, registry: Registry | None) -> list[tuple[Procedure, tuple[ProcedureGap, ...]]]:
    known = registry or load_registry(knowledge_dir)
    loaded = [_procedure(read_file(path), known) for path in sorted((knowledge_dir / "procedures").glob("*.yaml"))]
    refuse_repeats("procedures", "thủ tục", (procedure.id for procedure, _ in loaded))
    refuse_repeats("procedures", "phiên bản", (version.id for procedure, _ in loaded for version in procedure.versions))
    check_links(tuple(procedure for procedure, _ in loaded))
    return loaded


def _procedure(file: Entry, registry: Registry) -> tuple[Procedure, tuple[ProcedureGap, ...]]:
    with file:
        questions = file.entry("step_questions")
        shared = _step_questions(questions) if questions else {}
        versions = file.entries("versions", required=True)
        procedure = Procedure(
            id=file.text("id"),
            name=file.text("name"),
            track=file.choice("track", Track),
            versions=tuple(_version(entry, shared, registry) for entry in versions),
            field=file.text("field", ""),
            alternative_of=file.texts("alternative_of"),
            optional=file.flag("optional") or False,
            condition=file.text("condition", ""),
            questions=file.texts("questions"),
        )
        gaps = tuple(_gap(entry, procedure.id, registry) for entry in file.entries("gaps"))
    known = {step.id for version in procedure.versions for step in version.steps}
    for odd in sorted(shared.keys() - known):
        raise file.wrong(f"step_questions nêu bước «{odd}» không có", "Sửa tên bước hoặc xóa.")
    refuse_overlaps(file.where, ((version.id, version.validity) for version in procedure.versions))
    for gap in gaps:
        periods = sorted([("gaps", gap.validity), *((v.id, v.validity) for v in procedure.versions)], key=lambda p: str(p[1].start))
        refuse_overlaps(file.where, periods)
    return procedure, gaps


def _step_questions(entry: Entry) -> dict[str, tuple[str, ...]]:
    with entry:
        return {name: entry.texts(name) for name in entry.names()}


def _gap(entry: Entry, procedure_id: str, registry: Registry) -> ProcedureGap:
    with entry:
        gap = ProcedureGap(procedure_id, entry.validity(), entry.text("text"), entry.references())
    registry.require(gap.legal_basis, entry.where)
    return gap


def _version(entry: Entry, shared: Mapping[str, tuple[str, ...]], registry: Registry) -> ProcedureVersion:
    with entry:
        label = entry.verification()
        transition = entry.entry("transition")
        version = ProcedureVersion(
            id=entry.text("id"),
            validity=entry.validity(),
            regime=entry.text("regime"),
            steps=tuple(read_step(item, label, shared) for item in entry.entries("steps", required=True)),
            dossier=tuple(read_dossier_item(item, label) for item in entry.entries("dossier")),
            copies=entry.text("copies", ""),
            open_points=entry.texts("open_points"),
            legal_basis=entry.references(),
            verification=label,
            transition=_transition(transition) if transition else None,
        )
    _check_version(version, entry, registry)
    return version


def _transition(entry: Entry) -> Transition:
    with entry:
        return Transition(entry.text("text"), entry.references(), entry.verification())


def _check_version(version: ProcedureVersion, entry: Entry, registry: Registry) -> None:
    refuse_repeats(entry.where, "bước", (step.id for step in version.steps))
    refuse_repeats(entry.where, "thành phần hồ sơ", (item.id for item in version.dossier))
    regime = registry.regime(version.regime)
    if regime is None or version.validity.narrowed(regime.validity) != version.validity:
        raise entry.wrong(f"giai đoạn «{version.regime}» không có hoặc không chứa hết các ngày của phiên bản", "Sửa regime, from hoặc to.")
    cited = [version.legal_basis, version.transition.legal_basis if version.transition else ()]
    cited += [step.legal_basis for step in version.steps] + [item.legal_basis for item in version.dossier]
    for references in cited:
        registry.require(references, entry.where)
    known = {step.id for step in version.steps}
    for step in version.steps:
        for other in (*step.requires, *step.parallel_with, *step.alternative_of):
            if other not in known or other == step.id:
                raise entry.wrong(
                    f"bước «{step.id}» dẫn tới bước «{other}» không có trong phiên bản", "Sửa requires, parallel_with hoặc alternative_of."
                )
    try:
        TopologicalSorter({step.id: step.requires for step in version.steps}).prepare()
    except CycleError as error:
        raise KnowledgeError(f"{entry.where}: các bước chờ nhau thành vòng: {' → '.join(error.args[1])}.", "Bỏ một requires.") from error


def load_procedure(path: Path, registry: Registry) -> tuple[Procedure, tuple[ProcedureGap, ...]]:
    """Read one file of knowledge/procedures with its announced gaps. Raises as `load_procedures` does."""
    return _procedure(read_file(path), registry)
