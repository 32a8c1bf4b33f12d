"""Small PDF files written by hand, with a text layer that pdfium reads as Unicode."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

WIDTH, HEIGHT, SIZE = 595, 842, 10
_ADVANCE = SIZE * 0.5  # every glyph is half an em wide
_TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
)
_ENCRYPTED = b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"

PlacedLine = tuple[float, float, str]
"""(left, baseline, text) in points from the lower left corner."""


def write_pdf(path: Path, pages: Sequence[Sequence[PlacedLine]], *, image: bool = False, encrypted: bool = False) -> Path:
    """Write pages of placed lines; `image` covers every page with a picture, as a scan does."""
    objects: list[bytes] = [b"", b"", _font(), _descendant(), _stream(b"", _TO_UNICODE), _picture()]
    kids: list[int] = []
    for lines in pages:
        content = b"".join(_shown(*line) for line in lines)
        if image:
            content = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im0 Do Q ".encode() + content
        objects.append(_stream(b"", content))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> /XObject << /Im0 6 0 R >> >> >>".encode()
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    path.write_bytes(_assembled(objects, encrypted))
    return path


def flowed(paragraphs: Sequence[str], *, left: float = 80, columns: int = 88, indent: float = 28, per_page: int = 48) -> list[list[PlacedLine]]:
    """Lay paragraphs out as Word does: first line indented, lines broken at words, page numbers on top from page 2."""
    broken = [
        (left + indent if number == 0 else left, text)
        for paragraph in paragraphs
        for number, text in enumerate(_wrapped(paragraph, columns, round(indent / _ADVANCE)))
    ]
    pages: list[list[PlacedLine]] = []
    for start in range(0, len(broken), per_page):
        head: list[PlacedLine] = [(WIDTH / 2, HEIGHT - 40, str(len(pages) + 1))] if pages else []
        pages.append(head + [(x, HEIGHT - 70 - 15 * row, text) for row, (x, text) in enumerate(broken[start : start + per_page])])
    return pages


def centred(baseline: float, text: str) -> PlacedLine:
    """Return a line in the middle of the page."""
    return ((WIDTH - len(text) * _ADVANCE) / 2, baseline, text)


def _wrapped(paragraph: str, columns: int, indent: int) -> list[str]:
    return [line.strip() for line in textwrap.wrap(" " * indent + paragraph, columns, break_long_words=False, break_on_hyphens=False)]


def _shown(left: float, baseline: float, text: str) -> bytes:
    return f"BT /F1 {SIZE} Tf {left:.1f} {baseline:.1f} Td <{text.encode('utf-16-be').hex()}> Tj ET\n".encode()


def _font() -> bytes:
    return b"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"


def _descendant() -> bytes:
    return (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        b"/FontDescriptor << /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -200 500 800] /ItalicAngle 0 "
        b"/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>"
    )


def _picture() -> bytes:
    return _stream(b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"\x80")


def _stream(entries: bytes, content: bytes) -> bytes:
    return b"<< " + entries + f" /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _assembled(objects: Sequence[bytes], encrypted: bool) -> bytes:
    body, offsets = b"%PDF-1.7\n", list[int]()
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    extra = b" /Encrypt " + _ENCRYPTED + b" /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]" if encrypted else b""
    trailer = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + table
    trailer += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R".encode() + extra + f" >>\nstartxref\n{len(body)}\n%%EOF\n".encode()
    return body + trailer
