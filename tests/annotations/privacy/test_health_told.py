"""Health in everyday words, medicines that are kept, and what a norm or a policy says of nobody."""

import time

import pytest

from annotations.privacy.health.illnesses import detect_health
from tests.annotations.tagged import assert_finds, scene_of

SOMEBODYS = [
    "原告时<health>孕12周</health>，<health>先兆流产</health>，卧床。",
    "被告人<health>怀孕二十二周</health>，未予收监。",
    "她婚前做过<health>人流</health>两次。",
    "做过<health>两次人流</health>，",
    "病假条写的是<health>腰椎间盘突出症(L4/5、L5/S1)</health>。",
    "从床头柜内提取<health>奥氮平片</health>、<health>碳酸锂缓释片</health>各一盒，其母称系其每日必服的药。",
    "丈夫<health>脑子有病</health>，犯起病来谁都打。",
    "赵某，男，71岁，<health>左眼义眼</health>，<health>听力障碍</health>，步行赶集。",
    "女儿<health>装了人工耳蜗</health>，",
    "体检时提示<health>小三阳</health>。",
    # A record that is cited is no norm, and the third lane is no article.
    "有《病情说明》为据，<health>瘫痪在床</health>，<health>言语不清</health>。",
    "庭前交来《收监体检单》，写明<health>神志恍惚</health>，<health>认知功能下降</health>。",
    "家住第三条巷子，<health>言语不清</health>。",
    "被告人岳之安<health>疯了</health>六年，常在街上乱跑。",
    "附《入监体检表》一份，写有“自称血压、<health>尿酸偏高</health>，没有服药”。",
    "他是个<health>哑巴</health>，只会比划。",
    "该犯系<health>HIV感染者</health>，单独关押。",
    "被告<health>近视八百度</health>，没看清借条。",
    "赵某之母年老，<health>生活不能自理</health>，请求从轻。",
]
NOBODYS = [
    "提取奥氮平片两盒，系药店待售的货。",
    "搜出艾司唑仑片四盒，陶某把药掺进果汁，让钱某服用。",
    "扣得氯氮平片五板，陶某转卖给别人吃着用。",
    "按《伤残评定准则》，言语不清，属重度。",
    "根据规定，生活不能自理，暂予监外执行不致危害社会的罪犯，可以暂予监外执行。",
    "《劳动能力鉴定准则》载有血压、尿酸偏高，",
    "《规定》第五条，年老体弱、生活不能自理是指正常生活需他人照料。",
    "本保险所称重大疾病是指：（一）恶性肿瘤；（二）急性心肌梗死；（三）脑中风后遗症；（四）终末期肾病。",
    "保险责任包括：1.恶性肿瘤；2.冠状动脉搭桥术；3.慢性肝功能衰竭。",
    "赵某骂道：你脑子有病啊。",
    "绰号为哑巴，",
]


@pytest.mark.parametrize("tagged", [*SOMEBODYS, *NOBODYS])
def test_health_is_somebodys(tagged: str) -> None:
    assert_finds(detect_health, tagged)


def test_a_diagnosis_in_a_list_is_no_definition() -> None:
    assert_finds(detect_health, "病情诊断如下：1.<health>高血压</health>；2.<health>糖尿病</health>。")


@pytest.mark.parametrize("piece", ["奥氮平片一盒", "重大疾病是指：1", "生活不能自理，", "怀孕二十二"])
def test_a_long_line_takes_time_that_grows_with_it(piece: str) -> None:
    begin = time.process_time()
    list(detect_health(scene_of(piece * (100_000 // len(piece)))))
    assert time.process_time() - begin < 8
