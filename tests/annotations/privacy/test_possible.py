"""Whom the model of contexts sees, less what nobody bears; names and sentences are invented."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from annotations.privacy.people import possible
from annotations.privacy.people.people import find_people
from annotations.privacy.people.possible import unknown
from nlp.names.context import Seen
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

NOBODY: Mapping[str, str] = MappingProxyType({})


def seen_as(
    name: str, behind: str, monkeypatch: pytest.MonkeyPatch, people: Mapping[str, str] = NOBODY
) -> bool:
    """Say whether a name counts as possible that the model is sure of."""
    place = Seen(1, 1 + len(name), 6.0, 1.0, 1.0)
    monkeypatch.setattr(possible, "seen", lambda _text, _least, led: [place])
    return name in unknown(f"将{name}{behind}", people, ())


@pytest.mark.parametrize("name", ["斐建国", "斐丽华", "靖志强", "王丽华"])
def test_a_rare_surname_leads_a_given_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen_as(name, "打伤。", monkeypatch)


@pytest.mark.parametrize("name", ["斐文明", "乃正常", "靖法院", "何故"])
def test_a_rare_surname_leads_no_word(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not seen_as(name, "打伤。", monkeypatch)


def test_a_house_or_a_land_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not seen_as("圣元国", "的工人打伤。", monkeypatch)
    assert not seen_as("斐丽华", "酒店的门砸坏。", monkeypatch)


@pytest.mark.parametrize(("behind", "told"), [("酒店的门砸坏。", False), ("支付了货款。", True)])
def test_a_house_is_looked_for_behind_the_whole_name(
    behind: str, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(possible, "seen", lambda _text, _least, led: [Seen(1, 3, 6.0, 1.0, 1.0)])
    assert ("斐佳瑶" in unknown(f"将斐佳瑶{behind}", NOBODY, ())) is told


def test_who_is_known_by_another_surname_is_no_stranger(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not seen_as("斐丽华", "打伤。", monkeypatch, {"裴丽华": "accused"})
    assert seen_as("斐丽华", "打伤。", monkeypatch, {"斐丽娟": "accused"})


@pytest.mark.parametrize(
    ("name", "told"), [("洗碧强", False), ("洗碧华", True)], ids=["the accused, miswritten", "somebody else"]
)
def test_an_accused_whose_rare_surname_is_miswritten_is_no_witness(name: str, *, told: bool) -> None:
    text = (
        "江州省青溪市人民法院刑事判决书（2017）江01刑初12号 公诉机关青溪市人民检察院。 "
        f"被告人冼碧强，男，1980年3月2日出生，汉族，农民。 证人{name}的证言证实了上述事实。 "
    )
    view = view_of(text)
    case = parse(Document("x", "x", "x", "text/plain", text), view)
    assert (name in {one.name for one in find_people(case, view, None) if one.role}) is told
