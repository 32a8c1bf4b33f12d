"""The SQLite file: opened for one piece of work, closed after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from storage.errors import StorageUnavailable
from storage.models import Base

FILE_NAME = "danloi.sqlite"
BUSY_SECONDS = 5


def database_file(data_dir: Path) -> Path:
    """Return where the database of `data_dir` is, whether it exists or not."""
    return data_dir / FILE_NAME


@contextmanager
def open_session(data_dir: Path) -> Iterator[Session]:
    """Yield a session on the database of `data_dir`, made on first use; commit at the end.

    Raises:
        StorageUnavailable: the folder or file cannot be created, read or written.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        engine = _engine(database_file(data_dir))
        try:
            Base.metadata.create_all(engine)
            with Session(engine) as session, session.begin():
                yield session
        finally:
            engine.dispose()
    except (OSError, SQLAlchemyError) as error:
        raise StorageUnavailable(
            "Không ghi được vào thư mục dữ liệu.", "Người vận hành cần kiểm tra quyền ghi và dung lượng của thư mục đặt ở DANLOI_DATA_DIR."
        ) from error


def _engine(path: Path) -> Engine:
    """Return an engine without a pool: sessions are short and threads many."""
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _write_ahead(connection, _record) -> None:  # type: ignore[no-untyped-def]
        # Readers and one writer work side by side, so a slow reader never loses a feedback.
        connection.execute("PRAGMA journal_mode=WAL")

    return engine
