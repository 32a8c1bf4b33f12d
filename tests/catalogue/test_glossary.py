from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.glossary import load_glossary
from domain.errors import KnowledgeError
from tests.catalogue.folders import write_folder


@pytest.mark.parametrize("written", ["CCN", "ccn", "Cụm công nghiệp", "cum cong nghiep"])
def test_a_term_is_known_by_every_way_it_is_written(tmp_path: Path, written: str) -> None:
    assert [term.id for term in load_glossary(write_folder(tmp_path)).meanings(written)] == ["ccn"]


@pytest.mark.parametrize("text", ["Lập CCN thì nộp gì, giấy tờ nào?", "lap ccn thi nop gi, giay to nao"])
def test_terms_are_found_in_a_question_with_or_without_diacritics(tmp_path: Path, text: str) -> None:
    found = load_glossary(write_folder(tmp_path)).found_in(text)
    assert {term.id for _, term in found} == {"ccn", "ho-so"}


def test_a_longer_form_hides_the_shorter_one_inside_it(tmp_path: Path) -> None:
    assert [form for form, _ in load_glossary(write_folder(tmp_path)).found_in("một cụm công nghiệp")] == ["cụm công nghiệp"]


def test_a_word_inside_another_word_is_not_found(tmp_path: Path) -> None:
    assert load_glossary(write_folder(tmp_path)).found_in("ccnx, cụmm") == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("everyday: [đền bù]", "everyday: [đền bù, cụm]", "«cụm» có ở cả"),
        ("id: ho-so", "id: ccn", "hai lần"),
        ("english: [cluster]", "german: [Cluster]", "khóa lạ «german»"),
        ("everyday: [đền bù]", "everyday: đền bù", "danh sách"),
    ],
)
def test_a_malformed_glossary_is_refused_with_a_remedy(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message) as raised:
        load_glossary(write_folder(tmp_path, "glossary.yaml", old, new))
    assert "glossary.yaml" in raised.value.message
    assert raised.value.remedy
