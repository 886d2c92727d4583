"""Where names end, by what follows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.names.boundary import Form, read_name

SURE = {
    "钱和平证言证实": "钱和平",
    "王伟证言": "王伟",
    "王伟驾驶": "王伟",
    "李国强人民币": "李国强",
    "华莲轻伤": "华莲",
    "孙玉明夫妇": "孙玉明",
    "高兴的陈述": "高兴",
    "张三、李四": "张三",
    "欧阳娜娜陈述": "欧阳娜娜",
    "欧阳明，男": "欧阳明",
    "林蒋秀苗，女": "林蒋秀苗",
}
OTHER = {
    "张某某的证言": ("张某某", Form.MASKED),
    "欧阳某1的证言": ("欧阳某1", Form.MASKED),
    "李××证实": ("李××", Form.MASKED),
    "张某2017年": ("张某", Form.MASKED),
    "周甲、吴乙": ("周甲", Form.MASKED),
    "周XX的证言": ("周XX", Form.MASKED),
    "周MM的证言": ("周MM", Form.MASKED),
    "欧阳XX的证言": ("欧阳XX", Form.MASKED),
    "小LL的证言": ("小LL", Form.MASKED),
    "买某证实": ("买某", Form.MASKED),
    "买买提·艾力的证言": ("买买提·艾力", Form.DOTTED),
    "次仁多吉的证言": ("次仁多吉", Form.DOTTED),
    "John Smith的证言": ("John Smith", Form.LATIN),
}


@pytest.mark.parametrize("text", SURE)
def test_structure_decides(text: str) -> None:
    reading = read_name(text, 0)
    assert reading is not None and reading.sure
    assert text[: reading.end] == SURE[text]


@pytest.mark.parametrize("text", OTHER)
def test_forms(text: str) -> None:
    reading = read_name(text, 0)
    assert reading is not None
    assert (text[: reading.end], reading.form) == OTHER[text]


def test_open_boundaries_give_both_ends() -> None:
    text = "李和与王某"
    reading = read_name(text, 0)
    assert reading is not None and not reading.sure
    assert {text[:end] for end in reading.ends} == {"李和", "李和与"}


@pytest.mark.parametrize("text", ["的证言", "，张三", "2017年", "们的", "", "其委托", "张2017年"])
def test_no_name_starts_here(text: str) -> None:
    assert read_name(text, 0) is None


@given(st.text(alphabet="张欧阳某甲×·王伟的和证言陈述12，（）Aa 艾", max_size=12), st.integers(0, 12))
def test_a_reading_lies_in_the_text(text: str, at: int) -> None:
    reading = read_name(text, at)
    if reading is not None:
        assert reading.start == at
        assert all(at < end <= len(text) for end in reading.ends)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王 丽的陈述", "王 丽"),
        ("刘 强 的证言", "刘 强"),
        ("王 小 丽的陈述", "王 小 丽"),
        ("王 丽证实", "王 丽"),
    ],
)
def test_a_name_set_out_with_blanks_ends_before_its_particle(text: str, name: str) -> None:
    reading = read_name(text, 0)
    assert reading is not None and text[: reading.end] == name


@pytest.mark.parametrize("text", ["带到QQ酒店", "到QQ酒店", "加QQ联系", "用KK软件", "周QQ号码"])
def test_letters_behind_a_verb_mask_nobody(text: str) -> None:
    reading = read_name(text, 0)
    assert reading is None or reading.form is not Form.MASKED
