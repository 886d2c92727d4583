"""Cells that leads cite are read from files as they were written, however they are stored there."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.tables.filed import SOURCE, SPANS, Filed

_COUNT = 1_000
_WRITTEN = pa.table(
    {
        # Few texts, told apart by numbers in the file; each a text of its own; few texts in lists.
        "案由": [("民间借贷纠纷", "买卖合同纠纷", None)[at % 3] for at in range(_COUNT)],
        "案号": [f"（2023）宁0121民初{at}号" for at in range(_COUNT)],
        "证据": [(["欠条"], ["考勤", "欠条"], None)[at % 3] for at in range(_COUNT)],
        SOURCE: [f"docket{at % 2}.csv" for at in range(_COUNT)],
        SPANS: ["{}"] * _COUNT,
    }
)


def test_cells_of_files_are_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "docket.parquet"
    pq.write_table(_WRITTEN, path, row_group_size=300)
    filed = Filed(catalogue()["案件"], (path,), pa.array([], pa.int64()))
    numbers = pa.array([999, 0, 301, 4])

    cells = filed.cells(numbers, ["案由", "案号", "证据"])

    assert cells.equals(_WRITTEN.select(["案由", "案号", "证据"]).take(numbers))
    assert [where.source for where in filed.where(numbers)] == [f"docket{at}.csv" for at in (1, 0, 1, 0)]
