"""Tiny models, trained here in seconds on invented sentences: a spaCy pipeline and a token classifier."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch  # type: ignore[attr-defined]

SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", ("建国", "秀英", "海涛", "文静", "志强", "丽")
FRAMES = ("证人{}证实", "据{}陈述", "被害人{}到案", "昨天下雨了", "{}与{}同住", "公司已经注销")


def sentences(count: int, seed: int = 0) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Give sentences with the ranges of the names in them."""
    chance = random.Random(seed)
    for _ in range(count):
        text, ranges = "", []
        for number, piece in enumerate(chance.choice(FRAMES).split("{}")):
            if number:
                name = chance.choice(SURNAMES) + chance.choice(GIVEN)
                ranges.append((len(text), len(text) + len(name)))
                text += name
            text += piece
        yield text, ranges


def spacy_pipeline(folder: Path, segmenter: str) -> Path:
    """Train a pipeline and save it."""
    fix_random_seed(0)
    language = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})
    language.add_pipe("ner").add_label("PER")  # type: ignore[attr-defined]
    examples = [
        Example.from_dict(language.make_doc(text), {"entities": [(*one, "PER") for one in ranges]})
        for text, ranges in sentences(200)
    ]
    optimizer = language.initialize(lambda: examples)
    for _ in range(4):
        for group in minibatch(examples, 16):  # type: ignore[no-untyped-call]
            language.update(list(group), sgd=optimizer, drop=0.1)
    language.to_disk(folder)
    return folder


LABELS = ("O", "B-PER", "I-PER")


def tokenizer_file(folder: Path) -> dict[str, int]:
    """Write a tokenizer of single characters and return its vocabulary."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors  # noqa: PLC0415 - an extra

    letters = sorted({char for text, _ in sentences(2000) for char in text})
    vocabulary = {word: at for at, word in enumerate(("[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters))}
    made = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    made.save(str(folder / "tokenizer.json"))
    return vocabulary


def token_classifier(folder: Path) -> Path:
    """Train a classifier with torch and save it as `save_pretrained` does."""
    import torch  # noqa: PLC0415 - an extra
    from transformers import BertConfig, BertForTokenClassification  # noqa: PLC0415 - an extra

    folder.mkdir(parents=True)
    vocabulary = tokenizer_file(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=64, max_position_embeddings=64, attn_implementation="eager",
        id2label=dict(enumerate(LABELS)), label2id={label: at for at, label in enumerate(LABELS)},
    )  # fmt: skip
    model = BertForTokenClassification(config)
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3)
    for step in range(150):
        ids, labels = _batch(list(sentences(32, seed=step)), vocabulary)
        loss = model(torch.tensor(ids), torch.tensor([[int(i != 0) for i in row] for row in ids])).logits
        loss = torch.nn.functional.cross_entropy(loss.flatten(0, 1), torch.tensor(labels).flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()
    model.save_pretrained(folder)
    return folder


def _batch(
    group: list[tuple[str, list[tuple[int, int]]]], vocabulary: dict[str, int]
) -> tuple[list[list[int]], list[list[int]]]:
    """Pad a group of sentences; what is padded is not learned from."""
    width = max(len(text) for text, _ in group) + 2
    ids, labels = [], []
    for text, ranges in group:
        row = [2, *(vocabulary[char] for char in text), 3]
        said = [0] * len(row)
        for start, end in ranges:
            said[start + 1 : end + 1] = [1] + [2] * (end - start - 1)
        ids.append(row + [0] * (width - len(row)))
        labels.append(said + [-100] * (width - len(row)))
    return ids, labels


def as_onnx(folder: Path, target: Path) -> Path:
    """Export a saved classifier to ONNX, into a folder of its own without torch weights."""
    import torch  # noqa: PLC0415 - an extra
    from transformers import AutoModelForTokenClassification  # noqa: PLC0415 - an extra

    target.mkdir(parents=True)
    for name in ("config.json", "tokenizer.json"):
        (target / name).write_text((folder / name).read_text("utf-8"), "utf-8")
    model = AutoModelForTokenClassification.from_pretrained(folder, attn_implementation="eager").eval()
    ids = torch.ones((2, 9), dtype=torch.long)
    axes = {0: "batch", 1: "length"}
    torch.onnx.export(
        model, (ids, ids), str(target / "model.onnx"), dynamo=False,
        input_names=["input_ids", "attention_mask"], output_names=["logits"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes},
    )  # fmt: skip
    assert json.loads((target / "config.json").read_text("utf-8"))["id2label"]["1"] == "B-PER"
    return target
