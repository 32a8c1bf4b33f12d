"""Checks that hold across the entries of a data file: no name twice, no two periods on one day."""

from __future__ import annotations

from collections.abc import Iterable

from domain.documents import Validity
from domain.errors import KnowledgeError


def refuse_repeats(where: str, what: str, names: Iterable[str]) -> None:
    """Raise KnowledgeError when a name stands twice in `names`."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise KnowledgeError(f"{where}: {what} «{name}» có hai lần.", "Giữ một mục, đổi tên hoặc gộp mục kia.")
        seen.add(name)


def refuse_overlaps(where: str, periods: Iterable[tuple[str, Validity]]) -> None:
    """Raise KnowledgeError when two periods share a day or are not in order of time."""
    earlier: tuple[str, Validity] | None = None
    for name, period in periods:
        if earlier and (earlier[1].end is None or period.start is None or period.start <= earlier[1].end):
            raise KnowledgeError(
                f"{where}: «{earlier[0]}» và «{name}» trùng ngày hoặc sai thứ tự.", "Xếp từ cũ đến mới, ngày «to» là ngày cuối cùng còn áp dụng."
            )
        earlier = (name, period)
