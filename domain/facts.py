"""Facts in a text: numbers with their units, dates, document numbers, clauses, offices, forms.

The fact lock compares these sets, so two ways of writing the same fact must yield the
same item: "05 ngày làm việc" and "5 ngày làm việc", "15/9/2026" and "ngày 15 tháng 9
năm 2026", "UBND tỉnh" and "Ủy ban nhân dân cấp tỉnh".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from domain.legal import find_references
from domain.vietnamese import fold

_DATE = re.compile(r"(?<![\d/])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_LONG_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_UNITS = (
    (r"(?:ngày\s+làm\s+việc|working\s+days?|个工作日)", "working_days"),
    (r"(?:ngày|(?:calendar\s+)?days?|日历日|天)", "days"),
    (r"(?:tháng|months?|个月)", "months"),
    (r"(?:năm|years?|年)", "years"),
    (r"(?:%|phần\s+trăm|percent)", "%"),
    (r"(?:ha\b|héc\s*ta|hecta|hectares?|公顷)", "ha"),
    (r"(?:điểm|points?|分)", "points"),
    (r"(?:bộ|sets?|套|份)", "sets"),
    (r"(?:bước|steps?|步)", "steps"),
    (r"(?:tỷ)", "billion"),
)
_AMOUNT = [(re.compile(rf"(?<![\w/.,-])(\d+(?:[.,]\d+)?)\s*{unit}", re.IGNORECASE), name) for unit, name in _UNITS]
_SCORE = re.compile(r"(?<![\w/.,-])(\d+)/(\d+)\s*(?:điểm|points?|分)", re.IGNORECASE)  # "50/100 điểm" states both
_SCORED = re.compile(r"\bđiểm\s+(?:từ\s+|tối\s+đa\s+)?(\d{1,3})(?![\w/.,%])", re.IGNORECASE)  # "số điểm từ 50", "thang điểm 100"
_BARE = re.compile(r"(?<![\w/.,-])(\d+(?:[.,]\d+)?)(?![\w/]|[.,]\d)")
_DOCUMENT = re.compile(r"(?<![\w./])(\d{1,4}(?:\.\d{1,3})?(?:/\d{4})?/[A-ZĐ]{1,5}\d{0,2}(?:-[A-ZĐ]{1,6}\d{0,2})*)(?![\w-])")
_FORM = re.compile(r"(mẫu|biểu)\s+(?:số\s+)?(\d{1,2})|phụ\s+lục\s+([IVX]+)", re.IGNORECASE)
_OFFICES = re.compile(
    r"((?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)\s+(?:cap\s+)?(?:tinh|huyen|xa)\b"
    r"|so (?:cong thuong|tai chinh|xay dung|noi vu|nong nghiep va moi truong|ke hoach va dau tu|tai nguyen va moi truong"
    r"|khoa hoc va cong nghe|giao thong van tai)"
    r"|bo (?:cong thuong|xay dung|tai chinh|noi vu|ke hoach va dau tu|nong nghiep va moi truong|tai nguyen va moi truong)|thu tuong chinh phu)"
)  # fmt: skip


def facts_in(text: str) -> frozenset[str]:
    """Return the facts of `text` as canonical strings such as "20 working_days", "date 2026-09-15"."""
    found, rest = _dates(text)
    documents = set(_DOCUMENT.findall(rest))
    found |= {f"document {number.upper()}" for number in documents}
    found |= _places(rest)
    found |= {f"office {_office(name)}" for name in _OFFICES.findall(fold(rest))}
    found |= {f"form {(kind or 'phụ lục').lower()} {number.lstrip('0') or annex}" for kind, number, annex in _FORM.findall(rest)}
    return frozenset(found | _amounts(_without_names(rest)))


def _dates(text: str) -> tuple[set[str], str]:
    found: set[str] = set()
    for pattern, order in ((_LONG_DATE, (3, 2, 1)), (_DATE, (3, 2, 1)), (_ISO_DATE, (1, 2, 3))):
        for match in pattern.finditer(text):
            try:
                found.add(f"date {date(*(int(match.group(place)) for place in order)).isoformat()}")
            except ValueError:
                found.add(f"date? {match.group(0)}")
        text = pattern.sub(" ; ", text)
    return found, text


def _places(text: str) -> set[str]:
    found: set[str] = set()
    for reference in find_references(text):
        if reference.article:
            found.add(f"place {reference.article}.{reference.clause or ''}.{reference.point or ''}")
    return found


def _with_enclosing(places: set[str]) -> set[str]:
    """A passage that names khoản 3 Điều 10 also names Điều 10."""
    wider = set(places)
    for place in places:
        if place.startswith("place "):
            article, clause, _ = place[6:].split(".")
            wider |= {f"place {article}..", f"place {article}.{clause}."}
    return wider


def _without_names(text: str) -> str:
    """Return `text` without the numbers that belong to names: documents, articles, forms, steps' ordinals, markers."""
    text = _DOCUMENT.sub(" ; ", text)
    text = re.sub(r"(?:điểm\s+[a-zđ]\s+)?(?:khoản\s+[\d, ]+\s*)?Điều\s+\d+(?:(?:,\s*| và )\d+)*(?:\s+khoản\s+\d+)?", " ; ", text, flags=re.IGNORECASE)
    text = re.sub(r"khoản\s+\d+(?:(?:,\s*| và )\d+)*", " ; ", text, flags=re.IGNORECASE)
    text = _FORM.sub(" ; ", text)
    text = re.sub(r"(?:Bước|Step)\s+\d+(?:/\d+)?|第\s*\d+(?:/\d+)?\s*步|\[\d+\]", " ; ", text, flags=re.IGNORECASE)
    return re.sub(r"^\s*\d{1,2}[.)]\s", " ", text, flags=re.MULTILINE)


def _amounts(text: str) -> set[str]:
    found = {f"{_number(part)} points" for match in _SCORE.finditer(text) for part in match.groups()}
    text = _SCORE.sub(" ; ", text)
    found |= {f"{_number(number)} points" for number in _SCORED.findall(text)}
    for pattern, unit in _AMOUNT:
        found |= {f"{_number(match.group(1))} {unit}" for match in pattern.finditer(text)}
        text = pattern.sub(" ; ", text)
    return found | {f"number {_number(number)}" for number in _BARE.findall(text)}


def _number(text: str) -> str:
    value = text.replace(",", ".")
    return str(int(value)) if value.isdigit() else value.rstrip("0").rstrip(".") if "." in value else value


def _office(name: str) -> str:
    return name.replace("ubnd", "uy ban nhan dan").replace("hdnd", "hoi dong nhan dan").replace(" cap ", " ")


def missing_facts(text: str, evidence: Iterable[str]) -> tuple[str, ...]:
    """Return the facts of `text` that stand in none of the `evidence` texts, sorted."""
    wanted = facts_in(text)
    if not wanted:
        return ()
    present: set[str] = set()
    for passage in evidence:
        present |= facts_in(passage)
    present = _with_enclosing(present)
    # A bare number may stand in the evidence with a unit; a number with a unit must keep it.
    numbers = {fact.split(" ", 1)[0] for fact in present if fact[0].isdigit()}
    return tuple(sorted(fact for fact in wanted - present if not (fact.startswith("number ") and fact[7:] in numbers)))
