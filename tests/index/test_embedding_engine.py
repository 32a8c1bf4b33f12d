"""The int8 engine: as near to float32 as it says, without torch, and torch where it cannot run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from config.settings import PROJECT_ROOT, Settings
from index.embedding import Embedder, open_embedder
from index.embedding.bundled import ensure_bundled, is_complete
from index.embedding.cpu import idle_cores, signed_weights_are_exact
from index.embedding.int8_engine import EngineUnavailable, Int8Engine
from index.embedding.int8_folder import LEAST_COSINE
from index.embedding.onnx_session import OnnxSession
from index.embedding.sample_texts import LONG_TEXTS, SAMPLE_TEXTS
from index.embedding.source import ModelSource
from index.embedding.torch_engine import TorchEngine


@pytest.fixture(scope="module")
def int8() -> Int8Engine:
    return Int8Engine.open(Settings(embedding_model="bundled").cache_dir, print)


@pytest.fixture(scope="module")
def torch_engine() -> TorchEngine:
    folder = ensure_bundled(Settings(embedding_model="bundled").cache_dir)
    return TorchEngine.open(ModelSource("e5", str(folder), offline=True))


# Not among the texts that the quantisation was calibrated on.
UNSEEN = (
    "query: Trung tâm hành chính công mở cửa lúc mấy giờ?",
    "query: muon xin lai ban sao thi lam the nao",
    "query: Who signs the receipt?",
    "query: 什么时候开会?",
    "passage: " + "Người dân xếp hàng từ sáng sớm; nhân viên phát số thứ tự, giải thích từng mục rồi mời vào phòng chờ. " * 12,
    "passage: | A | B |\n| 1 | 2 |\n" * 20,
    "query: 😀 !!! ???",
)


def test_both_engines_have_one_fingerprint_since_their_vectors_are_near(int8: Int8Engine, torch_engine: TorchEngine) -> None:
    assert int8.fingerprint("x") == torch_engine.fingerprint("x")
    for texts in ([f"passage: {text}" for text in SAMPLE_TEXTS], [f"query: {text}" for text in SAMPLE_TEXTS], UNSEEN):
        fast, exact = int8.encode_passages(texts), np.stack([torch_engine.encode_query(text) for text in texts])
        assert np.sum(fast * exact, axis=1).min() >= LEAST_COSINE


def test_a_vector_does_not_depend_on_its_neighbours_or_on_the_side(int8: Int8Engine) -> None:
    together = int8.encode_passages([UNSEEN[0], *LONG_TEXTS])
    np.testing.assert_allclose(together[0], int8.encode_passages([UNSEEN[0]])[0], atol=1e-6)
    assert together[0] @ int8.encode_query(UNSEEN[0]) >= 0.99999


def test_threads_may_share_it(int8: Int8Engine) -> None:
    expected = [int8.encode_query(text) for text in UNSEEN]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            np.testing.assert_allclose(list(pool.map(int8.encode_query, UNSEEN)), expected, atol=1e-4)


def test_unsigned_weights_for_older_cpus_give_the_same_vectors(int8: Int8Engine, tmp_path: Path) -> None:
    other = Int8Engine.open(tmp_path, print, signed=not signed_weights_are_exact())
    assert other.fingerprint("x") == int8.fingerprint("x")
    assert np.sum(other.encode_passages(UNSEEN) * int8.encode_passages(UNSEEN), axis=1).min() >= 0.9999


@pytest.mark.parametrize(
    ("machine", "flags", "exact"),
    [("x86_64", "avx2 avx512_vnni", True), ("AMD64", "avx2 avx_vnni", True), ("x86_64", "avx2 avx512f", False), ("aarch64", "", True)],
)
def test_signed_weights_need_vnni_on_x86(tmp_path: Path, machine: str, flags: str, exact: bool) -> None:
    (tmp_path / "cpuinfo").write_text(f"processor\t: 0\nflags\t\t: fpu {flags}\n", encoding="utf-8")
    assert signed_weights_are_exact(machine, tmp_path / "cpuinfo") is exact
    assert signed_weights_are_exact("x86_64", tmp_path / "absent") is False


@pytest.mark.parametrize(("running", "idle"), [(1, 4), (0, 4), (2, 3), (9, 1)])
def test_cores_that_others_run_on_are_not_idle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, running: int, idle: int) -> None:
    monkeypatch.setattr("index.embedding.cpu.usable_cores", lambda: 4)
    (tmp_path / "loadavg").write_text(f"0.5 0.5 0.5 {running}/300 4242\n", encoding="ascii")
    assert idle_cores(tmp_path / "loadavg") == idle
    assert idle_cores(tmp_path / "absent") == 4


def test_torch_serves_where_onnx_runtime_cannot_and_says_so(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def unavailable(*_arguments: object) -> Int8Engine:
        raise EngineUnavailable("no onnxruntime")

    messages: list[str] = []
    settings = Settings(embedding_model="bundled")
    usual = open_embedder(settings)
    monkeypatch.setattr(Int8Engine, "open", unavailable)
    fallback = Embedder.open(settings, messages.append)
    assert any("torch" in message for message in messages)
    assert "torch runs the model instead" in caplog.text
    assert (usual.name.partition(" · ")[2], fallback.name.partition(" · ")[2]) == ("int8", "torch")
    assert (fallback.fingerprint, fallback.dimension) == (usual.fingerprint, usual.dimension)
    assert fallback.embed_query("Hồ sơ") @ usual.embed_query("Hồ sơ") >= LEAST_COSINE


def test_without_onnx_runtime_a_graph_is_refused_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(EngineUnavailable, match="onnxruntime"):
        OnnxSession(b"", 1)


def test_an_export_that_strays_from_float32_is_refused_and_not_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("index.embedding.int8_folder.LEAST_COSINE", 1.1)
    with pytest.raises(EngineUnavailable, match="float32"):
        Int8Engine.open(tmp_path, print)
    assert not [path for path in (tmp_path / "models").iterdir() if is_complete(path)]


def _modules_after(code: str, names: Sequence[str]) -> str:
    script = f"{code}\nimport sys; print(sorted(set({list(names)!r}) & set(sys.modules)))"
    return subprocess.run([sys.executable, "-c", script], cwd=PROJECT_ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_the_bundled_model_answers_without_loading_torch() -> None:
    code = (
        "from config.settings import Settings; from index.embedding import open_embedder\n"
        "model = open_embedder(Settings(embedding_model='bundled')); model.embed_query('Hồ sơ'); model.embed_passages(['Hồ sơ'])"
    )
    assert _modules_after(code, ["torch", "transformers", "sentence_transformers"]) == "[]"
