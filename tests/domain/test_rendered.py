"""Ids that say which sections are about one subject in different periods."""

from __future__ import annotations

import pytest

from domain.rendered import period_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ho-so/thanh-phan-2026", "ho-so/thanh-phan-2025"),
        ("chinh-quyen-hai-cap/khong-doi", "chinh-quyen-hai-cap/khong-doi-2025"),
        ("phong-chay-chua-chay/ai-tham-dinh", "phong-chay-chua-chay/ai-tham-dinh-2026-07"),
        ("van-ban-hieu-luc/han-cum-truoc-2009", "van-ban-hieu-luc/han-cum-truoc-2009-2026"),
        ("thu-tuc-establish-cluster/establish-cluster-gd3/decide", "thu-tuc-establish-cluster/establish-cluster-gd4/decide"),
    ],
)
def test_sections_of_one_subject_share_a_key(one: str, other: str) -> None:
    assert period_key(one) == period_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ho-so/thanh-phan-2026", "ho-so/so-bo-2026"),
        ("bao-cao-bieu-mau/bieu-01-2024", "bao-cao-bieu-mau/bieu-02-2024"),
        ("thu-tuc-establish-cluster/establish-cluster-gd4/decide", "thu-tuc-expand-cluster/expand-cluster-gd4/decide"),
        ("thu-tuc-establish-cluster/establish-cluster-gd4/decide", "thu-tuc-establish-cluster/establish-cluster-gd4/appraise"),
        ("so-van-ban/32-2024-nđ-cp", "so-van-ban/139-2025-nđ-cp"),
    ],
)
def test_other_subjects_do_not(one: str, other: str) -> None:
    assert period_key(one) != period_key(other)
