"""Ids of the documents and sections that ingestion renders from knowledge/*.yaml.

The assistant finds them again by the same ids, so they are written here and nowhere else.
"""

from __future__ import annotations

import re

REGISTRY_ID = "so-van-ban"
OFFICES_ID = "so-co-quan"
CLUSTERS_ID = "so-cum-cong-nghiep"
FORMS_ID = "so-bieu-mau"
ROADMAPS_ID = "lo-trinh"
_PROCEDURE = "thu-tuc-"
_START = re.compile(r"-20[12]\d(?:-\d\d)?$")  # a year of a period; "-2009" ends the name of a subject
OVERVIEW = "trinh-tu"
DOSSIER = "ho-so"


def procedure_document_id(procedure_id: str) -> str:
    """Return the id of the document a procedure is rendered to."""
    return f"{_PROCEDURE}{procedure_id}"


def procedure_section_id(procedure_id: str, version_id: str, key: str) -> str:
    """Return the id of a version's section; `key` is a step's id, OVERVIEW or DOSSIER."""
    return f"{procedure_document_id(procedure_id)}/{version_id}/{key}"


def registry_section_id(number: str) -> str:
    """Return the id of the registry's section about the document with this number."""
    return f"{REGISTRY_ID}/{'-'.join(number.lower().replace('/', '-').split())}"


def former_name_section_id(office_id: str, place: int) -> str:
    """Return the id of the section about an office's former name, the `place`-th from 0."""
    return f"{OFFICES_ID}/{office_id}/ten-cu-{place}"


def period_key(section_id: str) -> str:
    """Return what the sections about one subject in different periods have in common.

    A step, dossier or overview of a procedure has its version in the middle of its id; guidance
    ends the id of a period's section with the year it starts ("thanh-phan-2026"), and the month
    where two start in one year ("thanh-phan-2026-07").
    """
    parts = section_id.split("/")
    if section_id.startswith(_PROCEDURE) and len(parts) == 3:
        return f"{parts[0]}/*/{parts[2]}"
    return _START.sub("", section_id)
