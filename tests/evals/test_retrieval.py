from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from config.settings import Settings
from domain.errors import UnreadableFile
from evals.beir import read_beir
from evals.ranking import measure_run
from evals.retrieval import measure_retrieval
from tests.evals.fakes import WordEmbedder

_ARTICLES = {
    "luat@1": ("Điều 1. Hồ sơ thành lập", "Hồ sơ gồm văn bản đề nghị và báo cáo đầu tư thành lập cụm công nghiệp."),
    "luat@2": ("Điều 2. Thời hạn", "Thời hạn thẩm định là hai mươi ngày làm việc."),
    "luat@3": ("Điều 3. Chữa cháy", "Cơ sở phải có phương tiện chữa cháy."),
}
_QUESTIONS = {"q1": "Hồ sơ thành lập gồm những gì?", "q2": "Thời hạn thẩm định bao nhiêu ngày?"}


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    folder = tmp_path / "mini"
    (folder / "qrels").mkdir(parents=True)
    corpus = [json.dumps({"_id": key, "title": title, "text": text}, ensure_ascii=False) for key, (title, text) in _ARTICLES.items()]
    queries = [json.dumps({"_id": key, "text": text}, ensure_ascii=False) for key, text in {**_QUESTIONS, "q3": "không chấm"}.items()]
    (folder / "corpus.jsonl").write_text("\n".join(corpus) + "\n", encoding="utf-8")
    (folder / "queries.jsonl").write_text("\n".join(queries) + "\n", encoding="utf-8")
    (folder / "qrels" / "dev.tsv").write_text("query-id\tcorpus-id\tscore\nq1\tluat@1\t1\nq2\tluat@2\t1\nq2\tluat@3\t0\n", encoding="utf-8")
    return folder


def test_the_measures_of_a_run_by_hand() -> None:
    judgements = {"a": {"d1": 1}, "b": {"d1": 1, "d2": 1}, "c": {"d9": 1}}
    run = {"a": [("d1", 2.0), ("d2", 1.0)], "b": [("d3", 3.0), ("d1", -1.0)]}
    scores = measure_run(judgements, run)
    assert scores["hit@1"] == pytest.approx(1 / 3)
    assert scores["hit@3"] == pytest.approx(2 / 3)
    assert scores["R@5"] == scores["R@10"] == pytest.approx((1 + 0.5 + 0) / 3)
    assert scores["MRR@10"] == pytest.approx((1 + 1 / 2 + 0) / 3)
    ideal = 1 + 1 / np.log2(3)
    assert scores["nDCG@10"] == pytest.approx((1 + (1 / np.log2(3)) / ideal + 0) / 3)


def test_an_article_below_rank_ten_counts_for_nothing() -> None:
    run = {"a": [(f"d{rank}", float(-rank)) for rank in range(1, 12)]}
    assert set(measure_run({"a": {"d11": 1}}, run).values()) == {0.0}


def test_reading_a_beir_folder(beir: Path) -> None:
    dataset = read_beir(beir)
    assert (dataset.name, dataset.split) == ("mini", "dev")
    assert dataset.questions == _QUESTIONS
    assert dataset.judgements == {"q1": {"luat@1": 1}, "q2": {"luat@2": 1}}
    assert len(dataset.articles) == 3


def test_an_unknown_split_names_the_known_ones(beir: Path) -> None:
    with pytest.raises(UnreadableFile, match="dev"):
        read_beir(beir, "test")


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl"])
def test_a_broken_folder_is_an_error_that_says_so(beir: Path, name: str) -> None:
    (beir / name).write_text("{not json", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="BEIR"):
        read_beir(beir)


@pytest.mark.parametrize("folded", [False, True])
def test_a_corpus_is_indexed_and_every_question_asked(beir: Path, tmp_path: Path, folded: bool) -> None:
    report = measure_retrieval(read_beir(beir), tmp_path / "index", WordEmbedder(), Settings(), folded=folded, repeat=2)
    assert report.scores == dict.fromkeys(("hit@1", "hit@3", "R@5", "R@10", "MRR@10", "nDCG@10"), 1.0)
    assert report.configuration["without_diacritics"] is folded
    assert report.configuration["questions"] == 2
    assert 0 < report.speed["ms_p50"] <= report.speed["ms_p95"]


def test_a_kept_index_is_used_again(beir: Path, tmp_path: Path) -> None:
    dataset = read_beir(beir)
    first = measure_retrieval(dataset, tmp_path / "index", WordEmbedder(), Settings())
    again = measure_retrieval(dataset, tmp_path / "index", WordEmbedder(), Settings())
    assert again.scores == first.scores
