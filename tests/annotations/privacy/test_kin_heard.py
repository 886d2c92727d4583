"""Kin whom no word leads to: who marries, bears children or dies in a clause, and who is quoted (A-09)."""

from collections.abc import Sequence

import pytest

from annotations.privacy.people.kin_heard import kin_heard
from nlp.names.recognisers.lac import LacRecogniser

RECOGNISER = LacRecogniser()


def heard(text: str, known: tuple[str, ...] = ()) -> set[str]:
    """Give the names that are read in such clauses."""
    return {one.name for one in kin_heard(text, known, RECOGNISER)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("结婚时，柏怀春带有一儿两女，均未成年。", {"柏怀春"}),
        ("原告父母孟长山、刘永珍婚后共同生育了六个子女。", {"孟长山", "刘永珍"}),
        ("村里的说明写道：“孟淑贤把两个孩子拉扯大，不容易。”", {"孟淑贤"}),
    ],
)
def test_who_does_what_kin_do_or_is_quoted_is_told(text: str, names: set[str]) -> None:
    assert heard(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "柏怀春在村里承包鱼塘，年年亏损。",
        "证人柏怀春出庭称死者生前没有欠账。",
        "柏怀春到庭亦称没听死者生前讲过。",
        "遗嘱写明：“某地农商银行岳林支行定期存单三张，归女儿一人所有。”",
        "借条写明：“今向柏怀春借款三万元，年底还清。”",
        "借条写明：“今欠到柏怀春现金三万元，年底还清。”",
        "收条写明：“收到柏怀春现金三万元，两清。”",
        "聊天里说：“房租转给柏怀春了，你放心。”",
        "协议写明：“由中间人柏怀春主持分家，各无异议。”",
        "通知写明：“下午请了柏怀春叔叔来讲安全课。”",
        "流水写着：“付高师傅工钱五百元，已记账。”",
        "流水写着：“付柏怀春工钱500元，已记账。”",
        "通知写明：“今天雷锋日，请带上抹布和水桶。”",
        "族谱写明：“康熙年间先祖迁来此地，世代务农。”",
        "原告某甲与被告某乙登记结婚，婚后生育一子。",
    ],
)
def test_strangers_tell_and_lend(text: str) -> None:
    assert heard(text) == set()


def test_what_a_will_gives_is_given_to_kin() -> None:
    assert heard("遗嘱写明：“存款交给柏怀春保管，不得动用。”") == {"柏怀春"}


def test_who_is_accounted_for_is_not_told_again() -> None:
    assert heard("结婚时，柏怀春带有一儿两女。", ("柏怀春",)) == set()


def test_without_a_recogniser_nobody_is_heard() -> None:
    assert list(kin_heard("结婚时，柏怀春带有一儿两女。", (), None)) == []


def test_of_a_long_text_only_so_many_pieces_are_read() -> None:
    asked: list[int] = []

    class Counting:
        """A recogniser that sees nobody, and counts what it is asked."""

        name = "counting"

        def persons(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
            asked.append(len(texts))
            return [[] for _ in texts]

    for times in (200, 4000):
        assert (
            list(kin_heard("，柏怀春生育一女。家书写明：“孟淑贤把两个孩子拉扯大。”" * times, (), Counting()))
            == []
        )
    assert asked[0] == asked[1] < 200
