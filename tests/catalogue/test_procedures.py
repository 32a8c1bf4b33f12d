from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.procedures import load_gaps, load_procedures
from domain.documents import Verification
from domain.errors import KnowledgeError
from tests.catalogue.folders import write_folder

SECOND_VERSION = """  - id: build-later
    regime: new
    from: 2023-01-01
    verification: primary
    steps:
      - {id: ask, name: a, actor: b, action: c, time_limit_note: d, legal_basis: [2/2022/NĐ-CP]}
"""


def test_a_step_takes_the_label_of_its_version_and_the_shared_questions(tmp_path: Path) -> None:
    (procedure,) = load_procedures(write_folder(tmp_path))
    (version,) = procedure.versions
    assert [step.verification for step in version.steps] == [Verification.SECONDARY] * 2
    assert version.steps[0].questions == ("Bắt đầu từ đâu?", "Gửi cho ai?")
    assert version.dossier[0].verification is Verification.PRIMARY


def test_a_gap_says_for_which_days_no_source_gives_the_procedure(tmp_path: Path) -> None:
    (gap,) = load_gaps(write_folder(tmp_path))
    assert (gap.procedure_id, gap.text) == ("build", "Chưa có nguồn")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("requires: [ask]", "requires: [think]", "«answer» dẫn tới bước «think»"),
        ("requires: [ask]", "requires: [answer]", "dẫn tới bước «answer»"),
        ("requires: [ask]", "parallel_with: [think]", "dẫn tới bước «think»"),
        ("time_limit_note: Không ấn định", "time_limit_note: Không ấn định\n        requires: [answer]", "thành vòng"),
        ("id: answer", "id: ask", "bước «ask» có hai lần"),
        ("unit: working_days", "unit: hours", "hours"),
        ("amount: 5", "amount: 0", "số nguyên dương"),
        ("amount: 5", 'amount: "5"', "số nguyên dương"),
        ("        time_limit_note: Không ấn định\n", "", "không có thời hạn"),
        ("        legal_basis: [2/2022/NĐ-CP Điều 4 khoản 2]\n", "", "thiếu căn cứ"),
        ("Điều 4 khoản 2]", "khoản 2 Điều 4]", "không đọc được căn cứ"),
        ("[2/2022/NĐ-CP Điều 4 khoản 2]", "[7/2022/NĐ-CP Điều 4]", "«7/2022/NĐ-CP» chưa có"),
        ("regime: new", "regime: newer", "giai đoạn «newer»"),
        ("from: 2022-01-01", "from: 2021-06-01", "không chứa hết các ngày"),
        ("    steps:", "    color: red\n    steps:", "khóa lạ «color»"),
        ("ask: [Bắt đầu", "think: [Bắt đầu", "bước «think» không có"),
        ("to: 2021-12-31, text", "to: 2022-06-01, text", "trùng ngày"),
        ("versions:\n", "versions:\n" + SECOND_VERSION, "trùng ngày"),
    ],
)
def test_a_malformed_procedure_is_refused_with_a_remedy(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message) as raised:
        load_procedures(write_folder(tmp_path, "procedures/build.yaml", old, new))
    assert "build.yaml" in raised.value.message
    assert raised.value.remedy
