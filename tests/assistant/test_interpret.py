"""What a question asks, for which day, and what it goes on from."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.interpret import Interpreter
from domain.answers import Intent, Interpretation, Language, Question
from domain.legal import LegalReference
from tests.assistant.conftest import TODAY


def read(interpreter: Interpreter, text: str, *history: str, as_of: date | None = None, language: Language | None = None) -> Interpretation:
    return interpreter.interpret(Question(text, language, as_of=as_of, history=history), TODAY)


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        (Intent.TIME_LIMIT, "Sở Công Thương thẩm định trong bao lâu?"),
        (Intent.TIME_LIMIT, "so cong thuong tham dinh may ngay"),
        (Intent.TIME_LIMIT, "Xã phải ra thông báo trong bao nhiêu ngày?"),
        (Intent.TIME_LIMIT, "Báo cáo định kỳ nộp trước ngày nào?"),
        (Intent.TIME_LIMIT, "How long does the appraisal take?"),
        (Intent.TIME_LIMIT, "审查需要多长时间？"),
        (Intent.DOSSIER, "Hồ sơ thành lập cụm công nghiệp gồm những gì?"),
        (Intent.DOSSIER, "ho so mo rong ccn gom nhung gi"),
        (Intent.DOSSIER, "Thành phần hồ sơ có thay đổi gì không?"),
        (Intent.DOSSIER, "Doanh nghiệp cần nộp giấy tờ gì?"),
        (Intent.DOSSIER, "What documents are needed?"),
        (Intent.DOSSIER, "需要提交什么材料？"),
        (Intent.STEPS, "Thủ tục thành lập cụm công nghiệp gồm những bước nào?"),
        (Intent.STEPS, "trinh tu mo rong cum cong nghiep"),
        (Intent.STEPS, "Quy trình lập cụm từ xã đến tỉnh ra sao?"),
        (Intent.STEPS, "What are the steps to expand a cluster?"),
        (Intent.STEPS, "设立的步骤有哪些？"),
        (Intent.NEXT_STEP, "Thẩm định xong thì bước tiếp theo là gì?"),
        (Intent.NEXT_STEP, "buoc sau la buoc nao"),
        (Intent.NEXT_STEP, "What is the next step?"),
        (Intent.NEXT_STEP, "下一步是什么？"),
        (Intent.AUTHORITY, "Ai ký quyết định thành lập cụm?"),
        (Intent.AUTHORITY, "co quan nao chu tri tham dinh"),
        (Intent.AUTHORITY, "Nộp hồ sơ ở đâu?"),
        (Intent.AUTHORITY, "Who decides to establish a cluster?"),
        (Intent.AUTHORITY, "由谁决定？"),
        (Intent.CONDITION, "Điều kiện mở rộng cụm công nghiệp"),
        (Intent.CONDITION, "dien tich toi da la bao nhieu ha"),
        (Intent.CONDITION, "Cụm lấp đầy 55% có được mở rộng không?"),
        (Intent.CONDITION, "What are the conditions for expansion?"),
        (Intent.CONDITION, "扩建的条件"),
        (Intent.DEFINITION, "Cụm công nghiệp là gì?"),
        (Intent.DEFINITION, "ty le lap day nghia la gi"),
        (Intent.DEFINITION, "什么是工业集群？"),
        (Intent.FORM, "Văn bản đề nghị theo mẫu nào?"),
        (Intent.FORM, "bieu mau bao cao"),
        (Intent.FEE, "Có phải nộp phí không?"),
        (Intent.FEE, "nop ho so co mat tien khong"),
        (Intent.FEE, "Is there a fee?"),
        (Intent.FEE, "收费吗？"),
        (Intent.VALIDITY, "Nghị định 139 còn hiệu lực không?"),
        (Intent.VALIDITY, "Which decree is in force?"),
        (Intent.OTHER, "Cụm công nghiệp Na Dương"),
    ],
)
def test_the_intent_is_recognised(interpreter: Interpreter, intent: Intent, text: str) -> None:
    assert read(interpreter, text).intent is intent


@pytest.mark.parametrize(
    ("text", "language", "marked"),
    [
        ("Hồ sơ gồm những gì?", Language.VI, True),
        ("ho so thanh lap ccn gom nhung gi", Language.VI, False),
        ("Who signs the decision?", Language.EN, True),
        ("由谁签署决定？", Language.ZH, True),
    ],
)
def test_language_and_diacritics_are_seen(interpreter: Interpreter, text: str, language: Language, marked: bool) -> None:
    found = read(interpreter, text)
    assert (found.language, found.diacritics) == (language, marked)


def test_the_language_asked_for_wins(interpreter: Interpreter) -> None:
    assert read(interpreter, "Hồ sơ gồm những gì?", language=Language.EN).language is Language.EN


@pytest.mark.parametrize("text", ["còn mở rộng thì sao?", "Thế còn mở rộng?", "con mo rong thi sao", "What about expansion?", "那扩建呢？"])
def test_a_follow_up_takes_the_question_before_with_it(interpreter: Interpreter, text: str) -> None:
    earlier = "Sở Công Thương thẩm định hồ sơ thành lập cụm công nghiệp trong bao lâu?"
    found = read(interpreter, text, earlier)
    assert "thẩm định" in found.standalone
    assert found.text != found.standalone
    assert found.intent is Intent.TIME_LIMIT


def test_a_follow_up_with_its_own_intent_keeps_it(interpreter: Interpreter) -> None:
    found = read(interpreter, "Thế ai ký?", "Sở Công Thương thẩm định hồ sơ trong bao lâu?")
    assert found.intent is Intent.AUTHORITY


def test_a_question_that_stands_alone_leaves_the_earlier_ones(interpreter: Interpreter) -> None:
    found = read(interpreter, "Hồ sơ mở rộng cụm công nghiệp gồm những gì?", "Ai ký quyết định thành lập cụm?")
    assert "ký" not in found.standalone


def test_a_long_earlier_question_is_carried_in_part(interpreter: Interpreter) -> None:
    assert len(read(interpreter, "còn mở rộng thì sao?", "thẩm định hồ sơ " * 100).standalone) < 700


@pytest.mark.parametrize("text", ["UBND huyện thông báo trong mấy ngày?", "ubnd cap huyen thong bao may ngay", "Ủy ban nhân dân cấp huyện làm gì?"])
def test_a_former_office_brings_the_office_of_today(interpreter: Interpreter, text: str) -> None:
    found = read(interpreter, text)
    assert found.old_names
    assert "Ủy ban nhân dân cấp xã" in found.search_text


def test_before_it_was_dissolved_an_office_is_not_a_former_one(interpreter: Interpreter) -> None:
    assert read(interpreter, "UBND huyện thông báo trong mấy ngày?", as_of=date(2025, 3, 1)).old_names == ()


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("Nghị định 32 còn hiệu lực không?", (LegalReference("32/2024/NĐ-CP"),)),
        ("NĐ 139/2025 quy định gì về cụm?", (LegalReference("139/2025/NĐ-CP"),)),
        ("thong tu 14 co may bieu", (LegalReference("14/2024/TT-BCT"),)),
        ("Điều 10 Nghị định 32 nói gì?", (LegalReference("32/2024/NĐ-CP", "10"),)),
        ("khoản 3 Điều 10 Nghị định 32/2024/NĐ-CP", (LegalReference("32/2024/NĐ-CP", "10", "3"),)),
        ("Nghị định 5 quy định gì?", ()),
        ("Sở thẩm định trong bao lâu?", ()),
    ],
)
def test_documents_are_known_by_their_short_names(interpreter: Interpreter, text: str, references: tuple[LegalReference, ...]) -> None:
    assert read(interpreter, text).references == references


def test_without_a_date_the_answer_is_for_today(interpreter: Interpreter) -> None:
    found = read(interpreter, "Sở thẩm định trong bao lâu?")
    assert (found.as_of, found.as_of_stated) == (TODAY, False)


def test_a_date_in_the_question_is_the_day(interpreter: Interpreter) -> None:
    found = read(interpreter, "Hồ sơ nộp ngày 01/7/2026 thì Sở thẩm định trong bao lâu?")
    assert (found.as_of, found.as_of_stated) == (date(2026, 7, 1), True)


def test_the_day_chosen_beside_the_question_wins(interpreter: Interpreter) -> None:
    found = read(interpreter, "Nộp ngày 01/7/2026 thì bao lâu?", as_of=date(2025, 3, 1))
    assert (found.as_of, found.as_of_stated) == (date(2025, 3, 1), True)


def test_two_placements_of_a_tone_mark_are_one_spelling(interpreter: Interpreter) -> None:
    assert read(interpreter, "Thuỷ lợi, hoà giải").text == "Thủy lợi, hòa giải"


def test_a_decomposed_question_reads_like_a_composed_one(interpreter: Interpreter) -> None:
    import unicodedata

    text = "Sở Công Thương thẩm định hồ sơ CCN trong bao lâu?"
    assert read(interpreter, unicodedata.normalize("NFD", text)) == read(interpreter, text)


@pytest.mark.parametrize(
    ("text", "asks"), [("Cụm 80 ha có được không?", True), ("cum 4 hecta lap duoc khong", True), ("Hạn 5 ngày có được không?", False)]
)
def test_an_amount_of_hectares_asks_about_the_area(interpreter: Interpreter, text: str, asks: bool) -> None:
    assert ("giới hạn diện tích" in read(interpreter, text).search_text) is asks
