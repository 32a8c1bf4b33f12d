"""knowledge/clusters.yaml: the province's clusters and how many were counted when."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from catalogue.checks import refuse_repeats
from catalogue.files import read_file
from catalogue.reading import Entry
from catalogue.registry import Registry, load_registry
from domain.clusters import Cluster, ClusterCount


@dataclass(frozen=True, slots=True)
class Clusters:
    """Every cluster a source tells of, and the counts."""

    clusters: tuple[Cluster, ...]
    counts: tuple[ClusterCount, ...]


def load_clusters(knowledge_dir: Path, registry: Registry | None = None) -> Clusters:
    """Read knowledge/clusters.yaml; `registry` is read from `knowledge_dir` when not given.

    Raises:
        KnowledgeError: the file is malformed, an id stands twice, or a decision is not registered.
    """
    known = registry or load_registry(knowledge_dir)
    with read_file(knowledge_dir / "clusters.yaml") as file:
        clusters = tuple(_cluster(entry, known) for entry in file.entries("clusters", required=True))
        counts = tuple(_count(entry) for entry in file.entries("counts"))
    refuse_repeats("clusters.yaml", "cụm", [item.id for item in clusters] + [item.id for item in counts])
    return Clusters(clusters, counts)


def _cluster(entry: Entry, registry: Registry) -> Cluster:
    with entry:
        cluster = Cluster(
            id=entry.text("id"),
            name=entry.text("name"),
            also=entry.texts("also"),
            area_ha=entry.measure("area_ha"),
            area_note=entry.text("area_note", ""),
            place_former=entry.text("place_former", ""),
            place=entry.text("place", ""),
            place_basis=entry.text("place_basis", ""),
            place_note=entry.text("place_note", ""),
            decision=entry.text("decision", ""),
            decided_on=entry.day("decided_on"),
            developer=entry.text("developer", ""),
            investment=entry.text("investment", ""),
            industries=entry.texts("industries"),
            status=entry.text("status", ""),
            status_as_of=entry.text("status_as_of", ""),
            source=entry.text("source"),
            verification=entry.verification(),
            note=entry.text("note", ""),
            questions=entry.texts("questions"),
        )
    registry.require(cluster.legal_basis, entry.where)
    return cluster


def _count(entry: Entry) -> ClusterCount:
    with entry:
        return ClusterCount(entry.text("id"), entry.text("text"), entry.text("as_of"), entry.text("source"), entry.verification())
