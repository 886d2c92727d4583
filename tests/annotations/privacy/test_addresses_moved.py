"""A person moves to a home; a thing, a firm, a line on a plan leads to none. Deeds at the door of a house."""

from __future__ import annotations

import pytest

from annotations.privacy.places.homes import detect_addresses
from tests.annotations.tagged import assert_finds

HOMES = [
    "谭某将家搬到江川县<address>青龙镇河口村三组15号</address>。",
    "谭某将父母搬去江川县<address>青龙镇河口村三组15号</address>。",
    "谭某把行李搬到江川县<address>文昌路8号玉兰苑3楼</address>。",
    "全家挪到江川县<address>青龙镇安置小区</address>去住。",
    "一家五口挤在江川县<address>青龙镇河口村</address>两间屋里。",
    "侵犯其祖宅位于江川县<address>青龙镇河口村</address>的合法权益。",
    "二人旧宅都在江川县<address>青龙镇河口村</address>，无人打理。",
    "二人旧宅都在江川县<address>青龙镇河口村12号</address>的规划红线内。",
    "他长住江川县<address>文昌路9号</address>。",
    "房子就在江川县<address>文昌路8号玉兰苑2601</address>，二人一直在该处共同生活。",
    "其购买了江川县<address>文昌路8号门面房</address>供父母居住。",
]
NO_HOMES = [
    "众人将木料搬去江川县青龙镇河口村修桥。",
    "众人搬去江川县青龙镇河口村修桥。",
    "将案卷搬往江川县城关镇文昌路9号新楼办公。",
    "工人将挖机挪到江川县青龙镇水泥厂大院内去。",
    "二人旧宅都在江川县青龙镇河口村的规划红线内。",
    "该公司长住江川县城关镇文昌路9号办事处。",
    "二十名工人挤在江川县青龙镇工地宿舍楼3楼。",
    "厂房就在江川县青龙镇工业园区8号，唐某等人一直在该处生产生活用纸。",
    "房子就在江川县青龙镇工业园区8号，唐某等人一直在该处生产生活用纸。",
    "原告购买了江川县城关镇文昌路8号门面房让弟弟居住看店。",
]
ROBBED = [
    ("将本村谭某的摩托车盗走，停放在谭某家门口的车也被撬。", True),
    ("将该村谭某打伤在家门口。", True),
    ("将该村谭某殴打致伤在其家中。", True),
    ("将该村谭某停放在家门口的摩托车盗走。", True),
    ("将本村谭某的摩托车盗走。", False),
    ("将本村谭某的摩托车盗走，藏在家中。", False),
    ("将本村谭某的摩托车盗走，谭某家属报警。", False),
]


@pytest.mark.parametrize("tagged", [*HOMES, *NO_HOMES])
def test_who_moves_or_lives_there_is_a_person(tagged: str) -> None:
    assert_finds(detect_addresses, tagged)


@pytest.mark.parametrize(("deed", "at_door"), ROBBED)
def test_a_deed_at_the_door_tells_where_the_house_is(deed: str, at_door: bool) -> None:
    village = "<address>青龙镇河口村</address>" if at_door else "青龙镇河口村"
    assert_finds(detect_addresses, f"唐某窜至江川县{village}，{deed}")
