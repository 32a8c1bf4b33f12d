"""Feedback and gaps: stored once, masked, zoned, and never a crash."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect

from domain.answers import AnswerStatus, Language, UserRole
from storage.database import database_file
from storage.entries import FeedbackEntry, GapEntry, Rating
from storage.errors import StorageUnavailable
from storage.models import ZonedDateTime
from storage.privacy import EMAIL_MASK, NUMBER_MASK, mask_personal_data
from storage.records import list_gaps, record_feedback, record_gap, withdraw_feedback

FEEDBACK = FeedbackEntry("t1", "Câu hỏi", AnswerStatus.ANSWERED, Language.VI, UserRole.INVESTOR, date(2026, 11, 22), Rating.UP)
GAP = GapEntry("t2", "Câu chưa có", AnswerStatus.NOT_IN_GUIDANCE, Language.VI, UserRole.OFFICIAL, date(2026, 11, 22))


def rows(data_dir: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(database_file(data_dir)) as connection:
        return connection.execute(query).fetchall()


def test_reading_creates_nothing(tmp_path: Path) -> None:
    assert list_gaps(tmp_path / "data") == ()
    assert not (tmp_path / "data").exists()


def test_the_last_verdict_on_an_answer_counts(tmp_path: Path) -> None:
    record_feedback(tmp_path, FEEDBACK)
    record_feedback(tmp_path, replace(FEEDBACK, rating=Rating.DOWN, comment="Thiếu bước"))
    assert rows(tmp_path, "select rating, comment from feedback") == [("down", "Thiếu bước")]


def test_a_verdict_can_be_withdrawn(tmp_path: Path) -> None:
    record_feedback(tmp_path, FEEDBACK)
    withdraw_feedback(tmp_path, FEEDBACK.turn_id)
    withdraw_feedback(tmp_path, "never rated")
    assert rows(tmp_path, "select * from feedback") == []


def test_gaps_come_back_newest_first_with_their_zone(tmp_path: Path) -> None:
    hanoi = timezone(timedelta(hours=7))
    record_gap(tmp_path, replace(GAP, turn_id="old", recorded_at=datetime(2026, 11, 1, 6, tzinfo=hanoi)))
    record_gap(tmp_path, replace(GAP, turn_id="new", recorded_at=datetime(2026, 11, 1, tzinfo=UTC)))
    gaps = list_gaps(tmp_path)
    assert [gap.turn_id for gap in gaps] == ["new", "old"]
    assert all(gap.recorded_at and gap.recorded_at.tzinfo for gap in gaps)


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        ZonedDateTime().process_bind_param(datetime(2026, 11, 1), sqlite_dialect())


def test_the_database_is_in_write_ahead_mode(tmp_path: Path) -> None:
    record_gap(tmp_path, GAP)
    assert rows(tmp_path, "pragma journal_mode") == [("wal",)]


def test_an_unusable_folder_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    blocked = tmp_path / "data"
    blocked.write_text("a file")
    with pytest.raises(StorageUnavailable) as caught:
        record_gap(blocked, GAP)
    assert caught.value.remedy


def test_a_damaged_file_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    database_file(tmp_path).write_bytes(b"not a database, but long enough to look like one" * 100)
    with pytest.raises(StorageUnavailable):
        list_gaps(tmp_path)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("gọi 0912345678 nhé", f"gọi {NUMBER_MASK} nhé"),
        ("gọi 0912 345 678 nhé", f"gọi {NUMBER_MASK} nhé"),
        ("gọi +84 912.345.678", f"gọi {NUMBER_MASK}"),
        ("CCCD 020090001234", f"CCCD {NUMBER_MASK}"),
        ("viết nguyen.van@vidu.com.vn.", f"viết {EMAIL_MASK}"),
        ("vốn 75.000.000.000 đồng, ngày 15/9/2026, 25 ngày", "vốn 75.000.000.000 đồng, ngày 15/9/2026, 25 ngày"),
    ],
)
def test_personal_data_is_masked_and_the_rest_kept(text: str, stored: str) -> None:
    assert mask_personal_data(text) == stored
