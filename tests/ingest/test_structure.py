from __future__ import annotations

from ingest.structure import Structure, read_structure
from ingest.units import UnitKind
from tests.ingest.writers import lines

DECISION = (
    "# QUYẾT ĐỊNH",
    "# Ban hành Quy chế",
    "Căn cứ Luật Thử nghiệm;",
    "# QUYẾT ĐỊNH:",
    "Điều 1. Ban hành Quy chế.",
    "Điều 2. Thi hành.",
    "Nơi nhận:",
    "- Như Điều 2.",
    "# TM. ỦY BAN NHÂN DÂN",
)
REGULATION = ("Điều 1. Phạm vi", "Chung.", "Điều 2. Đối tượng", "Chung.", "Điều 3. Nguyên tắc", "Chung.")


def labels(structure: Structure, kind: UnitKind) -> list[str]:
    return [unit.label for root in structure.units for unit in root.walk() if unit.kind is kind]


def test_the_preamble_is_a_unit_of_legal_bases() -> None:
    structure = read_structure(lines(*DECISION))
    assert structure.units[0].kind is UnitKind.PREAMBLE
    assert structure.units[0].text.startswith("Căn cứ Luật Thử nghiệm;")


def test_articles_of_a_regulation_behind_the_signature_are_not_the_decisions() -> None:
    for head in (("# QUY CHẾ", "# Quản lý cụm"), ("# QUY CHẾ QUẢN LÝ CỤM CÔNG NGHIỆP",)):
        structure = read_structure(lines(*DECISION, *head, "(Ban hành kèm theo Quyết định số 5/2030/QĐ-UBND)", *REGULATION))
        assert labels(structure, UnitKind.ARTICLE) == ["Điều 1. Ban hành Quy chế.", "Điều 2. Thi hành."]
        assert labels(structure, UnitKind.PART) == ["Điều 1. Phạm vi", "Điều 2. Đối tượng", "Điều 3. Nguyên tắc"]
        assert labels(structure, UnitKind.APPENDIX)[0].lower() in ("quy chế. quản lý cụm", "quy chế. quản lý cụm công nghiệp")


def test_text_behind_the_signature_without_a_heading_is_kept_as_attached() -> None:
    structure = read_structure(lines(*DECISION, "# NỘI DUNG KHÁC", *REGULATION))
    assert labels(structure, UnitKind.ARTICLE) == ["Điều 1. Ban hành Quy chế.", "Điều 2. Thi hành."]
    assert labels(structure, UnitKind.APPENDIX) == ["Phần kèm theo"]
    assert "Điều 3. Nguyên tắc" in structure.units[-1].text


def test_recipients_and_signature_are_in_no_unit() -> None:
    structure = read_structure(lines(*DECISION, "# PHỤ LỤC I", "# TÊN", "Chữ."))
    assert not any("Như Điều 2" in unit.text or "ỦY BAN" in unit.text for unit in structure.units)


def test_a_table_of_contents_is_not_the_body() -> None:
    contents = ("# MỤC LỤC", "Điều 1. Một", "# Chương II", "Điều 2. Hai", "Điều 3. Ba")
    structure = read_structure(lines(*contents, "Căn cứ Luật;", "Điều 1. Một", "1. Chữ.", "Điều 2. Hai", "Chữ.", "Điều 3. Ba", "Chữ."))
    assert labels(structure, UnitKind.ARTICLE) == ["Điều 1. Một", "Điều 2. Hai", "Điều 3. Ba"]
    assert structure.units[-3].children


def test_a_form_before_any_article_of_its_own_makes_no_article() -> None:
    structure = read_structure(lines("# PHỤ LỤC I", "# MẪU", "# Mẫu số 01", "# QUYẾT ĐỊNH", "Điều 1. Thành lập."))
    assert not structure.has_articles


def test_a_text_without_articles_is_an_outline() -> None:
    structure = read_structure(lines("Kính gửi: A", "I. Một", "1. Hai", "Chữ.", "II. Ba"), "Tên")
    assert labels(structure, UnitKind.PART) == ["Tên", "I. Một", "1. Hai", "II. Ba"]


def test_the_sentence_of_adoption_is_not_text_of_the_last_article() -> None:
    structure = read_structure(lines("Điều 1. Hiệu lực", "1. Một.", "Luật này được Quốc hội nước Cộng hòa thông qua ngày 10 tháng 12 năm 2025."))
    assert structure.units[0].text == "Điều 1. Hiệu lực\n1. Một."


def test_an_extract_may_begin_with_a_later_article() -> None:
    structure = read_structure(lines("Điều 8. Điều kiện", "1. Một.", "Điều 9. Hồ sơ", "Chữ."))
    assert labels(structure, UnitKind.ARTICLE) == ["Điều 8. Điều kiện", "Điều 9. Hồ sơ"]
    assert any("bản trích" in warning for warning in structure.warnings)
