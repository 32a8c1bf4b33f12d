from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from domain.documents import Document, DocumentKind, Section, SectionRole, Validity
from domain.legal import LegalReference
from ingest.body import parse_body
from ingest.sections import make_sections
from ingest.splitting import LIMIT
from ingest.structure import read_structure
from tests.ingest.writers import ids, lines, read, write_decree

DECREE = Document("1-2030-nd-cp", "Thử", DocumentKind.LEGAL, "Nghị định", "1/2030/NĐ-CP", validity=Validity())
_TEXTS = st.lists(
    st.sampled_from(
        [
            "Điều 1. Phạm vi", "Điều 2. Hồ sơ", "Điều 3. Trình tự", "1. Một:", "2. Hai.", "3. Ba.", "a) A;", "b) B.", "đ) Đ.", "Lời thường.",
            "Điều 2 của Nghị định này.", "# Chương I", "# CHUNG", "như sau: “Điều 9. Trích", "hết trích.”", "# PHỤ LỤC I", "# TÊN PHỤ LỤC",
            "# Mẫu số 01", "I. Phần", "A. Nhóm", "Nơi nhận:", "x" * 900,
        ]
    ),
    max_size=40,
)  # fmt: skip


@given(_TEXTS)
def test_sections_are_sound_whatever_the_lines(texts: list[str]) -> None:
    sections = make_sections(DECREE, read_structure(lines(*texts)).units)
    by_id = {section.id: section for section in sections}
    assert len(by_id) == len(sections)
    assert [section.order for section in sections] == list(range(len(sections)))
    for section in sections:
        assert section.text.strip()
        assert section.path[-1]
        assert section.lead in section.text
        if section.parent_id:
            parent = by_id[section.parent_id]
            assert parent.order < section.order
            assert len(parent.path) < len(section.path)
            assert section.text in parent.text or parent.appendix is not None or not parent.article
        if section.in_form or section.appendix is not None:
            assert section.article is None


@given(_TEXTS)
def test_every_line_of_the_body_is_in_exactly_one_article(texts: list[str]) -> None:
    body = lines("Điều 1. Phạm vi", *(text for text in texts if not text.startswith("#")))
    units, _ = parse_body(body)
    printed = [line.text for unit in units for inner in unit.walk() for line in inner.lines]
    assert printed == [line.text for line in body]


def test_text_is_whole_lead_is_own_and_ids_are_stable(tmp_path: Path) -> None:
    parsed = read(
        write_decree(
            tmp_path / "nd.docx",
            "# Chương I",
            "# CHUNG",
            "Điều 1. Hồ sơ đề nghị",
            "1. Hồ sơ gồm:",
            "a) Đơn;",
            "đ) lạc.",
            "b) Bản sao.",
            "2. Số lượng.",
        )
    )
    assert ids(parsed) == ["can-cu", "dieu-1", "dieu-1/khoan-1", "dieu-1/khoan-1/diem-a", "dieu-1/khoan-1/diem-b", "dieu-1/khoan-2"]
    article, clause, point = parsed.sections[1:4]
    assert article.text == "Điều 1. Hồ sơ đề nghị\n1. Hồ sơ gồm:\na) Đơn;\nđ) lạc.\nb) Bản sao.\n2. Số lượng."
    assert article.lead == ""
    assert clause.lead == "1. Hồ sơ gồm:"
    assert point.path == ("Chương I. CHUNG", "Điều 1. Hồ sơ đề nghị", "Khoản 1", "Điểm a")
    assert (point.article, point.clause, point.point) == ("1", "1", "a")
    assert point.legal_basis == (LegalReference("12/2030/NĐ-CP", "1", "1", "a"),)
    assert point.parent_id == clause.id
    assert {section.role for section in (article, clause, point)} == {SectionRole.DOSSIER}


def test_a_form_section_has_no_article_and_names_the_form(tmp_path: Path) -> None:
    parsed = read(
        write_decree(
            tmp_path / "nd.docx",
            "Điều 1. Mẫu",
            "Ban hành mẫu.",
            after=("# PHỤ LỤC II", "# MẪU", "# Mẫu số 01", "# QUYẾT ĐỊNH", "Điều 1. Thành lập.", "Điều 2. Thi hành."),
        )
    )
    form = parsed.sections[-1]
    assert ids(parsed)[-2:] == ["phu-luc-ii", "phu-luc-ii/mau-so-01"]
    assert (form.in_form, form.article, form.appendix, form.role) == (True, None, "II", SectionRole.FORM)
    assert form.path == ("Phụ lục II. MẪU", "Mẫu số 01. QUYẾT ĐỊNH")
    assert form.legal_basis == (LegalReference("12/2030/NĐ-CP", appendix="II", form="Mẫu số 01"),)
    assert parsed.quality.articles == 1


def test_a_repeated_part_gets_a_suffix() -> None:
    sections = make_sections(
        DECREE, read_structure(lines("Điều 1. A", "Chung.", "Nơi nhận:", "# PHỤ LỤC", "1. Một.", "2. Hai.", "2. Hai nữa.")).units
    )
    assert [section.id.rsplit("/", 1)[1] for section in sections[-3:]] == ["1", "2", "2-2"]


def test_a_long_annex_shows_its_parts_headings_instead_of_their_text() -> None:
    long = "chữ " * 700
    sections = make_sections(
        DECREE, read_structure(lines("Điều 1. A", "Chung.", "Nơi nhận:", "# PHỤ LỤC I", "# TÊN", f"1. {long}", f"2. {long}")).units
    )
    annex = next(section for section in sections if section.path[-1].startswith("Phụ lục"))
    assert len(annex.text) < 600
    assert "- 1. chữ" in annex.text
    assert all(len(section.text) <= LIMIT for section in sections if section.appendix is not None)


def test_an_edit_changes_the_digest_of_its_section_and_those_around_it_only() -> None:
    def digests(word: str) -> dict[str, str]:
        units = read_structure(lines("Điều 1. A", "1. Một.", f"2. {word}.", "Điều 2. B", "Khác.")).units
        return {section.id: section.digest for section in make_sections(DECREE, units)}

    before, after = digests("Hai"), digests("Ba")
    changed = {identifier for identifier in before if before[identifier] != after[identifier]}
    assert changed == {"1-2030-nd-cp/dieu-1", "1-2030-nd-cp/dieu-1/khoan-2"}


def test_a_letter_has_a_whole_and_its_numbered_parts(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text(
        "SỞ CÔNG THƯƠNG\nSố: 15/SCT-QLCN\nV/v hướng dẫn cụm công nghiệp\nLạng Sơn, ngày 02 tháng 7 năm 2025\nKính gửi: UBND các xã\n"
        "Sở hướng dẫn như sau:\n1. Về điều kiện\nTheo Điều 8.\n2. Về hồ sơ\nTheo Điều 9.\nNơi nhận:\n- Như trên.",
        encoding="utf-8",
    )
    parsed = read(path)
    assert parsed.document.kind is DocumentKind.LETTER
    assert parsed.document.title == "Hướng dẫn cụm công nghiệp"
    assert ids(parsed) == ["noi-dung", "noi-dung/1", "noi-dung/2"]
    whole: Section = parsed.sections[0]
    assert whole.path == ("Hướng dẫn cụm công nghiệp",)
    assert "Nơi nhận" not in whole.text
    assert all(section.legal_basis == () for section in parsed.sections)
