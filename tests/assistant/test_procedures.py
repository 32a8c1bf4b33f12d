"""A question about one procedure is never answered from another."""

from __future__ import annotations

from assistant.procedures import other_documents, telling_phrases
from domain.procedures import Procedure

PHRASES = telling_phrases(
    (
        Procedure("establish", "Thành lập cụm công nghiệp", "infrastructure", ()),
        Procedure("expand", "Mở rộng cụm công nghiệp", "infrastructure", ()),
    )
)


def test_names_are_told_apart_by_the_words_they_do_not_share() -> None:
    assert PHRASES == {"establish": "thanh lap", "expand": "mo rong"}


def test_the_other_procedure_is_set_aside() -> None:
    assert other_documents("mo rong cum thi nop gi", PHRASES) == {"thu-tuc-establish"}
    assert other_documents("thanh lap cum thi nop gi", PHRASES) == {"thu-tuc-expand"}


def test_a_question_that_names_both_or_none_keeps_all() -> None:
    assert other_documents("thanh lap hay mo rong", PHRASES) == frozenset()
    assert other_documents("nop ho so o dau", PHRASES) == frozenset()
