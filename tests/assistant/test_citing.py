"""Sources are numbered as a reader meets them; one section has one number."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.citing import Citations, cite, cite_steps
from assistant.draft import DraftStep
from catalogue.registry import Registry
from domain.documents import Validity
from domain.legal import LegalReference
from domain.procedures import Step, TimeLimit, TimeUnit
from domain.registry import RegisteredDocument
from tests.assistant.makers import DAY, evidence, line

REGISTRY = Registry((RegisteredDocument("254/2030/QH20", "Nghị quyết", "Về việc thử"),), (), ())
A, B, C = (evidence(name, f"Văn bản {name}.") for name in "abc")


def test_markers_follow_the_order_of_first_use() -> None:
    citations = Citations(DAY, REGISTRY)
    statements = cite([line("một", B), line("hai", A, B, kind="item"), line("ba", C, A, kind="note")], citations)
    assert [item.citations for item in statements] == [(1,), (2, 1), (3, 2)]
    assert [(item.marker, item.section_id) for item in citations.all()] == [(1, "b"), (2, "a"), (3, "c")]


def test_a_section_named_twice_in_one_line_gives_one_marker() -> None:
    citations = Citations(DAY, REGISTRY)
    assert cite([line("một", A, evidence("a", "Văn bản a.", "Văn bản"))], citations)[0].citations == (1,)
    assert len(citations.all()) == 1


def test_a_line_without_evidence_has_no_marker() -> None:
    citations = Citations(DAY, REGISTRY)
    assert cite([line("câu nối")], citations)[0].citations == ()
    assert citations.all() == ()


def test_text_and_kind_of_a_line_are_kept() -> None:
    (statement,) = cite([line("Trước đó: 25 ngày.", A, kind="change")], Citations(DAY, REGISTRY))
    assert (statement.text, statement.kind) == ("Trước đó: 25 ngày.", "change")


def test_steps_share_the_numbers_of_the_statements() -> None:
    citations = Citations(DAY, REGISTRY)
    cite([line("một", A), line("hai", B)], citations)
    limit = TimeLimit(5, TimeUnit.WORKING_DAYS)
    step = Step("thong-bao", "Thông báo", "UBND cấp xã", "Thông báo rộng rãi", time_limit=limit)
    shown = cite_steps([DraftStep(step, 1, B), DraftStep(step, 2, C)], citations)
    assert [(item.order, item.citations) for item in shown] == [(1, (2,)), (2, (3,))]
    assert (shown[0].name, shown[0].actor, shown[0].time_limit, shown[0].due) == ("Thông báo", "UBND cấp xã", limit, None)


def test_a_citation_says_whether_its_source_is_in_force_on_the_day() -> None:
    citations = Citations(DAY, REGISTRY)
    periods = (Validity(), Validity(end=date(2026, 9, 14)), Validity(start=date(2026, 9, 15)), Validity(start=date(2027, 1, 1)), Validity(DAY, DAY))
    cite([line("x", *(evidence(str(number), "Văn bản.", validity=period) for number, period in enumerate(periods)))], citations)
    assert [item.in_force for item in citations.all()] == [True, False, True, False, True]


def test_the_whole_section_stands_beside_the_quote() -> None:
    citations = Citations(DAY, REGISTRY)
    cite([line("x", evidence("a", "Câu một. Câu hai.", "Câu hai."))], citations)
    assert (citations.all()[0].quote, citations.all()[0].passage) == ("Câu hai.", "Câu một. Câu hai.")


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=4), max_size=12))
def test_markers_are_always_one_to_n_without_holes(rows: list[list[str]]) -> None:
    citations = Citations(DAY, REGISTRY)
    statements = cite([line("x", *(evidence(name, f"Văn bản {name}.") for name in row)) for row in rows], citations)
    used = [marker for statement in statements for marker in statement.citations]
    assert [item.marker for item in citations.all()] == list(range(1, len({name for row in rows for name in row}) + 1))
    assert list(dict.fromkeys(used)) == [item.marker for item in citations.all()]


def test_the_basis_is_named_by_the_kind_the_registry_has() -> None:
    rests = evidence("d", "Văn bản d.", legal_basis=(LegalReference("254/2030/QH20", "3"), LegalReference("32/2030/NĐ-CP", "1")))
    citations = Citations(DAY, REGISTRY)
    citations.markers((rests,))
    assert citations.all()[0].basis_in_words == ("Điều 3 Nghị quyết 254/2030/QH20", "Điều 1 Nghị định 32/2030/NĐ-CP")
