"""Diseases and disabilities of a person, to be reviewed."""

from __future__ import annotations

import pytest

from annotations.privacy.health import detect_health
from annotations.privacy.overlaps import resolve
from tests.annotations.tagged import assert_finds, scene_of

ILL = [
    "女方提交B超单，提示<health>多囊卵巢综合征</health>，",
    "其早年在石料厂打工落下<health>矽肺</health>，",
    "原告双眼<health>青光眼（晚期）</health>，申请大字版文书。",
    "死者生前做过<health>尘肺病壹期</health>诊断，",
    "儿媳<health>怀有七个月身孕</health>，",
    "“我有<health>重度抑郁</health>，每天吃药”，",
    "供血者<health>抗-HCV阳性</health>，",
    "检验报告：<health>梅毒螺旋体抗体阳性</health>。",
    "证人自幼患<health>情绪障碍</health>，",
    "诊断为<health>性别烦躁</health>，",
    "既往史：<health>乙肝</health>。",
    "行<health>乳腺癌</health>切除术。",
    "经检测其<health>HIV抗体呈阳性</health>。",
    "长期服药控制<health>甲状腺功能亢进</health>。",
    "长年受<health>胃溃疡</health>折磨。",
    "<health>先天聋哑</health>。",
    "<health>右腿残疾</health>，行走不便。",
    "其属于<health>肢体残疾二级</health>。",
    "残疾等级为<health>肢体二级</health>。",
    "上诉人患有<health>高血压</health>、<health>冠心病</health>等病，请求从轻。",
    "经诊断为<health>双相情感障碍</health>，",
    "被鉴定人有<health>精神分裂症</health>病史",
    "先得<health>红斑狼疮</health>，后又并发<health>狼疮性肾炎</health>，每月吃药。",
    "腰上打着钢钉，<health>腰椎滑脱</health>都没舍得去开刀，",
    "残疾军人，<health>左眼失明</health>、<health>战伤性癫痫</health>，需要照顾。",
    "钱某某<health>先天性耳聋</health>，在家读书。",
    "本身就有<health>高血压</health>、<health>2型糖尿病</health>，还领着证",
    "其患<health>高血压三级</health>，常年吃药。",
    "诊断为<health>中度抑郁发作</health>，建议休息。",
    "投保时被保险人未如实告知<health>肝硬化失代偿期</health>住院史。",
    "肇事司机隐瞒<health>梅尼埃病</health>取得驾驶资格。",
    "孩子有<health>先天性室间隔缺损</health>，需要手术。",
    "男方<health>无精子症</health>导致双方婚后多年未育。",
    "被告人持有残疾人证，系<health>二级残疾</health>。",
    "残联证明其为<health>四级肢残</health>。",
    "其<health>左下肢自幼残疾</health>，行走不便。",
    "其十年前做过<health>心脏搭桥手术</health>。",
    "其长期<health>服用抗抑郁药物</health>。",
    "其年轻时<health>住过精神病院</health>。",
    "有吸毒史，<health>HIV初筛阳性</health>。",
    "有<health>乙肝大三阳</health>，",
    "经永宁县妇幼保健院诊断为<health>胃溃疡</health>，",
    "本人患<health>肝硬化失代偿期</health>，",
    "因<health>老年性前列腺增生症</health>、<health>脑动脉硬化</health>等旧病复发",
    "其系<health>肢体残疾三级</health>，生活困难。",
    "其母亲患有<health>癌症</health>，",
    "血压高，系<health>高血压病2级</health>。",
    "确诊患有<health>原发性肝癌</health>。",
    "被告人<health>艾滋病</health>病情稳定",
    "钱某因<health>脑梗死</health>住院治疗，",
    "钱某有<health>尘肺病</health>病史多年。",
    "钱某得了<health>甲状腺功能亢进</health>，一直在家休养。",
    "长期服用治疗<health>帕金森病</health>的药物",
    "入所体检时被查出<health>慢性乙型肝炎</health>、<health>肺结核</health>和<health>脂肪肝</health>。",
    "钱某系<health>重症肌无力</health>患者。",
    "钱某被鉴定为<health>精神病</health>人，",
    "其患有待分类的<health>精神病性障碍</health>，",
    "经鉴定系<health>精神发育迟滞(中度)</health>，",
    "钱某系<health>聋哑人</health>，",
    "当时<health>已怀孕</health>，",
    "钱某<health>曾多次流产</health>，",
    "其先后两次<health>堕胎</health>。",
    "以为他在打其患有<health>脑瘫</health>的孩子，",
    "认为钱某系<health>酒精所致精神障碍</health>，",
    "以其患有<health>高血压</health>为由申请变更强制措施，",
    "经检查<health>宫外孕</health>，",
    "<health>听力、言语残疾</health>人",
]
WELL = [
    ("被害人颅脑损伤，双肺肺炎，系外力所致。", "what the act led to"),
    ("双肺贫血貌，系失血所致。", "how a body looks"),
    ("被告人心情抑郁，", "a mood"),
    ("经鉴定，被害人的损伤构成一级残疾。", "the injury of the case"),
    ("怀疑其住过精神病院。", "doubted"),
    ("造成其左腿残疾。", "the injury of the case"),
    ("分级标准规定，肢体残疾一级的可以申领", "a norm"),
    ("未检测出HIV。", "denied"),
    ("该院开展心脏病手术业务", "a trade"),
    ("公司生产糖尿病用药", "a trade"),
    ("经鉴定可以排除其患有精神分裂症，", "excluded"),
    ("不能排除钱某患癫痫的可能，", "only possible"),
    ("听邻居说钱某有精神病，", "hearsay"),
    ("怀疑自己患上艾滋病，", "feared"),
    ("以孩子患白血病为由向钱某借款，", "made up"),
    ("编造身患癌症的谎言骗钱，", "made up"),
    ("说自己像个高血压人好紧张，", "nobody's"),
    ("糖尿病患者应当控制饮食，", "a general truth"),
    ("凡患有心脏病的人员不得参加，", "a general rule"),
    ("骂钱某有精神病，", "an insult"),
    ("经鉴定构成轻伤二级。", "the injury of the case"),
    ("诊断为左侧肋骨骨折，", "the injury of the case"),
    ("保险合同约定的重大疾病", "a clause"),
    ("新生儿乙肝疫苗接种登记", "a vaccine"),
    ("明知自己患有梅毒等严重性病卖淫的，处五年以下有期徒刑", "a statute's words"),
    ("致被害人左眼失明，构成重伤。", "the injury of the case"),
    ("打击头部造成右耳失聪，", "the injury of the case"),
    ("先天性耳聋的治疗产品", "what a product is for"),
    ("对付癌症复发及继发性感染", "what a product is for"),
    ("交通事故致颅脑出血死亡。", "the injury of the case"),
    ("伤残等级为九级（如发生股骨头坏死，等级另行评定）", "what may come"),
    ("被告人是精神病人，在不能辨认自己行为时造成危害结果", "a statute's words"),
    ("因生病未到庭", "no disease named"),
    ("患者病情稳定", "no disease named"),
    ("因患病未到庭，患病在某某肿瘤医院治疗", "a hospital bears the name"),
    ("到达某某心脏病医院附近", "a hospital bears the name"),
    ("患有疾病", "no disease named"),
    ("《中华人民共和国职业病防治法》", "a statute"),
    ("宣传艾滋病防治知识", "nobody's"),
    ("尚未完全丧失辨认能力的精神病人犯罪的，应当负刑事责任", "a statute's words"),
    ("间歇性的精神病人在精神正常的时候犯罪", "a statute's words"),
    ("随意殴打精神病人、残疾人、流浪乞讨人员", "a statute's words"),
    ("被鉴定人无精神病，具有完全刑事责任能力。", "denied"),
    ("没有患精神病，只是内向。", "denied"),
    ("没听说过他家的人有癫痫，", "denied"),
    ("涉案药品标示主治糖尿病、高血压。", "a medicine's label"),
    ("用于治疗类风湿性关节炎的中药，", "a medicine"),
    ("某某公司主营尿毒症透析设备。", "a trade"),
    ("艾滋病属于乙类传染病。", "a general truth"),
    ("明知自己患有梅毒、淋病等严重性病卖淫的", "a statute's words"),
    ("某某市精神病院的医生", "a hospital bears the name"),
    ("法医精神病学鉴定", "a science"),
    ("办理小产权证", "a house"),
    ("发还黄牛（已怀孕母牛、十岁）", "an animal"),
    ("造成严重残疾的，处十年以上有期徒刑", "a statute's words"),
    ("构成十级伤残", "the injury of the case"),
    ("其在肿瘤内科住院", "a ward"),
    ("某某盲人按摩店", "a trade"),
]


@pytest.mark.parametrize("tagged", ILL)
def test_ill(tagged: str) -> None:
    assert_finds(detect_health, tagged)


@pytest.mark.parametrize(("text", "reason"), WELL)
def test_well(text: str, reason: str) -> None:
    assert reason
    assert_finds(detect_health, text)


def test_numbered_diagnoses_are_each_told_whole() -> None:
    text = "出院诊断为：1.高血压病3级（极高危）；2.2型糖尿病；3.冠状动脉粥样硬化性心脏病。"
    kept = resolve(detect_health(scene_of(text)))
    assert [one.span and one.span.of(text) for one in kept] == [
        "高血压病3级（极高危）",
        "2型糖尿病",
        "冠状动脉粥样硬化性心脏病",
    ]
