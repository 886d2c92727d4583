"""Names of which no word says who bears them: told where others are masked and the surroundings speak."""

import re
from collections.abc import Sequence

import pytest

from annotations.privacy.company import rewritten
from annotations.privacy.people import find_people
from annotations.privacy.strangers import Stranger, what_of
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

    def persons(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Give the places of the name."""
        return [[match.span() for match in re.finditer("窦凤仙", text)] for text in texts]


def named(text: str) -> dict[str, str]:
    """The clear protected people of a judgment."""
    text = HEAD + text
    document, view = Document("x", "x", "x", "text/plain", text), view_of(text)
    people = find_people(document, parse(document, view), view, Sees())
    return {person.name: person.why for person in people if person.role and not person.masked}


@pytest.mark.parametrize(
    "sentence",
    [
        "住在隔壁的邻居窦凤仙听见哭喊声，隔着窗户看见二人扭打。",
        "本院认为，被告人裘万山的行为已构成故意伤害罪。关于窦凤仙是否先动手的问题，监控视频显示其始终没有还手。"
        "判决如下： 一、被告人裘万山犯故意伤害罪，判处有期徒刑二年。",
    ],
)
def test_who_is_alone_in_clear_is_told(sentence: str) -> None:
    assert "没有写明其身份" in named(MASKS + sentence)["窦凤仙"]
    assert "窦凤仙" not in named(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        MASKS + "副主任窦凤仙主持会议，通过了上述合同。",
        MASKS + "窦凤仙（另案处理）负责望风。",
        MASKS + "公诉人窦凤仙宣读了起诉书。",
        MASKS + "民警窦凤仙、齐远征出具的抓获经过。",
        MASKS + "辩护人窦凤仙提出，本案证据不足。",
        MASKS + "参赌的有窦凤仙、齐远征、骆大川、穆长河、闵小溪、邬建波、柴立新等人。",
        MASKS + "窦凤仙超市的账册一本。",
        MASKS + "陈女士、李经理、王老板到过现场。",
    ],
)
def test_who_needs_no_mask_is_not_told(sentence: str) -> None:
    assert named(sentence) == {}


def test_what_befell_somebody_makes_a_victim_else_a_witness() -> None:
    hurt, heard = "当晚窦凤仙被砍伤。", "当晚窦凤仙在场。"
    one = Stranger("窦凤仙", ((2, 5),), 3.0, 0.6)
    assert what_of(hurt, one)[0] is Category.NAME_VICTIM
    assert what_of(heard, one)[0] is Category.NAME_WITNESS


def test_everybody_known_is_one_character() -> None:
    people = {"裘万山": ACCUSED, "卞某": PROTECTED, "卞某甲": MASKED}
    plain = rewritten("被告人裘万山用刀刺被害人卞某，卞某甲劝阻被告人。", people)
    assert plain == f"{ACCUSED}用刀刺{PROTECTED}，{MASKED}劝阻{ACCUSED}。"


def test_nobody_known_changes_nothing() -> None:
    assert rewritten("窦凤仙来了。", {}) == "窦凤仙来了。"
