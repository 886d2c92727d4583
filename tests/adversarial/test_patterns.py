"""No pattern of the house tries exponentially many ways, whatever stands in a document."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import random
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from annotations.privacy.places.before import before_home
from tests.adversarial.pumping import pumped

_ROOMS = ("annotations", "indexer", "jianwen", "nlp")
# They load libraries of seconds and have no pattern.
_WITHOUT = ("__main__", "token_torch", "spacy_names", "sentence")
_SECONDS, _TEXTS = 0.5, 4


@contextmanager
def no_longer_than(seconds: float) -> Iterator[None]:
    """Break off what takes longer."""

    def late(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def ours() -> list[re.Pattern[str]]:
    """Return every compiled pattern that has a Chinese character, once all modules are loaded."""
    for room in map(importlib.import_module, _ROOMS):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if not module.name.endswith(_WITHOUT):
                importlib.import_module(module.name)
    found = {one for one in gc.get_objects() if isinstance(one, re.Pattern) and isinstance(one.pattern, str)}
    return sorted((one for one in found if re.search("[一-鿿]", one.pattern)), key=lambda one: one.pattern)


def seconds_of(pattern: re.Pattern[str], text: str) -> float:
    """Return how long a search takes, up to a bound."""
    began = time.process_time()
    try:
        with no_longer_than(2 * _SECONDS):
            pattern.search(text)
    except TimeoutError:
        return 2 * _SECONDS
    return time.process_time() - began


def test_no_pattern_tries_exponentially_many_ways() -> None:
    chance = random.Random(20261127)
    slow = [
        (pattern.pattern[:80], text[:60])
        for pattern in ours()
        for text in pumped(pattern, chance, _TEXTS)
        if seconds_of(pattern, text) > _SECONDS
    ]
    assert slow == []


@pytest.mark.parametrize(
    "pattern",
    [r"(?:[一二三]+-?)+号", "(?:因与|因|与)+$", r"(?:被[^，]{1,6}|共)*$", r"(?:左手|[左右]手?|手)*门"],
)
def test_the_texts_find_one_that_does(pattern: str) -> None:
    chance, hostile = random.Random(1), re.compile(pattern)
    assert any(seconds_of(hostile, text) > _SECONDS for text in pumped(hostile, chance, 200))


@pytest.mark.parametrize("words", ["某", "某1", "其的"])
def test_who_stands_before_a_home_is_divided_in_few_ways(words: str) -> None:
    # _last_unit asks for a whole match, which no search of a pumped text does.
    text = f"柳湾村{(words * 19)[:19]}Ｘ家中。" * 40
    # What is made once a process is no part of the time.
    assert not list(before_home("柳湾村下雨。" * 20, set()))
    with no_longer_than(_SECONDS):
        assert not list(before_home(text, set()))
