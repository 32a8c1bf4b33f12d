"""The page "Giới thiệu"."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.driving import html_of


def _page() -> None:
    from ui import about, frame

    frame.draw_header()
    about.render()
    frame.draw_notice()


def test_it_says_what_it_is_not_and_explains_every_label() -> None:
    app = AppTest.from_function(_page, default_timeout=20).run()
    page = html_of(app)
    assert not app.exception
    assert "không phải quyết định của cơ quan nhà nước" in page
    for label in ("Đã đối chiếu văn bản gốc", "Nguồn thứ cấp", "Chưa xác minh"):
        assert label in page
