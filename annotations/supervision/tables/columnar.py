"""Parquet files as columns of text cells."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from annotations.supervision.tables.raw import FileFaultError, Raw


def read_columnar(path: Path) -> Raw:
    """Read a Parquet file; its first row is the names of its columns."""
    try:
        table = pq.read_table(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise FileFaultError("不是完整的 Parquet 文件", "重新导出") from error
    columns = tuple(
        pa.concat_arrays([pa.array([name], pa.string()), _texts(table[name].combine_chunks())])
        for name in table.column_names
    )
    return Raw("", (tuple(table.column_names),), columns)


def _texts(column: pa.Array) -> pa.Array:
    """Write every cell of a column as text; the entries of a list are parted by 、.

    Columns of records and of bytes are no columns of a table: nothing stands in them.
    """
    if (pa.types.is_nested(column.type) and not _of_texts(column.type)) or pa.types.is_binary(column.type):
        return pa.nulls(len(column), pa.string())
    if pa.types.is_nested(column.type):
        return pc.binary_join(column.cast(pa.list_(pa.string())), "、")
    if pa.types.is_boolean(column.type):
        return pc.if_else(column, "是", "否")
    if pa.types.is_timestamp(column.type):
        return column.cast(pa.date32()).cast(pa.string())
    return column.cast(pa.string())


def _of_texts(kind: pa.DataType) -> bool:
    """Say whether a type is a list of plain values."""
    lists = pa.types.is_list(kind) or pa.types.is_large_list(kind)
    return lists and not pa.types.is_nested(kind.value_type)
