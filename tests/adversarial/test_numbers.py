"""Numbers that are written so that a pattern for digits does not see them."""

from __future__ import annotations

import pytest

from tests.adversarial.texts import WITHOUT, found

# Invented; the check digits hold.
ID, MOBILE, CARD = "654203196505044060", "13843172266", "6216613110684038856"
DIGITS = {
    "full-width": "０１２３４５６７８９",
    "circled": "⓪①②③④⑤⑥⑦⑧⑨",
    "chinese": "〇一二三四五六七八九",
    "chinese with 零": "零一二三四五六七八九",
    "capital": "零壹贰叁肆伍陆柒捌玖",
    "superscript": "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "subscript": "₀₁₂₃₄₅₆₇₈₉",
}
KINDS = {
    "id_number": (ID, "其身份证号码为{}。"),
    "phone": (MOBILE, "其手机号码为{}，案发后停机。"),
    "bank_account": (CARD, "货款转入卡号为{}的账户。"),
}
JOINED = {"zero width": "\u200b", "joiner": "\u200d", "mark": "\ufeff", "space": " ", "soft hyphen": "\u00ad"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("digits", DIGITS)
def test_digits_of_another_script_are_digits(kind: str, digits: str) -> None:
    value, sentence = KINDS[kind]
    written = value.translate(str.maketrans("0123456789", DIGITS[digits]))
    assert (kind, written) in found(sentence.format(written), WITHOUT)


@pytest.mark.parametrize("kind", ["id_number", "bank_account"])
@pytest.mark.parametrize("between", JOINED)
def test_characters_between_the_digits_hide_nothing(kind: str, between: str) -> None:
    value, sentence = KINDS[kind]
    written = JOINED[between].join(value)
    assert (kind, written) in found(sentence.format(written), WITHOUT)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_a_number_over_two_lines_is_one_number(kind: str, line: str) -> None:
    value, sentence = KINDS[kind]
    written = value[:6] + line + value[6:]
    assert (kind, written) in found(sentence.format(written), WITHOUT)


def test_a_letter_that_looks_like_the_last_place_of_an_id_number() -> None:
    cyrillic = "11010519491231002\u0425"
    assert ("id_number", cyrillic) in found(f"其身份证号码为{cyrillic}。", WITHOUT)


def test_an_id_number_in_groups() -> None:
    written = f"{ID[:6]}-{ID[6:14]}-{ID[14:]}"
    assert ("id_number", written) in found(f"其身份证号码为{written}。", WITHOUT)


def test_plates_and_mails_in_wide_letters() -> None:
    assert ("plate", "吉Ａ１２３４５") in found("其驾驶车牌号为吉Ａ１２３４５的轿车。", WITHOUT)
    assert ("email", "hexiang１２３＠qq．com") in found("邮箱为hexiang１２３＠qq．com。", WITHOUT)


@pytest.mark.parametrize(
    "words",
    [
        "证据如下：①现场照片；②扣押清单；③发还清单；④情况说明；⑤辨认笔录；⑥电子数据；⑦户籍证明。",
        "判处有期徒刑一年六个月，并处罚金人民币壹万贰仟元。",
        "二〇一九年三月一日至二〇二〇年三月一日止。",
        "第一、二、三、四、五、六、七、八、九起事实清楚。",
    ],
)
def test_what_only_looks_like_digits_is_no_number(words: str) -> None:
    assert found(words, WITHOUT) == set()


@pytest.mark.parametrize(
    "written", ["138O43l7226", "l38O4317226", "1384317226O", "138.4317.2266", "I3843172266"]
)
def test_letters_for_digits_and_dots_in_a_phone_number(written: str) -> None:
    assert ("phone", written) in found(f"其手机号码为{written}，案发后停机。", WITHOUT)


@pytest.mark.parametrize(
    "words", ["IP地址为138.43.172.26。", "型号lO38O4317226BX。", "订单Il3843172266。", "面积120m²、3m³。"]
)
def test_what_only_looks_like_a_phone_number_is_none(words: str) -> None:
    assert found(words, WITHOUT) == set()


def test_a_misread_cue_of_a_number() -> None:
    assert ("id_number", ID) in found(f"身份证号玛：{ID}。", WITHOUT)
