"""A question about one procedure is never answered from its alternative."""

from __future__ import annotations

from assistant.procedures import other_documents, telling_phrases
from domain.procedures import Procedure, Track

RIVALS = telling_phrases(
    (
        Procedure("establish", "Thành lập cụm công nghiệp", Track.INFRASTRUCTURE, (), alternative_of=("expand",)),
        Procedure("expand", "Mở rộng cụm công nghiệp", Track.INFRASTRUCTURE, (), alternative_of=("establish",)),
        Procedure("plan", "Quy hoạch chi tiết cụm công nghiệp", Track.INFRASTRUCTURE, ()),
    )
)


def test_alternatives_are_told_apart_by_the_words_they_do_not_share() -> None:
    assert {name: rival.phrase for name, rival in RIVALS.items()} == {"establish": "thanh lap", "expand": "mo rong"}


def test_the_alternative_is_set_aside() -> None:
    assert other_documents("mo rong cum thi nop gi", RIVALS) == {"thu-tuc-establish"}
    assert other_documents("thanh lap cum thi nop gi", RIVALS) == {"thu-tuc-expand"}


def test_a_procedure_that_is_no_alternative_is_never_set_aside() -> None:
    assert "thu-tuc-plan" not in other_documents("thanh lap cum xong thi lam quy hoach", RIVALS)


def test_a_question_that_names_both_or_none_keeps_all() -> None:
    assert other_documents("thanh lap hay mo rong", RIVALS) == frozenset()
    assert other_documents("nop ho so o dau", RIVALS) == frozenset()
