from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from domain.errors import UnreadableFile
from ingest.sources import find_sources


def test_a_folder_is_walked_in_order_without_what_is_not_a_source(tmp_path: Path) -> None:
    for name in (
        "b.md",
        "a/c.docx",
        "README.md",
        "a/readme.md",
        ".hidden.md",
        ".git/d.md",
        "a/~$c.docx",
        "data.yaml",
        "x.json",
        "scan.PDF",
        "old.doc",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    found = find_sources([tmp_path])
    assert [source.id for source in found] == ["a/c.docx", "b.md", "old.doc", "scan.PDF"]
    assert found[1].sha256 == hashlib.sha256(b"b.md").hexdigest()
    assert found[1].media_type == "text/markdown"


def test_a_file_as_root_has_its_name_as_id_whatever_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "note.xyz"
    path.parent.mkdir()
    path.write_text("x")
    (source,) = find_sources([path])
    assert (source.id, source.media_type) == ("note.xyz", "application/octet-stream")


def test_a_file_reached_twice_is_one_source(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    assert len(find_sources([tmp_path, tmp_path / "a.md"])) == 1


def test_only_the_wanted_extensions(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    (tmp_path / "b.pdf").write_text("x")
    assert [source.id for source in find_sources([tmp_path], extensions=[".PDF"])] == ["b.pdf"]


def test_a_path_that_does_not_exist_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="khong-co"):
        find_sources([tmp_path / "khong-co"])
