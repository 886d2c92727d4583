"""Homes told by moving, owning, asking for mail; what stands behind their last unit; mere scenes."""

from __future__ import annotations

import pytest

from annotations.privacy.places.homes import detect_addresses
from tests.annotations.tagged import assert_finds

OWNED = [
    "邵家搬去<address>柳泉街道杏花源小区</address>买了房，清明才回来。",
    "邵某老屋在<address>石浪村二组老槐树坎下</address>，与上诉人相距九米。",
    "送达地址确认书上，被告改填为<address>柳泉街道石浪村河边街二巷</address>，由岳母代收。",
    "寄往原告身份证上的<address>杏花镇石浪村委会</address>，未收到。",
    "身后留下木楼一栋，在<address>杏花镇石浪村鼓楼边</address>；水田一亩。",
    "她找到<address>柳泉西路玉兰城7号楼</address>——那是她自己的家——楼下，店长还在。",
    "如今一家五口挤在<address>杏花镇柳泉路安置点</address>她娘家的两间屋里。",
    "父亲搬出老屋，长住<address>柳泉路夕阳颐养院三楼护理区</address>。",
    "刚做完手术在永宁县<address>杏花乡石浪村</address>娘家休养。",
    "一家人的房在<address>杏花镇石浪村三组，铁道口下去左手边</address>，三间砖瓦。",
    "婚后以邵某名义添置了新居，就在永宁县<address>柳泉路8号玉兰苑B座2601</address>，两人在该处生活。",
    "至永宁县<address>柳泉镇石浪村芦花队</address>，翻窗入室，盗得被害人邵某置于枕下的银镯。",
    "在邵某居住的永宁县<address>柳泉街道过驾小区10号楼2单元</address>，没见到人。",
]
TAILS = [
    "原告租住永宁县<address>柳泉镇玉兰花园C区甲6号，旁为杏花粮油店</address>。",
    "原告林某，男，住永宁县<address>杏花镇石浪村后浦100号后侧新盖的那幢</address>。",
    "回乡时借住在<address>杏花镇石浪村表亲家，祠堂西侧第五间</address>。",
    "被告人住永宁县<address>柳泉街道玉兰新村三期，即技校后面那栋灰楼1204</address>。",
    "证人住永宁县<address>柳泉镇石浪村，村委会往北第二户</address>，",
]
NO_HOMES = [
    "驾车窜至永宁县柳泉镇石浪村，将该村村民邵某停放在玉米地头的三轮车盗走。",
    "在永宁县柳泉镇石浪村，把本村邵某的山羊牵走。",
    "她长期不在永宁县柳泉镇石浪村居住。",
    "干警阿某会同村委会前往被执行人住所调查，",
    "到旧庄基邵某家找人，住在本寨邵某家。",
    "现住永宁县社会福利院，",
    "物业要确保小区住户的安全。",
]


@pytest.mark.parametrize("tagged", [*OWNED, *TAILS, *NO_HOMES])
def test_homes_that_are_owned_asked_for_or_only_seen(tagged: str) -> None:
    assert_finds(detect_addresses, tagged)


def test_a_theft_from_the_door_of_a_house_tells_where_it_is() -> None:
    tagged = "窜至永宁县<address>柳泉镇石浪村</address>，将该村村民邵某停放在自家门口的摩托车盗走。"
    assert_finds(detect_addresses, tagged)
