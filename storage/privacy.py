"""No personal data in stored texts: long numbers and e-mail addresses are masked."""

from __future__ import annotations

import re

NUMBER_MASK = "[số đã che]"
EMAIL_MASK = "[e-mail đã che]"
MINIMUM_DIGITS = 9

_EMAIL = re.compile(r"[^\s@<>()\[\],;:]+@[^\s@<>()\[\],;:]+\.[^\s@<>()\[\],;:]+")
# Nine digits or more in a row, or a phone or identity number (starting with 0 or +84)
# written in groups. Amounts of money in groups start with another digit and are kept.
_LONG_NUMBER = re.compile(rf"\+?\d{{{MINIMUM_DIGITS},}}|(?<!\d)(?<!\d[ .\-])(?:\+84|0)(?:[ .\-]?\d){{{MINIMUM_DIGITS - 1},}}")


def mask_personal_data(text: str) -> str:
    """Return `text` with e-mail addresses and sequences of nine digits or more masked."""
    return _LONG_NUMBER.sub(NUMBER_MASK, _EMAIL.sub(EMAIL_MASK, text))
