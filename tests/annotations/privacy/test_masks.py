"""A mask shows a form, never a value, nor enough of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.privacy.masks import mask
from annotations.values import Category

# These point at a mask that the document prints itself.
MASKS = {Category.OVERMASKED, Category.MASKING_COLLISION, Category.LINKABILITY}
LEAKS = [one for one in Category if one is not Category.PUBLICATION_FORBIDDEN and one not in MASKS]
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="*"), min_size=1, max_size=40)


@given(st.sampled_from(LEAKS), WORDS)
def test_mask_never_holds_the_value(category: Category, value: str) -> None:
    whole = f"{value}@example.com" if category is Category.EMAIL else value
    shown = mask(category, whole)
    assert whole not in shown
    assert "*" in shown


@given(
    st.sampled_from([Category.ID_NUMBER, Category.BANK_ACCOUNT, Category.PHONE]), st.integers(10**10, 10**18)
)
def test_numbers_show_three_digits_at_most(category: Category, number: int) -> None:
    assert sum(one.isdecimal() for one in mask(category, str(number))) <= 3


@pytest.mark.parametrize(
    ("category", "value", "shown"),
    [
        (Category.NAME_VICTIM, "张三丰", "张**"),
        (Category.NAME_WITNESS, "李四", "李*"),
        (Category.ID_NUMBER, "11010519491231002X", "11***************X"),
        (Category.PHONE, "13800001357", "13********7"),
        (Category.EMAIL, "nobody@example.com", "***@***.com"),
        (Category.PLATE, "宁A7K215", "宁******"),
        (Category.ADDRESS, "杨和镇观桥村三组18号", "***********"),
        (Category.PUBLICATION_FORBIDDEN, "离婚纠纷", "离婚纠纷"),
        (Category.PUBLICATION_FORBIDDEN, "2002年9月14日", "****年*月**日"),
        (Category.PUBLICATION_FORBIDDEN, "未满18周岁", "未满18周岁"),
        (Category.HIDDEN_FILENAME, "张三丰", "张**"),
        (Category.HIDDEN_COMMENT, "杨和镇观桥村三组18号", "***********"),
        (Category.HIDDEN_METADATA, "13800001357", "13********7"),
        (Category.PHONE, "", ""),
    ],
)
def test_masks(category: Category, value: str, shown: str) -> None:
    assert mask(category, value) == shown
