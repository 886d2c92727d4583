"""基准: a value against the distribution of like rows, of the same calendar year and the years before it."""

from __future__ import annotations

from datetime import date

import ibis

from annotations.supervision.compile.beside import Beside
from annotations.supervision.compile.env import ROW, RowEnv
from annotations.supervision.compile.numbered import GROUP, numbered
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.model.tree import Baseline

_VALUE, _YEAR, _COUNT = "值", "年", "数"
_TO, _BELOW, _ALL, _MEDIAN = "至", "前", "样本", "中位"


def measured_against(baseline: Baseline, rows: Expr, all_rows: Expr, today: date) -> Beside:
    """Return the distribution that the rows are held against; `all_rows` holds what is out of scope, too."""
    measured = all_rows.select(ROW, **_measured(baseline, all_rows, today))
    known, groups = numbered(
        measured.filter(measured[_VALUE].notnull(), measured[_YEAR].notnull()), _like(baseline), ROW
    )
    found = _distribution(_counted(baseline, known)).inner_join(groups, GROUP)
    found = found.select(*_like(baseline), _YEAR, _VALUE, _BELOW, _ALL, _MEDIAN)
    own = {_at(baseline, f"{name}'"): value for name, value in _measured(baseline, rows, today).items()}
    keys = [*_like(baseline), _YEAR, _VALUE]
    found = found.rename({_at(baseline, name): name for name in found.columns})
    return Beside(found, own, {_at(baseline, f"{key}'"): _at(baseline, key) for key in keys})


def deviating(baseline: Baseline, rows: Expr) -> dict[str, Expr]:
    """Return name.中位数, name.分位, name.偏离 and name.样本; too few like rows say nothing."""
    below, count, median = (rows[_at(baseline, name)] for name in (_BELOW, _ALL, _MEDIAN))
    value = rows[_at(baseline, f"{_VALUE}'")]
    enough, nothing = count >= baseline.least, ibis.null("float64")
    return {
        f"{baseline.name}.样本": count.cast("float64"),
        f"{baseline.name}.中位数": ibis.ifelse(enough, median, nothing),
        f"{baseline.name}.分位": ibis.ifelse(enough, below / count.cast("float64"), nothing),
        f"{baseline.name}.偏离": ibis.ifelse(enough, (value - median) / median.nullif(0.0), nothing),
    }


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


def _counted(baseline: Baseline, known: Expr) -> Expr:
    """Count like rows by value; a row counts for its own year and for those after it that look back at it."""
    keys = [GROUP, _YEAR, _VALUE]
    counts = known.group_by(keys).aggregate(**{_COUNT: known.count()})
    copies = [counts.mutate(**{_YEAR: counts[_YEAR] + ahead}) for ahead in range(max(baseline.years, 1))]
    spread = ibis.union(copies[0], *copies[1:]) if len(copies) > 1 else copies[0]
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
    found = rows.inner_join(told, [rows[key] == told[f"{key}'"] for key in keys])
    return found.drop(*(f"{key}'" for key in keys))
