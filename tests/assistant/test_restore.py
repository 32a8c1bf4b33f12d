"""A question typed without marks is searched with them, and still counted as typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.restore import restore
from assistant.retrieve import build_query
from domain.answers import Language
from index.diacritics import Diacritics, write_syllables
from tests.assistant.makers import understood


@pytest.fixture
def spelling(tmp_path: Path) -> Diacritics:
    write_syllables(tmp_path, ["Thời hạn thẩm định hồ sơ thành lập cụm công nghiệp"])
    return Diacritics(tmp_path)


def test_marks_are_put_back_into_what_is_searched(spelling: Diacritics) -> None:
    found = restore(understood("thoi han tham dinh ho so", diacritics=False), spelling)
    assert (found.standalone, found.search_text, found.restored) == ("thời hạn thẩm định hồ sơ", "thời hạn thẩm định hồ sơ", True)
    assert found.text == "thoi han tham dinh ho so"
    assert not found.diacritics


def test_a_marked_question_stays(spelling: Diacritics) -> None:
    question = understood("Thời hạn thẩm định hồ sơ")
    assert restore(question, spelling) is question


def test_another_language_stays(spelling: Diacritics) -> None:
    question = understood("how long is han dinh", language=Language.EN)
    assert restore(question, spelling) is question


def test_a_restored_question_is_searched_by_meaning_and_by_unmarked_words(spelling: Diacritics) -> None:
    typed = understood("thoi han tham dinh ho so", diacritics=False)
    before, after = build_query(typed, 0.8), build_query(restore(typed, spelling), 0.8)
    assert before.dense_weight < after.dense_weight == 0.8
    assert before.folded
    assert after.folded
