"""Ids of the documents and sections that ingestion renders from knowledge/*.yaml.

The assistant finds them again by the same ids, so they are written here and nowhere else.
"""

from __future__ import annotations

REGISTRY_ID = "so-van-ban"
OFFICES_ID = "so-co-quan"
CLUSTERS_ID = "so-cum-cong-nghiep"
FORMS_ID = "so-bieu-mau"
ROADMAPS_ID = "lo-trinh"
OVERVIEW = "trinh-tu"
DOSSIER = "ho-so"


def procedure_document_id(procedure_id: str) -> str:
    """Return the id of the document a procedure is rendered to."""
    return f"thu-tuc-{procedure_id}"


def procedure_section_id(procedure_id: str, version_id: str, key: str) -> str:
    """Return the id of a version's section; `key` is a step's id, OVERVIEW or DOSSIER."""
    return f"{procedure_document_id(procedure_id)}/{version_id}/{key}"


def registry_section_id(number: str) -> str:
    """Return the id of the registry's section about the document with this number."""
    return f"{REGISTRY_ID}/{'-'.join(number.lower().replace('/', '-').split())}"


def former_name_section_id(office_id: str, place: int) -> str:
    """Return the id of the section about an office's former name, the `place`-th from 0."""
    return f"{OFFICES_ID}/{office_id}/ten-cu-{place}"
