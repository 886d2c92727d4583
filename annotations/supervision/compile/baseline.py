"""基准: a value against the distribution of like rows, of the same calendar year and the years before it."""

from __future__ import annotations

from datetime import date

import ibis

from annotations.supervision.compile.env import RowEnv
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.model.tree import Baseline

_VALUE, _YEAR, _COUNT = "·值", "·年", "·数"


def add_baseline(baseline: Baseline, rows: Expr, all_rows: Expr, today: date) -> Expr:
    """Add name.中位数, name.分位, name.偏离 and name.样本; `all_rows` holds what is out of scope, too."""
    counted = _counted(baseline, _measured(baseline, all_rows, today))
    found = _distribution(counted, [*_like(baseline), _YEAR])
    return _joined(baseline, _measured(baseline, rows, today, keep=True), found)


def _like(baseline: Baseline) -> list[str]:
    """Name the columns in which like rows agree."""
    return [f"·同{i}" for i in range(len(baseline.like))]


def _measured(baseline: Baseline, rows: Expr, today: date, *, keep: bool = False) -> Expr:
    """Return each row's value, year and what it must agree in; with `keep`, beside its columns."""
    env = RowEnv(rows, today)
    columns = {name: env.value(field) for name, field in zip(_like(baseline), baseline.like, strict=True)}
    columns[_VALUE] = lower(baseline.value.tree, env).cast("float64")
    columns[_YEAR] = (
        env.value(baseline.dated).year().cast("int64") if baseline.dated else ibis.literal(0, "int64")
    )
    return rows.mutate(**columns) if keep else rows.select(**columns)


def _counted(baseline: Baseline, measured: Expr) -> Expr:
    """Count like rows by value; a row counts for its own year and for those after it that look back at it."""
    keys = [*_like(baseline), _YEAR, _VALUE]
    known = measured.filter(measured[_VALUE].notnull(), measured[_YEAR].notnull())
    counts = known.group_by(keys).aggregate(**{_COUNT: known.count()})
    copies = [counts.mutate(**{_YEAR: counts[_YEAR] + ahead}) for ahead in range(max(baseline.years, 1))]
    spread = ibis.union(copies[0], *copies[1:]) if len(copies) > 1 else copies[0]
    return spread.group_by(keys).aggregate(**{_COUNT: spread[_COUNT].sum()})


def _distribution(counted: Expr, keys: list[str]) -> Expr:
    """Return for each value how many like rows lie below it, how many there are, and their median."""
    ordered = ibis.window(group_by=keys, order_by=_VALUE, preceding=None, following=0)
    whole = ibis.window(group_by=keys)
    found = counted.mutate(
        **{"·至": counted[_COUNT].sum().over(ordered), "·样本": counted[_COUNT].sum().over(whole)}
    )
    # The two middle rows of a sorted list: the first value that half of the rows reach, and that more do.
    low = ibis.ifelse(found["·至"] * 2 >= found["·样本"], found[_VALUE], ibis.null("float64"))
    high = ibis.ifelse(found["·至"] * 2 > found["·样本"], found[_VALUE], ibis.null("float64"))
    found = found.mutate(**{"·低": low, "·高": high})
    return found.mutate(
        **{
            "·中位": (found["·低"].min().over(whole) + found["·高"].min().over(whole)) / 2,
            "·前": (found["·至"] - found[_COUNT]).cast("float64"),
        }
    ).select(*keys, _VALUE, "·前", "·样本", "·中位")


def _joined(baseline: Baseline, measured: Expr, found: Expr) -> Expr:
    """Join the distribution to the rows; too few like rows say nothing."""
    keys = [*_like(baseline), _YEAR, _VALUE]
    found = found.rename({f"{key}'": key for key in keys})
    rows = measured.left_join(found, [measured[key] == found[f"{key}'"] for key in keys])
    enough = rows["·样本"] >= baseline.least
    nothing = ibis.null("float64")
    median = rows["·中位"]
    columns = {
        f"{baseline.name}.样本": rows["·样本"].cast("float64"),
        f"{baseline.name}.中位数": ibis.ifelse(enough, median, nothing),
        f"{baseline.name}.分位": ibis.ifelse(enough, rows["·前"] / rows["·样本"].cast("float64"), nothing),
        f"{baseline.name}.偏离": ibis.ifelse(enough, (rows[_VALUE] - median) / median.nullif(0.0), nothing),
    }
    return rows.mutate(**columns).drop(*keys, *(f"{key}'" for key in keys), "·前", "·样本", "·中位")
