"""Masked names are seen as masked; names that only look like it are not."""

from __future__ import annotations

import pytest

from nlp.names.masked import is_masked
from nlp.names.surnames import COMPOUND, SURNAMES, is_surname, surname_of

MASKED = """
张某 张某某 张某甲 张某1 张某１ 某某 某甲 李×× 李× 王* 王＊＊ 王Ｘ 李xx 买某 欧阳某 欧阳某某 张X
A某 J J. ××× *** 赵某（化名） 小芳（化名） 张甲 李2 张A 马×明 李小某 王某华
"""
CLEAR = "张建国 王一 欧阳娜娜 买买提·艾力 John Alex Max 高兴 和平 甲 丁丁 李十一 马克 孙小圣（女）"


@pytest.mark.parametrize("name", MASKED.split())
def test_masked(name: str) -> None:
    assert is_masked(name)


@pytest.mark.parametrize("name", CLEAR.split())
def test_not_masked(name: str) -> None:
    assert not is_masked(name)


def test_surnames() -> None:
    assert is_surname("祃") and is_surname("欧阳") and not is_surname("的")
    assert next(iter(SURNAMES)) == "王" and "诸葛" in COMPOUND
    assert surname_of("欧阳娜娜") == "欧阳" and surname_of("欧阳") == "欧" and surname_of("某某") == ""
