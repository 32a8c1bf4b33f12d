"""The JSON of an answer is read by other tools: its keys are a promise (docs/architecture.md)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from assistant.answerer import Assistant
from assistant.to_json import answer_json, results_json
from domain.answers import Question
from tests.assistant.conftest import TODAY

ANSWER = [
    "id", "question", "language", "as_of", "status", "text", "statements", "steps", "citations", "warnings", "follow_ups", "timings_ms", "versions",
]  # fmt: skip
STATEMENT = ["text", "citations"]
STEP = ["id", "order", "actor", "action", "time_limit", "due", "citations"]
CITATION = [
    "marker", "document_id", "number", "title", "article", "clause", "point", "heading_path", "quote", "page", "in_force", "in_force_from",
    "legal_basis", "verification",
]  # fmt: skip
VERSIONS = ["index", "embedding_model", "chat_model"]
# Told besides what the architecture promises; a new key needs a line here.
MORE_OF_ANSWER, MORE_OF_STATEMENT, MORE_OF_STEP, MORE_OF_CITATION = (
    ["withheld"],
    ["kind"],
    ["name", "time_limit_cases"],
    ["section_id", "in_force_to"],
)
TYPES = {
    "id": str, "question": str, "language": str, "as_of": str, "status": str, "text": str, "statements": list, "steps": list, "citations": list,
    "warnings": list, "follow_ups": list, "timings_ms": dict, "versions": dict,
}  # fmt: skip


@pytest.mark.parametrize("question", ["Thủ tục thành lập cụm công nghiệp gồm những bước nào?", "Giá vàng hôm nay?", "", "a" * 3000])
def test_an_answer_has_exactly_these_keys(assistant: Assistant, question: str) -> None:
    shown = json.loads(json.dumps(answer_json(assistant.ask(Question(question, as_of=TODAY, id="q1"))), ensure_ascii=False))
    assert sorted(shown) == sorted(ANSWER + MORE_OF_ANSWER)
    assert {key: type(shown[key]) for key in TYPES} == TYPES
    assert (shown["id"], shown["question"], shown["as_of"]) == ("q1", question, "2026-11-22")
    assert sorted(shown["versions"]) == sorted(VERSIONS)
    assert "total" in shown["timings_ms"]
    for rows, keys in (
        (shown["statements"], STATEMENT + MORE_OF_STATEMENT),
        (shown["steps"], STEP + MORE_OF_STEP),
        (shown["citations"], CITATION + MORE_OF_CITATION),
    ):
        assert {tuple(sorted(row)) for row in rows} <= {tuple(sorted(keys))}


def test_the_values_are_in_the_promised_form(assistant: Assistant) -> None:
    shown = answer_json(assistant.ask(Question("Thủ tục thành lập cụm công nghiệp gồm những bước nào?", as_of=TODAY)))
    appraisal = next(step for step in shown["steps"] if step["id"] == "appraise")
    assert appraisal["time_limit"] == {"amount": 20, "unit": "working_days"}
    assert appraisal["due"] is None
    assert shown["steps"][0]["time_limit"] is None
    first = shown["citations"][0]
    assert first["marker"] == 1
    assert first["in_force"] is True
    assert date.fromisoformat(first["in_force_from"]) == date(2026, 9, 15)
    assert first["verification"] == "secondary"
    assert "32/2024/NĐ-CP Điều 10" in first["legal_basis"]


def test_each_answer_has_an_id_of_its_own(assistant: Assistant) -> None:
    ids = {assistant.ask(Question("Cụm công nghiệp là gì?")).id for _ in range(3)}
    assert len(ids) == 3


def test_search_results_are_ranked_and_say_what_was_left_out(assistant: Assistant) -> None:
    shown = results_json(assistant.retrieve(Question("Sở thẩm định hồ sơ trong bao lâu?", as_of=date(2025, 3, 1))))
    assert [row["rank"] for row in shown["results"]] == list(range(1, len(shown["results"]) + 1))
    scores = [row["score"] for row in shown["results"]]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert {"not_in_force"} <= {row["reason"] for row in shown["rejected"]}
    assert not {row["section_id"] for row in shown["results"]} & {row["section_id"] for row in shown["rejected"] if row["reason"] == "not_in_force"}
    json.dumps(shown, ensure_ascii=False)
