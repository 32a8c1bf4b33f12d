"""Statements as the Markdown a reader sees."""

from __future__ import annotations

import pytest

from assistant.render import render, render_statement
from domain.answers import Statement


def test_the_answer_comes_first_and_lists_stay_together() -> None:
    statements = (
        Statement("Hồ sơ gồm **2 đầu mục**:", (1,), "lead"),
        Statement("1. Tờ trình.", (1,), "item"),
        Statement("2. Báo cáo.", (1, 2), "item"),
        Statement("Áp dụng từ 15/9/2026.", (1,), "validity"),
    )
    assert render(statements, ("Nguồn thứ cấp.",)) == (
        "Hồ sơ gồm **2 đầu mục**: [1]\n\n1. Tờ trình. [1]\n2. Báo cáo. [1] [2]\n\nÁp dụng từ 15/9/2026. [1]\n\n⚠ Nguồn thứ cấp."
    )


def test_nothing_is_nothing() -> None:
    assert render((), ()) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Người thực hiện: Sở.", "- Người thực hiện: Sở. [1]"),
        ("- Người thực hiện: Sở.", "- Người thực hiện: Sở. [1]"),
        ("– Người thực hiện: Sở.", "- Người thực hiện: Sở. [1]"),
        ("* Người thực hiện: Sở.", "- Người thực hiện: Sở. [1]"),
        ("**Bước 1/6. Nộp hồ sơ** – Doanh nghiệp.", "- **Bước 1/6. Nộp hồ sơ** – Doanh nghiệp. [1]"),
        ("a) Tờ trình;", "- a) Tờ trình; [1]"),
        ("3. Bản đồ.", "3. Bản đồ. [1]"),
    ],
)
def test_an_item_has_one_bullet_or_its_number(text: str, shown: str) -> None:
    assert render_statement(Statement(text, (1,), "item")) == shown


def test_a_table_row_stays_a_table_row() -> None:
    rows = (Statement("| Cũ | Nay |", (1,), "item"), Statement("|---|---|", (1,), "item"), Statement("| 25 | 20 |", (1,), "item"))
    assert render(rows, ()) == "| Cũ | Nay |\n|---|---|\n| 25 | 20 |"


def test_a_statement_without_evidence_has_no_marker() -> None:
    assert render_statement(Statement("Mục này còn nội dung khác.", (), "note")) == "Mục này còn nội dung khác."


def test_every_marker_is_shown_once_at_the_end() -> None:
    assert render_statement(Statement("Trước đó: 25 ngày.", (4, 5), "change")) == "Trước đó: 25 ngày. [4] [5]"
