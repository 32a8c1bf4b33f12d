"""`ingest check`: a sound folder passes, and each kind of fault in it is named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from config.settings import Settings
from ingest.check import check_knowledge
from tests.catalogue.folders import write_folder

QUESTIONS = "[Câu {n} một đâu ạ?, Câu {n} hai đâu ạ?, Câu {n} ba đâu ạ?, Câu {n} bốn đâu ạ?, What is the {n} of it?, 问题{n}是什么？]"
GUIDANCE = """---
id: viec
title: Việc ấy
field: viec
lead_office: xa
sources: ["2/2022/NĐ-CP"]
verification: secondary
in_force_from: 2022-01-01
reviewed_on: 2026-11-25
---
# Việc ấy

## Trả lời trong bao lâu {#tra-loi role=time_limit from=2022-01-01 verification=secondary}

Cơ quan trả lời trong 05 ngày làm việc.

- Ủy ban nhân dân cấp xã nhận đơn.

Căn cứ: khoản 2 Điều 4 Nghị định 2/2022/NĐ-CP

Hỏi: Bao lâu thì có trả lời?
Hỏi: Mấy ngày được trả lời?
Hỏi: Khi nào có trả lời?
Hỏi: tra loi trong bao lau
Hỏi: How long is the answer going to take?
Hỏi: 多久答复？
"""
TEXT = """NGHỊ ĐỊNH
Số: 2/2022/NĐ-CP

Điều 4. Trả lời
1. Người dân gửi đơn.
2. Cơ quan trả lời trong thời hạn 05 ngày làm việc.

Điều 5. Đếm ngày
Không đếm ngày đầu.
"""


def sound_folder(tmp_path: Path) -> Path:
    folder = write_folder(tmp_path / "knowledge")
    add = {
        "procedures/build.yaml": (
            ("name: Làm một việc", f"name: Làm một việc\nquestions: {QUESTIONS.format(n='viec')}"),
            ("  ask: [Bắt đầu từ đâu?]", f"  ask: {QUESTIONS.format(n='hoi')}\n  answer: {QUESTIONS.format(n='dap')}"),
            ("        questions: [Gửi cho ai?]\n", ""),
            ("action: Gửi đơn\n", "action: Gửi đơn\n        outputs: [Đơn đã gửi]\n"),
        ),
        "forms.yaml": (("used_in: [build/ask], ", f"used_in: [build/ask], questions: {QUESTIONS.format(n='mau')}, "),),
        "clusters.yaml": (("source: báo\n    verification", f"source: báo\n    questions: {QUESTIONS.format(n='cum')}\n    verification"),),
        "roadmaps.yaml": (("name: Lộ trình", f"name: Lộ trình\n    questions: {QUESTIONS.format(n='duong')}"),),
    }
    for name, changes in add.items():
        for old, new in changes:
            change(folder, name, old, new)
    (folder / "guidance").mkdir()
    (folder / "guidance" / "viec.md").write_text(GUIDANCE, encoding="utf-8")
    return folder


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, (name, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path, project_root: Path, texts: Sequence[Path] = ()) -> tuple[str, ...]:
    settings = Settings(knowledge_dir=folder, prompts_dir=project_root / "prompts")
    return check_knowledge(settings, texts, page=None)


def test_a_sound_folder_has_no_problem(tmp_path: Path, project_root: Path) -> None:
    assert problems(sound_folder(tmp_path), project_root) == ()


STEP = "procedures/build.yaml"
PROSE = "guidance/viec.md"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (PROSE, "field: viec", "field: khac", "lĩnh vực «khac» không có"),
        (PROSE, "lead_office: xa", "lead_office: huyen", "cơ quan «huyen» không có"),
        ("forms.yaml", "used_in: [build/ask]", "used_in: [build/none]", "bước «build/none» không có"),
        (PROSE, "Căn cứ: khoản 2 Điều 4 Nghị định 2/2022/NĐ-CP", "Căn cứ: Điều 4 Nghị định 7/2027/NĐ-CP", "7/2027/NĐ-CP» chưa có trong registry"),
        (PROSE, "nhận đơn.", "nhận đơn theo Nghị định 8/2028/NĐ-CP.", "8/2028/NĐ-CP» nêu trong bài"),
        (PROSE, "Căn cứ: khoản 2 Điều 4 Nghị định 2/2022/NĐ-CP", "Căn cứ: Điều 4 Nghị định 1/2020/NĐ-CP", "không có hiệu lực trong thời gian"),
        (STEP, "        requires: [ask]\n", "", "bước đứng riêng"),
        (STEP, "        outputs: [Đơn đã gửi]\n", "", "không có kết quả"),
        (PROSE, "05 ngày làm việc", "07 ngày làm việc", "bài ghi 7 working_days"),
        (PROSE, "05 ngày làm việc", "05 ngày", "ngày hay 5 ngày làm việc"),
        (PROSE, "Ủy ban nhân dân cấp xã nhận đơn", "UBND huyện nhận đơn", "không còn dùng từ 2022-01-01"),
        (STEP, "actor: Người dân", "actor: Ủy ban nhân dân cấp huyện", "không còn dùng từ 2022-01-01"),
        (PROSE, "Hỏi: Khi nào có trả lời?\n", "", "có 3 câu hỏi tiếng Việt"),
        (PROSE, "Hỏi: 多久答复？\n", "", "thiếu câu hỏi tiếng Trung"),
        (PROSE, "How long is the answer going to take?", "Bao nhiêu ngày thì có trả lời?", "thiếu câu hỏi tiếng Anh"),
        (PROSE, "Hỏi: Khi nào có trả lời?", "Hỏi: Câu dap hai đâu ạ?", "cũng ở"),
        (PROSE, "nhận đơn.", "nhận đơn; bản tóm tắt không nhắc việc sửa.", "nhãn phải là unverified"),
    ],
)
def test_each_kind_of_fault_is_named(tmp_path: Path, project_root: Path, file: str, old: str, new: str, said: str) -> None:
    folder = sound_folder(tmp_path)
    change(folder, file, old, new)
    found = problems(folder, project_root)
    assert any(said in problem for problem in found), found


def test_what_a_summary_is_silent_about_is_unverified(tmp_path: Path, project_root: Path) -> None:
    folder = sound_folder(tmp_path)
    change(folder, "registry.yaml", 'articles: ["4"], ', 'articles: ["4"], summarised: true, ')
    change(folder, PROSE, "khoản 2 Điều 4", "Điều 5")
    assert problems(folder, project_root) == ()
    change(folder, PROSE, "from=2022-01-01", "from=2023-01-01")
    assert any("nhãn phải là unverified" in problem for problem in problems(folder, project_root))
    change(folder, PROSE, "verification=secondary}", "verification=unverified}")
    assert problems(folder, project_root) == ()


def test_a_sentence_about_the_past_may_use_the_old_name(tmp_path: Path, project_root: Path) -> None:
    folder = sound_folder(tmp_path)
    change(folder, PROSE, "Ủy ban nhân dân cấp xã nhận đơn", "Trước ngày 01/01/2022 UBND huyện nhận đơn")
    assert problems(folder, project_root) == ()


def test_an_unannounced_gap_between_versions_is_named(tmp_path: Path, project_root: Path) -> None:
    folder = sound_folder(tmp_path)
    text = (folder / STEP).read_text(encoding="utf-8")
    version = text[text.index("  - id: build-new") :]
    older = version.replace("build-new", "build-first").replace("    from: 2022-01-01\n", "    from: 2022-01-01\n    to: 2022-05-31\n")
    newer = version.replace("    from: 2022-01-01\n", "    from: 2022-07-01\n")
    (folder / STEP).write_text(text.replace(version, older + newer), encoding="utf-8")
    assert any("từ 2022-06-01 đến 2022-06-30 không có phiên bản nào" in problem for problem in problems(folder, project_root))


def test_primary_facts_are_held_against_the_text(tmp_path: Path, project_root: Path) -> None:
    folder = sound_folder(tmp_path)
    change(folder, PROSE, "from=2022-01-01 verification=secondary", "from=2022-01-01 to=2022-12-31 verification=primary")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "nd2.txt").write_text(TEXT, encoding="utf-8")
    assert problems(folder, project_root, [texts]) == ()
    (texts / "nd2.txt").write_text(TEXT.replace("05 ngày làm việc", "09 ngày làm việc"), encoding="utf-8")
    assert any("«5 working_days» không có trong các khoản" in problem for problem in problems(folder, project_root, [texts]))
    (texts / "nd2.txt").write_text(TEXT.replace("2. Cơ quan", "3. Cơ quan"), encoding="utf-8")
    assert any("khoản 2 Điều 4" in problem and "không có trong văn bản" in problem for problem in problems(folder, project_root, [texts]))
