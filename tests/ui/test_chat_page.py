"""The chat page, driven in-process."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from config.settings import PROJECT_ROOT
from domain.answers import Language, UserRole
from storage.records import list_gaps
from tests.ui.driving import ask, html_of
from tests.ui.fakes import BROKEN_WORD, DECREE, FOLLOW_UP, GAP_WORD, QUOTE, WARNING, FakeAssistant, index_missing
from ui import assistant_provider

NOTICE = "không phải quyết định của cơ quan nhà nước"
GAP_QUESTION = f"Nội dung {GAP_WORD} trong tài liệu, gọi 0912 345 678 hoặc viết toi@vidu.vn"


def test_an_empty_page_shows_notice_examples_and_no_error(app: AppTest) -> None:
    assert not app.exception
    assert NOTICE in html_of(app)
    assert [button for button in app.button if str(button.key).startswith("example-investor-")]


def test_examples_follow_the_role(app: AppTest) -> None:
    app.segmented_control(key="role").set_value("trainer").run()
    keys = [button.key for button in app.button]
    assert "example-trainer-1" in keys
    assert "example-investor-1" not in keys


def test_a_question_gets_its_answer_with_linked_markers_and_sources(app: AppTest) -> None:
    ask(app, "Thời hạn giả định là bao lâu?")
    assert not app.exception
    answer = next(element.value for element in app.markdown if "7 ngày làm việc" in element.value)
    anchor = answer.split("](#", 1)[1].split(" ", 1)[0]
    page = html_of(app)
    assert f'id="{anchor}"' in page
    assert f"<mark>{QUOTE}</mark>" in page
    assert "Nguồn (3)" in page
    assert DECREE in page


def test_an_example_button_asks_its_question(app: AppTest, assistant: FakeAssistant) -> None:
    button = app.button(key="example-investor-1")
    button.click().run()
    assert assistant.asked[-1].text == button.label


def test_a_follow_up_button_asks_with_the_earlier_questions(app: AppTest, assistant: FakeAssistant) -> None:
    for number in range(6):
        ask(app, f"Câu hỏi {number}")
    next(button for button in app.button if button.label == FOLLOW_UP).click().run()
    assert assistant.asked[-1].text == FOLLOW_UP
    assert assistant.asked[-1].history == tuple(f"Câu hỏi {number}" for number in range(1, 6))


def test_role_day_and_language_reach_the_assistant(app: AppTest, assistant: FakeAssistant) -> None:
    app.segmented_control(key="language").set_value("en")
    app.segmented_control(key="role").set_value("official")
    app.date_input(key="as_of").set_value(date(2023, 6, 1)).run()
    ask(app, "How long?")
    asked = assistant.asked[-1]
    assert (asked.role, asked.as_of, asked.language) == (UserRole.OFFICIAL, date(2023, 6, 1), Language.EN)
    assert "Sources (3)" in html_of(app)


def test_today_and_vietnamese_leave_day_and_language_to_the_question(app: AppTest, assistant: FakeAssistant) -> None:
    ask(app, "Bao lâu?")
    assert assistant.asked[-1].as_of is None
    assert assistant.asked[-1].language is None


def test_the_day_goes_back_to_today(app: AppTest) -> None:
    today = app.date_input(key="as_of").value
    app.date_input(key="as_of").set_value(date(2023, 6, 1)).run()
    app.button(key="as_of_today").click().run()
    assert app.date_input(key="as_of").value == today


def test_a_new_conversation_can_be_undone(app: AppTest) -> None:
    ask(app, "Câu hỏi thứ nhất")
    app.button(key="new_conversation").click().run()
    assert "Câu hỏi thứ nhất" not in html_of(app)
    app.button(key="restore_conversation").click().run()
    assert "Câu hỏi thứ nhất" in html_of(app)


def test_a_warning_is_shown_once_in_a_conversation(app: AppTest) -> None:
    ask(app, "Câu hỏi một")
    ask(app, "Câu hỏi hai")
    assert html_of(app).count(WARNING) == 1


def test_markup_in_a_question_is_shown_as_text(app: AppTest) -> None:
    ask(app, "<script>alert(1)</script> ![x](http://vidu.invalid/a.png)")
    page = html_of(app)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; ![x](http://vidu.invalid/a.png)" in page
    assert not [element for element in app.markdown if "vidu.invalid" in element.value]


def test_an_unanswered_question_is_recorded_without_personal_data(app: AppTest, data_dir: Path) -> None:
    ask(app, GAP_QUESTION)
    assert "Chưa có trong tài liệu hướng dẫn" in html_of(app)
    next(button for button in app.button if str(button.key).startswith("gap-button-")).click().run()
    assert "Đã ghi lại câu hỏi" in html_of(app)
    (gap,) = list_gaps(data_dir)
    assert "0912" not in gap.question
    assert "vidu.vn" not in gap.question


def test_thumbs_and_comment_are_stored(app: AppTest, data_dir: Path) -> None:
    ask(app, "Câu hỏi")
    app.feedback[0].set_value(1).run()
    assert "Đã lưu góp ý" in html_of(app)
    app.text_area[0].set_value("Rõ ràng").run()
    next(button for button in app.button if button.label == "Gửi góp ý").click().run()
    assert not app.exception
    assert (data_dir / "danloi.sqlite").exists()


def test_an_unwritable_data_folder_is_a_message_and_no_crash(app: AppTest, data_dir: Path) -> None:
    data_dir.write_text("a file where the folder should be")
    ask(app, "Câu hỏi")
    app.feedback[0].set_value(0).run()
    assert not app.exception
    assert "Không lưu được góp ý" in html_of(app)


def test_a_fault_of_the_assistant_is_told_and_the_conversation_goes_on(app: AppTest) -> None:
    ask(app, f"Câu {BROKEN_WORD}")
    assert not app.exception
    assert "Có lỗi ngoài dự kiến" in html_of(app)
    ask(app, "Câu hỏi sau đó")
    assert "Nguồn (3)" in html_of(app)


def test_a_missing_index_shows_message_command_and_keeps_the_question(
    assistant: FakeAssistant, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assistant_provider, "open_assistant", index_missing)
    app = AppTest.from_file(str(PROJECT_ROOT / "app.py"), default_timeout=20).run()
    ask(app, "Câu hỏi đang chờ")
    assert not app.exception
    assert "Chưa có chỉ mục tài liệu." in html_of(app)
    assert app.code[0].value == "python -m ingest build"
    monkeypatch.setattr(assistant_provider, "open_assistant", lambda _settings, _progress: assistant)
    app.button(key="retry").click().run()
    assert assistant.asked[-1].text == "Câu hỏi đang chờ"


def test_a_language_in_the_address_is_used(assistant: FakeAssistant, data_dir: Path) -> None:
    app = AppTest.from_file(str(PROJECT_ROOT / "app.py"), default_timeout=20)
    app.query_params["lang"] = "zh"
    app.run()
    assert "工业集群" in html_of(app)
