"""Rows in files are merged as rows in memory are: the same cases, values, sources and places."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import duckdb
import pyarrow as pa
import pytest

from annotations.supervision.documents.filing import CHECKED, Given, file_rows
from annotations.supervision.documents.frames import tables_of
from annotations.supervision.documents.gather import Placed
from annotations.supervision.documents.merging import Part, merged
from annotations.supervision.documents.row import Row
from annotations.supervision.tables.values import Held

_NUMBERS = [f"（2023）宁0121民初{number}号" for number in range(1, 4)]
_KINDS = ["判决书", "调解书", "裁定书", "起诉状", "其他"]
_NAMES = [("马某甲",), ("马某乙", "马某甲"), ("永宁县某某建材有限公司",), ()]


def _row(**values: object) -> Row:
    """A row that tells what is not None, with a place for each value."""
    told = {name: value for name, value in values.items() if value not in (None, ())}
    return Row(told, {name: (at, at + 3) for at, name in enumerate(told)})  # type: ignore[arg-type]


def _document(rng: Random) -> Placed:
    """Some document: a judgment, a complaint or an enforcement, with parties and sums."""
    number, kind = rng.choice(_NUMBERS), rng.choice(_KINDS)
    if rng.random() < 0.2:
        ran = number.replace("民初", "执")
        day = rng.choice([None, date(2024, 1, 5), date(2024, 2, 1)])
        return Placed("执.txt", {"执行案件": (_row(执行案号=ran, 执行依据案号=number, 立案日期=day),)})
    if kind == "起诉状":
        number = rng.choice(["d41d8", "9a0c3"])
    case = _row(
        案号=number,
        文书种类=kind,
        全部原告=rng.choice(_NAMES),
        全部被告=rng.choice(_NAMES),
        受理法院=rng.choice([None, "永宁县人民法院"]),
        原告住所地=rng.choice([None, "宁夏回族自治区永宁县望远镇", "宁夏回族自治区"]),
        结案日期=rng.choice([None, date(2023, 5, 4), date(2023, 6, 1)]),
        执行立案日期=rng.choice([None, date(2023, 9, 9)]),
        结案金额=rng.choice([None, Decimal("12.50")]),
        证据种类=rng.choice([(), ("欠条",), ("银行流水", "欠条")]),
    )
    party = _row(案号=number, 姓名或名称="马某甲", 身份=rng.choice([None, "原告"]))
    rows = {"案件": (case,), "当事人": (party,), "金额": (_row(案号=number, 数额=Decimal(7)),)}
    return Placed(f"{rng.randrange(4)}.txt", rows)


def _cells(table: pa.Table) -> list[dict[str, object]]:
    """Every row, without its number, in an order of its own."""
    return sorted(table.drop_columns(["行号"]).to_pylist(), key=repr)


def _read(held: Held) -> tuple[list[dict[str, object]], list[str]]:
    """The rows as an engine sees them, and where they stand; rows that leads cite are the same."""
    names = held.schema.names
    with duckdb.connect() as connection:
        held.put(connection)
        found = connection.table(held.table.name).to_arrow_table().select(names)
    numbers = found["行号"].combine_chunks()
    cited = held.cells(numbers, [name for name in names if name != "行号"])
    assert cited.to_pylist() == found.drop_columns(["行号"]).to_pylist()
    assert held.count == len(numbers)
    where = held.where(numbers)
    told = zip(cited.to_pylist(), where, strict=True)
    places = [
        (repr(row), one.source, sorted((name, *at) for name, at in one.spans.items())) for row, one in told
    ]
    return _cells(found), sorted(map(repr, places))


@pytest.mark.parametrize("seed", range(6))
def test_both_ways_of_merging_are_one(tmp_path: Path, seed: int) -> None:
    rng, parts = Random(seed), []
    shards = [[_document(rng) for _ in range(rng.randrange(1, 6))] for _ in range(rng.randrange(1, 4))]
    for number, documents in enumerate(shards):
        part = tmp_path / str(number)
        part.mkdir()
        named = [Given(f"{number}-{at}", one) for at, one in enumerate(documents)]
        file_rows(part, [*named, Given("old", _spare())])
        parts.append(Part(part, frozenset({"old"})))
    (tmp_path / "new").mkdir()
    found = merged(parts, tmp_path / "new")
    assert set(CHECKED) <= found.keys()
    wanted = tables_of([one for documents in shards for one in documents])
    rows = {name: held for name, held in found.items() if held.count}
    assert rows.keys() == {name for name in wanted if wanted[name].count}
    for name, held in rows.items():
        assert _read(held) == _read(wanted[name]), name


def _spare() -> Placed:
    """A document that is in force no more."""
    return Placed("old.txt", {"案件": (_row(案号=_NUMBERS[0], 受理法院="灵武市人民法院"),)})
