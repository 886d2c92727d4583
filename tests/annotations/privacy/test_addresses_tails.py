"""What a house stands beside is told with it; what somebody lives on, and who lives next door, is not."""

from __future__ import annotations

import pytest

from annotations.privacy.places.homes import detect_addresses
from tests.annotations.tagged import assert_finds

STANDS_BESIDE = [
    "紧挨着粮油店",
    "靠近文昌小学",
    "毗邻文昌路",
    "隔壁是青龙中学",
    "旁为杏花粮油店",
    "紧邻土地庙",
    "紧靠谭氏祠堂",
    "挨着青龙河边",
    "临近汽车站",
]
GOES_ON = [
    "靠打工为生",
    "靠着低保维持生活",
    "靠务农为生",
    "靠着开小吃店",
    "临时在县城打工",
    "临近退休",
    "邻近春节返乡",
    "紧靠父母资助度日",
    "挨着被告人打骂长大",
    "邻居谭某与其不和",
    "靠近被告家的围墙被拆",
    "隔壁是被告唐一峰",
    "隔壁是原告经营的小吃店",
    "靠近原告药铺",
]


@pytest.mark.parametrize("beside", STANDS_BESIDE)
def test_what_the_house_stands_beside_is_told_with_it(beside: str) -> None:
    assert_finds(detect_addresses, f"原告谭某，女，住江川县<address>青龙镇河口村12号，{beside}</address>。")


@pytest.mark.parametrize("clause", GOES_ON)
def test_the_next_clause_is_no_part_of_the_home(clause: str) -> None:
    assert_finds(detect_addresses, f"原告谭某，女，住江川县<address>青龙镇河口村12号</address>，{clause}。")
