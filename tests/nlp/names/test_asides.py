"""What touches a name and tells that no rule masks it."""

import pytest

from nlp.names.asides import is_aside, listed_with

NAME = "窦凤仙"


def around(sentence: str) -> bool:
    start = sentence.index(NAME)
    return is_aside(sentence, start, start + len(NAME))


@pytest.mark.parametrize(
    "sentence",
    [
        "窦凤仙到案后如实供述。",
        "窦凤仙虽翻供否认，不足采信。",
        "窦凤仙、齐远征在逃。",
        "窦凤仙在本院审理期间脱逃。",
        "裘万山与窦凤仙事先密谋。",
        "窦凤仙(另案处理)在门外等候。",
        "窦凤仙(不起诉)未参与殴打。",
        "纠集窦凤仙前往。",
        "检举揭发窦凤仙盗窃摩托车的线索。",
        "由窦凤仙在巷口望风。",
        "窦凤仙律师当庭提交请愿书。",
        "讯问人为窦凤仙，地点为办案区。",
        "其上线老陈、老窦(窦凤仙)未找到。",
        "该货车实际车主为窦凤仙，挂靠在运输公司。",
        "痕迹技术员窦凤仙提取足迹两处。",
        "本案由齐远征和窦凤仙组成合议庭。",
        "审判长由齐远征变更为窦凤仙。",
        "公证员窦凤仙对上述网页作了保全。",
        "冒用已故书法家窦凤仙的名义。",
        "窦凤仙提起犯意，纠集人员。",
        "纪委窦凤仙同志电话通知其到案。",
        "涉案的窦凤仙已被网上追逃。",
        "柳河派出所副所长窦凤仙带人赶到。",
        "传为明代知县窦凤仙之墓。",
        "窦凤仙演唱的歌曲。",
        "参照指导案例“窦凤仙等非法集资案”。",
        "作案用的迷药是窦凤仙从集市上买来的。",
        "窦凤仙举起砍刀冲在前面。",
        "窦凤仙事后分得赃款二千元。",
        "负责踩点的窦凤仙先行离开。",
        "该笔款项系向窦凤仙行贿所用。",
        "替窦凤仙带毒的三人陆续到案。",
        "受窦凤仙指使，三人撤离现场。",
        "窦凤仙于当月潜逃境外，后被引渡回国。",
        "窦凤仙贩卖毒品一案已审结。",
        "办案人窦凤仙在笔录上作了说明。",
        "经窦凤仙政策教育，其交出了钥匙。",
        "被窦凤仙训斥一节，与该民警的说明不符。",
        "窦凤仙作无罪辩护。",
        "合适成年人窦凤仙在场。",
        "窦凤仙主编的《识字读本》被盗印。",
        "法定代表人由窦凤仙变更为齐远征。",
    ],
)
def test_accused_officials_and_counsel_stand_aside(sentence: str) -> None:
    assert around(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "窦凤仙听见哭喊声。",
        "已由窦凤仙签收。",
        "此节由窦凤仙、齐远征二人证明。",
        "将窦凤仙打伤。",
        "窦凤仙家中被盗。",
        "窦凤仙看见有人撬开车门。",
        "从窦凤仙租房窃得手机一部。",
        "被告人将窦凤仙带到冒充的科长面前。",
        "“窦凤仙”的印章系伪造。",
        "窦凤仙作案时不满十四周岁，不予刑事处罚。",
        "窦凤仙拿起木棍自卫。",
        "窦凤仙与前夫离婚，前夫已坐牢。",
        "窦凤仙带领侦查员指认现场。",
    ],
)
def test_others_do_not(sentence: str) -> None:
    assert not around(sentence)


def test_who_is_listed_beside_a_name() -> None:
    sentence = "期间窦凤仙、齐远征、被告人裘万山及骆大川等人在场"
    start = sentence.index(NAME)
    assert list(listed_with(sentence, start, start + 3)) == ["齐远征", "裘万山", "骆大川"]
    assert list(listed_with("窦凤仙在场", 0, 3)) == []
