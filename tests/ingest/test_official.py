"""The official texts beside the checkout, read whole and compared with their own words."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from domain.documents import DocumentKind, Section, SectionRole, Validity
from domain.errors import EmptyDocument, UnsupportedFile
from domain.legal import LegalReference
from ingest.lines import lines_of
from ingest.parsed import ParsedDocument
from ingest.readers.docx import read_docx
from ingest.reading import read_file
from ingest.sources import find_sources
from ingest.splitting import LIMIT
from tests.ingest.pdf_maker import PlacedLine, flowed, write_pdf
from tests.ingest.writers import read, source

pytestmark = pytest.mark.official

DECREE_32 = "ND-32-2024-quan-ly-phat-trien-CCN.docx"
CIRCULAR_14 = "TT-14-2024-che-do-bao-cao-mau-van-ban-CCN.docx"
DECREE_139 = "ND-139-2025-phan-dinh-tham-quyen-2-cap-BCT.docx"
DECREE_178 = "ND-178-2025-quy-hoach-do-thi-nong-thon.docx"
LAW_135 = "Luat-Xay-dung-135-2025-QH15.docx"
RESOLUTION_24 = "NQ-24-2026-NQ-CP-cat-giam-TTHC-XD.docx"
RESOLUTION_66 = "NQ-66.18-2026-NQ-CP-phan-quyen-cat-giam-TTHC.docx"
LETTER = "1178-DCK-CTT-huong-dan-CCN-dia-gioi-moi.pdf"
SCAN = "QD-2336-2026-scan.pdf"
OLD_WORD = "TT-38-2025-BCT.doc"


@dataclass(frozen=True)
class Expected:
    name: str
    number: str
    issuer: str
    issued_on: date
    validity: Validity
    counts: tuple[int, int, int]


LEGAL = (
    Expected(DECREE_32, "32/2024/NĐ-CP", "Chính phủ", date(2024, 3, 15), Validity(date(2024, 5, 1)), (38, 123, 74)),
    Expected(CIRCULAR_14, "14/2024/TT-BCT", "Bộ Công Thương", date(2024, 8, 15), Validity(date(2024, 10, 1)), (6, 12, 10)),
    Expected(DECREE_139, "139/2025/NĐ-CP", "Chính phủ", date(2025, 6, 12), Validity(date(2025, 7, 1), date(2027, 2, 28)), (22, 35, 2)),
    Expected(DECREE_178, "178/2025/NĐ-CP", "Chính phủ", date(2025, 7, 1), Validity(date(2025, 7, 1)), (29, 102, 157)),
    Expected(LAW_135, "135/2025/QH15", "Quốc hội", date(2025, 12, 10), Validity(date(2026, 7, 1)), (95, 367, 387)),
    Expected(RESOLUTION_24, "24/2026/NQ-CP", "Chính phủ", date(2026, 4, 29), Validity(date(2026, 4, 29), date(2027, 2, 28)), (6, 16, 4)),
    Expected(RESOLUTION_66, "66.18/2026/NQ-CP", "Chính phủ", date(2026, 5, 18), Validity(date(2026, 7, 1), date(2027, 2, 28)), (7, 31, 4)),
)
every_legal_text = pytest.mark.parametrize("expected", LEGAL, ids=[item.number for item in LEGAL])


@pytest.fixture(scope="module")
def readings(official_dir: Path) -> dict[str, ParsedDocument]:
    return {item.name: read(official_dir / item.name) for item in LEGAL} | {LETTER: read(official_dir / LETTER)}


def at(parsed: ParsedDocument, place: str) -> Section:
    return next(section for section in parsed.sections if section.id == f"{parsed.document.id}/{place}")


@every_legal_text
def test_metadata_and_counts(readings: dict[str, ParsedDocument], expected: Expected) -> None:
    document, quality = readings[expected.name].document, readings[expected.name].quality
    assert (document.number, document.issuer, document.issued_on) == (expected.number, expected.issuer, expected.issued_on)
    assert document.validity == expected.validity
    assert document.kind is DocumentKind.LEGAL
    assert (quality.articles, quality.clauses, quality.points) == expected.counts


@every_legal_text
def test_every_article_is_printed_as_a_heading_and_none_is_invented(
    readings: dict[str, ParsedDocument], expected: Expected, official_dir: Path
) -> None:
    lines = lines_of(read_docx(source(official_dir / expected.name)).blocks)
    end = next(at for at, line in enumerate(lines) if line.rows and ("Nơi nhận" in line.text or "CHỦ TỊCH QUỐC HỘI" in line.text))
    printed = [int(match.group(1)) for line in lines[:end] if not line.text.startswith("“") and (match := re.match(r"Điều (\d+)\. ", line.text))]
    found = [
        int(section.article or 0) for section in readings[expected.name].sections if section.article and not section.clause and not section.point
    ]
    assert found == printed == list(range(1, expected.counts[0] + 1))


@every_legal_text
def test_no_line_that_opens_a_unit_is_left_inside_another(readings: dict[str, ParsedDocument], expected: Expected) -> None:
    """Outside quotations, every line that begins with a clause or point mark is a section of its own."""
    for section in readings[expected.name].sections:
        if section.article is None or "“" in section.text:
            continue
        for line in section.lead.split("\n")[1:]:
            assert not re.match(r"(?:\d{1,2}\.|[a-zđ]\)|Điều \d+\.)\s", line), section.id


@every_legal_text
def test_sections_are_sound(readings: dict[str, ParsedDocument], expected: Expected) -> None:
    sections = readings[expected.name].sections
    by_id = {section.id: section for section in sections}
    assert len(by_id) == len(sections)
    for section in sections:
        assert section.text.strip()
        assert section.validity == expected.validity
        assert section.legal_basis[0].number == expected.number
        parent = by_id.get(section.parent_id or "")
        assert (parent is not None) == (section.parent_id is not None)
        if parent and section.article:
            assert section.text in parent.text
        if section.appendix is not None:
            assert section.article is None
            assert len(section.text) <= LIMIT


def test_a_point_of_decree_32_word_for_word(readings: dict[str, ParsedDocument]) -> None:
    point = at(readings[DECREE_32], "dieu-8/khoan-2/diem-c")
    assert (
        point.text == "c) Đạt tỷ lệ lấp đầy ít nhất 60% hoặc nhu cầu thuê đất công nghiệp trong cụm công nghiệp "
        "vượt quá diện tích đất công nghiệp hiện có của cụm công nghiệp;"
    )
    assert point.path == (
        "Chương II. PHƯƠNG ÁN PHÁT TRIỂN, THÀNH LẬP, MỞ RỘNG CỤM CÔNG NGHIỆP",
        "Mục 2. THÀNH LẬP, MỞ RỘNG CỤM CÔNG NGHIỆP",
        "Điều 8. Điều kiện thành lập, mở rộng cụm công nghiệp",
        "Khoản 2",
        "Điểm c",
    )
    assert point.legal_basis == (LegalReference("32/2024/NĐ-CP", "8", "2", "c"),)
    assert point.role is SectionRole.CONDITION


def test_roles_of_decree_32(readings: dict[str, ParsedDocument]) -> None:
    decree = readings[DECREE_32]
    roles = {
        place: at(decree, place).role
        for place in ("dieu-2/khoan-1", "dieu-9/khoan-1/diem-a", "dieu-10", "dieu-10/khoan-3", "dieu-35/khoan-2", "dieu-36")
    }
    assert list(roles.values()) == [
        SectionRole.DEFINITION, SectionRole.DOSSIER, SectionRole.STEPS, SectionRole.TIME_LIMIT, SectionRole.TRANSITION, SectionRole.SANCTION,
    ]  # fmt: skip
    assert decree.document.replaces == ("68/2017/NĐ-CP", "66/2020/NĐ-CP")


def test_forms_of_circular_14_are_set_apart(readings: dict[str, ParsedDocument]) -> None:
    circular = readings[CIRCULAR_14]
    form = at(circular, "phu-luc-ii/mau-so-02")
    assert (form.in_form, form.article, form.role) == (True, None, SectionRole.FORM)
    assert form.heading == "Mẫu số 02. Quyết định thành lập/mở rộng cụm công nghiệp"
    assert "Điều 1. Thành lập/mở rộng cụm công nghiệp" in form.text
    forms = [section for section in circular.sections if section.in_form and (section.parent_id or "").count("/") == 1]
    assert [section.heading.split(".")[0] for section in forms] == [
        "Biểu số 01", "Biểu số 02", "Biểu số 03", "Biểu số 04", "Mẫu số 01", "Mẫu số 02", "Mẫu số 03", "Mẫu số 04",
    ]  # fmt: skip
    assert "| TT | Chỉ tiêu | Đơn vị tính | Kết quả | Ghi chú |\n| --- |" in at(circular, "phu-luc-i/bieu-so-01").text
    assert circular.document.replaces == ("28/2020/TT-BCT",)


def test_quoted_articles_of_decree_178_stay_in_the_amending_article(readings: dict[str, ParsedDocument]) -> None:
    decree = readings[DECREE_178]
    assert "“Điều 81. Điều kiện kinh nghiệm nghề nghiệp" in at(decree, "dieu-28").text
    assert not any(section.article in ("81", "103") for section in decree.sections)


def test_annexes_of_resolution_66_nest_and_their_tables_are_split(readings: dict[str, ParsedDocument]) -> None:
    resolution = readings[RESOLUTION_66]
    assert len({section.appendix for section in resolution.sections if section.appendix}) == 18
    planning = next(section for section in resolution.sections if section.heading == "A. LĨNH VỰC QUY HOẠCH ĐÔ THỊ VÀ NÔNG THÔN")
    assert [heading.split(".")[0] for heading in planning.path] == ["Phụ lục I", "Mục 1", "Tiểu mục 1", "A"]
    parts = [section for section in resolution.sections if section.appendix == "II" and section.parent_id]
    assert len(parts) > 5
    assert all(part.text.startswith("| STT | DANH SÁCH CÁC VBQPPL") for part in parts)


def test_the_number_of_resolution_24_is_repaired_and_reported(readings: dict[str, ParsedDocument]) -> None:
    assert any("24/2026//NQ-CP" in warning for warning in readings[RESOLUTION_24].quality.warnings)


def test_exceptions_of_force_are_reported(readings: dict[str, ParsedDocument]) -> None:
    for name in (LAW_135, DECREE_139, RESOLUTION_66):
        assert any("hiệu lực" in warning for warning in readings[name].quality.warnings), name


def test_the_letter_is_repaired_and_says_what_it_lacks(readings: dict[str, ParsedDocument]) -> None:
    letter = readings[LETTER]
    document = letter.document
    assert (document.kind, document.number, document.issued_on, letter.quality.pages) == (DocumentKind.LETTER, "", None, 1)
    assert document.title == "Hướng dẫn về công tác quản lý, phát triển cụm công nghiệp theo địa giới hành chính mới"
    assert document.issuer == "Cục Đổi mới sáng tạo, chuyển đổi xanh và Khuyến công"
    assert len(letter.quality.warnings) == 2
    assert [section.heading for section in letter.sections[1:]] == [
        "1. Về điều kiện thành lập, mở rộng CCN",
        "2. Về địa giới hành chính áp dụng cho thành lập CCN",
    ]
    assert not any("ƣ" in section.text or "HÕA" in section.text for section in letter.sections)
    assert "Sở Công Thương tỉnh Lào Cai" in letter.sections[0].text


def test_the_scan_and_the_old_word_file_say_what_to_do(official_dir: Path) -> None:
    with pytest.raises(EmptyDocument, match="7 trang") as scan:
        read(official_dir / SCAN)
    assert "OCR" in scan.value.remedy
    with pytest.raises(UnsupportedFile, match=r"\.doc") as old:
        read(official_dir / OLD_WORD)
    assert ".docx" in old.value.remedy


@pytest.mark.parametrize("name", [DECREE_32, DECREE_139, LAW_135])
@pytest.mark.parametrize("indent", [0, 28])
def test_the_same_text_as_pdf_gives_the_same_sections(
    readings: dict[str, ParsedDocument], official_dir: Path, tmp_path: Path, name: str, indent: float
) -> None:
    lines = lines_of(read_docx(source(official_dir / name)).blocks)
    pages = flowed([line.text for line in lines[1:] if not line.rows], indent=indent)
    pages[0] = [*_head(lines[0].rows), *pages[0]]
    from_pdf = read(write_pdf(tmp_path / "a.pdf", pages))
    assert from_pdf.document.number == readings[name].document.number

    def flat(parsed: ParsedDocument) -> list[tuple[str, str]]:
        return [(section.id, section.text.replace("\n", " ")) for section in parsed.sections]

    assert flat(from_pdf) == flat(readings[name])


def _head(rows: tuple[tuple[str, ...], ...]) -> list[PlacedLine]:
    issuer, motto = rows[0][0].split("\n")[0], rows[0][1].split("\n")
    return [(80, 830, issuer), (330, 830, motto[0]), (340, 818, motto[1]), (80, 806, rows[1][0]), (340, 806, rows[1][1])]


def test_all_official_files_are_read_in_five_seconds(official_dir: Path) -> None:
    start = time.process_time()  # a busy machine does not count
    for file in find_sources([official_dir]):
        if Path(file.path).name not in (SCAN, OLD_WORD):
            read_file(file)
    assert time.process_time() - start < 5
