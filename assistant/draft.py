"""An answer before it is verified: lines with the evidence each rests on."""

from __future__ import annotations

from dataclasses import dataclass

from domain.documents import Document, Section
from domain.procedures import Step


@dataclass(frozen=True, slots=True)
class Evidence:
    """A section a line rests on, with the words of it that carry the line."""

    section: Section
    document: Document
    quote: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer. `kind` as in domain.answers.Statement."""

    text: str
    kind: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftStep:
    """A step to show, in its order, with its evidence."""

    step: Step
    order: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a composer made. `partial` is True when a part of the question stays open."""

    lines: tuple[Line, ...]
    steps: tuple[DraftStep, ...] = ()
    warnings: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    partial: bool = False
