"""knowledge/roadmaps.yaml: the stages of each track, and the questions on which its way depends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from catalogue.checks import refuse_repeats
from catalogue.files import read_file
from catalogue.reading import Entry
from catalogue.registry import Registry, load_registry
from domain.errors import KnowledgeError
from domain.procedures import Procedure, Track
from domain.roadmaps import Branch, RoadMap, Stage


def load_roadmaps(knowledge_dir: Path, registry: Registry | None = None) -> tuple[RoadMap, ...]:
    """Read knowledge/roadmaps.yaml; `registry` is read from `knowledge_dir` when not given.

    Raises:
        KnowledgeError: the file is malformed, or a document cited is unknown.
    """
    known = registry or load_registry(knowledge_dir)
    with read_file(knowledge_dir / "roadmaps.yaml") as file:
        maps = tuple(_roadmap(entry, known) for entry in file.entries("roadmaps", required=True))
    refuse_repeats("roadmaps.yaml", "lộ trình", (item.id for item in maps))
    return maps


def check_roadmaps(maps: Sequence[RoadMap], procedures: Sequence[Procedure]) -> None:
    """Refuse a stage with a procedure that is not there, twice on one map, or of another track; and one left out.

    Raises:
        KnowledgeError: naming the road map and the procedure.
    """
    known = {procedure.id: procedure for procedure in procedures}
    for roadmap in maps:
        named = [name for stage in roadmap.stages for group in stage.procedures for name in group]
        refuse_repeats(f"roadmaps.yaml › {roadmap.id}", "thủ tục", named)
        for name in named:
            if name not in known or known[name].track is not Track(roadmap.id):
                raise KnowledgeError(f"roadmaps.yaml › {roadmap.id}: thủ tục «{name}» không có hoặc thuộc track khác.", "Sửa id hoặc track.")
        for procedure in procedures:
            if procedure.track is Track(roadmap.id) and procedure.id not in named:
                raise KnowledgeError(f"roadmaps.yaml › {roadmap.id}: thiếu thủ tục «{procedure.id}».", "Đưa vào một giai đoạn, hoặc đổi track.")


def _roadmap(entry: Entry, registry: Registry) -> RoadMap:
    with entry:
        return RoadMap(
            id=entry.choice("id", Track),
            name=entry.text("name"),
            stages=tuple(_stage(item) for item in entry.entries("stages", required=True)),
            branches=tuple(_branch(item, registry) for item in entry.entries("branches")),
            note=entry.text("note", ""),
            questions=entry.texts("questions"),
            validity=entry.validity(),
        )


def _stage(entry: Entry) -> Stage:
    with entry:
        return Stage(entry.text("name"), tuple(tuple(part.strip() for part in text.split("|")) for text in entry.texts("procedures")))


def _branch(entry: Entry, registry: Registry) -> Branch:
    with entry:
        branch = Branch(
            id=entry.text("id"),
            question=entry.text("question"),
            yes=entry.text("if_yes"),
            no=entry.text("if_no"),
            legal_basis=entry.references(),
            verification=entry.verification(),
            validity=entry.validity(),
        )
    registry.require(branch.legal_basis, entry.where)
    return branch
