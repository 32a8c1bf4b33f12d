"""A generation is written whole or not at all, and carries over what did not change."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from domain.documents import Chunk, Document, DocumentKind, Section, SectionRole
from domain.errors import IndexBusy, IndexDamaged, IndexMismatch, IndexMissing, IndexNotWritable
from index.layout import build_lock, current_generation
from index.reader import IndexReader, Query
from index.sections import SourceContent
from index.writer import write_index
from tests.index.fakes import HashingEmbedder


def content(name: str, *texts: str) -> SourceContent:
    document = Document(id=name, title=name, kind=DocumentKind.OTHER)
    sections = tuple(
        Section(id=f"{name}/{number}", document_id=name, path=(name, f"mục {number}"), role=SectionRole.OTHER, text=text, order=number)
        for number, text in enumerate(texts)
    )
    chunks = tuple(Chunk(f"{section.id}#p0", section.id, section.text) for section in sections)
    return SourceContent(f"{name}.md", document, sections, chunks)


def found(reader: IndexReader, text: str) -> list[str]:
    return [candidate.section_id for candidate in reader.search(Query(text, text), 10)[0]]


def test_what_was_written_is_found(tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    write_index(tmp_path, [content("a", "hồ sơ thành lập cụm", "tiền thuê đất")], {}, embedder)
    assert found(IndexReader(tmp_path, embedder), "tiền thuê đất")[0] == "a/1"


def test_only_changed_chunks_are_embedded_again(tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    write_index(tmp_path, [content("a", "một", "hai"), content("b", "ba")], {}, embedder)
    embedder.embedded.clear()
    report = write_index(tmp_path, [content("a", "một", "hai đã sửa"), content("b", "ba")], {}, embedder)
    assert embedder.embedded == ["hai đã sửa"]
    assert (report.embedded, report.carried, report.removed) == (1, 2, 0)


def test_a_deleted_file_leaves_the_index(tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    write_index(tmp_path, [content("a", "hồ sơ"), content("b", "tiền thuê đất")], {}, embedder)
    write_index(tmp_path, [content("a", "hồ sơ")], {}, embedder)
    reader = IndexReader(tmp_path, embedder)
    assert reader.vectors.count == 1
    assert found(reader, "tiền thuê đất") == ["a/0"]


def test_building_twice_does_not_double_the_index(tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    for _ in range(3):
        write_index(tmp_path, [content("a", "hồ sơ", "tiền")], {}, embedder)
    assert IndexReader(tmp_path, embedder).vectors.count == 2


def test_a_failed_build_leaves_the_old_index_answering(tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    write_index(tmp_path, [content("a", "hồ sơ")], {}, embedder)
    before = current_generation(tmp_path)

    class Broken(HashingEmbedder):
        def embed_passages(self, texts, progress=None):  # type: ignore[no-untyped-def]
            raise OSError("đĩa đầy")

    with pytest.raises(IndexNotWritable):
        write_index(tmp_path, [content("a", "khác hẳn")], {}, Broken())
    assert current_generation(tmp_path) == before
    assert found(IndexReader(tmp_path, embedder), "hồ sơ") == ["a/0"]


_SLOW_BUILD = """
import sys, time
from pathlib import Path
from index.writer import write_index
from tests.index.fakes import HashingEmbedder
from tests.index.test_generations import content
class Slow(HashingEmbedder):
    def embed_passages(self, texts, progress=None):
        print("embedding", flush=True)
        time.sleep(60)
        return super().embed_passages(texts)
write_index(Path(sys.argv[1]), [content("a", "văn bản mới")], {}, Slow())
"""


def test_a_killed_build_leaves_the_old_index_answering(tmp_path: Path, project_root: Path) -> None:
    embedder = HashingEmbedder()
    write_index(tmp_path, [content("a", "hồ sơ")], {}, embedder)
    environment = os.environ | {"PYTHONPATH": str(project_root)}
    process = subprocess.Popen(
        [sys.executable, "-c", _SLOW_BUILD, str(tmp_path)], cwd=project_root, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "embedding"
    time.sleep(0.1)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=10)
    process.stdout.close()
    assert found(IndexReader(tmp_path, embedder), "hồ sơ") == ["a/0"]
    write_index(tmp_path, [content("a", "hồ sơ sửa")], {}, embedder)
    left = [path for path in tmp_path.glob("gen-*") if not (path / "identity.json").exists()]
    assert left == []


def test_another_model_is_refused_with_the_command_that_mends_it(tmp_path: Path) -> None:
    write_index(tmp_path, [content("a", "hồ sơ")], {}, HashingEmbedder("hash-1"))
    with pytest.raises(IndexMismatch, match="python -m ingest build"):
        IndexReader(tmp_path, HashingEmbedder("hash-2"))


def test_a_missing_index_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="python -m ingest build"):
        IndexReader(tmp_path, HashingEmbedder())


@pytest.mark.parametrize("lost", ["identity.json", "sections.sqlite", "chroma", "keywords"])
def test_a_damaged_index_is_said_to_be_damaged(tmp_path: Path, lost: str) -> None:
    embedder = HashingEmbedder()
    write_index(tmp_path, [content("a", "hồ sơ")], {}, embedder)
    path = current_generation(tmp_path) / lost
    path.rename(tmp_path / f"lost-{lost}")
    with pytest.raises(IndexDamaged):
        IndexReader(tmp_path, embedder)


def test_an_index_of_empty_files_is_damaged_not_a_crash(tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    write_index(tmp_path, [content("a", "hồ sơ")], {}, embedder)
    (current_generation(tmp_path) / "sections.sqlite").write_bytes(b"")
    with pytest.raises(IndexDamaged):
        IndexReader(tmp_path, embedder)


def test_two_builds_do_not_run_at_once(tmp_path: Path) -> None:
    with build_lock(tmp_path), pytest.raises(IndexBusy), build_lock(tmp_path):
        pass


def test_a_place_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    blocked = tmp_path / "tệp"
    blocked.write_text("không phải thư mục", encoding="utf-8")
    with pytest.raises(IndexNotWritable), build_lock(blocked / "index"):
        pass
