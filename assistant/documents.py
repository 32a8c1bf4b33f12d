"""Legal documents named in short: "Nghị định 32", "NĐ 139/2025", "TT 14"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.registry import Registry
from domain.legal import LegalReference
from domain.vietnamese import fold

_SHORT = re.compile(r"(?<!\w)(nghi dinh|nd|thong tu|tt|nghi quyet|nq|quyet dinh|qd|decree|circular)\s*(?:so\s*)?(\d{1,4})(?:/(\d{4}))?(?![\d/.])")
_KINDS = {
    "nghi dinh": "nghi dinh", "nd": "nghi dinh", "decree": "nghi dinh", "thong tu": "thong tu", "tt": "thong tu", "circular": "thong tu",
    "nghi quyet": "nghi quyet", "nq": "nghi quyet", "quyet dinh": "quyet dinh", "qd": "quyet dinh",
}  # fmt: skip


def find_short_names(text: str, registry: Registry) -> Iterator[LegalReference]:
    """Yield the registered documents `text` names in short, where only one fits."""
    for kind, number, year in _SHORT.findall(fold(text)):
        fitting = [
            entry.number
            for entry in registry.documents
            if fold(entry.kind) == _KINDS[kind] and entry.number.split("/", 1)[0] == number and (not year or f"/{year}/" in entry.number)
        ]
        if len(fitting) == 1:
            yield LegalReference(fitting[0])
