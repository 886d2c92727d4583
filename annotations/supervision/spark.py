"""The same models on Spark: the expression that DuckDB runs, and the same rows come out.

Needs the `spark` extra (pyspark, and a full Java 17 on the machine).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import ibis
import pyarrow as pa
from pyspark.sql import SparkSession

from annotations.supervision.compile.judge import judge
from annotations.supervision.compile.task import Task
from annotations.supervision.language.expr import Expr
from annotations.supervision.model.tree import Model
from annotations.supervision.pausing import unswept
from annotations.supervision.tables.values import Loaded


def session(master: str = "local[1]") -> SparkSession:
    """Start Spark for small data: one partition, nothing compiled that takes longer than it saves."""
    builder = SparkSession.builder.master(master).appName("jianwen")
    for key, value in {
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        # Guessing what else holds of rows takes as long as all other planning of wide tables.
        "spark.sql.constraintPropagation.enabled": "false",
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


def judged(spark: SparkSession, model: Model, data: Mapping[str, Loaded], today: date) -> pa.Table:
    """Run one model."""
    connection = ibis.pyspark.connect(spark)
    tables = {}
    for number, source in enumerate(source for source in model.sources if source.table in data):
        name = f"jianwen_table{number}"
        spark.createDataFrame(data[source.table].rows).createOrReplaceTempView(name)
        tables[source.table] = connection.table(name)
    task = Task(model, tables, today, {}, _Settle(spark, connection))
    with unswept():
        found: pa.Table = connection.to_pyarrow(judge(task).told())
    return found
