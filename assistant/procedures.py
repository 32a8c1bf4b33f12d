"""Which procedure a question names, and the documents of the others.

"Mở rộng" and "thành lập" share most of their words, steps and clauses; an answer about
the one must never be made from the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.procedures import Procedure
from domain.rendered import procedure_document_id
from domain.vietnamese import fold, words


def telling_phrases(procedures: Sequence[Procedure]) -> dict[str, str]:
    """Return for each procedure the folded words that its name has and not all names have ("mo rong")."""
    names = {procedure.id: words(fold(procedure.name)) for procedure in procedures}
    shared = set.intersection(*(set(name) for name in names.values())) if len(names) > 1 else set()
    return {procedure_id: " ".join(word for word in name if word not in shared) for procedure_id, name in names.items()}


def other_documents(folded: str, phrases: Mapping[str, str]) -> frozenset[str]:
    """Return the document ids of procedures that a question (folded) does not name, if it names one."""
    named = {procedure_id for procedure_id, phrase in phrases.items() if phrase and phrase in folded}
    return frozenset(procedure_document_id(procedure_id) for procedure_id in phrases.keys() - named) if named else frozenset()
