from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.files import read_file
from catalogue.reading import Entry, read_reference
from domain.documents import Verification
from domain.errors import KnowledgeError


@pytest.mark.parametrize(
    "text",
    [
        "32/2024/NĐ-CP",
        "32/2024/NĐ-CP Điều 10 khoản 3 điểm đ",
        "14/2024/TT-BCT Phụ lục II Mẫu số 01",
        "105/2009/QĐ-TTg Điều 1",
        "66.18/2026/NQ-CP Điều 7 khoản 1",
        "1178/ĐCK-CTT",
    ],
)
def test_a_reference_is_read_when_it_prints_back_as_written(text: str) -> None:
    assert str(read_reference(text)) == text


@pytest.mark.parametrize(
    "text", ["", "Điều 10", "32/2024/NĐ-CP điều 10", "khoản 3 Điều 10 Nghị định 32/2024/NĐ-CP", "32/2024/NĐ-CP Điều 10 và 11", "32/2024/NĐ-CP Điều X"]
)
def test_any_other_wording_of_a_reference_is_refused(text: str) -> None:
    assert read_reference(text) is None


def test_a_key_nobody_asked_for_is_refused_with_its_place() -> None:
    with pytest.raises(KnowledgeError, match=r"thu\.yaml: khóa lạ «ghi_chu»") as raised, Entry({"id": "a", "ghi_chu": "b"}, "thu.yaml") as entry:
        entry.text("id")
    assert raised.value.remedy


def test_a_key_written_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a\nid: b\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"a\.yaml.*hai lần"):
        read_file(tmp_path / "a.yaml")


@pytest.mark.parametrize("text", ["day: 2024-13-01", "a: [", "- a\n- b", "\x00", ""])
def test_a_file_that_is_not_a_table_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"a\.yaml"):
        read_file(tmp_path / "a.yaml")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"a\.yaml"):
        read_file(tmp_path / "a.yaml")


@pytest.mark.parametrize("value", ["2024-05-01", 2024, True])
def test_a_date_must_be_a_yaml_date(value: object) -> None:
    with pytest.raises(KnowledgeError, match="không phải là ngày"):
        Entry({"from": value}, "a.yaml").day("from")


def test_a_trust_label_outside_the_three_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="verification"):
        Entry({"verification": "sure"}, "a.yaml").verification()
    assert Entry({}, "a.yaml").verification(Verification.SECONDARY) is Verification.SECONDARY
