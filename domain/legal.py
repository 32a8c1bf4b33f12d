"""References to Vietnamese legal documents: parsed from text, printed both ways.

Two orders are in use: speech and decrees go from small to large ("điểm a khoản 1
Điều 8 Nghị định 32/2024/NĐ-CP"), data goes from large to small
("32/2024/NĐ-CP Điều 8 khoản 1 điểm a"). Both are read, as lists too ("khoản 1, 2
Điều 37"); both can be printed.

How a text is read: a *chain* of places (điểm, khoản, Điều, Mẫu, Phụ lục) that stand
next to each other, with the document named right before or right after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

_KIND_BY_CODE = {
    "NĐ-CP": "Nghị định", "QH": "Luật", "NQ-CP": "Nghị quyết", "TT": "Thông tư", "TTLT": "Thông tư liên tịch",
    "QĐ": "Quyết định", "NQ": "Nghị quyết", "VBHN": "Văn bản hợp nhất", "KH": "Kế hoạch", "CTT": "Công văn",
}  # fmt: skip
# Letters as people type them, with the letters the number officially has. Keys are upper case.
_OFFICIAL_CODES = {
    "ND-CP": "NĐ-CP", "QD": "QĐ", "TTG": "TTg", "TTR": "TTr", "DCK": "ĐCK", "HDND": "HĐND", "BKHDT": "BKHĐT", "BLDTBXH": "BLĐTBXH",
}  # fmt: skip
_HYPHENS = re.compile("[\u2010-\u2013]")  # hyphens and the en dash that word processors put for "-"

_FORMAL_KINDS = r"Nghị định|Thông tư liên tịch|Thông tư|Bộ luật|Luật|Pháp lệnh|Nghị quyết|Quyết định|Chỉ thị|Văn bản hợp nhất|Công văn|Kế hoạch"
_KINDS = rf"(?:{_FORMAL_KINDS}|nghi dinh|thong tu|luat|nghi quyet|quyet dinh|NĐ|ND|TTLT|TT|NQ|QĐ|QD|VBHN|CV|KH)"
# A number has a year ("61/2020/QH14") or a hyphen ("2336/QĐ-UBND"), or "20/m2" would be one.
_CODE = r"[A-ZĐ]{1,7}\d{0,2}"
_TAIL_OF_CODE = rf"[-\u2010-\u2013]{_CODE}"
_PARTY_NUMBER = r"\d{1,4}-(?:NQ|CT|KL|QĐ|QD)/T[UW]"  # of the Party's committees: "45-NQ/TU"
NUMBER_PATTERN = rf"(?:\d{{1,4}}(?:\.\d{{1,3}})?/(?:\d{{4}}/{_CODE}(?:{_TAIL_OF_CODE})*|{_CODE}(?:{_TAIL_OF_CODE})+)|{_PARTY_NUMBER})"
# A law whose number is in no source we have goes by name and year, or by number and year: "Bộ luật Dân sự 2015", "Luật 107/2016".
NAMED_LAW_PATTERN = r"(?-i:Bộ luật|Luật)\s+(?:\d{1,3}/\d{4}(?![\w/-])|(?:(?!năm\b|số\b)[^\W\d_]+,?\s+){1,9}?\d{4}(?![\w/-]))"
_NUMBER = rf"(?<![\w./]){NUMBER_PATTERN}(?![\w-])"
_NAMED_LAW = rf"(?<!\w){NAMED_LAW_PATTERN}"

_AND = r"(?:\s*,\s*(?:và\s+|hoặc\s+)?|\s+(?:và|hoặc)\s+)"  # a semicolon ends a chain
# "8, 9 và 10" is a list; "Điều 8, 20 ngày" is not: what follows a bare number must end it or go on with the reference.
_GOES_ON = r"và|hoặc|Điều|dieu|khoản|khoan|của|cua|này|nay|trên|tại|nêu|quy định|ban hành|thuộc"
_LIST_GOES_ON = rf"(?=\s*(?:$|[,;.:)\]”\"?]|\n)|\s+(?:{_GOES_ON}|{_KINDS})(?!\w)|\s+{_NUMBER})"


def _listed(word: str, value: str) -> str:
    return rf"(?<!\w)(?:{word})\s*{value}(?:{_AND}{value}{_LIST_GOES_ON})*"


_ARTICLE_VALUE, _CLAUSE_VALUE, _POINT_VALUE = r"\d{1,3}[a-zđ]?(?![\w/]|\.\d)", r"\d{1,2}[a-zđ]?(?![\w/]|\.\d)", r"[a-zđ]\d?(?!\w)"
_PLACES = {
    "point": _listed(r"(?:điểm|diem)(?=\s)", _POINT_VALUE),
    "clause": _listed(r"khoản|khoan|k", _CLAUSE_VALUE),
    "article": _listed(r"Điều|Dieu|Đ", _ARTICLE_VALUE),
    "form": r"(?<!\w)(?:Mẫu|Biểu)(?:\s+số)?\s+\d{1,3}(?:\.\d{1,2})*[a-zđ]?(?!\w)",
    "appendix": r"(?<!\w)Phụ lục(?:\s+số)?\s+(?:[IVX]{1,5}|\d{1,2})(?:\.\d{1,2})*(?!\w)",
}
_PLACE = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PLACES.items()), re.IGNORECASE)
_ONE_PLACE = "(?:" + "|".join(_PLACES.values()) + ")"
# Of the document named after a chain: its number; "này", the text's own; or a name alone, which is another document.
_NAME = rf"(?:(?!(?:{_FORMAL_KINDS})\b)[^.;:,()\n\d]){{0,90}}?"
_AFTER = (
    r"\s+(?:(?:ban hành\s+)?kèm theo\s+)?(?:của\s+|cua\s+)?"
    rf"(?:(?:{_KINDS}\b{_NAME}\s*(?:số\s*:?\s*|so\s+)?)?(?P<after>{_NUMBER})|(?P<named>{_NAMED_LAW})|(?P<own>{_KINDS}\s+này(?!\w))|(?P<other>(?-i:{_FORMAL_KINDS})\s+(?-i:[^\W\d_a-zđ])))"
)
_CHAIN = re.compile(
    rf"(?:(?P<before>{_NUMBER}|{_NAMED_LAW})(?P<joint>\s*,?\s+))?(?P<places>{_ONE_PLACE}(?:(?:{_AND}|\s+(?:tại\s+)?){_ONE_PLACE})*)(?:{_AFTER})?",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(rf"{_NUMBER}|{_NAMED_LAW}", re.IGNORECASE)


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
        return self.spoken_as(kind_of(self.number))

    def spoken_as(self, kind: str) -> str:
        """Return the same with the kind of document told: a number "…/QH15" is that of a law or of a resolution."""
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
            parts.append(f"{kind} {self.number}".strip())
        return " ".join(parts)

    def within(self, other: LegalReference) -> bool:
        """Return whether this place is `other` or lies inside it."""
        fields = ("number", "article", "clause", "point", "appendix", "form")
        return all(not getattr(other, name) or getattr(other, name) == getattr(self, name) for name in fields)


def normalise_number(number: str) -> str:
    """Return a document number in its official letters ("32/2024/nd-cp" -> "32/2024/NĐ-CP"); a named law keeps its name."""
    if is_named_law(number):
        return " ".join(number.split())
    head, _, code = _HYPHENS.sub("-", number).rpartition("/")
    code = code.upper()
    for typed, official in _OFFICIAL_CODES.items():
        code = re.sub(rf"(?<![^-]){typed}(?![^-])", official, code)
    return f"{head.upper()}/{code}" if head else code


def is_named_law(number: str) -> bool:
    """Return whether `number` stands for a law by its name, or by a number without its letters: "Luật Lâm nghiệp 2017"."""
    return number.casefold().startswith(("luật ", "bộ luật "))


def kind_of(number: str) -> str:
    """Return the kind of document a number belongs to ("32/2024/NĐ-CP" -> "Nghị định"), or ""."""
    code = number.rsplit("/", 1)[-1]
    for key, kind in _KIND_BY_CODE.items():
        if code == key or (code.startswith((f"{key}-", key)) and key in ("QH", "TT", "TTLT", "QĐ", "NQ", "VBHN", "KH")):
            if key == "TT" and code.startswith(("TTLT", "TTr")):
                continue
            return kind
    return "Công văn" if "ĐCK" in code else ""


def parse_reference(text: str) -> LegalReference | None:
    """Return the first reference in `text` in either order, or None."""
    return next(iter(find_references(text)), None)


def find_references(text: str, *, default_number: str = "") -> Iterator[LegalReference]:
    """Yield every reference in `text`, in order of appearance, a list item by item.

    A reference without a document ("Điều 10", "Điều 10 Nghị định này") takes
    `default_number`; with neither, its number is "". One that names another document
    without its number ("Điều 21 Luật Đầu tư") has the number "": it is not the default
    document. A bare document number yields a reference to the whole document.
    """
    position = 0
    for chain in _CHAIN.finditer(text):
        yield from _bare_numbers(text[position : chain.start()])
        yield from _read_chain(chain, default_number)
        position = chain.end()
    yield from _bare_numbers(text[position:])


def with_number(reference: LegalReference, number: str) -> LegalReference:
    """Return `reference` moved to another document."""
    return replace(reference, number=number)


class _Token(NamedTuple):
    kind: str
    values: list[str]
    tight: bool  # joined to the next place by a blank, not by a comma or "và"


def _bare_numbers(text: str) -> Iterator[LegalReference]:
    for match in _BARE_NUMBER.finditer(text):
        yield LegalReference(normalise_number(match.group()))


def _read_chain(chain: re.Match[str], default_number: str) -> Iterator[LegalReference]:
    before, after = (normalise_number(number) if number else "" for number in (chain["before"], chain["after"] or chain["named"]))
    places = _read_places(chain.group("places"), large_first=bool(before))
    if before and (after or chain["own"] or chain["other"]):
        # "Nghị định 32/2024/NĐ-CP, Điều 5 Thông tư ...": the name that follows binds closer.
        yield LegalReference(before)
        before = ""
    if not places:
        yield from (LegalReference(number) for number in (before, after) if number)
        return
    number = after or before or ("" if chain["other"] else default_number)
    yield from (with_number(place, number) for place in places)


def _read_places(text: str, *, large_first: bool) -> list[LegalReference]:
    tokens = _tokens(text)
    articles = [place for place, token in enumerate(tokens) if token.kind == "article"]
    annexes = _annexes(tokens)
    if not articles:
        return annexes
    downwards = articles[0] == 0 and (large_first or tokens[-1].kind in ("clause", "point") or (tokens[0].tight and not tokens[1].tight))
    return (_downwards(tokens) if downwards else _upwards(tokens)) + annexes


def _tokens(text: str) -> list[_Token]:
    matches = list(_PLACE.finditer(text))
    tokens = []
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        gap = text[match.end() : following.start()] if following else ","
        kind = match.lastgroup or ""
        body = re.sub(r"^\w+?(?=[\s\d])", "", match.group()) if kind in ("point", "clause", "article") else match.group()
        tokens.append(_Token(kind, _values(kind, body), gap.isspace()))
    return tokens


def _values(kind: str, body: str) -> list[str]:
    if kind == "form":
        word, _, value = body.partition(" ")
        return [f"{word.capitalize()} số {value.split()[-1]}"]
    if kind == "appendix":
        return [body.split()[-1].upper()]
    found = [value for value in re.split(r"\W+|và|hoặc", body) if value]
    return [value.lower() if kind == "point" else (value.lstrip("0") or "0").lower() for value in found]


def _upwards(tokens: list[_Token]) -> list[LegalReference]:
    """Read "điểm a, b khoản 1, khoản 3 Điều 8, 9": what stands before binds to what follows."""
    found: list[LegalReference] = []
    points: list[str | None] = []
    clauses: list[tuple[str | None, str | None]] = []
    for token in tokens:
        if token.kind == "point":
            points += token.values
        elif token.kind == "clause":
            first, *rest = token.values
            clauses += [(first, point) for point in points or [None]] + [(clause, None) for clause in rest]
            points = []
        elif token.kind == "article":
            first, *rest = token.values
            inner = clauses + [(None, point) for point in points] or [(None, None)]
            found += [LegalReference("", first, clause, point) for clause, point in inner]
            found += [LegalReference("", article) for article in rest]
            points, clauses = [], []
    return found


def _downwards(tokens: list[_Token]) -> list[LegalReference]:
    """Read "Điều 8 khoản 1 điểm a, b, Điều 9": what follows lies in what stands before."""
    found: list[LegalReference] = []
    for token in tokens:
        if token.kind == "article":
            found += [LegalReference("", article) for article in token.values]
        elif token.kind == "clause" and found:
            article = found[-1].article
            if not found[-1].clause:
                found.pop()
            found += [LegalReference("", article, clause) for clause in token.values]
        elif token.kind == "point" and found:
            place = found[-1]
            if not place.point:
                found.pop()
            found += [replace(place, point=point) for point in token.values]
    return found


def _annexes(tokens: list[_Token]) -> list[LegalReference]:
    """Read "Mẫu số 01 Phụ lục II" (either order) as one place, each other annex as its own."""
    found: list[LegalReference] = []
    joined = False
    for token in tokens:
        if token.kind in ("form", "appendix"):
            value = {token.kind: token.values[0]}
            if joined and getattr(found[-1], token.kind) is None:
                found[-1] = replace(found[-1], **value)
            else:
                found.append(LegalReference("", **value))
        joined = token.tight and token.kind in ("form", "appendix")
    return found
