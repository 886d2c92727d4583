"""Rows of names and sums that no heading leads."""

from nlp.names.asides import listed_with
from nlp.names.rows_of_sums import rows_of_sums

PAID_BACK = "责令退赔被害人乔文慧1200元、柳德旺800元、庞秀珍3万元、樊志斌560元、葛春燕90元。"
HANDED_IN = "各被告人退缴赃款，其中乔文慧1200元、柳德旺800元、庞秀珍3万元、樊志斌560元、葛春燕90元。"


def named(text: str) -> list[str]:
    """Return the first two characters of whoever is found."""
    return [text[start : start + 2] for start in rows_of_sums(text)]


def test_whoever_is_paid_back_in_a_row_is_found() -> None:
    assert named(PAID_BACK) == ["乔文", "柳德", "庞秀", "樊志", "葛春"]


def test_the_accused_who_hand_over_are_not() -> None:
    assert named(HANDED_IN) == []


def test_two_may_share_a_sum() -> None:
    shared = "责令退赔被害人乔文慧、苗长青1200元、柳德旺800元、庞秀珍3万元、樊志斌、葛春燕560元、甘玉兰90元。"
    assert named(shared) == ["乔文", "苗长", "柳德", "庞秀", "樊志", "葛春", "甘玉"]


def test_partners_are_not_harmed_unless_they_were_cheated() -> None:
    row = "乔文慧投资3万元、柳德旺投资5万元、庞秀珍投资8万元、樊志斌投资6万元、葛春燕投资9万元"
    assert named(f"几人在外地开设棋牌室，其中{row}，按股份获利。") == []
    assert named(f"几人被骗入股，分别为{row}，未能获利。") == ["乔文", "柳德", "庞秀", "樊志", "葛春"]


def test_three_sums_are_no_row() -> None:
    assert named("退还乔文慧1200元、柳德旺800元、庞秀珍3万元。") == []


def test_a_list_ends_where_a_place_leads_to_the_name() -> None:
    text = "被告人乔文慧与柳德旺又到本市临河镇庞秀珍租住处"
    start = text.index("庞秀珍")
    assert list(listed_with(text, start, start + 3)) == []
