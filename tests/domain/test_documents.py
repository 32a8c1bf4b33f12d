from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.documents import Chunk, Section, SectionRole, Validity, Verification, digest_of, weakest

_days = st.dates(date(2000, 1, 1), date(2040, 1, 1))
_validities = st.builds(Validity, st.none() | _days, st.none() | _days)


def test_both_ends_of_a_validity_are_in_force() -> None:
    rule = Validity(date(2024, 5, 1), date(2026, 9, 14))
    assert rule.covers(date(2024, 5, 1))
    assert rule.covers(date(2026, 9, 14))
    assert not rule.covers(date(2024, 4, 30))
    assert not rule.covers(date(2026, 9, 15))


@given(_days)
def test_an_open_validity_covers_every_day(day: date) -> None:
    assert Validity().covers(day)
    assert Validity(start=day).covers(day + timedelta(days=5000))
    assert Validity(end=day).covers(day - timedelta(days=5000))


@given(_validities, _validities, _days)
def test_narrowed_covers_exactly_the_days_both_cover(one: Validity, other: Validity, day: date) -> None:
    assert one.narrowed(other).covers(day) == (one.covers(day) and other.covers(day))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ((), Verification.PRIMARY),
        ((Verification.PRIMARY,), Verification.PRIMARY),
        ((Verification.PRIMARY, Verification.SECONDARY), Verification.SECONDARY),
        ((Verification.SECONDARY, Verification.UNVERIFIED, Verification.PRIMARY), Verification.UNVERIFIED),
    ],
)
def test_the_weakest_label_wins(labels: tuple[Verification, ...], expected: Verification) -> None:
    assert weakest(labels) is expected


def test_a_digest_follows_the_content_and_where_its_parts_end() -> None:
    assert digest_of("passage", "a") == Chunk("id-1", "s-1", "a").digest == Chunk("id-2", "s-2", "a").digest
    assert digest_of("ab", "c") != digest_of("a", "bc")
    assert Chunk("id", "s", "a", kind="question").digest != Chunk("id", "s", "a").digest


def test_the_heading_of_a_section_is_the_last_of_its_trail() -> None:
    section = Section("s", "d", ("Chương II", "Điều 10. Hồ sơ"), SectionRole.DOSSIER, "...", 1)
    assert section.heading == "Điều 10. Hồ sơ"
    assert Section("s", "d", (), SectionRole.OTHER, "...", 1).heading == ""
