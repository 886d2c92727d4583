"""Files of every kind that a department may hand over become the same table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from annotations.supervision.tables.files import Tables, load
from annotations.supervision.tables.values import Loaded

_HEADER = ("名称", "统一社会信用代码", "首次执行立案日期")
_ROWS = (
    ("某建材有限责任公司", "91640100MA0000000L", "2023-05-01"),
    ("某商贸有限公司", "", "2023年6月2日"),
)
_TABLE = "被执行人"
_Writer = Callable[[Path, Sequence[Sequence[str]]], Path]


def _csv(folder: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path = folder / "登记.csv"
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def _gb18030(folder: Path, rows: Sequence[Sequence[str]]) -> Path:
    return _csv(folder, rows, "gb18030")


def _with_bom(folder: Path, rows: Sequence[Sequence[str]]) -> Path:
    return _csv(folder, rows, "utf-8-sig")


def _unicode_text(folder: Path, rows: Sequence[Sequence[str]]) -> Path:
    return _csv(folder, rows, "utf-16", "\t").rename(folder / "登记.txt")


def _semicolons(folder: Path, rows: Sequence[Sequence[str]]) -> Path:
    return _csv(folder, rows, delimiter=";")


def _tabs(folder: Path, rows: Sequence[Sequence[str]]) -> Path:
    return _csv(folder, rows, delimiter="\t").rename(folder / "登记.tsv")


def _xlsx(folder: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    path = folder / "登记.xlsx"
    book.save(path)
    return path


def _parquet(folder: Path, rows: Sequence[Sequence[str]]) -> Path:
    path = folder / "登记.parquet"
    pq.write_table(pa.table(dict(zip(rows[0], map(list, zip(*rows[1:], strict=True)), strict=True))), path)
    return path


_WRITERS: tuple[_Writer, ...] = (
    _csv,
    _gb18030,
    _with_bom,
    _unicode_text,
    _semicolons,
    _tabs,
    _xlsx,
    _parquet,
)


def _good(tables: Tables, name: str = _TABLE) -> Loaded:
    assert tables.faults == ()
    return tables.data[name]


def _faults(tables: Tables) -> str:
    assert tables.data == {}
    return "；".join(f"{fault.message}（{fault.remedy}）" for fault in tables.faults)


@pytest.mark.parametrize("write", _WRITERS)
def test_every_kind_of_file_is_the_same_table(tmp_path: Path, write: _Writer) -> None:
    found = _good(load([(_TABLE, write(tmp_path, (_HEADER, *_ROWS)))]))
    assert found.rows["名称"].to_pylist() == ["某建材有限公司", "某商贸有限公司"]
    assert found.rows["首次执行立案日期"].to_pylist() == [date(2023, 5, 1), date(2023, 6, 2)]
    assert found.rows["行号"].to_pylist() == [0, 1]
    assert found.lines.to_pylist() == [2, 3]


@pytest.mark.parametrize("write", _WRITERS)
@settings(deadline=None, max_examples=6)
@given(order=st.permutations(range(3)))
def test_the_order_of_columns_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, write: _Writer, order: list[int]
) -> None:
    rows = [[row[i] for i in order] for row in (_HEADER, *_ROWS)]
    found = _good(load([(_TABLE, write(tmp_path_factory.mktemp("t"), rows))]))
    assert found.rows["名称"].to_pylist() == ["某建材有限公司", "某商贸有限公司"]
    assert found.rows["统一社会信用代码"].to_pylist() == ["91640100MA0000000L", None]


@pytest.mark.parametrize("write", [_csv, _xlsx])
@settings(deadline=None, max_examples=30)
@given(
    cells=st.lists(
        st.tuples(
            st.sampled_from(["某公司", "", "李大山"]),
            st.sampled_from(["2023-05-01", "春天", "", "2023-02-30"]),
        ),
        max_size=12,
    )
)
def test_rows_in_are_rows_and_rows_set_aside(
    tmp_path_factory: pytest.TempPathFactory, write: _Writer, cells: list[tuple[str, str]]
) -> None:
    rows = [("名称", "首次执行立案日期"), *cells]
    found = _good(load([(_TABLE, write(tmp_path_factory.mktemp("t"), rows))]))
    aside = {one.row for one in found.unfit}
    filled = {line for line, row in enumerate(cells, 2) if any(row)}
    assert found.read == len(filled)
    assert sorted(aside | set(found.lines.to_pylist())) == sorted(filled)
    assert not aside & set(found.lines.to_pylist())


def test_what_is_set_aside_is_told_without_its_value(tmp_path: Path) -> None:
    path = _xlsx(tmp_path, (_HEADER, ("某公司", "6.4012E+17", "不详之日"), *_ROWS))
    found = _good(load([(_TABLE, path)]))
    assert [(one.source, one.row, one.column, one.kind) for one in found.unfit] == [
        (f"{path}#Sheet", 2, "统一社会信用代码", "统一社会信用代码被 Excel 变成了科学计数，后几位已经丢失"),
        (f"{path}#Sheet", 2, "首次执行立案日期", "不是日期"),
    ]
    assert all(one.remedy for one in found.unfit)
    assert "6.4012" not in repr(found)
    assert "不详之日" not in repr(found)


def test_a_title_notes_and_blank_rows_may_stand_above_and_between(tmp_path: Path) -> None:
    rows = (("某县被执行人名单",), (), ("制表：执行局", "", "2024年"), _HEADER, _ROWS[0], (), _ROWS[1], ())
    for write in (_csv, _xlsx):
        found = _good(load([(_TABLE, write(tmp_path, rows))]))
        assert found.lines.to_pylist() == [5, 7]
        assert found.read == 2
        assert found.unfit == ()


def test_columns_are_known_by_alias_mark_and_note(tmp_path: Path) -> None:
    header = ("被执行人名称*", "信用代码（18位）", " 立案 日期：")
    found = _good(load([(_TABLE, _csv(tmp_path, (header, *_ROWS)))]))
    assert found.present == {"名称", "统一社会信用代码", "首次执行立案日期"}


def test_columns_of_no_table_are_kept_beside_the_rows(tmp_path: Path) -> None:
    rows = ((*_HEADER, "承办人备注"), (*_ROWS[0], "甲"), ("某公司", "", "春天", "乙"), (*_ROWS[1], "丙"))
    found = _good(load([(_TABLE, _csv(tmp_path, rows)), (_TABLE, _xlsx(tmp_path, (_HEADER, *_ROWS)))]))
    assert found.extra is not None
    assert found.extra.to_pydict() == {"承办人备注": ["甲", "丙", None, None]}
    assert "甲" not in repr(found)


def test_several_files_of_one_table_are_one_table(tmp_path: Path) -> None:
    one, other = _csv(tmp_path, (_HEADER, _ROWS[0])), _xlsx(tmp_path, (_HEADER, _ROWS[1]))
    found = _good(load([(_TABLE, one), (_TABLE, other)]))
    assert found.rows["行号"].to_pylist() == [0, 1]
    assert found.sources.to_pylist() == [str(one), f"{other}#Sheet"]
    assert found.read == 2


def test_one_file_may_be_several_tables(tmp_path: Path) -> None:
    header = ("名称", "立案日期", "信用代码", "法定代表人")
    path = _csv(tmp_path, (header, ("某公司", "2023-01-01", "", "王小河")))
    found = load([(_TABLE, path), ("工商登记", path)])
    assert set(found.data) == {_TABLE, "工商登记"}


def test_every_visible_sheet_of_the_table_counts(tmp_path: Path) -> None:
    book = Workbook()
    for name, rows in (
        ("甲县", (_HEADER, _ROWS[0])),
        ("乙县", (_HEADER, _ROWS[1])),
        ("说明", (("填表说明",),)),
    ):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    hidden = book.create_sheet("旧表")
    for row in (_HEADER, _ROWS[0]):
        hidden.append(list(row))
    hidden.sheet_state = "hidden"
    path = tmp_path / "名单.xlsx"
    book.save(path)
    tables = load([(_TABLE, path)])
    assert _good(tables).sources.to_pylist() == [f"{path}#甲县", f"{path}#乙县"]
    assert f"{path}#说明" in tables.ignored
    assert not any("旧表" in name for name in tables.ignored)


def test_typed_cells_of_workbooks(tmp_path: Path) -> None:
    rows = (
        ("地区", "年份", "月平均工资"),
        ("宁夏银川市", 2023, 7500),
        ("宁夏银川市", "2024", "0.8万元"),
    )
    found = _good(load([("社平工资", _xlsx(tmp_path, rows))]), "社平工资")
    assert found.rows["年份"].to_pylist() == [2023.0, 2024.0]
    assert found.rows["月平均工资"].to_pylist() == [Decimal("7500.00"), Decimal("8000.00")]
    days = (
        _HEADER,
        ("某公司", "", datetime.combine(date(2023, 5, 1), time(9, 30))),
        ("某店", "", date(2023, 5, 2)),
        ("某厂", "", 45049),
    )
    found = _good(load([(_TABLE, _xlsx(tmp_path, days))]))
    assert found.rows["首次执行立案日期"].to_pylist() == [date(2023, 5, day) for day in (1, 2, 3)]


def test_numbers_of_identity_that_excel_rounded_are_refused(tmp_path: Path) -> None:
    rows = (_HEADER, ("某公司", 640121197001010015, "2023-05-01"))
    found = _good(load([(_TABLE, _xlsx(tmp_path, rows))]))
    assert [one.kind for one in found.unfit] == ["统一社会信用代码被 Excel 变成了科学计数，后几位已经丢失"]


def test_typed_columns_of_parquet(tmp_path: Path) -> None:
    path = tmp_path / "案件.parquet"
    columns = {
        "案号": ["（2024）宁0121民初1号"],
        "受理法院": pa.array(["永宁县人民法院"]).dictionary_encode(),
        "案由": ["追索劳动报酬纠纷"],
        "立案日期": pa.array([datetime.combine(date(2024, 3, 1), time(8))], pa.timestamp("us")),
        "结案日期": pa.array([date(2024, 3, 8)], pa.date32()),
        "结案方式": pa.array(["调解"], pa.large_string()),
        "原告": ["李大山"],
        "被告": ["某建材有限公司"],
        "诉请金额": pa.array([Decimal("36000.50")], pa.decimal128(12, 2)),
        "主张月工资": [4500.0],
        "证据种类": pa.array([["欠条", "证人证言"]], pa.list_(pa.string())),
        "扣除审限天数": pa.array([60], pa.int32()),
        "照片": pa.array([b"\xff\xd8"]),
        "附件": [{"名": "甲", "页": 3}],
        "页码": [[[1, 2], [3]]],
    }
    pq.write_table(pa.table(columns), path)
    row = _good(load([("案件", path)]), "案件").rows.to_pylist()[0]
    assert row["立案日期"] == date(2024, 3, 1)
    assert row["诉请金额"] == Decimal("36000.50")
    assert row["主张月工资"] == Decimal("4500.00")
    assert row["证据种类"] == ["欠条", "证人证言"]
    assert row["扣除审限天数"] == 60.0
    assert row["受理法院"] == "宁夏回族自治区永宁县人民法院"


def test_an_old_workbook() -> None:
    found = _good(load([(_TABLE, Path(__file__).with_name("old.xls"))]))
    assert found.rows["名称"].to_pylist() == ["某建材有限公司", "某商贸有限公司"]
    assert found.rows["首次执行立案日期"].to_pylist() == [date(2023, 5, 1), date(2023, 6, 2)]


def test_missing_required_columns_stop_with_the_list(tmp_path: Path) -> None:
    path = _csv(tmp_path, (("案号", "案由", "原告"), ("（2024）宁0121民初1号", "劳动争议", "李大山")))
    told = _faults(load([("案件", path)]))
    assert "受理法院、立案日期、结案日期、结案方式、被告" in told
    assert "jianwen models template" in told


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("空.csv", b"", "文件是空的"),
        ("空.xlsx", b"", "文件是空的"),
        ("坏.xlsx", b"PK\x03\x04 no workbook", "打不开这个工作簿"),
        ("导出.xls", "﻿<html><table><tr><td>名称</td></tr></table>".encode(), "其实是网页"),
        ("坏.parquet", b"PAR1 no table", "不是完整的 Parquet 文件"),
        ("名单.pdf", b"%PDF-1.7", "不认识这种文件"),
        ("名单.csv", b"\xff\xff\xff\xff", "编码认不出来"),
        ("名单.csv", "没有表头\n".encode(), "找不到表头"),
    ],
)
def test_files_that_are_no_table(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert told in _faults(load([(_TABLE, tmp_path / name)]))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for name in ("无.csv", "无.xlsx", "无.parquet"):
        assert "打不开" in _faults(load([(_TABLE, tmp_path / name)]))


def test_a_table_of_no_such_name(tmp_path: Path) -> None:
    assert "没有叫“名单”的表" in _faults(load([("名单", _csv(tmp_path, (_HEADER, *_ROWS)))]))


def test_a_file_with_a_password(tmp_path: Path) -> None:
    """An encrypted workbook is an OLE file with these streams; its first bytes tell."""
    path = tmp_path / "密.xlsx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))
    assert "可能有密码" in _faults(load([(_TABLE, path)]))


def test_the_kind_is_told_by_the_content_where_the_name_is_wrong(tmp_path: Path) -> None:
    xlsx = _xlsx(tmp_path, (_HEADER, *_ROWS)).rename(tmp_path / "a.csv")
    assert len(_good(load([(_TABLE, xlsx)])).rows) == 2
    text = _csv(tmp_path, (_HEADER, *_ROWS)).rename(tmp_path / "b.xls")
    assert len(_good(load([(_TABLE, text)])).rows) == 2


def test_rows_of_unequal_length_and_cells_with_line_breaks(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        '名称,首次执行立案日期,备注\n某公司,2023-05-01\n"某店\n王小河",2023-05-02,"甲\n乙",多,余\n', "utf-8"
    )
    found = _good(load([(_TABLE, path)]))
    assert found.rows["名称"].to_pylist() == ["某公司", "某店"]
