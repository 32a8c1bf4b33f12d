"""Syllables typed without marks get the spelling that the texts have."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import IndexDamaged
from index.diacritics import Diacritics, write_syllables

TEXTS = [
    "Thời hạn thẩm định hồ sơ thành lập cụm công nghiệp",
    "Thời hạn thuê đất trong cụm; muốn mở rộng phải xin trước",
    "Quyết định cho thuê đất của Ủy ban nhân dân",
    "thoi han bi go sai",  # typed without marks: teaches nothing
]


@pytest.fixture
def spelling(tmp_path: Path) -> Diacritics:
    write_syllables(tmp_path, TEXTS)
    return Diacritics(tmp_path)


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("thoi han thue dat", "thời hạn thuê đất"),
        ("Thoi han THUE dat?", "Thời hạn THUÊ đất?"),
        ("quyết đinh cho thuê đất", "quyết định cho thuê đất"),
        ("mở rôngj cụm", "mở rộng cụm"),
        ("Thời hạn thẩm định hồ sơ", "Thời hạn thẩm định hồ sơ"),
    ],
)
def test_the_likeliest_spelling_is_put_back(spelling: Diacritics, typed: str, restored: str) -> None:
    assert spelling.restore(typed) == restored


@pytest.mark.parametrize("text", ["", "12/2030", "blockchain", "有哪些条件", "Điều 10 khoản 3"])
def test_what_the_texts_do_not_have_stays(spelling: Diacritics, text: str) -> None:
    assert spelling.restore(text) == text


def test_a_text_without_marks_teaches_nothing(spelling: Diacritics) -> None:
    assert spelling.restore("bi go sai") == "bi go sai"


def test_no_texts_are_no_error(tmp_path: Path) -> None:
    write_syllables(tmp_path, [])
    assert Diacritics(tmp_path).restore("thoi han") == "thoi han"


def test_a_lost_table_is_said_to_be_lost(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        Diacritics(tmp_path)
