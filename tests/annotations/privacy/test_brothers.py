"""Brothers and sisters named by their given names alone, beside one whose whole name is told."""

import pytest

from annotations.privacy.people.brothers import brothers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("长房水生得东边大房，次房火旺得西边前房。柏水生在场。", {"火旺"}),
        ("文斌没有养过叔；文栋、文海也送过煤。柏文斌到庭。", {"文栋", "文海"}),
        ("“显文分正房三间，显武分偏房两间。”柏显文到庭。", {"显武"}),
        ("建军说房子归他；该建设、建筑均已完工，建材已付款。", set()),
        ("长房水生得东边大房，次房西边已经倒塌。柏水生在场。", set()),
        ("文栋、文海也送过煤。", set()),
    ],
)
def test_brothers_are_told_by_a_brother(text: str, names: set[str]) -> None:
    known = {"柏水生", "柏文斌", "柏显文", "柏建军"} & {text[at : at + 3] for at in range(len(text))} or {
        "柏建军"
    }
    assert {one.name for one in brothers(text, known)} == names


def test_where_nobody_is_told_there_are_no_brothers() -> None:
    assert not list(brothers("长房水生得东边大房，次房火旺得西边前房。", ()))
