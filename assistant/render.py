"""Statements to the Markdown a reader sees, with [1] markers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.answers import Statement

_LIST_KINDS = ("item",)
_BULLET = re.compile(r"^[-–•+]\s+|^\*\s+")


def render(statements: Sequence[Statement], warnings: Sequence[str]) -> str:
    """Return the answer as Markdown: the answer first, then what belongs to it, then how sure."""
    blocks: list[str] = []
    rows: list[str] = []
    for statement in statements:
        text = render_statement(statement)
        if statement.kind in _LIST_KINDS:
            rows.append(text)
            continue
        blocks += _flush(rows)
        rows = []
        blocks.append(text)
    blocks += _flush(rows)
    blocks += [f"⚠ {warning}" for warning in warnings]
    return "\n\n".join(blocks)


def render_statement(statement: Statement) -> str:
    """Return one statement with its markers; a list item starts with a dash unless it has a number or is a table row."""
    marks = "".join(f" [{marker}]" for marker in statement.citations)
    text = statement.text.strip()
    if text.startswith("|"):
        return text
    if statement.kind in _LIST_KINDS and not text[:1].isdigit():
        text = f"- {_BULLET.sub('', text)}"
    return f"{text}{marks}"


def _flush(rows: list[str]) -> list[str]:
    return ["\n".join(rows)] if rows else []
