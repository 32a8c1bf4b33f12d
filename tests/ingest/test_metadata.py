from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.documents import DocumentKind, Validity, Verification
from ingest.blocks import TableBlock
from ingest.body import parse_body
from ingest.effect import Effect, read_effect
from ingest.header import Header, read_header
from ingest.lines import Line, lines_of
from tests.ingest.writers import DECREE_HEAD, lines, read, write_decree


def head(number: str, day: str = "Hà Nội, ngày 15 tháng 3 năm 2024", issuer: str = "CHÍNH PHỦ\n-------") -> Header:
    return read_header(lines_of([TableBlock(((issuer, DECREE_HEAD[1]), (number, day)))]))


def effect(*texts: str, issued_on: date | None = None) -> Effect:
    return read_effect(parse_body(lines("Điều 1. Hiệu lực thi hành", *texts))[0], issued_on)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số: 32/2024/NĐ-CP", "32/2024/NĐ-CP"),
        ("Luật số: 135/2025/QH15", "135/2025/QH15"),
        ("Số: 66.18/2026/NQ-CP", "66.18/2026/NQ-CP"),
        ("Số: 2336 /QĐ-UBND", "2336/QĐ-UBND"),
        ("Số 14/2024/TT-BCT", "14/2024/TT-BCT"),
        ("Số: 212/SCT – QLCN", "212/SCT-QLCN"),
    ],
)
def test_numbers_in_their_many_spellings(printed: str, number: str) -> None:
    assert head(printed).number == number


def test_a_doubled_slash_is_repaired_and_reported() -> None:
    header = head("Số: 24/2026//NQ-CP")
    assert header.number == "24/2026/NQ-CP"
    assert any("24/2026//NQ-CP" in warning for warning in header.warnings)


def test_a_number_without_digits_is_missing_and_reported() -> None:
    header = head("Số: /ĐCK-CTT")
    assert (header.number, header.number_tail) == ("", "ĐCK-CTT")
    assert any("không có số" in warning for warning in header.warnings)


def test_a_day_without_its_number_is_missing_and_reported() -> None:
    header = head("Số: 1/2025/NĐ-CP", day="Hà Nội, ngày tháng 7 năm 2025")
    assert header.issued_on is None
    assert header.date_warned


def test_the_issuer_is_the_office_below_its_ministry() -> None:
    assert head("Số: 1/ĐCK-CTT", issuer="BỘ CÔNG THƯƠNG\nCỤC ĐỔI MỚI SÁNG TẠO,\nCHUYỂN ĐỔI XANH").issuer == "CỤC ĐỔI MỚI SÁNG TẠO, CHUYỂN ĐỔI XANH"
    assert head("Số: 1/QĐ-UBND", issuer="ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\n-------").issuer == "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"


def test_the_subject_of_a_letter_runs_over_its_lines() -> None:
    header = read_header(
        lines("SỞ CÔNG THƯƠNG", "Số: 5/SCT-QLCN", "V/v hướng dẫn về", "cụm công nghiệp", "Lạng Sơn, ngày 03 tháng 7 năm 2025", "Kính gửi: A")
    )
    assert header.subject == "hướng dẫn về cụm công nghiệp"
    assert header.issued_on == date(2025, 7, 3)


@pytest.mark.parametrize(
    ("sentence", "validity"),
    [
        ("1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 5 năm 2024.", Validity(date(2024, 5, 1))),
        ("Thông tư này có hiệu lực kể từ ngày 01 tháng 10 năm 2024; bãi bỏ Thông tư số 28/2020/TT-BCT.", Validity(date(2024, 10, 1))),
        ("1. Nghị quyết này có hiệu lực thi hành từ ngày 29 tháng 4 năm 2026 đến trước ngày 01 tháng 03 năm 2027.",
         Validity(date(2026, 4, 29), date(2027, 2, 28))),
        ("1. Nghị quyết này có hiệu lực từ ngày 01 tháng 7 năm 2026 đến hết ngày 28 tháng 02 năm 2027 trừ trường hợp khác.",
         Validity(date(2026, 7, 1), date(2027, 2, 28))),
        ("Quyết định này có hiệu lực thi hành kể từ ngày ký.", Validity(date(2030, 3, 5))),
        ("Quyết định này có hiệu lực từ ngày 15/9/2026.", Validity(date(2026, 9, 15))),
        ("Nghị định số 68/2017/NĐ-CP có hiệu lực từ ngày 15 tháng 7 năm 2017.", Validity()),
    ],
)  # fmt: skip
def test_days_in_force_from_the_documents_own_sentence(sentence: str, validity: Validity) -> None:
    assert effect(sentence, issued_on=date(2030, 3, 5)).validity == validity


def test_a_day_of_expiry_in_its_own_clause() -> None:
    found = effect(
        "1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025.",
        "2. Nghị định này hết hiệu lực kể từ ngày 01 tháng 3 năm 2027 trừ các trường hợp sau:",
    )
    assert found.validity == Validity(date(2025, 7, 1), date(2027, 2, 28))
    assert any("ngoại lệ" in warning for warning in found.warnings)


def test_documents_ended_as_a_whole() -> None:
    found = effect(
        "1. Nghị định này có hiệu lực từ ngày 01 tháng 5 năm 2024.",
        "2. Nghị định số 68/2017/NĐ-CP và Nghị định số 66/2020/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.",
        "3. Bãi bỏ Điều 1 và Điều 2 tại Nghị định số 35/2023/NĐ-CP.",
        "4. Bãi bỏ Thông tư số 28/2020/TT-BCT hướng dẫn một số nội dung của Nghị định số 9/2017/NĐ-CP và Nghị định số 8/2020/NĐ-CP.",
        "5. Luật Xây dựng số 50/2014/QH13 đã được sửa đổi theo Luật số 03/2016/QH14, Luật số 35/2018/QH14 hết hiệu lực.",
    )
    assert found.replaces == ("68/2017/NĐ-CP", "66/2020/NĐ-CP", "28/2020/TT-BCT", "50/2014/QH13")


def test_a_decree_read_from_word(tmp_path: Path) -> None:
    path = write_decree(tmp_path / "nd.docx", "Điều 1. Hiệu lực thi hành", "Nghị định này có hiệu lực từ ngày 01 tháng 5 năm 2030.")
    document = read(path).document
    assert document.id == "12-2030-nd-cp"
    assert document.kind is DocumentKind.LEGAL
    assert document.kind_name == "Nghị định"
    assert document.title == "Về việc thử nghiệm"
    assert document.issuer == "Chính phủ"
    assert document.issued_on == date(2030, 3, 5)
    assert document.validity == Validity(date(2030, 5, 1))
    assert document.verification is Verification.PRIMARY


def test_an_amending_title_names_what_it_amends(tmp_path: Path) -> None:
    path = write_decree(tmp_path / "nd.docx", "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 32/2024/NĐ-CP", "1. Bỏ Điều 5.")
    assert read(path).document.amends == ("32/2024/NĐ-CP",)


def test_a_text_that_does_not_show_whose_it_is_is_unverified(tmp_path: Path) -> None:
    path = tmp_path / "ghi-chep.txt"
    path.write_text("Ghi chép buổi họp.\n1. Việc thứ nhất\nLàm ngay.\n2. Việc thứ hai\nLàm sau.", encoding="utf-8")
    document = read(path).document
    assert (document.kind, document.id, document.verification) == (DocumentKind.OTHER, "ghi-chep", Verification.UNVERIFIED)


def test_a_missing_force_sentence_is_reported(tmp_path: Path) -> None:
    parsed = read(write_decree(tmp_path / "nd.docx", "Điều 1. Phạm vi", "Chung."))
    assert any("có hiệu lực" in warning for warning in parsed.quality.warnings)


def test_header_reading_never_fails_on_odd_lines() -> None:
    assert read_header([Line(text) for text in ("Số:", "ngày", "V/v", "", "Kính gửi")]).number == ""
