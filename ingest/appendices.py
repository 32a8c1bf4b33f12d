"""Annexes: their outlines become parts, their sample forms are set apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.vietnamese import fold
from ingest.appendix_marks import OutlineMark, Rank, appendix_mark, attached_mark, form_mark, is_act_note, outline_mark
from ingest.body import slug_of
from ingest.headings import title_after
from ingest.lines import Line
from ingest.splitting import split_long
from ingest.units import Unit, UnitKind, ascii_slug, shortened

_LONGEST_HEADING = 250
_CONTAINERS = (Rank.PART, Rank.CHAPTER, Rank.SECTION, Rank.SUBSECTION)
_LETTERHEAD = re.compile(r"cộng hòa xã hội|cộng hoà xã hội|độc lập\s*[-–]|kính gửi|^[-…. ]|^\(|ngày\s*[….]", re.IGNORECASE)


def parse_appendices(lines: Sequence[Line]) -> list[Unit]:
    """Return the annexes in `lines`, each with its parts and forms, none longer than `splitting.LIMIT` of its own.

    A "Điều 1." inside a sample form is text of the form. In a regulation issued together
    with the document ("QUY CHẾ ... (Ban hành kèm theo ...)") it is a part, never an
    article of the document.
    """
    parser = OutlineParser()
    at = 0
    while at < len(lines):
        at += parser.take(lines, at)
    for root in parser.roots:
        for unit in list(root.walk()):
            split_long(unit)
    return parser.roots


def parse_outline(lines: Sequence[Line], root: Unit) -> Unit:
    """Fill `root` with the outline of an unnumbered document (a letter, a note) and return it."""
    parser = OutlineParser(root)
    at = 0
    while at < len(lines):
        at += parser.take_part(lines, at)
    for unit in list(root.walk()):
        split_long(unit)
    return root


class OutlineParser:
    """The open annex, form and outline units while reading down the page."""

    def __init__(self, root: Unit | None = None) -> None:
        self.roots: list[Unit] = [root] if root else []
        self._form: Unit | None = None
        self._open: dict[Rank, tuple[Unit, OutlineMark]] = {}
        self._alpha_inside_roman = False
        self._before_restart = 0
        self._listed_forms: dict[str, str] = {}

    def take(self, lines: Sequence[Line], at: int) -> int:
        """Read the line at `at` of an annex; return how many lines were used."""
        line = lines[at]
        appendix = appendix_mark(line)
        if appendix and not (self._form and not appendix[0]):
            return self._open_appendix(appendix, lines, at)
        form = form_mark(line)
        if form:
            return self._open_form(form, lines, at)
        attached = None if self._form else attached_mark(line, tuple(lines[at + 1 : at + 7]))
        if attached:
            return self._open_root(attached[0], slug(attached[0]), "", attached[1], lines, at)
        if self._form and not self._leaves_form(line):
            self._form.lines.append(line)
            return 1
        return self.take_part(lines, at)

    def take_part(self, lines: Sequence[Line], at: int) -> int:
        """Read the line at `at` of an outline; return how many lines were used."""
        line = lines[at]
        mark = outline_mark(line, self._last_alpha(), self._last(Rank.ROMAN))
        if mark and mark.rank is Rank.NUMBER:
            mark = self._nested(mark, line)
        if mark and self._is_next(mark, line):
            return self._open_part(mark, lines, at)
        self._list_forms(line)
        self._deepest().lines.append(line)
        return 1

    def _open_appendix(self, found: tuple[str, str], lines: Sequence[Line], at: int) -> int:
        number, title = found
        name = f"Phụ lục {number}".strip()
        return self._open_root(name, slug(name), number, title, lines, at)

    def _open_root(self, name: str, own_slug: str, number: str, title: str, lines: Sequence[Line], at: int) -> int:
        title, taken = (title, 0) if title else title_after(lines, at + 1)
        used = 1 + taken
        while at + used < len(lines) and is_act_note(lines[at + used]):
            used += 1
        label = f"{name}. {title}" if title else name
        self.roots.append(Unit(UnitKind.APPENDIX, number, shortened(label, _LONGEST_HEADING), own_slug, list(lines[at : at + used]), used))
        self._form, self._open, self._alpha_inside_roman = None, {}, False
        self._listed_forms = {}
        return used

    def _open_form(self, found: tuple[str, str], lines: Sequence[Line], at: int) -> int:
        name, title = found
        title = title or self._listed_forms.get(fold(name)) or _form_title(lines, at + 1)
        label = shortened(f"{name}. {title}" if title else name, _LONGEST_HEADING)
        self._form = Unit(UnitKind.FORM, name, label, slug(name), [lines[at]], heading_lines=1)
        self._form_holder().children.append(self._form)
        return 1

    def _form_holder(self) -> Unit:
        for rank in reversed(_CONTAINERS):
            if rank in self._open and "mẫu" in self._open[rank][0].label.lower():
                return self._open[rank][0]
        return self._root()

    def _leaves_form(self, line: Line) -> bool:
        mark = outline_mark(line) if line.prominent else None
        if mark is None or mark.rank not in (Rank.SECTION, Rank.PART) or not self._last(mark.rank) or mark.value != self._last(mark.rank) + 1:
            return False
        self._form = None
        return True

    def _nested(self, mark: OutlineMark, line: Line) -> OutlineMark:
        """Return the mark as one of an inner list when a list "1., 2." stands inside point 6 of another."""
        if Rank.NUMBER not in self._open:
            return mark
        outer, inner = self._open[Rank.NUMBER], self._open.get(Rank.INNER_NUMBER)
        if inner is None:
            begins = mark.value == 1 and self._deepest().lines[-1].text.endswith(":")
            return replace(mark, rank=Rank.INNER_NUMBER) if begins else mark
        back_outside = mark.value == outer[1].value + 1 and line.bold is outer[0].lines[0].bold is not inner[0].lines[0].bold
        goes_on = mark.value in (1, inner[1].value + 1) and not back_outside
        return replace(mark, rank=Rank.INNER_NUMBER) if goes_on else mark

    def _is_next(self, mark: OutlineMark, line: Line) -> bool:
        last = self._last(mark.rank)
        if mark.rank is Rank.DECIMAL:
            holder = self._open.get(Rank.NUMBER)
            return holder is not None and mark.number.split(".")[0] == holder[1].number and mark.value == last + 1
        if mark.value in (1, last + 1):
            return True
        if mark.rank in _CONTAINERS:
            return line.prominent
        if mark.rank is Rank.NUMBER:
            # Real annexes print "2." twice, and go on with "7." after an unannounced "1., 2." inside "6.".
            return mark.value in (last, self._before_restart + 1)
        return mark.rank is not Rank.ARTICLE and line.bold and mark.value >= last

    def _open_part(self, mark: OutlineMark, lines: Sequence[Line], at: int) -> int:
        title, taken = (mark.title, 0) if mark.title or mark.rank not in _CONTAINERS else title_after(lines, at + 1)
        is_heading = len(title) <= _LONGEST_HEADING and (lines[at].bold or not title.endswith((".", ";")))
        label = f"{mark.name}. {shortened(title)}" if title else mark.name
        unit = Unit(UnitKind.PART, mark.number, label, slug(mark.name), list(lines[at : at + 1 + taken]), 1 + taken if is_heading else 0)
        if mark.rank is Rank.ALPHA and Rank.ALPHA not in self._open and mark.value == 1:
            self._alpha_inside_roman = Rank.ROMAN in self._open
        if mark.rank is Rank.NUMBER and mark.value == 1:
            self._before_restart = self._last(Rank.NUMBER)
        elif mark.rank < Rank.NUMBER or mark.value == self._before_restart + 1:
            self._before_restart = 0
        self._holder_for(mark.rank).children.append(unit)
        for rank in [rank for rank in self._open if self._depth(rank) >= self._depth(mark.rank)]:
            del self._open[rank]
        self._open[mark.rank] = (unit, mark)
        return 1 + taken

    def _depth(self, rank: Rank) -> float:
        return Rank.ROMAN + 0.5 if rank is Rank.ALPHA and self._alpha_inside_roman else float(rank)

    def _holder_for(self, rank: Rank) -> Unit:
        outer = [other for other in self._open if self._depth(other) < self._depth(rank)]
        return self._open[max(outer, key=self._depth)][0] if outer else self._root()

    def _deepest(self) -> Unit:
        return self._open[max(self._open, key=self._depth)][0] if self._open else self._root()

    def _root(self) -> Unit:
        if not self.roots:
            self.roots.append(Unit(UnitKind.APPENDIX, "", "Phần kèm theo", "phan-kem-theo"))
        return self.roots[-1]

    def _last(self, rank: Rank) -> int:
        return self._open[rank][1].value if rank in self._open else 0

    def _last_alpha(self) -> str:
        return self._open[Rank.ALPHA][1].number if Rank.ALPHA in self._open else ""

    def _list_forms(self, line: Line) -> None:
        for row in line.rows:
            if len(row) >= 2 and fold(row[0]).startswith(("mau", "bieu")):
                self._listed_forms[fold(row[0])] = " ".join(row[1].split())


def slug(name: str) -> str:
    """Return `name` in ASCII letters, digits and hyphens ("Mẫu số 02" -> "mau-so-02")."""
    return ascii_slug(slug_of(name))


def _form_title(lines: Sequence[Line], start: int) -> str:
    """Return the title printed on a form: its first centred lines below the national motto."""
    taken: list[str] = []
    for line in lines[start : start + 10]:
        if line.rows or _LETTERHEAD.search(line.text):
            if taken:
                break
            continue
        if not line.prominent or form_mark(line):
            break
        taken.append(line.text)
        if len(taken) == 3:
            break
    return " ".join(taken)
