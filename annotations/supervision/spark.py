"""The same models on Spark: the expression that DuckDB runs, and the same rows come out.

Needs the `spark` extra (pyspark, and a full Java 17 on the machine).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

from annotations.supervision.compile.judge import judge
from annotations.supervision.compile.task import Task
from annotations.supervision.language.expr import Expr
from annotations.supervision.model.tree import Model
from annotations.supervision.tables.values import Loaded


def session(master: str = "local[2]") -> SparkSession:
    """Start Spark for small data: one partition and no compiled stages, which take longer than they save."""
    builder = SparkSession.builder.master(master).appName("jianwen")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.pyspark.python": sys.executable,
    }.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


@dataclass(slots=True)
class _Settle:
    """Stores a step's rows and cuts the plan off behind them."""

    spark: SparkSession
    connection: Expr
    count: int = 0

    def __call__(self, rows: Expr, instead: Expr | None = None) -> Expr:
        """Store the rows of an expression."""
        del instead
        self.count += 1
        name = f"jianwen_step{self.count}"
        self.spark.sql(self.connection.compile(rows)).localCheckpoint().createOrReplaceTempView(name)
        return self.connection.table(name)


def judged(
    spark: SparkSession, model: Model, data: Mapping[str, Loaded], today: date, folder: Path
) -> pa.Table:
    """Run one model; the tables go to Spark as Parquet files in `folder`."""
    connection = ibis.pyspark.connect(spark)
    tables = {}
    for number, source in enumerate(source for source in model.sources if source.table in data):
        path = folder / f"{number}.parquet"
        pq.write_table(data[source.table].rows, path)
        tables[source.table] = connection.read_parquet(path, table_name=f"t{number}_{folder.name}")
    task = Task(model, tables, today, {}, _Settle(spark, connection))
    found: pa.Table = connection.to_pyarrow(judge(task).told())
    return found
