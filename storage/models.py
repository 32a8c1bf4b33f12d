"""Tables of the database."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Date, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class ZonedDateTime(TypeDecorator[datetime]):
    """A moment, stored in UTC as ISO 8601 text because SQLite keeps no zone."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return `value` in UTC; a moment without a zone is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="seconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Return the stored moment with its zone."""
        return datetime.fromisoformat(value) if value else None


class Base(DeclarativeBase):
    """Base of every table."""


class Feedback(Base):
    """One row an answer rated; the last verdict counts."""

    __tablename__ = "feedback"

    turn_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    recorded_at: Mapped[datetime] = mapped_column(ZonedDateTime)
    question: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(32))
    language: Mapped[str] = mapped_column(String(2))
    role: Mapped[str] = mapped_column(String(16))
    as_of: Mapped[date] = mapped_column(Date)
    rating: Mapped[str] = mapped_column(String(8))
    comment: Mapped[str] = mapped_column(Text, default="")
    index_version: Mapped[str] = mapped_column(String(64), default="")


class KnowledgeGap(Base):
    """One question that the guidance does not answer."""

    __tablename__ = "knowledge_gap"

    turn_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    recorded_at: Mapped[datetime] = mapped_column(ZonedDateTime, index=True)
    question: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(32))
    language: Mapped[str] = mapped_column(String(2))
    role: Mapped[str] = mapped_column(String(16))
    as_of: Mapped[date] = mapped_column(Date)
