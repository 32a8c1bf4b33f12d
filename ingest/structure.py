"""From lines to the parts of a document: preamble, articles, annexes; or an outline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.appendices import parse_appendices, parse_outline
from ingest.appendix_marks import appendix_mark, attached_mark, form_mark
from ingest.body import parse_body
from ingest.lines import Line
from ingest.markers import article_mark, container_mark
from ingest.units import Unit, UnitKind

_OFFICER = re.compile(
    r"^(?:(?:TM|KT|TL|TUQ|Q)\.|(?:PHÓ )?CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|(?:PHÓ )?THỦ TƯỚNG|(?:PHÓ )?(?:TỔNG )?GIÁM ĐỐC"
    r"|(?:PHÓ )?\w*\s?CỤC TRƯỞNG|TỔNG|CHÁNH)"
)
_SIGNS = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\.\s*[A-ZĐÀ-Ỹ ]{4,}")
_PASSED = re.compile(r"^(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết) này (?:đã )?được (?:Quốc hội|Ủy ban Thường vụ|Hội đồng nhân dân)")
_SENTENCE = 160
_CONTENTS = 3
_BASIS = re.compile(r"^(?:Căn cứ|Theo đề nghị|Xét đề nghị|Thực hiện)\b")
_LETTER_OPENS = re.compile(r"^Kính gửi", re.IGNORECASE)
_RECIPIENTS = re.compile(r"^Nơi nhận\s*:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Structure:
    """What a document is made of. `preamble` holds the lines above the first article
    (all lines of a document without articles), `units` everything citable in order."""

    preamble: tuple[Line, ...]
    units: tuple[Unit, ...]
    warnings: tuple[str, ...] = ()

    @property
    def has_articles(self) -> bool:
        """Whether the document is divided into articles."""
        return any(unit.kind is UnitKind.ARTICLE for unit in self.units)


def read_structure(lines: Sequence[Line], title: str = "Nội dung") -> Structure:
    """Return the structure of `lines`. `title` names the whole of a document without articles."""
    start = _body_start(lines)
    if start is None:
        return Structure(tuple(lines), (_outline(lines, title), *_appendices_after(lines, _letter_end(lines))))
    end = _body_end(lines, start)
    articles, warnings = parse_body(lines[start:end])
    if articles and articles[0].number != "1":
        warnings.insert(0, f"Văn bản bắt đầu từ {articles[0].label.split('.')[0]}, có thể là bản trích.")
    basis = _basis(lines[:start])
    units = ([basis] if basis else []) + articles + _appendices_after(lines, end)
    return Structure(tuple(lines[:start]), tuple(units), tuple(warnings))


def _body_start(lines: Sequence[Line]) -> int | None:
    """Return the line of the first article, or of the chapter heading above it; None when there is no article."""
    found = [at for at, line in enumerate(lines) if not line.quoted and article_mark(line)]
    first = _behind_contents(lines, found)
    if first is None or any(appendix_mark(line) or form_mark(line) for line in lines[:first]):
        return None
    at = first
    while at > 0 and not lines[at - 1].rows and (container_mark(lines[at - 1]) or _is_container_title(lines, at - 1)):
        at -= 1
    return at


def _behind_contents(lines: Sequence[Line], articles: Sequence[int]) -> int | None:
    """Return the first article heading; where a table of contents lists the articles before, the one behind it."""
    if not articles:
        return None
    run = 1
    while run < len(articles) and all(container_mark(line) or line.prominent for line in lines[articles[run - 1] + 1 : articles[run]]):
        run += 1
    if run < _CONTENTS:
        return articles[0]
    listed = article_mark(lines[articles[0]])
    again = (at for at in articles[run:] if (mark := article_mark(lines[at])) and listed and mark.name == listed.name)
    return next(again, articles[0])


def _body_end(lines: Sequence[Line], start: int) -> int:
    """Return the line of the signature or of the first annex.

    A "signature" with the next article behind it, before any annex, was a table of the text.
    """
    highest = 0
    for at in range(start, len(lines)):
        mark = None if lines[at].quoted else article_mark(lines[at])
        highest = max(highest, int(mark.number)) if mark else highest
        if _ends_body(lines, at) and not _goes_on(lines, at, highest):
            return at
    return len(lines)


def _goes_on(lines: Sequence[Line], at: int, highest: int) -> bool:
    for later in range(at, len(lines)):
        if _opens_appendix(lines, later):
            return False
        mark = None if lines[later].quoted else article_mark(lines[later])
        if mark:
            return int(mark.number) == highest + 1
    return False


def _opens_appendix(lines: Sequence[Line], at: int) -> bool:
    return bool(appendix_mark(lines[at]) or form_mark(lines[at]) or attached_mark(lines[at], tuple(lines[at + 1 : at + 7])))


def _is_container_title(lines: Sequence[Line], at: int) -> bool:
    above = next((lines[other] for other in range(at - 1, max(at - 4, -1), -1) if container_mark(lines[other])), None)
    return above is not None and lines[at].prominent


def _ends_body(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if line.quoted:
        return False
    if line.rows:
        return _is_signature(line)
    if _RECIPIENTS.match(line.text) or _SIGNS.match(line.text) or _PASSED.match(line.text):
        return True
    return not form_mark(line) and _opens_appendix(lines, at)


def _is_signature(line: Line) -> bool:
    """Return whether a table is the "Nơi nhận | TM. CHÍNH PHỦ" block."""
    if "nơi nhận" in line.text.lower():
        return True
    return len(line.rows) == 1 and len(line.text) < 300 and bool(_OFFICER.match(line.rows[0][-1]))


def _appendices_after(lines: Sequence[Line], end: int) -> list[Unit]:
    """Return the annexes behind the signature; recipients and signature are not text of the law.

    Long text there without any heading of an annex is kept too, as "Phần kèm theo".
    """
    for at in range(end, len(lines)):
        if _opens_appendix(lines, at):
            return parse_appendices(lines[at:])
    start = next((at for at in range(end + 1, len(lines)) if article_mark(lines[at]) or len(lines[at].text) > _SENTENCE), None)
    if start is None:
        return []
    while start > end + 1 and lines[start - 1].prominent and not lines[start - 1].rows and not _OFFICER.match(lines[start - 1].text):
        start -= 1
    return parse_appendices(lines[start:])


def _basis(preamble: Sequence[Line]) -> Unit | None:
    start = next((at for at, line in enumerate(preamble) if _BASIS.match(line.text)), None)
    if start is None:
        return None
    kept = [line for line in preamble[start:] if not line.rows]
    return Unit(UnitKind.PREAMBLE, "", "Căn cứ ban hành", "can-cu", kept)


def _outline(lines: Sequence[Line], title: str) -> Unit:
    root = Unit(UnitKind.PART, "", title, "noi-dung")
    return parse_outline(lines[_letter_start(lines) : _letter_end(lines)], root)


def _letter_start(lines: Sequence[Line]) -> int:
    return next((at for at, line in enumerate(lines) if _LETTER_OPENS.match(line.text)), 0)


def _letter_end(lines: Sequence[Line]) -> int:
    for at in range(_letter_start(lines), len(lines)):
        if _RECIPIENTS.match(lines[at].text) or _SIGNS.match(lines[at].text) or (lines[at].rows and "nơi nhận" in lines[at].text.lower()):
            return at
        if appendix_mark(lines[at]):
            return at
    return len(lines)
