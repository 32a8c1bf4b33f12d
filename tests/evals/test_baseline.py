from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from evals.baselines.compare import ask_tutorial
from evals.baselines.texts import SourceText, Span, article_text, source_text
from evals.baselines.tutorial_rag import CHUNK_SIZE, TutorialRag, split
from index.sections import SourceContent
from tests.evals.fakes import GUIDE, WordEmbedder, section


class CountingEmbeddings(Embeddings):
    """Vectors of counted words behind LangChain's interface; counts what is embedded."""

    def __init__(self) -> None:
        self.embedded = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += len(texts)
        return [[float(value) for value in row] for row in np.asarray(WordEmbedder().embed_passages(texts))]

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


def test_a_source_is_one_text_with_a_span_for_each_section_that_stands_in_no_other() -> None:
    outer, inner = section("a", "Một. Hai."), section("a/1", "Hai.", parent_id="a")
    source = source_text(SourceContent("guide.md", GUIDE, (outer, inner, section("b", "Ba.")), ()))
    assert [span.unit for span in source.spans] == ["a", "b"]
    assert [source.text[span.start : span.end] for span in source.spans] == ["Hướng dẫn thử\nMột. Hai.", "Hướng dẫn thử\nBa."]


@pytest.mark.parametrize(("start", "end", "units"), [(0, 8, ("a",)), (7, 20, ("b",)), (5, 15, ("a", "b")), (30, 40, ())])
def test_a_stretch_counts_for_the_units_it_shares_most_with(start: int, end: int, units: tuple[str, ...]) -> None:
    assert SourceText("s", "x" * 40, (Span("a", 0, 10), Span("b", 10, 20))).units_at(start, end) == units


def test_a_stretch_touches_every_unit_it_holds_a_character_of() -> None:
    source = SourceText("s", "x" * 40, (Span("a", 0, 10), Span("b", 12, 20), Span("c", 20, 30)))
    assert [source.units_touched(*ends) for ends in ((9, 21), (10, 12), (0, 10))] == [("a", "b", "c"), (), ("a",)]


def test_the_recipe_finds_an_article_and_keeps_its_vectors(tmp_path: Path) -> None:
    pytest.importorskip("langchain_text_splitters", reason="only --baseline needs it")
    texts = [article_text("l1", "Hồ sơ", "văn bản đề nghị " * 200), article_text("l2", "Thời hạn", "hai mươi ngày làm việc " * 100)]
    chunks = split(texts)
    assert all(len(chunk.text) <= CHUNK_SIZE for chunk in chunks)
    assert {unit for chunk in chunks for unit in chunk.units} == {"l1", "l2"}
    first, again = CountingEmbeddings(), CountingEmbeddings()
    rag = TutorialRag.open(texts, tmp_path, first, "words-1")
    report = ask_tutorial(rag, {"q": "mấy ngày làm việc", "r": "văn bản đề nghị"}, {"q": {"l2"}, "r": {"l2"}})
    assert report.scores == {"hit@1": 0.5, "hit@1_touched": 0.5, "hit@3": 0.5, "hit@3_touched": 0.5}
    assert report.speed["ms_p50"] > 0
    TutorialRag.open(texts, tmp_path, again, "words-1")
    assert again.embedded == 0
    assert first.embedded >= len(chunks)
    TutorialRag.open(texts[:1], tmp_path, again, "words-1")
    assert len(list(tmp_path.iterdir())) == 1
