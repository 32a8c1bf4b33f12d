"""python -m ingest coverage: what the guidance says of each field and step, and what it lacks.

The list that the Department of Industry and Trade would take to the other departments:
for each step what is there, what is missing, what is only secondary, where sources differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.links import step_path
from domain.documents import Verification
from domain.procedures import Procedure, ProcedureVersion, Step
from ingest.checks.material import Material, words_of_step

_DIFFER = re.compile(
    r"(?:các )?nguồn (?:nêu |nói )?khác nhau|không thống nhất|mâu thuẫn|nguồn khác nói|không khớp nhau|có nguồn nói|một nguồn (?:thứ cấp )?nói"
)


@dataclass(frozen=True, slots=True)
class StepCoverage:
    """One step of the newest version of a procedure. `missing` holds names of facts no source gives."""

    procedure: str
    version: str
    step: str
    code: str
    name: str
    field: str
    label: Verification
    present: tuple[str, ...]
    missing: tuple[str, ...]
    contradictory: bool


@dataclass(frozen=True, slots=True)
class FieldCoverage:
    """One field: sections by label, steps by label, facts missing from its steps, places where sources differ."""

    id: str
    name: str
    office: str
    sections: dict[Verification, int]
    steps: tuple[StepCoverage, ...]
    contradictory: tuple[str, ...]


_FACTS = ("người làm", "nơi làm", "giấy tờ vào", "kết quả", "thời hạn", "biểu mẫu", "phí", "căn cứ đến khoản", "cách xử lý khi chậm, bị trả", "lưu ý")


def field_coverage(material: Material) -> tuple[FieldCoverage, ...]:
    """Return the coverage of every field, in the order of knowledge/fields.yaml."""
    offices = {record.office.id: record.office.name for record in material.offices.records}
    steps = tuple(step_coverage(material))
    found = []
    for field in material.fields:
        own = [section for file, section in material.sections() if file.document.field == field.id]
        labels = {label: sum(1 for section in own if section.verification is label) for label in Verification}
        differ = tuple(section.id for section in own if _DIFFER.search(section.text.casefold()))
        mine = tuple(step for step in steps if step.field == field.id)
        found.append(FieldCoverage(field.id, field.name, offices.get(field.lead_office, field.lead_office), labels, mine, differ))
    return tuple(found)


def step_coverage(material: Material) -> Iterator[StepCoverage]:
    """Yield the coverage of every step of each procedure's newest version."""
    with_form = {path for form in material.forms.forms for path in form.used_in}
    formless = {path for item in material.forms.formless for path in item.used_in}
    for procedure in material.procedures:
        version = procedure.versions[-1]
        for step in version.steps:
            yield _step(procedure, version, step, with_form, formless)


def _step(procedure: Procedure, version: ProcedureVersion, step: Step, with_form: set[str], formless: set[str]) -> StepCoverage:
    path = step_path(procedure, step.id)
    known = {
        "người làm": step.actor, "nơi làm": step.place, "giấy tờ vào": step.inputs, "kết quả": step.outputs, "thời hạn": step.limits,
        "biểu mẫu": step.form or path in with_form or path in formless, "phí": step.fee,
        "căn cứ đến khoản": any(reference.clause or reference.appendix for reference in step.legal_basis),
        "cách xử lý khi chậm, bị trả": step.remedy, "lưu ý": step.note,
    }  # fmt: skip
    present = tuple(name for name in _FACTS if known[name])
    missing = tuple(name for name in _FACTS if not known[name] and name != "lưu ý")
    differ = bool(_DIFFER.search(words_of_step(step).casefold()))
    return StepCoverage(
        procedure.name, version.id, step.id, step.code, step.name, procedure.field, step.verification, present, missing, differ
    )  # fmt: skip


_LABELS = {Verification.PRIMARY: "văn bản gốc", Verification.SECONDARY: "nguồn thứ cấp", Verification.UNVERIFIED: "chưa xác minh"}


def coverage_markdown(fields: Sequence[FieldCoverage]) -> str:
    """Return the report as Markdown, one table of fields and one of the steps of each field."""
    lines = [
        "# Mức đầy đủ của bản hướng dẫn",
        "",
        "Tệp này do `python -m ingest coverage` lập từ `knowledge/`. Mỗi bước tính theo phiên bản mới nhất của thủ tục; «thiếu» là điều "
        "không nguồn nào đã đọc nêu ra.",
        "",
        "| lĩnh vực | đầu mối | mục: gốc / thứ cấp / chưa xác minh | bước | bước chỉ có nguồn thứ cấp, chưa xác minh | mục có nguồn khác nhau |",
        "|---|---|---|---|---|---|",
    ]
    for field in fields:
        counts = " / ".join(str(field.sections[label]) for label in Verification)
        weak = sum(1 for step in field.steps if step.label is not Verification.PRIMARY)
        lines.append(f"| {field.name} | {field.office} | {counts} | {len(field.steps)} | {weak} | {len(field.contradictory)} |")
    for field in fields:
        if field.steps or field.contradictory:
            lines += ["", f"## {field.name}", ""]
        if field.steps:
            lines += ["| bước | thủ tục | nhãn | thiếu | nguồn khác nhau |", "|---|---|---|---|---|"]
            lines += [
                f"| {f'{step.code} ' if step.code else ''}{step.name} | {step.procedure} | {_LABELS[step.label]} | {', '.join(step.missing) or '–'} "
                f"| {'có' if step.contradictory else '–'} |"
                for step in field.steps
            ]
        if field.contradictory:
            lines += ["", "Mục mà các nguồn nói khác nhau: " + ", ".join(f"`{name}`" for name in field.contradictory) + "."]
    return "\n".join(lines) + "\n"


def coverage_json(fields: Sequence[FieldCoverage]) -> list[dict[str, Any]]:
    """Return the report as plain values."""
    return [
        {
            "field": field.id,
            "name": field.name,
            "office": field.office,
            "sections": {label.value: count for label, count in field.sections.items()},
            "contradictory": list(field.contradictory),
            "steps": [
                {
                    "id": f"{step.version}/{step.step}", "code": step.code, "name": step.name, "verification": step.label.value,
                    "present": list(step.present), "missing": list(step.missing), "contradictory": step.contradictory,
                }
                for step in field.steps
            ],
        }
        for field in fields
    ]  # fmt: skip
