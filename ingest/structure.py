"""From lines to the parts of a document: preamble, articles, annexes; or an outline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.appendices import parse_appendices, parse_outline
from ingest.appendix_marks import appendix_mark, attached_mark, form_mark
from ingest.body import parse_body
from ingest.lines import Line, is_capitals
from ingest.markers import article_mark, container_mark
from ingest.units import Unit, UnitKind

_SIGNS = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\.\s*[A-ZĐÀ-Ỹ ]{4,}")
_PASSED = re.compile(r"^(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết) này (?:đã )?được (?:Quốc hội|Ủy ban Thường vụ|Hội đồng nhân dân)")
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
    end = next((at for at in range(start, len(lines)) if _ends_body(lines, at)), len(lines))
    articles, warnings = parse_body(lines[start:end])
    if articles and articles[0].number != "1":
        warnings.insert(0, f"Văn bản bắt đầu từ {articles[0].label.split('.')[0]}, có thể là bản trích.")
    basis = _basis(lines[:start])
    units = ([basis] if basis else []) + articles + _appendices_after(lines, end)
    return Structure(tuple(lines[:start]), tuple(units), tuple(warnings))


def _body_start(lines: Sequence[Line]) -> int | None:
    """Return the line of the first article, or of the chapter heading above it; None when there is no article."""
    first = next((at for at, line in enumerate(lines) if not line.quoted and article_mark(line)), None)
    if first is None or any(appendix_mark(line) or form_mark(line) for line in lines[:first]):
        return None
    at = first
    while at > 0 and not lines[at - 1].rows and (container_mark(lines[at - 1]) or _is_container_title(lines, at - 1)):
        at -= 1
    return at


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
    return appendix_mark(line) is not None or attached_mark(line, tuple(lines[at + 1 : at + 7])) is not None


def _is_signature(line: Line) -> bool:
    """Return whether a table is the "Nơi nhận | TM. CHÍNH PHỦ" block."""
    if "nơi nhận" in line.text.lower():
        return True
    last = line.rows[0][-1].split("\n")[0]
    return len(line.rows) == 1 and is_capitals(last) and len(line.text) < 300


def _appendices_after(lines: Sequence[Line], end: int) -> list[Unit]:
    """Return the annexes behind the signature; what stands between the two is not text of the law."""
    for at in range(end, len(lines)):
        if appendix_mark(lines[at]) or form_mark(lines[at]) or attached_mark(lines[at], tuple(lines[at + 1 : at + 7])):
            return parse_appendices(lines[at:])
    return []


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
