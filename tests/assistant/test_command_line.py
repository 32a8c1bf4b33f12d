"""The commands as a person types them, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from config.settings import PROJECT_ROOT

APPRAISAL = "Sở Công Thương thẩm định hồ sơ thành lập cụm công nghiệp trong bao lâu?"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("DANLOI_") and name != "EMBEDDING_MODEL"}
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        cwd=PROJECT_ROOT,
        env=own | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def test_one_question_gives_one_json_object_and_nothing_else(knowledge_index: Path) -> None:
    done = run("ask", APPRAISAL, "--as-of", "2026-07-01", "--language", "en", "--json", "--index", str(knowledge_index))
    assert (done.returncode, done.stderr) == (0, "")
    shown = json.loads(done.stdout)
    assert (shown["status"], shown["as_of"], shown["language"], shown["question"]) == ("answered", "2026-07-01", "en", APPRAISAL)
    assert "25 calendar days" in shown["text"]


def test_a_batch_gives_a_line_for_a_line_in_order(knowledge_index: Path, tmp_path: Path) -> None:
    rows = [
        {"id": "một", "question": "còn mở rộng thì sao?", "history": [APPRAISAL], "as_of": "2026-11-22"},
        {"id": "2", "question": "Giá vàng hôm nay?", "role": "official"},
        {"id": "3", "question": "", "language": "zh"},
        {"id": "4", "question": "Who signs the decision?", "as_of": "2025-03-01", "history": None},
    ]
    batch = tmp_path / "câu hỏi.jsonl"
    batch.write_text(
        "\n".join(json.dumps(row, ensure_ascii=False) for row in rows[:2]) + "\n\n" + "\n".join(map(json.dumps, rows[2:])), encoding="utf-8"
    )
    done = run("ask", "--batch", str(batch), "--json", DANLOI_INDEX_DIR=str(knowledge_index))
    assert (done.returncode, done.stderr) == (0, "")
    shown = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in shown] == ["một", "2", "3", "4"]
    assert [row["status"] for row in shown[:3]] == ["answered", "out_of_scope", "clarification_needed"]
    assert "20 ngày làm việc" in shown[0]["text"]
    assert "mở rộng" in shown[0]["text"]
    assert (shown[2]["language"], shown[3]["as_of"]) == ("zh", "2025-03-01")


def test_retrieve_gives_as_many_sections_as_asked_for(knowledge_index: Path) -> None:
    done = run("retrieve", APPRAISAL, "--json", "-k", "3", "--index", str(knowledge_index))
    assert (done.returncode, done.stderr) == (0, "")
    shown = json.loads(done.stdout)
    assert [row["rank"] for row in shown["results"]] == [1, 2, 3]
    assert "appraise" in shown["results"][0]["section_id"]


def test_a_bad_line_of_a_batch_is_named_and_nothing_is_answered(knowledge_index: Path, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": "1", "question": "Cụm là gì?"}\n{"id": "2"}\n', encoding="utf-8")
    done = run("ask", "--batch", str(batch), "--json", "--index", str(knowledge_index))
    assert (done.returncode, done.stdout) == (1, "")
    assert "Dòng 2" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_index_names_the_command_that_makes_one(tmp_path: Path) -> None:
    done = run("ask", APPRAISAL, "--json", "--index", str(tmp_path / "chưa có"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "python -m ingest build" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_model_that_is_not_there_is_said_so(knowledge_index: Path, tmp_path: Path) -> None:
    done = run("ask", APPRAISAL, "--index", str(knowledge_index), EMBEDDING_MODEL=str(tmp_path / "không có"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "EMBEDDING_MODEL" in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_use_is_told_with_two(tmp_path: Path) -> None:
    assert run("ask").returncode == 2
    done = run("ask", "--batch", str(tmp_path / "none.jsonl"), "--json")
    assert done.returncode == 2
    assert "none.jsonl" in done.stderr
