from __future__ import annotations

import json
from pathlib import Path

from ingest.inspect import inspect_json, inspect_text
from tests.ingest.writers import read, write_decree


def test_json_has_the_documented_keys_and_plain_values(tmp_path: Path) -> None:
    parsed = read(write_decree(tmp_path / "nd.docx", "# Chương I", "# CHUNG", "Điều 1. Phạm vi", "1. Một:", "a) A."))
    data = json.loads(json.dumps(inspect_json(parsed), ensure_ascii=False))
    assert set(data) == {"document", "quality", "sections"}
    assert data["document"]["number"] == "12/2030/NĐ-CP"
    assert data["document"]["issued_on"] == "2030-03-05"
    assert (data["quality"]["articles"], data["quality"]["clauses"], data["quality"]["points"]) == (1, 1, 1)
    point = data["sections"][-1]
    assert {"id", "role", "path", "article", "clause", "point", "page", "text"} <= set(point)
    assert point["path"] == ["Chương I. CHUNG", "Điều 1. Phạm vi", "Khoản 1", "Điểm a"]
    assert (point["article"], point["clause"], point["point"], point["text"]) == ("1", "1", "a", "a) A.")


def test_the_tree_shows_chapters_articles_and_warnings(tmp_path: Path) -> None:
    text = inspect_text(read(write_decree(tmp_path / "nd.docx", "# Chương I", "# CHUNG", "Điều 1. Phạm vi", "1. Một.", "Điều 3. Ba", "Chữ.")))
    assert "\nChương I. CHUNG\n  Điều 1. Phạm vi  [other]\n    Khoản 1  [other]  1. Một." in text
    assert "⚠ Không thấy Điều 2" in text
    assert "12/2030/NĐ-CP" in text
