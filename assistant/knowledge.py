"""The typed knowledge a running assistant reads beside the index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.understanding import Understanding, load_understanding
from catalogue.glossary import Glossary, load_glossary
from catalogue.links import step_path
from catalogue.offices import Offices, load_offices
from catalogue.procedures import load_procedures
from catalogue.registry import Registry, load_registry
from catalogue.wordings import Wordings, load_wordings
from config.settings import Settings
from domain.answers import Language
from domain.documents import Section
from domain.procedures import Procedure, ProcedureVersion, Step


@dataclass(frozen=True)
class Knowledge:
    """Registry, procedures, words and offices, and the wordings answers are made of."""

    registry: Registry
    procedures: tuple[Procedure, ...]
    glossary: Glossary
    offices: Offices
    understanding: Understanding
    answers: Wordings
    sections: Wordings

    def procedure_of(self, section: Section) -> tuple[Procedure, ProcedureVersion, Step | None] | None:
        """Return the procedure, version and step a section was rendered from, or None."""
        procedure = next((item for item in self.procedures if item.id == section.procedure_id), None)
        if procedure is None:
            return None
        version = next((item for item in procedure.versions if item.id == section.version_id), None)
        return (procedure, version, version.step(section.step_id or "")) if version else None

    def step_of(self, section: Section) -> tuple[Procedure, ProcedureVersion, Step] | None:
        """Return the procedure, version and step a step's section was rendered from, or None."""
        found = self.procedure_of(section)
        if found is None or found[2] is None:
            return None
        return found[0], found[1], found[2]

    def waiting_elsewhere(self, procedure: Procedure, step: Step, day: date) -> tuple[tuple[Procedure, ProcedureVersion, Step], ...]:
        """Return the steps of other procedures, as in force on `day`, that wait for a step."""
        path = step_path(procedure, step.id)
        versions = ((other, version) for other in self.procedures if (version := other.version_on(day)))
        return tuple(
            (other, version, item) for other, version in versions for item in version.steps if any(path in group for group in item.requires_other)
        )


def load_knowledge(settings: Settings) -> Knowledge:
    """Read everything; a gap or an error in any file fails here, at start.

    Raises:
        KnowledgeError: naming the file and what to mend.
    """
    return Knowledge(
        registry=load_registry(settings.knowledge_dir),
        procedures=load_procedures(settings.knowledge_dir),
        glossary=load_glossary(settings.knowledge_dir),
        offices=load_offices(settings.knowledge_dir),
        understanding=load_understanding(settings.prompts_dir),
        answers=load_wordings(settings.prompts_dir / "answers"),
        sections=load_wordings(settings.prompts_dir / "sections", (Language.VI,)),
    )
