"""Results and their values in Chinese words and figures."""

from __future__ import annotations

from indexer.outcomes.values import Given, Result, Standing


def shown(value: float, unit: str) -> str:
    """Show a value with its unit: 42 months as 3 年 6 个月, sums with separators."""
    if unit == "月":
        years, months = divmod(round(value), 12)
        parts = [f"{years} 年"] * bool(years) + [f"{months} 个月"] * bool(months or not years)
        return " ".join(parts)
    return f"{value:,.2f} 元".replace(".00 元", " 元")


def result_words(one: Result) -> str:
    """Say one result: 有期徒刑 1 年 6 个月; 误工费部分支持（请求 5,000 元，支持 2,000 元）."""
    value = "" if one.value is None else shown(one.value, one.unit)
    if one.given is Given.SENTENCED:
        return f"{one.grade or one.head} {value}".strip()
    sums = [f"请求 {shown(one.asked, one.unit)}"] if one.asked is not None else []
    sums += [f"支持 {value}"] if value and one.given is not Given.REFUSED else []
    return f"{one.head}{one.given.value}" + (f"（{'，'.join(sums)}）" if sums else "")


def place_words(one: Standing) -> str:
    """Say where a result stands among those of like cases, "" where it is not compared."""
    percentile, spread = one.percentile, one.spread
    if percentile is None or spread is None:
        return ""
    if spread.least == spread.most == one.result.value:
        return "与类案都相同"
    if percentile in (0, 100):
        return "高于全部类案" if percentile else "低于全部类案"
    return f"高于其中 {percentile:.0f}%"
