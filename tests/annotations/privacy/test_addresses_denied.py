"""Where somebody does not live: a door so named was a home, a village is told for many reasons."""

from __future__ import annotations

import pytest

from annotations.privacy.places.homes import detect_addresses
from tests.annotations.tagged import assert_finds

# However it is denied, there is one answer.
DENIED = [
    "不在{}居住",
    "不再在{}居住",
    "没有在{}居住",
    "未居住在{}",
    "从未居住在{}",
    "并非居住在{}",
    "未实际居住在{}",
]
DOORS = ["青龙镇河口村三组15号", "文昌路8号", "锦绣苑3号楼502室"]
VILLAGES = ["青龙镇河口村", "青龙镇桃园村"]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("denied", DENIED)
def test_a_door_where_somebody_does_not_live_any_more_is_told(denied: str, door: str) -> None:
    assert_finds(
        detect_addresses, "经查，谭某" + denied.format(f"江川县<address>{door}</address>") + "，下落不明。"
    )


@pytest.mark.parametrize("village", VILLAGES)
@pytest.mark.parametrize("denied", DENIED)
def test_a_village_where_somebody_does_not_live_is_no_home(denied: str, village: str) -> None:
    assert_finds(detect_addresses, "经查，谭某" + denied.format(f"江川县{village}") + "，下落不明。")


@pytest.mark.parametrize(
    "tagged",
    [
        "谭某现不在江川县<address>青龙镇河口村三组15号</address>居住，搬到江川县<address>文昌路8号</address>居住。",
        "她基本不在<address>锦绣苑</address>的家。",
        "谭某当时不在江川县<address>青龙镇河口村</address>的家中。",
        "谭某一直居住在江川县<address>青龙镇河口村</address>。",
    ],
)
def test_who_moved_or_is_not_in_has_a_home_there(tagged: str) -> None:
    assert_finds(detect_addresses, tagged)
