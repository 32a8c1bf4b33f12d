from __future__ import annotations

from ingest.body import parse_body
from ingest.units import Unit
from tests.ingest.writers import lines


def tree(units: list[Unit]) -> list[str]:
    return [unit.slug for root in units for unit in root.walk()]


def body(*texts: str) -> tuple[list[Unit], list[str]]:
    return parse_body(lines(*texts))


def test_articles_clauses_and_points_nest() -> None:
    units, warnings = body("Điều 1. Phạm vi", "1. Một:", "a) A;", "b) B.", "2. Hai.", "Điều 2. Đối tượng", "Áp dụng chung.")
    assert tree(units) == ["dieu-1", "khoan-1", "diem-a", "diem-b", "khoan-2", "dieu-2"]
    assert warnings == []


def test_a_reference_at_the_start_of_a_line_is_no_heading() -> None:
    units, _ = body("Điều 1. Phạm vi", "Điều 5 của Nghị định này được áp dụng.", "Khoản 2 Điều 6 quy định khác.", "Điều 2. Đối tượng")
    assert tree(units) == ["dieu-1", "dieu-2"]
    assert "Điều 5 của Nghị định này" in units[0].text


def test_quoted_articles_and_clauses_are_no_headings() -> None:
    units, _ = body(
        "Điều 1. Sửa đổi, bổ sung một số điều",
        "1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau: “2. Hồ sơ gồm:",
        "a) Đơn đề nghị;",
        "3. Khoản mới.”",
        "2. Sửa đổi Điều 8 như sau:",
        "“Điều 2. Điều kiện",
        "1. Có trong danh mục.”",
        "Điều 2. Hiệu lực",
        "1. Từ ngày ký.",
    )
    assert tree(units) == ["dieu-1", "khoan-1", "khoan-2", "dieu-2", "khoan-1"]
    assert "3. Khoản mới.”" in units[0].children[0].text


def test_an_article_out_of_sequence_stays_text_and_is_reported() -> None:
    units, warnings = body("Điều 1. Một", "Điều 8. Trích dẫn không có ngoặc", "Điều 2. Hai")
    assert tree(units) == ["dieu-1", "dieu-2"]
    assert len(warnings) == 1
    assert "Điều 8" in warnings[0]


def test_a_missing_article_is_reported_and_the_next_one_kept() -> None:
    units, warnings = body("Điều 1. Một", "Điều 3. Ba", "Điều 4. Bốn")
    assert tree(units) == ["dieu-1", "dieu-3", "dieu-4"]
    assert warnings == ["Không thấy Điều 2 giữa Điều 1 và Điều 3."]


def test_a_falling_number_never_opens_an_article() -> None:
    units, _ = body("Điều 1. Một", "Điều 2. Hai", "Điều 1. Lặp lại")
    assert tree(units) == ["dieu-1", "dieu-2"]


def test_inserted_units_with_letters_follow_their_number() -> None:
    units, _ = body("Điều 1. Một", "1. Một.", "1a. Một a.", "2. Hai.", "Điều 1a. Chen", "Điều 2. Hai")
    assert tree(units) == ["dieu-1", "khoan-1", "khoan-1a", "khoan-2", "dieu-1a", "dieu-2"]


def test_a_clause_out_of_sequence_stays_text() -> None:
    units, warnings = body("Điều 1. Một", "1. Một.", "15. 3 năm là một thời hạn.", "3. Ba.", "2. Hai.")
    assert tree(units) == ["dieu-1", "khoan-1", "khoan-2"]
    assert any("khoản 1" in warning for warning in warnings)


def test_numbers_with_decimals_or_units_are_no_clauses() -> None:
    units, _ = body("Điều 1. Một", "1.500 m2 đất.", "1/500 là tỷ lệ.", "1. Một.")
    assert tree(units) == ["dieu-1", "khoan-1"]


def test_d_and_dd_are_two_points() -> None:
    units, _ = body("Điều 1. Một", "1. Gồm:", "a) A;", "b) B;", "c) C;", "d) D;", "đ) Đ;", "e) E;", "g) G.")
    assert tree(units)[2:] == ["diem-a", "diem-b", "diem-c", "diem-d", "diem-dd", "diem-e", "diem-g"]


def test_points_may_stand_in_an_article_without_clauses() -> None:
    units, _ = body("Điều 1. Một", "Gồm:", "a) A;", "b) B.")
    assert tree(units) == ["dieu-1", "diem-a", "diem-b"]
    assert units[0].lead == "Gồm:"


def test_a_point_out_of_order_stays_text() -> None:
    units, _ = body("Điều 1. Một", "1. Gồm:", "c) lạc chỗ;", "a) A;", "b) B.")
    assert tree(units) == ["dieu-1", "khoan-1", "diem-a", "diem-b"]


def test_chapter_titles_on_the_next_line_join_the_trail() -> None:
    units, _ = body("# Chương I", "# QUY ĐỊNH CHUNG", "# Mục 1. PHẠM VI", "Điều 1. Một", "# Chương II", "# THI HÀNH", "Điều 2. Hai")
    assert units[0].trail == ("Chương I. QUY ĐỊNH CHUNG", "Mục 1. PHẠM VI")
    assert units[1].trail == ("Chương II. THI HÀNH",)


def test_a_sentence_about_a_chapter_is_no_heading() -> None:
    units, _ = body("# Chương I", "# CHUNG", "Điều 1. Một", "Chương III Nghị định này quy định chi tiết.", "Điều 2. Hai")
    assert units[1].trail == ("Chương I. CHUNG",)
    assert "Chương III" in units[0].text


def test_line_breaks_inside_a_paragraph_open_units_only_after_a_full_sentence() -> None:
    units, _ = body("Điều 1. Một", "1. Theo khoản\n2. Điều này không phải khoản mới.\n2. Khoản hai.")
    assert tree(units) == ["dieu-1", "khoan-1", "khoan-2"]


def test_a_sentence_as_article_is_its_own_lead() -> None:
    units, _ = body("Điều 1. Phê duyệt quy hoạch với nội dung sau:", "1. Tên.", "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.")
    assert units[0].lead == "Điều 1. Phê duyệt quy hoạch với nội dung sau:"
    assert units[1].lead.startswith("Điều 2. Quyết định này")
