from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.vietnamese import clean, fold, has_cjk, has_diacritics, unify_tones, words


def test_clean_gives_one_spelling_of_the_same_text() -> None:
    assert clean(unicodedata.normalize("NFD", "Cụm công nghiệp")) == "Cụm công nghiệp"
    assert clean("  hồ\u00a0sơ \t gồm\u3000gì ") == "hồ sơ gồm gì"


def test_clean_takes_out_what_cannot_be_seen() -> None:
    assert clean("h\u200bồ\u202e s\ufeffơ\U000e0041\x00") == "hồ sơ"


def test_clean_keeps_line_and_page_breaks_apart() -> None:
    assert clean("một\r\nhai\rba\x0cbốn\u2028năm") == "một\nhai\nba\nbốn\nnăm"


@given(st.text())
def test_clean_twice_is_clean_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_clean_text_is_nfc(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean(text))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hồ sơ", "ho so"),
        ("ĐƯỜNG", "duong"),
        ("Lạng Sơn", "lang son"),
        (unicodedata.normalize("NFD", "thời hạn"), "thoi han"),
        ("đầu tư 10%", "dau tu 10%"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệ ĐƯƠ0123456789"))
def test_folded_vietnamese_is_plain_ascii_and_as_long(text: str) -> None:
    assert fold(text).isascii()
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "unified"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("HOÀ", "HÒA"),
        ("toạ độ", "tọa độ"),
        ("hòa", "hòa"),
        ("hoặc", "hoặc"),  # ặ is a + dot + breve once decomposed: the dot must stay where it is
        ("ngoặc", "ngoặc"),
        ("quý", "quý"),
        ("quỹ", "quỹ"),
        ("toán", "toán"),
        ("hoạt động", "hoạt động"),
        ("khuỷu", "khuỷu"),
        ("chuyển", "chuyển"),
        ("ngoài", "ngoài"),
    ],
)
def test_unify_tones(text: str, unified: str) -> None:
    assert unify_tones(text) == unified


@given(st.text(alphabet="aăâeêioôơuưyhcnqtmg" + "\u0300\u0301\u0303\u0309\u0323 "))
def test_unifying_tones_twice_changes_nothing_more_and_keeps_the_letters(text: str) -> None:
    once = unify_tones(text)
    assert unify_tones(once) == once
    assert fold(once) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hồ sơ gồm những gì?", ["hồ", "sơ", "gồm", "những", "gì"]),
        ("Nghị định 32/2024/NĐ-CP", ["nghị", "định", "32/2024/nđ-cp"]),
        ("Luật 61/2020/QH14, QĐ 2336/QĐ-UBND", ["luật", "61/2020/qh14", "qđ", "2336/qđ-ubnd"]),
        ("quy hoạch 1/500, 0.5 ha", ["quy", "hoạch", "1/500", "0.5", "ha"]),
        ("ngày 15/9/2026", ["ngày", "15/9/2026"]),
        ("và/hoặc chủ đầu tư/doanh nghiệp", ["và", "hoặc", "chủ", "đầu", "tư", "doanh", "nghiệp"]),
        ("Điều 31b.1 1.Hồ sơ", ["điều", "31b", "1", "1", "hồ", "sơ"]),
        ("工业集群", ["工业", "业集", "集群"]),
        ("工业CCN需要2024年", ["工业", "ccn", "需要", "2024", "年"]),
        ("hoà thuỷ", ["hòa", "thủy"]),
        ("a_b — … !", ["a", "b"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text())
def test_words_hold_no_blanks_and_lose_no_letter_or_digit(text: str) -> None:
    found = words(text)
    assert all(word and not any(char.isspace() for char in word) for word in found)
    if not has_cjk(text):
        kept = [char for char in unify_tones(text).lower() if char.isalnum()]
        assert [char for word in found for char in word if char.isalnum()] == kept


@pytest.mark.parametrize(("text", "marked"), [("ho so", False), ("hồ so", True), ("dat đai", True), ("HO SO", False), ("工业", False)])
def test_has_diacritics(text: str, marked: bool) -> None:
    assert has_diacritics(text) is marked


def test_has_cjk() -> None:
    assert has_cjk("CCN 工业")
    assert not has_cjk("cụm công nghiệp")
