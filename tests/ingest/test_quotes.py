from __future__ import annotations

from ingest.quotes import quoted_lines


def test_a_quotation_over_several_lines_is_marked_to_its_end() -> None:
    texts = ["1. Sửa đổi Điều 8 như sau:", "“Điều 8. Điều kiện", "1. Có trong danh mục.”.", "2. Bãi bỏ Điều 9."]
    assert quoted_lines(texts) == [False, True, True, False]


def test_a_quotation_that_begins_inside_a_line_leaves_that_line_to_the_author() -> None:
    texts = ["1. Sửa đổi khoản 2 như sau: “2. Hồ sơ gồm:", "a) Đơn;", "b) Giấy tờ.”", "2. Hiệu lực."]
    assert quoted_lines(texts) == [False, True, True, False]


def test_a_mark_never_closed_quotes_nothing() -> None:
    assert quoted_lines(["1. Bỏ cụm từ “quy hoạch xây dựng tại khoản 1;", "2. Hiệu lực.", "3. Khác."]) == [False, False, False]


def test_marks_opened_again_on_each_paragraph_and_closed_once() -> None:
    texts = ["như sau:", "“1. Một;", "“2. Hai.”", "Điều 2. Hiệu lực"]
    assert quoted_lines(texts) == [False, True, True, False]


def test_a_quotation_inside_a_quotation_does_not_end_it() -> None:
    texts = ["như sau:", "“Điều 5. Tên", "1. Cụm từ “khu” được hiểu.", "2. Khác.”", "Điều 2. Hiệu lực"]
    assert quoted_lines(texts) == [False, True, True, True, False]


def test_straight_marks_work_too() -> None:
    texts = ['1. Sửa đổi như sau: "Điều 8. Tên', '2. Khoản mới."', "2. Khác"]
    assert quoted_lines(texts) == [False, True, False]


def test_words_quoted_within_a_line_quote_no_line() -> None:
    assert quoted_lines(["Thay cụm từ “A” bằng “B”.", "Điều 2. Tên"]) == [False, False]
