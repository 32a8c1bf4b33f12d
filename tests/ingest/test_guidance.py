from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.documents import DocumentKind, SectionRole, Validity, Verification
from domain.errors import EmptyDocument, KnowledgeError
from domain.legal import LegalReference
from ingest.parsed import ParsedDocument
from tests.ingest.writers import ids, read

FRONT = """---
id: dieu-kien
title: Điều kiện thành lập
field: thanh-lap
lead_office: so-cong-thuong
in_force_from: 2024-05-01
in_force_to:
sources: ["32/2024/NĐ-CP", "303/2026/NĐ-CP"]
verification: secondary
reviewed_on: 2026-11-22
---
"""
BODY = """# Điều kiện thành lập

## Thành lập mới {#dk-2026 role=condition from=2026-09-15 to=2027-01-01 verification=unverified}

Phải có tên trong danh mục.

| Tiêu chí | Mức |
| --- | --- |
| Lấp đầy | 50% |

Căn cứ: khoản 1 Điều 8 Nghị định 32/2024/NĐ-CP; khoản 3 Điều 1 Nghị định 303/2026/NĐ-CP

Hỏi: Muốn lập cụm mới thì cần những gì?
Hỏi: What are the conditions?

### Ngoại lệ {#ngoai-le}

Vùng núi.

## Hồ sơ gồm những gì

- Đơn
  - bản chính
"""


def guidance(folder: Path, text: str) -> ParsedDocument:
    path = folder / "dk.md"
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_front_matter_becomes_the_document(tmp_path: Path) -> None:
    document = guidance(tmp_path, FRONT + BODY).document
    assert (document.id, document.title, document.kind) == ("dieu-kien", "Điều kiện thành lập", DocumentKind.GUIDANCE)
    assert document.validity == Validity(date(2024, 5, 1))
    assert document.verification is Verification.SECONDARY


def test_headings_become_sections_with_bases_and_questions_apart(tmp_path: Path) -> None:
    parsed = guidance(tmp_path, FRONT + BODY)
    assert ids(parsed) == ["dk-2026", "ngoai-le", "ho-so-gom-nhung-gi"]
    first = parsed.sections[0]
    assert first.path == ("Điều kiện thành lập", "Thành lập mới")
    assert first.role is SectionRole.CONDITION
    assert first.legal_basis == (LegalReference("32/2024/NĐ-CP", "8", "1"), LegalReference("303/2026/NĐ-CP", "1", "3"))
    assert first.questions == ("Muốn lập cụm mới thì cần những gì?", "What are the conditions?")
    assert "Căn cứ" not in first.text
    assert "Hỏi" not in first.text
    assert "| Lấp đầy | 50% |" in first.lead
    assert first.text.endswith("Ngoại lệ\nVùng núi.")
    assert parsed.quality.tables == 1


def test_sub_headings_inherit_dates_and_label_and_are_narrowed(tmp_path: Path) -> None:
    first, inner, last = guidance(tmp_path, FRONT + BODY).sections
    assert first.validity == inner.validity == Validity(date(2026, 9, 15), date(2027, 1, 1))
    assert inner.verification is Verification.UNVERIFIED
    assert inner.parent_id == first.id
    assert inner.path == ("Điều kiện thành lập", "Thành lập mới", "Ngoại lệ")
    assert last.validity == Validity(date(2024, 5, 1))
    assert last.verification is Verification.SECONDARY
    assert last.role is SectionRole.DOSSIER
    assert "- Đơn\n  - bản chính" in last.text


def test_a_heading_with_only_sub_headings_shows_theirs(tmp_path: Path) -> None:
    parsed = guidance(tmp_path, FRONT + "## Cha\n\n### Con\n\nChữ.\n")
    assert parsed.sections[0].lead == ""
    assert parsed.sections[0].text == "Con\nChữ."


def test_one_source_gives_its_number_to_bases_without_one(tmp_path: Path) -> None:
    front = FRONT.replace(', "303/2026/NĐ-CP"', "")
    assert guidance(tmp_path, front + "## A\n\nChữ.\n\nCăn cứ: khoản 1 Điều 8\n").sections[0].legal_basis == (
        LegalReference("32/2024/NĐ-CP", "8", "1"),
    )


def test_a_changed_question_changes_the_digest(tmp_path: Path) -> None:
    before = guidance(tmp_path, FRONT + BODY).sections[0].digest
    assert guidance(tmp_path, FRONT + BODY.replace("cần những gì", "cần gì")).sections[0].digest != before


def test_a_number_sign_in_a_fenced_block_is_text(tmp_path: Path) -> None:
    parsed = guidance(tmp_path, FRONT + "## A\n\n```\n# không phải mục\n```\n")
    assert len(parsed.sections) == 1


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        (FRONT + "## A {#a role=dieu}\n\nChữ.", ":12", "role"),
        (FRONT + "## A {#a tu=2026-01-01}\n\nChữ.", ":12", "tu="),
        (FRONT + "## A {#a from=2026-13-01}\n\nChữ.", ":12", "from"),
        (FRONT + "## A {#a verification=sure}\n\nChữ.", ":12", "verification"),
        (FRONT + "## A {#Dấu}\n\nChữ.", ":12", "#Dấu"),
        (FRONT + "## A {#a}\n\nChữ.\n\n## B {#a}\n\nChữ.", ":16", "#a".lstrip("#")),
        (FRONT + "## A\n\n## B\n\nChữ.", ":12", "không có nội dung"),
        (FRONT + "## A\n\nChữ.\n\nCăn cứ: theo quy định", ":16", "căn cứ"),
        (FRONT + "## A {#a to=2020-01-01}\n\nChữ.", ":12", "hiệu lực"),
        (FRONT.replace("2024-05-01", "01/5/2024") + "## A\n\nChữ.", "dk.md", "in_force_from"),
        (FRONT.replace("secondary", "chac") + "## A\n\nChữ.", "dk.md", "verification"),
        (FRONT.replace("field:", "filed:").replace("lead_office", "lead_offise") + "## A\n\nChữ.", "dk.md", "filed"),
        ("---\nid: a\n", ":1", "đóng"),
        ("---\nid: [a\n---\nChữ", "dk.md:", "YAML"),
    ],
)
def test_mistakes_name_file_line_and_word(tmp_path: Path, text: str, place: str, word: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        guidance(tmp_path, text)
    assert "dk.md" in caught.value.message
    assert place in caught.value.message
    assert word in caught.value.message


def test_front_matter_of_someone_else_is_reported_not_refused(tmp_path: Path) -> None:
    parsed = guidance(tmp_path, "---\ntitle: Ghi chép\nauthor: A\n---\n## A\n\nChữ.\n")
    assert parsed.document.kind is DocumentKind.OTHER
    assert parsed.document.verification is Verification.UNVERIFIED
    assert any("author" in warning for warning in parsed.quality.warnings)


def test_front_matter_alone_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument):
        guidance(tmp_path, FRONT)
