"""Names of which no word says who bears them: told where others are masked and the surroundings speak."""

import re
from collections.abc import Sequence
from itertools import permutations

import pytest

from annotations.privacy.people.company import rewritten
from annotations.privacy.people.doubles import with_both
from annotations.privacy.people.heard import heard
from annotations.privacy.people.people import find_people
from annotations.privacy.people.stranger import Stranger, score
from annotations.privacy.people.strangers import _company, court_masks, what_of
from annotations.values import Category
from nlp.names.grams import ACCUSED, MASKED, PROTECTED
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

HEAD = (
    "江州省青溪市人民法院刑事判决书（2017）江01刑初12号 公诉机关青溪市人民检察院。 "
    "被告人裘万山，男，1980年3月2日出生，汉族，农民。 公诉机关指控，2016年3月5日，被告人裘万山实施犯罪。 "
)
MASKS = "证人卞某、祝某、单某某的证言。 "


class Sees:
    """A recogniser that sees one name wherever it stands."""

    name = "sees"

    def __init__(self, seen: str) -> None:
        self._seen = seen

    def persons(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Give the places of the name."""
        return [[match.span() for match in re.finditer(self._seen, text)] for text in texts]


def named(text: str, seen: str = "窦凤仙") -> dict[str, str]:
    """The clear protected people of a judgment."""
    text = HEAD + text
    document, view = Document("x", "x", "x", "text/plain", text), view_of(text)
    people = find_people(parse(document, view), view, Sees(seen))
    return {person.name: person.why for person in people if person.role and not person.masked}


@pytest.mark.parametrize(
    "sentence",
    [
        "住在隔壁的邻居窦凤仙听见哭喊声，隔着窗户看见二人扭打。",
        "本院认为，被告人裘万山的行为已构成故意伤害罪。关于窦凤仙是否先动手的问题，监控视频显示其始终没有还手。"
        "判决如下： 一、被告人裘万山犯故意伤害罪，判处有期徒刑二年。",
    ],
)
def test_who_is_told_by_the_sentence_alone_is_told_whether_others_are_masked_or_not(sentence: str) -> None:
    masking, naming = named(MASKS + sentence)["窦凤仙"], named(sentence)["窦凤仙"]
    assert "没有写明其身份" in masking and "没有写明其身份" in naming
    assert "其他人多已隐名" in masking and "隐名，" not in naming


def test_a_word_that_stands_where_somebody_does_is_a_name() -> None:
    assert "夏天" in named(MASKS + "裘万山谎称能代办入学，骗取夏天的信任后，让夏天分两次转来九万元。")


@pytest.mark.parametrize(
    "sentence", ["夏天天气炎热，裘万山在河边纳凉。", "裘万山马上逃离现场。", "致卞某左侧血胸。"]
)
def test_a_word_in_a_place_of_its_own_is_none(sentence: str) -> None:
    assert {"夏天", "马上", "左侧"}.isdisjoint(named(MASKS + sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        MASKS + "副主任窦凤仙主持会议，通过了上述合同。",
        MASKS + "窦凤仙（另案处理）负责望风。",
        MASKS + "公诉人窦凤仙宣读了起诉书。",
        MASKS + "民警窦凤仙、齐远征出具的抓获经过。",
        MASKS + "辩护人窦凤仙提出，本案证据不足。",
        MASKS + "参赌的有窦凤仙、齐远征、骆大川、穆长河、闵小溪、邬建波、柴立新等人。",
        MASKS + "期间，窦凤仙、被告人裘万山及周某在场。",
        MASKS + "窦凤仙超市的账册一本。",
        MASKS + "车辆沿窦凤仙路向东驶离。",
        MASKS + "经窦凤仙中医骨伤医院诊断。",
        MASKS + "窃得窦凤仙牌运动包一只。",
        MASKS + "车停在窦凤仙纪念馆东侧。",
        MASKS + "陈女士、李经理、王老板到过现场。",
        MASKS + "车辆沿窦凤仙大道驶离，停在窦凤仙墓园南侧。",
        MASKS + "本案主犯窦凤仙已被执行死刑。",
        MASKS + "“窦凤仙”系同案人，已另案判处刑罚。",
        MASKS + "店内悬挂窦凤仙题写的匾额。",
        MASKS + "赔偿请求人窦凤仙以无罪逮捕为由提出申请。",
        MASKS + "赃款捐给窦凤仙希望小学一万元。",
        MASKS + "时任副乡长的窦凤仙在动员会上念过补偿办法。",
        MASKS + "替上诉人辩护的窦凤仙要求重新鉴定。",
        MASKS + "窦凤仙认为定性有误，本案只是民事纠纷。",
        MASKS + "裘万山在窦凤仙副食门口停下。",
        MASKS + "来顶替裘万山的窦凤仙因包庇罪另行处理。",
    ],
)
def test_who_needs_no_mask_is_not_told(sentence: str) -> None:
    assert named(sentence) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "交警部门认定，窦凤仙负事故次要责任。",
        "窦凤仙对引发本案也有一定责任，可适当从轻。",
        "本案起因系窦凤仙与被告人之间的土地纠纷。",
        "辩护人提出，窦凤仙系自行跌倒，与被告人无关。",
        "积攒多年，退休教师窦凤仙，毕生积蓄被骗一空。",
        "该提包系窦凤仙捡拾后上交派出所。",
        "邻人窦凤仙对拾得经过作了说明。",
        "裘万山约窦凤仙到旅馆见面，趁其洗澡取走挎包。",
        "关于窦凤仙是否自愿交出手机的问题，不能认定。",
        "窦凤仙系石桥小学五年级（2）班学生，书包被抢。",
        "民警窦凤仙上前出示证件，裘万山突然加大油门，将窦凤仙拖行十余米。",
        "因公负伤的民警窦凤仙被送往县人民医院。",
        "裘万山趁看守不备，用手铐猛击押解民警窦凤仙头部。",
        "责令被告人退赔单某一千二百元、窦凤仙三千八百元。",
    ],
)
def test_what_only_the_harmed_and_witnesses_are_told_of(sentence: str) -> None:
    assert "窦凤仙" in named(sentence)


def test_whom_an_attachment_names_is_weighed_but_not_who_signs_or_what_statutes_say() -> None:
    body = MASKS + "判决如下： 被告人裘万山犯盗窃罪，判处拘役三个月。 如不服本判决，可在十日内提出上诉。 "
    foot = "审判员甘露 二〇一七年三月八日 书记员阮清 "
    told = "住在隔壁的邻居窦凤仙听见哭喊声，隔着窗户看见二人扭打。 "
    assert "窦凤仙" in named(f"{body}{foot}附：有关情况 {told}")
    assert "窦凤仙" not in named(f"{body}{foot} 校对：窦凤仙 ")
    assert "窦凤仙" not in named(f"{body}{foot}附：本案适用的法律条文 {told}")


SEEN = "住在隔壁的邻居窦凤仙听见哭喊声，隔着窗户看见二人扭打。 "


@pytest.mark.parametrize(
    ("attached", "told"),
    [
        ("附件：有关情况 ", True),
        ("附表：有关情况 ", True),
        ("附二：有关情况 ", True),
        ("附：", True),
        ("附有关情况：", True),
        ("注：", True),
        ("附：适用的法律条文 第二百六十四条 附二：有关情况 ", True),
        ("附：清单 中华人民共和国居民身份证一张。", True),
        ("附：《中华人民共和国刑法》第六十四条 ", False),
        ("附：中华人民共和国刑法 第六十四条 ", False),
        ("附二：有关情况。 附：适用的法律条文 ", False),
        ("附近居民反映：", False),
        ("附带民事部分：", False),
        ("附属材料：", False),
        ("附加刑说明：", False),
        ("附着物清单：", False),
        ("附和者：", False),
        ("", False),
    ],
)
def test_what_is_attached_starts_where_it_is_called_so_and_statutes_end_at_the_next(
    attached: str, told: bool
) -> None:
    body = MASKS + "判决如下： 被告人裘万山犯盗窃罪，判处拘役三个月。 如不服本判决，可在十日内提出上诉。 "
    # No word of the bench stands in the sentence: what is left out is so for lying above the attachments.
    assert ("窦凤仙" in named(f"{body}审判员甘露 二〇一七年三月八日 书记员阮清。 {attached}{SEEN}")) is told


def test_beside_a_lone_mask_a_name_of_its_surname_is_left_to_the_masks() -> None:
    assert "窦凤仙" not in named("证人窦某的证言。 " + SEEN)
    assert "窦凤仙" in named("证人卞某的证言。 " + SEEN)
    assert "窦凤仙" in named("证人窦某、卞某的证言。 " + SEEN)


@pytest.mark.parametrize(
    ("text", "masks"),
    [
        ("证人卞某、祝某某", True),
        ("证人卞XX、祝二X", True),
        ("证人卞X一、祝某", True),
        ("证人卞X，又问卞X", False),
        ("江AW5X的轿车、高X型吊车、王X牌手表", False),
        ("证人卞大成", False),
    ],
)
def test_who_is_masked_by_letters_is_masked(text: str, masks: bool) -> None:
    assert court_masks(text) is masks


@pytest.mark.parametrize("blot", ["X", "XX", "X1"])
def test_the_clear_part_of_a_mask_is_nobody_wherever_it_stands(blot: str) -> None:
    assert "窦凤仙" in named(MASKS + SEEN)
    assert named(MASKS + SEEN.replace("窦凤仙", "窦凤仙" + blot)) == {}
    assert named(MASKS + SEEN.replace("窦凤仙", "窦凤" + blot), seen="窦凤") == {}
    assert named(f"{MASKS}当时窦凤仙{blot}也在。 {SEEN}") == {}


def test_where_nobody_is_masked_no_clear_name_is_sure() -> None:
    def likely(told: dict[str, float], *, masking: bool) -> float:
        return Stranger("窦凤仙", ((0, 3),), told, masking).likely

    much = {"form.whole": 9.0}
    assert likely(much, masking=False) < 0.75 < likely(much, masking=True)
    assert likely({}, masking=False) == likely({}, masking=True) < 0.5


@pytest.mark.parametrize("name", ["欧阳凤仙", "蒯凤仙", "窦李凤仙", "窦飞", "阿依古丽·托乎提"])
def test_whatever_form_a_name_has(name: str) -> None:
    assert name in named(f"{MASKS}住在隔壁的{name}听见哭喊声，隔着窗户看见二人扭打。", name)


def test_who_tells_of_a_deed_that_the_accused_do_too() -> None:
    assert "窦凤仙" in named(MASKS + "废品站的窦凤仙收购了上述电缆，其证言与供述吻合。")
    assert "窦凤仙" not in named(MASKS + "裘万山和窦凤仙收购了上述电缆。")


@pytest.mark.parametrize(
    "sentence",
    ["由窦凤仙在门外望风，二人入内。", "江州市安平司法鉴定所窦凤仙（2016）临鉴字第12号鉴定意见书。"],
)
def test_who_shared_a_deed_and_what_bears_an_office_number_are_not_told(sentence: str) -> None:
    assert named(MASKS + sentence) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [("冒用郑某1、窦凤仙、裘某5三人的名义贷款。", True), ("郑某1来后，窦凤仙、齐远征离开。", False)],
)
def test_a_list_of_masked_people_and_another_tells_whatever_is_around_it(text: str, *, told: bool) -> None:
    start = text.index("窦凤仙")
    masked = {"郑某1": MASKED, "裘某5": MASKED}
    assert bool(_company(text, [(start, start + 3)], masked)) is told


@pytest.mark.parametrize(
    "sentence",
    ["裘万山持刀威逼骑手阿依努尔·买买提家人交出手机。", "裘万山拦住放学的古丽娜·艾合买提索要钱款。"],
)
def test_a_dotted_name_is_told_by_its_surroundings(sentence: str) -> None:
    assert {name[:3] for name in named(MASKS + sentence)} <= {"阿依努", "古丽娜"}
    assert "·" in "".join(named(MASKS + sentence))


def test_what_befell_somebody_makes_a_victim_else_a_witness() -> None:
    hurt, heard = "当晚窦凤仙被砍伤。", "当晚窦凤仙在场。"
    one = Stranger("窦凤仙", ((2, 5),), {})
    assert what_of(hurt, one)[0] is Category.NAME_VICTIM
    assert what_of(heard, one)[0] is Category.NAME_WITNESS


def test_everybody_known_is_one_character() -> None:
    people = {"裘万山": ACCUSED, "卞某": PROTECTED, "卞某甲": MASKED}
    plain = rewritten("被告人裘万山用刀刺被害人卞某，卞某甲劝阻被告人。", people)
    assert plain == f"{ACCUSED}用刀刺{PROTECTED}，{MASKED}劝阻{ACCUSED}。"


def test_nobody_known_changes_nothing() -> None:
    assert rewritten("窦凤仙来了。", {}) == "窦凤仙来了。"


def test_the_recogniser_reads_the_clause_from_its_start() -> None:
    """It may not see the subject of a clause behind what went before."""

    class SeesSubjects(Sees):
        def persons(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
            return [[(0, 3)] if text.startswith("窦敏芝") else [] for text in texts]

    text = "饭店打烊后，窦敏芝收拾桌子时被喝多了的客人用开水烫伤，当晚被人送往医院治疗。"
    one = Stranger("窦敏芝", ((6, 9),), {})
    assert [seen.told for seen in heard(text, [one], SeesSubjects("窦敏芝"))] == [{"lac.whole": 1.0}]
    assert [seen.told for seen in heard(text, [one], Sees("窦敏芝"))] == [{"lac.whole": 1.0}]
    assert [seen.told for seen in heard(text, [one], Sees("窦敏"))] == [{"lac.shorter": 1.0}]
    assert [seen.told for seen in heard(text, [one], Sees("无人"))] == [{"lac.none": 1.0}]
    assert list(heard(text, [one], None)) == [one]


def test_the_surnames_of_both_parents_lead_a_name() -> None:
    assert with_both("闯入陈李敏芝家中。", [(3, 6)]) == [(2, 6)]
    assert with_both("邻居王敏芝家中。", [(2, 5)]) == [(2, 5)]
    assert with_both("见陈李敏芝挣脱绳索。", [(1, 4)]) == [(1, 5)]
    assert with_both("见陈李敏骑车离开。", [(1, 4)]) == [(1, 4)]
    assert with_both("见陈李敏芝来，因李敏芝在场。", [(2, 5), (8, 11)]) == [(2, 5), (8, 11)]


def test_a_word_that_courts_use_everywhere_is_nobody() -> None:
    assert "程序" not in named(MASKS + "程序听见哭喊声，隔着窗户看见二人扭打。", seen="程序")


def test_a_longer_name_that_stands_in_a_firm_alone_is_nobody() -> None:
    text = "后到欧阳凤仙商行购买手机一部。"
    at = text.index("欧阳凤")
    seen = Stranger("欧阳凤", ((at, at + 3),), {})
    assert list(heard(text, [seen], Sees("欧阳凤仙"))) == []
    [whole] = heard(text.replace("商行购买手机一部", "家吃饭"), [seen], Sees("欧阳凤仙"))
    assert whole.name == "欧阳凤仙"


@pytest.mark.parametrize("figure", ["伍仟元", "陆仟肆佰壹"])
def test_a_sum_in_capital_figures_is_nobody(figure: str) -> None:
    sentence = f"邻居{figure}听见哭喊声，隔着窗户看见二人扭打。"
    assert figure not in named(MASKS + sentence, figure)
    assert named(MASKS + sentence.replace(figure, "伍千帆"), "伍千帆")


def test_what_is_told_adds_up(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = {"bias": -1.0, "others": -0.5, "right.sees": 2.0}
    monkeypatch.setattr("nlp.data.loader.stranger_evidence", lambda: weights)
    one = Stranger("窦凤仙", ((0, 3),), {"others": 2.0, "right.sees": 1.0, "unheard of": 1.0})
    assert one.odds == 0.0
    assert one.likely == 0.5


def test_the_sum_is_the_same_in_whatever_order_things_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = {"bias": 0.0, "a": 1e16, "b": 1.0, "c": -1e16, "d": 1.0}
    monkeypatch.setattr("nlp.data.loader.stranger_evidence", lambda: weights)
    told = {one: 1.0 for one in weights if one != "bias"}
    assert {score(dict(order)) for order in permutations(told.items())} == {2.0}


@pytest.mark.parametrize(
    "sentence",
    [
        "住在隔壁的邻居斐凤仙听见哭喊声，隔着窗户看见二人扭打。",
        "路过的斐凤仙听到动静开门查看。",
    ],
)
def test_a_rare_surname_is_heard_as_if_it_were_a_frequent_one(sentence: str) -> None:
    assert "斐凤仙" in named(MASKS + sentence, seen="王凤仙")


@pytest.mark.parametrize("word", ["朝阳花开了", "见建国路口", "赤峰林证字第3号"])
def test_a_word_that_is_a_rare_surname_names_nobody(word: str) -> None:
    assert named(MASKS + f"案发后{word}，众人散去。", seen="王[一-龥]{2}") == {}
