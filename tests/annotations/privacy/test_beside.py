"""Who stands beside a masked person and was forgotten, and who stands there in clear on purpose."""

import pytest

from annotations.privacy.people.beside import forgotten
from annotations.values import Category


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("贼人被群众谷某、闵水清抓获。", "闵水清"),
        ("承包证二份，持证人分别为谷某和依金兰，编号不同。", "依金兰"),
        ("有证人谷某、旅店前台夏天的证言在案。", "夏天"),
        ("派出所民警谷某、辅警党建国接警后赶到。", "党建国"),
        ("他向推销员谷某、阳光等人出售名单。", "阳光"),
    ],
)
def test_who_is_listed_with_a_masked_person_is_told(text: str, name: str) -> None:
    found = forgotten(text, tuple)
    assert list(found) == [name]
    assert found[name].known.category is Category.NAME_WITNESS
    assert [text[slice(*place)] for place in found[name].places] == [name]


def test_all_few_who_follow_a_masked_person_in_a_list_are_told() -> None:
    assert list(forgotten("群众谷某、闵水清、依金兰等人到场。", tuple)) == ["闵水清", "依金兰"]
    assert list(forgotten("他向推销员谷某、阳光和党建国等人出售名单。", tuple)) == ["阳光", "党建国"]
    # A court that masks one of many does not forget the rest.
    many = "群众谷某、闵水清、依金兰、党建国等人到场。"
    assert not forgotten(many, tuple)


def test_who_has_a_row_of_the_same_loss_was_harmed_too() -> None:
    found = forgotten("谷某被骗19800元、沈阳被骗54600元，均未追回。", tuple)
    assert found["沈阳"].known.category is Category.NAME_VICTIM
    # A town witnesses nothing.
    assert list(forgotten("群众谷某、沈阳等人证实。", tuple)) == ["沈阳"]
    assert not forgotten("谷某被骗19800元、沈阳损失54600元，均未追回。", tuple)


@pytest.mark.parametrize(
    "text",
    [
        "他伙同谷某、依金兰等人进店行窃。",
        "同案人谷某、依金兰等人均未到案。",
        "辩护人谷某、依金兰的意见不予采纳。",
        "他被谷某、依金兰等人拘禁两日。",
        "谷某、依金兰（另案处理）先行离开。",
        "证人谷某、民警依金兰证实了经过。",
        "谷某和家人、手机一同不见。",
        "她与谷某、孙子三人同住。",
        "谷某、辅警等人到场。",
        # What nobody bears: times, offices, bodies.
        "群众谷某、平时等人的陈述在案。",
        "群众谷某、马上等人来到。",
        "群众谷某、武警等人到场。",
        "群众谷某、师傅等人的证言在案。",
        "群众谷某、高层三人证实。",
        "群众谷某和时任的证言在案。",
        "群众谷某、金店等人证实。",
        "群众谷某、商会等人证实。",
    ],
)
def test_whom_no_rule_masks_and_what_is_nobody_are_not_told(text: str) -> None:
    assert not forgotten(text, tuple)


def test_who_is_known_otherwise_and_who_is_one_of_several_in_clear_are_not_told() -> None:
    text = "群众谷某、依金兰等人到场。"
    assert forgotten(text, tuple)
    assert not forgotten(text, lambda: ("依金兰",))
    assert not forgotten(text + "群众谷某、闵水清等人离开。群众谷某、留美华等人劝阻。", tuple)
