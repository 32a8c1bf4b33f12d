"""An error as a reader sees it: what happened, what to do, the command to copy."""

from __future__ import annotations

import logging
import re
import uuid

import streamlit as st

from domain.answers import Language
from ui.conversation import Failure
from ui.html import escape
from ui.texts import language, say

_COMMAND = re.compile(r"[`«]?((?:make|python -m|pip)\s[\w\-./= \[\]]*[\w\]])[`»]?")


def show_failure(failure: Failure, *, key: str) -> None:
    """Show `failure`; a command named in its remedy stands in a box with a copy button."""
    note = "" if language() is Language.VI else f'<p class="dl-small">{escape(say("error.vietnamese_only"))}</p>'
    st.html(
        f'<section class="dl-failure" role="alert" id="failure-{escape(key)}"><h2>{escape(say("error.title"))}</h2>'
        f'<p lang="vi"><strong>{escape(failure.message)}</strong></p><p lang="vi">{_with_code(failure.remedy)}</p>{note}</section>'
    )
    command = command_in(failure.remedy)
    if command:
        st.code(command, language="bash")


def command_in(remedy: str) -> str | None:
    """Return the command a remedy names ("Chạy: python -m ingest build." -> "python -m ingest build"), or None."""
    found = _COMMAND.search(remedy)
    return found.group(1).strip() if found else None


def _with_code(remedy: str) -> str:
    """Return `remedy` escaped, what stands between backticks as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(remedy))


def unexpected(log: logging.Logger, what: str) -> Failure:
    """Log the exception being handled under a number and return what a reader is told about it."""
    number = uuid.uuid4().hex[:8]
    log.exception("%s [%s]", what, number)
    return Failure(say("error.unexpected"), say("error.unexpected_remedy", number=number))
