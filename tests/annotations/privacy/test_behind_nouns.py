"""Who stands behind a noun of somebody, whatever the name looks like, and what stands there and is nobody."""

import pytest

from annotations.privacy.people.behind_nouns import behind_nouns


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("店员由老板方佟明将人送回。", "方佟明"),
        ("余款转入其表姐户春梅账户七万元。", "户春梅"),
        ("赃物寄放在他姑父揣德顺的磨坊里。", "揣德顺"),
        ("赔偿款由死者丈夫干正才领取。", "干正才"),
        ("孩子由奶奶迟来娣带至地头。", "迟来娣"),
        ("定金打入岳母云飞在建设银行的账户。", "云飞"),
        ("手机抵给小卖部老板保兴旺换烟。", "保兴旺"),
        ("事发当天他和邻居向日葵一路赶场。", "向日葵"),
        ("谷某之妻段誉可以作证。", "段誉"),
        ("载明报警人系隔壁店主来勤；", "来勤"),
        ("钥匙一直由房客苗条保管。", "苗条"),
        ("外卖骑手力宏将伤者扶起。", "力宏"),
        ("在同居男友雨田的衣柜里搜出现金。", "雨田"),
        ("其朋友高兴宝(男，四十来岁)租下该房。", "高兴宝"),
    ],
)
def test_a_noun_of_somebody_leads_to_a_name_that_ends_by_what_follows(text: str, name: str) -> None:
    found = behind_nouns(text, (), lambda: ())
    assert list(found) == [name]
    assert all(text[slice(*place)] == name for one in found.values() for place in one.places)


@pytest.mark.parametrize(
    "text",
    [
        "老板同意次日结账，司机下车后未再返回。",
        "其父母早亡，其女尚幼，其妻离家出走多年。",
        "他与同事聚餐后送朋友回家，邻居家里无人。",
        "工程款由包工头垫付，员工工资未发，女婿不在。",
        "他碍于老乡情面，向朋友借款，租客搬走后房东清点物品。",
        "店主卧室被翻动，护士值班室的门被踢坏。",
        "村医庞兴旺出具的处方笺载明用药情况。",
        "侦查人员辛建民到场，施工程序不当，招工简章系伪造。",
        "借据上的名字是丈夫王五，另有员工张乙。",
        "他儿媳喜欢花，误工费太高。",
        "其表姐谷某甲和司机谷某到场。",
        "那名司机户春梅到场，十几个老人迟来娣般地骂。",
        "副组长户春梅在场。",
        "收银员桑拿部的账户，老汉望风。",
        "无权对机主张权利。",
        "他邀约了朋友户春梅等二人。",
        "他举报居民户春梅涉嫌诈骗。",
        "其表姐户春梅账户有余款，户春梅（另案处理）收了货。",
    ],
)
def test_what_goes_on_with_the_noun_or_with_the_sentence_is_nobody(text: str) -> None:
    assert not behind_nouns(text, (), lambda: ())


def test_who_is_known_or_stands_clear_by_right_is_not_told() -> None:
    text = "余款转入其表姐户春梅账户七万元。"
    assert not behind_nouns(text, ("户春梅",), lambda: ())
    assert not behind_nouns(text, (), lambda: ("户春梅",))
    assert not behind_nouns("他伙同老乡户春梅（另案处理）行窃。", (), lambda: ())


def test_the_last_character_of_a_name_is_no_verb_that_leads_on() -> None:
    assert "彭岳" not in behind_nouns("他安排弟弟彭岳亮多次送货。", (), lambda: ())
    assert "方佟" not in behind_nouns("应当赔偿其女儿方佟满意生活费。", (), lambda: ())


def test_who_stands_clear_by_right_is_asked_only_where_somebody_was_found() -> None:
    def others() -> tuple[str, ...]:
        raise AssertionError

    assert not behind_nouns("老板同意次日结账。", (), others)


def test_of_several_in_clear_none_was_forgotten_unless_many_are_masked() -> None:
    clear = "其表姐户春梅账户、其姑父揣德顺账户、其岳父干正才账户、其舅舅冶占奎账户均有存款。"
    assert not behind_nouns(clear, (), lambda: ())
    masks = "、".join(f"{one}某" for one in "赵钱孙李周吴郑冯陈褚卫蒋")
    assert len(behind_nouns(clear + masks, (), lambda: ())) == 4
