"""Health in everyday words, medicines that are kept, and what a norm or a policy says of nobody."""

import time

import pytest

from annotations.privacy.health.illnesses import detect_health
from tests.annotations.tagged import assert_finds, scene_of

SOMEBODYS = [
    "苏玉兔患<health>帕金森综合征</health>住院，田小牛因养羊感染<health>布鲁氏菌病</health>。",
    "因<health>妊娠二十一周</health>被取保候审；其妻即将<health>临产</health>，在县医院。",
    "如今要靠<health>鼻饲管</health>维持，家里还备着制氧机。",
    "其<health>肾衰竭</health>，隔天<health>透析</health>，每周二四六去医院<health>血透</health>。",
    "其孩子<health>耳朵残疾</health>，要做手术；她儿子<health>耳朵听不见</health>。",
    "组长说：你那个<health>乙肝</health>报告出来就不能做。",
    "既往史栏记载：“<health>丙型肝炎</health>12年；吸烟。”",
    "自己<health>冠心病</health>，家中五亩地；钱拿去给丈夫治<health>肝硬化</health>。",
    "上街给母亲拿<health>帕金森</health>的药。",
    "我<health>怀着六个月的身孕</health>，江某<health>割腕自杀过两回</health>。",
    "死者生前<health>半边身子不好使</health>。他<health>右耳从小就背</health>。",
    "村医证实高某<health>产后大出血</health>。",
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
    "其子因<health>早产</health>住院，其母在果园做工。",
    "其母<health>耳朵听不见</health>，<health>右耳听不清</health>别人说话。",
    "死者生前<health>半边身子都不能动</health>，由人喂饭。楼里没有电梯，其<health>半边身子不能动</health>。",
    "遗书中写她<health>自杀过两次</health>。夜里吵架时其母<health>耳朵听不见</health>。",
    "被告人<health>妊娠28周</health>，未予收监。",
    "带钱去给父亲看<health>糖尿病</health>专科。",
    "其需定期<health>血透析</health>治疗，其妻定期<health>血透</health>。",
    "其全靠着<health>呼吸机</health>维持，插着<health>鼻饲管</health>。",
    "原告<health>子宫脱垂</health>，不能干重活。",
    "赵某得<health>多系统萎缩症</health>三年，由其子照料。",
    "赵某之父<health>神经系统紊乱</health>多年，长期服药，在家休养。",
    "护工称，给他用的药包括<health>帕罗西汀、喹硫平</health>。",
]
NOBODYS = [
    "丈夫借过钱，但猪得了瘟病全死了。",
    "用药清单中列有降压药、降糖药若干。",
    "系因羊群感染布鲁氏菌病，二十三只母羊流产，与草无关。",
    "鸡苗得的是禽流感和白痢，兽医开了药。",
    "被告辩称，其产品用于癫痫和难治性强迫症的适应症，与专利不同。",
    "修船期间船员中有登革热的传言，误了工期。",
    "扣押的单子印有“高血压、糖尿病一贴灵”字样。",
    "药盒上写着能治肝硬化。",
    "她每月寄东西，美金刚、奥拉西坦都是自费，票据在这儿。",
    "证人系某医院放疗科主任，在放疗科收受回扣。",
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
    "果树因早产被压断，其早产的柑橘已全部售出。",
    "因现场嘈杂，耳朵听不清楚谁在喊，",
    "证人称自己耳朵听不清对方讲什么。",
    "被告以自杀过两次相威胁，",
    "小说主人公自杀过三次，原告称系抄袭。",
    "电梯下坠时被夹住，半边身子都不能动。",
    "违反妊娠28周后不得引产的规定，",
    "护士们学了产后大出血抢救流程。",
    "为父亲看糖尿病研究所的宣传，误了车。",
]

# How far it has gone, which side, and what comes with it are told with its name.
WHOLE = [
    "另查，他2018年曾因<health>布病慢性期</health>住院，<health>尘肺叁期</health>是后来的事。",
    "母亲前年<health>脑梗后半身不遂</health>，父亲死于<health>胃癌晚期</health>。",
    "其母得的是<health>肺癌骨转移</health>，舅舅查出<health>肺结核空洞</health>。",
    "原告因<health>痛风石破溃感染</health>住院，其妻<health>肝硬化失代偿</health>。",
    "诊断书写明系<health>阿尔茨海默病中度</health>。",
    "入院诊断1.左股骨颈骨折；2.<health>高血压3级（很高危）</health>；3.<health>2型糖尿病</health>。",
    "原告七十五岁，<health>双眼白内障</health>，<health>冠状动脉粥样硬化</health>住院三回。",
    "他有<health>高度近视和青光眼</health>，看不清吊盘。",
    "其患有<health>乙型肝炎和糖尿病</health>，",
    "婴儿<health>早产合并黄疸</health>，转入儿科。",
    "去世前五年<health>失智卧床</health>，由我照料。",
    "那是我公公，<health>食道癌晚期</health>，腊月走的；检查单上写<health>宫内早孕9周</health>。",
]


@pytest.mark.parametrize("tagged", [*SOMEBODYS, *NOBODYS, *WHOLE])
def test_health_is_somebodys(tagged: str) -> None:
    assert_finds(detect_health, tagged)


def test_a_diagnosis_in_a_list_is_no_definition() -> None:
    assert_finds(detect_health, "病情诊断如下：1.<health>高血压</health>；2.<health>糖尿病</health>。")


@pytest.mark.parametrize("piece", ["奥氮平片一盒", "重大疾病是指：1", "生活不能自理，", "怀孕二十二"])
def test_a_long_line_takes_time_that_grows_with_it(piece: str) -> None:
    begin = time.process_time()
    list(detect_health(scene_of(piece * (100_000 // len(piece)))))
    assert time.process_time() - begin < 8
