"""ID numbers, phones and e-mail addresses."""

from __future__ import annotations

import time

import pytest

from annotations.privacy.numbers.accounts import detect_bank_accounts
from annotations.privacy.numbers.identities import detect_emails, detect_id_numbers, detect_phones
from annotations.privacy.numbers.plates import detect_plates
from annotations.privacy.numbers.social import detect_social_accounts
from annotations.privacy.scene import Detector
from tests.annotations.tagged import assert_finds, scene_of

IDS = [
    "护照号码为<id_number>83 2000017</id_number>，",
    "社保账号<id_number>0062719384</id_number>的缴费记录，",
    "持<id_number>L510722-2016-000492</id_number>号离婚证办理更名，",
    "居住证号码<id_number>4419007201839264</id_number>，",
    "户口簿户号<id_number>030718264</id_number>载明",
    "户口簿（户号<id_number>030718264</id_number>）",
    "社会保险个人编号为<id_number>1003728461</id_number>，缴费至六月。",
    "被害人学籍号<id_number>G430726200904150038</id_number>，",
    "病案号<id_number>00472918</id_number>，共住院十七天。",
    "结婚证字号为<id_number>J370785-2010-003817</id_number>。",
    "军官证一本，编号<id_number>军字第0381726号</id_number>，",
    "被告人张三，公民身份号码<id_number>11010519491231002X</id_number>，汉族。",
    "身份证号码：<id_number>110105 19491231 0021</id_number>。",
    "身份证号<id_number>１１０１０５１９４９１２３１００２Ｘ</id_number>，",
    "身份证号码<id_number>11010519491231002x</id_number>",
    "身份证号码<id_number>110105-19491231-0021</id_number>",
    "李四（身份证号码<id_number>110105491231002</id_number>）",
    "身份证号码为<id_number>1101051949****0021</id_number>的持有人",
    "公民<id_number>11010519491231002X</id_number>的资料",
    "护照号码<id_number>E12345678</id_number>。",
    "持<id_number>E90000001</id_number>号因私普通护照出境",
    "号码为<id_number>W90000001</id_number>的往来港澳通行证",
    "护照一本，编号<id_number>E90000001</id_number>",
    "护照（签发地某地，号码<id_number>E90000001</id_number>）",
    "证件种类为护照，号码为<id_number>E90000001</id_number>",
    "居民身份证统一编号<id_number>A100000001</id_number>",
    "澳门居民身份证<id_number>5000001(4)</id_number>",
    "警官证编号<id_number>010001</id_number>",
    "边民证，证号<id_number>0100001</id_number>",
    "海员证号码<id_number>A10000001</id_number>",
    "持港澳通行证（号码<id_number>C1234567</id_number>）入境",
    "公民身份号码<id_number>一一零一零五一九四九一二三一零零二X</id_number>，",
    "身份证号码（18位）<id_number>11010519491231002X</id_number>，",
    "身份证号<id_number>11OlO519491231002X</id_number>，",
    "持<id_number>110105194912****21</id_number>的居民身份证入住",
    "身份证号分别为<id_number>1101051949****0021</id_number>、<id_number>1101051950****0021</id_number>。",
    "2｜钱某｜<id_number>11010519491231****</id_number>｜农行卡",
    "出生证明编号为<id_number>X000000001</id_number>。",
    "身份证号<id_number>l10105194912310021</id_number>，",
    "残疾证号为<id_number>110101190001010015B2</id_number>。",
    "残疾军人（证号：<id_number>云军G100001</id_number>）",
    "护照一本（<id_number>E90000001</id_number>）",
    "护照编号<id_number>E90000001</id_number>，",
    "护照编号为<id_number>E9000 0001</id_number>",
    "持外国护照（No.<id_number>900000001</id_number>）",
    "外国人永久居留身份证<id_number>XYZ900000000001</id_number>",
    "持<id_number>E90000001</id_number>号护照入境",
    "回乡证号<id_number>H9000000001</id_number>。",
    "台胞证号<id_number>90000001</id_number>。",
    "台湾居民，身份证号码<id_number>A100000001</id_number>。",
    "外国人永久居留身份证号码<id_number>CHN900000000001</id_number>。",
    "出生医学证明编号<id_number>A900000001</id_number>。",
    "军官证号：<id_number>南字第9000001号</id_number>。",
]
NOT_IDS = [
    ("到县中医院就诊，门诊号1906234，开支检查费386元。", "a visit, paid for"),
    ("住院号00472918，共住院十七天。", "one stay, paid for"),
    ("病案号0047****", "masked"),
    ("结婚证于2010年5月领取，", "a day"),
    ("护照签发日期20151231", "a day of issue"),
    ("居住证于20160101办理", "a day"),
    ("将身份证照片发到1000000001@nowhere.example。", "a mail address"),
    ("统一社会信用代码91110000000000000X，", "a credit code"),
    ("身份证号码110105********002X。", "fewer than twelve digits are visible"),
    ("快递单号110199194912310021234。", "longer than any ID number"),
    ("订单号20190512110105194912。", "no possible date or region"),
    ("（2019）京0105刑初1949号", "a case number"),
    ("IMEI：352099001761481", "a device number: 15 digits with a check digit"),
]
PHONES = [
    "其联系电话<phone>1 3 8-0 0 0 0-1 3 5 7</phone>写在墙上，",
    "用+86 <phone>138·0000·1357</phone>添加好友，",
    "其行动电话<phone>0928-371-604</phone>多次拨打无人接听，",
    "其联系电话<phone>+61 412 738 059</phone>，",
    "我的电话<phone>1 3 8 0 0 0 0 1 3 5 7</phone>，微信同号",
    "联系电话：<phone>13800001357</phone>。",
    "用我的短号<phone>61357</phone>打给工头（短号为<phone>613579</phone>），",
    "手机<phone>138 0000 1357</phone>，",
    "手机号码<phone>138-0000-1357</phone>绑定",
    "致电＋86<phone>１３８００００１３５７</phone>后",
    "座机<phone>010-62310000</phone>，",
    "电话：<phone>0951-5010000</phone>",
    "电话（<phone>62310000</phone>）",
    "用<phone>17000001357</phone>号手机联系",
    "手机号码<phone>一三八零零零零一三五七</phone>。",
    "手机<phone>①③⑧⓪⓪⓪⓪①③⑤⑦</phone>，",
    "电话<phone>138O0O01357</phone>，",
    "拨打<phone>09515010000</phone>找人",
    "电话：<phone>0951-5010000转301</phone>，",
    "座机<phone>0951—5010000</phone>，",
    "家里电话<phone>5010000</phone>，",
    "宅电<phone>6231-0000</phone>。",
    "TEL：<phone>13800001357</phone>，",
    "号码为<phone>09515010000</phone>的固定电话",
]
NOT_PHONES = [
    ("短号12306发来短信，", "everybody's"),
    ("短号为10086，", "everybody's"),
    ("用短号95588提醒，", "everybody's"),
    ("短号106912群发，", "everybody's"),
    ("余款（245100-71000），×85％", "a sum that is reckoned"),
    ("（2007）第13700000000号", "a document's number"),
    ("增长1.3 8 0.0 0 0 1 3 5 7", "figures"),
    ("本金30000+1200 50 30元", "a sum"),
    ("手机号码138****1357", "masked"),
    ("手机号183××××6663", "masked"),
    ("运单号SF13800001357", "part of a longer code"),
    ("编号2018-13800001357", "tied to more digits"),
    ("转账13800001357元", "a sum"),
    ("账号138000013579999", "longer than a phone number"),
    ("2019-2020年度", "years"),
    ("电话110报警", "a service number"),
    ("编码号码2345678，", "any number"),
    ("差额（174150-89675）元", "a subtraction"),
]
EMAILS = [
    "邮箱<email>wangxx@example.com</email>，",
    "邮箱<email>foxxx@example.com</email>，",
    "电子邮箱：<email>nobody.at_all@example.com</email>。",
    "邮箱<email>12345@example.com.cn</email>收到",
    "寄至<email>ｎｏｂｏｄｙ＠ｅｘａｍｐｌｅ．ｃｏｍ</email>，",
]
NOT_EMAILS = [
    ("邮箱xxx@163．com", "masked with letters"),
    ("邮箱wxxxxg@example.com", "masked with letters"),
    ("邮箱1360049xx@example.com", "masked with letters"),
    ("邮箱no***@example.com", "masked"),
    ("用户@某公司", "no host"),
    ("于@所有人", "a mention"),
]


@pytest.mark.parametrize("tagged", IDS)
def test_ids(tagged: str) -> None:
    assert_finds(detect_id_numbers, tagged)


@pytest.mark.parametrize(("text", "reason"), NOT_IDS)
def test_no_ids(text: str, reason: str) -> None:
    assert reason
    assert_finds(detect_id_numbers, text)


@pytest.mark.parametrize("tagged", PHONES)
def test_phones(tagged: str) -> None:
    assert_finds(detect_phones, tagged)


@pytest.mark.parametrize(("text", "reason"), NOT_PHONES)
def test_no_phones(text: str, reason: str) -> None:
    assert reason
    assert_finds(detect_phones, text)


@pytest.mark.parametrize("tagged", EMAILS)
def test_emails(tagged: str) -> None:
    assert_finds(detect_emails, tagged)


@pytest.mark.parametrize(("text", "reason"), NOT_EMAILS)
def test_no_emails(text: str, reason: str) -> None:
    assert reason
    assert_finds(detect_emails, text)


def test_the_same_number_written_differently_is_one_value() -> None:
    forms = ("13800001357", "138 0000 1357", "138-0000-1357", "１３８００００１３５７")
    values = {one.value for form in forms for one in detect_phones(scene_of(f"电话{form}。"))}
    assert values == {"13800001357"}


def test_a_number_that_opens_a_text_is_in_no_list() -> None:
    assert_finds(detect_id_numbers, "123456789012345678，")


def test_nothing_says_the_value() -> None:
    text = "身份证号码11010519491231002X，电话13800001357。"
    said = repr([*detect_id_numbers(scene_of(text)), *detect_phones(scene_of(text))])
    assert "11010519491231002X" not in said
    assert "13800001357" not in said


LONG = {
    "digits": "1" * 1_000_000,
    "letters": "a" * 1_000_000,
    "digits with spaces": "1 " * 500_000,
    "hosts": "@a." * 300_000,
    "one line": "被告人住在某处，" * 125_000,
}


@pytest.mark.parametrize(
    "detector",
    [
        detect_id_numbers,
        detect_phones,
        detect_emails,
        detect_bank_accounts,
        detect_social_accounts,
        detect_plates,
    ],
)
@pytest.mark.parametrize("kind", LONG)
def test_a_megabyte_of_one_kind_takes_linear_time(detector: Detector, kind: str) -> None:
    scene = scene_of(LONG[kind])
    begin = time.process_time()
    list(detector(scene))
    assert time.process_time() - begin < 8
