"""What is embedded: every word of a section, in pieces the model reads whole."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.documents import Document, DocumentKind, Section, SectionRole
from ingest.chunks import MAX_CHARACTERS, chunk_sections, heading_trail, split_text

DECREE = Document("d", "Về việc thử nghiệm", DocumentKind.LEGAL, "Nghị định", "12/2030/NĐ-CP")
GUIDE = Document("g", "Hướng dẫn thử", DocumentKind.GUIDANCE)
PATH = ("Chương I. CHUNG", "Điều 9. Hồ sơ", "Khoản 1")
# A heading trail may take 400 characters off the text, never more; a repeated opening a third of what is left.
_LONGEST = MAX_CHARACTERS + MAX_CHARACTERS // 3 + 2


def section(identifier: str, text: str, **changes: Any) -> Section:
    fields: dict[str, Any] = {"id": identifier, "document_id": "d", "path": PATH, "role": SectionRole.OTHER, "text": text, "order": 0} | changes
    return Section(**fields)


def chunked(*sections: Section, document: Document = DECREE) -> list[tuple[str, str]]:
    return [(chunk.id, chunk.text) for chunk in chunk_sections(document, sections)]


def test_a_short_section_is_one_chunk_behind_its_headings() -> None:
    assert chunked(section("d/k", "1. Tờ trình.")) == [("d/k#p0", "Điều 9. Hồ sơ\n1. Tờ trình.")]


def test_chapters_and_clause_numbers_say_nothing_and_are_left_out() -> None:
    assert (
        heading_trail(DECREE, section("d/k", "x", path=("Phần I", "Chương II. X", "Mục 1. Y", "Điều 9. Hồ sơ.", "Khoản 1", "Điểm a")))
        == "Mục 1. Y. Điều 9. Hồ sơ"
    )


def test_guidance_is_told_by_its_title_too() -> None:
    assert heading_trail(GUIDE, section("g/a", "x", path=("Thành phần",))) == "Hướng dẫn thử. Thành phần"
    assert heading_trail(GUIDE, section("g/a", "x", path=("Hướng dẫn thử", "Thành phần"))) == "Hướng dẫn thử. Thành phần"


def test_every_question_is_a_chunk_of_its_section() -> None:
    chunks = chunk_sections(GUIDE, [section("g/a", "Văn bản.", questions=("Gồm gì?", "What is in it?"))])
    assert [(chunk.id, chunk.kind, chunk.section_id) for chunk in chunks] == [
        ("g/a#p0", "passage", "g/a"), ("g/a#q0", "question", "g/a"), ("g/a#q1", "question", "g/a"),
    ]  # fmt: skip
    assert [chunk.text for chunk in chunks[1:]] == ["Gồm gì?", "What is in it?"]


def test_an_article_with_clauses_is_embedded_clause_by_clause() -> None:
    article = section("d/9", "Điều 9. Hồ sơ\n1. Một.\n2. Hai.", article="9")
    clauses = [section(f"d/9/{number}", f"{number}. Văn bản.", article="9", clause=str(number), parent_id="d/9") for number in (1, 2)]
    assert [identifier for identifier, _ in chunked(article, *clauses)] == ["d/9/1#p0", "d/9/2#p0"]


def test_points_are_embedded_with_their_clause() -> None:
    clause = section("d/9/1", "1. Hồ sơ gồm:\na) Tờ trình;\nb) Báo cáo.", clause="1")
    points = [section(f"d/9/1/{point}", f"{point}) Văn bản.", clause="1", point=point, parent_id="d/9/1") for point in "ab"]
    assert [identifier for identifier, _ in chunked(clause, *points)] == ["d/9/1#p0"]


def test_an_article_with_much_to_say_before_its_clauses_is_embedded_too() -> None:
    lead = "Lời mở đầu của điều này. " * 20
    article = section("d/9", f"{lead}\n1. Một.", lead=lead)
    assert [identifier for identifier, _ in chunked(article, section("d/9/1", "1. Một.", parent_id="d/9"))] == ["d/9#p0", "d/9/1#p0"]


def test_a_long_clause_repeats_its_opening_before_each_part() -> None:
    text = "1. Hồ sơ gồm:\n" + "\n".join(f"{letter}) " + f"thành phần {letter} " * 40 for letter in "abcdef")
    parts = [chunk.text for chunk in chunk_sections(DECREE, [section("d/k", text)])]
    assert len(parts) > 1
    assert all(part.startswith("Điều 9. Hồ sơ\n1. Hồ sơ gồm:\n") for part in parts)
    assert all(sum(f"{letter}) thành" in part for part in parts) == 1 for letter in "abcdef")


_LINES = st.lists(
    st.one_of(st.text(max_size=60), st.sampled_from(["chữ " * 500, "x" * 2500, "Câu một. " * 300, "1. Hồ sơ gồm:", "a) Tờ trình;", "", "   "])),
    max_size=25,
)


@given(_LINES.map("\n".join), st.integers(200, MAX_CHARACTERS))
def test_no_word_is_lost_and_no_part_is_too_long(text: str, limit: int) -> None:
    parts = split_text(text, limit)
    assert parts
    assert all(len(part) <= limit + limit // 3 + 1 for part in parts)
    joined = "".join("".join(parts).split())
    for line in text.split("\n"):
        if len(line) <= limit:
            assert not line.strip() or any(line.strip() in part for part in parts)
        for word in line.split():
            assert len(word) > limit // 2 or word in joined


@given(_LINES.map("\n".join).filter(str.strip), st.lists(st.text(min_size=1, max_size=40), max_size=4), st.text(min_size=1, max_size=600))
def test_chunks_are_bounded_and_have_ids_of_their_own(text: str, questions: list[str], heading: str) -> None:
    chunks = chunk_sections(GUIDE, [section("g/a", text, path=(heading,), questions=tuple(questions)), section("g/b", text)])
    assert len({chunk.id for chunk in chunks}) == len(chunks)
    trail = len(heading_trail(GUIDE, section("g/a", text, path=(heading,))))
    assert all(len(chunk.text) <= _LONGEST + max(0, trail - 400) for chunk in chunks)
    assert {chunk.section_id for chunk in chunks} == {"g/a", "g/b"}


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_nothing_gives_one_empty_part(text: str) -> None:
    assert split_text(text, 100) == [text]
