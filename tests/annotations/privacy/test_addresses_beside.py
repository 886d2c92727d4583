"""Home addresses and what stands elsewhere in the document: addresses told again, names of people."""

from __future__ import annotations

from annotations.privacy.places.homes import detect_addresses
from nlp.case import Case, Party, PartyKind, Side
from nlp.values import Span
from tests.annotations.tagged import assert_finds, scene_of


def test_a_home_told_again_without_its_town_is_found() -> None:
    assert_finds(
        detect_addresses,
        "住杭州市下城区<address>石桥街道无名园3幢3单元502室</address>。在<address>无名园3幢3单元502室</address>楼下，",
    )


def test_an_estate_told_again_is_covered_to_its_door() -> None:
    assert_finds(
        detect_addresses,
        "住永宁县<address>无名公寓北1栋1804房</address>。又在<address>无名公寓北1栋1104房</address>、"
        "<address>无名公寓的H座406房</address>被抓。",
    )


def test_an_estate_or_a_village_alone_is_not_told_again() -> None:
    assert_finds(
        detect_addresses,
        "住永宁县<address>无名小区3幢2单元502室</address>。后开车到无名小区，在<address>3幢2单元502室</address>被抓。",
    )
    assert_finds(detect_addresses, "窜至永宁县<address>杨和镇无名村</address>钱某家，又在杨和镇无名村盗窃。")


def test_a_person_before_an_estate_is_no_part_of_it() -> None:
    head = "被告人钱三，男，1980年1月1日出生。在被告人钱三"
    text = head + "无名小区的家中送给其现金。"
    party = Party("钱三", "被告人", PartyKind.PERSON, Side.ACCUSED, Span(3, 5), Span(0, 20))
    (one,) = detect_addresses(scene_of(text, Case("0" * 32, parties=(party,))))
    assert one.value == "无名小区"


def test_a_name_that_ends_like_a_building_is_no_part_of_an_address() -> None:
    text = "被告人钱玉栋，男。在永宁县无名镇无名村钱玉栋家里抓获。"
    party = Party("钱玉栋", "被告人", PartyKind.PERSON, Side.ACCUSED, Span(3, 6), Span(0, 9))
    (one,) = detect_addresses(scene_of(text, Case("0" * 32, parties=(party,))))
    assert one.value == "无名镇无名村"


def test_a_short_name_that_ends_like_a_village_is_no_part_of_an_address() -> None:
    text = "被告人钱庄，男。在永宁县无名镇无名村钱庄家里抓获。"
    party = Party("钱庄", "被告人", PartyKind.PERSON, Side.ACCUSED, Span(3, 5), Span(0, 8))
    (one,) = detect_addresses(scene_of(text, Case("0" * 32, parties=(party,))))
    assert one.value == "无名镇无名村"
