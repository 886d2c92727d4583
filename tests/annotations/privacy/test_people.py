"""Small words around names: what is read with them, and who is no minor, witness or victim."""

from __future__ import annotations

import pytest

from annotations.privacy.people.people import find_people
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

RECOGNISER = LacRecogniser()
HEAD = (
    "某某市人民法院 刑事判决书 （2019）某01刑初8号 公诉机关某某市人民检察院。 "
    "被告人宋大河，男，1998年6月1日出生。 "
)
MINOR = "公诉机关指控：2014年5月以来，温某开办公司，2017年宋大河入职，共同诈骗。"


def names(text: str) -> set[str]:
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    return {person.name for person in people if not person.masked}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("被害单位人员杨慎均的陈述。", {"杨慎均"}),
        # What only somebody harmed undergoes, has or is told of.
        ("骑手乔立冬被其用酒瓶砸破额头。", {"乔立冬"}),
        ("乔立冬的右臂被铲伤。乔立冬的三轮车被其骑走。", {"乔立冬"}),
        ("交警乔立冬被宋大河驾车带倒拖行数米，致其骨折。", {"乔立冬"}),
        ("宋大河明知乔立冬年迈体弱仍加以殴打。乔立冬亦有一定过错。", {"乔立冬"}),
        ("乔立冬被公安机关传唤到案后供述打伤他人。", set()),
        ("宋大河与乔立冬驾驶的货车相撞。", {"乔立冬"}),
        ("宋大河将乔立冬停在楼下的三轮车推走。", {"乔立冬"}),
        ("侦查人员依法询问了乔立冬。", {"乔立冬"}),
        # Who the dead are, and what somebody is called elsewhere.
        ("死者身份经比对确认为乔立冬。", {"乔立冬"}),
        ("被害人的真实姓名经核查为乔立冬。", {"乔立冬"}),
        ("被害人“小四川”，本名乔立冬，在工地做饭。", {"乔立冬"}),
        ("被告人宋大河供述其外号“小四川”，本名乔立冬。", set()),
        ("乔立冬（又名杨慎）在外打工。被害人杨慎的陈述。", {"乔立冬", "杨慎"}),
        ("仪立冬，曾用名杨慎，系本案被害人。", {"仪立冬", "杨慎"}),
        ("证人乔某2即乔立冬证实，当晚听见吵闹。", {"乔立冬"}),
        # In brackets the name is of what stands right before them: a place, a swindler, somebody masked.
        ("证人温某到现场指认，技术人员到峰顶村5组小地名杨家湾（又名何家湾）一带勘验。", set()),
        ("证人温某证实，其是通过微信被刘某姣（化名刘晓雅）骗来的。", set()),
        ("证人温某证实，当时阿某乙（全名范明新）、东仔在喝茶。", {"范明新"}),
        # Parents of minors stand for them; those of grown people do not.
        ("被害人杨慎，女，时年9岁，杨慎的母亲乔立冬报了警。", {"杨慎", "乔立冬"}),
        ("被告人宋大河在父亲乔立冬的陪同下到案。", set()),
        ("乔立冬写的证明证实其在场。", set()),
        ("其要陈某写了张财产证明。", set()),
        ("岗位说明书、分工表、王某的证言。", set()),
        ("被害人陆续报案。", set()),
        ("被害人彭某1与其母亲的陈述。但该三证人证言有矛盾。", set()),
        (
            "被害人热孜万古丽·阿布都瓦依提（某乡政府出纳）的报案材料。",
            {"热孜万古丽·阿布都瓦依提"},
        ),
        ("被害人原始陈述证明其在场。", set()),
        ("被害人李庚庚、王辛辛、赵壬壬的陈述，证人李癸癸的证言。", set()),
        ("被害人李庚庚的陈述。", {"李庚庚"}),
        ("被害人陈扬的陈述。宋大河威胁陈扬再给付500元。", {"陈扬"}),
        ("另据乔立冬证言，当时现场有多人。", {"乔立冬"}),
        ("据阿古达木证言，当时现场有多人。", {"阿古达木"}),
        ("另据多人证言，据有关证言，据关键证言，据双方证言，当时现场有人。", set()),
        ("又以同样的借口向乔立冬（被害人）借款，向都颖怡（本案被害人）借款。", {"乔立冬", "都颖怡"}),
        ("又找到夏天（被害人）借款。", {"夏天"}),
        ("土登尼玛证实：其与宋大河相识。泽仁旺堆证言证实其在场。", {"土登尼玛", "泽仁旺堆"}),
        ("骗取被害人都颖怡的信任，让都颖怡转来5000元。", {"都颖怡"}),
        ("被害人向慧桂被骗81000元。", {"向慧桂"}),
        ("被害人夏天符合锐器刺破心脏致失血性休克死亡。", {"夏天"}),
        ("被害人于凌晨被打死，被害人周末被打伤，被害人祖父系颅脑损伤死亡，被害人莫名被殴打。", set()),
        ("经查，乔立冬所述被关押的天数与事实不符，起诉书所述被害人死亡属实。", {"乔立冬"}),
        ("宋大河向公司（被害人）借款，向该村村民（被害人）借款。", set()),
        (
            "宋大河张口咬住民警苗春梅的左手，将辅警乔立冬打倒。民警贺文杰与宋大河发生争执。",
            {"苗春梅", "乔立冬"},
        ),
        ("民警乔立冬上前制止时，被其挥拳击中左眼。民警贺文杰在巡逻时发现宋大河。", {"乔立冬"}),
        ("经检验，交警乔立冬面部皮肤擦伤。", {"乔立冬"}),
        ("被害人苗春梅（艺名乔立冬）在酒吧驻唱。被告人宋大河，化名贺文杰。", {"苗春梅", "乔立冬"}),
        ("被害人自称乔立冬，被害人身份证姓名为苗春梅。", {"乔立冬", "苗春梅"}),
        ("乔立冬在接受调查时讲，货是夜里卸的。被告人宋大河的笔录记载了经过。", {"乔立冬"}),
        ("乔立冬作为鉴定人出庭。参与鉴定的苗春梅出庭说明了方法。", {"乔立冬", "苗春梅"}),
        ("被告人宋大河的供述。贺文杰供述：其没有去过。", set()),
    ],
)
def test_small_words(text: str, wanted: set[str]) -> None:
    assert names(HEAD + text) == wanted


@pytest.mark.parametrize(
    ("reasons", "wanted"),
    [
        ("本院认为，被告人宋大河构成诈骗罪。", set()),
        ("本院认为，被告人宋大河构成诈骗罪。附：对其中不满十八周岁的人，应当宣告缓刑。", set()),
        ("本院认为，被告人宋大河犯罪时不满十八周岁。", {"宋大河"}),
    ],
)
def test_a_court_that_convicts_a_juvenile_says_so(reasons: str, wanted: set[str]) -> None:
    assert names(HEAD + MINOR + reasons) == wanted


def test_the_accused_of_a_rare_surname_is_no_shorter_name() -> None:
    told = "公诉机关指控，被告人勒尔拉呷殴打勒尔某某。勒尔拉呷对自己酒后准备把勒尔拉呷烧死的事实供认不讳。"
    assert names(HEAD.replace("宋大河", "勒尔拉呷") + told) == set()


def test_the_accused_stand_accused_under_their_other_names() -> None:
    head = HEAD.replace("宋大河，男", "宋大河，又名何强，男")
    told = "公诉机关指控，2018年3月27日，何强被温某殴打。何强陈述，其被温某打伤面部。"
    assert names(head + told) == set()
    assert names(HEAD + told) == {"何强"}


def test_an_accused_of_age_is_no_minor_and_who_stands_for_him_none_either() -> None:
    text = (
        "某某市人民法院 刑事附带民事判决书 （2016）某01刑初8号 公诉机关某某市人民检察院。 "
        "附带民事诉讼原告人卿某，男，2004年7月22日出生。 被告人钟小军，男，1983年2月24日出生。 "
        "附带民事诉讼被告人暨钟小军法定代理人钟大林，男，1957年10月17日出生，系被告人钟小军父亲。 "
        "公诉机关指控：2015年12月21日，钟小军患病发作。"
        "证人温某证实，看见协勤钟大林的儿子钟小军拿刀从镇小学门口走来。"
    )
    assert names(text) == set()


def test_of_who_acts_by_law_no_more_is_said_than_the_text_tells() -> None:
    text = (
        "某某市人民法院 刑事判决书 （2019）某01刑初8号 公诉机关某某市人民检察院。 "
        "被告人乔某，男，1971年4月5日出生。法定代理人尹立冬，女，系乔某之妻。被害人温某系未成年人。"
        "公诉机关指控：2018年3月1日，乔某发病伤人。"
    )
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    view = view_of(text)
    (found,) = (one for one in find_people(parse(document, view), view, RECOGNISER) if one.name == "尹立冬")
    assert "显示其为未成年人" not in found.why


def masked(text: str) -> dict[str, list[str]]:
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    return {one.name: [span.of(text) for span in one.mentions] for one in people if one.masked}


def test_who_is_masked_is_given_with_every_mention() -> None:
    text = HEAD + "被害人李某的陈述。同案犯李某1（另案处理）打了李某。证人赵××的证言，赵××在场。"
    assert masked(text) == {"李某": ["李某", "李某"], "赵××": ["赵××", "赵××"]}


@pytest.mark.parametrize(
    "text",
    [
        "案发当日，被害人（庞秀兰，男，时年47岁）被送往医院抢救。",
        "辨认笔录证明，庞秀兰从十二张不同男性照片中辨认出抢劫的人。",
        "庞秀兰的伤情经鉴定为轻伤二级。",
        "庞秀兰停放在楼下的电动车被盗。",
        "与同方向庞秀兰驾驶的电动车相撞，造成庞秀兰当场死亡。",
        "庞秀兰系被他人用锐器刺破心脏死亡。",
        "从庞秀兰处骗取现金2万元。",
        "将行人庞秀兰撞倒。",
        "宋大河与庞秀兰因停车发生争执。",
        "庞秀兰（店主）、任敏（店员）均证实其来过店内。",
        "据庞秀兰反映，当时店内没有别人。",
        "侦查人员对庞秀兰进行了询问。",
        "本案被害人系庞秀兰。",
        "鉴定书载明：被鉴定人庞秀兰右手环指离断，评定为重伤。",
        "附：本案被害人名单——齐某、庞秀兰、姜某。",
        "庞秀兰于再审庭审中作证称，当年没有看到经过。",
    ],
)
def test_who_was_harmed_or_heard_without_a_role_word(text: str) -> None:
    assert "庞秀兰" in names(HEAD + text)


@pytest.mark.parametrize(
    "text",
    [
        "被鉴定人於洋无精神病，有刑事责任能力。",
        "本院对宋大河表示谅解的意见不予采纳。",
        "地下二层储物间被盗。",
        "被告人的供述。吴供述称，其没有到场。",
        "民警李志强出具的证明材料。",
        "被害人安全返回家中。",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert names(HEAD + text) == set()


@pytest.mark.parametrize("name", ["冷静", "和平", "其其格", "阿木日布", "角丽梅"])
def test_words_and_rare_names_where_a_statement_holds_them(name: str) -> None:
    assert names(HEAD + f"被害人{name}的陈述。") == {name}
