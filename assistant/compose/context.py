"""What every composer works with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.draft import Evidence
from assistant.knowledge import Knowledge
from assistant.renames import Rename
from catalogue.phrases import say_amount, say_limit
from domain.answers import Interpretation, Language
from domain.documents import Document, Section
from domain.legal import LegalReference
from domain.procedures import Procedure, ProcedureVersion, Step, TimeLimit
from domain.rendered import procedure_section_id, registry_section_id
from index.reader import IndexReader


@dataclass(frozen=True)
class Context:
    """One question's view of knowledge and index."""

    knowledge: Knowledge
    reader: IndexReader
    interpretation: Interpretation
    content: tuple[str, ...]
    renames: tuple[Rename, ...] = ()

    @property
    def language(self) -> Language:
        """Language of the reply."""
        return self.interpretation.language

    def say(self, key: str, **values: object) -> str:
        """Return a reviewed wording in the language of the reply."""
        return self.knowledge.answers.text(key, self.language, **values)

    def evidence(self, section: Section, quote: str = "") -> Evidence:
        """Return a section as evidence; without a quote, its first line carries it."""
        return Evidence(section, self.reader.sections.document(section.document_id), quote or section.text.split("\n", 1)[0])

    def section(self, section_id: str) -> Section | None:
        """Return a section of the index by id, or None when it is not in it."""
        return self.reader.sections.section(section_id) if self.reader.sections.has_section(section_id) else None

    def step_section(self, procedure: Procedure, version: ProcedureVersion, key: str) -> Section | None:
        """Return the section a step (or "trinh-tu", DOSSIER) of a version was rendered to."""
        return self.section(procedure_section_id(procedure.id, version.id, key))

    def registry_section(self, number: str) -> Section | None:
        """Return the section of the registry about a document, or None."""
        return self.section(registry_section_id(number))

    def document_of(self, section: Section) -> Document:
        """Return a section's document."""
        return self.reader.sections.document(section.document_id)

    def name_of(self, number: str) -> str:
        """Return kind and number of a document as the registry has it."""
        entry = self.knowledge.registry.get(number)
        return entry.name if entry else number

    def numbers_of(self, references: tuple[LegalReference, ...]) -> tuple[str, ...]:
        """Return the distinct document numbers of references, in order."""
        return tuple(dict.fromkeys(reference.number for reference in references if reference.number))

    def amount(self, limit: TimeLimit) -> str:
        """Return "05 ngày làm việc" in the language of the reply."""
        return say_amount(limit, self.say, official=self.language is Language.VI)

    def amounts(self, step: Step) -> str:
        """Return the bare amounts of a step's time limits, with their cases where there are several."""
        if step.time_limit:
            return self.amount(step.time_limit)
        return "; ".join(self.say("limit.case", case=item.case, limit=self.amount(item.limit)) for item in step.case_limits)

    def limit(self, step: Step) -> str:
        """Return a step's time limit with its start and pause, case by case where it depends, or that none is set."""
        return say_limit(step, self.say, official=self.language is Language.VI)

    def day(self, day: date) -> str:
        """Return a date as the language of the reply prints it."""
        return f"{day.day:02d}/{day.month}/{day.year}" if self.language is Language.VI else day.isoformat()


def quoted_line(section: Section, start: str) -> str:
    """Return the line of a section that starts with `start`, or its first line."""
    lines = section.text.split("\n")
    return next((line for line in lines if line.startswith(start)), lines[0])
