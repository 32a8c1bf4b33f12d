"""The province's clusters as sections: one a cluster, one list of them all, one of the counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from catalogue.clusters import Clusters
from catalogue.registry import Registry
from catalogue.wordings import Wordings
from domain.clusters import Cluster, ClusterCount
from domain.documents import Document, DocumentKind, Section, SectionRole, SourceFile, digest_of, weakest
from domain.rendered import CLUSTERS_ID
from ingest.procedure_text import say_day


def clusters_document(source: SourceFile, words: Wordings) -> Document:
    """Return the document that stands for the clusters."""
    title = words.text("clusters.document")
    return Document(id=CLUSTERS_ID, title=title, kind=DocumentKind.REGISTRY, kind_name=words.text("clusters.kind"), source=source)


def clusters_sections(clusters: Clusters, document: Document, words: Wordings, registry: Registry) -> tuple[Section, ...]:
    """Return the list, the counts, then one section a cluster."""
    found = [_list(clusters.clusters, document, words)]
    found += [_counts(clusters.counts, document, words)] if clusters.counts else []
    return tuple(found + [_cluster(item, document, words, registry, len(found) + place) for place, item in enumerate(clusters.clusters)])


def _cluster(cluster: Cluster, document: Document, words: Wordings, registry: Registry, order: int) -> Section:
    path = (document.title, words.text("cluster.heading", name=cluster.name))
    text = "\n".join(_lines(cluster, words, registry))
    return Section(
        id=f"{document.id}/{cluster.id}", document_id=document.id, path=path, role=SectionRole.OTHER, text=text, order=order,
        verification=cluster.verification, legal_basis=cluster.legal_basis,
        questions=(*cluster.questions, *cluster.also),  # spellings to be found by, not facts
        digest=digest_of(*path, text, cluster.verification, *cluster.legal_basis, cluster.questions, cluster.also),
    )  # fmt: skip


def _lines(cluster: Cluster, words: Wordings, registry: Registry) -> Iterator[str]:
    yield words.text("cluster.opening", name=cluster.name)
    texts = {
        "place": "" if cluster.place_basis else cluster.place, "place_former": cluster.place_former, "place_note": cluster.place_note,
        "area_note": cluster.area_note, "developer": cluster.developer, "investment": cluster.investment,
        "industries": ", ".join(cluster.industries),
    }  # fmt: skip
    if cluster.area_ha is not None:
        yield words.text("cluster.area", area=say_area(cluster.area_ha), source=cluster.source.rstrip("."))
    if cluster.place and cluster.place_basis:
        yield words.text("cluster.place_by", text=cluster.place.rstrip("."), basis=cluster.place_basis)
    for key, text in texts.items():
        if text:
            yield words.text(f"cluster.{key}", text=text if key.endswith("_note") else text.rstrip("."))
    yield _decision(cluster, words, registry)
    if cluster.status and cluster.status_as_of:
        yield words.text("cluster.status_dated", as_of=cluster.status_as_of, text=cluster.status.rstrip("."))
    elif cluster.status:
        yield words.text("cluster.status", text=cluster.status.rstrip("."))
    yield words.text("cluster.source", text=cluster.source.rstrip("."))
    if cluster.note:
        yield words.text("cluster.note", text=cluster.note)


def _decision(cluster: Cluster, words: Wordings, registry: Registry) -> str:
    entry = registry.get(cluster.decision) if cluster.decision else None
    if entry is None:
        return words.text("cluster.no_decision")
    day = cluster.decided_on or entry.issued_on
    return words.text("cluster.decision_dated", number=entry.name, day=say_day(day)) if day else words.text("cluster.decision", number=entry.name)


def say_area(hectares: float) -> str:
    """Return an area as Vietnamese prints it: 73,76."""
    return f"{hectares:g}".replace(".", ",")


def _list(clusters: Sequence[Cluster], document: Document, words: Wordings) -> Section:
    path = (document.title, words.text("cluster.list_heading"))
    lines = [words.text("cluster.list_opening", count=len(clusters)), *(_list_line(item, words) for item in clusters)]
    text, label = "\n".join(lines), weakest(tuple(item.verification for item in clusters))
    basis = tuple(dict.fromkeys(reference for item in clusters for reference in item.legal_basis))
    return Section(
        id=f"{document.id}/danh-sach", document_id=document.id, path=path, role=SectionRole.OTHER, text=text, order=0, verification=label,
        legal_basis=basis,
        digest=digest_of(*path, text, label, *basis),
    )  # fmt: skip


def _list_line(cluster: Cluster, words: Wordings) -> str:
    area = f"{say_area(cluster.area_ha)} ha" if cluster.area_ha is not None else ""
    details = "; ".join(part.rstrip(".") for part in (area, cluster.place, cluster.decision, cluster.status) if part)
    return (
        words.text("cluster.list_item", name=cluster.name, details=details, source=cluster.source.rstrip("."))
        if details
        else words.text("cluster.list_item_bare", name=cluster.name)
    )


def _counts(counts: Sequence[ClusterCount], document: Document, words: Wordings) -> Section:
    path = (document.title, words.text("cluster.count_heading"))
    items = (words.text("cluster.count_item", as_of=item.as_of, text=item.text.rstrip("."), source=item.source.rstrip(".")) for item in counts)
    text, label = "\n".join((words.text("cluster.count_opening"), *items)), weakest(tuple(item.verification for item in counts))
    return Section(
        id=f"{document.id}/so-luong", document_id=document.id, path=path, role=SectionRole.OTHER, text=text, order=1, verification=label,
        digest=digest_of(*path, text, label),
    )  # fmt: skip
