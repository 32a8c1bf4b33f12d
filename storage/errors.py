"""The one error of this room; a branch of the tree in domain/errors.py."""

from __future__ import annotations

from domain.errors import DanLoiError


class StorageUnavailable(DanLoiError):
    """The database cannot be opened, read or written."""
