"""基准: a value against the distribution of like rows, of the same calendar year and the years before it."""

from __future__ import annotations

from datetime import date

import ibis

from annotations.supervision.compile.beside import Beside
from annotations.supervision.compile.env import ROW, RowEnv
from annotations.supervision.compile.folds import median_of
from annotations.supervision.compile.numbered import GROUP, numbered
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.model.tree import Baseline

_VALUE, _YEAR, _COUNT = "值", "年", "数"
_TO, _BELOW, _ALL, _MEDIAN = "至", "前", "样本", "中位"


def measured_against(
    baseline: Baseline, rows: Expr, all_rows: Expr, today: date, *, ranked: bool = True
) -> Beside:
    """Return the distribution that the rows are held against; `all_rows` holds what is out of scope, too.

    Only where the rows are `ranked` is anything told of every value; else of like rows and their years.
    """
    measured = all_rows.select(**_measured(baseline, all_rows, today), **{ROW: all_rows[ROW]})
    keys = [*_like(baseline), _YEAR]
    known = measured.filter(*(measured[name].notnull() for name in (*keys, _VALUE)))
    found = _ranked(baseline, known) if ranked else _in_the_middle(baseline, known)
    own = {_at(baseline, f"{name}'"): value for name, value in _measured(baseline, rows, today).items()}
    if ranked:
        keys.append(_VALUE)
    else:
        value, year = (own[_at(baseline, f"{name}'")] for name in (_VALUE, _YEAR))
        own[_at(baseline, f"{_YEAR}'")] = ibis.ifelse(value.notnull(), year, ibis.null("int64"))
    found = found.rename({_at(baseline, name): name for name in found.columns})
    return Beside(found, own, {_at(baseline, f"{key}'"): _at(baseline, key) for key in keys})


def deviating(baseline: Baseline, rows: Expr, *, ranked: bool = True) -> dict[str, Expr]:
    """Return name.中位数, 偏离, 样本 and for `ranked` rows 分位; too few like rows say nothing."""
    count, median = (rows[_at(baseline, name)] for name in (_ALL, _MEDIAN))
    value = rows[_at(baseline, f"{_VALUE}'")]
    enough, nothing = count >= baseline.least, ibis.null("float64")
    found = {
        f"{baseline.name}.样本": count.cast("float64"),
        f"{baseline.name}.中位数": ibis.ifelse(enough, median, nothing),
        f"{baseline.name}.偏离": ibis.ifelse(enough, (value - median) / median.nullif(0.0), nothing),
    }
    if ranked:
        below = rows[_at(baseline, _BELOW)]
        found[rank_column(baseline)] = ibis.ifelse(enough, below / count.cast("float64"), nothing)
    return found


def rank_column(baseline: Baseline) -> str:
    """Name the column that says which share of like rows lies below a row."""
    return f"{baseline.name}.分位"


def _at(baseline: Baseline, name: str) -> str:
    """Name a column of one distribution."""
    return f"·{baseline.name}·{name}"


def _like(baseline: Baseline) -> list[str]:
    """Name the columns in which like rows agree."""
    return [f"同{i}" for i in range(len(baseline.like))]


def _measured(baseline: Baseline, rows: Expr, today: date) -> dict[str, Expr]:
    """Return each row's value, year and what it must agree in."""
    env = RowEnv(rows, today)
    columns = {name: env.value(field) for name, field in zip(_like(baseline), baseline.like, strict=True)}
    columns[_YEAR] = (
        env.value(baseline.dated).year().cast("int64") if baseline.dated else ibis.literal(0, "int64")
    )
    columns[_VALUE] = lower(baseline.value.tree, env).cast("float64")
    return columns


def _in_the_middle(baseline: Baseline, known: Expr) -> Expr:
    """Return how many like rows there are of each year and those before it, and their median."""
    keys = [*_like(baseline), _YEAR]
    years = known.group_by(keys).aggregate(**{_VALUE: known[_VALUE].collect()})
    spread = _for_years_after(baseline, years)
    values = spread.group_by(keys).aggregate(**{_VALUE: spread[_VALUE].collect()})
    ordered = values[_VALUE].flatten().sort()
    return values.select(*keys, **{_ALL: ordered.length(), _MEDIAN: median_of(ordered)})


def _ranked(baseline: Baseline, known: Expr) -> Expr:
    """Return the same, and for each value how many of them lie below it."""
    numbers, groups = numbered(known, _like(baseline), ROW)
    found = _distribution(_counted(baseline, numbers)).inner_join(groups, GROUP)
    return found.select(*_like(baseline), _YEAR, _VALUE, _BELOW, _ALL, _MEDIAN)


def _for_years_after(baseline: Baseline, rows: Expr) -> Expr:
    """Take rows once for their own year and for each of those after it that look back at it."""
    copies = [rows.mutate(**{_YEAR: rows[_YEAR] + ahead}) for ahead in range(max(baseline.years, 1))]
    return ibis.union(copies[0], *copies[1:]) if len(copies) > 1 else copies[0]


def _counted(baseline: Baseline, known: Expr) -> Expr:
    """Count like rows by value, for each year and those before it."""
    keys = [GROUP, _YEAR, _VALUE]
    counts = known.group_by(keys).aggregate(**{_COUNT: known.count()})
    spread = _for_years_after(baseline, counts)
    return spread.group_by(keys).aggregate(**{_COUNT: spread[_COUNT].sum()})


def _distribution(counted: Expr) -> Expr:
    """Return for each value how many like rows lie below it, how many there are, and their median."""
    keys = [GROUP, _YEAR]
    ordered = ibis.window(group_by=keys, order_by=_VALUE, preceding=None, following=0)
    found = counted.mutate(**{_TO: counted[_COUNT].sum().over(ordered)})
    found = _with(found, keys, found.group_by(keys).aggregate(**{_ALL: found[_TO].max()}))
    # The two middle rows of a sorted list: the first value that half of the rows reach, and that more do.
    low = found[_VALUE].min(where=found[_TO] * 2 >= found[_ALL])
    high = found[_VALUE].min(where=found[_TO] * 2 > found[_ALL])
    found = _with(found, keys, found.group_by(keys).aggregate(**{_MEDIAN: (low + high) / 2}))
    below = (found[_TO] - found[_COUNT]).cast("float64")
    return found.select(*keys, _VALUE, _ALL, _MEDIAN, **{_BELOW: below})


def _with(rows: Expr, keys: list[str], told: Expr) -> Expr:
    """Put beside rows what is told of all that agree in the keys."""
    told = told.rename({f"{key}'": key for key in keys})
    found = rows.inner_join(told, [(key, f"{key}'") for key in keys])
    return found.drop(*(f"{key}'" for key in keys))
