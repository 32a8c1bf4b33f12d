"""Ten steps asked about on four days: the rule of that day is told, or that no source has one."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answerer import Assistant
from domain.answers import Answer, AnswerStatus, Question

DAYS = (date(2025, 3, 1), date(2026, 7, 1), date(2026, 10, 1), date(2026, 11, 25))
UNKNOWN = "–"

# What the first line must say on each of DAYS; UNKNOWN where no source gives the rule of that day.
EXPECTED = {
    "Sở Công Thương thẩm định hồ sơ thành lập cụm công nghiệp trong bao lâu?": ("25 ngày", "25 ngày", "20 ngày làm việc", "20 ngày làm việc"),
    "Thông báo tiếp nhận hồ sơ thành lập cụm trong mấy ngày?": ("05 ngày làm việc", "05 ngày làm việc", "02 ngày làm việc", "02 ngày làm việc"),
    "Đơn vị khác nộp hồ sơ thành lập cụm trong thời hạn bao lâu kể từ thông báo?": ("15 ngày", "15 ngày", "05 ngày làm việc", "05 ngày làm việc"),
    "Ủy ban nhân dân tỉnh quyết định thành lập cụm trong mấy ngày?": (
        "07 ngày làm việc", "07 ngày làm việc", "05 ngày làm việc", "05 ngày làm việc",
    ),
    "Ai lập Tờ trình đề nghị thành lập cụm công nghiệp?": ("cấp huyện", "cấp xã", "cấp xã", "cấp xã"),
    "Thông báo thu hồi đất nông nghiệp phải trước bao nhiêu ngày?": ("90 ngày", "60 ngày", "60 ngày", "60 ngày"),
    "Thẩm định quy hoạch chi tiết cụm trong bao lâu?": (UNKNOWN, "20 ngày làm việc", "20 ngày làm việc", "20 ngày làm việc"),
    "Cấp giấy phép xây dựng nhà máy trong cụm mất mấy ngày?": (UNKNOWN, "10 ngày làm việc", "10 ngày làm việc", "10 ngày làm việc"),
    "Thẩm định đánh giá tác động môi trường hạ tầng cụm mất bao lâu?": (UNKNOWN, "20 ngày", "20 ngày", "20 ngày"),
    "Công an thẩm định hệ thống phòng cháy trong bao lâu?": (UNKNOWN, UNKNOWN, "06 ngày làm việc", "06 ngày làm việc"),
}  # fmt: skip
CASES = [
    (question, day, said, tuple(text for text in texts if text != UNKNOWN))
    for question, texts in EXPECTED.items()
    for day, said in zip(DAYS, texts, strict=True)
]


def told(answer: Answer) -> str:
    return " ".join(item.text for item in answer.statements if item.kind == "lead").replace("**", "")


@pytest.mark.parametrize(("question", "day", "said", "of_other_days"), CASES, ids=lambda value: str(value)[:40])
def test_the_rule_of_the_day_is_told(assistant: Assistant, question: str, day: date, said: str, of_other_days: tuple[str, ...]) -> None:
    answer = assistant.ask(Question(question, as_of=day))
    if said != UNKNOWN:
        assert answer.status in (AnswerStatus.ANSWERED, AnswerStatus.ANSWERED_PARTLY)
        assert said in told(answer)
        assert answer.citations[0].validity.covers(day)
        return
    if answer.citations and not answer.citations[0].validity.covers(day):
        start = answer.citations[0].validity.start
        assert answer.status is AnswerStatus.ANSWERED_PARTLY
        assert start is not None
        assert f"chỉ có hiệu lực từ {start.day:02d}/{start.month}/{start.year}" in answer.text
    else:  # a section of that day that says what is not known, or no answer at all
        assert answer.status in (AnswerStatus.ANSWERED_PARTLY, AnswerStatus.NOT_IN_GUIDANCE) or "chưa đối chiếu" in told(answer)
        assert not any(text in told(answer) for text in of_other_days)


def test_what_comes_after_the_decision_is_told_over_procedures(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Sau khi có quyết định thành lập cụm thì làm gì tiếp?", as_of=date(2026, 11, 25)))
    leads = told(answer).casefold()
    for procedure in ("quy hoạch chi tiết", "thu hồi đất", "đăng ký đầu tư"):
        assert procedure in leads
    assert "bãi bỏ" not in leads
