"""When evidence is enough, and what is said when it is not."""

from __future__ import annotations

from typing import Any, cast

import pytest

from assistant.answerer import Assistant
from assistant.decide import Decision, decide
from assistant.understanding import Understanding
from domain.answers import AnswerStatus, Question
from domain.legal import LegalReference
from domain.search import RejectedHit, Rejection, SearchHit, SearchResults
from index.keywords import KeywordIndex
from tests.assistant.conftest import TODAY
from tests.assistant.makers import DECREE, Rarities, hit, understood

TOPIC = "Diện tích cụm công nghiệp tối đa bao nhiêu ha"
TEXT = "Diện tích cụm công nghiệp tối đa bao nhiêu: 75 ha."


def decided(understanding: Understanding, text: str, *kept: SearchHit, fallen: tuple[SearchHit, ...] = (), **changes: Any) -> Decision:
    rejected = tuple(RejectedHit(item, Rejection.NOT_IN_FORCE) for item in fallen)
    results = SearchResults(text, kept, rejected)
    return decide(results, understood(text, **changes), understanding, cast(KeywordIndex, Rarities()))


def test_a_near_and_fitting_section_is_enough(understanding: Understanding) -> None:
    found = decided(understanding, TOPIC, hit("a", 0.9, 0.95, TEXT))
    assert (found.status, found.superseded) == (AnswerStatus.ANSWERED, False)


def test_a_far_section_is_not_enough(understanding: Understanding) -> None:
    found = decided(understanding, TOPIC, hit("a", 0.9, 0.70, "Văn bản về việc khác."))
    assert found.status is AnswerStatus.NOT_IN_GUIDANCE
    assert found.hits  # the nearest topics are shown


def test_nothing_found_is_not_enough(understanding: Understanding) -> None:
    assert decided(understanding, TOPIC).status is AnswerStatus.NOT_IN_GUIDANCE
    assert decided(understanding, "Giá vàng hôm nay").status is AnswerStatus.OUT_OF_SCOPE


def test_out_of_scope_shows_no_topics(understanding: Understanding) -> None:
    assert decided(understanding, "Nấu phở thế nào", hit("a", 0.9, 0.7)).hits == ()


@pytest.mark.parametrize("question", ["Giá thuê đất trong cụm bao nhiêu tiền một mét vuông?", "Số điện thoại phòng phụ trách cụm?"])
def test_a_question_for_a_figure_needs_a_source_with_one(understanding: Understanding, question: str) -> None:
    without = hit("a", 0.9, 0.97, f"{question} Theo quy định của tỉnh.")
    figures = "900.000 đồng, 0912 345 678."
    assert decided(understanding, question, without).status is AnswerStatus.NOT_IN_GUIDANCE
    assert decided(understanding, question, hit("a", 0.9, 0.97, f"{question} {figures}")).status is AnswerStatus.ANSWERED


def test_a_place_named_with_its_article_is_shown_however_far(understanding: Understanding) -> None:
    wanted = LegalReference(DECREE.number, "10")
    clause = hit("k", 0.9, 0.5, "Văn bản.", DECREE, legal_basis=(LegalReference(DECREE.number, "10", "3"),))
    assert decided(understanding, "Điều 10 nói gì", clause, references=(wanted,)).status is AnswerStatus.ANSWERED


def test_nearness_and_words_count_together(understanding: Understanding) -> None:
    assert decided(understanding, TOPIC, hit("a", 0.9, 0.74, TEXT)).status is AnswerStatus.ANSWERED
    assert decided(understanding, TOPIC, hit("a", 0.9, 0.74, "Văn bản khác.")).status is AnswerStatus.NOT_IN_GUIDANCE


def test_without_diacritics_words_are_compared_without(understanding: Understanding) -> None:
    folded = "dien tich cum cong nghiep toi da bao nhieu ha"
    near = hit("a", 0.9, 0.74, TEXT)
    assert decided(understanding, folded, near, diacritics=False).status is AnswerStatus.ANSWERED
    assert decided(understanding, folded, near, diacritics=True).status is AnswerStatus.NOT_IN_GUIDANCE


def test_what_speaks_of_a_named_document_needs_less(understanding: Understanding) -> None:
    wanted = LegalReference(DECREE.number)
    rests = hit("k", 0.9, 0.76, "Văn bản.", legal_basis=(LegalReference(DECREE.number, "10"),))
    assert decided(understanding, "Văn bản ấy còn dùng đến bao giờ", rests, references=(wanted,)).status is AnswerStatus.ANSWERED
    assert decided(understanding, "Văn bản ấy còn dùng đến bao giờ", rests).status is not AnswerStatus.ANSWERED


def test_a_rule_of_another_day_is_not_replaced_by_one_about_something_else(understanding: Understanding) -> None:
    meant, other = hit("m", 0.99, 0.90, TEXT), hit("o", 0.7, 0.84, TEXT)
    found = decided(understanding, TOPIC, other, fallen=(meant,), as_of_stated=True)
    assert (found.status, found.superseded, found.hits[0].section.id) == (AnswerStatus.ANSWERED_PARTLY, True, "m")
    near = decided(understanding, TOPIC, hit("o", 0.7, 0.88, TEXT), fallen=(meant,), as_of_stated=True)
    assert (near.status, near.superseded) == (AnswerStatus.ANSWERED, False)


def test_a_law_no_longer_in_force_is_said_to_be_so(understanding: Understanding) -> None:
    amended, weaker = hit("k", 0.95, 0.96, TEXT, DECREE), hit("l", 0.9, 0.95, TEXT, DECREE)
    found = decided(understanding, TOPIC, weaker, fallen=(amended,))
    assert (found.status, found.superseded) == (AnswerStatus.ANSWERED_PARTLY, True)
    assert found.hits[0].section.id == "k"


def test_guidance_of_today_wins_over_a_law_of_yesterday(understanding: Understanding) -> None:
    found = decided(understanding, TOPIC, hit("a", 0.9, 0.95, TEXT), fallen=(hit("k", 0.95, 0.96, TEXT, DECREE),))
    assert (found.status, found.superseded) == (AnswerStatus.ANSWERED, False)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Thủ tục thành lập khu công nghiệp gồm những bước nào?", "khu-cong-nghiep"),
        ("ho so thanh lap KCN", "khu-cong-nghiep"),
        ("How is an industrial park established?", "khu-cong-nghiep"),
        ("工业园区如何设立？", "khu-cong-nghiep"),
        ("Ưu đãi thuế trong khu kinh tế cửa khẩu Đồng Đăng?", "khu-kinh-te"),
        ("Khu chế xuất khác gì?", "khu-che-xuat"),
    ],
)
def test_a_neighbouring_topic_is_named(assistant: Assistant, question: str, topic: str) -> None:
    answer = assistant.ask(Question(question, as_of=TODAY))
    assert answer.status is AnswerStatus.OUT_OF_SCOPE
    assert (answer.citations, answer.statements) == ((), ())
    assert topic.replace("-", " ") in _plain(answer.text)


@pytest.mark.parametrize("question", ["Khu công nghiệp và cụm công nghiệp khác nhau thế nào?", "Cụm công nghiệp nằm trong khu kinh tế thì sao?"])
def test_a_question_about_both_is_no_near_miss(assistant: Assistant, question: str) -> None:
    assert assistant.ask(Question(question, as_of=TODAY)).status is not AnswerStatus.OUT_OF_SCOPE


@pytest.mark.parametrize(
    "question",
    [
        "Giá vàng hôm nay?",
        "Thủ tục ly hôn thuận tình?",
        "thoi tiet lang son hom nay",
        "Who won the football match yesterday?",
        "今天黄金价格是多少？",
        "2 + 2 = ?",
    ],
)
def test_another_subject_is_out_of_scope(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(Question(question, as_of=TODAY))
    assert answer.status is AnswerStatus.OUT_OF_SCOPE
    assert (answer.citations, answer.statements, answer.steps) == ((), (), ())


def test_an_unanswered_question_in_the_field_names_near_topics_and_an_office(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Giá thuê đất trong cụm công nghiệp là bao nhiêu tiền một mét vuông?", as_of=TODAY))
    assert answer.status is AnswerStatus.NOT_IN_GUIDANCE
    assert 1 <= len(answer.follow_ups) <= 3
    assert all(topic in answer.text for topic in answer.follow_ups)
    assert "Sở" in answer.text or "Ủy ban" in answer.text


def _plain(text: str) -> str:
    from domain.vietnamese import fold

    return fold(text)


def test_names_of_people_are_in_no_source(understanding: Understanding) -> None:
    question = "Giám đốc Sở Công Thương phụ trách cụm tên gì?"
    assert decided(understanding, question, hit("a", 0.9, 0.97, question)).status is AnswerStatus.NOT_IN_GUIDANCE
