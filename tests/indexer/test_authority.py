"""The order of authority (法发〔2020〕24号 article 4)."""

from __future__ import annotations

import pytest

from indexer.authority import TIER_WORDS, Tier, courts_of, level_of, tier_of
from nlp.data import loader


@pytest.mark.parametrize(
    ("other", "tier"),
    [
        ("中华人民共和国最高人民法院", Tier.SUPREME),
        ("云南省高级人民法院", Tier.PROVINCE),
        ("昆明市中级人民法院", Tier.ABOVE_OR_OWN),
        ("云南省昆明市五华区人民法院", Tier.ABOVE_OR_OWN),
        ("云南省昆明市盘龙区人民法院", Tier.OTHER),
        ("北京市高级人民法院", Tier.OTHER),
        ("", Tier.OTHER),
    ],
)
def test_for_a_basic_court(other: str, tier: Tier) -> None:
    assert tier_of("昆明市五华区人民法院", other) is tier


def test_for_a_middle_court_the_high_court_is_named_as_the_provinces() -> None:
    assert tier_of("昆明市中级人民法院", "云南省高级人民法院") is Tier.PROVINCE
    assert tier_of("昆明市中级人民法院", "昆明市五华区人民法院") is Tier.OTHER


def test_a_court_that_nobody_knows() -> None:
    assert tier_of("某某法院", "昆明市中级人民法院") is Tier.OTHER


@pytest.mark.parametrize(
    ("court", "level"),
    [
        ("最高人民法院", "最高"),
        ("云南省高级人民法院", "高级"),
        ("昆明市中级人民法院", "中级"),
        ("上海金融法院", "中级"),
        ("昆明市五华区人民法院", "基层"),
        ("", ""),
    ],
)
def test_levels(court: str, level: str) -> None:
    assert level_of(court) == level


def test_every_tier_has_its_words() -> None:
    assert set(TIER_WORDS) == set(Tier)


@pytest.mark.parametrize(
    "own", ["昆明市五华区人民法院", "昆明市中级人民法院", "云南省高级人民法院", "青禾县人民法院"]
)
def test_the_courts_of_a_tier_are_those_that_stand_in_it(own: str) -> None:
    for tier in (Tier.SUPREME, Tier.PROVINCE, Tier.ABOVE_OR_OWN):
        courts = courts_of(own, tier)
        assert courts or tier is Tier.PROVINCE
        assert {tier_of(own, one) for one in courts} <= {tier}
    assert courts_of("昆明市五华区人民法院", Tier.ABOVE_OR_OWN) == (
        "云南省昆明市中级人民法院",
        "云南省昆明市五华区人民法院",
    )
    assert courts_of("", Tier.ABOVE_OR_OWN) == courts_of(own, Tier.GUIDING) == ()


def test_every_province_has_its_high_court() -> None:
    for letter in "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新":
        (basic, *_) = (
            name for code, name in loader.court_codes().items() if len(code) > 3 and code[0] == letter
        )
        (high,) = courts_of(basic, Tier.PROVINCE)
        assert high.endswith("高级人民法院")
        assert high[:2] == basic[:2]
        assert tier_of(basic, high) is Tier.PROVINCE


def test_a_court_that_no_list_has_stands_where_its_case_number_says() -> None:
    own, number = "山东省菏泽高铁新区人民法院", "（2017）鲁1799刑初19号"
    assert courts_of(own, Tier.PROVINCE, number) == ("山东省高级人民法院",)
    assert courts_of(own, Tier.ABOVE_OR_OWN, number) == ("山东省菏泽市中级人民法院", own)
    assert tier_of(own, "山东省高级人民法院", number) is Tier.PROVINCE
    assert courts_of(own, Tier.PROVINCE, "（2015）鲁民初字第1号") == ()
    assert courts_of(own, Tier.PROVINCE) == ()


def test_a_hit_of_a_court_that_no_list_has_stands_where_its_case_number_says() -> None:
    own, other = "山东省菏泽市牡丹区人民法院", "山东省菏泽高铁新区人民法院"
    assert tier_of(other, own, "（2017）鲁1799刑初19号") is Tier.OTHER
    middle = ("山东省第九十九中级人民法院", "（2017）鲁99刑终1号")
    below = "山东省远山区人民法院", "（2018）鲁9901刑初2号"
    assert tier_of(below[0], middle[0], below[1], middle[1]) is Tier.ABOVE_OR_OWN
    assert tier_of(below[0], middle[0], below[1]) is Tier.OTHER
    assert tier_of(own, middle[0], "", middle[1]) is Tier.OTHER
    assert tier_of(below[0], "远山区法院", below[1], below[1]) is Tier.ABOVE_OR_OWN


def test_the_high_court_of_the_corps_is_a_branch_of_the_regions() -> None:
    high = "新疆维吾尔自治区高级人民法院生产建设兵团分院"
    for own, number in (
        ("新疆生产建设兵团第六师中级人民法院", ""),
        ("新疆生产建设兵团远山垦区人民法院", "（2020）兵9901民初1号"),
    ):
        assert courts_of(own, Tier.PROVINCE, number) == (high,)
        assert tier_of(own, high, number) is Tier.PROVINCE
        assert tier_of(own, "新疆维吾尔自治区高级人民法院", number) is Tier.OTHER
