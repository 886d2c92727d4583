"""The view never loses the way back to the text as given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text.view import fold, view_of

RAW = st.text(alphabet="张三李四本院认为，。：；（）０１２ＡＢ \u3000\u200b\ufeff\r\n1aX×某", max_size=400)


@given(RAW)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(RAW)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(RAW, st.data())
def test_what_the_view_shows_stands_at_the_offset_it_names(text: str, data: st.DataObject) -> None:
    view = view_of(text)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    span = view.span(start, end)
    kept = fold(span.of(text))
    # Between the two ends the source may hold dropped characters, never other ones and never fewer.
    rest = iter(kept)
    assert all(character in rest for character in view.text[start:end])
    if start < end:
        assert kept[0] == view.text[start]
        assert kept[-1] == view.text[end - 1]


@given(RAW)
def test_every_offset_of_the_view_maps_back_to_itself(text: str) -> None:
    view = view_of(text)
    for at in range(len(view.text)):
        assert view.offset(view.span(at, at + 1).start) == at


def test_zero_width_characters_do_not_break_a_number() -> None:
    text = "电话138\u200b0000\ufeff1111。"
    view = view_of(text)
    start = view.text.index("13800001111")
    assert view.span(start, start + 11).of(text) == "138\u200b0000\ufeff1111"


def test_hard_wrapped_lines_are_joined() -> None:
    lines = [
        "原告王某与被告甲公司买卖合同纠纷一案，本院于二〇二一年三月",
        "一日立案后，依法适用简易程序，公开开庭进行了审理。原告王某",
        "到庭参加诉讼。",
    ]
    text = "\n".join(lines)
    assert view_of(text).text == "".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("某某区人民法院\n民事判决书\n（2021）\n原告王某。", id="short lines are a title"),
        pytest.param(
            "原告王某与被告甲公司买卖合同纠纷一案，本院受理后，公开开庭审理。\n本案现已审理终结。",
            id="a sentence ended",
        ),
    ],
)
def test_real_paragraph_breaks_stay(text: str) -> None:
    assert "\n" in view_of(text).text


def test_a_text_without_anything_to_drop_needs_no_map() -> None:
    assert view_of("原告：王某，女。").starts is None


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("男,汉族,住沛县.", "男，汉族，住沛县。"),
        ("货款1,286,400元,已付", "货款1,286,400元，已付"),
        ("电话13800001357,微信同号", "电话13800001357，微信同号"),
        ("John Smith, Esq.", "John Smith, Esq."),
        ("被害人买买提.艾力到庭。", "被害人买买提.艾力到庭。"),
        ("已逮捕.现羁押于看守所.", "已逮捕。现羁押于看守所。"),
        ("1.物证;2.书证", "1.物证；2.书证"),
        ("住2单元302室.2009年因犯盗窃罪被判刑。", "住2单元302室。2009年因犯盗窃罪被判刑。"),
    ],
)
def test_half_width_stops_of_chinese_sentences_are_read_as_wide_ones(text: str, seen: str) -> None:
    assert view_of(text).text == seen


@pytest.mark.parametrize(
    "text", ["身份证号码110105194912\n31002X。", "电话138000\r\n  01357，", "卡号62170000\n00000000001"]
)
def test_a_line_break_inside_a_long_number_is_dropped_even_in_a_short_text(text: str) -> None:
    assert view_of(text).text == "".join(text.split())


@pytest.mark.parametrize(
    "text", ["共计3200\n2、被告人", "编号12345\n67890", "于2021年1月28\n日，合计10000000\n2022年"]
)
def test_numbers_of_two_lines_stay_two(text: str) -> None:
    assert "\n" in view_of(text).text


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("手机一三八零零零零一一一一。", "手机13800001111。"),
        ("手机幺三八〇〇〇〇一一一一。", "手机13800001111。"),
        ("手机①③⑧⓪⓪⓪⓪①①①①。", "手机13800001111。"),
        ("手机一三八 〇〇〇〇 一一一一。", "手机138 0000 1111。"),
        ("手机𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟏𝟏𝟏𝟏。", "手机13800001111。"),
        ("二〇一八年三月五日", "二〇一八年三月五日"),
        ("①甲②乙③丙", "①甲②乙③丙"),
        ("壹佰贰拾叁万肆仟伍佰元", "壹佰贰拾叁万肆仟伍佰元"),
    ],
)
def test_long_numbers_in_other_digits_are_told_plainly(written: str, plain: str) -> None:
    assert view_of(written).text == plain
    assert len(plain) == len(written)


@pytest.mark.parametrize("mark", ["\u200e", "\u202d", "\u2066", "\ufe0f", "\u034f"])
def test_marks_that_show_nothing_do_not_break_a_number(mark: str) -> None:
    assert view_of(f"电话138{mark}00001111。").text == "电话13800001111。"


def test_a_broken_frame_number_is_joined_and_a_list_is_not() -> None:
    assert "LFV2A21K0A3000000" in view_of("车架号LFV2A21K0\nA3000000，").text
    assert "\n" in view_of("共计1234567890\n1、张某").text
    assert "13800001111" in view_of("电话1380000\n1111、1390").text


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("28000", "13812345678", "11200"), id="a sum above and below a mobile"),
        pytest.param(("1", "32010219820501222X", "2"), id="an identity number"),
        pytest.param(("320102198205012224", "13612340987"), id="an identity number above a mobile"),
        pytest.param(("800", "6222021234567890128"), id="a card"),
    ],
)
def test_numbers_of_a_table_with_a_cell_a_line_stay_apart(rows: tuple[str, ...]) -> None:
    text = "\n".join(("周小芝", *rows, "钟离雪", *rows, "吴小天", *rows, "白小川"))
    assert view_of(text).text == text


def test_what_begins_like_a_mobile_is_joined_where_the_check_digit_holds() -> None:
    assert "130102198205012229" in view_of("身份证号13010219820\n5012229，").text
    assert "13010219820\n5012222" in view_of("身份证号13010219820\n5012222，").text


def test_numbers_of_neighbouring_cells_stay_apart() -> None:
    row = "1\t320102198205012224\t13612340987\t周小芝\t5000"
    assert view_of(row).text == "1，320102198205012224，13612340987 周小芝 5000"
