"""What stands around a name: who is what, what somebody has, sees, does and suffers, what edges tear."""

import pytest

from nlp.names.hints import hints


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("车间里的纺织女工【窦敏芝】听到响动。", {"left.sort", "right.sees", "edge.before"}),
        ("拦住养鸡户【窦敏芝】，抢走现金。", {"left.work", "right.stop", "harm.later", "money.later"}),
        ("致死者之母【窦敏芝】无人赡养", {"left.kin"}),
        (
            "。【窦敏芝】的左臂被砍伤，经鉴定构成轻伤。",
            {"left.opens", "right.has", "right.undergoes", "hurt.later"},
        ),
        ("根据【窦敏芝】的回忆", {"left.asked", "right.tells"}),
        ("将【窦敏芝】打倒在地", {"left.hold"}),
        ("到【窦敏芝】家，见【窦敏】", {"right.home"}),
    ],
)
def test_groups_of_words_are_told_by_where_they_stand(text: str, told: set[str]) -> None:
    start, end = text.index("【"), text.index("】") - 1
    plain = text.replace("【", "").replace("】", "")
    assert told <= set(hints(plain, start, end))


def test_a_sentence_ends_the_look() -> None:
    text = "他被砍伤。窦敏芝来了。另案处理。"
    assert {"harm.earlier", "fate.later"}.isdisjoint(hints(text, 5, 8))


def test_an_account_is_nobody() -> None:
    assert "left.work" in set(hints("拦住养鸡户窦敏芝", 5, 8))
    assert "left.work" not in set(hints("银行账户窦敏芝", 4, 7))


def test_words_that_the_edges_tear() -> None:
    assert "edge.ends" in set(hints("及行李箱中", 2, 5))
    assert "edge.torn" in set(hints("问何时间隔", 1, 3)) or "edge.behind" in set(hints("问何时间隔", 1, 3))


@pytest.mark.parametrize(
    ("behind", "told"),
    [("的母亲", True), ("的母公司", False), ("的母", True), ("家属", True), ("家具", False)],
)
def test_what_a_clause_is_about_is_told_by_whole_words(behind: str, *, told: bool) -> None:
    assert ("kin.behind" in hints(f"窦敏芝{behind}", 0, 3)) is told


@pytest.mark.parametrize(("behind", "told"), [("，现年63岁", True), ("，共63棵", False), ("，9周岁", True)])
def test_an_age_is_more_than_a_digit(behind: str, *, told: bool) -> None:
    assert ("age.later" in hints(f"窦敏芝{behind}", 0, 3)) is told
