"""Patterns that are looked for where one may start find what `finditer` finds."""

from __future__ import annotations

import itertools
import pickle
import random
import re
from dataclasses import dataclass
from importlib import import_module
from itertools import product
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotations import privacy
from nlp.text import led as looking
from nlp.text.beginnings import Beginnings
from nlp.text.edges import firsts_of, firsts_unless_empty, lasts_of, refusals_of, starts_of
from nlp.text.led import Led, guarded, quick

INVENTED = [one.read_text("utf-8") for one in sorted((Path(__file__).parents[2] / "invented").rglob("*.txt"))]

PATTERNS = (
    "(?:ab|a[bc]d|(?:x|y)?z)q?",
    "(?<=[甲乙])家(?!具)(?:在|于)?",
    "(?:甲|乙){1,3}丙?",
    "(?:^|(?<=，))(?:现|原)*(?:住|居住地?)[在：]{0,2}",
    "住(?:处|所)|住",
    "a{2}b?|ab*?c",
)


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        ("(?:ab|a[bc]d|(?:x|y)?z)q", ("abd", "abq", "acd", "xzq", "yzq", "zq")),
        ("(?<=k)家(?!x)(?:在|于)?", ("家",)),
        ("x{2}y", ("xxy",)),
        ("x{1,2}y", ("xxy", "xy")),
        ("(?:x|y)*z.", tuple(sorted(map("".join, ("z", *product("xy", "z"), *product("xy", "xy", "xyz")))))),
        ("人(?=[，。])", ("人。", "人，")),
        ("人(?=[，。]|$).", ("人",)),
        ("在(?=路|.{2}巷)街", ("在街", "在路")),
        ("[甲乙]?丙.丁", ("丙", "乙丙", "甲丙")),
    ],
)
def test_beginnings_are_read_off(pattern: str, starts: tuple[str, ...]) -> None:
    assert starts_of(pattern) == starts


@pytest.mark.parametrize(
    ("pattern", "refused"),
    [
        ("被(?![告害])[^，]", {"被": "告害"}),
        ("[被遭](?!害)到?其", {"被其": "", "被到其": "", "遭其": "", "遭到其": ""}),
        ("被(?![告害])(?:害|打|.)", {"被": "告害"}),
        ("被(?!告|害人).|被(?!告).", {"被": ""}),
        ("被(?!告).|被告人|被告诉", {"被": "告", "被告人": "", "被告诉": ""}),
        ("被(?<!告).|甲(?!乙)$", {"被": "", "甲": "乙"}),
        ("(?!甲)(?:甲|乙)丙", {"乙丙": ""}),
        ("甲[^乙丙]", {"甲": "丙乙"}),
        ("甲(?=[^乙丁]{2,4}丙)", {"甲": "丁乙"}),
        ("甲[^乙丁]{0,2}", {"甲": ""}),
    ],
)
def test_what_never_follows_is_read_off(pattern: str, refused: dict[str, str]) -> None:
    assert {start: "".join(sorted(never)) for start, never in refusals_of(pattern).items()} == refused


@pytest.mark.parametrize(
    ("pattern", "firsts", "lasts"),
    [
        ("(?:甲|乙丙)?丁{2,3}", "甲乙丁", "丁"),
        ("甲(?:乙|丙[0-2])?(?=丁)", "甲", "甲乙012"),
        ("(?:甲?乙?)*", None, "甲乙"),
        ("甲.|乙$", "甲乙", None),
        ("[^甲]乙", None, "乙"),
        ("(?<!丙)(?:甲|[^乙]{0,2}丁)(?<=丁)", None, "甲丁"),
        ("^|[，。] ?", None, "，。 "),
    ],
)
def test_the_edges_of_matches_are_read_off(pattern: str, firsts: str | None, lasts: str | None) -> None:
    assert firsts_of(pattern) == (None if firsts is None else set(firsts))
    assert lasts_of(pattern) == (None if lasts is None else set(lasts))


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [("(?:甲?乙)?", "甲乙"), ("(?<!丙)", ""), ("(?:[^甲]乙)?", None), ("甲|", "甲"), (".{0,2}甲", None)],
)
def test_what_longer_matches_begin_with_is_read_off_where_a_match_may_be_empty(
    pattern: str, firsts: str | None
) -> None:
    assert firsts_unless_empty(pattern) == (None if firsts is None else set(firsts))


PARTS = ["甲", "乙", "(?:甲|丙丁)?", "[甲乙]{1,2}", "(?:丙*丁)+?", "(?!丙)", "(?<=丁)", ".?", "[^乙]", "$"]


@given(st.lists(st.sampled_from(PARTS), max_size=4))
def test_matches_begin_and_end_as_is_read_off(parts: list[str]) -> None:
    pattern = "".join(parts)
    firsts, lasts = firsts_of(pattern), lasts_of(pattern)
    for chars in itertools.product("甲乙丙丁", repeat=4):
        for match in re.finditer(pattern, "".join(chars)):
            assert not match[0] or firsts is None or match[0][0] in firsts
            assert not match[0] or lasts is None or match[0][-1] in lasts


@example(["(?:甲|丙丁)?", "甲", ".?", "(?!丙)"])
@given(st.lists(st.sampled_from(PARTS), max_size=4))
def test_no_match_begins_otherwise_or_is_followed_by_what_is_refused(parts: list[str]) -> None:
    pattern = "".join(parts)
    if firsts_of(pattern) is None:
        return
    refused = refusals_of(pattern)
    for chars in itertools.product("甲乙丙丁", repeat=4):
        text = "".join(chars)
        for match in re.finditer(pattern, text):
            begins = (start for start in refused if text.startswith(start, match.start()))
            assert any(text[match.start() + len(one) :][:1] not in (refused[one] or {"-"}) for one in begins)


@pytest.mark.parametrize("pattern", ["[^甲]乙", "(?:甲)?", ".甲", r"\d号", "(?i:a)b", "[一-龥]住"])
def test_what_may_begin_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="anything"):
        Led(pattern)


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("length", [0, 30, 3_000, 120_000])
def test_matches_are_those_of_finditer(pattern: str, length: int) -> None:
    chance = random.Random(length)
    text = "".join(chance.choices("abcdxyzq甲乙丙家具在于现原住居处所地，：\U0001f600", k=length))
    led = Led(pattern)

    found = [one.span() for one in led.finditer(text)]

    assert found == [one.span() for one in led.pattern.finditer(text)]
    assert found or length < 3_000


@dataclass(slots=True)
class Counting:
    """A pattern that counts how often it is tried."""

    pattern: re.Pattern[str]
    tried: int = 0

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """Try it at a place."""
        self.tried += 1
        return self.pattern.match(text, start)


def test_in_a_long_text_too_it_is_tried_only_where_a_whole_beginning_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    led = Led("年初|年底")
    counting = Counting(led.pattern)
    monkeypatch.setattr(led, "pattern", counting)

    found = list(led.finditer("二〇一九年三月一日" * 20_000 + "年底"))

    assert len(found) == 1
    assert counting.tried == 1


@pytest.mark.parametrize(
    "pattern", [*PATTERNS, r"\d{1,2}[甲乙]|(?<=甲)丙\d?", r"[甲\d](?:乙|丙)家", "家(?:在|于)"]
)
@pytest.mark.parametrize("length", [0, 30, 3_000])
def test_a_guard_changes_no_match(pattern: str, length: int) -> None:
    chance = random.Random(length)
    # The last is a digit, too.
    text = "".join(chance.choices("abcdxyzq甲乙丙家具在于现原住居处所地，：15٣", k=length))
    plain, guard = re.compile(pattern), quick(pattern)

    found = [one.span() for one in guard.finditer(text)]

    assert found == [one.span() for one in plain.finditer(text)]
    assert [bool(guard.match(text, at)) for at in range(length)] == [
        bool(plain.match(text, at)) for at in range(length)
    ]


def test_a_guard_looks_at_two_characters_where_all_matches_have_them() -> None:
    assert guarded("ab|cd|[xy]z") == "(?=[acxy][bdz])(?:ab|cd|[xy]z)"
    assert guarded(r"\d号|甲") == r"(?=[0甲\d])(?:\d号|甲)"
    assert guarded("住所") == "(?:住所)"
    with pytest.raises(ValueError, match="anything"):
        guarded("[^甲]乙")


def test_flags_are_refused() -> None:
    with pytest.raises(ValueError, match="flags"):
        Led("(?i)abc")


def test_a_copy_by_pickle_finds_the_same() -> None:
    text = "甲方住所地在此。" * 20
    led = Led("住(?:处|所)")
    copy = pickle.loads(pickle.dumps(led))  # noqa: S301 - made in the line itself

    assert [one.span() for one in copy.finditer(text)] == [one.span() for one in led.finditer(text)]


def test_the_patterns_in_use_find_what_finditer_finds() -> None:
    in_use = {
        f"{module.__name__}.{name}": one
        for module in (
            import_module(each.name) for each in walk_packages(privacy.__path__, f"{privacy.__name__}.")
        )
        for name, one in vars(module).items()
        if isinstance(one, Led)
    }
    assert len(in_use) > 10

    for text in ("\n".join(INVENTED), *INVENTED):
        for name, led in in_use.items():
            found = [one.span() for one in led.finditer(text)]
            assert found == [one.span() for one in led.pattern.finditer(text)], name


@pytest.mark.parametrize("window", [1, 2, 5, 7])
def test_a_long_text_is_looked_through_by_windows_as_in_one_piece(
    monkeypatch: pytest.MonkeyPatch, window: int
) -> None:
    find, text = Beginnings([refusals_of("甲乙丙"), refusals_of("乙(?!丁)|丙甲")]), "甲乙丙甲乙丁乙甲" * 5
    monkeypatch.setattr(looking, "_finder", lambda: find)
    monkeypatch.setattr(looking, "WINDOW", window)
    # Past the memory of texts: it is another's.
    whole, parted = looking._places.__wrapped__(text), looking._by_window.__wrapped__(text)
    assert whole and {number: [*places] for number, places in parted.items()} == whole
