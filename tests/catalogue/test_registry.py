from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from catalogue.registry import load_registry
from domain.documents import Verification
from domain.errors import KnowledgeError
from domain.legal import LegalReference
from tests.catalogue.folders import write_folder


def test_a_document_is_found_however_its_number_is_typed(tmp_path: Path) -> None:
    registry = load_registry(write_folder(tmp_path))
    document = registry.get("1/2020/nd-cp")
    assert document is not None
    assert document.name == "Nghị định 1/2020/NĐ-CP"
    assert dict(document.field_labels) == {"in_force_from": Verification.SECONDARY}
    assert registry.get("9/2020/NĐ-CP") is None


def test_the_regime_of_a_day_is_found_and_none_before_the_oldest(tmp_path: Path) -> None:
    registry = load_registry(write_folder(tmp_path))
    regimes = [registry.regime_on(day) for day in (date(2020, 1, 31), date(2021, 12, 31), date(2022, 1, 1))]
    assert [regime and regime.id for regime in regimes] == [None, "old", "new"]
    assert [rule.id for rule in registry.transitions_at(date(2022, 1, 1))] == ["dossier"]


@pytest.mark.parametrize(("article", "day", "count"), [("4", date(2023, 1, 1), 1), ("4", date(2022, 12, 31), 0), ("5", date(2023, 1, 1), 0)])
def test_an_amendment_touches_its_articles_from_its_day(tmp_path: Path, article: str, day: date, count: int) -> None:
    registry = load_registry(write_folder(tmp_path))
    assert len(registry.amendments_of(LegalReference("2/2022/NĐ-CP", article), day)) == count


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind: Nghị định", "kind: Nghị định\n    color: red", "khóa lạ «color»"),
        ("in_force_from: secondary", "in_force: secondary", "khóa lạ «in_force»"),
        ("in_force_to: 2021-12-31", "in_force_to: 2019-12-31", "trước «in_force_from»"),
        ("in_force_from: 2020-02-01", "in_force_from: 2019-02-01", "trước ngày ban hành"),
        ("in_force_from: 2020-02-01", "in_force_from: sớm", "không phải là ngày"),
        ("Điều 9 khoản 1", "Điều chín", "không đọc được căn cứ"),
        ("[1/2020/NĐ-CP Điều 9 khoản 1]", "[7/2020/NĐ-CP]", "«7/2020/NĐ-CP» chưa có"),
        ("replaces: [1/2020/NĐ-CP]", "replaces: []", "không khớp nhau"),
        ("    amends: [2/2022/NĐ-CP]\n", "", "không khớp nhau"),
        ("number: 3/2023/NĐ-CP", "number: 2/2022/nđ-cp", "hai lần"),
        ("to: 2021-12-31, documents", "to: 2022-01-01, documents", "trùng ngày"),
        ("documents: [2/2022/NĐ-CP]", "documents: [8/2022/NĐ-CP]", "«8/2022/NĐ-CP» chưa có"),
        ("{id: dossier, changed_on: 2022-01-01,", "{id: dossier,", "thiếu ngày «changed_on»"),
    ],
)
def test_a_malformed_registry_is_refused_with_a_remedy(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message) as raised:
        load_registry(write_folder(tmp_path, "registry.yaml", old, new))
    assert "registry.yaml" in raised.value.message
    assert raised.value.remedy
