"""The fact lock: what the evidence does not say is not shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.draft import Draft, Evidence
from assistant.verify import evidence_text, lock
from domain.documents import Validity
from domain.legal import LegalReference
from tests.assistant.makers import DECREE, evidence, line, section

RULE = "Sở Công Thương thẩm định trong 20 ngày làm việc kể từ ngày nhận đủ hồ sơ."


def shown(draft: Draft) -> list[str]:
    return [item.text for item in lock(draft)[0].lines]


def test_a_line_its_evidence_carries_is_shown() -> None:
    draft = Draft((line("Thời hạn: **20 ngày làm việc**.", evidence("a", RULE)),))
    assert lock(draft) == (draft, ())


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Thời hạn: **25 ngày làm việc**.", "25 working_days"),
        ("Thời hạn: 20 ngày.", "20 days"),
        ("Sở Tài chính thẩm định trong 20 ngày làm việc.", "office so tai chinh"),
        ("Theo khoản 3 Điều 10: 20 ngày làm việc.", "place 10.3."),
        ("Áp dụng từ 15/9/2026.", "date 2026-09-15"),
        ("Theo Nghị định 303/2026/NĐ-CP.", "document 303/2026/NĐ-CP"),
    ],
)
def test_a_changed_fact_is_withheld_and_named(text: str, missing: str) -> None:
    locked, withheld = lock(Draft((line(text, evidence("a", RULE)),)))
    assert locked.lines == ()
    assert [(item.text, item.missing) for item in withheld] == [(text, (missing,))]


def test_one_wrong_line_does_not_take_the_others_with_it() -> None:
    good, bad = line("Thời hạn: 20 ngày làm việc.", evidence("a", RULE)), line("Thời hạn: 21 ngày làm việc.", evidence("a", RULE), kind="item")
    locked, withheld = lock(Draft((good, bad), partial=True, warnings=("Chú ý.",)))
    assert (locked.lines, locked.partial, locked.warnings) == ((good,), True, ("Chú ý.",))
    assert len(withheld) == 1


def test_a_fact_of_another_lines_evidence_does_not_count() -> None:
    first, second = line("20 ngày làm việc", evidence("a", RULE)), line("07 ngày", evidence("b", "Quyết định."))
    third = line("07 ngày", evidence("c", "Trong 7 ngày."))
    assert shown(Draft((first, second, third))) == [first.text, third.text]
    assert lock(Draft((first, second, third)))[0].lines == (first, third)


@pytest.mark.parametrize("quote", ["Sở Công Thương thẩm định trong 25 ngày", "sở công thương thẩm định", f"{RULE} Thêm."])
def test_a_quote_that_does_not_stand_in_its_section_is_withheld(quote: str) -> None:
    locked, withheld = lock(Draft((line("Sở Công Thương thẩm định.", evidence("a", RULE, quote)),)))
    assert locked.lines == ()
    assert withheld[0].missing[0].startswith("quote:")


def test_an_office_needs_evidence_that_names_it() -> None:
    renamed = "Ủy ban nhân dân cấp huyện không còn từ 01/7/2025; việc này nay do Ủy ban nhân dân cấp xã thực hiện."
    half = evidence("a", "Ủy ban nhân dân cấp xã thông báo từ 01/7/2025.")
    whole = evidence("b", "Từ 01/7/2025, UBND cấp xã làm việc của UBND cấp huyện.")
    assert shown(Draft((line(renamed, half),))) == []
    assert shown(Draft((line(renamed),))) == []
    assert shown(Draft((line(renamed, whole),))) == [renamed]
    assert shown(Draft((line(renamed, half, evidence("c", "Ủy ban nhân dân cấp huyện nhận hồ sơ.")),))) == [renamed]


def test_words_without_facts_need_no_evidence() -> None:
    assert shown(Draft((line("Mục này còn nội dung khác."),))) == ["Mục này còn nội dung khác."]


def test_header_place_basis_and_dates_of_a_source_are_evidence_too() -> None:
    clause = section(
        "k", "Thẩm định hồ sơ.", article="10", clause="3", validity=Validity(date(2030, 5, 1), date(2031, 1, 31)),
        legal_basis=(LegalReference("14/2024/TT-BCT", "3"),), document_id=DECREE.id,
    )  # fmt: skip
    proof = Evidence(clause, replace(DECREE, issued_on=date(2030, 3, 15), issuer="Chính phủ"), clause.text)
    text = "Khoản 3 Điều 10 Nghị định 12/2030/NĐ-CP ngày 15/3/2030, từ 01/5/2030 đến hết 31/01/2031, Điều 3 Thông tư 14/2024/TT-BCT."
    assert shown(Draft((line(text, proof),))) == [text]
    assert shown(Draft((line(text.replace("01/5", "02/5"), proof),))) == []
    assert clause.text in evidence_text(proof)
