"""When a document is in force and what it replaces, by its own final articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.documents import Validity
from domain.legal import normalise_number
from ingest.days import DAY_PATTERN, find_day
from ingest.units import Unit, joined

_SELF = r"(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị)\s+này"
_IN_FORCE = re.compile(rf"^(?:\d+\.\s*)?{_SELF}\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s*,?\s*(?P<when>.*)$", re.IGNORECASE | re.DOTALL)
_EXPIRES = re.compile(
    rf"^(?:\d+\.\s*)?{_SELF}\s+hết\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+(?P<when>{DAY_PATTERN}.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SIGNING = re.compile(r"^(?:kể\s+)?từ\s+ngày\s+(?:ký|ban\s+hành|thông\s+qua)", re.IGNORECASE)
_START = re.compile(rf"^(?:thi\s+hành\s+)?(?:(?:kể\s+)?từ\s+)?(?P<day>{DAY_PATTERN})", re.IGNORECASE)
_END = re.compile(rf"đến\s+(?P<mode>trước|hết)?\s*(?P<day>{DAY_PATTERN})", re.IGNORECASE)
_OTHER_START = re.compile(r"(?:trừ|ngoại trừ)\s+(?:trường hợp|quy định|các)", re.IGNORECASE)
_ENDS_OTHERS = re.compile(r"hết\s+hiệu\s+lực|bãi\s+bỏ|thay\s+thế", re.IGNORECASE)
_ACT = re.compile(
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Thông tư liên tịch|Thông tư|Nghị quyết|Quyết định)(?:\s+[^\d;,.]{0,60}?)??\s+(?:số\s+)?"
    r"(?P<number>\d{1,4}(?:\.\d+)?/\d{4}/[A-ZĐ][A-ZĐ0-9-]*)"
)
_INSIDE_ACT = re.compile(r"(?:của|theo|tại|trong|bởi|thi hành)\s+(?:các\s+)?$|(?:Điều|[Kk]hoản|[Đđ]iểm|Phụ lục|Mẫu)\s[^;,]{0,80}$")
_LISTED = re.compile(r"(?:,|và|;)\s*$")


@dataclass(frozen=True, slots=True)
class Effect:
    """Days in force, numbers of the documents it ends as a whole, and what a reader should check."""

    validity: Validity = Validity()
    replaces: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def read_effect(articles: Sequence[Unit], issued_on: date | None) -> Effect:
    """Return what the articles say about force; an open `Validity` when they do not.

    Only a sentence that begins with the document itself ("Nghị định này có hiệu lực ...")
    counts; "kể từ ngày ký" means the day of issue. "đến trước ngày 01" ends the day before.
    """
    sentence = next((match for text in _own_sentences(articles) if (match := _IN_FORCE.match(text))), None)
    validity, warnings = _validity(sentence.group("when"), issued_on) if sentence else (Validity(), ())
    expiry = next((match for text in _own_sentences(articles) if (match := _EXPIRES.match(text))), None)
    if expiry and (day := find_day(expiry.group("when"))):
        validity = Validity(validity.start, day - timedelta(days=1))
        exceptions = re.search(r"\btrừ\b", expiry.group("when"))
        warnings += ("Ngày hết hiệu lực có trường hợp ngoại lệ; xem điều về hiệu lực thi hành.",) if exceptions else ()
    return Effect(validity, tuple(dict.fromkeys(_replaced(articles))), warnings)


def _own_sentences(articles: Sequence[Unit]) -> Iterator[str]:
    for article in reversed(articles):
        for unit in article.walk():
            yield from (line.text for line in unit.lines if not line.quoted)


def _validity(when: str, issued_on: date | None) -> tuple[Validity, tuple[str, ...]]:
    first = re.split(r"(?<=\d{4})\s*[.;]", when, maxsplit=1)[0]
    start = _START.match(first)
    begin = find_day(start.group("day")) if start else None
    if begin is None and _SIGNING.match(first):
        begin = issued_on
    end = _END.search(first)
    last = find_day(end.group("day")) if end else None
    if end and last and (end.group("mode") or "").lower() == "trước":
        last -= timedelta(days=1)
    warnings = ("Một số điều khoản có hiệu lực từ ngày khác; xem điều về hiệu lực thi hành.",) if _OTHER_START.search(first) else ()
    return Validity(begin, last), warnings


def _replaced(articles: Sequence[Unit]) -> Iterator[str]:
    for article in articles[-4:]:
        if "hiệu lực" not in article.label.lower() and "thi hành" not in article.label.lower():
            continue
        for unit in article.walk():
            own = joined([line for line in unit.lines if not line.quoted])
            inherited = unit is not article and _ENDS_OTHERS.search(_opening(article, unit))
            for clause in re.split(r";\s|(?<=\.)\s", own):
                if _ENDS_OTHERS.search(clause) or inherited:
                    yield from _whole_acts(clause)


def _opening(article: Unit, unit: Unit) -> str:
    """Return the words of the clause a point stands in."""
    return next((clause.lead for clause in article.children if unit in clause.children), "")


def _whole_acts(text: str) -> Iterator[str]:
    """Yield the numbers of acts ended as a whole.

    Left out are acts of which only an article ends, and acts that merely describe the
    ended one ("hướng dẫn Nghị định ... và Nghị định ..."): a list keeps the standing of
    its first member.
    """
    whole = True
    for match in _ACT.finditer(text):
        before = text[: match.start()]
        if _INSIDE_ACT.search(before):
            whole = False
        elif not _LISTED.search(before):
            whole = True
        if whole:
            yield normalise_number(match.group("number"))
