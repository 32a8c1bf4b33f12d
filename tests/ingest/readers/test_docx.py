from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from domain.errors import EmptyDocument, UnreadableFile
from ingest.blocks import Paragraph, TableBlock
from ingest.readers.docx import read_docx
from ingest.readers.limits import check_size, check_unpacked
from tests.ingest.writers import add_table, read, source, write_decree

TCVN3 = "§iÒu 1. Ph¹m vi ®iÒu chØnh"


def paragraphs(path: Path) -> list[Paragraph]:
    return [block for block in read_docx(source(path)).blocks if isinstance(block, Paragraph)]


def test_order_alignment_and_bold(tmp_path: Path) -> None:
    path = write_decree(tmp_path / "a.docx", "Điều 1. Một")
    blocks = read_docx(source(path)).blocks
    assert isinstance(blocks[0], TableBlock)
    assert blocks[0].rows[1][0] == "Số: 12/2030/NĐ-CP"
    heading, article = blocks[1], blocks[5]
    assert isinstance(heading, Paragraph)
    assert (heading.text, heading.align, heading.bold, heading.centered) == ("NGHỊ ĐỊNH", "center", True, True)
    assert isinstance(article, Paragraph)
    assert (article.text, article.bold) == ("Điều 1. Một", False)


def test_jc_end_is_read_as_right(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Mẫu số 01")
    alignment = OxmlElement("w:jc")
    alignment.set(qn("w:val"), "end")
    paragraph._p.get_or_add_pPr().append(alignment)
    document.save(str(tmp_path / "a.docx"))
    assert paragraphs(tmp_path / "a.docx")[0].align == "right"


def test_merged_cells_keep_their_place(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = str(number)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "ngang"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "dọc"
    document.save(str(tmp_path / "a.docx"))
    (block,) = [block for block in read_docx(source(tmp_path / "a.docx")).blocks if isinstance(block, TableBlock)]
    assert block.rows == (("ngang", "", "2"), ("3", "4", "dọc"), ("6", "7", ""))


def test_a_table_in_a_cell_is_kept_in_that_cell(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=2).cell(0, 1)
    cell.text = "ngoài"
    inner = cell.add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "trong 1", "trong 2"
    document.save(str(tmp_path / "a.docx"))
    block = read_docx(source(tmp_path / "a.docx")).blocks[0]
    assert isinstance(block, TableBlock)
    assert "trong 1; trong 2" in block.rows[0][1]


def test_automatic_numbers_are_written_out(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("Một", "Hai"):
        document.add_paragraph(text, style="List Number")
    document.save(str(tmp_path / "a.docx"))
    assert [paragraph.text for paragraph in paragraphs(tmp_path / "a.docx")] == ["1. Một", "2. Hai"]


def test_inserted_text_is_read_and_deleted_text_is_not(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Giữ ")
    for tag, text_tag, text in (("w:ins", "w:t", "thêm"), ("w:del", "w:delText", "xóa")):
        change, run, piece = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        piece.text = text
        run.append(piece)
        change.append(run)
        paragraph._p.append(change)
    document.save(str(tmp_path / "a.docx"))
    assert paragraphs(tmp_path / "a.docx")[0].text == "Giữ thêm"


def test_tcvn3_font_is_brought_to_unicode(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph().add_run(TCVN3).font.name = ".VnTime"
    document.add_paragraph("Chữ Unicode")
    document.save(str(tmp_path / "a.docx"))
    assert [paragraph.text for paragraph in paragraphs(tmp_path / "a.docx")] == ["Điều 1. Phạm vi điều chỉnh", "Chữ Unicode"]


def test_unicode_text_under_a_tcvn3_font_name_stays(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Điều 1. Phạm vi điều chỉnh").font.name = ".VnTime"
    document.save(str(tmp_path / "a.docx"))
    assert paragraphs(tmp_path / "a.docx")[0].text == "Điều 1. Phạm vi điều chỉnh"


@pytest.mark.parametrize("content", [b"khong phai zip", b"PK\x03\x04 hong", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_a_corrupt_or_encrypted_file_is_unreadable(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        read(tmp_path / "a.docx")
    assert caught.value.remedy


def test_a_zip_that_is_no_word_file_is_unreadable(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<khong/>")
    with pytest.raises(UnreadableFile):
        read(tmp_path / "a.docx")


def test_a_truncated_word_file_is_unreadable(tmp_path: Path) -> None:
    whole = write_decree(tmp_path / "a.docx", "Điều 1. Một").read_bytes()
    (tmp_path / "b.docx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableFile):
        read(tmp_path / "b.docx")


def test_broken_xml_inside_is_unreadable(tmp_path: Path) -> None:
    path = write_decree(tmp_path / "a.docx", "Điều 1. Một")
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content[:300] if name == "word/document.xml" else content)
    with pytest.raises(UnreadableFile):
        read(tmp_path / "b.docx")


def test_no_text_or_no_bytes_is_empty(tmp_path: Path) -> None:
    (tmp_path / "zero.docx").write_bytes(b"")
    document = docx.Document()
    add_table(document, [["", " "]])
    document.save(str(tmp_path / "blank.docx"))
    for name in ("zero.docx", "blank.docx"):
        with pytest.raises(EmptyDocument, match=name):
            read(tmp_path / name)


def test_limits_name_the_size(tmp_path: Path) -> None:
    path = write_decree(tmp_path / "a.docx", "Điều 1. Một")
    with pytest.raises(UnreadableFile, match="MiB"):
        check_size(path, limit=10)
    with pytest.raises(UnreadableFile, match="bung ra"):
        check_unpacked(path, limit=10)
