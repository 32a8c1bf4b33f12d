"""The main body of a legal document: chapters, articles, clauses, points."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.headings import title_after
from ingest.lines import Line
from ingest.markers import (
    CONTAINER_NAMES,
    Mark,
    article_mark,
    clause_mark,
    container_mark,
    follows,
    follows_point,
    point_mark,
)
from ingest.units import Unit, UnitKind, shortened

_LONGEST_TITLE = 250
_LONGEST_GAP = 3


def parse_body(lines: Sequence[Line]) -> tuple[list[Unit], list[str]]:
    """Return (articles, warnings) of the lines between preamble and signature.

    A mark out of sequence stays text of the unit it stands in: Điều must rise by one,
    khoản and điểm must be sequential within their parent. A gap between articles is
    allowed only where the missing number is printed nowhere in the body. What looks
    like a lost article or clause is reported as a warning.
    """
    numbers = frozenset(mark.name for line in lines if not line.quoted and (mark := article_mark(line)))
    parser = _Body(numbers)
    at = 0
    while at < len(lines):
        at += parser.take(lines, at)
    return parser.articles, parser.warnings


class _Body:
    """The open units while reading down the page."""

    def __init__(self, numbers: frozenset[str]) -> None:
        self._numbers = numbers
        self.articles: list[Unit] = []
        self.warnings: list[str] = []
        self._containers: dict[str, str] = {}
        self._article: tuple[Unit, Mark] | None = None
        self._clause: tuple[Unit, Mark] | None = None
        self._point: tuple[Unit, Mark] | None = None

    def take(self, lines: Sequence[Line], at: int) -> int:
        """Read the line at `at`; return how many lines were used."""
        line = lines[at]
        if line.quoted or line.rows:
            self._keep(line)
            return 1
        container = container_mark(line)
        if container:
            return self._open_container(container, lines, at)
        article = article_mark(line)
        if article and self._is_next_article(article):
            return self._open_article(article, lines, at)
        self._open_part_of_article(line)
        return 1

    def _open_container(self, found: tuple[str, Mark], lines: Sequence[Line], at: int) -> int:
        kind, mark = found
        title, taken = (mark.rest, 0) if mark.rest else title_after(lines, at + 1)
        level = CONTAINER_NAMES.index(kind)
        for deeper in CONTAINER_NAMES[level:]:
            self._containers.pop(deeper, None)
        self._containers[kind] = shortened(f"{kind} {mark.number}. {title}" if title else f"{kind} {mark.number}")
        self._clause = self._point = None
        return 1 + taken

    def _is_next_article(self, mark: Mark) -> bool:
        if self._article is None or follows(mark, self._article[1]):
            return True
        last = int(self._article[1].number)
        missing = [str(number) for number in range(last + 1, int(mark.number))]
        if missing and len(missing) <= _LONGEST_GAP and not self._numbers.intersection(missing):
            self.warnings.append(f"Không thấy Điều {', '.join(missing)} giữa Điều {last} và Điều {mark.name}.")
            return True
        self.warnings.append(f"Dòng “Điều {mark.name}. {shortened(mark.rest, 40)}” không nối tiếp Điều {self._article[1].name}, giữ làm văn bản.")
        return False

    def _open_article(self, mark: Mark, lines: Sequence[Line], at: int) -> int:
        title, taken = (mark.rest, 0) if mark.rest else title_after(lines, at + 1)
        is_title = bool(title) and len(title) <= _LONGEST_TITLE and not title.endswith((".", ";", ":", "./"))
        label = f"Điều {mark.name}. {shortened(title, _LONGEST_TITLE)}" if title else f"Điều {mark.name}"
        unit = Unit(
            UnitKind.ARTICLE,
            mark.name,
            label,
            f"dieu-{slug_of(mark.name)}",
            list(lines[at : at + 1 + taken]),
            heading_lines=1 + taken if is_title or not title else 0,
            trail=tuple(self._containers[kind] for kind in CONTAINER_NAMES if kind in self._containers),
        )
        self.articles.append(unit)
        self._article, self._clause, self._point = (unit, mark), None, None
        return 1 + taken

    def _open_part_of_article(self, line: Line) -> None:
        if self._article is None:
            return
        clause = clause_mark(line)
        if clause and follows(clause, self._clause[1] if self._clause else None):
            unit = Unit(UnitKind.CLAUSE, clause.name, f"Khoản {clause.name}", f"khoan-{slug_of(clause.name)}", [line])
            self._article[0].children.append(unit)
            self._clause, self._point = (unit, clause), None
            return
        point = point_mark(line)
        if point and follows_point(point, self._point[1] if self._point else None):
            unit = Unit(UnitKind.POINT, point.name, f"Điểm {point.name}", f"diem-{slug_of(point.name)}", [line])
            (self._clause or self._article)[0].children.append(unit)
            self._point = (unit, point)
            return
        self._note_lost(clause)
        self._keep(line)

    def _note_lost(self, clause: Mark | None) -> None:
        if clause and self._clause and self._article and int(clause.number) == int(self._clause[1].number) + 2:
            where = f"Điều {self._article[1].name}"
            self.warnings.append(f"{where}: dòng “{clause.name}. …” không nối tiếp khoản {self._clause[1].name}, giữ làm văn bản của khoản ấy.")

    def _keep(self, line: Line) -> None:
        holder = self._point or self._clause or self._article
        if holder is None:
            return
        unit = holder[0]
        # A title broken by hand over two lines.
        if unit.kind is UnitKind.ARTICLE and line.bold and line.text[:1].islower() and len(unit.lines) == unit.heading_lines == 1:
            unit.label = shortened(f"{unit.label} {line.text}", _LONGEST_TITLE)
            unit.heading_lines = 2
        unit.lines.append(line)


def slug_of(name: str) -> str:
    """Return a unit number for an id: "đ" becomes "dd", so that it never meets "d"."""
    return name.lower().replace("đ", "dd")
