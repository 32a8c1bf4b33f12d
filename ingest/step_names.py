"""How a step is named outside its own procedure: "Quyết định thành lập (thủ tục thành lập cụm công nghiệp)"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from catalogue.links import step_path
from catalogue.procedures import load_procedure
from catalogue.registry import Registry
from catalogue.wordings import Wordings
from domain.errors import KnowledgeError
from domain.procedures import Procedure

StepNames = Mapping[str, str]


def step_names(procedures: Iterable[Procedure], words: Wordings) -> StepNames:
    """Return how each path "procedure/step" is said, with "nếu thuộc diện" where not every project takes it; the newest version names the step."""
    return {
        step_path(procedure, step.id): words.text(
            "step.elsewhere_optional" if step.optional or procedure.optional else "step.elsewhere",
            step=step.name,
            procedure=lower_first(procedure.name),
        )
        for procedure in procedures
        for version in procedure.versions
        for step in version.steps
    }


def readable_procedures(folder: Path, registry: Registry) -> tuple[Procedure, ...]:
    """Return the procedures of a folder that can be read by themselves: one malformed file must not silence the others."""
    found: list[Procedure] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            found.append(load_procedure(path, registry)[0])
        except KnowledgeError:
            continue  # the build reports it when it comes to that file
    return tuple(found)


def lower_first(name: str) -> str:
    """Return a name as it stands inside a sentence."""
    return name[:1].lower() + name[1:]
