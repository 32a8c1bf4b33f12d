"""Legal documents named in short: "Nghị định 32", "NĐ 139/2025", "TT 14"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.registry import Registry
from domain.legal import LegalReference, is_named_law, with_number
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


def resolve_named_law(reference: LegalReference, registry: Registry) -> LegalReference:
    """Return a reference to a law by name ("Luật Đất đai 2024") as one to its number; to no document when it is not registered."""
    if not is_named_law(reference.number) or registry.get(reference.number):
        return reference
    name, _, year = fold(reference.number).removeprefix("bo ").removeprefix("luat ").rpartition(" ")
    fitting = [entry.number for entry in registry.documents if f"/{year}/" in entry.number and name and fold(entry.title) == name]
    return with_number(reference, fitting[0] if len(fitting) == 1 else "")
