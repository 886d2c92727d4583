"""Homes told by the words around them: the evidence is weighed, and what cannot be a home is refused."""

from __future__ import annotations

import re

import pytest

from annotations.privacy.evidence import score
from annotations.privacy.places.scored import CONFIDENCE, candidates, evidence, scored
from nlp.data import loader

MARK = re.compile(r"[⟦⟧]")
HOMES = [
    "赵某的妹妹证实，当晚赵某在永宁县⟦杨和镇无名村6组12号⟧陪母亲吃饭，没有出门。",
    "因厨房漏水，楼上住户与永宁县⟦无名小区4号楼2单元301室⟧的老人多次争吵。",
    "登记表上填写的地址为永宁县⟦杨和镇无名村3组8号⟧，与其身份证一致。",
    # Province, city and county part no word from the place that it leads to, nor does a colon.
    "名片背面手写的地址：宁夏回族自治区银川市永宁县⟦杨和镇无名村3组8号⟧。",
    "责令赵某于三十日内迁出永宁县⟦无名纱厂新村二宿舍19栋104室⟧。",
    "赵某每晚借宿在永宁县⟦杨和镇无名村3组8号⟧，天亮才走。",
    "赵某原籍永宁县⟦杨和镇无名村南楼队⟧，后外出务工。",
]
NO_HOMES = [
    ("赵某来到永宁县无名街道无名大街48号，踹开玻璃门后走进孙某经营的", "a shop"),
    ("孙某的自行车从永宁县无名小区2区5号楼地下一层11号的储物间丢了，", "a store in the cellar"),
    ("赵某证实无名小区共建9栋商住楼，其住在附近。", "what was built"),
    ("赵某将车停放在永宁县杨和镇无名村6组12号附近，后被撞坏。", "where a thing stood"),
    ("永宁县某商贸公司，住所永宁县杨和镇无名路6号2栋301室，经营食品。", "a firm's place"),
    (
        "被告：无名网络科技有限公司，住所地永宁县无名街道无名路9号5幢302室。",
        "a firm's place, its county told",
    ),
    ("赵某的母亲承包永宁县杨和镇无名村6组的土地3亩，用于种植。", "land"),
    ("三人在永宁县杨和镇无名村6组砍伐林木。", "a scene"),
    ("企业名片上的联系地址：永宁县杨和镇松柏路8号，由经理赵某使用。", "a firm's label"),
    ("赵某承建无名村住宅楼，其家属在永宁县杨和镇无名村现场。", "a village that is built in"),
    ("民警在照片中辨认出其家编号为4号的刀具。", "no place"),
]


@pytest.mark.parametrize("tagged", HOMES)
def test_evidence_makes_a_home(tagged: str) -> None:
    first, last = tagged.index("⟦"), tagged.index("⟧") - 1
    text = MARK.sub("", tagged)
    assert [(start, end) for start, end, *_ in scored(text, [])] == [(first, last)]


@pytest.mark.parametrize(("text", "reason"), NO_HOMES)
def test_evidence_against_a_home(text: str, reason: str) -> None:
    assert not list(scored(text, [])), reason


def test_what_is_found_so_is_less_sure_than_a_home_that_is_called_one() -> None:
    (found,) = scored(MARK.sub("", HOMES[0]), [])
    assert found[3] == CONFIDENCE < 0.6


def test_a_place_that_is_taken_is_not_told_twice() -> None:
    text = MARK.sub("", HOMES[0])
    taken = list(scored(text, []))
    assert not list(scored(text, taken))


def test_a_home_word_in_the_clause_weighs_more_than_one_in_the_sentence() -> None:
    near, far = "其居住的永宁县无名小区4号楼301室，", "其居住多年，又到永宁县无名小区4号楼301室，"
    scores = []
    for text in (near, far):
        ((start, end),) = candidates(text, [])
        scores.append(score(loader.home_evidence(), evidence(text, start, end)))
    assert scores[0] > scores[1]


def test_the_sum_is_the_same_in_whatever_order_a_set_gives_its_members() -> None:
    weights = {"bias": 0.0, "a": 1e16, "b": 1.0, "c": -1e16, "d": 1.0}
    assert score(weights, set(weights)) == 2.0
