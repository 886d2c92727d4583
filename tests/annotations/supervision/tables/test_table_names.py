"""Names in the form that is compared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.supervision.tables.names import canonical_name, several_names


@settings(deadline=None)
@given(st.text(max_size=30))
def test_canonical_is_canonical(written: str) -> None:
    once = canonical_name(written)
    assert canonical_name(once) == once


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["李大山", "王小河", "某某（集团）有限公司", "ABC Co., Ltd"]), min_size=1, max_size=5
    )
)
def test_names_that_are_joined_come_apart(names: list[str]) -> None:
    assert several_names("、".join(names)) == tuple(dict.fromkeys(names))


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("李大山,王小河", ("李大山", "王小河")),
        ("李大山\n王小河", ("李大山", "王小河")),
        ("李大山；王小河等12人", ("李大山", "王小河")),
        ("李大山、王小河等十二人", ("李大山", "王小河")),
        ("李大山、李 大山", ("李大山",)),
        ("某建材有限公司（曾用名甲、乙）、王小河", ("某建材有限公司（曾用名甲、乙）", "王小河")),
        ("、，", ()),
    ],
)
def test_several(written: str, names: tuple[str, ...]) -> None:
    assert several_names(written) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("某建材有限责任公司", "某建材有限公司"),
        ("某某股份有限责任公司", "某某股份有限公司"),
        ("某某（集团）公司", "某某(集团) 公司"),
        ("阿卜杜拉•买买提", "阿卜杜拉．买买提"),
    ],
)
def test_two_ways_of_writing_one_name(one: str, other: str) -> None:
    assert canonical_name(one) == canonical_name(other)


def test_different_companies_stay_different() -> None:
    assert canonical_name("某建材有限公司") != canonical_name("某建材股份有限公司")
