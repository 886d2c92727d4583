"""Names, addresses and coordinates as conditions compare them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotations.supervision.language.asked import Asked


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("宁夏回族自治区银川市永宁县望远镇金鑫路12号", "金鑫路12号"),
        ("永宁县金鑫路十二号一楼", "金鑫路12号1"),
        ("金鑫路12号(老电影院对面)1层商铺", "金鑫路12号1"),
        ("银川市金凤区阳光小区3号楼2单元101室", "阳光小区3-2-101"),
        ("阳光小区三号楼二单元101", "阳光小区3-2-101"),
        ("宁夏银川市金凤区亲水北大街二十一号A座", "亲水北大街21号a"),
        ("灵武市东塔镇果园村三十组", "果园村30组"),
    ],
)
def test_an_address_is_left_with_its_street(written: str, plain: str) -> None:
    assert Asked({"t": [written]}).rows("简址(t)") == [plain]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("老马家牛肉面（永宁店）", "老马家"),
        ("永宁县老马牛肉面馆", "老马"),
        ("肯德基·新百店", "肯德基"),
        ("银川市金凤区沙沙奶茶店", "沙沙"),
        ("银川华瑞餐饮管理有限公司", "华瑞"),
        ("和平面馆", "和平"),
        ("牛肉面馆", "牛肉面馆"),
    ],
)
def test_a_name_is_left_with_what_tells_it_from_others(name: str, word: str) -> None:
    assert Asked({"t": [name]}).rows("字号(t)") == [word]


def test_two_names_share_two_characters_or_one_holds_the_other() -> None:
    asked = Asked({"t": ["老马家", "和平", "沙", "福", None], "u": ["老马", "平和", "沙沙", "来", "老马"]})
    assert asked.rows("有共同两字(t, u)") == [True, False, True, False, None]


def test_points_are_measured_in_either_order() -> None:
    asked = Asked(
        {
            "t": ["106.2324,38.4812", "38.4812 106.2324", "E106.2324°，N38.4812°", "无"],
            "u": ["106.2347,38.4812"] * 4,
        }
    )
    *near, unknown = asked.rows("相距米(t, u)")
    assert [round(metres / 10) for metres in near] == [20, 20, 20]  # type: ignore[operator]
    assert unknown is None


TEXTS = st.text("永宁老马", max_size=8)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=40))
def test_two_characters_are_shared_wherever_they_stand(pairs: list[tuple[str, str]]) -> None:
    asked = Asked({"t": [one for one, _ in pairs], "u": [other for _, other in pairs]})
    for (one, other), found in zip(pairs, asked.rows("有共同两字(t, u)"), strict=True):
        shared = one in other or other in one or any(one[at : at + 2] in other for at in range(len(one) - 1))
        assert found == (shared if one and other else None)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=40))
def test_the_distance_of_texts_is_one_of_lengths_and_the_same_both_ways(pairs: list[tuple[str, str]]) -> None:
    asked = Asked({"t": [one for one, _ in pairs], "u": [other for _, other in pairs]})
    found = asked.rows("编辑距离(t, u)")
    assert found == asked.rows("编辑距离(u, t)")
    for (one, other), distance in zip(pairs, found, strict=True):
        assert abs(len(one) - len(other)) <= distance <= max(len(one), len(other))  # type: ignore[operator]
        assert (distance == 0) == (one == other)
