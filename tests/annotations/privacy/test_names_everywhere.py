"""Protected names by what stands around them, wherever the role is told; and who looks alike but is not."""

from __future__ import annotations

import pytest

from tests.annotations.privacy.test_names import HEAD, found
from tests.goldens import untag


def w(name: str) -> str:
    return f"<name.witness>{name}</name.witness>"


def v(name: str) -> str:
    return f"<name.victim>{name}</name.victim>"


def m(name: str) -> str:
    return f"<name.minor>{name}</name.minor>"


TOLD = (
    f"被害人的堂叔{w('乔立冬')}出面协商。死者生前好友{w('温如海')}收拾了遗物。",
    f"被告人的堂叔{w('乔立冬')}证明，侄子外出打工。",
    f"借车的经过，由车主{w('乔立冬')}作证。",
    f"据在场人{w('乔立冬')}、{w('温峰')}证实，双方先动口后动手。",
    f"邻居{w('乔立冬')}证实，听到打斗声。",
    f"被告人之妻{w('温如海')}证实，其夫在家。",
    f"被害人{v('乔立冬')}的母亲{w('温如海')}陈述，其子外出。",
    f"据{w('乔立冬')}反映，车已转卖。",
    f"目击者{w('乔立冬')}称，车速很快。",
    f"公司会计{w('时鑫辉')}证明，账目由其负责。",
    f"经{w('乔立冬')}辨认，确认7号男子为作案人。",
    f"{w('乔立冬')}于2018年3月2日所作的证言。",
    f"证人证言：1、{w('乔立冬')}（村民）：2018年3月1日我在家。2、{w('温如海')}，男，45岁。证实在家。",
)
HARMED = (
    f"辅警{v('乔立冬')}被其从摩托车上拽下，头部着地。",
    f"民警{v('乔立冬')}巡视至水房时，被告人以铁钉刺入其颈部。",
    f"书记员{v('乔立冬')}刚进院门，被告人放狗扑咬，致其小腿裂伤。",
    f"其母抱住民警{v('乔立冬')}双腿不放。",
    f"被捅的人叫{v('乔立冬')}，是其老乡。",
    f"被害人{v('王建军')}的陈述，{v('John Smith')}被打伤。",
    f"将正在地里拔草的农妇{v('乔立冬')}按倒。",
    f"将在坡下放羊的{v('乔立冬')}碾轧致死。",
    f"持玻璃片划伤{v('乔立冬')}左脸。",
    f"骗得老年人{v('乔立冬')}养老钱3万元。",
    f"因怀疑{v('乔立冬')}与其妻有染，守候在村口。",
    f"谎称货款未到，令{v('乔立冬')}再汇3万元。",
    f"先后盗窃{v('乔立冬')}家玉米八袋、{v('温如海')}家水泵一台、{v('尚立军')}家羊五只。",
    f"约{v('乔立冬')}（被害人）相约见面。",
    f"将{v('乔立冬')}、{v('温如海')}二人打伤。",
    f"持刀朝{v('乔立冬')}腹部捅刺一刀。",
    f"将{v('温如海')}停放在楼下的电动车盗走。",
    f"致{v('尚立')}轻伤二级。",
    f"骗取{v('温如海')}现金3万元。",
    f"{v('乔立冬')}、{v('温如海')}等8名被害人的陈述。",
    f"退赔被害人{v('乔立冬')}人民币12000元、{v('温如海')}人民币8000元；{v('邵云')}人民币500元。",
    f"{v('乔立冬')}、{v('温如海')}均为本案被害人。",
    f"{v('乔立冬')}（被害人）在场，其妻{v('邵云')}作为附带民事诉讼原告人参加诉讼。",
    f"法定代理人{v('邵云')}，系被害人{v('邵小林')}之父。",
    f"被害人{v('黄金')}，男，殁年43岁。被害人{v('高山')}报案。被害人{v('时鑫辉')}，系农民。",
    f"被害人{v('刘 长 河')}的陈述。{v('刘长河')}在场，{v('刘长 河')}报警。",
    f"被害人{v('薛锐河')}报案。薛锐河餐饮店被砸，{v('薛锐河')}家被砸。",
    f"被害人{v('陳愛國')}的陳述。{v('陳愛國')}報案。",
)
FORMS = (
    f"证人{w('古丽娜尔·阿不都拉')}于次日报案。证人{w('约翰·史密斯')}因故未出庭。",
    f"证人{w('欧阳锋')}、{w('买买提·艾力')}等人的证言。",
    f"（1）{w('马树尔布')}的证言。",
    f"{w('Ahmed Khan')}的证言。",
)
YOUNG = (
    f"{m('李小明')}（时年十五岁）在场。",
    f"{m('李小明')}（女，2004年8月生）在场。",
    f"容留小学生{m('李小明')}、{m('王小刚')}上网。",
    f"年仅12岁的{m('李小明')}走失。",
    f"其子{m('宋小宝')}（2012年3月出生）在家。",
)
NOBODY = (
    ("老板嫌麻烦，让乔立冬转账，货款当天就到了。", "who does a favour is not harmed"),
    ("工商登记表证明，店铺早已注销。", "the end of a word is no noun of persons"),
    ("被害人信以为真。被害人方存在过错。证人时使用手机。但不能证明其在场。", "words"),
    ("李大山（男，45岁）在场。李大山15岁时外出打工。", "grown up"),
    ("龙云律师事务所出具的鉴定意见，会计师事务所出具的鉴定报告。", "firms"),
    ("对方头部受伤，手拿一把车锁殴打。死亡赔偿金应按100元计算。", "no people"),
    ("抢得夏信手机一部，骗取现金3000元和黄河烟十条。", "brands"),
    ("民警赵卫东的证言。伙同丁春生（另案处理）作案，3、证人证言：1、丁春生：其在场。", "office, co-offender"),
    ("公司张贴的公告证实其开业。银行交易明细证实转账。", "documents prove, nobody tells"),
)


@pytest.mark.parametrize("tagged", [*TOLD, *HARMED, *FORMS, *YOUNG])
def test_found_at_every_mention(tagged: str) -> None:
    text, leaks = untag(HEAD + "公诉机关指控，2018年3月1日作案。" + tagged)
    assert found(text) == sorted((leak.category, leak.text, leak.span.start) for leak in leaks)


@pytest.mark.parametrize("text", [text for text, _ in NOBODY])
def test_nobody_is_named(text: str) -> None:
    assert found(HEAD + text) == []


def test_an_accused_among_others_is_a_minor_where_the_court_says_so_of_them() -> None:
    text = (
        "某某法院 刑事判决书 （2019）某01刑初8号 被告人宋大河，男，2001年1月1日出生。"
        "被告人温如海，男，2001年2月1日出生。公诉机关指控，2018年3月1日，宋大河、温如海作案。"
        "本院认为，被告人宋大河犯罪时不满十八周岁。判决如下。"
    )
    assert {name for _, name, _ in found(text)} == {"宋大河"}
