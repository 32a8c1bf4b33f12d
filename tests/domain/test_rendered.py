"""Ids that say which sections are about one subject in different periods."""

from __future__ import annotations

import pytest

from domain.rendered import period_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ho-so/thanh-phan-2026", "ho-so/thanh-phan-2025"),
        ("chinh-quyen-hai-cap/khong-doi", "chinh-quyen-hai-cap/khong-doi-2025"),
        ("thu-tuc-establish-cluster/establish-cluster-gd3/decide", "thu-tuc-establish-cluster/establish-cluster-gd4/decide"),
    ],
)
def test_sections_of_one_subject_share_a_key(one: str, other: str) -> None:
    assert period_key(one) == period_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ho-so/thanh-phan-2026", "ho-so/so-bo-2026"),
        ("thu-tuc-establish-cluster/establish-cluster-gd4/decide", "thu-tuc-expand-cluster/expand-cluster-gd4/decide"),
        ("thu-tuc-establish-cluster/establish-cluster-gd4/decide", "thu-tuc-establish-cluster/establish-cluster-gd4/appraise"),
        ("so-van-ban/32-2024-nđ-cp", "so-van-ban/139-2025-nđ-cp"),
    ],
)
def test_other_subjects_do_not(one: str, other: str) -> None:
    assert period_key(one) != period_key(other)
