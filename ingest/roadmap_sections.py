"""Road maps as sections: one a track with its stages, one a point where the way parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from catalogue.wordings import Wordings
from domain.documents import Document, DocumentKind, Section, SectionRole, SourceFile, Verification, digest_of
from domain.legal import LegalReference
from domain.procedures import Procedure
from domain.rendered import ROADMAPS_ID
from domain.roadmaps import Branch, RoadMap
from ingest.procedure_text import either
from ingest.step_names import lower_first


def roadmaps_document(source: SourceFile, words: Wordings) -> Document:
    """Return the document that stands for the road maps."""
    title = words.text("roadmaps.document")
    return Document(id=ROADMAPS_ID, title=title, kind=DocumentKind.REGISTRY, kind_name=words.text("roadmaps.kind"), source=source)


def roadmaps_sections(maps: Sequence[RoadMap], procedures: Sequence[Procedure], document: Document, words: Wordings) -> tuple[Section, ...]:
    """Return for each road map its stages, then its branch points."""
    known = {procedure.id: procedure for procedure in procedures}
    found: list[Section] = []
    for roadmap in maps:
        found.append(_roadmap(roadmap, known, document, words, len(found)))
        for branch in roadmap.branches:
            found.append(_branch(roadmap, branch, document, words, len(found)))
    return tuple(found)


def _roadmap(roadmap: RoadMap, known: Mapping[str, Procedure], document: Document, words: Wordings, order: int) -> Section:
    path = (document.title, words.text("roadmap.heading", name=roadmap.name))
    text = "\n".join(_lines(roadmap, known, words))
    basis = tuple(dict.fromkeys(_bases(roadmap, known)))
    return Section(
        id=f"{document.id}/{roadmap.id}", document_id=document.id, path=path, role=SectionRole.STEPS, text=text, order=order,
        verification=Verification.SECONDARY, legal_basis=basis, questions=roadmap.questions, validity=roadmap.validity,
        digest=digest_of(*path, text, roadmap.questions, roadmap.validity),
    )  # fmt: skip


def _bases(roadmap: RoadMap, known: Mapping[str, Procedure]) -> Iterator[LegalReference]:
    """The documents, whole, on which the newest versions of the map's procedures rest."""
    for stage in roadmap.stages:
        for group in stage.procedures:
            for name in group:
                yield from (LegalReference(reference.number) for reference in known[name].versions[-1].legal_basis)


def _lines(roadmap: RoadMap, known: Mapping[str, Procedure], words: Wordings) -> Iterator[str]:
    count = len(roadmap.stages)
    yield words.text("roadmap.opening", name=roadmap.name, count=count)
    for order, stage in enumerate(roadmap.stages, start=1):
        named = "; ".join(_say_group(group, known, words) for group in stage.procedures)
        yield words.text("roadmap.stage", order=order, count=count, name=stage.name, procedures=named)
    if roadmap.note:
        yield words.text("roadmap.note", text=roadmap.note)


def _say_group(group: Sequence[str], known: Mapping[str, Procedure], words: Wordings) -> str:
    named = [_say_procedure(known[name], words) for name in group]
    return words.text("roadmap.either", procedures=either(named, words, "roadmap.or")) if len(named) > 1 else named[0]


def _say_procedure(procedure: Procedure, words: Wordings) -> str:
    name = lower_first(procedure.name)
    return words.text("roadmap.optional", procedure=name) if procedure.optional else name


def _branch(roadmap: RoadMap, branch: Branch, document: Document, words: Wordings, order: int) -> Section:
    path = (document.title, roadmap.name, words.text("branch.heading", question=branch.question))
    lines = (("opening", {"question": branch.question}), ("yes", {"text": branch.yes}), ("no", {"text": branch.no}))
    text = "\n".join(words.text(f"branch.{key}", **values) for key, values in lines)
    return Section(
        id=f"{document.id}/{roadmap.id}/{branch.id}", document_id=document.id, path=path, role=SectionRole.CONDITION, text=text, order=order,
        verification=branch.verification, legal_basis=branch.legal_basis, validity=branch.validity,
        digest=digest_of(*path, text, branch.verification, branch.validity),
    )  # fmt: skip
