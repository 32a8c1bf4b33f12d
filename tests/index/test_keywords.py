"""Keywords are found as written and without diacritics."""

from __future__ import annotations

from pathlib import Path

from index.keywords import KeywordIndex, tokens, write_keywords

TEXTS = ["Hồ sơ thành lập cụm công nghiệp", "Tiền thuê đất trong cụm", "Hồ sơ môi trường"]


def opened(folder: Path) -> KeywordIndex:
    write_keywords(folder, TEXTS)
    return KeywordIndex(folder)


def test_words_and_pairs_are_terms() -> None:
    assert tokens("Hồ sơ cụm", folded=True) == ["ho", "so", "cum", "ho_so", "so_cum"]


def test_the_folded_index_answers_without_diacritics(tmp_path: Path) -> None:
    scores = opened(tmp_path).scores("tien thue dat", folded=True)
    assert int(scores.argmax()) == 1
    assert scores[0] < scores[1]


def test_unknown_words_score_nothing(tmp_path: Path) -> None:
    index = opened(tmp_path)
    assert index.scores("blockchain", folded=False).sum() == 0
    assert not index.knows("blockchain")


def test_rare_words_tell_more_than_common_ones(tmp_path: Path) -> None:
    index = opened(tmp_path)
    assert index.idf("moi") > index.idf("cum")
    assert index.idf("blockchain") > index.idf("moi")


def test_an_empty_corpus_is_no_error(tmp_path: Path) -> None:
    write_keywords(tmp_path, [])
    assert KeywordIndex(tmp_path).scores("hồ sơ", folded=False).shape == (0,)
