"""Schools that minors go to, told apart from places, parties, and the schooling of adults."""

from __future__ import annotations

import time

import pytest

from annotations.privacy.schools.pupils import detect_schools
from tests.annotations.tagged import assert_finds, scene_of

PUPILS = [
    "赵某（17岁）曾在<school>永宁县工读学校</school>学习。",
    "被告不得在孩子就读的<school>永宁县第二实验小学</school>门口滞留。",
    "被告系某幼儿园教师。原告就读的<school>金太阳幼儿园</school>发布声明。",
    "尾随三名女生离开<school>永宁县民族中学</school>校门，其中一人为被害人。",
    "抚养费明细：秋季学费（<school>芦雁明德公学</school>）23500元。",
    "未成年被告人社会调查报告：小学毕业于<school>石桥镇明德小学</school>，成绩中下。",
    "死者（11岁）正从<school>石桥乡中心校</school>步行回家。",
    "受害幼童入托于孟某开办的<school>“小金鱼”托儿所</school>，",
    *(
        f"李某（11岁）{verb}<school>明德小学</school>学生王某（12岁）受伤。"
        for verb in ("得知", "借用", "证明", "纠集", "有许多")
    ),
    "被害人李某（12岁）就读于<school>成就小学</school>三年级。",
    "被害人李某（12岁）就读于<school>就业路小学</school>三年级。",
    "被害人李某（12岁）就读于<school>因山小学</school>三年级。",
    "业主李某之女（9岁）就读于<school>明德小学</school>，",
    "造谣称李某（12岁，<school>明德小学</school>学生）受伤，",
    "原告在<school>东关回民小学</school>操场上体育课时从单杠跌落受伤。",
    "未成年人袁某在<school>石桥九年一贯制学校</school>食堂被同学泼洒的热汤烫伤。",
    "被告人系<school>沙坪村教学点</school>代课教师，先后对七名女学生实施猥亵。",
    "三人在<school>第十七中学</school>附近拦截放学的学生，抢走手机。",
    "被害学生唐某从<school>无名实验中学</school>高一(12)班晚自习回家，途中遭抢劫。",
    "被告每周五可到<school>新港实验学校</school>门口接孩子，",
    "被告人在<school>童心幼儿园</school>托班内多次拧掐、恐吓不满三岁的幼儿。",
    "未成年被告人系<school>市体育运动学校</school>田径队学员，",
    "遂由<school>金牛镇二小</school>转至<school>莲花学校</school>，原告因受侵害厌学。",
    "婚生三个子女分别就读于<school>南湖中学</school>、<school>南湖小学</school>和<school>南湖幼儿园</school>，",
    "长子就读于<school>师大附中初中部</school>，次子在<school>机关二幼</school>，",
    "被抚养人小宝即将从<school>春蕾幼儿园</school>毕业，升学费用平均负担。",
    "被告人利用担任<school>下河乡完小</school>数学教师的便利，多次猥亵班上女童。",
    "在<school>育英中学</school>门口向低年级学生强索财物，",
    "被告人伙同<school>商贸职高</school>学生五人与<school>水利中专</school>学生约架，均未满十八周岁。",
    "住处离孩子所在的<school>湖滨一小</school>仅三百米，",
    "幼童在<school>小太阳托育中心</school>吃午饭时被异物呛噎，",
    "社会调查报告载明，被告人小学毕业后在<school>无名乡中学</school>读至初二辍学。",
    "经走访<school>黄坡三中</school>，班主任反映李某（16岁）性格内向。",
    "未成年人高某在<school>小荷舞蹈培训学校</school>练习时受伤。",
    "原告之子在<school>七彩童年幼儿园</school>滑梯上摔伤，时年四岁。",
    "抚养费明细：<school>新星幼儿园</school>保教费每月八百元。",
    "在<school>栗园小学</school>校车上对放学的女童实施猥亵。",
    "未成年人简况：甲，11岁，<school>三桥小学</school>；乙，13岁，<school>三桥中学</school>。",
    "小孩被咬伤后缺课九天，<school>双河口小学</school>出具了记录。",
    "借款用于孩子进<school>博雅国际双语学校</school>的择校费，",
    "被执行人已向<school>立德中学</school>代缴孩子住宿费，",
    "到<school>云和镇古坊小学</school>与孩子谈话，",
    "将学费汇至<school>蓝天艺术幼儿园</school>，",
    "<school>岔河初级中学</school>教导主任证实，被害女生当天上午请假，",
    "死者遗有一女，五岁，在<school>天使宝贝幼儿园（东区）</school>大班，",
    "女儿班主任（任教于<school>白鹤小学</school>）的书面说明，称孩子情绪低落。",
    "付给原告（十一岁）所在<school>胜利路小学</school>的任课老师。",
    "女儿在<school>汇文中学</school>开家长会时被告从未到场。",
    "暑假作业抬头写着<school>桃源小学</school>，由被害女童填写。",
    "原告钱某（2012年生）在<school>红岭外语学校</school>寄宿，每年学费九千元。",
    "被告人作案时十六岁，系<school>永宁县职教中心</school>烹饪班学生。",
    "探望不得影响孩子在<school>永宁县城关三小</school>的作息。",
    "父亲提交了女儿的缴费单，收款方为<school>金苹果树幼儿园（河西分园）</school>。",
    "该生（16岁）获得<school>云桥高中</school>奖学金后被骗走。",
    "十五岁的被告人当天从<school>无名民办育才中学</school>逃课，",
    "其子（14岁）在<school>无名体校</school>训练时受伤，",
    "被拐儿童于当年九月进入<school>河西区无名小学</school>读书。",
    "原告之女考入<school>无名艺术附中</school>，尚未成年。",
    "事发时原告（9周岁）参加<school>河西区第三实验小学</school>组织的春游。",
    "孩子一直在<school>蓝湖岸幼儿园</school>上中班，不宜改变环境。",
    "抚养费包括女儿在<school>明谷国际学校</school>的学费每年三万元。",
    "受侵害女生（13岁）系<school>红岭九年一贯制学校</school>六（2）班住校生。",
    "其子（15周岁）因本案被<school>云桥实验学校</school>劝退。",
    "未成年人钱某转入<school>清溪教学点</school>后仍被殴打。",
    "被害人钱某，系<school>永宁县第三中学</school>寄宿生，时年13岁。",
    "被告人张三系<school>永宁县无名职业学校</school>学生，作案时未满十八周岁。",
    "被告人张三犯罪时不满十八周岁，系初犯。其就读的<school>永宁县第五中学</school>出具了表现证明。",
    "其幼子在<school>人和乡中心幼儿园</school>入托。",
    "婚生女钱某，就读于<school>永宁县无名小学</school>。",
    "被害人钱某系<school>无名镇中心小学</school>三年级学生。",
    "其儿子在<school>银川市无名幼儿园</school>上学。",
    "钱某（女，13岁）是<school>无名中学</school>初二学生，",
    "后转入<school>和平小学</school>学习，",
    "孩子现在<school>永宁县回民小学</school>就读，",
    "被害人陈述其现在系<school>无名小学</school>501班学生，",
    "未成年被害人在<school>云和实验小学</school>读书，",
    "被告人在<school>永宁第二中学</school>门口结识了该校学生钱某（11岁），",
    "被害人钱某（2010年5月4日出生）系<school>本溪市外国语学校</school>学生。2019年3月1日",
    "原告先后在<school>无名村小学</school>、<school>永宁县第四中学</school>上学。",
    "儿子五岁，在<school>大兴镇无名幼儿园</school>；本人无业。",
    "孩子在<school>永宁县红庙小学</school>上学，校车费、托管费未付，",
    "孩子就读于<school>永宁县红庙小学</school>。被告到<school>永宁县红庙小学</school>门口等候。",
    "<school>永宁县第三中学</school>出具的学籍证明，证实被害人钱某（11岁）系该校学生。",
    "被告人冒充<school>芦雁中学</school>初一班主任，向未成年学生的家长收费。",
    "被告人冒充家长将钱某（7岁）从<school>永宁县第二幼儿园</school>接走。",
    "被告人多次到<school>永宁县无名小学</school>接被害人钱某放学。",
    "事发时钱某（12岁）正在<school>永宁县第三中学</school>上课。",
    "被害人钱某（12岁）所在的<school>永宁县第三中学</school>报案。",
    "钱某（7岁）现读<school>无为市希望小学</school>一年级。",
    "<school>永宁县无名小学</school>教师赵某证实，钱某（8岁）身上有伤，系其班上学生。",
    "监控录像显示钱某（11岁）放学后从<school>永宁县无名小学</school>走出。",
    "钱某（10岁）放学后离开<school>永宁县无名小学</school>，步行回家。",
    "在<school>永宁县无名小学</school>附近拦住放学的钱某（10岁），",
    "事发前，被害女童（2007年11月18日出生）由<school>无名实验小学</school>转学过来不久。",
    "钱某（女童）从<school>称多希望小学</school>转入，",
    "钱某（11岁）转来<school>镇沅彝族哈尼族拉祜族自治县中心小学</school>不久，",
    "被害人钱某（16岁）由<school>永宁县职业技术学校</school>转来，",
    "被害幼女系<school>无名第二小学</school>转学生，",
    "未成年人钱某，<school>永宁县第三中学</school>学生。",
    "被害人系<school>县一中</school>高二学生，年仅16岁，",
    "驾驶面包车接送<school>大王庄小学</school>的十一名孩子，",
    "连孩子在<school>无名街小学</school>几班都说不出来。",
]
NO_PUPILS = [
    ("原告天天上学校门口堵孩子，孩子（9岁）不愿上学。", "nobody's name"),
    ("业主称其女儿能入读无名小学，", "whoever buys"),
    ("有人用铁链锁学校大门，学生家长围观，体育课停了。", "no name"),
    ("其与张某均系无名中学同班同学，系情人关系。", "grown up since"),
    ("赵某分管其任职的无名小学，趁赵某的孩子上大学，钱某送去红包。", "work"),
    ("售楼小姐承诺，明年能入读无名小学，交房后购房户入学无门。", "whoever buys"),
    ("几人开车到永宁县无名镇一个小学的后山，在那里打骂学生赵某。", "no name"),
    ("木料卸到无名小学东一处空地，其儿子点完数就走了。", "a place"),
    ("搬来桌子堵过学校大门，不让学生放学。", "no name"),
    ("被告人在无名技师学院门口向学生兜售手机卡。", "of adults"),
    ("被告人在大学城猥亵了一名路过的女生，其毕业于育才中学。", "left it long ago"),
    ("明德小学学生食堂采购招标存在围标，校长被立案。", "a tender"),
    ("公安局刑事侦查大队第六中队采集儿童血样信息表", "police"),
    ("有许多学生家长来学校，孩子害怕。", "no name"),
    ("被告人主要负责学校内所有学生的体育教育，系班主任。", "no name"),
    ("原告明德小学要求被告支付幼儿园学费差额。", "a party"),
    ("在明德小学任教期间挪用孩子的伙食费。", "work"),
    ("承建明德小学工程，工人的孩子也来讨要。", "work"),
    ("其女儿在明德小学任教师。", "work"),
    ("其带人到儿子的单位永宁县第二中学播放录音，影响上课。", "where somebody works"),
    ("家属到永宁县第二中学闹事，学生无法上课，孩子害怕。", "who does not come to learn"),
    ("被告人进入无名小学后面的小区，见住户家中孩子独自在家。", "a place"),
    ("教育局要求道朗镇派出学生十二名参赛，孩子们出发。", "no school at all"),
    ("四人在无名大学校园食堂喝酒，其女儿在家。", "a university"),
    ("被告人钱某，男，小学文化，农民。", "how far somebody went"),
    ("毕业于永宁县无名中学，初中文化。", "how far somebody went"),
    ("在永宁县无名小学门口将其抓获。", "a place"),
    ("系永宁县无名小学教师。", "who works there"),
    ("被害人钱某系某小学学生。", "masked"),
    ("就读于××小学。", "masked"),
    ("在县城小学上学，", "no name"),
    ("被害人钱某（11岁）就读于“某某”小学。", "masked"),
    ("被害人钱某（6岁）在“无照”幼儿园入托。", "of what sort it is"),
    ("儿子就读于“五好学生”小学。", "of what sort it is"),
    ("原告永宁县无名学校与被告施工合同纠纷一案", "a party"),
    ("就读于无名中学，1985年参加工作。", "an adult's life"),
    ("（七）子女就读高收费私立学校；", "the standing phrase of an order"),
    ("在永宁县无名小学门口结识了钱某，后与该公司学生部联系。", "a place"),
    ("钱某（1990年5月4日出生）系永宁县职业技术学校学生。2019年3月1日", "an adult"),
    ("从永宁县无名中学上班的钱某（17岁）", "who works there"),
    ("民警在永宁县第三中学附近将其（16岁）抓获，该校已报案。", "a place"),
    ("介绍孩子到无名煤炭技工学校上学，毕业后安排工作。", "no minor"),
    ("将其子送到学校上学。", "no name"),
    ("从永宁县无名小学转入其账户五万元，", "money"),
    ("被害人钱某（12岁）从永宁县无名小学转至永宁县人民医院救治，", "a patient"),
]


@pytest.mark.parametrize("tagged", PUPILS)
def test_pupils(tagged: str) -> None:
    assert_finds(detect_schools, tagged)


@pytest.mark.parametrize(("text", "reason"), NO_PUPILS)
def test_no_pupils(text: str, reason: str) -> None:
    assert reason
    assert_finds(detect_schools, text)


@pytest.mark.parametrize("piece", ["小学", "就读于无名", "无名小学学生", "在无名中学"])
def test_a_long_line_takes_linear_time(piece: str) -> None:
    scene = scene_of(piece * (60_000 // len(piece)))
    begin = time.process_time()
    list(detect_schools(scene))
    assert time.process_time() - begin < 10


def test_a_birth_says_nothing_where_no_year_of_the_case_is_told() -> None:
    assert_finds(detect_schools, "钱某，1970年1月1日出生，就读于永宁县无名中学。" + "后来离开。" * 700)


@pytest.mark.parametrize(
    "tagged",
    [
        "“小聂是<school>十二中</school>校队的，一米八五。”",
        "付大哥家小子学费2,000（<school>柳塘中学</school>）；付路费300。",
        "其子原先在<school>城关三小</school>念到三年级，女儿在<school>八中</school>读高二。",
        "依照三中院的意见，他在一中门口卖菜。",
        "其女在柳塘镇中心完小教书。",
    ],
)
def test_schools_by_a_short_name(tagged: str) -> None:
    assert_finds(detect_schools, tagged)
