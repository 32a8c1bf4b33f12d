"""References to Vietnamese legal documents: parsed from text, printed both ways.

Two orders are in use: speech and decrees go from small to large ("điểm a khoản 1
Điều 8 Nghị định 32/2024/NĐ-CP"), data goes from large to small
("32/2024/NĐ-CP Điều 8 khoản 1 điểm a"). Both are read; both can be printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_KIND_BY_CODE = {
    "NĐ-CP": "Nghị định", "QH": "Luật", "NQ-CP": "Nghị quyết", "TT": "Thông tư", "TTLT": "Thông tư liên tịch",
    "QĐ": "Quyết định", "NQ": "Nghị quyết", "VBHN": "Văn bản hợp nhất", "KH": "Kế hoạch", "CTT": "Công văn",
}  # fmt: skip
_KINDS = r"(?:Nghị định|Thông tư liên tịch|Thông tư|Luật|Nghị quyết|Quyết định|Văn bản hợp nhất|Công văn|Kế hoạch|NĐ|ND|TTLT|TT|NQ|QĐ|QD|VBHN|CV|KH)"
NUMBER_PATTERN = r"\d{1,4}(?:\.\d{1,3})?(?:/\d{4})?/(?:[A-ZĐ]{1,5}\d{0,2}(?:-[A-ZĐ]{1,6}\d{0,2})*)"
_NUMBER = re.compile(rf"(?<![\w./])({NUMBER_PATTERN})(?![\w-])", re.IGNORECASE)
_SMALL_TO_LARGE = re.compile(
    r"(?:(?:điểm)\s+(?P<point>[a-zđ])\s*,?\s+)?(?:(?:khoản|k)\s*(?P<clause>\d{1,2}[a-zđ]?)\s*,?\s+)?(?:Điều|Đ)\s*(?P<article>\d{1,3}[a-zđ]?)\b"
    rf"(?:\s+(?:của\s+)?{_KINDS}?\s*(?:số\s*)?(?P<number>{NUMBER_PATTERN}))?",
    re.IGNORECASE,
)
_LARGE_TO_SMALL = re.compile(
    rf"(?P<number>{NUMBER_PATTERN})\s*,?\s+(?:Điều)\s+(?P<article>\d{{1,3}}[a-zđ]?)"
    r"(?:\s*,?\s*khoản\s+(?P<clause>\d{1,2}[a-zđ]?))?(?:\s*,?\s*điểm\s+(?P<point>[a-zđ])\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LegalReference:
    """A place in a legal document. `appendix` holds "II" of "Phụ lục II"; `form` holds "Mẫu số 01"."""

    number: str
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    appendix: str | None = None
    form: str | None = None

    def __str__(self) -> str:
        """Large to small, as data: "32/2024/NĐ-CP Điều 10 khoản 3 điểm a"."""
        parts = [self.number]
        if self.appendix:
            parts.append(f"Phụ lục {self.appendix}")
        if self.form:
            parts.append(self.form)
        if self.article:
            parts.append(f"Điều {self.article}")
        if self.clause:
            parts.append(f"khoản {self.clause}")
        if self.point:
            parts.append(f"điểm {self.point}")
        return " ".join(part for part in parts if part)

    @property
    def spoken(self) -> str:
        """Small to large, as people write it: "điểm a khoản 3 Điều 10 Nghị định 32/2024/NĐ-CP"."""
        parts = []
        if self.point:
            parts.append(f"điểm {self.point}")
        if self.clause:
            parts.append(f"khoản {self.clause}")
        if self.article:
            parts.append(f"Điều {self.article}")
        if self.form:
            parts.append(self.form)
        if self.appendix:
            parts.append(f"Phụ lục {self.appendix}")
        if self.number:
            parts.append(f"{kind_of(self.number)} {self.number}".strip())
        return " ".join(parts)

    def within(self, other: LegalReference) -> bool:
        """Return whether this place is `other` or lies inside it."""
        wanted = ((other.number, self.number), (other.article, self.article), (other.clause, self.clause), (other.point, self.point))
        return all(not theirs or theirs == ours for theirs, ours in wanted)


def normalise_number(number: str) -> str:
    """Return a document number in its official letters ("32/2024/nd-cp" -> "32/2024/NĐ-CP")."""
    upper = number.upper()
    upper = re.sub(r"/ND-CP\b", "/NĐ-CP", upper)
    return re.sub(r"/QD-", "/QĐ-", upper)


def kind_of(number: str) -> str:
    """Return the kind of document a number belongs to ("32/2024/NĐ-CP" -> "Nghị định"), or ""."""
    code = number.rsplit("/", 1)[-1]
    for key, kind in _KIND_BY_CODE.items():
        if code == key or code.startswith((f"{key}-", key)) and key in ("QH", "TT", "TTLT", "QĐ", "NQ", "VBHN", "KH"):
            if key == "TT" and code.startswith("TTLT"):
                continue
            return kind
    return "Công văn" if "ĐCK" in code else ""


def parse_reference(text: str) -> LegalReference | None:
    """Return the first reference in `text` in either order, or None."""
    return next(iter(find_references(text)), None)


def find_references(text: str, *, default_number: str = "") -> Iterator[LegalReference]:
    """Yield every reference in `text`, in order of appearance.

    A reference without a document number takes `default_number`; with neither, its
    number is "". A bare document number yields a reference to the whole document.
    """
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, LegalReference]] = []
    for pattern in (_LARGE_TO_SMALL, _SMALL_TO_LARGE):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            number = match.group("number")
            point = match.group("point")
            found.append(
                (
                    match.start(),
                    LegalReference(
                        number=normalise_number(number) if number else default_number,
                        article=match.group("article"),
                        clause=match.group("clause"),
                        point=point.lower() if point else None,
                    ),
                )
            )
    for match in _NUMBER.finditer(text):
        if not any(match.start() < end and start < match.end() for start, end in taken):
            found.append((match.start(), LegalReference(number=normalise_number(match.group(1)))))
    for _, reference in sorted(found, key=lambda pair: pair[0]):
        yield reference


def with_number(reference: LegalReference, number: str) -> LegalReference:
    """Return `reference` moved to another document."""
    return replace(reference, number=number)
