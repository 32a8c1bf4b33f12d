from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from catalogue.offices import load_offices
from domain.errors import KnowledgeError
from tests.catalogue.folders import write_folder


@pytest.mark.parametrize("name", ["UBND xã", "ubnd xa", "Ủy ban nhân dân cấp xã"])
def test_an_office_is_found_by_its_names(tmp_path: Path, name: str) -> None:
    found = load_offices(write_folder(tmp_path)).named(name)
    assert found is not None
    assert (found[0].id, found[1]) == ("xa", None)


def test_a_former_name_leads_to_today_s_office_and_says_until_when(tmp_path: Path) -> None:
    found = load_offices(write_folder(tmp_path)).named("ubnd huyện")
    assert found is not None
    assert found[1] is not None
    assert (found[0].id, found[1].until) == ("xa", date(2022, 1, 1))


def test_an_unknown_name_finds_nothing(tmp_path: Path) -> None:
    assert load_offices(write_folder(tmp_path)).named("Sở Thương mại") is None


def test_a_question_leads_to_the_office_of_its_topic(tmp_path: Path) -> None:
    offices = load_offices(write_folder(tmp_path))
    assert [office.id for office in offices.for_topic("Tôi muốn nộp hồ sơ, hỏi ai?")] == ["xa"]
    assert offices.for_topic("Thời tiết hôm nay") == ()


def test_a_moved_duty_has_the_holder_of_the_day(tmp_path: Path) -> None:
    (duty,) = load_offices(write_folder(tmp_path)).moved_duties
    holders = [duty.holder_on(day) for day in (date(2019, 1, 1), date(2021, 12, 31), date(2022, 1, 1))]
    assert [holder and (holder.name, holder.office_id) for holder in holders] == [
        None,
        ("Ủy ban nhân dân cấp huyện", ""),
        ("Ủy ban nhân dân cấp xã", "xa"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("level: xã", "level: xã\n    phone: không", "khóa lạ «phone»"),
        ("office: xa", "office: huyen", "cơ quan «huyen» chưa có"),
        ("to: 2021-12-31", "to: 2022-01-01", "trùng ngày"),
        ("until: 2022-01-01, ", "", "thiếu ngày «until»"),
        ("[2/2022/NĐ-CP Điều 4]", "[5/2022/NĐ-CP Điều 4]", "«5/2022/NĐ-CP» chưa có"),
        (
            "moved_duties:",
            "  - {id: khac, name: Cơ quan khác, short_names: [UBND huyện], level: tỉnh, verification: primary}\nmoved_duties:",
            "tên «ubnd huyen» có hai lần",
        ),
    ],
)
def test_malformed_offices_are_refused_with_a_remedy(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message) as raised:
        load_offices(write_folder(tmp_path, "offices.yaml", old, new))
    assert "offices.yaml" in raised.value.message
    assert raised.value.remedy
