"""How a time limit and a document of a dossier are said, the same way in sections and in answers.

The wordings come from whoever says it (prompts/sections or prompts/answers, the same keys in both).
"""

from __future__ import annotations

from collections.abc import Callable

from domain.procedures import OPTIONAL_MARK, DossierItem, InputDocument, LimitKind, Step, TimeLimit

Say = Callable[..., str]  # (key, **values) to the wording


def say_limit(step: Step, say: Say, *, official: bool = True) -> str:
    """Return a step's time limit, case by case where it depends, or that none is set.

    `official` is for Vietnamese: the note of the data, itself Vietnamese, is told too.
    """
    note = step.time_limit_note.rstrip(".") if official else ""
    if not step.limits:
        return note or say("limit.none")
    if step.time_limit:
        text = say_time(step.time_limit, say, official=official)
    else:
        text = "; ".join(say("limit.case", case=item.case, limit=say_time(item.limit, say, official=official)) for item in step.case_limits)
    return f"{text} ({note})" if note else text


def say_time(limit: TimeLimit, say: Say, *, official: bool = True) -> str:
    """Return one time limit with its start and its pause."""
    text = say_amount(limit, say, official=official)
    if limit.kind is LimitKind.AT_LEAST:
        text = say("limit.at_least", limit=text)
    if limit.starts_at:
        text = say("limit.starts", limit=text, event=limit.starts_at)
    return say("limit.paused", limit=text, event=limit.paused_by) if limit.paused_by else text


def say_amount(limit: TimeLimit, say: Say, *, official: bool = True) -> str:
    """Return "05 ngày làm việc": with `official` two digits, as Vietnamese official texts write it."""
    return say(f"limit.{limit.unit}", amount=f"{limit.amount:02d}" if official else str(limit.amount))


def say_details(item: DossierItem | InputDocument, say: Say) -> list[str]:
    """Return what is known of a document that is handed in: who makes it, original or copy, how many, form, "nếu có"."""
    details = [say("dossier.made_by", who=item.made_by)] if item.made_by else []
    if item.original is not None:
        details.append(say("dossier.original" if item.original else "dossier.copy"))
    details += [say("dossier.sheets", count=f"{item.copies:02d}")] if item.copies else []
    details += [say("dossier.form", form=item.form)] if item.form else []
    return details + ([say("dossier.optional")] if item.optional and OPTIONAL_MARK not in item.name else [])


def say_input(document: InputDocument, say: Say) -> str:
    """Return a document that goes into a step with what is known of it."""
    details = say_details(document, say)
    name = document.name.rstrip(".")
    return f"{name} ({'; '.join(details)})" if details else name
