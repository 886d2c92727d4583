"""Named patterns prove themselves; the guard keeps out what is not linear, or not the same in Java."""

import pytest
import re2

from annotations.supervision.language.patterns import PATTERNS, Pattern, fault_of, pattern


def holds(one: Pattern, text: str) -> bool:
    """Say whether a pattern holds in a text, as the engines judge it."""
    return bool(re2.search(one.hit, text)) and not (one.but_not and re2.search(one.but_not, text))


@pytest.mark.parametrize(("one", "text"), [(one, text) for one in PATTERNS for text in one.hits])
def test_hit(one: Pattern, text: str) -> None:
    assert holds(one, text)


@pytest.mark.parametrize(("one", "text"), [(one, text) for one in PATTERNS for text in one.misses])
def test_miss(one: Pattern, text: str) -> None:
    assert not holds(one, text)


@pytest.mark.parametrize("one", PATTERNS)
def test_every_pattern_is_proved_both_ways_and_portable(one: Pattern) -> None:
    assert one.hits
    assert one.misses
    assert one.meaning
    assert fault_of(one.hit) == fault_of(one.but_not) == ""
    assert pattern(one.name) is one


@pytest.mark.parametrize(
    "written",
    [
        r"借.条",
        r"\d{3}",
        "[一二三]+",
        "(?i)abc",
        "a|b",
        "",
        "款{0,1}",
        "款{2,}",
        r"\{,}",
        "[{,]款",
        r"[]\]{]",
    ],
)
def test_plain_expressions_pass(written: str) -> None:
    assert fault_of(written) == ""


@pytest.mark.parametrize(
    "written",
    [
        "款{,1}",
        "款{,}",
        "款{",
        "{甲}",
        r"\\{,1}",
        "[款]{,2}",
        "(?=a)",
        "(?<!a)",
        r"(a)\1",
        "(?P<n>a)",
        r"\p{Han}",
        "[[:alpha:]]",
        "[a&&b]",
        "a{9999}",
        "(",
        "a++",
    ],
)
def test_what_engines_do_not_share_is_refused(written: str) -> None:
    assert fault_of(written)
