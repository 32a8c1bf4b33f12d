from __future__ import annotations

import re
from pathlib import Path

import pytest

from config.settings import PREFIX, PROJECT_ROOT, Settings

_ROW = re.compile(r"^\| `([A-Z_]+)` \| `([^`]*)` \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def _expected() -> dict[str, str]:
    table = {}
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        default = field.default
        if isinstance(default, Path):
            home = Path.home()
            default = f"~/{default.relative_to(home)}" if not default.is_relative_to(PROJECT_ROOT) else default.relative_to(PROJECT_ROOT)
        table[alias if isinstance(alias, str) else f"{PREFIX}{name}".upper()] = str(default)
    return table


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_the_settings_table_lists_every_setting_with_its_default(project_root: Path, readme: str) -> None:
    rows = _ROW.findall((project_root / readme).read_text(encoding="utf-8"))
    assert {name: default for name, default, *_ in rows} == _expected()
    assert all(meaning.strip() and rebuild.strip() for *_, meaning, rebuild in rows)
