"""Steps and dossier items of one procedure version, read strictly."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.reading import Entry
from domain.documents import Verification
from domain.procedures import CaseLimit, DossierItem, InputDocument, LimitKind, Step, TimeLimit, TimeUnit


def read_step(entry: Entry, label: Verification, shared: Mapping[str, tuple[str, ...]]) -> Step:
    """Return one step; `label` holds where the step has none, `shared` are questions by step id."""
    with entry:
        step_id = entry.text("id")
        limit = entry.entry("time_limit")
        step = Step(
            id=step_id,
            name=entry.text("name"),
            actor=entry.text("actor"),
            action=entry.text("action"),
            code=entry.text("code", ""),
            place=entry.text("place", ""),
            inputs=tuple(_input(item) for item in entry.texts_or_entries("inputs")),
            outputs=entry.texts("outputs"),
            time_limit=_time_limit(limit) if limit else None,
            case_limits=tuple(_case_limit(item) for item in entry.entries("case_limits")),
            time_limit_note=entry.text("time_limit_note", ""),
            requires=entry.texts("requires"),
            requires_other=tuple(tuple(part.strip() for part in text.split("|")) for text in entry.texts("requires_other")),
            parallel_with=entry.texts("parallel_with"),
            alternative_of=entry.texts("alternative_of"),
            optional=entry.flag("optional") or False,
            condition=entry.text("condition", ""),
            repeats=entry.text("repeats", ""),
            form=entry.text("form", ""),
            fee=entry.text("fee", ""),
            remedy=entry.text("remedy", ""),
            note=entry.text("note", ""),
            legal_basis=entry.references(),
            verification=entry.verification(label),
            questions=shared.get(step_id, ()) + entry.texts("questions"),
        )
    if not step.limits and not step.time_limit_note:
        raise entry.wrong("không có thời hạn và không nói vì sao", "Thêm time_limit hoặc case_limits, hoặc time_limit_note nêu nguồn không ấn định.")
    if step.time_limit and step.case_limits:
        raise entry.wrong("có cả time_limit và case_limits", "Giữ một thứ: time_limit khi chỉ có một thời hạn, case_limits khi tùy trường hợp.")
    if not step.legal_basis:
        raise entry.wrong("thiếu căn cứ pháp lý", "Thêm legal_basis.")
    if step.optional and not step.condition:
        raise entry.wrong("là bước không bắt buộc mà không nói khi nào phải làm", "Thêm condition.")
    return step


def _time_limit(entry: Entry) -> TimeLimit:
    with entry:
        return _amount(entry)


def _case_limit(entry: Entry) -> CaseLimit:
    with entry:
        return CaseLimit(entry.text("case"), _amount(entry))


def _amount(entry: Entry) -> TimeLimit:
    return TimeLimit(
        entry.number("amount"),
        entry.choice("unit", TimeUnit),
        entry.text("starts_at", ""),
        entry.text("paused_by", ""),
        entry.choice("kind", LimitKind, LimitKind.AT_MOST),
    )


def _input(item: str | Entry) -> InputDocument:
    if isinstance(item, str):
        return InputDocument(item)
    with item:
        return InputDocument(
            name=item.text("name"),
            original=item.flag("original"),
            copies=item.optional_number("copies"),
            form=item.text("form", ""),
            made_by=item.text("made_by", ""),
            optional=item.flag("optional") or False,
        )


def read_dossier_item(entry: Entry, label: Verification) -> DossierItem:
    """Return one component of a dossier; `label` holds where it has none."""
    with entry:
        return DossierItem(
            id=entry.text("id"),
            name=entry.text("name"),
            made_by=entry.text("made_by", ""),
            original=entry.flag("original"),
            copies=entry.optional_number("copies"),
            form=entry.text("form", ""),
            optional=entry.flag("optional") or False,
            note=entry.text("note", ""),
            legal_basis=entry.references(),
            verification=entry.verification(label),
        )
