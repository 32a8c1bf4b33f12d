"""Links between procedures: what a step waits for elsewhere, and which procedures exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from domain.errors import KnowledgeError
from domain.procedures import Procedure, Step


def check_links(procedures: Sequence[Procedure]) -> None:
    """Refuse a link to what is not there, a one-sided alternative, steps that wait for each other in a circle.

    Raises:
        KnowledgeError: naming the procedure and the step.
    """
    by_id = {procedure.id: procedure for procedure in procedures}
    for procedure in procedures:
        for other in procedure.alternative_of:
            if other not in by_id or procedure.id not in by_id[other].alternative_of:
                raise KnowledgeError(
                    f"procedures › {procedure.id}: alternative_of «{other}» không có hoặc chỉ ghi một chiều.", "Ghi ở cả hai thủ tục."
                )
        for step, path in _links(procedure):
            if not _exists(path, by_id):
                raise KnowledgeError(
                    f"procedures › {procedure.id} › {step.id}: requires_other dẫn tới «{path}» không có.", "Viết dạng thủ-tục/bước, đúng id đã có."
                )
    _refuse_circles(procedures)


def step_path(procedure: Procedure, step_id: str) -> str:
    """Return the name of a step across procedures: "land-lease/decide"."""
    return f"{procedure.id}/{step_id}"


def _links(procedure: Procedure) -> Iterator[tuple[Step, str]]:
    for version in procedure.versions:
        for step in version.steps:
            for group in step.requires_other:
                yield from ((step, path) for path in group)


def _exists(path: str, by_id: dict[str, Procedure]) -> bool:
    procedure_id, _, step_id = path.partition("/")
    procedure = by_id.get(procedure_id)
    return procedure is not None and any(version.step(step_id) for version in procedure.versions)


def _refuse_circles(procedures: Sequence[Procedure]) -> None:
    """Over all versions at once: a circle that only two regimes together make is refused too, none is needed."""
    waits: dict[str, set[str]] = {}
    for procedure in procedures:
        for version in procedure.versions:
            for step in version.steps:
                before = waits.setdefault(step_path(procedure, step.id), set())
                before |= {step_path(procedure, other) for other in step.requires}
                before |= {path for group in step.requires_other for path in group}
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        raise KnowledgeError(
            f"procedures: các bước chờ nhau thành vòng: {' → '.join(error.args[1])}.", "Bỏ một requires hoặc requires_other."
        ) from error
