"""The report on like cases: what article 7 asks for is in it, and the file opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from indexer.authority import Tier
from indexer.outcomes.compare import standings
from indexer.outcomes.values import Given, Result
from indexer.outcomes.words import result_words
from jianwen.report.blocks import Grid, Heading, Paragraph
from jianwen.report.docx_writer import write_docx
from jianwen.report.similar import blocks_of
from jianwen.report.similar_values import CaseSide, LikeCase, SimilarReport
from nlp.readers.docx.reader import read_docx
from nlp.readers.interface import Limits

REFUSED = (Result("财物损失", Given.REFUSED, value=0.0, asked=980.0),)
GRANTED = (Result("财物损失", Given.GRANTED, value=980.0, asked=980.0),)


def side(
    number: int, court: str, results: tuple[Result, ...], facts: str = "白某驾车与梁某相撞，眼镜损坏。"
) -> CaseSide:
    return CaseSide(
        id=str(number),
        title="",
        case_number=f"（2022）云9931民初{number}号",
        court=court,
        date="2022-04-20",
        cause="机动车交通事故责任纠纷",
        kind="判决书",
        facts=facts,
        issues=("眼镜损失应否赔偿",),
        statutes=("民法典1184",),
        elements=("全部责任",),
        results=results,
        points=("财物损失有票据佐证，应予支持。",),
    )


def report(hits: int = 9) -> SimilarReport:
    like = tuple(
        LikeCase(
            side(number, "青禾市中级人民法院", GRANTED),
            Tier.ABOVE_OR_OWN if number < 3 else Tier.OTHER,
            9.0 - number,
            ("案由相同：机动车交通事故责任纠纷",),
            "一审，是否上诉须核对",
        )
        for number in range(1, hits + 1)
    )
    own = side(118, "青禾县人民法院", REFUSED)
    return SimilarReport(
        "青禾县人民检察院",
        datetime(2026, 11, 26, tzinfo=UTC),
        "鉴文本地库",
        15_321,
        ("案例关联检索",),
        own,
        like,
        standings(REFUSED, [hit.case.results for hit in like]),
    )


def words(value: SimilarReport) -> str:
    parts = []
    for block in blocks_of(value):
        if isinstance(block, Paragraph):
            parts.append(block.label + block.text)
        elif isinstance(block, Grid):
            parts += [cell for row in (block.header, *block.rows) for cell in row]
        else:
            parts.append(block.text)
    return "\n".join(parts)


def test_what_article_7_asks_for() -> None:
    text = words(report())
    for asked in (
        "检索主体：",
        "检索时间：2026年11月26日",
        "检索平台：",
        "检索方法：",
        "检索结果",
        "裁判要点：",
        "争议焦点：",
        "结果运用",
    ):
        assert asked in text


def test_every_tier_is_named_also_where_nothing_was_found() -> None:
    headings = [block.text for block in blocks_of(report()) if isinstance(block, Heading)]
    assert sum("指导性案例" in one for one in headings) == 1
    assert words(report()).count("没有以此顺位的法院为范围检索") == 2
    sought = replace(report(), sought=frozenset({Tier.SUPREME, Tier.PROVINCE, Tier.ABOVE_OR_OWN}))
    assert words(sought).count("以此顺位的法院为范围检索，未检索到类案。") == 2
    assert "系统不识别入库文书是否为指导性案例" in words(sought)


def test_where_there_is_no_like_case_the_report_says_so() -> None:
    assert "没有可以比对的类案。" in words(report(hits=0))
    assert "没有可以比对的类案。" not in words(report())


def test_refusals_where_like_cases_grant_are_pointed_out() -> None:
    assert "本案对财物损失不予支持，而 9 件类案中有 100% 至少部分支持。请先核对案情差别" in words(report())
    assert "提示：" not in words(report(hits=4))


def test_what_a_judgment_gave_in_words() -> None:
    assert result_words(REFUSED[0]) == "财物损失不予支持（请求 980 元）"
    assert (
        result_words(Result("主刑", Given.SENTENCED, "月", 18.0, grade="有期徒刑")) == "有期徒刑 1 年 6 个月"
    )


def test_long_facts_are_cut_at_a_sentence() -> None:
    long = report()
    text = words(
        SimilarReport(
            **{name: getattr(long, name) for name in long.__slots__}
            | {"own": side(1, "", (), "事实。" * 300)}
        )
    )
    assert "事实。……" in text
    assert "事实。" * 200 not in text


def test_the_file_opens_and_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "类案检索报告.docx"
    write_docx(blocks_of(report()), path)
    text = read_docx(path, Limits()).text
    assert "类案检索报告" in text
    assert "（2022）云9931民初3号" in text
