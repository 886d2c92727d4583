from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.parse.divisions import Level, prefix


@pytest.mark.parametrize(
    ("ending", "rest", "level"),
    [
        ("吉林通榆县", "开通镇", Level.COUNTY),
        ("吉林省通榆县", "开通镇", Level.COUNTY),
        ("浙江杭州市西湖区", "文三路", Level.COUNTY),
        ("杭州西湖区", "文三路", Level.COUNTY),
        ("西湖区", "文三路", Level.COUNTY),
        ("东莞市", "长安镇", Level.COUNTY),
        ("广东省中山市", "小榄镇", Level.COUNTY),
        ("湖北省仙桃市", "干河街道", Level.COUNTY),
        ("北京市朝阳区", "建国路", Level.COUNTY),
        ("内蒙古呼和浩特市新城区", "", Level.COUNTY),
        ("吉林市船营区", "松江路", Level.COUNTY),
        ("海南藏族自治州共和县", "", Level.COUNTY),
        ("恩施州恩施市", "舞阳坝街道", Level.COUNTY),
        ("贵州省黔西县", "人", Level.COUNTY),
        ("山东省即墨市", "人", Level.COUNTY),
        ("山东省无名市", "人", Level.CITY),
        ("下城区", "石桥街道", Level.COUNTY),
        ("杭州市江干区", "机场路", Level.COUNTY),
        ("北京宣武区", "广安门", Level.COUNTY),
        ("成都郫县", "犀浦镇", Level.COUNTY),
        ("绍兴县", "柯岩街道", Level.COUNTY),
        ("台湾省", "人", Level.PROVINCE),
        ("台湾省台中市", "人", Level.CITY),
        ("香港特别行政区", "九龙", Level.PROVINCE),
        ("苏州市工业园区", "星湖街", Level.COUNTY),
        ("四川省成都市", "阳光小区", Level.CITY),
        ("河南", "人", Level.PROVINCE),
    ],
)
def test_the_prefix_ends_where_the_county_does(ending: str, rest: str, level: Level) -> None:
    found = prefix(f"住{ending}{rest}", 1)
    assert (found.end, found.level) == (1 + len(ending), level)


@pytest.mark.parametrize("text", ["北京路12号", "台湾路3号", "开县委会", "张某某", "", "阳光小区3幢"])
def test_what_is_no_division_has_no_prefix(text: str) -> None:
    assert prefix(text, 0).end == 0


@given(st.text("浙江省杭州市西湖区北京朝阳海南自治藏族县 某镇"), st.integers(0, 12))
def test_never_runs_backwards_or_out(text: str, start: int) -> None:
    start = min(start, len(text))
    assert start <= prefix(text, start).end <= len(text)


def test_fast_enough_to_ask_for_every_address() -> None:
    prefix("浙江省", 0)
    began = time.perf_counter()
    for _ in range(5_000):
        prefix("浙江省杭州市西湖区文三路", 0)
    assert time.perf_counter() - began < 2
