"""What a paragraph inherits from its style: alignment, bold, font, numbering."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from ingest.readers.docx_xml import VALUE, WORD

_ALIGNMENTS = {"center": "center", "right": "right", "end": "right", "both": "both", "distribute": "both", "left": "left", "start": "left"}
_OFF = ("0", "false", "off")


class Styles:
    """The styles part of a document. All lookups follow basedOn."""

    def __init__(self, root: Any) -> None:
        self._by_id = {style.get(WORD + "styleId"): style for style in root.iterchildren(WORD + "style")}
        defaults = [style for style in self._by_id.values() if style.get(WORD + "type") == "paragraph" and style.get(WORD + "default") == "1"]
        self._default = defaults[0].get(WORD + "styleId") if defaults else ""
        self._fonts: dict[str, str] = {}

    def look_of(self, paragraph: Any) -> tuple[str, str, bool]:
        """Return (style id, alignment, bold) of a w:p; bold means that all its text is bold."""
        style = self.style_of(paragraph)
        align = _attribute(paragraph, "pPr/jc") or next((found for item in self._chain(style) if (found := _attribute(item, "pPr/jc"))), "")
        return style, _ALIGNMENTS.get(align, ""), self._bold(paragraph, style)

    def style_of(self, paragraph: Any) -> str:
        """Return the style id of a w:p, the default style's when it names none."""
        return _attribute(paragraph, "pPr/pStyle") or self._default

    def font_of(self, run: Any, paragraph: Any) -> str:
        """Return the font of a w:r: its own, its character style's, its paragraph style's, or ""."""
        own = _font(run)
        if own:
            return own
        character = _attribute(run, "rPr/rStyle")
        return (self._style_font(character) if character else "") or self._style_font(self.style_of(paragraph))

    def numbering_of(self, style: str) -> Any | None:
        """Return the w:numPr a style brings with it, or None."""
        return next((found for item in self._chain(style) if (found := item.find(f"{WORD}pPr/{WORD}numPr")) is not None), None)

    def _style_font(self, style: str) -> str:
        if style not in self._fonts:
            self._fonts[style] = next((found for item in self._chain(style) if (found := _font(item))), "")
        return self._fonts[style]

    def _bold(self, paragraph: Any, style: str) -> bool:
        runs = [run for run in paragraph.iter(WORD + "r") if any((text.text or "").strip() for text in run.iterchildren(WORD + "t"))]
        if not runs:
            return False
        inherited = any(_switch(item, "rPr/b") for item in self._chain(style))
        return all(_switch(run, "rPr/b", inherited) for run in runs)

    def _chain(self, style: str) -> Iterator[Any]:
        seen: set[str] = set()
        while style and style in self._by_id and style not in seen:
            seen.add(style)
            yield self._by_id[style]
            style = _attribute(self._by_id[style], "basedOn")


@cache
def _qualified(path: str) -> str:
    return "/".join(WORD + part for part in path.split("/"))


def _find(element: Any, path: str) -> Any | None:
    return element.find(_qualified(path))


def _attribute(element: Any, path: str) -> str:
    found = _find(element, path)
    return (found.get(VALUE) or "") if found is not None else ""


def _switch(element: Any, path: str, default: bool = False) -> bool:
    found = _find(element, path)
    return default if found is None else found.get(VALUE, "1") not in _OFF


def _font(element: Any) -> str:
    fonts = _find(element, "rPr/rFonts")
    return "" if fonts is None else (fonts.get(WORD + "ascii") or fonts.get(WORD + "hAnsi") or "")
