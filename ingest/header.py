"""The head of a state document: issuer, number, place and day, subject of a letter.

In Word it is a table of two columns, in a PDF the same words line by line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.legal import normalise_number
from ingest.days import day_of
from ingest.lines import Line

_NUMBER = re.compile(r"^(?:(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết)\s+)?số\s*[:.]?\s*(?P<rest>.*)$", re.IGNORECASE)
_CODE = re.compile(r"^(?P<digits>\d{1,5}(?:\.\d{1,3})?)?\s*(?P<slash>/+)?\s*(?P<tail>[0-9A-ZĐa-zđ][0-9A-Za-zĐđ/ \-–]*)?$")
_DAY = re.compile(r"ngày\s*(\d{1,2}|[….\s]*)\s*tháng\s*(\d{1,2}|[….\s]*)\s*năm\s*(\d{4}|[….\s]*)", re.IGNORECASE)
_SUBJECT = re.compile(r"^(?:V/v|Về việc)\s*:?\s*", re.IGNORECASE)
_MOTTO = re.compile(r"^(?:CỘNG H[ÒO][AÀ]|CỘNG HOÀ|Độc lập)", re.IGNORECASE)
_SEPARATOR = re.compile(r"^[\s\-_–—*]+$")
_ADDRESSEE = re.compile(r"^Kính gửi", re.IGNORECASE)
_SUB_OFFICE = re.compile(r"^(?:TỔNG CỤC|CỤC|VỤ|SỞ|CHI CỤC|VIỆN|TRUNG TÂM|BAN QUẢN LÝ|VĂN PHÒNG|PHÒNG)\b")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a document states; "" or None for what it does not.

    `number_tail` is the part behind the slash of a number whose digits are missing
    ("ĐCK-CTT"). `date_warned` says that `warnings` already mention the day.
    """

    issuer: str = ""
    number: str = ""
    number_tail: str = ""
    issued_on: date | None = None
    subject: str = ""
    warnings: tuple[str, ...] = ()
    date_warned: bool = False


def read_header(preamble: Sequence[Line]) -> Header:
    """Return the header read from the lines above the body."""
    texts = list(_head_texts(preamble))
    number, tail, warnings = _number(texts)
    issued_on, day_warnings = _issued_on(texts)
    return Header(
        issuer=_issuer(texts),
        number=number,
        number_tail=tail,
        issued_on=issued_on,
        subject=_subject(texts),
        warnings=(*warnings, *day_warnings),
        date_warned=bool(day_warnings),
    )


def _head_texts(preamble: Sequence[Line]) -> list[str]:
    """Return the lines of the head: cells of the first table column by column, then text up to the body."""
    texts: list[str] = []
    for line in preamble[:_LONGEST]:
        if line.rows:
            columns = zip(*line.rows, strict=True)
            texts += [text for column in columns for cell in column for text in cell.split("\n") if text]
        else:
            texts.append(line.text)
    return texts


def _number(texts: Sequence[str]) -> tuple[str, str, list[str]]:
    for text in texts:
        if _ADDRESSEE.match(text):
            break
        match = _NUMBER.match(text)
        code = _CODE.match(match.group("rest").strip()) if match else None
        if code and (code.group("slash") or code.group("digits")):
            return _repaired(code, text)
    return "", "", []


def _repaired(code: re.Match[str], printed: str) -> tuple[str, str, list[str]]:
    digits, slash, tail = code.group("digits"), code.group("slash"), (code.group("tail") or "").strip()
    tail = re.sub(r"\s*[-–]\s*", "-", tail)
    whole = f"{slash or ''}{tail}"
    if not digits:
        return "", tail, [f"Văn bản không có số (“{printed.strip()}”): bản chưa điền số, hoặc số viết tay."]
    if not tail:
        return digits, "", [f"Số văn bản thiếu ký hiệu (“{printed.strip()}”)."]
    number = normalise_number(re.sub(r"/{2,}", "/", f"{digits}{whole}").replace(" ", ""))
    warnings = [f"Số in trong văn bản là “{digits}{whole}”, đã đọc thành {number}."] if "//" in whole else []
    return number, tail, warnings


def _issued_on(texts: Sequence[str]) -> tuple[date | None, list[str]]:
    for text in texts:
        if _ADDRESSEE.match(text) or text.startswith("Căn cứ"):
            break
        match = _DAY.search(text)
        if not match:
            continue
        found = day_of(*match.groups())
        if found is None:
            return None, [f"Ngày ban hành ghi không đủ (“{text.strip()}”)."]
        return found, []
    return None, []


def _subject(texts: Sequence[str]) -> str:
    """Return the words after "V/v" of a letter, over as many lines as they take."""
    start = next((at for at, text in enumerate(texts) if re.match(r"V/v", text, re.IGNORECASE)), None)
    if start is None:
        return ""
    taken = [_SUBJECT.sub("", texts[start])]
    for text in texts[start + 1 : start + 8]:
        if _DAY.search(text) or _MOTTO.match(text) or _ADDRESSEE.match(text) or _SEPARATOR.match(text):
            break
        taken.append(text)
    return " ".join(taken)


def _issuer(texts: Sequence[str]) -> str:
    names: list[str] = []
    for text in texts[:8]:
        if _MOTTO.match(text) or _NUMBER.match(text) or _SEPARATOR.match(text) or _DAY.search(text):
            if names:
                break
            continue
        if text != text.upper() or not any(char.isalpha() for char in text):
            break
        names.append(text.strip())
    start = next((at for at, name in enumerate(names) if at and _SUB_OFFICE.match(name)), 0)
    return " ".join(names[start:])
