"""Which procedure a question names, and the documents of the others.

"Mở rộng" and "thành lập" share most of their words, steps and clauses; an answer about
the one must never be made from the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.procedures import Procedure
from domain.rendered import procedure_document_id
from domain.vietnamese import fold, words


@dataclass(frozen=True, slots=True)
class Rival:
    """A procedure with alternatives: the folded words that only its name has, and the alternatives' ids."""

    phrase: str
    alternatives: tuple[str, ...]


def telling_phrases(procedures: Sequence[Procedure]) -> dict[str, Rival]:
    """Return for each procedure with alternatives the words of its name that they do not share ("mo rong").

    Only alternatives are rivals for a question: one that names "thành lập" may well ask for what comes
    after it in another procedure.
    """
    names = {procedure.id: words(fold(procedure.name)) for procedure in procedures}
    found: dict[str, Rival] = {}
    for procedure in procedures:
        others = tuple(other for other in procedure.alternative_of if other in names)
        if others:
            shared = set(names[procedure.id]).intersection(*(names[other] for other in others))
            found[procedure.id] = Rival(" ".join(word for word in names[procedure.id] if word not in shared), others)
    return found


def other_documents(folded: str, rivals: Mapping[str, Rival]) -> frozenset[str]:
    """Return the document ids of procedures whose alternative a question (folded) names, and not them."""
    named = {procedure_id for procedure_id, rival in rivals.items() if rival.phrase and rival.phrase in folded}
    aside = {other for procedure_id in named for other in rivals[procedure_id].alternatives} - named
    return frozenset(procedure_document_id(procedure_id) for procedure_id in aside)
