"""How a number leaves a sentence (art. 10): with its label where the clause stands alone, else as ×.

Works on folded text (`nlp.text.view.fold`), whose offsets are those of the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from annotations.values import Category
from nlp.values import Span

_LEAD = r"(?:号码|编号|证号|号)?(?:分别)?(?:[为是系]|:|：)?[ \u3000:：(（“\"]{0,4}$"
_WORDS: Final[tuple[tuple[Category, str], ...]] = (
    (
        Category.ID_NUMBER,
        "(?:持有?)?(?:(?:香港|澳门|台湾)(?:特别行政区|地区)?)?(?:非?永久性?)?(?:中国)?"
        "(?:公民|居民|中华人民共和国)*(?:身份证?(?:件)?|护照|(?:有效)?证件|"
        "(?:港澳居民来往内地|台湾居民来往大陆)?通行证|台胞证|回乡证|军官证|士兵证|居留证|居住证|"
        "社会保障|社保|残疾人?证)",
    ),
    (
        Category.PHONE,
        "(?:联系|移动|办公|家庭|固定|住宅)?(?:电话|手机|座机|传真|联系方式|热线|小灵通)",
    ),
    (Category.EMAIL, "(?:联系|电子)?(?:邮箱|邮件)(?:地址)?|[Ee]-?mail"),
    (
        Category.SOCIAL_ACCOUNT,
        "(?:绑定的?)?(?:微信|[Ww]e[Cc]hat|QQ|qq|支付宝|快手|抖音|钉钉|微博)(?:号码|[账帐][号户]|ID|昵称|号)?",
    ),
    # The name of the bank stays, and is no part of the label.
    (Category.BANK_ACCOUNT, "(?:开户|收款|银行|结算)?(?:[账帐][号户]|卡号|银行卡)"),
    (
        Category.PROPERTY_CERTIFICATE,
        "(?:房(?:屋)?(?:所有权|产权|产)证(?:书)?|不动产(?:权)?(?:证书|证|登记证)|土地(?:使用(?:权)?)?证|"
        "产权证(?:书)?|权属证书|行驶证|驾驶证(?:档案)?|登记证书?|证书|档案|车架|大架|"
        "车辆识别(?:代号|代码)?|发动机|电机)",
    ),
)
_LABELS = MappingProxyType({category: re.compile(f"(?:{words}){_LEAD}") for category, words in _WORDS})
_OPEN, _CLOSE = "(（", ")）"
_COMMA, _STOP, _SEMI = "，,、", "。.", "；;"
_BETWEEN = re.compile(r"[\s、/和及或与，,；;]{0,4}")
_QUOTES = '”"’'
_DATE = re.compile(r"(?:(?:[12]\d{3}|同)年)(?:(?:\d{1,2}|[同当次]|本)月)?(?:(?:\d{1,2}|[同当次])日)?，?$")
_REACH = 40


def grouped(text: str, spans: Sequence[Span]) -> list[list[int]]:
    """Put numbers that share one label together (电话A、B): indexes of `spans`, which are in text order."""
    groups: list[list[int]] = []
    for index, span in enumerate(spans):
        near = groups and span.start - spans[groups[-1][-1]].end <= 4
        if near and _BETWEEN.fullmatch(text, spans[groups[-1][-1]].end, span.start):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def labelled_cut(text: str, span: Span, category: Category) -> Span | None:
    """Return the clause that is nothing but a label and the number; None where the sentence needs it."""
    pattern = _LABELS.get(category)
    from_ = max(0, span.start - _REACH)
    label = pattern.search(text[from_ : span.start]) if pattern else None
    if label is None:
        return None
    begin, end = from_ + label.start(), span.end
    opened = sum(label[0].count(one) for one in _OPEN)
    while end < len(text) and (text[end] in _QUOTES or (opened and text[end] in _CLOSE)):
        opened -= text[end] in _CLOSE
        end += 1
    return None if opened > 0 else clause_cut(text, Span(begin, end))


def record_cut(text: str, span: Span) -> Span | None:
    """Return the clause of a record that goes, with the date before it; None where the sentence needs it."""
    date = _DATE.search(text[max(0, span.start - _REACH) : span.start])
    return clause_cut(text, Span(span.start - len(date[0]), span.end) if date else span)


def clause_cut(text: str, span: Span) -> Span | None:
    """Return `span` with the stop that goes with it, or None where it is no clause of its own."""
    begin, end = span.start, span.end
    while begin and text[begin - 1] == " ":
        begin -= 1
    while end < len(text) and text[end] == " ":
        end += 1
    left, right = text[begin - 1 : begin] or "\n", text[end : end + 1] or "\n"
    if left in _OPEN and right in _CLOSE:
        return Span(begin - 1, end + 1)
    if left in _COMMA and right in _COMMA + _STOP + _SEMI + _CLOSE + "\n":
        return Span(begin - 1, end)
    if left in _OPEN and right in _COMMA:
        return Span(begin, end + 1)
    if left in _SEMI and right in _SEMI + _STOP + _CLOSE + "\n":
        return Span(begin - 1, end)
    if left in _STOP + _SEMI + "\n" and right in _COMMA:
        return Span(begin, end + 1)
    if left in _STOP + "\n" and right in _STOP + _SEMI:
        return Span(begin, end + 1)
    return Span(begin, end) if left == "\n" and right == "\n" else None


def tidied(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return deleted ranges, in text order, with the stops and empty brackets that go with them."""
    made: list[Span] = []
    for hole in _holes(spans):
        whole = _widened(text, Span(hole[0].start, hole[-1].end))
        edges = (whole.start, *(one.start for one in hole[1:]), whole.end)
        made += (Span(*edge) for edge in pairwise(edges))
    return made


def _holes(spans: Sequence[Span]) -> list[list[Span]]:
    """Put ranges that touch together."""
    holes: list[list[Span]] = []
    for span in spans:
        if holes and holes[-1][-1].end == span.start:
            holes[-1].append(span)
        else:
            holes.append([span])
    return holes


def _widened(text: str, span: Span) -> Span:
    """Return a hole with the bracket around it, or the stop that would stand behind another."""
    left, right = text[span.start - 1 : span.start] or "\n", text[span.end : span.end + 1] or "\n"
    if left in _OPEN and right in _CLOSE:
        return Span(span.start - 1, span.end + 1)
    if left in _SEMI and right in _STOP:
        return Span(span.start - 1, span.end)
    leads = left in _OPEN + _STOP + _SEMI + "\n" and right in _COMMA + _SEMI
    return Span(span.start, span.end + 1) if leads or (left in _STOP and right in _STOP) else span
