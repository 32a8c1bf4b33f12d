"""Fonts are copied with their licence, or done without."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from config.settings import PROJECT_ROOT
from ui import fonts


def test_faces_and_licence_are_copied(tmp_path: Path) -> None:
    pytest.importorskip(fonts.PACKAGE)
    assert fonts.install_fonts(tmp_path)
    assert "SIL OPEN FONT LICENSE" in (tmp_path / "OFL.txt").read_text(encoding="utf-8").upper()


def test_the_theme_names_exactly_the_copied_faces() -> None:
    theme = tomllib.loads((PROJECT_ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    assert {Path(face["url"]).name for face in theme["fontFaces"]} == {f"BeVietnamPro-{face}.ttf" for face in fonts.FACES}


def test_a_missing_package_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "PACKAGE", "no_such_font_package")
    assert not fonts.install_fonts(tmp_path)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    pytest.importorskip(fonts.PACKAGE)
    blocked = tmp_path / "static"
    blocked.write_text("a file where the folder should be")
    assert not fonts.install_fonts(blocked)
