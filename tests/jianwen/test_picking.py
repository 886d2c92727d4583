"""Rows of some documents are picked out of a table in any order, and little more is unpacked."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jianwen.ingesting.picking import rows_of

IDS = [f"{number:02d}" for number in range(20)]
MIXED = [*IDS[10:], *IDS[:10]]


def written(path: Path, ids: list[str]) -> Path:
    rows = [{"id": id_, "name": f"第{id_}行"} for id_ in ids]
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=4, write_statistics=["id"])
    return path


@pytest.mark.parametrize("ids", [IDS, MIXED, IDS[::-1]])
@pytest.mark.parametrize("wanted", [["03"], ["00", "19", "07"], ["99"], [], IDS])
def test_the_wanted_rows_and_no_others(tmp_path: Path, ids: list[str], wanted: list[str]) -> None:
    found = list(rows_of(written(tmp_path / "t.parquet", ids), wanted))
    assert found == [{"id": id_, "name": f"第{id_}行"} for id_ in ids if id_ in wanted]


def test_rows_of_one_document_may_lie_in_two_groups(tmp_path: Path) -> None:
    ids = ["1", "1", "2", "2", "2", "2", "3", "4"]
    assert [row["id"] for row in rows_of(written(tmp_path / "t.parquet", ids), ["2"])] == ["2"] * 4


def test_only_the_group_that_holds_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, read = written(tmp_path / "t.parquet", IDS), list[int]()
    whole = pq.ParquetFile.read_row_group

    def counted(file: pq.ParquetFile, group: int, columns: list[str] | None = None) -> pa.Table:
        read.append(group)
        return whole(file, group, columns)

    monkeypatch.setattr(pq.ParquetFile, "read_row_group", counted)
    assert [row["name"] for row in rows_of(path, ["05", "06"], ["id", "name"])] == ["第05行", "第06行"]
    assert read == [1]


def test_a_table_that_was_written_anew_is_read_anew(tmp_path: Path) -> None:
    path = written(tmp_path / "t.parquet", IDS)
    assert list(rows_of(path, ["30"])) == []
    written(path, [*IDS, "30"])
    assert [row["id"] for row in rows_of(path, ["30"])] == ["30"]
