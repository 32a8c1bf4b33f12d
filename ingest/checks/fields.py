"""Fields and offices that files name exist; forms and clusters point to what is there."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.links import step_path
from ingest.checks.material import Material


def check_fields(material: Material) -> Iterator[str]:
    """Yield each unknown field or lead office of a file, and each form used in a step that does not exist."""
    fields = {field.id: field for field in material.fields}
    offices = {record.office.id for record in material.offices.records}
    for field in material.fields:
        if field.lead_office not in offices:
            yield f"fields.yaml › {field.id}: cơ quan «{field.lead_office}» không có trong offices.yaml."
    for file in material.guidance:
        if file.document.field not in fields:
            yield f"{file.name}: lĩnh vực «{file.document.field}» không có trong fields.yaml. Sửa field ở phần đầu tệp."
        if file.document.lead_office not in offices:
            yield f"{file.name}: cơ quan «{file.document.lead_office}» không có trong offices.yaml. Sửa lead_office ở phần đầu tệp."
    for procedure in material.procedures:
        if procedure.field not in fields:
            yield f"procedures › {procedure.id}: lĩnh vực «{procedure.field}» không có trong fields.yaml. Sửa field."
    steps = {step_path(procedure, step.id) for procedure, _, step in material.steps()}
    used = [(form.id, form.used_in) for form in material.forms.forms] + [(item.id, item.used_in) for item in material.forms.formless]
    for form_id, paths in used:
        for path in paths:
            if path not in steps:
                yield f"forms.yaml › {form_id}: bước «{path}» không có. Sửa used_in."
