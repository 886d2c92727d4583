"""How each function of the closed list becomes an Ibis expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Protocol

import ibis

from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower_text import TEXTS
from annotations.supervision.language.patterns import has_group
from annotations.supervision.tables.workdays import number_of

# fmt: off
_COMPOUND = (
    "欧阳", "上官", "司马", "诸葛", "司徒", "东方", "独孤", "南宫", "夏侯", "皇甫", "尉迟", "公孙", "慕容",
    "长孙", "宇文", "轩辕", "令狐", "端木", "呼延", "澹台", "闻人", "赫连", "申屠", "淳于", "单于", "百里",
)
# fmt: on


class Companions(Protocol):
    """Gives what the loader worked out beside a field, and the day of the run."""

    @property
    def today(self) -> date:
        """Return the day of the run."""

    def companion(self, name: str, part: str) -> Expr:
        """Return the companion of a field."""


def _days(_: date, start: Expr, end: Expr) -> Expr:
    """Count calendar days."""
    return end.delta(start, unit="day").cast("float64")


def _months(_: date, start: Expr, end: Expr) -> Expr:
    """Count full months; the last day of a month completes it."""
    whole = (end.year() - start.year()) * 12 + end.month() - start.month()
    last = (end + ibis.interval(days=1)).day() == 1
    short = (end.day() < start.day()) & ~last
    return (whole - short.cast("int64")).cast("float64")


def _age(today: date, born: Expr, on: Expr) -> Expr:
    """Count full years."""
    return (_months(today, born, on) / 12).floor().cast("float64")


def _add_months(_: date, start: Expr, count: Expr) -> Expr:
    """Add months; where the month is too short, its last day."""
    return _day(start + _whole(count).as_interval("M"))


def _plus(start: Expr, count: Expr) -> Expr:
    """Add days."""
    return _day(start + _whole(count).as_interval("D"))


def _day(moment: Expr) -> Expr:
    """Make a day of a date with something added, which is a moment to DuckDB; the library does not know."""
    return moment.cast("timestamp").cast("date")


def _whole(count: Expr) -> Expr:
    """Drop what is behind the point; engines differ in how they round."""
    return count.floor().cast("int64")


def _share(_: date, one: Expr, other: Expr) -> Expr:
    """Say whether two lists have an entry in common; of a list that is not known nothing is."""
    return ibis.cases((one.notnull() & other.notnull(), one.intersect(other).length() > 0))


def _nearest(_: date, number: Expr) -> Expr:
    """Round to a whole number; engines differ in what they do with halves."""
    return (number.cast("float64") + 0.5).floor().cast("int64").cast("float64")


def _ceiling(_: date, number: Expr) -> Expr:
    """Round up; what is left over from a division is no reason to."""
    return (number.cast("float64") - 1e-6).ceil().cast("int64").cast("float64")


def _chosen(condition: Expr, yes: Expr, no: Expr) -> Expr:
    """Choose by a condition; where that is unknown, so is the choice."""
    return ibis.cases((condition, yes), (~condition, no))


def _retirement(today: date, born: Expr, sex: Expr) -> Expr:
    """Give the day of retirement under the decision of 2024-09-13, women on the scale that begins at 50.

    Men: 60 years, and one month more for every four months of birth from 1965-01, up to 63. Women: 50
    years, and one month more for every two months of birth from 1975-01, up to 55.
    """
    since = born.year() * 12 + born.month() - 1
    men = 720 + ((since - 1965 * 12) / 4).floor().clip(lower=-1, upper=35) + 1
    women = 600 + ((since - 1975 * 12) / 2).floor().clip(lower=-1, upper=59) + 1
    months = ibis.cases((sex == "男", men), (sex == "女", women))
    return _add_months(today, born, months)


def _extracted(_: date, text: Expr, expression: Expr) -> Expr:
    """Return the first place that fits: its first group, or all of it."""
    written = str(expression.op().value)
    return text.re_extract(written, 1 if has_group(written) else 0).nullif("")


def _surname(_: date, name: Expr) -> Expr:
    """Return the first character of a name, or the first two where they are a surname together."""
    return name.substr(0, ibis.ifelse(name.substr(0, 2).isin(_COMPOUND), 2, 1))


SCALARS: Mapping[str, Callable[..., Expr]] = MappingProxyType(
    {
        **TEXTS,
        "天数": _days,
        "月数": _months,
        "周岁": _age,
        "距今天数": lambda today, day: _days(today, day, ibis.literal(today)),
        "距今月数": lambda today, day: _months(today, day, ibis.literal(today)),
        "年": lambda _, day: day.year().cast("float64"),
        "月": lambda _, day: day.month().cast("float64"),
        "加天": lambda _, day, count: _plus(day, count),
        "加月": _add_months,
        "法定退休日": _retirement,
        "长度": lambda _, text: text.length().cast("float64"),
        "首项": lambda _, items: ibis.ifelse(items.length() > 0, items[0], ibis.null("string")),
        "有共同项": _share,
        "提取": _extracted,
        "数值": lambda _, text: text.try_cast("float64"),
        "姓氏": _surname,
        "前几字": lambda _, text, count: text.substr(0, _whole(count).clip(lower=0)),
        "绝对值": lambda _, number: number.abs(),
        "四舍五入": _nearest,
        "向上取整": _ceiling,
        "较大": lambda _, one, other: _chosen(one >= other, one, other),
        "较小": lambda _, one, other: _chosen(one <= other, one, other),
        "缺省": lambda _, value, other: ibis.coalesce(value, other),
        "如果": lambda _, condition, yes, no: _chosen(condition, yes, no),
    }
)


def _place(part: str) -> Callable[[Companions, tuple[str, ...]], Expr]:
    """Give the part of a place that the loader found."""
    return lambda env, names: env.companion(names[0], part)


def _workdays(env: Companions, names: tuple[str, ...]) -> Expr:
    """Count working days: the loader numbered them."""
    start, end = (env.companion(name, PARTS["工作日数"]) for name in names)
    return (end - start).cast("float64")


def _workdays_ago(env: Companions, names: tuple[str, ...]) -> Expr:
    """Count working days up to the day of the run."""
    start = env.companion(names[0], PARTS["距今工作日数"])
    return (ibis.literal(number_of(env.today), "int64") - start).cast("float64")


# What the loader worked out beside a field, for each function that reads it instead of the field.
PARTS: Mapping[str, str] = MappingProxyType(
    {
        "省份": "省份",
        "地市": "地市",
        "区县": "区县",
        "工作日数": "工作日序",
        "距今工作日数": "工作日序",
    }
)
COMPANIONS: Mapping[str, Callable[[Companions, tuple[str, ...]], Expr]] = MappingProxyType(
    {
        **{name: _place(part) for name, part in PARTS.items()},
        "工作日数": _workdays,
        "距今工作日数": _workdays_ago,
    }
)


def truth(flag: Expr) -> Expr:
    """Count what is unknown as not true."""
    return flag.fill_null(ibis.literal(value=False)).cast("int64")


def gathered(values: Expr) -> Expr:
    """Order a list, for engines gather as it comes; where there is no value at all there is no list."""
    return ibis.cases((values.length() > 0, values.sort()))


AGGREGATES: Mapping[str, Callable[..., Expr]] = MappingProxyType(
    {
        "计数": lambda flag: truth(flag).sum(),
        "占比": lambda flag: truth(flag).cast("float64").mean(),
        "求和": lambda number: number.sum(),
        "平均": lambda number: number.cast("float64").mean(),
        "中位数": lambda number: number.cast("float64").median(),
        "最大": lambda number: number.max(),
        "最小": lambda number: number.min(),
        "最早": lambda day: day.min(),
        "最晚": lambda day: day.max(),
        "去重": lambda value: value.nunique(),
        "汇集": lambda value: gathered(value.collect(distinct=True)),
        # There is one value where the least is the greatest: cheaper than counting distinct ones.
        "唯一": lambda value: ibis.ifelse(value.min() == value.max(), value.max(), ibis.null()),
    }
)
