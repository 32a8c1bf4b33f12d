from __future__ import annotations

import pytest

from ingest.appendices import parse_appendices
from ingest.blocks import TableBlock
from ingest.lines import lines_of
from ingest.splitting import LIMIT, split_rows
from ingest.units import Unit, UnitKind
from tests.ingest.writers import lines


def tree(units: list[Unit]) -> list[str]:
    return [unit.label for root in units for unit in root.walk()]


def test_an_outline_becomes_nested_parts() -> None:
    units = parse_appendices(
        lines(
            "# PHỤ LỤC I.2",
            "# TRÌNH TỰ",
            "(Kèm theo Nghị định số 1/2030/NĐ-CP)",
            "# A. LĨNH VỰC MỘT",
            "I. Thủ tục cấp",
            "1. Hồ sơ:",
            "2. Thời hạn:",
            "# B. HAI",
        )
    )
    assert tree(units) == [
        "Phụ lục I.2. TRÌNH TỰ", "A. LĨNH VỰC MỘT", "I. Thủ tục cấp", "1. Hồ sơ:", "2. Thời hạn:", "B. HAI",
    ]  # fmt: skip
    assert [unit.slug for unit in units[0].children] == ["a", "b"]
    assert units[0].lead == ""


def test_a_form_keeps_its_articles_and_outline_to_itself() -> None:
    units = parse_appendices(
        lines(
            "# Phụ lục II",
            "# MẪU VĂN BẢN",
            "# Mẫu số 02",
            "# QUYẾT ĐỊNH",
            "# Về việc thành lập",
            "Điều 1. Thành lập.",
            "I. Thông tin",
            "# Mẫu số 03",
            "Điều 1. Khác.",
        )
    )
    assert tree(units) == ["Phụ lục II. MẪU VĂN BẢN", "Mẫu số 02. QUYẾT ĐỊNH Về việc thành lập", "Mẫu số 03"]
    assert [unit.kind for unit in units[0].walk()] == [UnitKind.APPENDIX, UnitKind.FORM, UnitKind.FORM]
    assert "Điều 1. Thành lập." in units[0].children[0].text


def test_the_list_of_forms_names_them() -> None:
    listing = TableBlock((("Mẫu số 01", "Văn bản đề nghị"), ("Mẫu số 02", "Quyết định")))
    head, form = lines("# PHỤ LỤC II", "# CÁC MẪU"), lines("# Mẫu số 01", "# ĐƠN", "Kính gửi: …")
    units = parse_appendices([*head, *lines_of([listing]), *form])
    assert tree(units)[1] == "Mẫu số 01. Văn bản đề nghị"


def test_a_reference_to_an_annex_or_form_is_no_heading() -> None:
    units = parse_appendices(lines("# PHỤ LỤC I", "# TÊN", "Phụ lục II ban hành kèm theo Nghị định này.", "Mẫu số 05 tại Phụ lục này."))
    assert tree(units) == ["Phụ lục I. TÊN"]


def test_articles_of_a_regulation_issued_with_a_decision_are_parts_not_articles() -> None:
    units = parse_appendices(
        lines(
            "# QUY CHẾ",
            "# Quản lý cụm công nghiệp",
            "(Ban hành kèm theo Quyết định số 5/2030/QĐ-UBND)",
            "Điều 1. Phạm vi",
            "1. Một.",
            "Điều 2. Đối tượng",
        )
    )
    assert tree(units) == ["Quy chế. Quản lý cụm công nghiệp", "Điều 1. Phạm vi", "1. Một.", "Điều 2. Đối tượng"]
    assert {unit.kind for unit in units[0].walk()} == {UnitKind.APPENDIX, UnitKind.PART}


def test_an_inner_list_goes_back_to_the_outer_one() -> None:
    units = parse_appendices(lines("# PHỤ LỤC", "1. Một.", "2. Hồ sơ gồm:", "1. Đơn;", "2. Bản sao;", "3. Ba.", "4. Bốn."))
    labels = [unit.label for unit in units[0].children]
    assert labels[:2] == ["1. Một.", "2. Hồ sơ gồm:"]
    assert [unit.label for unit in units[0].children[1].children][:2] == ["1. Đơn;", "2. Bản sao;"]


@pytest.mark.parametrize("headings", [("T. Một", "U. Hai", "V. Ba"), ("III. Ba", "IV. Bốn", "V. Năm")])
def test_v_is_a_letter_after_u_and_a_number_after_iv(headings: tuple[str, ...]) -> None:
    units = parse_appendices(lines("# PHỤ LỤC", *(f"# {heading}" for heading in headings)))
    assert tuple(unit.label for unit in units[0].children) == headings


def test_a_long_table_is_split_by_rows_with_its_header() -> None:
    rows = (("STT", "Tên văn bản"), ("(1)", "(2)"), *((str(number), "nội dung " * 30) for number in range(60)))
    units = parse_appendices([*lines("# PHỤ LỤC II", "# DANH MỤC"), *lines_of([TableBlock(rows)])])
    parts = units[0].children
    assert len(parts) > 2
    assert all(part.text.startswith("| STT | Tên văn bản |\n| --- | --- |\n| (1) | (2) |") for part in parts)
    assert all(len(part.text) <= LIMIT + 400 for part in parts)
    assert sum(part.text.count("nội dung nội dung") > 0 for part in parts) == len(parts)


def test_split_rows_keeps_every_row_once() -> None:
    rows = (("A", "B"), *((f"r{number}", "x" * 100) for number in range(40)))
    pieces = list(split_rows(rows, limit=500))
    assert [row for piece in pieces for row in piece[1:]] == list(rows[1:])
