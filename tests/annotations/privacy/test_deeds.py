"""Deeds of land and houses as their offices number them, papers of any name, registers of the insured."""

import pytest

from annotations.privacy.numbers.certificates import detect_certificates
from annotations.privacy.numbers.identities import detect_id_numbers
from tests.annotations.tagged import assert_finds

DEEDS = [
    "产权证号：<property_certificate>1100108022-5-6-21102~1</property_certificate>。",
    "代办房屋所有权证费用5000元归买方出。",
    "承包经营权证(编号：<property_certificate>鲁(2017)永宁县农村土地承包经营权第004873号</property_certificate>)载明四人。",
    "老房子的契证是1994年发的，叫<property_certificate>芦房监证字0387162</property_certificate>，已上交。",
    "原告的购房证号<property_certificate>永房改字第98-211号</property_certificate>。",
    "权利证书编号为<property_certificate>37000412345678</property_certificate>。",
    "房产证丢失，产权登记簿显示证号为<property_certificate>0008876</property_certificate>。",
    "被执行人的土地(证号：<property_certificate>永国用(2011)字第A-112号</property_certificate>)。",
    "原告的土地承包证号是<property_certificate>371424104003010012</property_certificate>。",
    "电动车整车编码为<property_certificate>YC123322000123456</property_certificate>。",
    "其房产证(依永房鉴字(2010)第12345号鉴定意见)系伪造。",
    "该房产证的真实性由(2015)永证民字第211号公证书证实。",
    "税务登记证号371424123456789，道路运输证号371424009981，骨灰寄存证编号0029316。",
    "其工作证编号<id_number>0534117</id_number>系伪造。",
]


@pytest.mark.parametrize("tagged", DEEDS)
def test_a_deed_is_told_whole(tagged: str) -> None:
    assert_finds(detect_certificates, tagged)


def test_who_is_insured_bears_a_number() -> None:
    assert_finds(detect_id_numbers, "经查询社保系统，原告个人编号为<id_number>1002576277</id_number>，")
    assert_finds(detect_id_numbers, "经查询信访系统，原告个人编号为1002576277，")
