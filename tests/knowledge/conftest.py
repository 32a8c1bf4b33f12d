from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.offices import Offices, load_offices
from catalogue.procedures import load_procedures
from catalogue.registry import Registry, load_registry
from domain.procedures import Procedure


@pytest.fixture(scope="session")
def knowledge(project_root: Path) -> Path:
    return project_root / "knowledge"


@pytest.fixture(scope="session")
def registry(knowledge: Path) -> Registry:
    return load_registry(knowledge)


@pytest.fixture(scope="session")
def procedures(knowledge: Path, registry: Registry) -> dict[str, Procedure]:
    return {procedure.id: procedure for procedure in load_procedures(knowledge, registry)}


@pytest.fixture(scope="session")
def offices(knowledge: Path, registry: Registry) -> Offices:
    return load_offices(knowledge, registry)
