"""Languages, diacritics, abbreviations and everyday words."""

from __future__ import annotations

import pytest

from assistant.expand import Expander
from assistant.language import detect_language, marked_share
from domain.answers import Language
from domain.registry import Office, Term

ENGLISH = frozenset(["what", "is", "the", "how", "do", "to", "of", "an", "for", "are", "who", "documents"])
TERMS = (
    Term("ccn", "cụm công nghiệp", ("CCN",), ("cụm",), ("industrial cluster",), ("工业集群",)),
    Term("bt", "bồi thường, hỗ trợ, tái định cư", (), ("đền bù",), ("compensation",), ()),
    Term("lv", "ngày làm việc", ("LV",)),
)
OFFICES = (Office("sct", "Sở Công Thương", ("SCT",)),)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hồ sơ thành lập gồm những gì?", Language.VI),
        ("ho so thanh lap ccn gom nhung gi", Language.VI),
        ("What documents are in the dossier?", Language.EN),
        ("设立工业集群需要什么材料", Language.ZH),
        ("CCN", Language.VI),
    ],
)
def test_language(text: str, language: Language) -> None:
    assert detect_language(text, ENGLISH) is language


def test_share_of_marked_words() -> None:
    assert marked_share("ho so thanh lap") == 0
    assert marked_share("hồ sơ thành lập cụm công nghiệp") > 0.9
    assert marked_share("???") == 0


def test_abbreviations_are_written_out() -> None:
    assert Expander(TERMS, OFFICES).expand("SCT thẩm định hồ sơ CCN").replaced == "Sở Công Thương thẩm định hồ sơ cụm công nghiệp"


def test_a_short_form_inside_a_word_is_left_alone() -> None:
    assert Expander(TERMS, OFFICES).expand("accnx và xLVy").replaced == "accnx và xLVy"


def test_everyday_and_foreign_words_bring_their_official_term() -> None:
    expander = Expander(TERMS, OFFICES)
    assert expander.expand("tiền đền bù").added == ("bồi thường, hỗ trợ, tái định cư",)
    assert expander.expand("What is an industrial cluster?").added == ("cụm công nghiệp",)
    assert expander.expand("工业集群是什么").added == ("cụm công nghiệp",)


def test_a_term_already_there_is_not_added_again() -> None:
    assert Expander(TERMS, OFFICES).expand("cụm công nghiệp là gì").added == ()
