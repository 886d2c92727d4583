"""Time grows with the length of a text, not with its square (bench.adversarial measures up to 10 MB)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from random import Random

import pytest

from annotations.privacy.screen import Screener
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document
from tests.adversarial.test_names import people
from tests.adversarial.texts import HEAD, TAIL, WITHOUT

SMALL, LARGE = 15_000, 150_000
# The bar of the benchmark is 2; a busy machine is allowed more here. A square would give 10.
ALLOWED = 3.5


def _prose(length: int) -> str:
    rng = Random(3)
    names = iter(people(length // 20))
    sentences = []
    size = 0
    while size < length:
        sentence = (
            f"被害人{next(names)}陈述，其于2019年{rng.randint(1, 12)}月将{rng.randint(1, 90)}000元转入"
            f"621661{rng.randint(10**12, 10**13 - 1)}账户，微信号为hx{rng.randint(10**6, 10**7)}。"
        )
        sentences.append(sentence)
        size += len(sentence)
    return "".join(sentences)


def _masks(length: int) -> str:
    return "".join(f"{name[0]}某打电话给{name}，{name[0]}某甲在场。" for name in people(length // 18))


def _list(length: int) -> str:
    return "证人" + "、".join(people(length // 4)) + "的证言。"


def _same(words: str) -> Callable[[int], str]:
    return lambda length: words * (length // len(words))


SHAPES: dict[str, Callable[[int], str]] = {
    "prose": _prose,
    "masks": _masks,
    "list": _list,
    **{
        words: _same(words)
        for words in ("7", "a", "某", "（", "、", "L1A2", "a.b-c@", "证人", "被害人", "在家")
    },
    **{
        words: _same(words)
        for words in ("村组号楼单元室", "房权证字第", "患有病", "住址", "元万", "有限公司")
    },
    **{words: _same(words) for words in ("①②③", "一三八〇", "小学中学", "号\n", "“被害人”", "2019年", "1-")},
    "article": _same("刑法第十七条、"),
}


def _costs(body: str, screener: Screener = WITHOUT) -> Iterator[float]:
    """Give the processor time per character of two runs; a busy machine may slow one of them."""
    text = HEAD + body + TAIL
    for _ in range(2):
        began = time.process_time()
        view = view_of(text)
        document = Document("x", "x", "x", "text/plain", text)
        screener.screen(document, parse(document, view), view)
        yield (time.process_time() - began) / len(text)


@pytest.mark.parametrize("shape", SHAPES)
def test_time_per_character_does_not_grow(shape: str) -> None:
    make = SHAPES[shape]
    tuple(_costs(make(1_000)))
    allowed = ALLOWED * min(_costs(make(SMALL)))
    assert any(cost < allowed for cost in _costs(make(LARGE)))
