"""Homes told in parts, in lists and forms, and between their county and the words for a home."""

import time

import pytest

from annotations.privacy.places.homes import detect_addresses
from tests.annotations.tagged import assert_finds, scene_of

TAGGED = [
    # No place begins within a role, or before its own county.
    "夜里又在被告人陶某<address>柳园小区A栋2006号</address>租住屋内聚赌。",
    "经办人以芦雁县<address>北极镇无名村</address>村民陶某、谭某的名义签字。",
    "住永宁县<address>杨和镇柳东路1258号柳园花园(东区)17-2-1604</address>。",
    "两人的户口都落在被告组，不该分红。",
    "陶小满到他<address>县溪乡芦雁村</address>家里喝酒，",
    "位于该县<address>柳乡芦雁村二组</address>陶某家中，",
    # The door is told apart.
    "原告租住在永宁县<address>杨和街道柳园小区</address>，楼号<address>3号楼</address>，房号<address>502</address>。",
    "婚后家住永宁县<address>柳园小区</address>(<address>3栋2单元501室</address>)，孩子随之入学。",
    "放学后到永宁县<address>柳园小区</address>外婆家，即<address>7号楼3单元102</address>，由外婆照看。",
    "母子二人租住于永宁县<address>杨和镇芦雁村</address>，具体位置是<address>村西头第三排东户</address>。",
    "其户籍在永宁县<address>杨和镇，具体为芦雁村3组</address>。",
    "陶某家住永宁县<address>柳园小区</address>(以下简称柳园)，",
    # One home behind another.
    "陶某名下有两处住所：一处在永宁县<address>柳东路66号7-4</address>，一处在西夏区<address>石榴里5号</address>，两头住。",
    "先后在永宁县<address>柳东路18号</address>、西夏区<address>石榴里百货楼宿舍3号楼2单元201室</address>居住。",
    "送达地址确认书载明，原告：永宁县<address>杨和镇芦雁村5号</address>；被告：永宁县<address>杨和镇无名村6号</address>。",
    "陶某住永宁县<address>杨和镇芦雁村5号</address>、永宁县柳东路9号无名公司上班。",
    # Fields of a form, and who gets a parcel.
    "开户申请书客户信息栏：地址“永宁县<address>杨和镇芦雁村三组</address>”，职业“自由职业”。",
    "登记表上填的地址是“永宁县<address>杨和镇柳园小区12#-3-1102</address>”，联系人为其姐。",
    "详情单写明“陶某收，永宁县<address>杨和镇芦雁村七组</address>，妥投”。",
    "该公司注册信息栏：地址“永宁县杨和镇芦雁村三组”，法定代表人陶某，电话不详。",
    "本院地址：永宁县杨和镇柳东路2号，邮编750100。",
    "回执显示收件地址为永宁县柳东路286号，收件人为县政府办公室。",
    "登记表上有其姓名，地址永宁县杨和镇枫林园罐头厂。",
    # What goes on behind a building is no door: 楼|道里, 楼|一住房.
    "几人到了<address>柳园小区</address>陶某家楼道里，陶某拿出手机。",
    "在<address>柳园小区9幢12楼</address>一住房内，陶某睡着了。",
    "陶某躲藏在村屯附近的树林里。",
    "询问笔录。问：你的现住址？答：永宁县<address>杨和镇芦雁村后街</address>，没有门牌。",
    # Whatever stands between the county and the home is the address.
    "到永宁县<address>杨和镇化肥厂老宿舍二栋三楼左手边</address>陶某家中讨要欠款。",
    "在其位于永宁县<address>柳东街印刷厂对面巷子里第二家</address>的住处被抓获。",
    "在其位于永宁县<address>杨和镇天恒山路山下平房</address>的住处被抓获。",
    "在其位于永宁县苍山路××号××室的住处被抓获。",
    "在陶某位于永宁县<address>杨和镇芦雁村</address>的住处被抓获。",
    "在其位于永宁县杨和镇的家中被抓获。",
    "被告多次到永宁县<address>柳东路18号</address>探望孩子。",
    "判令被告从永宁县<address>柳东路88号院内西屋</address>搬出。",
    "判令被告从其强行占用的永宁县柳东路88号院内西屋搬出。",
    "不得进入永宁县<address>柳园小区3号楼2单元501室</address>。",
    "不得进入永宁县杨和镇中学。",
    "我家住永宁县<address>杨和镇柳东路218号无名酒店公寓A区7座1804单元</address>，没有反锁。",
    "住永宁县<address>枫林绿洲南区8-2单元1401</address>，",
]


@pytest.mark.parametrize("tagged", TAGGED)
def test_a_home_is_found_to_its_door(tagged: str) -> None:
    assert_finds(detect_addresses, tagged)


@pytest.mark.parametrize(
    "piece",
    ["位于永宁县杨和镇", "住永宁县柳园小区，房号", "收，永宁县", "地址“永宁县", "的住处，问：住？答："],
)
def test_a_long_line_takes_time_that_grows_with_it(piece: str) -> None:
    begin = time.process_time()
    list(detect_addresses(scene_of(piece * (100_000 // len(piece)))))
    assert time.process_time() - begin < 8
