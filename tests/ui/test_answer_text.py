"""Markers become links, hazards stay text."""

from __future__ import annotations

from tests.ui.fakes import citation
from ui.answer_text import linked, pieces


def test_a_marker_with_a_source_becomes_a_link_to_it() -> None:
    assert linked("Câu. [1]", (citation(1),), "t1").startswith("Câu. [\\[1\\]](#source-t1-1 ")


def test_a_bracket_without_a_source_stays_as_it_is() -> None:
    assert linked("Mẫu [7]", (citation(1),), "t1") == "Mẫu [7]"


def test_a_title_cannot_break_out_of_the_link() -> None:
    text = linked("[1]", (citation(1, number="", article=None, clause=None, heading_path=(), title='a" ](javascript:x) <b>'),), "t1")
    assert text.count('"') == 2
    assert "<b>" not in text


def test_pictures_and_formulas_stay_text() -> None:
    assert linked("![x](http://vidu.invalid) 5$ và 6$", (), "t1") == "!\\[x](http://vidu.invalid) 5\\$ và 6\\$"


def test_streamed_pieces_make_up_the_text() -> None:
    text = "Một.\n\n1. Hai\n2. Ba\n"
    assert "".join(pieces(text)) == text
