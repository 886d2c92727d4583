"""Names that are split, hidden or written otherwise, and lists of tens of thousands of people."""

from __future__ import annotations

from random import Random

import pytest

from tests.adversarial.texts import HEAD, TAIL, WITH_NAMES, WITHOUT, found

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟强磊军勇杰涛明超刚平辉鹏华飞芳娜敏静丽艳娟霞燕玲桂英秀兰凤洁梅琳雪莉萍婷慧颖佳欣怡"


@pytest.mark.parametrize(
    "name", ["苏 明 远", "苏\u3000明\u3000远", "苏\u200b明\u200c远", "苏\ufeff明远", "蘇明遠"]
)
def test_a_split_or_traditional_name_is_covered_whole(name: str) -> None:
    assert ("name.witness", name) in found(f"证人{name}的证言，证明其看见有人离开。")
    assert ("name.victim", name) in found(f"被害人{name}的陈述，证明其手机被抢。")


def test_a_name_over_two_lines_of_wrapped_text_is_covered_whole() -> None:
    before = HEAD + "公诉机关出示了下列证据，均来源合法，内容真实，能够相互印证。 "
    # The line breaks behind the first character of the name.
    width = next(size for size in range(28, 60) if (len(before) + 3) % size == 0)
    text = before + "证人苏明远的证言，证明其看见有人离开现场。" + TAIL
    wrapped = "\n".join(text[at : at + width] for at in range(0, len(text), width))
    assert ("name.witness", "苏\n明远") in found(wrapped, bare=True)


@pytest.mark.parametrize(
    ("words", "category", "name"),
    [
        ("证 人 苏 明 远 证实，其看见有人离开。", "name.witness", "苏 明 远"),
        ("证 人 苏 明 远 的 证 言 ， 证 明 上 述 事 实 。", "name.witness", "苏 明 远"),
        ("被 害 人 苏 明 远 陈述，其手机被抢。", "name.victim", "苏 明 远"),
        ("被害人苏\n明远陈述，其手机被抢。", "name.victim", "苏\n明远"),
        ("被害人苏明\r\n远的陈述，证明其手机被抢。", "name.victim", "苏明\r\n远"),
        ("被害入苏明远陈述，其手机被抢。", "name.victim", "苏明远"),
        ("證人蘇明遠證實，其看見有人離開。", "name.witness", "蘇明遠"),
        ("被害人蘇明遠陳述，其手機被搶。", "name.victim", "蘇明遠"),
    ],
)
def test_misread_spaced_and_old_forms_are_read(words: str, category: str, name: str) -> None:
    assert (category, name) in found(words)


def test_who_signs_and_who_goes_to_hospital_is_nobody() -> None:
    assert found("审 判 员 孟 庆 山 书 记 员 方 小 满") == set()
    assert found("将被害入院治疗的费用计入损失。") == set()


@pytest.mark.parametrize(
    "words",
    [
        "被害入苏明远陈述，其手机被抢。",
        "证 人 苏 明 远 的 证 言 ， 证 明 上 述 事 实 。",
        "被害人蘇明遠陳述，其手機被搶。證人謝國華的證言，證明上述事實。",
        "被吿人赃物己被査扣，被害人苏明逺辦理了領囘手續。",
        "被害人（，男，陈述：“”",
        "證據︰１、證言﹔２、書證﹔",
        "被害人\ud83d\ude00的陈述。".encode("utf-16", "surrogatepass").decode("utf-16"),
        "被害人\u202e远明苏\u202c的陈述。",
        "被害人\x00苏明远\x07的陈述。",
        "被害人苏\u0301明\u0308远的陈述。",
    ],
)
def test_noise_of_ocr_and_control_characters_crash_nothing(words: str) -> None:
    for category, text in found(words):
        assert category != "name.victim" or text.strip(" \u202e\u202c\x00\x07")


def people(count: int, seed: int = 7) -> list[str]:
    """Invent names."""
    rng = Random(seed)
    return [rng.choice(SURNAMES) + rng.choice(GIVEN) + rng.choice(GIVEN) for _ in range(count)]


def test_a_list_of_fifty_thousand_witnesses_is_read() -> None:
    """The whole list costs seconds, not hours."""
    names = people(50_000)
    hits = found(f"证人{'、'.join(names)}的证言，证明上述事实。", WITHOUT)
    assert ("name.witness", names[0]) in hits


def test_fifty_thousand_people_of_whom_each_has_a_role() -> None:
    names = people(10_000)
    hits = found("".join(f"被害人{name}的陈述；" for name in names), WITHOUT)
    seen = {text for category, text in hits if category == "name.victim"}
    assert len(seen) > 0.95 * len(set(names))


def test_names_among_digits_and_masks_stay_apart() -> None:
    hits = found("证人苏明远、张某、李某甲、王1、赵××的证言，证明上述事实。", WITH_NAMES)
    assert {text for category, text in hits if category.startswith("name.")} == {"苏明远"}


def test_the_wrong_word_for_a_firms_representative_makes_nobody_a_guardian() -> None:
    child = "被害人苏小禾（2010年3月4日出生）陈述，其手机被抢。"
    firm = (
        "营业执照证明，通榆县禾盛粮油有限公司，注册资金五十万元，法定代理人：霍长青，成立日期2009年8月3日。"
    )
    assert {text for category, text in found(child + firm) if category.startswith("name.")} == {"苏小禾"}
