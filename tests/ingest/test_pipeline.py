"""A build mirrors its folder: what is new comes in, what changed is read again, what failed stays as it was."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from config.settings import Settings
from domain.documents import Validity
from domain.errors import IngestError
from index.layout import current_generation
from index.reader import IndexReader
from ingest import pipeline
from ingest.pipeline import BuildReport
from tests.index.fakes import HashingEmbedder
from tests.ingest.writers import write_decree

FEES, DOSSIER = "# Phí\n\n## Mức phí\n\nKhông thu phí.\n", "# Hồ sơ\n\n## Thành phần\n\nTờ trình.\n\n## Số bộ\n\nMột bộ.\n"


class Workshop:
    """A folder of texts and the index built from it."""

    def __init__(self, root: Path, settings: Settings, embedder: HashingEmbedder) -> None:
        self.texts, self.index, self.knowledge = root / "texts", root / "index", settings.knowledge_dir
        self._settings, self._embedder = settings, embedder
        self.texts.mkdir()

    def write(self, name: str, text: str) -> Path:
        path = self.texts / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def build(self, *paths: Path) -> BuildReport:
        self._embedder.embedded.clear()
        return pipeline.build_index(paths or (self.texts,), self.index, self._settings)

    def reader(self) -> IndexReader:
        return IndexReader(self.index, self._embedder)

    def sections(self, document: str) -> dict[str, str]:
        return {section.heading: section.text for section in self.reader().sections.sections_of(document)}

    def documents(self) -> list[str]:
        return [document.id for document in self.reader().sections.documents()]

    @property
    def embedded(self) -> list[str]:
        return self._embedder.embedded


@pytest.fixture
def workshop(tmp_path: Path, project_root: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """Texts without our knowledge beside them but for its registry; words hashed in place of the model."""
    embedder = HashingEmbedder()
    monkeypatch.setattr(pipeline, "known_fingerprint", lambda _settings: None)
    monkeypatch.setattr(pipeline, "open_embedder", lambda _settings, _notify=None: embedder)
    knowledge = tmp_path / "knowledge"
    knowledge.mkdir()
    shutil.copy(project_root / "knowledge" / "registry.yaml", knowledge)
    return Workshop(tmp_path, Settings(knowledge_dir=knowledge, prompts_dir=project_root / "prompts"), embedder)


def states(report: BuildReport) -> dict[str, str]:
    return {item.source_id: item.state for item in report.files}


def test_a_first_build_reads_everything(workshop: Workshop) -> None:
    workshop.write("phi.md", FEES)
    workshop.write("sub/ho-so.md", DOSSIER)
    report = workshop.build()
    assert states(report) == {"phi.md": "new", "sub/ho-so.md": "new"}
    assert (report.failed, report.removed) == (False, ())
    assert report.write is not None
    assert report.write.embedded == len(workshop.embedded) > 0
    assert workshop.documents() == ["ho-so", "phi"]
    assert "Không thu phí." in workshop.sections("phi")["Mức phí"]


def test_a_build_without_changes_writes_nothing(workshop: Workshop) -> None:
    workshop.write("phi.md", FEES)
    workshop.build()
    generation = current_generation(workshop.index)
    before = {path: path.stat().st_mtime_ns for path in generation.rglob("*") if path.is_file()}
    report = workshop.build()
    assert states(report) == {"phi.md": "unchanged"}
    assert report.write is None
    assert workshop.embedded == []
    assert current_generation(workshop.index) == generation
    assert {path: path.stat().st_mtime_ns for path in generation.rglob("*") if path.is_file()} == before
    assert [path.name for path in workshop.index.glob("gen-*")] == [generation.name]


def test_only_what_changed_is_embedded_again(workshop: Workshop) -> None:
    workshop.write("phi.md", FEES)
    workshop.write("ho-so.md", DOSSIER)
    workshop.build()
    workshop.write("ho-so.md", DOSSIER.replace("Một bộ", "Hai bộ"))
    report = workshop.build()
    assert states(report) == {"phi.md": "unchanged", "ho-so.md": "changed"}
    assert [text for text in workshop.embedded if "Hai bộ" in text] == workshop.embedded
    assert len(workshop.embedded) == 1
    assert "Hai bộ." in workshop.sections("ho-so")["Số bộ"]


def test_a_new_file_joins_and_a_deleted_one_leaves(workshop: Workshop) -> None:
    gone = workshop.write("phi.md", FEES)
    workshop.write("ho-so.md", DOSSIER)
    workshop.build()
    gone.unlink()
    workshop.write("khac.md", "# Khác\n\n## Mục\n\nNội dung khác.\n")
    report = workshop.build()
    assert states(report) == {"ho-so.md": "unchanged", "khac.md": "new"}
    assert report.removed == ("phi.md",)
    assert workshop.documents() == ["ho-so", "khac"]
    assert workshop.reader().vectors.count == len(workshop.reader().sections.chunk_positions()[0])


def test_a_file_that_fails_keeps_its_old_sections_and_is_tried_again(workshop: Workshop) -> None:
    workshop.write("phi.md", FEES)
    workshop.write("ho-so.md", DOSSIER)
    workshop.build()
    workshop.write("phi.md", "---\nverification: chắc chắn lắm\n---\n# Phí\n\n## Mức phí\n\nMới.\n")
    workshop.write("ho-so.md", DOSSIER.replace("Một bộ", "Hai bộ"))
    report = workshop.build()
    assert report.failed
    assert states(report) == {"phi.md": "failed", "ho-so.md": "changed"}
    assert "verification" in next(item.detail for item in report.files if item.state == "failed")
    assert "Không thu phí." in workshop.sections("phi")["Mức phí"]
    assert "Hai bộ." in workshop.sections("ho-so")["Số bộ"]
    assert "phi.md" in workshop.reader().card.failed
    workshop.write("phi.md", FEES)
    assert not workshop.build().failed
    assert workshop.reader().card.failed == {}


def test_a_file_that_fails_again_is_told_again(workshop: Workshop) -> None:
    workshop.write("phi.md", FEES)
    workshop.write("hong.md", "---\nfield: x\nla: 1\n---\n# A\n\n## B\n\nC.\n")
    assert workshop.build().failed
    report = workshop.build()
    assert report.failed
    assert states(report) == {"hong.md": "failed", "phi.md": "unchanged"}


def test_a_corrupt_word_file_does_not_stop_the_good_ones(workshop: Workshop) -> None:
    write_decree(workshop.texts / "tot.docx", "Điều 1. Phạm vi", "1. Một.", "2. Hai.")
    (workshop.texts / "hong.docx").write_bytes(b"PK\x03\x04 not a word file")
    (workshop.texts / "rong.docx").write_bytes(b"")
    workshop.write("phi.md", FEES)
    report = workshop.build()
    assert states(report) == {"tot.docx": "new", "hong.docx": "failed", "rong.docx": "failed", "phi.md": "new"}
    assert all(item.detail for item in report.files if item.state == "failed")
    assert workshop.documents() == ["12-2030-nd-cp", "phi"]
    assert next(item.articles for item in report.files if item.source_id == "tot.docx") == 1


def test_where_nothing_can_be_read_the_old_index_stays(workshop: Workshop) -> None:
    kept = workshop.write("phi.md", FEES)
    workshop.build()
    generation = current_generation(workshop.index)
    kept.unlink()
    (workshop.texts / "hong.docx").write_bytes(b"nothing")
    with pytest.raises(IngestError, match="giữ nguyên"):
        workshop.build()
    assert current_generation(workshop.index) == generation
    assert workshop.documents() == ["phi"]


def test_an_empty_folder_is_told_with_what_belongs_in_it(workshop: Workshop) -> None:
    with pytest.raises(IngestError, match=r"\.md"):
        workshop.build()
    assert not list(workshop.index.glob("gen-*"))


def test_a_path_that_is_not_there_is_named(workshop: Workshop) -> None:
    workshop.write("phi.md", FEES)
    with pytest.raises(IngestError, match="không-có"):
        workshop.build(workshop.texts, workshop.texts / "không-có")
    assert not workshop.index.exists()


def test_of_two_files_of_one_document_the_first_is_kept_and_the_other_named(workshop: Workshop) -> None:
    write_decree(workshop.texts / "a.docx", "Điều 1. Phạm vi", "1. Bản thứ nhất.")
    write_decree(workshop.texts / "b.docx", "Điều 1. Phạm vi", "1. Bản thứ hai.")
    report = workshop.build()
    assert states(report) == {"a.docx": "new", "b.docx": "failed"}
    assert "a.docx" in next(item.detail for item in report.files if item.state == "failed")
    assert "Bản thứ nhất." in "\n".join(workshop.sections("12-2030-nd-cp").values())
    assert states(workshop.build())["b.docx"] == "failed"


def test_one_file_can_be_given_by_name(workshop: Workshop) -> None:
    workshop.write("phi.md", FEES)
    report = workshop.build(workshop.write("ho-so.md", DOSSIER))
    assert states(report) == {"ho-so.md": "new"}


def test_a_new_day_in_the_registry_gives_the_sections_of_its_document_new_days(workshop: Workshop) -> None:
    head = ("CHÍNH PHỦ\n-------", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 32/2024/NĐ-CP", "Hà Nội, ngày 15 tháng 3 năm 2024")
    write_decree(workshop.texts / "nd.docx", "Điều 9. Hồ sơ", "1. Tờ trình.", "Điều 1. Phạm vi", "1. Phạm vi.", head=head)
    workshop.build()
    registry = workshop.knowledge / "registry.yaml"
    text = registry.read_text(encoding="utf-8")
    start = text.index("number: 32/2024/NĐ-CP")
    changed = text[:start] + text[start:].replace("in_force_from: 2024-05-01", "in_force_from: 2024-06-02", 1)
    assert changed != text
    registry.write_text(changed, encoding="utf-8")
    report = workshop.build()
    assert states(report) == {"nd.docx": "changed"}
    store = workshop.reader().sections
    assert store.document("32-2024-nd-cp").validity.start == date(2024, 6, 2)
    assert {section.validity.start for section in store.sections_of("32-2024-nd-cp")} == {date(2024, 6, 2)}
    assert store.section("32-2024-nd-cp/dieu-9/khoan-1").validity != Validity()
    assert workshop.embedded == []  # the words are the same, so their vectors are carried over
