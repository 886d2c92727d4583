"""What the characters of a name say by themselves."""

import pytest

from nlp.names.likely import as_common, is_miswritten, is_rare


@pytest.mark.parametrize("name", ["斐建国", "斐丽华", "斐秀"])
def test_a_rare_surname_and_a_given_name(name: str) -> None:
    assert is_rare(name)


@pytest.mark.parametrize("name", ["王建国", "镇政府", "年利息", "从建国", "经查证", "年成立", "乃正常"])
def test_no_rare_name(name: str) -> None:
    assert not is_rare(name)


def test_surnames_are_replaced_where_they_stand() -> None:
    assert as_common("将斐丽华和斐建国打伤", [1, 5, 1]) == "将王丽华和王建国打伤"
    assert as_common("将斐丽华打伤", []) == "将斐丽华打伤"


def test_a_rare_surname_instead_of_a_known_one_is_miswritten() -> None:
    assert is_miswritten("洗碧强", ["王丽华", "冼碧强"])
    assert not is_miswritten("洗碧强", ["洗碧强", "洗碧华"])
    assert not is_miswritten("王碧强", ["冼碧强"])
