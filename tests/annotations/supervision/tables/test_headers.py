"""Which column of a file is which of the catalogue."""

from __future__ import annotations

import random

import pytest

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import Table
from annotations.supervision.tables.headers import SEARCHED, find_header, missing, second_row

_TABLES = list(catalogue().values())


@pytest.mark.parametrize("table", _TABLES, ids=lambda table: table.name)
def test_every_name_and_alias_is_known_in_any_order(table: Table) -> None:
    draw = random.Random(table.name)
    for _ in range(5):
        columns = draw.sample(table.columns, len(table.columns))
        header = [draw.choice([column.name, f"{column.name}*", *column.aliases]) for column in columns]
        found = find_header(table, [header])
        assert found is not None
        assert found.at == {column.name: i for i, column in enumerate(columns)}
        assert found.extra == {}
        assert missing(table, found) == ()


def test_a_name_beats_an_alias() -> None:
    """法院名称 is an alias of 受理法院; where both stand, the alias is a column of its own."""
    found = find_header(catalogue()["案件"], [["法院名称", "受理法院", "案号"]])
    assert found is not None
    assert found.at["受理法院"] == 1
    assert found.extra == {"法院名称": 0}


def test_the_header_is_the_row_that_knows_most() -> None:
    rows = [
        ["案件统计", ""],
        ["案号", "制表"],
        ["案号", "案由", "立案日期"],
        ["（2024）宁0121民初1号", "劳动争议", "2024-01-01"],
    ]
    found = find_header(catalogue()["案件"], rows)
    assert found is not None
    assert (found.row, found.data) == (2, 3)


def test_a_header_too_far_down_is_none() -> None:
    rows = [["", ""]] * SEARCHED + [["案号", "案由"]]
    assert find_header(catalogue()["案件"], rows) is None


def test_the_second_row_of_our_template_is_no_data() -> None:
    table = catalogue()["被执行人"]
    names = [column.name for column in table.columns]
    notes = [second_row(column) for column in table.columns]
    assert find_header(table, [names, notes]).data == 2  # type: ignore[union-attr]
    flattened = [note.replace("\n", " ") for note in notes]
    assert find_header(table, [names, flattened]).data == 2  # type: ignore[union-attr]
    assert find_header(table, [names, ["某公司", "", "2024-01-01"]]).data == 1  # type: ignore[union-attr]


def test_what_is_missing_is_told_in_the_order_of_the_template() -> None:
    table = catalogue()["案件"]
    found = find_header(table, [["原告", "案号"]])
    assert found is not None
    told = [column.name for column in missing(table, found)]
    assert told == ["受理法院", "案由", "立案日期", "结案日期", "结案方式", "被告"]
