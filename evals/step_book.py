"""Steps of procedures as answers and golden questions name them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from domain.procedures import Procedure
from domain.rendered import procedure_section_id


class StepKey(NamedTuple):
    """A step of a procedure, whatever the version."""

    procedure: str
    step: str


@dataclass(frozen=True, slots=True)
class StepBook:
    """Every step by its sections and by its names; `unordered` holds the pairs that have no order between them."""

    by_section: Mapping[str, StepKey]
    names: Mapping[StepKey, frozenset[str]]
    unordered: frozenset[frozenset[StepKey]]

    def expected(self, written: str, sections: Iterable[str]) -> frozenset[StepKey]:
        """Return the steps a golden question may mean by `written`; none when there is no such step.

        A section's id names one step. A bare id names the step of that id in the procedures
        of the question's `sections`, or in any procedure where these have none.
        """
        if "/" in written:
            key = self.by_section.get(written)
            return frozenset({key} if key else ())
        named = {self.by_section[section].procedure for section in self._steps_beside(sections)}
        same = frozenset(key for key in self.names if key.step == written)
        return frozenset(key for key in same if key.procedure in named) or same

    def _steps_beside(self, sections: Iterable[str]) -> Iterable[str]:
        """The step sections that stand in the same rendered version as one of `sections`."""
        versions = {section.rpartition("/")[0] for section in sections}
        return (section for section in self.by_section if section.rpartition("/")[0] in versions)

    def have_order(self, one: StepKey, other: StepKey) -> bool:
        """Return whether which of two steps comes first means anything: same procedure, neither parallel nor a choice."""
        return one.procedure == other.procedure and one != other and frozenset((one, other)) not in self.unordered


def step_book(procedures: Iterable[Procedure]) -> StepBook:
    """Return the book of all versions of `procedures`."""
    by_section: dict[str, StepKey] = {}
    names: dict[StepKey, frozenset[str]] = {}
    unordered: set[frozenset[StepKey]] = set()
    for procedure in procedures:
        for version in procedure.versions:
            for step in version.steps:
                key = StepKey(procedure.id, step.id)
                by_section[procedure_section_id(procedure.id, version.id, step.id)] = key
                names[key] = names.get(key, frozenset()) | {step.name}
                for other in (*step.parallel_with, *step.alternative_of):
                    unordered.add(frozenset((key, StepKey(procedure.id, other))))
    return StepBook(by_section, names, frozenset(unordered))
