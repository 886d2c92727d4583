"""The same models on Spark: the expressions that DuckDB runs, and the same rows come out.

Needs the `spark` extra (pyspark, and a full Java 17 on the machine).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import ibis
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

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


@dataclass(frozen=True, slots=True)
class Written:
    """A model as expressions over tables by their names: steps, read by later ones, and the rows told."""

    steps: tuple[tuple[str, Expr], ...]
    told: Expr


@dataclass(slots=True)
class _Writing:
    """Notes every step whose rows are to be stored."""

    steps: list[tuple[str, Expr]] = field(default_factory=list)

    def __call__(self, rows: Expr, instead: Expr | None = None) -> Expr:
        """Note a step."""
        del instead
        name = f"jianwen_step{len(self.steps)}"
        self.steps.append((name, rows))
        return ibis.table(rows.schema(), name=name)


def written(model: Model, data: Mapping[str, Loaded], today: date) -> Written:
    """Write a model as expressions; of the tables only their columns are read."""
    tables = {
        source.table: ibis.table(ibis.Schema.from_pyarrow(data[source.table].schema), name=source.table)
        for source in model.sources
        if source.table in data
    }
    writing = _Writing()
    with unswept():
        told = judge(Task(model, tables, today, {}, writing)).told()
    return Written(tuple(writing.steps), told)


def judged(spark: SparkSession, model: Written, data: Mapping[str, Loaded]) -> pa.Table:
    """Run one model."""
    connection = ibis.pyspark.connect(spark)
    for name, table in data.items():
        _called(spark.createDataFrame(table.rows), name)
    with unswept():
        for name, rows in model.steps:
            _called(_asked(spark, connection, rows).localCheckpoint(), name)
        return _asked(spark, connection, model.told).toArrow()


def _asked(spark: SparkSession, connection: Expr, rows: Expr) -> DataFrame:
    """Give the rows of an expression. What it reads more than once is stored first.

    Spark would put it in each place where it is read, and plan and run it there anew: nested in each other,
    a step's 20 tables become hundreds.
    """
    query = connection.compiler.to_sqlglot(rows)
    shared = query.ctes
    for part in shared:
        _called(spark.sql(part.this.sql("spark")).localCheckpoint(), part.alias)
    if shared:
        shared[0].parent.pop()
    return spark.sql(query.sql("spark"))


def _called(rows: DataFrame, name: str) -> None:
    """Let later queries read rows by a name."""
    rows.createOrReplaceTempView(f"`{name}`")
