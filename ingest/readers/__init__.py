"""One reader per file format, each from a `SourceFile` to a `RawDocument`.

A reader raises `domain.errors.IngestError` subclasses only; what its library
raises is translated here and nowhere else.
"""
