"""The batch told article by article, in the words of a 检察建议书; every number is the report's own."""

from __future__ import annotations

from collections.abc import Iterator

from annotations.privacy.rules import RULE_BY_ID
from jianwen.report.batch import FIRM, Article, Batch

_NUMERALS = "一二三四五六七八九十"


def passage(batch: Batch) -> str:
    """Return the passage, ready to be pasted; empty when nothing was found."""
    if not batch.articles:
        return ""
    firm = [one for one in batch.articles if RULE_BY_ID[one.rule].severity in FIRM]
    asks = [one for one in batch.articles if RULE_BY_ID[one.rule].severity not in FIRM]
    return "\n".join((_opening(batch), *_listed(firm), *_doubtful(asks, len(firm)), _closing()))


def _opening(batch: Batch) -> str:
    """Say what was read and what came out."""
    years = [line.name for line in batch.years if line.name.isdigit()]
    span = "" if not years else f"{years[0]}年" if len(years) == 1 else f"{years[0]}年至{years[-1]}年"
    return (
        f"经对{span}{'作出的' if span else ''}裁判文书 {batch.documents} 份（{batch.cases} 件案件）逐份比对，"
        f"发现 {batch.leaking} 件案件的文书存在应当隐去、删除而未处理，或者不应公布而公布等问题的线索"
        f" {batch.leaks} 处{_average(batch)}。同一案件的同一内容只计一次。具体如下："
    )


def _average(batch: Batch) -> str:
    """Say how many there are for each thousand documents, where enough were read."""
    return "" if batch.rate is None else f"，平均每千份文书 {batch.rate:.1f} 处"


def _listed(articles: list[Article]) -> Iterator[str]:
    """Tell the rules one by one."""
    for number, one in enumerate(articles, 1):
        yield f"（{numeral(number)}）{_told(one)}"


def _doubtful(articles: list[Article], before: int) -> Iterator[str]:
    """Tell in one paragraph what a person must judge first."""
    if not articles:
        return
    parts = "；".join(f"{RULE_BY_ID[one.rule].title} {one.leaks} 处（{one.cases} 件）" for one in articles)
    yield f"（{numeral(before + 1)}）另有下列情形需由承办人逐件判断，未计入上述数字：{parts}。"


def _told(one: Article) -> str:
    """Tell one rule: what, how many, where, which cases, what to do."""
    rule = RULE_BY_ID[one.rule]
    where = "、".join(f"{court}（{count} 件）" for court, count in one.courts)
    more = f"等 {one.court_count} 个法院" if one.court_count > len(one.courts) else ""
    examples = "、".join(one.examples)
    return (
        f"{rule.title}（{rule.article}）：{one.cases} 件案件的 {one.documents} 份文书有 {one.leaks} 处线索"
        + (f"，涉及{where}{more}" if where else "")
        + (f"，{'即' if one.cases == 1 else '如'}{examples}" if examples else "")
        + f"。处理办法：{rule.suggestion}。"
    )


def _closing() -> str:
    """Say that these are leads."""
    return "以上由程序比对得出，均为线索，引用前须逐件核对原文，并先排除报告所列的合理解释。"


def numeral(number: int) -> str:
    """Return a number up to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
    return head + (_NUMERALS[ones - 1] if ones else "")
