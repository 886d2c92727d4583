"""One court has one name, however it is written in a table."""

from __future__ import annotations

import time

import pyarrow as pa
import pytest

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.tables.courts import courts_as_one, one_court
from annotations.supervision.tables.frame import ROW, joined, load_sheet
from annotations.supervision.tables.values import Sheet
from nlp.data.loader import courts, divisions

_DOCKET = catalogue()["案件"]
_HAIDIAN, _YINCHUAN = "北京市海淀区人民法院", "宁夏回族自治区银川市中级人民法院"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("海淀区法院", _HAIDIAN),
        ("北京海淀法院", _HAIDIAN),
        ("北京市海淀区人民法院民一庭", _HAIDIAN),
        ("北京市海淀区人民法院（本院）", _HAIDIAN),
        ("银川中院", _YINCHUAN),
        ("银川市中级法院", _YINCHUAN),
        ("宁夏高院", "宁夏回族自治区高级人民法院"),
        ("上海市一中院", "上海市第一中级人民法院"),
        ("湘西州中院", "湖南省湘西土家族苗族自治州中级人民法院"),
        ("最高法", "最高人民法院"),
        ("银川贺兰县法院", "宁夏回族自治区贺兰县人民法院"),
        ("上海市崇明县人民法院", "上海市崇明区人民法院"),  # a county that became a district
        ("伊宁县法院", "新疆维吾尔自治区伊宁县人民法院"),
        ("伊宁法院", "伊宁法院"),  # 伊宁市 or 伊宁县
        ("朝阳区法院", "朝阳区法院"),  # 北京 or 长春
        ("北京市宣武区人民法院", "北京市宣武区人民法院"),  # merged into another
        ("青禾市朝阳区法院", "青禾市朝阳区法院"),
        ("长沙法院", "长沙法院"),  # the city's, not 长沙县's
        ("湖南长沙法院", "湖南长沙法院"),
        ("大同县法院", "大同县法院"),  # not 大庆市大同区
        ("东乡县人民法院", "东乡县人民法院"),
        ("海南中院", "海南中院"),  # 海南省 or 海南州
        ("海南州中院", "青海省海南藏族自治州中级人民法院"),
        ("黔西南州中院", "贵州省黔西南布依族苗族自治州中级人民法院"),
        ("双江县法院", "云南省双江拉祜族佤族布朗族傣族自治县人民法院"),
        ("甘肃东乡族自治县法院", "甘肃省东乡族自治县人民法院"),
        ("内蒙古高级人民法院", "内蒙古自治区高级人民法院"),
        ("高级人民法院", "高级人民法院"),
        ("广西柳州市中院", "广西壮族自治区柳州市中级人民法院"),
        ("渝中法院", "重庆市渝中区人民法院"),  # 中 is of the place
        ("东莞第一法院", "广东省东莞市第一人民法院"),
        ("四川省长沙县人民法院", "四川省长沙县人民法院"),
        ("银川市贺兰县甲乙法院", "银川市贺兰县甲乙法院"),
        ("本院", "本院"),
        ("北京铁路运输法院", "北京铁路运输法院"),
    ],
)
def test_a_short_name_is_the_full_one_unless_several_may_be_meant(written: str, name: str) -> None:
    assert one_court(written) == name


def test_every_court_of_the_list_keeps_its_name_and_none_is_taken_for_another_without_renmin() -> None:
    names = set(courts().values())
    assert {name for name in names if one_court(name) != name} == set()
    short = {name: one_court(name.replace("人民法院", "法院")) for name in names}
    assert {name for name, found in short.items() if found in names - {name}} == set()


def test_no_city_or_province_is_read_as_a_county_or_another_city() -> None:
    places = {code: name for code, name in divisions().items() if len(code) <= 4}
    above = {code: places[code[:2]] if len(code) == 4 else "" for code in places}
    named = [(province + name, name) for code, name in places.items() for province in ("", above[code])]
    read = {(name, one_court(whole + court)) for whole, name in named for court in ("法院", "人民法院")}
    assert len(read) > 600
    assert {(name, found) for name, found in read if name not in found} == set()


@pytest.mark.parametrize(
    "cell",
    [
        "海淀区法院" + "庭" * 40 + "x",
        "海淀区法院" + "(本)" * 15 + "x",
        "族" * 56 + "法院",
        "甲乙" + "族" * 54 + "法院",
        "甲乙" + "回族" * 27 + "法院",
        "甲乙市" * 18 + "法院",
        "甲乙市" * 5000 + "法院",
        "甲" * 50_000 + "法院",
        "海淀区法院" * 10_000,
    ],
)
def test_what_is_no_name_takes_no_time(cell: str) -> None:
    one_court("海淀区法院")  # The list is read once.
    started = time.process_time()
    assert one_court(cell) == cell
    assert _courts(cell, cell[1:], "北京市朝阳区人民法院")[0] == cell
    assert time.process_time() - started < 2


def test_a_column_of_many_courts_takes_little_time() -> None:
    names = [f"甲{chr(0x4E00 + at)}市海淀区人民法院" for at in range(5000)]
    one_court("海淀区法院")
    started = time.process_time()
    assert _courts("海淀区法院", *names) == ["海淀区法院", *names]
    assert time.process_time() - started < 5


def _courts(*names: str | None) -> list[str | None]:
    nulls = {column.name: [None] * len(names) for column in _DOCKET.columns}
    rows = pa.table(nulls | {"受理法院": pa.array(names, pa.string())})
    found: list[str | None] = courts_as_one(_DOCKET, rows)["受理法院"].to_pylist()
    return found


def test_a_column_says_which_of_several_courts_is_meant() -> None:
    assert _courts("朝阳区法院", "北京市朝阳区人民法院", None)[0] == "北京市朝阳区人民法院"
    both = "江苏省南京市鼓楼区人民法院", "福建省福州市鼓楼区人民法院"
    assert _courts("鼓楼区法院", *both)[0] == "鼓楼区法院"


def test_a_column_makes_no_court_of_a_place_of_another_kind_or_rank() -> None:
    chaoyang = "北京市朝阳区人民法院"
    for written in ("朝阳市法院", "朝阳县法院", "朝阳法院"):
        assert _courts(written, chaoyang)[0] != chaoyang
    assert _courts("吉林法院", "吉林市法院", "吉林省高级人民法院")[0] == "吉林法院"
    assert _courts("长沙市法院", "湖南省长沙县人民法院")[0] == "长沙市法院"
    assert _courts("青禾市法院", "云岭省青禾县人民法院")[0] == "青禾市法院"
    assert _courts("云岭省青禾县法院", "云岭省青禾市青禾区人民法院")[0] == "云岭省青禾县法院"


def test_courts_that_no_list_knows_take_their_longest_name() -> None:
    longest = "云岭省青禾市青禾县人民法院"
    assert _courts("青禾县法院", "青禾县人民法院", longest) == [longest] * 3
    assert _courts("青禾县法院", "白河县法院", "白河县人民法院")[:2] == ["青禾县法院", "白河县人民法院"]


def test_a_docket_in_two_spellings_is_of_one_court() -> None:
    header = ("案号", "受理法院")
    cells = (["（2024）京0108民初1号"] * 3, ["海淀区法院", "北京海淀法院", "北京市海淀区人民法院"])
    sheet = Sheet("a.csv", header, tuple(pa.array(column, pa.string()) for column in cells))
    rows = joined([load_sheet(_DOCKET, sheet, {name: at for at, name in enumerate(header)})]).rows
    assert rows["受理法院"].to_pylist() == [_HAIDIAN] * 3
    assert rows["受理法院·区县"].to_pylist() == ["海淀区"] * 3
    assert rows[ROW].to_pylist() == [0, 1, 2]
