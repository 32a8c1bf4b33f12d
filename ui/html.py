"""Pieces of HTML. Every text goes through `escape`; nothing else is put into `st.html`."""

from __future__ import annotations

from html import escape as _escape


def escape(text: object) -> str:
    """Return `text` safe between tags and in quoted attributes."""
    return _escape(str(text), quote=True)


def pill(text: str, look: str, symbol: str = "") -> str:
    """Return a small label; `look` is one of ok, warn, bad, plain. The symbol repeats the look without colour."""
    mark = f'<span aria-hidden="true">{escape(symbol)}</span> ' if symbol else ""
    return f'<span class="dl-pill dl-{escape(look)}">{mark}{escape(text)}</span>'
