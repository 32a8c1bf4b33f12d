from __future__ import annotations

from pathlib import Path

import pytest

from domain.documents import DocumentKind
from domain.errors import EmptyDocument, UnreadableFile, UnsupportedFile
from tests.ingest.writers import ids, read


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("a.doc", ".docx"), ("b.xlsx", ".docx"), ("c.jpg", "OCR"), ("d.xyz", ".pdf"), ("khong-duoi", ".pdf")],
)
def test_unknown_kinds_are_named_with_what_to_do(tmp_path: Path, name: str, remedy: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(UnsupportedFile) as caught:
        read(tmp_path / name)
    assert name in caught.value.message
    assert remedy in caught.value.remedy


def test_text_in_utf8_utf16_and_tcvn3(tmp_path: Path) -> None:
    text = "Điều 1. Phạm vi điều chỉnh\nQuyết định này quy định về quản lý.\nĐiều 2. Đối tượng\nÁp dụng chung."
    tcvn3 = "§iÒu 1. Ph¹m vi ®iÒu chØnh\nQuyÕt ®Þnh nµy quy ®Þnh vÒ qu¶n lý.\n§iÒu 2. §èi t­îng\n¸p dông chung."
    for name, content in (("a.txt", text.encode("utf-8-sig")), ("b.txt", text.encode("utf-16")), ("c.txt", tcvn3.encode("latin-1"))):
        (tmp_path / name).write_bytes(content)
        parsed = read(tmp_path / name)
        assert ids(parsed) == ["dieu-1", "dieu-2"], name
        assert parsed.sections[0].text.startswith("Điều 1. Phạm vi điều chỉnh\nQuyết định này")


def test_an_unknown_encoding_is_unreadable_and_blank_text_empty(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(range(128, 255)))
    (tmp_path / "b.txt").write_bytes(b" \n \n")
    with pytest.raises(UnreadableFile, match="bảng mã"):
        read(tmp_path / "a.txt")
    with pytest.raises(EmptyDocument):
        read(tmp_path / "b.txt")


def test_a_law_saved_as_markdown_is_read_by_its_articles(tmp_path: Path) -> None:
    (tmp_path / "luat.md").write_text("# NGHỊ ĐỊNH\n\n## Điều 1. Phạm vi\n\n1. Một.\n2. Hai.\n\n**Điều 2. Đối tượng**\n\nChung.\n", encoding="utf-8")
    assert ids(read(tmp_path / "luat.md")) == ["dieu-1", "dieu-1/khoan-1", "dieu-1/khoan-2", "dieu-2"]


def test_markdown_without_front_matter_is_read_by_its_headings(tmp_path: Path) -> None:
    (tmp_path / "Ghi chú.md").write_text("# Sổ tay\n\nMở đầu.\n\n## Phần một\n\nNội dung.\n\n## Trống\n", encoding="utf-8")
    parsed = read(tmp_path / "Ghi chú.md")
    assert (parsed.document.id, parsed.document.title, parsed.document.kind) == ("ghi-chu", "Sổ tay", DocumentKind.OTHER)
    assert ids(parsed) == ["mo-dau", "phan-mot"]
