"""The fact lock sees through spelling, and lets nothing through that the evidence lacks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.facts import facts_in, missing_facts


@pytest.mark.parametrize(
    ("stated", "evidence"),
    [
        ("5 ngày làm việc", "trong thời gian 05 ngày làm việc kể từ ngày nhận"),
        ("từ 15/9/2026", "có hiệu lực từ ngày 15 tháng 9 năm 2026"),
        ("Ủy ban nhân dân cấp tỉnh quyết định", "UBND tỉnh xem xét, quyết định"),
        ("20 working days", "Thời hạn: 20 ngày làm việc"),
        ("20 个工作日", "Thời hạn: 20 ngày làm việc"),
        ("Mẫu số 1", "theo Mẫu số 01"),
        ("khoản 3 Điều 10", "32/2024/NĐ-CP Điều 10 khoản 3"),
        ("Điều 10", "32/2024/NĐ-CP Điều 10 khoản 3"),
        ("75 ha", "không vượt quá 75 ha"),
    ],
)
def test_the_same_fact_in_other_words_is_found(stated: str, evidence: str) -> None:
    assert missing_facts(stated, [evidence]) == ()


@pytest.mark.parametrize(
    ("stated", "evidence"),
    [
        ("20 ngày làm việc", "trong thời hạn 20 ngày"),
        ("25 ngày", "trong thời hạn 25 ngày làm việc"),
        ("trên 50%", "đạt trên 60%"),
        ("từ 15/9/2026", "từ 15/9/2025"),
        ("Nghị định 303/2026/NĐ-CP", "Nghị định 303/2025/NĐ-CP"),
        ("Sở Tài chính thẩm định", "Sở Công Thương thẩm định"),
        ("UBND cấp xã", "Ủy ban nhân dân cấp huyện"),
        ("Mẫu số 02", "Mẫu số 01"),
        ("khoản 4 Điều 10", "khoản 3 Điều 10"),
        ("02 bộ hồ sơ", "08 bộ hồ sơ"),
        ("gồm 7 bước", "gồm 6 bước"),
    ],
)
def test_another_fact_is_missed(stated: str, evidence: str) -> None:
    assert missing_facts(stated, [evidence])


def test_two_passages_together_may_carry_a_statement() -> None:
    assert missing_facts("20 ngày làm việc, trước đó 25 ngày", ["20 ngày làm việc", "25 ngày"]) == ()


def test_a_text_without_facts_needs_no_evidence() -> None:
    assert missing_facts("Hồ sơ chưa đạt thì bổ sung.", []) == ()


def test_markers_and_list_numbers_are_no_facts() -> None:
    assert facts_in("3. Tờ trình [12]") == frozenset()


@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from(["ngày", "ngày làm việc", "tháng", "%", "ha", "bộ"]))
def test_a_changed_number_never_passes(stated: int, real: int, unit: str) -> None:
    missing = missing_facts(f"thời hạn là {stated} {unit}", [f"thời hạn là {real:02d} {unit}"])
    assert bool(missing) == (stated != real)


@given(st.dates())
def test_a_date_is_one_fact_however_written(day) -> None:  # type: ignore[no-untyped-def]
    spellings = (f"{day.day}/{day.month}/{day.year:04d}", f"ngày {day.day:02d} tháng {day.month:02d} năm {day.year:04d}", day.isoformat())
    assert len({facts_in(spelling) for spelling in spellings}) == 1
