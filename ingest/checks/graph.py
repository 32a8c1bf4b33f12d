"""Procedures as a graph: nothing apart, nothing waited for that yields nothing, no silent gap in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from domain.documents import Validity
from domain.procedures import Procedure, ProcedureVersion
from ingest.checks.material import Material


def check_graph(material: Material) -> Iterator[str]:
    """Yield each orphan step, each required step without a result, each unannounced gap between versions."""
    for procedure in material.procedures:
        wanted = _wanted_elsewhere(material, procedure)
        for version in procedure.versions:
            yield from _orphans(version, wanted)
            yield from _unproductive(version, wanted)
        yield from _gaps(material, procedure)


def _wanted_elsewhere(material: Material, procedure: Procedure) -> set[str]:
    """Ids of steps of `procedure` that steps of other procedures wait for."""
    paths = (path for _, _, step in material.steps() for group in step.requires_other for path in group)
    return {path.split("/", 1)[1] for path in paths if path.startswith(f"{procedure.id}/")}


def _orphans(version: ProcedureVersion, wanted: set[str]) -> Iterator[str]:
    required = {other for step in version.steps for other in step.requires} | wanted
    if len(version.steps) < 2:
        return
    for step in version.steps:
        if not step.requires and not step.requires_other and step.id not in required:
            yield f"{version.id} › {step.id}: bước đứng riêng, không chờ bước nào và không bước nào chờ nó. Thêm requires."


def _unproductive(version: ProcedureVersion, wanted: set[str]) -> Iterator[str]:
    required = {other for step in version.steps for other in step.requires} | wanted
    for step in version.steps:
        if step.id in required and not step.outputs:
            yield f"{version.id} › {step.id}: bước khác chờ bước này nhưng nó không có kết quả. Thêm outputs."


def _gaps(material: Material, procedure: Procedure) -> Iterator[str]:
    announced = [gap.validity for gap in material.gaps if gap.procedure_id == procedure.id]
    for older, newer in zip(procedure.versions, procedure.versions[1:], strict=False):
        end, start = older.validity.end, newer.validity.start
        if end is None or start is None or start == end + timedelta(days=1):
            continue
        missing = Validity(end + timedelta(days=1), start - timedelta(days=1))
        if not any(gap.narrowed(missing) == missing for gap in announced):
            yield f"{procedure.id}: từ {missing.start} đến {missing.end} không có phiên bản nào. Thêm phiên bản hoặc một mục gaps."
