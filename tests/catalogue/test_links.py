"""Steps of one procedure that wait for steps of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.procedures import load_procedures
from domain.errors import KnowledgeError
from domain.procedures import LimitKind
from tests.catalogue.folders import PROCEDURE, write_folder

_FIRST_STEP = "        legal_basis: [2/2022/NĐ-CP Điều 4 khoản 1]\n        questions"
SECOND = PROCEDURE.replace("id: build", "id: use", 1).replace("name: Làm một việc", "name: Dùng việc ấy").replace("build-new", "use-new")
SECOND = SECOND.replace(_FIRST_STEP, f"        {{link}}\n{_FIRST_STEP}")


def folder_with(tmp_path: Path, link: str) -> Path:
    folder = write_folder(tmp_path)
    (folder / "procedures" / "use.yaml").write_text(SECOND.replace("{link}", link), encoding="utf-8")
    return folder


def test_a_group_names_steps_of_which_any_is_enough(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, 'requires_other: ["build/answer | build/ask", build/answer]')
    use = next(item for item in load_procedures(folder) if item.id == "use")
    assert use.versions[0].steps[0].requires_other == (("build/answer", "build/ask"), ("build/answer",))


@pytest.mark.parametrize("path", ["build/nothing", "nowhere/ask", "ask"])
def test_a_link_to_nothing_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(KnowledgeError, match=path):
        load_procedures(folder_with(tmp_path, f"requires_other: [{path}]"))


def test_a_circle_over_two_procedures_is_refused(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "requires_other: [build/answer]")
    path = folder / "procedures" / "build.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("time_limit_note: Không ấn định", "time_limit_note: Không ấn định\n        requires_other: [use/answer]"), encoding="utf-8"
    )
    with pytest.raises(KnowledgeError, match="vòng"):
        load_procedures(folder)


def test_alternatives_are_written_on_both_sides(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "code: A02")
    path = folder / "procedures" / "use.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("track: infrastructure", "track: infrastructure\nalternative_of: [build]"), encoding="utf-8"
    )
    with pytest.raises(KnowledgeError, match="một chiều"):
        load_procedures(folder)


def test_inputs_and_limits_by_case_are_read(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path,
        "procedures/build.yaml",
        "time_limit: {amount: 5, unit: working_days, starts_at: ngày nhận đơn}",
        "inputs: [Đơn, {name: Bản vẽ, original: false, copies: 2, form: Mẫu số 01, optional: true}]\n"
        "        case_limits:\n"
        "          - {case: việc nhỏ, amount: 5, unit: working_days}\n"
        "          - {case: việc lớn, amount: 60, unit: days, kind: at_least}",
    )
    step = load_procedures(folder)[0].versions[0].steps[1]
    assert [(item.name, item.original, item.copies, item.form, item.optional) for item in step.inputs] == [
        ("Đơn", None, None, "", False),
        ("Bản vẽ", False, 2, "Mẫu số 01", True),
    ]
    assert step.time_limit is None
    assert [(case.case, case.limit.amount, case.limit.kind) for case in step.case_limits] == [
        ("việc nhỏ", 5, LimitKind.AT_MOST),
        ("việc lớn", 60, LimitKind.AT_LEAST),
    ]
