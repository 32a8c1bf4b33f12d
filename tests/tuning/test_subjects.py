"""What the adapter is taught: periods and shared questions make one subject."""

from __future__ import annotations

from domain.documents import Document, DocumentKind, Section, SectionRole
from domain.legal import LegalReference
from tuning.batches import Batches
from tuning.subjects import Subject, subjects_of

GUIDE = Document("huong-dan", "Hướng dẫn", DocumentKind.GUIDANCE)
CLAUSE = LegalReference("32/2024/NĐ-CP", "10", "3")


def section(identifier: str, *questions: str, basis: tuple[LegalReference, ...] = ()) -> Section:
    text = f"Nội dung của {identifier}."
    return Section(identifier, GUIDE.id, ("Hướng dẫn", identifier), SectionRole.OTHER, text, 0, legal_basis=basis, questions=questions)


def test_periods_of_one_subject_are_taught_together() -> None:
    sections = (section("huong-dan/han-2024", "a", "b"), section("huong-dan/han-2026", "c"))
    (subject,) = subjects_of([(GUIDE, sections)], {})
    assert (subject.name, subject.document, subject.questions) == ("huong-dan/han-2024", "huong-dan", ("a", "b", "c"))
    assert len(subject.passages) == 2


def test_sections_that_share_a_question_are_one_subject() -> None:
    sections = (section("huong-dan/x", "a", "b"), section("huong-dan/y", "b", "c"), section("huong-dan/z", "d", "e", "f"))
    assert [subject.questions for subject in subjects_of([(GUIDE, sections)], {})] == [("a", "b", "c"), ("d", "e", "f")]


def test_a_subject_needs_three_questions() -> None:
    assert subjects_of([(GUIDE, (section("huong-dan/x", "a", "b"),))], {}) == ()


def test_the_law_s_own_words_come_with_the_clauses_it_rests_on() -> None:
    (subject,) = subjects_of([(GUIDE, (section("huong-dan/x", "a", "b", "c", basis=(CLAUSE,)),))], {CLAUSE: ("3. Sở thẩm định…",)})
    assert subject.clauses == ("3. Sở thẩm định…",)


def subjects(count: int) -> list[Subject]:
    return [Subject(f"d{n % 4}/{n}", f"d{n % 4}", (f"hỏi {n} một", f"hỏi {n} hai"), (f"đáp {n}",), ()) for n in range(count)]


def test_a_batch_holds_each_subject_once_and_its_rows_belong_together() -> None:
    batches = Batches(subjects(40), 12, seed=1)
    for _ in range(20):
        batch = batches.draw()
        numbers = [text.split()[-1] for text in batch.answers]
        assert len(set(numbers)) == 12
        assert all(f" {number} " in likewise for number, likewise in zip(numbers, batch.likewise, strict=True))


def test_a_seed_draws_the_same_batches() -> None:
    first, second = Batches(subjects(30), 8, seed=3), Batches(subjects(30), 8, seed=3)
    assert [first.draw() for _ in range(5)] == [second.draw() for _ in range(5)]
