from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import EmptyDocument, UnreadableFile
from ingest.readers.pdf import read_pdf
from tests.ingest.pdf_maker import HEIGHT, centred, flowed, write_pdf
from tests.ingest.writers import ids, read, source

HEAD = [
    (80.0, 800.0, "CHÍNH PHỦ"), (330.0, 800.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (360.0, 786.0, "Độc lập - Tự do - Hạnh phúc"),
    (80.0, 772.0, "Số: 12/2030/NĐ-CP"), (330.0, 772.0, "Hà Nội, ngày 05 tháng 3 năm 2030"),
    centred(740, "NGHỊ ĐỊNH"), centred(726, "Về việc thử nghiệm"),
]  # fmt: skip
LONG = "Ủy ban nhân dân cấp tỉnh quyết định thực hiện các quy định liên quan đến địa bàn cấp huyện trong lĩnh vực quản lý, phát triển cụm công nghiệp"


def texts(path: Path) -> list[str]:
    return [block.text for block in read_pdf(source(path)).blocks if hasattr(block, "text")]


def test_lines_join_to_paragraphs_and_page_numbers_go(tmp_path: Path) -> None:
    unit = ["Điều {0}. Phạm vi điều chỉnh", f"1. {LONG}.", f"2. {LONG} theo khoản 1 Điều này.", f"a) {LONG};", "b) Ngắn {0}."]
    paragraphs = [text.format(number) for number in range(1, 17) for text in unit]
    path = write_pdf(tmp_path / "a.pdf", flowed(paragraphs))
    raw = read_pdf(source(path))
    assert texts(path) == paragraphs
    assert raw.pages == 3
    assert {block.page for block in raw.blocks} == {1, 2, 3}


def test_without_first_line_indent_marks_begin_paragraphs(tmp_path: Path) -> None:
    paragraphs = ["Điều 1. Phạm vi điều chỉnh", f"1. {LONG}.", f"2. {LONG}.", "Điều 2. Đối tượng", f"{LONG}."]
    assert texts(write_pdf(tmp_path / "a.pdf", flowed(paragraphs, indent=0))) == paragraphs


def test_a_broken_reference_opens_no_clause(tmp_path: Path) -> None:
    page = [
        (80.0, 700.0, "1. Thực hiện theo quy định tại khoản 2 Điều 5 và các trường hợp nêu tại các khoản"),
        (80.0, 685.0, "2. Điều này không phải là khoản mới."),
    ]
    assert texts(write_pdf(tmp_path / "a.pdf", [page])) == [f"{page[0][2]} {page[1][2]}"]


def test_the_two_columns_of_the_head_are_taken_apart(tmp_path: Path) -> None:
    body = flowed(["Điều 1. Hiệu lực thi hành", "Nghị định này có hiệu lực từ ngày 01 tháng 5 năm 2030.", f"{LONG}."])[0]
    path = write_pdf(tmp_path / "a.pdf", [[*HEAD, *((x, y - 100, text) for x, y, text in body)]])
    document = read(path).document
    assert (document.number, document.issuer, str(document.issued_on)) == ("12/2030/NĐ-CP", "Chính phủ", "2030-03-05")
    assert document.title == "Về việc thử nghiệm"
    assert str(document.validity.start) == "2030-05-01"


def test_sections_carry_their_page(tmp_path: Path) -> None:
    paragraphs = [text for number in range(1, 13) for text in (f"Điều {number}. Tên của điều", f"{LONG}.", f"{LONG}.")]
    parsed = read(write_pdf(tmp_path / "a.pdf", flowed(paragraphs)))
    assert ids(parsed) == [f"dieu-{number}" for number in range(1, 13)]
    pages = [section.page for section in parsed.sections]
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert pages[0] == 1
    assert pages[-1] == parsed.quality.pages == 2


def test_old_fonts_are_repaired_where_the_file_shows_them(tmp_path: Path) -> None:
    damaged = write_pdf(
        tmp_path / "a.pdf", [[centred(700, "CỘNG HÕA XÃ HỘI CHỦ NGHĨA"), (80, 660, "Sở Công Thƣơng nêu rõ nhƣ sau."), (80, 600, "Hết.")]]
    )
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nSở Công Thương nêu rõ như sau.\nHết." in read(damaged).sections[0].text
    whole = write_pdf(tmp_path / "b.pdf", [[(80, 660, "ÔNG VÕ VĂN HÕA nêu rõ như sau.")]])
    assert "VÕ VĂN HÕA" in read(whole).sections[0].text


def test_tcvn3_text_layer_is_brought_to_unicode(tmp_path: Path) -> None:
    line = "Céng hßa x· héi chñ nghÜa ViÖt Nam, quy ®Þnh vÒ qu¶n lý côm c«ng nghiÖp trªn ®Þa bµn tØnh"
    parsed = read(write_pdf(tmp_path / "a.pdf", [[(60, 700, line)]]))
    assert "Cộng hòa xã hội chủ nghĩa Việt Nam, quy định về quản lý cụm công nghiệp" in parsed.sections[0].text
    assert any("TCVN3" in warning for warning in parsed.quality.warnings)


def test_repeated_heads_go(tmp_path: Path) -> None:
    pages = [[(80.0, HEIGHT - 30, "Tài liệu tập huấn"), (80.0, 700.0, f"Trang nội dung thứ {number}.")] for number in range(5)]
    assert texts(write_pdf(tmp_path / "a.pdf", pages)) == [f"Trang nội dung thứ {number}." for number in range(5)]


def test_a_scan_says_how_many_pages_need_ocr(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "scan.pdf", [[], []], image=True)
    with pytest.raises(EmptyDocument, match="2 trang") as caught:
        read(path)
    assert "OCR" in caught.value.remedy


def test_the_stamp_of_a_signature_does_not_make_a_scan_readable(tmp_path: Path) -> None:
    stamp = [(300.0, 800.0, "Người ký: Ủy ban nhân dân tỉnh"), (300.0, 788.0, "Thời gian ký: 12.3.2026")]
    with pytest.raises(EmptyDocument):
        read(write_pdf(tmp_path / "scan.pdf", [stamp, []], image=True))


def test_single_scanned_pages_are_named(tmp_path: Path) -> None:
    pages = [*flowed([f"{LONG}."] * 3), []]
    assert any("Trang 2" in warning for warning in read(write_pdf(tmp_path / "a.pdf", pages)).quality.warnings)


def test_an_encrypted_file_says_so(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [[(80, 700, "Bí mật")]], encrypted=True)
    with pytest.raises(UnreadableFile, match="mật khẩu"):
        read(path)


@pytest.mark.parametrize("content", [b"khong phai pdf", b"%PDF-1.7\nhong", b"\0" * 100])
def test_a_corrupt_file_is_unreadable(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(UnreadableFile):
        read(tmp_path / "a.pdf")


def test_a_file_without_bytes_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    with pytest.raises(EmptyDocument):
        read(tmp_path / "a.pdf")
