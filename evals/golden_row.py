"""One line of a golden set: every value checked as it is taken, every complaint with its place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from domain.errors import UnreadableFile
from domain.legal import LegalReference, find_references


@dataclass(frozen=True, slots=True)
class Row:
    """A JSON object with its place ("golden-dev.jsonl, dòng 3"). Every method raises UnreadableFile on a wrong value."""

    place: str
    values: dict[str, object]

    @classmethod
    def parse(cls, place: str, line: bytes) -> Row:
        """Read one line."""
        try:
            values = json.loads(line)
        except ValueError as error:  # wrong JSON, wrong UTF-8
            raise UnreadableFile(f"{place}: không phải JSON ({error}).", "Mỗi dòng là một đối tượng JSON.") from error
        row = cls(place, values if isinstance(values, dict) else {})
        row.insist(isinstance(values, dict), "không phải một đối tượng JSON")
        return row

    def has_keys(self, needed: Sequence[str], optional: Sequence[str] = ()) -> None:
        """Insist on every key of `needed` and on no key beyond `optional`."""
        missing = [key for key in needed if key not in self.values]
        unknown = [key for key in self.values if key not in (*needed, *optional)]
        self.insist(not missing, f"thiếu {', '.join(missing)}")
        self.insist(not unknown, f"có khóa lạ {', '.join(unknown)}")

    def text(self, key: str) -> str:
        """Return a string that is not blank."""
        value = self.values[key]
        if not isinstance(value, str) or not value.strip():
            self._refuse(f"«{key}» phải là chuỗi không rỗng")
        return value

    def one_of(self, key: str, allowed: Sequence[str]) -> str:
        """Return a string that is one of `allowed`."""
        value = self.text(key)
        self.insist(value in allowed, f"«{key}» là «{value}», phải là một trong {', '.join(allowed)}")
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of strings that are not blank, none twice; `default` where the key may be left out."""
        value = self.values.get(key, default)
        if value is default and default is not None:
            return default
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self._refuse(f"«{key}» phải là danh sách chuỗi không rỗng")
        self.insist(len(set(value)) == len(value), f"«{key}» có mục lặp lại")
        return tuple(value)

    def day(self, key: str) -> date | None:
        """Return a date written YYYY-MM-DD, or None when the key is left out."""
        if key not in self.values:
            return None
        try:
            return date.fromisoformat(self.text(key))
        except ValueError:
            self._refuse(f"«{key}» phải là ngày dạng YYYY-MM-DD")

    def references(self, key: str) -> tuple[LegalReference, ...]:
        """Return legal references, each with its document's number, as data prints them."""
        found = []
        for text in self.texts(key):
            references = list(find_references(text))
            self.insist(len(references) == 1 and bool(references[0].number), f"«{key}»: «{text}» không phải một điều khoản có số văn bản")
            found += references
        return tuple(found)

    def inner(self, key: str) -> Row:
        """Return an object inside this one."""
        value = self.values[key]
        if not isinstance(value, dict):
            self._refuse(f"«{key}» phải là một đối tượng")
        return Row(f"{self.place}, {key}", value)

    def insist(self, right: bool, complaint: str) -> None:
        """Raise UnreadableFile with `complaint` unless `right`."""
        if not right:
            self._refuse(complaint)

    def _refuse(self, complaint: str) -> NoReturn:
        raise UnreadableFile(f"{self.place}: {complaint}.", "Xem «What a golden question looks like» trong evals/README.md.")
