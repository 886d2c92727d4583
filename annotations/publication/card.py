"""The card of article 6: of a document that is not published, four fields are.

Offered with every finding that says so, filled from the case; and checked where a card is published: a
field may be missing, or the reason may name the very person whom the silence protects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.case import Case, EventKind
from nlp.names.surnames import COMPOUND, is_surname
from nlp.parse.case_numbers import format_case_number
from nlp.text.dates import find_dates

NUMBER, COURT, DATE, REASON = "案号", "审理法院", "裁判日期", "不公开理由"
FIELDS = (NUMBER, COURT, DATE, REASON)
REASONS: dict[str, str] = {
    "P-02": "未成年人犯罪",
    "P-03": "以调解方式结案或者确认人民调解协议效力",
    "P-04": "离婚诉讼或者涉及未成年子女抚养、监护",
    "P-05": "人民法院认为不宜在互联网公布的其他情形",
}
BLANK = "（文中未见，请补填）"


@dataclass(frozen=True, slots=True)
class Card:
    """What is published in place of a document; "" for what is not known."""

    number: str = ""
    court: str = ""
    judged: str = ""
    reason: str = ""

    def line(self) -> str:
        """Return the card in one line, as a clerk can copy it."""
        values = (self.number, self.court, self.judged, self.reason)
        return "；".join(f"{name}：{value or BLANK}" for name, value in zip(FIELDS, values, strict=True))

    def missing(self) -> tuple[str, ...]:
        """Name the fields that are empty."""
        values = (self.number, self.court, self.judged, self.reason)
        return tuple(name for name, value in zip(FIELDS, values, strict=True) if not value.strip())


def card_of(case: Case, rule: str) -> Card:
    """Fill the card of a document that falls under a rule of article 4."""
    closed = next((event.date for event in case.events if event.kind is EventKind.CLOSED), None)
    return Card(
        number=format_case_number(case.number.value) if case.number else "",
        court=case.court.value if case.court else "",
        judged=written(closed) if closed else "",
        reason=REASONS.get(rule, ""),
    )


def written(day: date) -> str:
    """Write a day as documents do."""
    return f"{day.year}年{day.month}月{day.day}日"


def offered(case: Case, rule: str, suggestion: str) -> str:
    """Return a rule's suggestion with the card filled in; state secrets get none (article 6, last clause)."""
    if rule not in REASONS:
        return suggestion
    return f"{suggestion}。信息项——{card_of(case, rule).line()}"


# --- a card that is published -----------------------------------------------------------------------

_LONGEST = 1500
_LABEL = re.compile(r"不(?:予)?(?:在互联网)?(?:公开|公布|上网)的?(?:理由|原因|事由)[：\s]{0,3}")
_ORDERS = ("判决如下", "裁定如下", "决定如下", "达成如下协议")
# Fields on one line are parted by blanks, or each begins with its name.
_SAID = re.compile(r"[^\S\n]*(?P<said>(?:(?!案号|审理法院|裁判日期|(?:法院|日期)：)[^\s；。]){0,120})")
_OTHER_FIELD = re.compile("案号|审理法院|法院|裁判日期|日期")
# 审判公开 and 审批 may end what was said of something else.
_OTHER_DAY = re.compile(
    r"(?:(?:公布|发布|上网|立案|受理)(?:日期|时间|日)?|(?:公开|审批|报批)(?:日期|时间|日|(?=：)))[：\s]{0,3}$"
)
_LABELLED = 12
_H = "\u4e00-\u9fff"
_COURT = re.compile(rf"[{_H}]{{2,30}}法院(?!认为|：)")
_NUMBER = re.compile(r"[(]\d{4}[)][^，。；\n]{2,20}号")
_ENDS = (
    r"(?=[，。、；：\s()]|系|犯|与|诉|因|等|和|的|涉嫌|之|$"
    r"|(?:书面)?(?:申请|请求|要求|提出|同意|表示|认为)|(?:均|并|未|不)?(?:满|足|愿|同意)"
    # The last of a name (陈有为，) where nothing is said behind it.
    r"|[以患为在时曾已](?![，。、；：\s()]|$))"
)
_ROLED = re.compile(
    rf"(?:被告人|原告|被告|申请人|被害人|罪犯|未成年人|当事人|被监护人|上诉人|其[子女])[：\s]?(?P<name>[{_H}]{{2,4}}?){_ENDS}"
)
_PRIVATE = "离婚|婚姻|同居|抚养|抚育|监护|探望|探视|收养"
_COUPLE = re.compile(
    rf"(?:^|[\s：，])(?P<name>[{_H}]{{2,4}}?)[与和诉](?P<other>[{_H}]{{2,4}}?)(?:之间的?)?(?:变更|解除)?(?:{_PRIVATE})"
)
# Who asks that a document be not published stands before the wish, and at the begin of what is said.
_WISHING = re.compile(
    rf"(?:^|[\s：，；])(?:应|据|经)?(?P<name>[{_H}]{{2,4}}?)(?:书面)?(?:申请|请求|要求|提出)(?:对[^，。；]{{1,6}})?(?:不|保密|隐)"
)
_NOBODY = (
    "原告", "被告", "双方", "夫妻", "夫妇", "父母", "子女", "男方", "女方", "申请", "当事", "单位", "公司",
    "家属", "监护", "代理", "权利", "关系", "高院", "中院", "法院", "检察", "公安", "学校", "律师",
)  # fmt: skip
_TITLED = re.compile(
    rf"(?:^|[\s：，])(?P<name>[{_H}]{{2,4}}?)(?:(?:犯|涉嫌)[{_H}]{{2,12}}罪|与[{_H}某×*]{{2,4}}?[{_H}]{{2,10}}纠纷)"
)


def is_card(text: str) -> bool:
    """Say whether a text is such a card, and no document."""
    if len(text) > _LONGEST or _LABEL.search(text) is None:
        return False
    return not any(order in text for order in _ORDERS)


def detect_card(scene: Scene) -> Iterator[Candidate]:
    """Find what a published card lacks, and the names that it should not hold."""
    text = scene.view.text
    if not is_card(text):
        return
    for field in _published(scene).missing():
        yield Candidate(
            Category.PUBLICATION_CARD, "P-06", None, field, f"公布的信息项中没有{field}", 0.9, "detect_card"
        )
    for start, end in names_in(text):
        why = "信息项只有四项，其中写出了当事人姓名，反而公开了不应公开的身份"
        span = scene.view.span(start, end)
        yield Candidate(Category.PUBLICATION_CARD, "P-06", span, text[start:end], why, 0.8, "detect_card")


def _of_another_step(text: str, at: int, reason: re.Match[str] | None) -> bool:
    """Say whether a date at `at` stands in the reason, or tells when the card was published or approved."""
    # Below the heads of a table the row follows the label, and may begin with the date.
    if reason is not None and reason.start("said") < at < reason.end():
        return True
    return _OTHER_DAY.search(text, max(0, at - _LABELLED), at) is not None


def _published(scene: Scene) -> Card:
    """Read the four fields of a card."""
    text = scene.view.text
    label = _LABEL.search(text)
    said = _SAID.match(text, label.end()) if label else None
    reason = said["said"].strip("，、") if said else ""
    day = next((day for at, _, day in find_dates(text) if not _of_another_step(text, at, said)), None)
    number, court = _NUMBER.search(text), _COURT.search(text)
    return Card(
        number[0] if number else "",
        court[0] if court else "",
        written(day) if day else "",
        "" if _OTHER_FIELD.match(reason) else reason,
    )


def names_in(text: str) -> list[tuple[int, int]]:
    """Find the names of persons in a card: behind a role, where a title has them, or of a couple."""
    found: dict[tuple[int, int], None] = {}
    for pattern in (_ROLED, _TITLED, _COUPLE, _WISHING):
        for match in pattern.finditer(text):
            for group, name in match.groupdict().items():
                if is_full_name(name) and not any(one in name for one in _NOBODY):
                    found[match.span(group)] = None
    return sorted(found)


def is_full_name(word: str) -> bool:
    """Say whether a word may be a person's name that no mask covers."""
    if "某" in word or "×" in word:
        return False
    return (word[:2] in COMPOUND and len(word) > 2) or (is_surname(word[:1]) and 2 <= len(word) <= 3)
