"""Steps and dossier items of one procedure version, read strictly."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.reading import Entry
from domain.documents import Verification
from domain.procedures import DossierItem, Step, TimeLimit, TimeUnit


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
            place=entry.text("place", ""),
            inputs=entry.texts("inputs"),
            outputs=entry.texts("outputs"),
            time_limit=_time_limit(limit) if limit else None,
            time_limit_note=entry.text("time_limit_note", ""),
            requires=entry.texts("requires"),
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
    if step.time_limit is None and not step.time_limit_note:
        raise entry.wrong("không có thời hạn và không nói vì sao", "Thêm time_limit, hoặc time_limit_note nêu nguồn không ấn định.")
    if not step.legal_basis:
        raise entry.wrong("thiếu căn cứ pháp lý", "Thêm legal_basis.")
    return step


def _time_limit(entry: Entry) -> TimeLimit:
    with entry:
        return TimeLimit(entry.number("amount"), entry.choice("unit", TimeUnit), entry.text("starts_at", ""), entry.text("paused_by", ""))


def read_dossier_item(entry: Entry, label: Verification) -> DossierItem:
    """Return one component of a dossier; `label` holds where it has none."""
    with entry:
        return DossierItem(
            id=entry.text("id"),
            name=entry.text("name"),
            made_by=entry.text("made_by", ""),
            original=entry.flag("original"),
            form=entry.text("form", ""),
            optional=entry.flag("optional") or False,
            note=entry.text("note", ""),
            legal_basis=entry.references(),
            verification=entry.verification(label),
        )
