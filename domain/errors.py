"""The one exception tree of the project.

    DanLoiError
    ├── ConfigurationError       a setting is unknown, malformed or contradictory
    ├── KnowledgeError           a file of knowledge/ or prompts/ is malformed
    ├── IngestError              one source file cannot become sections
    │   ├── UnsupportedFile      the kind of file is not read
    │   ├── UnreadableFile       corrupt, encrypted, not permitted
    │   └── EmptyDocument        readable, but no text in it (a scan, an empty file)
    ├── ModelError               the embedding model cannot be used
    │   └── ModelUnavailable     not found, not loadable, not downloadable
    ├── StorageUnavailable       what users leave behind cannot be kept (storage/errors.py)
    └── IndexError_              the index cannot be used as it is
        ├── IndexMissing         there is none at that place
        ├── IndexMismatch        built by another model, code or knowledge
        ├── IndexDamaged         files missing or unreadable
        ├── IndexNotWritable     read-only folder, full disk
        └── IndexBusy            another build is running

Every error carries two Vietnamese sentences: what happened, and what to do.
"""

from __future__ import annotations


class DanLoiError(Exception):
    """Base of all errors raised on purpose.

    Args:
        message: what happened, in Vietnamese, one sentence.
        remedy: what the reader should do next, in Vietnamese; may name a command.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class ConfigurationError(DanLoiError):
    """A setting is unknown, malformed or contradictory."""


class KnowledgeError(DanLoiError):
    """A file of knowledge/ or prompts/ is malformed."""


class IngestError(DanLoiError):
    """One source file cannot become sections."""


class UnsupportedFile(IngestError):
    """The kind of file is not read."""


class UnreadableFile(IngestError):
    """The file is corrupt, encrypted or may not be opened."""


class EmptyDocument(IngestError):
    """The file opens but holds no text, such as a scan without a text layer."""


class ModelError(DanLoiError):
    """The embedding model cannot be used."""


class ModelUnavailable(ModelError):
    """The model is not there, or cannot be loaded or downloaded."""


class IndexError_(DanLoiError):
    """The index cannot be used as it is."""


class IndexMissing(IndexError_):
    """There is no index at the given place."""


class IndexMismatch(IndexError_):
    """The index was built by another model, code version or knowledge."""


class IndexDamaged(IndexError_):
    """Files of the index are missing or unreadable."""


class IndexNotWritable(IndexError_):
    """The index folder cannot be written."""


class IndexBusy(IndexError_):
    """Another build of the same index is running."""
