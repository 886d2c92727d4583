"""Which slots hold a name: cues on both sides, rare surnames; sentences are invented."""

import re
from collections.abc import Sequence

import pytest

from nlp.names.choose import choose
from nlp.names.slots import slots


class Hears:
    """A recogniser that sees what a pattern tells, and keeps what it was asked."""

    name = "hears"

    def __init__(self, seen: str) -> None:
        self._seen = re.compile(seen)
        self.asked: list[str] = []

    def persons(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Give the places of the pattern."""
        self.asked.extend(texts)
        return [[match.span() for match in self._seen.finditer(text)] for text in texts]


def chosen(text: str, seen: str = "王丽华") -> set[str]:
    """The names that are chosen in a text."""
    return {one.name for one in choose(text, list(slots(text)), Hears(seen))}


@pytest.mark.parametrize(
    "text", ["被告人见斐丽华孤身一人行走，顿起歹意。", "后将斐丽华撞倒。", "斐丽华辨认出被告人。"]
)
def test_of_a_rare_surname_is_asked_as_of_a_frequent_one(text: str) -> None:
    assert chosen(text) == {"斐丽华"}
    assert chosen(text, "无人") == set()


def test_what_is_no_given_name_is_asked_as_it_stands() -> None:
    assert chosen("后向镇政府交保证金一万元。", "王政府") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("证人江湖接受民警询问。", "江湖"),
        ("失主江湖信以为真。", "江湖"),
        ("被害人斐秀先动手打人。", "斐秀"),
        ("证人斐秀辨认出被告人。", "斐秀"),
    ],
)
def test_cues_on_both_sides_hold_what_the_recogniser_does_not_see(text: str, name: str) -> None:
    assert chosen(text, "无人") == {name}


def test_cues_alone_are_weaker_evidence_than_any_other() -> None:
    text = "证人江湖接受民警询问。"
    assert {one.confidence for one in choose(text, list(slots(text)), None)} == {0.55}


def test_each_window_holds_the_frequent_surname_for_its_own_name_alone() -> None:
    hears, text = Hears("王丽华|王建国"), "后将斐丽华撞倒，又将斐建国撞倒。"
    assert {one.name for one in choose(text, list(slots(text)), hears)} == {"斐丽华", "斐建国"}
    assert len(hears.asked) == 2 and all(window.count("王") == 1 for window in hears.asked)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("后将斐丽华撞倒。", "王丽华撞"),
        ("后进入紫云大酒店602房间。", "王云大"),
        ("后撬开瑞香园的房门。", "王香园"),
        ("后将士建国撞倒。", "王建国"),
    ],
)
def test_a_frequent_surname_makes_no_name_of_a_word_or_a_house(text: str, seen: str) -> None:
    assert chosen(text, seen) == set()


def test_of_what_is_never_a_name_nobody_is_asked() -> None:
    hears, text = Hears("公私"), "后将公私撞倒。"
    assert choose(text, list(slots(text)), hears) == [] and hears.asked == []


@pytest.mark.parametrize(
    "text",
    [
        *("证人方法接受民警询问。", "证人明天接受民警询问。", "江湖接受民警询问。", "证人曲阜接受民警询问。"),
        *("失主常常信以为真。", "失主时而信以为真。", "失主关闭信以为真。", "失主黄昏信以为真。"),
    ],
)
def test_a_common_word_between_cues_is_none_nor_a_word_with_one_cue(text: str) -> None:
    assert chosen(text, "无人") == set()
