"""Where a home ends before who is told of, and what looks like a home and is none."""

import pytest

from annotations.privacy.places.homes import detect_addresses
from nlp.case import Case, Party, PartyKind, Side
from nlp.values import Span
from tests.annotations.tagged import assert_finds, scene_of

TAGGED = [
    # How long somebody has lived there is no part of it.
    "孟某租住永宁县<address>杨和镇幸福胡同9号</address>至2018年。",
    # Whose home it is, and what one is, stand behind the door.
    "在永宁县<address>柳东路55号</address>债务人孟某家中吵闹。",
    "在永宁县<address>杨和镇柳园小区</address>牌友孟某家中，",
    "在永宁县<address>杨和镇柳东路3号</address>房东孟某家中，",
    "在永宁县<address>杨和镇柳东路3号</address>前妻孟某家中，",
    "在永宁县<address>杨和镇柳东路3号对面</address>车主孟某家中，",
    "在永宁县<address>杨和镇柳东路六巷9号之二</address>孟镇平的家中，",
    "赶到永宁县<address>芦雁村</address>许石家，将正在炕上睡觉的人拦住。",
    "来到永宁县<address>柳东街19栋</address>巡查，在自家门口找到孟某。",
    "苗某住在<address>柳湾村7道巷私房</address>出租户谭大家里。",
    "失窃现场<address>长平乡芦雁村3组</address>尚某家。",
    "陶某现住永宁县<address>柳东路5号602室</address>就是旧房翻修的那套。",
    # A hamlet has no unit, nor has what a harbour is called; a door may be counted.
    "陶某到永宁县<address>杨和街道柳东路桥家坡</address>苏某家门口等候。",
    "当晚在永宁县<address>杨和镇石榴港</address>自己家中摆了两桌。",
    "在位于永宁县<address>杨和镇石榴岭老渡口边</address>的住宅里，",
    "陶某住永宁县<address>杨和镇柳井巷</address>，即<address>柳井巷第三间</address>，没挂门牌。",
    "民警到达<address>木柳乡芦雁村五组</address>陶大家中。",
    # A home told again is told with the estate before its number.
    "陶某现住永宁县<address>柳园小区4栋2单元502室</address>。后在<address>石榴园A区4栋2单元502室</address>被抓。",
    "陶某现住永宁县<address>柳园小区4栋2单元502室</address>。此外介绍<address>柳园小区4栋2单元502室</address>给谭某。",
    "陶某现住永宁县<address>柳园小区4栋2单元502室</address>。报警时，称<address>石榴园4栋2单元502室</address>",
    # Who hides in a field has no home there; with a door, in a house.
    "陶某躲藏在柳湾村的麦田里。",
    "陶某躲藏在永宁县<address>杨和镇芦雁村5号</address>其姐姐家。",
    # Where people are housed is no one's.
    "窜至永宁县柳东路38号的宿舍区，推走一辆车。",
    "在永宁县柳东路3号的宿舍楼工地干活。",
    # A town may stay, also where its name tells of a village.
    "登记表上收件人地址是“永宁县柳村镇”，收件人孟某。",
]


@pytest.mark.parametrize("tagged", TAGGED)
def test_a_home_ends_before_who_is_told_of(tagged: str) -> None:
    assert_finds(detect_addresses, tagged)


@pytest.mark.parametrize(("name", "found"), [("孟之龙", "经天路34号4栋2单元3楼502号"), ("××", "")])
def test_a_name_before_a_flat_is_no_part_of_it(name: str, found: str) -> None:
    place = "经天路34号4栋2单元3楼502号" if found else "小区4栋2单元502号"
    text = f"被告人{name}，男。民警在{name}{place}房间卧室柜中搜出一只铁盒。"
    party = Party(name, "被告人", PartyKind.PERSON, Side.ACCUSED, Span(3, 3 + len(name)), Span(0, 8))
    values = [one.value for one in detect_addresses(scene_of(text, Case("0" * 32, parties=(party,))))]
    assert values == [found] * bool(found)
