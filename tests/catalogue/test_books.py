"""Forms, clusters, calendar, road maps, outdated terms and fields: read as written, refused when one thing is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from catalogue.clusters import load_clusters
from catalogue.fields import load_fields
from catalogue.forms import load_forms
from catalogue.outdated import load_outdated
from catalogue.procedures import load_procedures
from catalogue.roadmaps import check_roadmaps, load_roadmaps
from catalogue.working_days import load_calendar
from domain.documents import Verification
from domain.errors import KnowledgeError
from tests.catalogue.folders import write_folder


def test_a_form_says_where_it_is_and_which_step_uses_it(tmp_path: Path) -> None:
    forms = load_forms(write_folder(tmp_path))
    assert [(form.code, str(form.annex[0]), form.used_in) for form in forms.forms] == [
        ("Mẫu số 01", "2/2022/NĐ-CP Phụ lục I Mẫu số 01", ("build/ask",))
    ]
    assert [item.name for item in forms.formless] == ["Thư"]


def test_a_cluster_keeps_its_area_decision_and_label(tmp_path: Path) -> None:
    clusters = load_clusters(write_folder(tmp_path))
    (one,) = clusters.clusters
    assert (one.area_ha, one.decision, one.decided_on, one.verification) == (7.5, "2/2022/NĐ-CP", date(2022, 1, 1), Verification.SECONDARY)
    assert clusters.counts[0].as_of == "năm 2022"


def test_proposed_days_off_stand_apart_from_holidays(tmp_path: Path) -> None:
    calendar = load_calendar(write_folder(tmp_path))
    assert [item.day for item in calendar.holidays] == [date(2027, 1, 1)]
    assert [item.day for item in calendar.proposed] == [date(2026, 11, 23)]
    assert [(item.day, item.instead_of) for item in calendar.make_up_days] == [(date(2026, 11, 28), date(2026, 11, 23))]


def test_a_road_map_lists_every_procedure_of_its_track(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    maps = load_roadmaps(folder)
    check_roadmaps(maps, load_procedures(folder))
    assert maps[0].stages[0].procedures == (("build",),)
    assert maps[0].branches[0].no == "Thôi"


def test_fields_and_outdated_terms_are_read(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    assert load_fields(folder)[0].lead_office == "xa"
    assert load_outdated(folder)[0].also == ("UBND huyện",)


@pytest.mark.parametrize(
    ("file", "old", "new", "load"),
    [
        ("forms.yaml", "annex: [2/2022/NĐ-CP Phụ lục I Mẫu số 01], ", "annex: [9/2029/NĐ-CP], ", load_forms),
        ("forms.yaml", "id: thu", "id: mau-don", load_forms),
        ("clusters.yaml", "area_ha: 7.5", "area_ha: -1", load_clusters),
        ("clusters.yaml", "decision: 2/2022/NĐ-CP", "decision: 9/2029/NĐ-CP", load_clusters),
        ("calendar.yaml", "day: 2026-11-28", "day: 2026-11-27", load_calendar),
        ("calendar.yaml", "day: 2026-11-23, name", "day: 2027-01-01, name", load_calendar),
        ("roadmaps.yaml", "id: infrastructure", "id: nowhere", load_roadmaps),
        ("outdated_terms.yaml", "also: [UBND huyện]", "also: [Ủy ban nhân dân cấp huyện]", load_outdated),
        ("fields.yaml", "lead_office: xa", "chief: xa", load_fields),
    ],
)
def test_one_wrong_thing_is_refused(tmp_path: Path, file: str, old: str, new: str, load: Callable[[Path], object]) -> None:
    folder = write_folder(tmp_path, file, old, new)
    with pytest.raises(KnowledgeError, match=file.split(".")[0]):
        load(folder)


def test_a_road_map_with_an_unknown_procedure_or_one_left_out_is_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, "roadmaps.yaml", "procedures: [build]", "procedures: [destroy]")
    with pytest.raises(KnowledgeError, match="destroy"):
        check_roadmaps(load_roadmaps(folder), load_procedures(folder))
    empty = write_folder(tmp_path / "b", "roadmaps.yaml", "procedures: [build]", "procedures: []")
    with pytest.raises(KnowledgeError, match="build"):
        check_roadmaps(load_roadmaps(empty), load_procedures(empty))
