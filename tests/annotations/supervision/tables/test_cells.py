"""Cells of every sense: good ones, dirty ones, doubtful ones, and those that are refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations.supervision.catalogue.values import Sense
from annotations.supervision.shown import plain
from annotations.supervision.tables.cells import Cell, CellError, read_cell

_DAY = date(2024, 3, 1)
# An invented number whose check digit holds, and one whose check digit does not.
_ID, _BAD_ID = "649999197001010017", "649999197001010011"
_CODE, _BAD_CODE = "91640100MA0000000L", "91640100MA0000000M"


@pytest.mark.parametrize(
    ("sense", "written", "value"),
    [
        (Sense.TEXT, "  一审简易 ", "一审简易"),
        (Sense.TEXT, "ＡＢ１", "AB1"),
        (Sense.TEXT, "一审（简易），独任", "一审（简易），独任"),
        (Sense.TEXT, "1E5", "1E5"),
        (Sense.PERSON, " 李 大 山 ", "李大山"),
        (Sense.PERSON, "买买提.吐尔逊", "买买提·吐尔逊"),
        (Sense.NAME, "某某(集团)有限责任公司", "某某（集团）有限公司"),
        (Sense.NAME, "李大山、王小河等5人", "李大山"),
        (Sense.NAME, "ABC Co., Ltd", "ABC Co., Ltd"),
        (Sense.CASE_NUMBER, "(2024)宁0121民初0101号", "（2024）宁0121民初101号"),
        (Sense.CASE_NUMBER, "〔2024〕宁０１２１民初101号", "（2024）宁0121民初101号"),
        (Sense.CASE_NUMBER, "某检刑不诉〔2024〕1号", "某检刑不诉〔2024〕1号"),
        (Sense.CAUSE, "追索劳动报酬纠纷、劳动争议", "追索劳动报酬纠纷"),
        (Sense.TEXT, "调 解", "调解"),
        (Sense.TEXT, "调\u3000解", "调解"),
        (Sense.TEXT, "判 决\n维 持", "判决维持"),
        (Sense.TEXT, "5 天 A B", "5 天 A B"),
        (Sense.CATEGORY, "id_number", "证件号码"),
        (Sense.CATEGORY, "证件号码", "证件号码"),
        (Sense.CAUSE, "生产、销售有毒、有害食品罪、非法经营罪", "生产、销售有毒、有害食品罪"),
        (Sense.COURT, "宁夏永宁县人民法院", "宁夏回族自治区永宁县人民法院"),
        (Sense.PLACE, "宁夏 永宁县　望远镇", "宁夏永宁县望远镇"),
        (Sense.NUMBER, "1,234.5", 1234.5),
        (Sense.NUMBER, "２％", 0.02),
        (Sense.NUMBER, "-3", -3.0),
        (Sense.MONEY, "36000", Decimal("36000.00")),
        (Sense.MONEY, "3.6万元", Decimal("36000.00")),
        (Sense.MONEY, "￥36,000.50", Decimal("36000.50")),
        (Sense.MONEY, "人民币３.６万元整", Decimal("36000.00")),
        (Sense.MONEY, "1.2亿", Decimal("120000000.00")),
        (Sense.MONEY, "叁万陆仟元整", Decimal("36000.00")),
        (Sense.DATE, "2024-03-01", _DAY),
        (Sense.DATE, "2024/3/1", _DAY),
        (Sense.DATE, "2024.03.01", _DAY),
        (Sense.DATE, "2024年3月1日", _DAY),
        (Sense.DATE, "20240301", _DAY),
        (Sense.DATE, "二〇二四年三月一日", _DAY),
        (Sense.DATE, "二○二四年十二月三十一日", date(2024, 12, 31)),
        (Sense.DATE, "２０２４年３月１日", _DAY),
        (Sense.DATE, "2024-03-01 09:30:00", _DAY),
        (Sense.DATE, "2024-03-01T00:00:00", _DAY),
        (Sense.DATE, "45352", _DAY),
        (Sense.DATE, "45352.0", _DAY),
        (Sense.MONTH, "2024-03", _DAY),
        (Sense.MONTH, "2024年3月", _DAY),
        (Sense.MONTH, "202403", _DAY),
        (Sense.MONTH, "2024-03-15", _DAY),
        (Sense.FLAG, "是", True),
        (Sense.FLAG, "√", True),
        (Sense.FLAG, "无", False),
        (Sense.TEXT, "无", "无"),
        (Sense.PERSON, "无", None),
        (Sense.FLAG, "N", False),
        (Sense.LIST, "欠条；证人证言、欠条", ("欠条", "证人证言")),
        (Sense.LIST, "O80;Y04", ("O80", "Y04")),
        (Sense.ID, _ID, _ID),
        (Sense.ID, "'64999919700101001 7", _ID),
        (Sense.ID, f"{_ID}、{_ID}", _ID),
        (Sense.CODE, _CODE.lower(), _CODE),
        (Sense.CODE, "91640100MAXX000003", "91640100MAXX000003"),
        (Sense.ID, "91640100MAXX000003", "91640100MAXX000003"),
    ],
)
def test_reads(sense: Sense, written: str, value: object) -> None:
    assert read_cell(sense, written) == Cell(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("sense", list(Sense))
@pytest.mark.parametrize("written", ["", "  ", "-", "—", "/", "NULL", "\u200b"])
def test_an_empty_cell_is_no_value(sense: Sense, written: str) -> None:
    assert read_cell(sense, written) == Cell(None)


@pytest.mark.parametrize(
    ("sense", "written", "kind"),
    [
        (Sense.NUMBER, "三十上下", "不是数"),
        (Sense.NUMBER, "inf", "不是数"),
        (Sense.NUMBER, "1_000", "不是数"),
        (Sense.NUMBER, "1,2", "不是数"),
        (Sense.NUMBER, "9e30", "数太大"),
        (Sense.MONEY, "若干元", "不是金额"),
        (Sense.MONEY, "1,,", "不是金额"),
        (Sense.MONEY, "99999999999999999", "金额太大"),
        (Sense.DATE, "2024-02-30", "日历上没有这一天"),
        (Sense.DATE, "2024-13-01", "日历上没有这一天"),
        (Sense.DATE, "1024-01-01", "年份不可能"),
        (Sense.DATE, "去年春天", "不是日期"),
        (Sense.DATE, "3/1/2024", "不是日期"),
        (Sense.MONTH, "春", "不是日期"),
        (Sense.FLAG, "也许", "不是“是”或“否”"),
        (Sense.ID, "6.40121E+17", "证件号被 Excel 变成了科学计数，后几位已经丢失"),
        (Sense.ID, "6.40121197001010e+17", "证件号被 Excel 变成了科学计数，后几位已经丢失"),
        (Sense.TEXT, "1.64012E+13", "编号被 Excel 变成了科学计数，后几位已经丢失"),
        (Sense.CODE, "9.164e17", "统一社会信用代码被 Excel 变成了科学计数，后几位已经丢失"),
    ],
)
def test_refuses(sense: Sense, written: str, kind: str) -> None:
    with pytest.raises(CellError) as caught:
        read_cell(sense, written)
    assert caught.value.kind == kind
    assert caught.value.remedy
    assert written not in f"{caught.value!r}{caught.value.remedy}"


@pytest.mark.parametrize(
    ("sense", "written", "value", "warning"),
    [
        (Sense.ID, _BAD_ID, _BAD_ID, "身份证号校验不通过"),
        (Sense.ID, "640121********0019", None, "证件号已遮盖，不能用来比对"),
        (Sense.ID, "64012119700101×××9", None, "证件号已遮盖，不能用来比对"),
        (Sense.ID, "640121XXXXXXXX0019", None, "证件号已遮盖，不能用来比对"),
        (Sense.CODE, "91640100MA****00XL", None, "代码已遮盖，不能用来比对"),
        (Sense.CODE, "91999999NXX15NWUGE", "91999999NXX15NWUGE", ""),
        (Sense.ID, "640121700101001", "640121700101001", ""),
        (Sense.ID, "E12345678", "E12345678", "不是 18 位身份证号"),
        (Sense.CODE, _BAD_CODE, _BAD_CODE, "统一社会信用代码校验不通过"),
        (Sense.CODE, "12345", "12345", "统一社会信用代码校验不通过"),
    ],
)
def test_doubts(sense: Sense, written: str, value: str | None, warning: str) -> None:
    assert read_cell(sense, written) == Cell(value, warning)


def test_a_cell_does_not_show_its_value() -> None:
    assert _ID not in repr(read_cell(Sense.ID, _ID))


_VALUES = {
    Sense.DATE: st.dates(date(1880, 1, 1), date(2100, 12, 31)),
    Sense.MONTH: st.dates(date(1880, 1, 1), date(2100, 12, 31)).map(lambda day: day.replace(day=1)),
    Sense.MONEY: st.decimals(-(10**14), 10**14, places=2),
    Sense.NUMBER: st.integers(-(10**9), 10**9).map(float),
    Sense.FLAG: st.booleans(),
}


@pytest.mark.parametrize("sense", list(_VALUES))
@settings(deadline=None)
@given(data=st.data())
def test_what_is_written_is_read_again(sense: Sense, data: st.DataObject) -> None:
    value = data.draw(_VALUES[sense])
    assert read_cell(sense, plain(value)).value == value


@settings(deadline=None)
@given(st.sampled_from(list(Sense)), st.text(max_size=40))
def test_any_text_is_a_value_or_a_fault_with_a_remedy(sense: Sense, written: str) -> None:
    try:
        read_cell(sense, written)
    except CellError as error:
        assert error.kind
        assert error.remedy


@settings(deadline=None)
@given(
    st.sampled_from([Sense.PERSON, Sense.NAME, Sense.CASE_NUMBER, Sense.CAUSE, Sense.COURT, Sense.PLACE]),
    st.text(max_size=30),
)
@example(Sense.PERSON, "(]|")
def test_what_is_canonical_stays(sense: Sense, written: str) -> None:
    value = read_cell(sense, written).value
    assert value is None or read_cell(sense, str(value)).value in (value, None)
