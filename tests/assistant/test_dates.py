"""The day a question is about."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.dates import find_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("nộp hồ sơ ngày 01/7/2026 thì sao", date(2026, 7, 1)),
        ("nộp ngày 1 tháng 7 năm 2026", date(2026, 7, 1)),
        ("hồi tháng 8/2026", date(2026, 8, 1)),
        ("tháng 3 năm 2025", date(2025, 3, 1)),
        ("vào năm 2023", date(2023, 1, 1)),
        ("Năm 2023 điều kiện là gì?", date(2023, 1, 1)),
        ("Ngày 1 tháng 7 năm 2026 nộp ở đâu?", date(2026, 7, 1)),
        ("Tháng 3 năm 2025 ai lập tờ trình?", date(2025, 3, 1)),
        ("trước 15/9/2026 thì bao lâu", date(2026, 9, 14)),
        ("trước ngày 15/9/2026", date(2026, 9, 14)),
        ("as of 2026-07-01", date(2026, 7, 1)),
        ("Sở thẩm định trong bao lâu?", None),
        ("Nghị định 32/2024/NĐ-CP ngày 15/3/2024 quy định gì", None),
        ("Nghị định 32/2024/NĐ-CP", None),
        ("cụm hình thành trước năm 2009", None),
        ("31/02/2026", None),
        ("tỷ lệ 15/15/30/40", None),
    ],
)
def test_the_day_is_read(text: str, day: date | None) -> None:
    assert find_date(text) == day
