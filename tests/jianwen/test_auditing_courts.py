"""A court that documents write in two ways is one court."""

from __future__ import annotations

from annotations.supervision.documents.gather import Placed
from annotations.supervision.documents.row import Row
from jianwen.auditing.courts import one_name

SHORT, LONG, OTHER = "青禾县人民法院", "云山市青禾县人民法院", "白石县人民法院"


def told(*rows: tuple[str, str]) -> list[str]:
    """Return the courts of documents with these numbers and courts, after they have one name."""
    placed = [
        Placed(f"{at}.txt", {"案件": (Row({"案号": number, "受理法院": court}, {}),)})
        for at, (number, court) in enumerate(rows)
    ]
    return [str(one.rows["案件"][0].values["受理法院"]) for one in one_name(placed)]


def test_a_court_has_the_longest_of_its_names() -> None:
    assert told(
        ("（2024）云9931民初1号", SHORT),
        ("（2024）云9931民初2号", LONG),
        ("（2024）云9932民初3号", OTHER),
    ) == [LONG, LONG, OTHER]


def test_names_that_are_no_parts_of_one_another_stay() -> None:
    rows = (("（2024）云9931民初1号", SHORT), ("（2024）云9931民初2号", OTHER))
    assert told(*rows) == [SHORT, OTHER]


def test_the_same_short_name_under_two_codes_is_two_courts() -> None:
    rows = (("（2024）云9931民初1号", LONG), ("（2024）贵9931民初2号", SHORT))
    assert told(*rows) == [LONG, SHORT]


def test_a_row_without_number_or_court_stays() -> None:
    bare = Placed("a.txt", {"案件": (Row({"案号": "a.txt"}, {}),), "金额": (Row({"金额": 1.0}, {}),)})
    assert one_name([bare])[0].rows == bare.rows


def test_numbers_before_2016_tell_no_courts_apart() -> None:
    short, long = "林桥区人民法院", "云山市林桥区人民法院"
    rows = (("（2014）林民初字第12号", short), ("（2014）林民初字第13号", long))
    assert told(*rows) == [short, long]
