"""Clusters, forms and road maps as sections: everything the data says is in the text, and nothing a source did not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.clusters import load_clusters
from catalogue.forms import load_forms
from catalogue.procedures import load_procedures
from catalogue.registry import load_registry
from catalogue.roadmaps import load_roadmaps
from catalogue.wordings import Wordings, load_wordings
from domain.answers import Language
from domain.documents import Section, SectionRole, SourceFile, Verification
from ingest.cluster_sections import clusters_document, clusters_sections, say_area
from ingest.form_sections import forms_document, forms_sections
from ingest.knowledge_sources import KnowledgeReader, find_knowledge
from ingest.registry_sections import registry_document, registry_sections
from ingest.roadmap_sections import roadmaps_document, roadmaps_sections
from tests.catalogue.folders import write_folder

SOURCE = SourceFile("x.yaml", "x.yaml", "application/yaml", "0")


@pytest.fixture(scope="module")
def words(project_root: Path) -> Wordings:
    return load_wordings(project_root / "prompts" / "sections", (Language.VI,))


def by_id(sections: tuple[Section, ...]) -> dict[str, Section]:
    assert len({section.id for section in sections}) == len(sections)
    assert all(section.text.strip() and section.digest for section in sections)
    return {section.id: section for section in sections}


def test_a_cluster_says_its_area_place_decision_and_source(tmp_path: Path, words: Wordings) -> None:
    folder = write_folder(tmp_path)
    sections = by_id(clusters_sections(load_clusters(folder), clusters_document(SOURCE, words), words, load_registry(folder)))
    one = sections["so-cum-cong-nghiep/mot"]
    for said in ("7,5 ha", "xã A", "Nghị định 2/2022/NĐ-CP ngày 01/1/2022", "đang xây", "Nguồn: báo"):
        assert said in one.text
    assert one.verification is Verification.SECONDARY
    assert [str(reference) for reference in one.legal_basis] == ["2/2022/NĐ-CP"]
    assert "Một" in sections["so-cum-cong-nghiep/danh-sach"].text
    assert [str(reference) for reference in sections["so-cum-cong-nghiep/danh-sach"].legal_basis] == ["2/2022/NĐ-CP"]
    assert "năm 2022" in sections["so-cum-cong-nghiep/so-luong"].text


def test_spellings_of_a_cluster_find_it_and_are_not_told_as_names(tmp_path: Path, words: Wordings) -> None:
    folder = write_folder(tmp_path, "clusters.yaml", "    source: báo\n", "    source: báo\n    also: [Mot I]\n")
    sections = by_id(clusters_sections(load_clusters(folder), clusters_document(SOURCE, words), words, load_registry(folder)))
    one = sections["so-cum-cong-nghiep/mot"]
    assert "Mot I" in one.questions
    assert "Mot I" not in one.text


@pytest.mark.parametrize(
    ("repeals", "said"), [("", "Sửa đổi, bổ sung: 2/2022/NĐ-CP."), ("repeals: true, ", "Làm hết hiệu lực một phần: 2/2022/NĐ-CP.")]
)
def test_a_document_that_only_repeals_parts_is_not_said_to_amend(tmp_path: Path, words: Wordings, repeals: str, said: str) -> None:
    folder = write_folder(tmp_path, "registry.yaml", 'articles: ["4"], ', f'articles: ["4"], {repeals}')
    sections = by_id(registry_sections(load_registry(folder).documents, registry_document(SOURCE, words), words))
    assert said in sections["so-van-ban/3-2023-nđ-cp"].text.split("\n")


def test_an_unknown_decision_is_said_to_be_unknown(tmp_path: Path, words: Wordings) -> None:
    folder = write_folder(tmp_path, "clusters.yaml", "    decision: 2/2022/NĐ-CP\n    decided_on: 2022-01-01\n", "")
    sections = by_id(clusters_sections(load_clusters(folder), clusters_document(SOURCE, words), words, load_registry(folder)))
    assert "nguồn chưa nêu số" in sections["so-cum-cong-nghiep/mot"].text


def test_areas_are_printed_with_a_comma() -> None:
    assert [say_area(value) for value in (73.76, 55.0, 8.5)] == ["73,76", "55", "8,5"]


def test_a_form_names_its_annex_and_the_steps_that_use_it(tmp_path: Path, words: Wordings) -> None:
    folder = write_folder(tmp_path)
    sections = by_id(forms_sections(load_forms(folder), load_procedures(folder), forms_document(SOURCE, words), words))
    form = sections["so-bieu-mau/mau-don"]
    assert "Mẫu số 01 Phụ lục I Nghị định 2/2022/NĐ-CP" in form.text
    assert "Gửi đơn (thủ tục làm một việc)" in form.text
    assert form.role is SectionRole.FORM
    assert "Thư" in sections["so-bieu-mau/khong-co-mau"].text


def test_a_road_map_lists_its_stages_and_each_branch_stands_alone(tmp_path: Path, words: Wordings) -> None:
    folder = write_folder(tmp_path)
    procedures = load_procedures(folder)
    sections = by_id(roadmaps_sections(load_roadmaps(folder), procedures, roadmaps_document(SOURCE, words), words))
    assert "Giai đoạn 1/1. Làm: làm một việc" in sections["lo-trinh/infrastructure"].text
    branch = sections["lo-trinh/infrastructure/co"]
    assert branch.text.split("\n") == ["Có đất không?", "Nếu có: Làm", "Nếu không: Thôi"]


def test_a_changed_procedure_changes_the_books_that_name_its_steps(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    before = {source.id: source.sha256 for source in find_knowledge([folder])}
    path = folder / "procedures" / "build.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: Gửi đơn", "name: Nộp đơn"), encoding="utf-8")
    after = {source.id: source.sha256 for source in find_knowledge([folder])}
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"forms.yaml", "roadmaps.yaml", "procedures/build.yaml"}


def test_a_step_says_what_it_waits_for_in_other_procedures(tmp_path: Path, words: Wordings) -> None:
    folder = write_folder(tmp_path)
    text = (folder / "procedures" / "build.yaml").read_text(encoding="utf-8")
    other = text.replace("id: build", "id: use", 1).replace("Làm một việc", "Dùng việc ấy").replace("build-new", "use-new")
    other = other.replace("time_limit_note: Không ấn định", "time_limit_note: Không ấn định\n        requires_other: [build/answer | build/ask]")
    (folder / "procedures" / "use.yaml").write_text(other, encoding="utf-8")
    source = next(item for item in find_knowledge([folder]) if item.id == "procedures/use.yaml")
    sections = by_id(KnowledgeReader(folder, words).read(source).sections)
    step = sections["thu-tuc-use/use-new/ask"]
    assert "Trả lời (thủ tục làm một việc) hoặc Gửi đơn (thủ tục làm một việc)" in step.text
    assert "Làm sau bước: Gửi đơn." in sections["thu-tuc-use/use-new/answer"].text
