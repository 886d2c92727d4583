"""A published text against its original: masks and deletions are excused, nothing else is."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotations.publication import fidelity
from annotations.publication.fidelity import ChangeKind, changes
from annotations.publication.resync import Difference, differences
from nlp.values import Span
from tests.jianwen.court import ADDRESS, PHONE, judgment, published

ORIGINAL = judgment(1)
ONLINE = published(ORIGINAL)
PROTECTED = [Span(ORIGINAL.index(one), ORIGINAL.index(one) + len(one)) for one in (ADDRESS, PHONE)]


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, one.published.of(text)) for one in changes(ORIGINAL, text, PROTECTED)]


@pytest.mark.parametrize(
    "text",
    [
        ONLINE,
        ONLINE.replace("\n", ""),
        ONLINE.replace("，", ","),
        ONLINE.replace("秦某", "秦××"),
        ONLINE.replace("秦某", "秦某1"),
        ONLINE.replace("1980年2月3日出生，", ""),
        ONLINE.replace("1980年2月3日", "××××年××月××日"),
        ONLINE.replace("某某商贸", "某商贸"),
        ONLINE.replace("南京某某商贸有限公司", "某公司"),
        ORIGINAL,
        ORIGINAL + "- 3 -\n本件与原本核对无异\n",
        ONLINE.replace("审判员", "本件与原本核对无异\n审判员"),
        ONLINE.replace("本院认为，", "发布日期：2023-07-01　浏览次数：12\n本院认为，"),
        ONLINE.replace("本院认为，", "【打印】 【下载文书】 【收藏】 来源：中国裁判文书网\n本院认为，"),
        ONLINE.replace("原告秦某与", "原告秦某（化名）与"),
        ONLINE.replace("原告秦某与", "原告秦某（均系化名）与"),
    ],
)
def test_masks_deletions_layout_and_notes_are_no_change(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "shown"),
    [
        ("货款5000元；", "货款8000元；", ChangeKind.AMOUNT, "8000"),
        ("货款5000元；", "货款×××元；", ChangeKind.HIDDEN_AMOUNT, "×××"),
        ("2023年3月1日", "2023年3月11日", ChangeKind.DATE, "11"),
        ("五百七十七", "五百七十九", ChangeKind.ARTICLE, "五百七十九"),
        ("二、驳回原告的其他诉讼请求。\n", "", ChangeKind.DELETED, ""),
        ("合同合法有效，", "合同合法有效，被告已经认可，", ChangeKind.ADDED, "被告已经认可"),
        ("应当付款", "无须付款", ChangeKind.WORDS, "无须"),
        ("民初1号", "民初7号", ChangeKind.NUMBER, "7"),
        ("签订合同。", "签订合同，被告下载了软件且收藏。", ChangeKind.ADDED, "被告下载了软件且收藏"),
        ("判决如下：", "判决如下，被告浏览过：", ChangeKind.ADDED, "被告浏览过"),
        ("签订合同。", "签订合同，化名不实。", ChangeKind.ADDED, "化名不实"),
    ],
)
def test_every_other_change_is_told_with_its_place_and_kind(
    old: str, new: str, kind: ChangeKind, shown: str
) -> None:
    assert found(ONLINE.replace(old, new)) == [(kind.value, shown)]


HOME = "浙江省石桥县柳巷路9号2单元301室"
LIVED = f"被告人秦某，男，住石桥县{HOME}。2012年因犯盗窃罪被判处有期徒刑一年。现羁押于看守所。"


@pytest.mark.parametrize(
    ("original", "online", "kinds"),
    [
        # What had to go and a sentence behind it that had not: only this is told, and by what it is.
        (LIVED, "被告人秦某，男，住石桥县。现羁押于看守所。", ["删去文字"]),
        (LIVED, "被告人秦某，男，住石桥县。2012年因犯盗窃罪被判处有期徒刑一年。现羁押于看守所。", []),
        ("判处有期徒刑一年二个月，并处罚金。", "判处有期徒刑一年，并处罚金。", ["刑期或者期限"]),
        ("盗走现金4200元、1234567元。", "盗走现金4,200元、1,234,567元。", []),
        ("盗走现金4200元。", "盗走现金4,300元。", ["金额"]),
        ("盗走现金4200余元、53000万元。", "盗走现金4,200余元、53,000万元。", []),
        # Two numbers are none of thousands.
        ("见卷宗第1,234页。", "见卷宗第1234页。", ["数字"]),
    ],
)
def test_what_went_is_told_sentence_by_sentence(original: str, online: str, kinds: list[str]) -> None:
    at = original.find(HOME)
    protected = [Span(at, at + len(HOME))] if at >= 0 else []
    assert [one.kind.value for one in changes(original, online, protected)] == kinds


def test_two_slips_in_one_number_are_one_change() -> None:
    kind, shown = ChangeKind.AMOUNT, "105000"
    told = changes("归还借款150000元，并支付利息", "归还借款105000元，并支付利息")
    assert [(one.kind, one.published) for one in told] == [(kind, Span(4, 4 + len(shown)))]


def test_a_pseudonym_may_stand_for_a_name_that_goes() -> None:
    at = ORIGINAL.index("秦朗")
    told = ORIGINAL.replace("原告：秦朗，", "原告：小红（化名），", 1)
    assert list(changes(ORIGINAL, told, [Span(at, at + 2)])) == []
    assert len(list(changes(ORIGINAL, told))) == 1


def test_a_change_does_not_show_its_words() -> None:
    (change,) = changes(ORIGINAL, ONLINE.replace("应当付款", "无须付款"), PROTECTED)
    assert "无须" not in repr(change)


@given(st.text("甲乙丙丁戊金木水", max_size=60), st.text("甲乙丙丁戊金木水", max_size=60))
def test_differences_leave_the_same_text_on_both_sides(left: str, right: str) -> None:
    at = back = 0
    kept_left, kept_right = "", ""
    for one in differences(left, right):
        kept_left, kept_right = kept_left + left[at : one.a0], kept_right + right[back : one.b0]
        assert left[one.a0 : one.a1] != right[one.b0 : one.b1]
        at, back = one.a1, one.b1
    assert kept_left + left[at:] == kept_right + right[back:]


@given(
    st.lists(st.sampled_from("1205元甲，某万."), min_size=3, max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 1), st.text("0123甲万.", max_size=2)), max_size=4),
)
@example(list("甲2.15元"), [(1, 1, "."), (8, 1, "0")])
@example(list("2万2万，0元某万"), [(1, 1, "")])
def test_the_original_with_every_difference_is_what_was_published(
    characters: list[str], slips: list[tuple[int, int, str]]
) -> None:
    slipped = list(characters)
    for at, gone, come in slips:
        slipped[at : at + gone] = come
    left, right = fidelity._bare("".join(characters)), fidelity._bare("".join(slipped))
    ours, theirs = left.text, right.text
    wide = [*fidelity._joined(fidelity._to_numbers(ours, theirs, one) for one in differences(ours, theirs))]
    small = [part for one in wide for part in fidelity._small(ours, theirs, one)]
    ends = [0, *(one.a1 for one in small)]
    slid = [fidelity._slid(left, right, one, end) for one, end in zip(small, ends, strict=False)]
    assert rebuilt(ours, theirs, wide) == rebuilt(ours, theirs, slid) == theirs


def rebuilt(ours: str, theirs: str, parted: list[Difference]) -> str:
    """Return the original with its differences, which must be in order, applied."""
    made, at = "", 0
    for one in parted:
        assert at <= one.a0
        made, at = made + ours[at : one.a0] + theirs[one.b0 : one.b1], one.a1
    return made + ours[at:]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (ORIGINAL, ONLINE),
        ("张三丰、李四光、王小明、", "张某、李某、王某1、"),
        ("同一句话反复出现。", "同一句话反复出现。"),
    ],
)
def test_the_time_is_linear(ours: str, theirs: str) -> None:
    def seconds(times: int) -> float:
        begin = time.process_time()
        list(changes(ours * times, theirs * times + "完"))
        return time.process_time() - begin

    few = 20_000 // len(ours)
    seconds(few)
    assert seconds(few * 20) < 20 * 3 * max(seconds(few), 0.01)


HARMED, TOLD, BEFORE, BEHIND = (
    "钱多宝",
    ("钱多宝", "孙小圆", "13800001357", "柳巷路9号301室", "苏A12345"),
    "案发后，手机已发还被害人钱多宝。\n",
    "上述事实，有被害人钱多宝的陈述，证人孙小圆的证言证实，足以认定。",
)


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("被害人钱多宝的手机号码为13800001357，家住浙江省青川县柳巷路9号301室，已经核对。\n", ["删去文字"]),
        ("被害人钱多宝的手机号码为13800001357，家住浙江省青川县柳巷路9号301室。\n", []),
        ("证人孙小圆住浙江省青川县柳巷路9号301室。\n", []),
        ("证人孙小圆看见周某离开。\n", ["删去文字"]),
        ("证人孙小圆驾驶苏A12345。\n", ["删去文字"]),
        ("被告人孙小圆持有苏A12345。\n", ["删去文字"]),
        ("被告孙小圆是被害人。\n", ["删去文字"]),
        ("被告孙小圆，住浙江省青川县柳巷路9号301室。\n", ["删去文字"]),
        ("被害人钱多宝的损失为3200元。\n", ["金额"]),
    ],
)
def test_a_sentence_behind_a_mask_may_go_if_it_tells_but_what_is_protected(
    sentence: str, kinds: list[str]
) -> None:
    """No mask hides the end of a sentence, however short the next one is."""
    original = BEFORE + sentence + BEHIND
    online = (BEFORE + BEHIND).replace(HARMED, "钱某").replace("孙小圆", "孙某某")
    places = (match for one in TOLD for match in re.finditer(one, original))
    told = changes(original, online, sorted(Span(*match.span()) for match in places))
    assert [one.kind.value for one in told] == kinds


@pytest.mark.parametrize(
    ("ours", "theirs", "gone"),
    [
        ("由被告王大明、被告孙小圆共同赔偿3200元。", "由被告王大明共同赔偿3200元。", "被告孙小圆"),
        ("由被告钱多宝、原告孙小圆连带赔偿3200元。", "由被告钱某连带赔偿3200元。", "原告孙小圆"),
        ("由被告钱多宝和原告孙小圆连带赔偿3200元。", "由被告钱某连带赔偿3200元。", "和原告孙小圆"),
        ("由被告钱多宝、原告孙小圆连带赔偿3200元。", "由被告钱某、原告孙某连带赔偿3200元。", None),
        ("本案由被告住所地浙江省青川县，孙小圆管辖。", "本案由管辖。", "被告住所地浙江省青川县，孙小圆"),
    ],
)
def test_no_person_of_a_role_vanishes_from_a_sentence_that_stays(
    ours: str, theirs: str, gone: str | None
) -> None:
    original = BEFORE + ours + BEHIND
    online = BEFORE.replace(HARMED, "钱某") + theirs + BEHIND
    places = (match for one in TOLD for match in re.finditer(one, original))
    told = changes(original, online, sorted(Span(*match.span()) for match in places))
    assert [one.original.of(original) for one in told] == ([gone] if gone else [])
