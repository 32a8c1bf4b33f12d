"""Writes a packed model as an ordinary sentence-transformers folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding.adapter import LAYER_PARTS
from index.embedding.packed import PackedModel, Shape, unpack_q4
from index.embedding.tokenizer_file import build_tokenizer_json, tokenizer_config

_MODULES = "sentence_transformers.models"
_LAYER_PARTS = {**LAYER_PARTS, "aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def _matrix_shape(part: str, shape: Shape) -> tuple[int, ...]:
    if part.endswith("ln"):
        return (-1,)
    return (shape.intermediate, shape.hidden) if part == "fi" else (shape.hidden, -1)


def unpack_tensors(packed: PackedModel, word_step: int = 1) -> dict[str, NDArray[np.float32]]:
    """Return the float32 weights under the names of transformers' BertModel; of the words, every `word_step`-th row."""
    hidden = packed.shape.hidden
    words = packed.blocks("emb.word").reshape(packed.shape.vocabulary, -1)[::word_step]
    tensors = {
        "embeddings.word_embeddings.weight": unpack_q4(words.reshape(-1)).reshape(-1, hidden),
        "embeddings.position_embeddings.weight": packed.tensor("emb.pos").reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": packed.tensor("emb.type").reshape(-1, hidden),
        "embeddings.LayerNorm.weight": packed.tensor("emb.ln.w"),
        "embeddings.LayerNorm.bias": packed.tensor("emb.ln.b"),
        # Mean pooling never reads the pooler; without it transformers would fill it at random.
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),
        "pooler.dense.bias": np.zeros(hidden, np.float32),
    }
    for layer in range(packed.shape.layers):
        for part, name in _LAYER_PARTS.items():
            target = f"encoder.layer.{layer}.{name}"
            tensors[f"{target}.weight"] = packed.tensor(f"l{layer}.{part}.w").reshape(_matrix_shape(part, packed.shape))
            tensors[f"{target}.bias"] = packed.tensor(f"l{layer}.{part}.b")
    return tensors


def _network_config(packed: PackedModel) -> dict[str, object]:
    shape = packed.shape
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.intermediate,
        "hidden_act": "gelu",
        "vocab_size": shape.vocabulary,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.token_types,
        "layer_norm_eps": round(packed.layer_norm_epsilon, 15),
        "pad_token_id": packed.pad_id,
        "dtype": "float32",
    }


def _module_list() -> list[dict[str, object]]:
    names = (("Transformer", ""), ("Pooling", "1_Pooling"), ("Normalize", "2_Normalize"))
    return [{"idx": i, "name": str(i), "path": path, "type": f"{_MODULES}.{name}"} for i, (name, path) in enumerate(names)]


def write_model_folder(packed: PackedModel, folder: Path) -> None:
    """Write `packed` into the existing, empty `folder` (about 490 MB).

    Raises:
        OSError: the folder cannot be written, or the disk is full.
    """
    from safetensors.numpy import save_file

    (folder / "1_Pooling").mkdir()
    (folder / "2_Normalize").mkdir()
    files: dict[str, object] = {
        "config.json": _network_config(packed),
        "modules.json": _module_list(),
        "sentence_bert_config.json": {"max_seq_length": packed.shape.positions, "do_lower_case": False},
        "tokenizer_config.json": tokenizer_config(packed),
        "1_Pooling/config.json": {"word_embedding_dimension": packed.shape.hidden, "pooling_mode_mean_tokens": True},
        "2_Normalize/config.json": {},
    }
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=2), encoding="utf-8")
    (folder / "tokenizer.json").write_text(build_tokenizer_json(packed), encoding="utf-8")
    weights = folder / "model.safetensors"
    save_file(unpack_tensors(packed), weights, metadata={"format": "pt"})
    # safetensors makes it readable for its owner alone; a shared cache needs what the umask allows.
    shutil.copymode(folder / "config.json", weights)
