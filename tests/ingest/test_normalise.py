from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.normalise import looks_legacy, normalise, repair_font_damage, shows_font_damage


def test_gha_of_old_fonts_becomes_u_with_horn() -> None:
    assert repair_font_damage("BỘ CÔNG THƢƠNG hƣớng dẫn, nhƣ đƣợc") == "BỘ CÔNG THƯƠNG hướng dẫn, như được"


@pytest.mark.parametrize(("damaged", "meant"), [("CỘNG HÕA", "CỘNG HÒA"), ("PHÕNG", "PHÒNG"), ("TÕA ÁN", "TÒA ÁN"), ("Hõa", "Hòa")])
def test_tilde_is_repaired_in_syllables_that_do_not_exist(damaged: str, meant: str) -> None:
    assert repair_font_damage(damaged) == meant


@pytest.mark.parametrize("word", ["RÕ", "VÕ", "rõ ràng", "ngõ", "NGÕ", "võng", "lõng", "gõ", "dõng dạc"])
def test_real_words_with_tilde_stay(word: str) -> None:
    assert repair_font_damage(word) == word


def test_only_the_gha_shows_font_damage() -> None:
    assert shows_font_damage("Thƣơng")
    assert not shows_font_damage("CỘNG HÕA nhưng không có chữ lạ")


def test_lines_are_trimmed_and_empty_ones_dropped() -> None:
    assert normalise("  Điều\u00a01. \n\n \u200bPhạm vi\u00ad  ") == "Điều 1.\nPhạm vi"


def test_dot_leaders_of_forms_shrink_to_one_sign() -> None:
    assert normalise("Tên đơn vị: ......................; ngày cấp: …………………") == "Tên đơn vị: … ; ngày cấp: …"


def test_an_ellipsis_in_a_sentence_stays() -> None:
    assert normalise("thiết bị y tế,...); và ./.") == "thiết bị y tế,...); và ./."


def test_unicode_vietnamese_is_never_taken_for_legacy() -> None:
    assert not looks_legacy("Điều 1. Phạm vi điều chỉnh")
    assert looks_legacy("§iÒu 1. Ph¹m vi ®iÒu chØnh")


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
