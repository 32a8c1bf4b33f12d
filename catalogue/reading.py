"""Strict reading of the YAML files of knowledge/: every key asked for, or refused.

`Entry` wraps one mapping. Each loader asks it key by key; a key nobody asked for,
a missing one, a bad date or a legal reference that does not print back as it was
written raises KnowledgeError naming the file and the entry.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from types import TracebackType
from typing import TypeVar

from domain.documents import Validity, Verification
from domain.errors import KnowledgeError
from domain.legal import NAMED_LAW_PATTERN, NUMBER_PATTERN, LegalReference, parse_reference, with_number

Choice = TypeVar("Choice", bound=StrEnum)
_NUMBER = re.compile(rf"(?:{NUMBER_PATTERN}|{NAMED_LAW_PATTERN})(?!\S)", re.IGNORECASE)


class Entry:
    """One mapping of a data file. Use as a context manager: leaving it refuses unread keys."""

    def __init__(self, table: object, where: str) -> None:
        if not isinstance(table, dict) or not all(isinstance(key, str) for key in table):
            raise KnowledgeError(f"{where}: phải là một bảng khóa – giá trị.", "Xem mục bên cạnh trong cùng tệp để viết đúng dạng.")
        self.where = where
        self._table: dict[str, object] = dict(table)

    def __enter__(self) -> Entry:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None and self._table:
            raise self.wrong(f"khóa lạ {', '.join(f'«{key}»' for key in self._table)}", "Xóa hoặc sửa tên khóa.")

    def wrong(self, what: str, remedy: str) -> KnowledgeError:
        """Return the error to raise about this entry."""
        return KnowledgeError(f"{self.where}: {what}.", remedy)

    def has(self, key: str) -> bool:
        """Return whether `key` is written and not yet read."""
        return key in self._table

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; required unless `default` is given."""
        value = self._table.pop(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.wrong(f"«{key}» phải là câu chữ", f"Điền «{key}», đặt trong ngoặc kép nếu là số hay có dấu hai chấm.")
        return " ".join(value.split())

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when the key is absent."""
        value = self._table.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.wrong(f"«{key}» phải là danh sách câu chữ", "Mỗi dòng một mục, bắt đầu bằng dấu gạch ngang.")
        return tuple(" ".join(item.split()) for item in value)

    def texts_or_entries(self, key: str) -> tuple[str | Entry, ...]:
        """Return a list whose items are texts or mappings, empty when the key is absent."""
        value = self._table.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) or (isinstance(item, str) and item.strip()) for item in value):
            raise self.wrong(f"«{key}» phải là danh sách câu chữ hoặc bảng", "Mỗi dòng một mục, bắt đầu bằng dấu gạch ngang.")
        where = f"{self.where} › {key}"
        return tuple(
            " ".join(item.split()) if isinstance(item, str) else Entry(item, f"{where} › {_name(item, order)}")
            for order, item in enumerate(value, start=1)
        )

    def day(self, key: str) -> date | None:
        """Return a date, None when absent."""
        value = self._table.pop(key, None)
        if value is not None and type(value) is not date:
            raise self.wrong(f"«{key}» không phải là ngày: {value!r}", "Viết ngày dạng 2024-05-01, không có ngoặc kép.")
        return value

    def required_day(self, key: str) -> date:
        """Return a date that must be there."""
        day = self.day(key)
        if day is None:
            raise self.wrong(f"thiếu ngày «{key}»", "Viết ngày dạng 2024-05-01.")
        return day

    def flag(self, key: str) -> bool | None:
        """Return true, false, or None when absent."""
        value = self._table.pop(key, None)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(f"«{key}» phải là true hoặc false", "Sửa giá trị.")
        return value

    def number(self, key: str) -> int:
        """Return a positive whole number."""
        value = self._table.pop(key, None)
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise self.wrong(f"«{key}» phải là số nguyên dương", "Sửa giá trị.")
        return value

    def optional_number(self, key: str) -> int | None:
        """Return a positive whole number, None when absent."""
        return self.number(key) if self.has(key) else None

    def measure(self, key: str) -> float | None:
        """Return a positive number, None when absent."""
        value = self._table.pop(key, None)
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool) or value <= 0:
            raise self.wrong(f"«{key}» phải là số dương", "Sửa giá trị.")
        return float(value)

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Return a member of `kind`; required unless `default` is given."""
        value = self._table.pop(key, default)
        try:
            return kind(str(value))
        except ValueError as error:
            raise self.wrong(f"«{key}» là {value!r}", f"Chọn một trong: {', '.join(kind)}.") from error

    def verification(self, default: Verification | None = None) -> Verification:
        """Return the trust label; required unless `default` is given."""
        return self.choice("verification", Verification, default)

    def validity(self, start: str = "from", end: str = "to") -> Validity:
        """Return the days between two keys, both inclusive."""
        validity = Validity(self.day(start), self.day(end))
        if validity.start and validity.end and validity.end < validity.start:
            raise self.wrong(f"«{end}» trước «{start}»", "Sửa lại hai ngày.")
        return validity

    def references(self, key: str = "legal_basis") -> tuple[LegalReference, ...]:
        """Return legal references written large to small."""
        return tuple(self._reference(text) for text in self.texts(key))

    def entries(self, key: str, *, required: bool = False) -> tuple[Entry, ...]:
        """Return a list of mappings, each named by its id, number or place."""
        value = self._table.pop(key, None)
        if value is None and not required:
            return ()
        if not isinstance(value, list) or (required and not value):
            raise self.wrong(f"«{key}» phải là danh sách", "Mỗi mục bắt đầu bằng dấu gạch ngang.")
        return tuple(Entry(item, f"{self.where} › {key} › {_name(item, order)}") for order, item in enumerate(value, start=1))

    def entry(self, key: str) -> Entry | None:
        """Return a mapping below this one, None when absent."""
        value = self._table.pop(key, None)
        return None if value is None else Entry(value, f"{self.where} › {key}")

    def names(self) -> tuple[str, ...]:
        """Return the keys not yet read, in the order of the file."""
        return tuple(self._table)

    def _reference(self, text: str) -> LegalReference:
        reference = read_reference(text)
        if reference is None:
            raise self.wrong(
                f"không đọc được căn cứ «{text}»", "Viết dạng «32/2024/NĐ-CP Điều 10 khoản 3 điểm a» hoặc «14/2024/TT-BCT Phụ lục II Mẫu số 01»."
            )
        return reference


def read_reference(text: str) -> LegalReference | None:
    """Return the reference `text` is, or None unless it prints back exactly as written."""
    number = _NUMBER.match(text)
    parsed = parse_reference(text)
    exact = with_number(parsed, number.group()) if number and parsed else None
    return exact if str(exact) == text else None


def _name(item: object, order: int) -> str:
    if isinstance(item, dict):
        for key in ("id", "number", "name", "by"):
            if isinstance(item.get(key), str):
                return str(item[key])
    return f"mục {order}"
