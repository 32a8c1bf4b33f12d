"""Vietnamese text as data: one normal form, one folded form, words.

Pure functions over `str`; every room that compares text uses these, so that
two spellings of the same words never meet as different ones.
"""

from __future__ import annotations

import re
import unicodedata

# Zero-width, bidirectional and tag characters: invisible on screen, so a
# question that carries them says something else than the person sees.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]")
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")  # a form feed parts two pages of a PDF
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_CJK_RANGE = "\u3400-\u4dbf\u4e00-\u9fff"
_CJK = re.compile(f"[{_CJK_RANGE}]")
# A number with its separators and, for a document number, its letters ("1/500", "32/2024/NĐ-CP"); or
# a run of Chinese; or a run of other letters. "và/hoặc" and "đầu tư/doanh nghiệp" come apart.
_WORD = re.compile(
    r"\d+(?:[./-]\d+)*(?:(?<=/\d{4})/[^\W\d_]+\d*(?:-[^\W_]+)*|/[^\W\d_]+(?:-[^\W_]+)+)?(?![^\W_])"
    rf"|[{_CJK_RANGE}]+|[^\W_{_CJK_RANGE}]+"
)

# Tone marks on the first or the second vowel of a pair (hoà / hòa, thuỷ / thủy):
# both are in use; the older placement on the first vowel is the normal form.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_PLACE = re.compile(rf"(?<![qQ])([oO][aeAE]|[uU][yY])([{_TONES}])(?![a-zA-Z\u0300-\u036f])")


def clean(text: str) -> str:
    """Return `text` in NFC without invisible and control characters, spaces folded.

    Line breaks are kept; runs of blanks become one space.
    """
    text = _CONTROL.sub("", _INVISIBLE.sub("", _LINE_BREAKS.sub("\n", text)))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Return `text` lower-cased and without diacritics ("Hồ sơ" -> "ho so", "đ" -> "d")."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def unify_tones(text: str) -> str:
    """Return `text` in NFC with one placement of tone marks ("hoà" -> "hòa", "thuỷ" -> "thủy")."""
    decomposed = unicodedata.normalize("NFD", text)
    moved = _TONE_PLACE.sub(lambda m: m.group(1)[0] + m.group(2) + m.group(1)[1], decomposed)
    return unicodedata.normalize("NFC", moved)


def words(text: str) -> list[str]:
    """Return the lower-case words of `text`; numbers with separators stay whole, CJK by character pairs."""
    found: list[str] = []
    for token in _WORD.findall(unify_tones(text).lower()):
        if _CJK.match(token) and len(token) > 1:
            found += [token[place : place + 2] for place in range(len(token) - 1)]
        else:
            found.append(token)
    return found


def has_diacritics(text: str) -> bool:
    """Return whether any letter of `text` carries a Vietnamese mark (đ counts)."""
    return fold(text) != text.lower()


def has_cjk(text: str) -> bool:
    """Return whether `text` holds Chinese characters."""
    return bool(_CJK.search(text))
