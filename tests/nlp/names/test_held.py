"""Names that both sides of a place hold, whatever their characters are."""

from __future__ import annotations

import time

import pytest

from nlp.names.held import held
from nlp.names.rosters import rosters
from nlp.text.view import fold


def names(text: str) -> set[str]:
    """Whom the places of a text name."""
    text = fold(text)
    found = (slot.reading for slot in held(text))
    return {text[one.start : one.end] for one in found}


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("另一护林员岩朗陪同指认了地点。", "岩朗"),
        ("割草人扎曲远远听到枪声。", ""),
        ("刀架在我表弟骆小满脖子上。", "骆小满"),
        ("我喊我妹牧小荷快点去叫人。", "牧小荷"),
        ("接电话的父亲水旺讲孩子没有上学。", "水旺"),
        ("外婆牧桂枝（由其照管）陈述，孩子夜里惊醒。", "牧桂枝"),
        ("爷爷丁岗、豆豆的妈妈陆续到派出所反映。", "丁岗|豆豆"),
        ("；雁鸣（值班志愿者）证实夜里听到马达声。", "雁鸣"),
        ("；桑榆、晚晴兄弟（两人系邻居）证实借过电瓶。", "桑榆|晚晴"),
        ("询问笔录由教师翻译，陈述人签名为Anna Nowak，附卷。", "Anna Nowak"),
        ("提供线索的是木加沙铁，与其并无仇怨。", "木加沙铁"),
        ("该绰号所指，经查系帕尔克，其已作为证人接受询问。", "帕尔克"),
        ("账户的实名认证为雁鸣。", "雁鸣"),
        ("心理评估意见（评估人水旺，咨询师）。", "水旺"),
        ("鉴定人起明亮出庭说明成因。", "起明亮"),
        ("鉴定人柳景澄均到庭参加诉讼。", ""),
        ("。岩罕保，傣族，称半边脸抬不起来；", "岩罕保"),
        # A word that judgments use, a deed, kin by rank, who holds an office: nobody's name.
        ("他妻子电话告诉他不要回家。朋友四弟来到酒吧。邻居报警称有人打架。", ""),
        ("检察员贾立新出庭支持公诉。保安员带到派出所。两个人听到报警后离开。", ""),
        ("被告人供述如下。裴文远亦称不懂法律。", ""),
        # The accused, the rest of a longer noun, what was seen, what somebody does.
        ("贺小川供称其未动手。骆大川亦供称没有去过。新乡人称他要取款。", ""),
        (
            "其父亲转钱到其账户。老板娘来到他床边。其妻弟陈刚名下有车。邻居家雪佛来汽车玻璃被砸。户主姓于。",
            "",
        ),
        ("警方发现拉的是假烟，让他关机。路人发现的是野猪。提供线索的人是线人。实名登记人为空号。", ""),
        ("护林员巡山听到枪声。快递员送件发现门开着。同学微信群里看到消息。释放人员通知书证实前科。", ""),
        ("三张书证、照片二人证实上述事实。这群人远远看到警察。", ""),
    ],
)
def test_what_stands_on_both_sides_of_a_name_tells_it(text: str, whom: str) -> None:
    assert names(text) == {one for one in whom.split("|") if one}


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (
            "截留群众缴纳的费用：\n——冯某，实交8000元，存根800元；\n——牧建业，实交12000元；\n——孟某，实交300元；\n——吴某，实交9000元；\n——桥西，实交9000元；\n——丰实（系教师），实交6600元。",
            "牧建业|桥西|丰实",
        ),
        (
            "逐人核实：骆某某，本金90万元，付息21万元；麦浪，本金15万元；谷某，本金4万元，未付息；夏荷夫妇，本金26万元；",
            "麦浪|夏荷",
        ),
        (
            "骗取付款人款项：\n1　郭某　42000元　微信\n2　欧阳朔　38800元　支付宝\n3　平胜　31000元　银行卡"
            "\n4　Anna Nowak　26500元　微信",
            "欧阳朔|平胜|Anna Nowak",
        ),
        ("收受贿赂：\n1、骆大川，5000元；\n2、齐远征，8000元；\n3、窦凤仙，9000元。", ""),
        ("损失清单：\n1、手机，价值900元；\n2、项链，价值800元；\n3、现金，3000元。", ""),
        ("投资人：\n1、骆大川，5000元；\n2、齐远征，8000元。", ""),
    ],
)
def test_where_half_of_a_list_are_people_all_are(text: str, whom: str) -> None:
    text = fold(text)
    found = {text[slot.reading.start : slot.reading.end] for slot in rosters(text)}
    assert found == {one for one in whom.split("|") if one}


def test_long_texts_take_no_time() -> None:
    started = time.process_time()
    for piece in ("邻居水生说", "、水生", "1、骆某，5元；", "某的收条", "\n——", "（系邻居）证实"):
        text = fold(piece * 20_000)
        for of in (held, rosters):
            assert sum(1 for _ in of(text)) < 200_000
    assert time.process_time() - started < 20
