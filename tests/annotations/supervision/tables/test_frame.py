"""Tables put together from files and documents, and what is worked out beside their columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.publication.calendar import works
from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.tables.cells import Value
from annotations.supervision.tables.frame import joined, load_sheet
from annotations.supervision.tables.places import characters, divide
from annotations.supervision.tables.typed import typed
from annotations.supervision.tables.values import Loaded, Sheet
from nlp.data.loader import divisions

_DOCKET, _PARTIES = catalogue()["案件"], catalogue()["当事人"]
_ROW: Mapping[str, Value | None] = {
    "案号": "(2024)宁0121民初2号",
    "受理法院": "宁夏永宁县人民法院",
    "案由": "追索劳动报酬纠纷",
    "立案日期": date(2024, 3, 1),
    "原告": ("李大山", "王 小河"),
    "被告": "某建材有限责任公司、赵小溪",
    "结案金额": Decimal("36000"),
    "被告答辩": "被告辩称（略）　属实",
    "缺席": False,
    "原告律所": ("某（宁夏）律师事务所",),
}


def _sheet(name: str, rows: list[Mapping[str, str | None]]) -> Loaded:
    header = tuple(dict.fromkeys(column for row in rows for column in row))
    columns = tuple(pa.array([row.get(column) for row in rows], pa.string()) for column in header)
    table = catalogue()[name]
    at = {column: i for i, column in enumerate(header) if table.column(column)}
    return load_sheet(table, Sheet("a.csv", header, columns), at)


def _party(**cells: str) -> Mapping[str, object]:
    row = {"案号": "（2024）宁0121民初1号", "姓名或名称": "李大山", "诉讼地位": "原告"} | cells
    found: Mapping[str, object] = joined([_sheet("当事人", [row])]).rows.to_pylist()[0]
    return found


def test_rows_of_documents_take_the_forms_of_files() -> None:
    found = typed(_DOCKET, [_ROW], ["d1"], [None], [{"案号": (0, 16)}])
    row = found.rows.to_pylist()[0]
    assert row["案号"] == "（2024）宁0121民初2号"
    assert row["受理法院"] == "宁夏回族自治区永宁县人民法院"
    assert (row["原告"], row["全部原告"]) == ("李大山", ["李大山", "王小河"])
    assert (row["被告"], row["全部被告"]) == ("某建材有限公司", ["某建材有限公司", "赵小溪"])
    assert row["被告答辩"] == "被告辩称（略）　属实"
    assert (row["结案金额"], row["缺席"]) == (Decimal("36000.00"), False)
    assert row["受理法院·区县"] == "永宁县"
    assert row["结案日期"] is None
    assert (found.sources.to_pylist(), found.lines.to_pylist()) == (["d1"], [None])
    assert found.spans == ({"案号": (0, 16)},)
    assert found.unfit == ()
    assert found.doubts == ()
    assert "李大山" not in repr(found)


def test_what_a_document_gives_wrongly_is_left_empty_and_counted() -> None:
    rows: list[Mapping[str, Value | None]] = [
        {"案号": "（2024）宁0121民初1号", "立案日期": "开春", "独任": 3.0}
    ] * 2
    found = typed(_DOCKET, rows, ["d1", "d1"], [None, None])
    assert found.rows["立案日期"].to_pylist() == [None, None]
    assert {(one.column, one.count) for one in found.doubts} == {("立案日期", 2), ("独任", 2)}
    assert found.read == len(found.rows) == 2


def test_documents_and_files_are_one_table() -> None:
    cells = {
        "案号": "（2024）宁0121民初1号",
        "受理法院": "永宁县人民法院",
        "案由": "劳动争议",
        "立案日期": "2024-01-01",
    }
    cells |= {"结案日期": "2024-01-02", "结案方式": "调解", "原告": "甲", "被告": "乙", "备注": "丙"}
    file = joined([_sheet("案件", [cells, cells | {"立案日期": "?"}])])
    both = joined([file, typed(_DOCKET, [_ROW], ["d1"], [None], [{"案号": (0, 16)}])])
    assert both.rows["行号"].to_pylist() == [0, 1]
    assert both.sources.to_pylist() == ["a.csv", "d1"]
    assert both.spans == ({}, {"案号": (0, 16)})
    assert both.extra is not None
    assert both.extra.to_pydict() == {"备注": ["丙", None]}
    assert (both.read, len(both.unfit)) == (3, 1)
    assert both.rows.column_names == file.rows.column_names
    assert both.rows["受理法院·地市"].to_pylist() == ["银川市", "银川市"]


def test_an_empty_table_has_all_its_columns() -> None:
    found = typed(_DOCKET, [], [], [])
    assert len(found.rows) == 0
    assert found.rows.schema == typed(_DOCKET, [_ROW], ["d1"], [None]).rows.schema


@pytest.mark.parametrize(
    ("number", "born", "sex"),
    [
        ("640121197001010015", date(1970, 1, 1), "男"),
        ("649999198512310025", date(1985, 12, 31), "女"),
        ("640121700101002", date(1970, 1, 1), "女"),
        ("640121197013010015", None, "男"),
        ("E12345678", None, None),
    ],
)
def test_birth_and_sex_are_read_from_the_number(number: str, born: date | None, sex: str | None) -> None:
    row = _party(证件号=number)
    assert (row["出生日期"], row["性别"]) == (born, sex)


def test_what_a_file_says_itself_stays() -> None:
    row = _party(证件号="640121197001010015", 出生日期="1971-02-03", 性别="女")
    assert (row["出生日期"], row["性别"]) == (date(1971, 2, 3), "女")


@given(start=st.dates(date(2015, 1, 1), date(2025, 12, 31)), length=st.integers(0, 40))
@settings(deadline=None, max_examples=30)
def test_working_days_are_counted(start: date, length: int) -> None:
    days = [date.fromordinal(start.toordinal() + ahead) for ahead in range(length + 1)]
    rows: list[Mapping[str, Value | None]] = [{"立案日期": days[0], "结案日期": days[-1]}]
    row = typed(_DOCKET, rows, ["d"], [None]).rows.to_pylist()[0]
    assert row["结案日期·工作日序"] - row["立案日期·工作日序"] == sum(works(day)[0] for day in days[1:])


def test_days_outside_the_calendar_have_no_number() -> None:
    rows: list[Mapping[str, Value | None]] = [{"立案日期": date(1970, 1, 1), "结案日期": date(2090, 1, 1)}]
    row = typed(_DOCKET, rows, ["d"], [None]).rows.to_pylist()[0]
    assert (row["立案日期·工作日序"], row["结案日期·工作日序"]) == (None, None)


@given(
    st.lists(
        st.sampled_from([*sorted(divisions().values()), "宁夏", "银川", "某村3组", "第", "路"]), max_size=4
    ).map("".join)
)
@settings(deadline=None)
def test_a_place_is_told_by_its_head(text: str) -> None:
    head = next((i for i, char in enumerate(text) if char not in characters()), len(text))
    assert divide(text[:head]) == divide(text)


@pytest.mark.parametrize(
    ("text", "province", "city", "county"),
    [
        ("宁夏回族自治区银川市永宁县望远镇", "宁夏回族自治区", "银川市", "永宁县"),
        ("宁夏永宁县", "宁夏回族自治区", "银川市", "永宁县"),
        ("永宁县人民法院", "宁夏回族自治区", "银川市", "永宁县"),
        ("北京市海淀区", "北京市", "北京市", "海淀区"),
        ("某处", "", "", ""),
    ],
)
def test_places(text: str, province: str, city: str, county: str) -> None:
    found = divide(text)
    assert (found.province, found.city, found.county) == (province, city, county)
