from __future__ import annotations

from pathlib import Path

from bench.documents import sentences_of, write_documents
from ingest.reading import read_file
from ingest.sources import find_sources

TEXTS = (
    "Cán bộ tiếp nhận ghi ngày hẹn vào tờ phiếu rồi trao lại cho người nộp. Người nộp giữ phiếu đến khi nhận kết quả giải quyết.",
    "Nhà đầu tư gửi 02 bộ hồ sơ qua bưu chính đến trung tâm hành chính; ngắn.",
)


def test_sentences_are_cut_at_their_ends_and_short_ones_left_out() -> None:
    found = sentences_of(TEXTS + TEXTS)
    assert [text.split(" ")[0] for text in found] == ["Cán", "Người", "Nhà"]


def test_documents_hold_about_the_sections_asked_for_and_read_as_legal_texts(tmp_path: Path) -> None:
    count = write_documents(tmp_path / "documents", sentences_of(TEXTS), 300)
    parsed = [read_file(source) for source in find_sources([tmp_path / "documents"])]
    assert len(parsed) == count == len({item.document.id for item in parsed})
    assert 300 <= sum(len(item.sections) for item in parsed) <= 450
    assert all(item.document.number for item in parsed)


def test_the_same_documents_are_written_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_documents(tmp_path / name, sentences_of(TEXTS), 100)
    texts = [[path.read_text(encoding="utf-8") for path in sorted((tmp_path / name).iterdir())] for name in ("one", "two")]
    assert texts[0] == texts[1]
