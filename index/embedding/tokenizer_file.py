"""The fast tokenizer of multilingual-e5-small, built from the packed vocabulary.

Same steps as the original XLM-R SentencePiece model (nmt_nfkc): replace, NFKC, fold
spaces, mark word starts with U+2581, split by the unigram model, wrap in <s> … </s>.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import Any

from index.embedding.packed import PackedModel

MASK = "<mask>"


def _beyond_nfkc(replacements: dict[str, str]) -> dict[str, str]:
    """Return {replacement: regex class} for the characters the file maps elsewhere than NFKC does.

    These are control characters (dropped) and odd spaces (made plain); the 4,800 others
    are NFKC exactly, which also composes "e" + U+0301, as the original model does.
    """
    classes: dict[str, list[str]] = defaultdict(list)
    for source, target in replacements.items():
        if unicodedata.normalize("NFKC", source) != target:
            classes[target].append(re.escape(source))
    return {target: f"[{''.join(sources)}]" for target, sources in classes.items()}


def _normaliser(packed: PackedModel) -> Any:
    from tokenizers import Regex, normalizers

    steps = [normalizers.Replace(Regex(pattern), target) for target, pattern in _beyond_nfkc(packed.replacements).items()]
    return normalizers.Sequence([*steps, normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])


def build_tokenizer_json(packed: PackedModel) -> str:
    """Return the content of tokenizer.json."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram(list(packed.pieces), unk_id=packed.unk_id, byte_fallback=False))
    tokenizer.normalizer = _normaliser(packed)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="\u2581", prepend_scheme="always")
    names = {name: packed.pieces[number][0] for name, number in _special_ids(packed).items()}
    tokenizer.add_special_tokens([AddedToken(text, normalized=False, special=True) for text in (*names.values(), MASK)])
    bos, eos = (names["bos_token"], packed.bos_id), (names["eos_token"], packed.eos_id)
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos[0]} $A {eos[0]}", pair=f"{bos[0]} $A {eos[0]} {eos[0]} $B {eos[0]}", special_tokens=[bos, eos]
    )
    return str(tokenizer.to_str())


def _special_ids(packed: PackedModel) -> dict[str, int]:
    return {"bos_token": packed.bos_id, "eos_token": packed.eos_id, "pad_token": packed.pad_id, "unk_token": packed.unk_id}


def tokenizer_config(packed: PackedModel) -> dict[str, object]:
    """Return the content of tokenizer_config.json.

    The class is the generic one: XLMRobertaTokenizer would rebuild the pipeline its own way.
    """
    names: dict[str, object] = {name: packed.pieces[number][0] for name, number in _special_ids(packed).items()}
    return {
        **names,
        "cls_token": names["bos_token"],
        "sep_token": names["eos_token"],
        "mask_token": MASK,
        "model_max_length": packed.shape.positions,
        "tokenizer_class": "PreTrainedTokenizerFast",
        "clean_up_tokenization_spaces": False,
    }
