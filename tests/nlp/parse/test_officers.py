from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.case import Sections
from nlp.parse.officers import find_officers
from nlp.text.view import view_of

WANTED = ["钱一平/审判长", "孙×/代理审判员", "欧阳建国/人民陪审员", "周　五/法官助理", "吴某/书记员"]
SPACED = """审　判　长　　钱一平
代理审判员　　孙×
人民陪审员　　欧阳建国
二〇二一年六月十八日
法官助理　　周　五
书　记　员　　吴某
"""


def bench(text: str) -> list[str]:
    return [f"{one.name}/{one.role}" for one in find_officers(view_of(text), Sections())[0]]


@pytest.mark.parametrize(
    "tail",
    [
        SPACED,
        SPACED.replace("\n", " "),
        SPACED.replace("　", "").replace("\n", " "),
        "审判长钱一平代理审判员孙×人民陪审员欧阳建国二Ｏ二一年六月十八日法官助理周五书记员吴某",
        "审判长：钱一平\n代理审判员：孙×\n人民陪审员：欧阳建国\n二〇二一年六月十八日\n法官助理：周五\n书记员：吴某",
    ],
)
def test_the_bench_in_every_layout(tail: str) -> None:
    wanted = [one.replace("　", "") for one in WANTED]
    assert bench("判决如下：驳回上诉，维持原判。本判决为终审判决。\n" + tail) == wanted


def test_who_is_only_told_of_does_not_sign() -> None:
    text = "本院依法由审判员赵大独任审判，书记员李二担任记录。判决如下：准予离婚。审判员王五 书记员马六"
    assert bench(text) == ["王五/审判员", "马六/书记员"]


@pytest.mark.parametrize("gap", [" ", "　", "  "])
def test_names_set_out_in_columns_are_read_to_their_end(gap: str) -> None:
    lines = ["审判长钱一平", "审判员张三", "审判员欧阳某某", "书记员×××"]
    tail = "\n".join(gap.join(line) for line in (*lines[:3], "二〇二一年六月十八日", lines[3]))
    assert bench(tail) == ["钱一平/审判长", "张三/审判员", "欧阳某某/审判员", "×××/书记员"]
    assert bench(tail.replace("\n", " ")) == bench(tail)


def test_what_follows_the_clerk_signs_nothing() -> None:
    tail = "审判员王五 二〇二一年六月十八日 书记员马六 附：相关法条 第二十五条共同犯罪是指二人以上故意犯罪。"
    assert bench(tail) == ["王五/审判员", "马六/书记员"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("某某市人民检察院指派检察员吴晓峰出庭支持公诉", ["吴晓峰/检察员"]),
        ("指派检察员吴峰、代理检察员郑燕出庭支持公诉", ["吴峰/检察员", "郑燕/代理检察员"]),
        ("指派检察员吴峰、郑燕燕依法出庭履行职务", ["吴峰/检察员", "郑燕燕/检察员"]),
        ("检察官助理郑燕，书记员", ["郑燕/检察官助理"]),
        ("检察员出庭支持公诉", []),
    ],
)
def test_prosecutors(text: str, wanted: list[str]) -> None:
    _, prosecutors = find_officers(view_of(text), Sections())
    assert [f"{one.name}/{one.role}" for one in prosecutors] == wanted


@given(st.text("审判长员人民陪书记检察王五某× 　\n，。二〇一年出庭", max_size=100))
def test_never_crashes(text: str) -> None:
    for officers in find_officers(view_of(text), Sections()):
        assert all(one.name and one.span.end <= len(text) for one in officers)


def test_long_hostile_text_takes_no_time() -> None:
    began = time.perf_counter()
    find_officers(view_of("审 " * 200_000 + "检察员" * 50_000), Sections())
    assert time.perf_counter() - began < 8
