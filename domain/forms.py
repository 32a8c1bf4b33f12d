"""Forms named by the guidance: which one, from which annex, for which step."""

from __future__ import annotations

from dataclasses import dataclass

from domain.documents import Validity, Verification
from domain.legal import LegalReference


@dataclass(frozen=True, slots=True)
class Form:
    """A prescribed form. `code` is its number as the annex prints it, `used_in` paths "procedure/step"."""

    id: str
    code: str
    name: str
    annex: tuple[LegalReference, ...]
    validity: Validity = Validity()
    signed_by: str = ""
    to: str = ""
    used_in: tuple[str, ...] = ()
    verification: Verification = Verification.PRIMARY
    note: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormlessDocument:
    """A document for which a source says that no form is prescribed."""

    id: str
    name: str
    legal_basis: tuple[LegalReference, ...]
    used_in: tuple[str, ...] = ()
    verification: Verification = Verification.PRIMARY
