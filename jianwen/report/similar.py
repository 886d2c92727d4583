"""The report on like cases as blocks, in the order that 法发〔2020〕24号 article 7 asks for.

What only a person can say (whether a case is followed, and why) is left open with a mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.authority import TIER_WORDS, Tier
from indexer.outcomes.values import Result, Standing
from indexer.outcomes.words import place_words, result_words, shown
from jianwen.report.blocks import Block, Grid, Heading, Paragraph, Title
from jianwen.report.similar_values import CaseSide, LikeCase, SimilarReport

_OPEN = "【由承办人填写】"
_NONE = "文书未写明"
_FACTS, _BESIDE = 400, 160
_NUMERALS = "一二三四五六七八九十"


def blocks_of(report: SimilarReport) -> tuple[Block, ...]:
    """Return the whole report."""
    return (
        Title("类案检索报告"),
        *_search(report),
        *_own(report.own),
        *_results(report),
        *_comparison(report),
        *_outcomes(report),
        *_use(report),
    )


def _search(report: SimilarReport) -> Iterator[Block]:
    """Tell who searched, when, where and how."""
    yield Heading("一、检索情况")
    yield Paragraph(report.who or _OPEN, "检索主体：")
    yield Paragraph(f"{report.when:%Y年%m月%d日}", "检索时间：")
    yield Paragraph(f"{report.platform}，共 {report.documents:,} 份文书", "检索平台：")
    yield Paragraph("；".join(report.methods), "检索方法：")
    yield Paragraph(
        "按指导意见第四条的顺序，以各顺位的法院为范围分别检索：指导性案例，最高人民法院的案件，本省高级人民法院的案件，"
        "上一级人民法院及本院的案件；前一顺位已检索到类案的，可以不再检索后面的顺位。"
        "除指导性案例外，优先近三年的案件。",
        "检索范围：",
    )
    yield Paragraph("检索平台只含本库已入库的文书，库外的案例（包括人民法院案例库）须另行检索。", "说明：")


def _own(own: CaseSide) -> Iterator[Block]:
    """Describe the case that is to be decided."""
    yield Heading("二、待决案件")
    yield Paragraph(own.title or own.case_number or own.id, "案件：")
    yield Paragraph(own.cause or _NONE, "案由（罪名）：")
    yield Paragraph(_short(own.facts), "基本事实：")
    yield Paragraph("；".join(own.issues) or f"{_NONE}，{_OPEN}", "争议焦点：")
    yield Paragraph("、".join(own.statutes) or _NONE, "涉及法条：")


def _results(report: SimilarReport) -> Iterator[Block]:
    """List what was found, in the order of authority."""
    yield Heading("三、检索结果")
    for tier in Tier:
        found = [hit for hit in report.hits if hit.tier is tier]
        yield Heading(f"（{_NUMERALS[tier - 1]}）{TIER_WORDS[tier]}", 2)
        if not found:
            yield Paragraph(_none_of(report, tier))
            continue
        rows = tuple((_number(report, hit), *_row(hit)) for hit in found)
        header = ("序号", "案号", "法院", "裁判日期", "相似之处", "效力")
        yield Grid(header, rows, (0.7, 2.4, 2.4, 1.5, 4.0, 1.6))
    if report.unlike:
        yield Paragraph(f"另有 {report.unlike} 份文书用语相近，但案由（罪名）不同，未列为类案。")


def _none_of(report: SimilarReport, tier: Tier) -> str:
    """Say what it means that a tier has no hit."""
    if tier in report.sought:
        return "以此顺位的法院为范围检索，未检索到类案。"
    if tier is Tier.GUIDING:
        return "系统不识别入库文书是否为指导性案例，须在人民法院案例库等处另行检索。"
    if tier is Tier.OTHER:
        return "本次检索到的相近文书中没有。"
    return "没有以此顺位的法院为范围检索（待决案件的法院没有读出，或者没有这样的法院）。"


def _number(report: SimilarReport, hit: LikeCase) -> str:
    """Return the number under which a hit stands in the whole report."""
    return str(report.hits.index(hit) + 1)


def _row(hit: LikeCase) -> tuple[str, ...]:
    """Return the cells of one hit."""
    case = hit.case
    number = case.case_number or f"未读出（编号 {case.id}）"
    return (number, case.court, case.date, "；".join(hit.reasons), hit.effective)


def _comparison(report: SimilarReport) -> Iterator[Block]:
    """Put every like case beside the own one: facts, issues, law, ruling."""
    yield Heading("四、比对")
    if not report.hits:
        yield Paragraph("没有可以比对的类案。")
    for number, hit in enumerate(report.hits, 1):
        yield Heading(f"{number}. {hit.case.case_number or hit.case.id}", 2)
        yield Grid(("", "待决案件", "类案"), _beside(report.own, hit.case), (1.2, 4.0, 4.0))
        yield Paragraph("".join(hit.case.points) or _NONE, "裁判要点：")


def _beside(own: CaseSide, other: CaseSide) -> tuple[tuple[str, str, str], ...]:
    """Return the rows of a comparison."""
    shared = [one for one in own.elements if one in other.elements]
    return (
        ("案由", own.cause or _NONE, other.cause or _NONE),
        ("基本事实", _short(own.facts, _BESIDE), _short(other.facts, _BESIDE)),
        ("争议焦点", "；".join(own.issues) or _NONE, "；".join(other.issues) or _NONE),
        ("情节", _marked(own.elements, shared), _marked(other.elements, shared)),
        ("法条", _marked(own.statutes, other.statutes), _marked(other.statutes, own.statutes)),
        ("裁判结果", _given(own.results) or "—", _given(other.results) or _NONE),
    )


def _marked(words: Sequence[str], shared: Sequence[str]) -> str:
    """Join words; those that both cases have are marked."""
    return "、".join(f"{one}（同）" if one in shared else one for one in words) or "—"


def _given(results: Sequence[Result]) -> str:
    """Say what a judgment gave."""
    return "；".join(result_words(one) for one in results)


def _outcomes(report: SimilarReport) -> Iterator[Block]:
    """Tell how the results of the own case stand among those of the like cases."""
    if not report.standings:
        return
    yield Heading("五、裁判结果的分布")
    rows = tuple(_standing(one) for one in report.standings)
    yield Grid(
        ("项目", "本案", "类案（件）", "四分位", "本案位置", "支持率"), rows, (1.8, 2.2, 1.2, 3.0, 1.6, 1.4)
    )
    for one in report.standings:
        if one.stands_out:
            yield Paragraph(f"{one.stands_out}。请先核对案情差别，再判断是否同案不同判。", "提示：")


def _standing(one: Standing) -> tuple[str, ...]:
    """Return the row of one result."""
    unit = one.result.unit
    spread = one.spread
    quartiles = (
        " / ".join(shown(value, unit) for value in (spread.lower, spread.median, spread.upper))
        if spread
        else "件数不足"
    )
    place = place_words(one) or "—"
    rate = "—" if one.granted is None else f"{one.granted:.0%}（{one.ruled} 件）"
    return (
        one.result.head,
        result_words(one.result),
        str(spread.count if spread else one.ruled),
        quartiles,
        place,
        rate,
    )


def _use(report: SimilarReport) -> Iterator[Block]:
    """Leave the conclusion to the person."""
    number = "六" if report.standings else "五"
    yield Heading(f"{number}、结果运用")
    guiding = any(hit.tier is Tier.GUIDING for hit in report.hits)
    if guiding:
        yield Paragraph(
            "检索到的指导性案例应当参照作出裁判，但与新的法律、司法解释相冲突或者被新的指导性案例取代的除外。"
        )
    yield Paragraph(f"{_OPEN}是否参照（参考）上述案件，以及理由。")
    yield Paragraph("本报告由鉴文自动生成初稿，所列案件是否构成类案，由承办人识别确认。")


def _short(text: str, most: int = _FACTS) -> str:
    """Cut long facts at a sentence."""
    if not text:
        return _NONE
    if len(text) <= most:
        return text
    cut = text.rfind("。", 0, most)
    return text[: cut + 1 if cut > 0 else most] + "……"
