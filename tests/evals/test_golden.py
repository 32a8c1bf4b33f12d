from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.answers import AnswerStatus, Language
from domain.errors import UnreadableFile
from domain.legal import LegalReference
from evals.asking import ask_all
from evals.golden import SPLITS, golden_file, read_golden
from tests.evals.fakes import FakeAnswerer, answer, golden_row, write_rows


def test_a_question_is_read_with_what_it_expects(tmp_path: Path) -> None:
    row = golden_row(language="en", as_of="2030-01-02", expect_clauses=["12/2030/NĐ-CP Điều 3 khoản 1"], expect_facts=["5 ngày"])
    [question] = read_golden([write_rows(tmp_path / "a.jsonl", row)], "a").questions
    assert (question.language, question.as_of, question.history) == (Language.EN, date(2030, 1, 2), ())
    assert question.expect.clauses == (LegalReference("12/2030/NĐ-CP", "3", "1"),)
    assert (question.expect.status, question.expect.facts, question.expect.refuses) == (AnswerStatus.ANSWERED, ("5 ngày",), False)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"language": "fr"}, "language"),
        ({"kind": "riddle"}, "kind"),
        ({"role": "king"}, "role"),
        ({"question": "  "}, "question"),
        ({"as_of": "2/1/2030"}, "as_of"),
        ({"as_of": None}, "as_of"),
        ({"note": "x"}, "khóa lạ note"),
        ({"history": "trước đó"}, "history"),
        ({"kind": "followup"}, "history"),
        ({"kind": "order"}, "steps"),
        ({"expect": []}, "expect"),
        ({"expect_status": "fine"}, "status"),
        ({"expect_sections": []}, "sections"),
        ({"expect_sections": ["a", "a"]}, "lặp lại"),
        ({"expect_facts": [5]}, "facts"),
        ({"expect_clauses": ["Điều 3"]}, "số văn bản"),
        ({"expect_clauses": ["điều gì đó"]}, "điều khoản"),
        ({"expect_extra": []}, "khóa lạ extra"),
        ({"expect_status": "out_of_scope"}, "từ chối"),
    ],
)
def test_a_wrong_row_is_an_error_that_names_file_line_and_key(tmp_path: Path, changes: dict[str, Any], complaint: str) -> None:
    path = write_rows(tmp_path / "bad.jsonl", golden_row(), golden_row(id="g2") | golden_row(**{"id": "g2", **changes}))
    with pytest.raises(UnreadableFile, match=r"bad\.jsonl, dòng 2") as error:
        read_golden([path], "bad")
    assert complaint in str(error.value)


@pytest.mark.parametrize("line", [b"{not json", b"[1]", b'{"id": "g1"}', b"\xff\xfe"])
def test_a_line_that_is_no_row_is_an_error_that_names_it(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(line + b"\n")
    with pytest.raises(UnreadableFile, match=r"bad\.jsonl, dòng 1"):
        read_golden([path], "bad")


def test_an_id_stands_once_over_all_files(tmp_path: Path) -> None:
    paths = [write_rows(tmp_path / name, golden_row()) for name in ("a.jsonl", "b.jsonl")]
    with pytest.raises(UnreadableFile, match="g1"):
        read_golden(paths, "both")


def test_a_missing_or_an_empty_set_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="none"):
        read_golden([tmp_path / "none.jsonl"], "none")
    with pytest.raises(UnreadableFile, match="empty"):
        read_golden([write_rows(tmp_path / "empty.jsonl")], "empty")


def test_questions_without_a_day_are_asked_for_the_fixed_one_and_the_first_twice(tmp_path: Path) -> None:
    rows = golden_row(), golden_row(id="g2", as_of="2024-05-06", history=["câu trước"])
    answerer = FakeAnswerer(answer())
    ask_all(answerer, read_golden([write_rows(tmp_path / "a.jsonl", *rows)], "a"), date(2030, 1, 1))
    assert [(question.id, question.as_of, question.history) for question in answerer.questions] == [
        ("g1", date(2030, 1, 1), ()),
        ("g1", date(2030, 1, 1), ()),
        ("g2", date(2024, 5, 6), ("câu trước",)),
    ]


def test_the_shipped_sets_are_well_formed_and_share_no_question() -> None:
    sets = [read_golden([golden_file(split)], split) for split in SPLITS]
    read_golden([golden_file(split) for split in SPLITS], "all")
    dev, heldout = ({question.text.casefold() for question in golden.questions} for golden in sets)
    assert not dev & heldout
