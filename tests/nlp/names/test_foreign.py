"""Where names of other languages start and end in a sentence."""

import pytest

from nlp.names.foreign import dotted, seen_foreign
from nlp.names.transcribed import undotted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("骑手阿依努尔·买买提实施拦截", "阿依努尔·买买提"),
        ("抢走保安吐尔逊·依明的手机", "吐尔逊·依明"),
        ("与约翰·史密斯发生争执", "约翰·史密斯"),
        ("看见阿依古丽·托乎提家里亮灯", "阿依古丽·托乎提"),
        ("看见古丽娜·艾合买提家里亮灯", "古丽娜·艾合买提"),
        ("阿不都·赛麦提夫妇陈述", "阿不都·赛麦提"),
        ("后来阿不都·热依木打来电话", "阿不都·热依木"),
        ("证人马合木提·居马陈述", "马合木提·居马"),
        ("法官助理伊万·米勒主持", "伊万·米勒"),
        ("买赃车的伊万·诺瓦克明知", "伊万·诺瓦克"),
    ],
)
def test_a_dotted_name_ends_where_no_sound_is_written(text: str, name: str) -> None:
    assert [text[start:end] for start, end in dotted(text)] == [name]


@pytest.mark.parametrize("text", ["《约翰·史密斯传》一册", "第三章·总则", "没有间隔号的句子", ""])
def test_what_only_holds_a_dot_is_no_name(text: str) -> None:
    assert list(dotted(text)) == []


def test_each_is_weighed_where_it_stands() -> None:
    text = "骑手阿依努尔·买买提被砍伤。" * 3
    found = [(one.start, text[one.start : one.end]) for one in seen_foreign(text)]
    assert found == [(2 + 14 * at, "阿依努尔·买买提") for at in range(3)]
    assert list(seen_foreign("无名之人")) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("其前夫扎西顿珠与娜仁高娃争吵", ["扎西顿珠", "娜仁高娃"]),
        ("见乌云其木格", ["乌云其木格"]),
        ("以上情节有娜仁花的陈述印证", ["娜仁花"]),
        ("见阿卜杜某乙", []),
        ("经买买提宝介绍", []),
        ("白玛来了，扎西走了", []),
        ("", []),
    ],
)
def test_parts_make_a_name(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in undotted(text)] == names
