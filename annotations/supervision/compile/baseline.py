"""基准: a value against the distribution of like rows, of the same calendar year and the years before it."""

from __future__ import annotations

from datetime import date

import ibis

from annotations.supervision.compile.env import ROW, RowEnv
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.model.tree import Baseline

_VALUE, _YEAR, _OWN = "·值", "·年", "·本年"


def add_baseline(baseline: Baseline, rows: Expr, today: date) -> Expr:
    """Add name.中位数, name.分位, name.偏离 and name.样本."""
    env = RowEnv(rows, today)
    value = lower(baseline.value.tree, env).cast("float64")
    like = {f"·同{i}": env.value(name) for i, name in enumerate(baseline.like)}
    year = env.value(baseline.dated).year().cast("int64") if baseline.dated else ibis.literal(0, "int64")
    base = rows.select(**{ROW: rows[ROW], _VALUE: value, _YEAR: year}, **like)
    base = base.filter(base[_VALUE].notnull())
    return _joined(baseline, rows, _distribution(baseline, base, list(like)))


def _distribution(baseline: Baseline, base: Expr, like: list[str]) -> Expr:
    """Return each row's median, share below and size of its like rows.

    A row counts for its own year and for the years after it that look back so far: it is copied once for
    each, and every copy but the one of its own year is dropped at the end.
    """
    copies = [
        base.mutate(**{_OWN: ibis.literal(ahead == 0), _YEAR: base[_YEAR] + ahead})
        for ahead in range(max(baseline.years, 1))
    ]
    spread = ibis.union(copies[0], *copies[1:]) if len(copies) > 1 else copies[0]
    keys = [*like, _YEAR]
    sizes = spread.group_by(keys).aggregate(
        **{"·样本": spread.count(), "·中位": spread[_VALUE].median()},
    )
    ranked = spread.mutate(**{"·前": ibis.rank().over(ibis.window(group_by=keys, order_by=spread[_VALUE]))})
    ranked = ranked.filter(ranked[_OWN]).select(ROW, *keys, _VALUE, "·前")
    return ranked.inner_join(sizes, keys).select(ROW, _VALUE, "·前", "·样本", "·中位")


def _joined(baseline: Baseline, rows: Expr, found: Expr) -> Expr:
    """Join the distribution to the rows; too few like rows say nothing."""
    enough = found["·样本"] >= baseline.least
    median = found["·中位"]
    columns = {
        "·行": found[ROW],
        f"{baseline.name}.样本": found["·样本"].cast("float64"),
        f"{baseline.name}.中位数": ibis.ifelse(enough, median, ibis.null("float64")),
        f"{baseline.name}.分位": ibis.ifelse(
            enough, found["·前"].cast("float64") / found["·样本"].cast("float64"), ibis.null("float64")
        ),
        f"{baseline.name}.偏离": ibis.ifelse(
            enough, (found[_VALUE] - median) / median.nullif(0.0), ibis.null("float64")
        ),
    }
    return rows.left_join(found.select(**columns), rows[ROW] == found.select(**columns)["·行"]).drop("·行")
