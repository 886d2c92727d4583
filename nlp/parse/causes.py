"""Causes of action (案由): from the sentence of filing or the title, under the names of the list."""

from __future__ import annotations

import re

from nlp.case import Sections
from nlp.data import loader
from nlp.text.view import View
from nlp.values import Fact

_CASE = re.compile(
    r"一案|[二两三四五六七八九十]案|系列案|案(?=[，,。])|(?<=纠纷)(?=[，,。])|(?<=争议)(?=[，,。])"
)
_KIND = re.compile(
    r"(?:一审|二审|再审|审查|申请|民事|行政|执行|首次|恢复|特别|其他|破产|管辖|赔偿|非诉)[^，。]{0,24}?书"
)
_STATED = re.compile(r"案由[：为是]\s?")
# 不服行政处罚决定及行政复议一案 names two causes, with a word behind that is no part of them.
_LOOSE_END = re.compile(r"(?:决定|行为|纠纷|争议)$")
_JOINS = ("及", "和", "、", "与")
_LONGEST = 34
_HEAD = 6000
# Old or loose names for causes of the list.
OLD_NAMES = {
    "借贷纠纷": "民间借贷纠纷",
    "劳动争议纠纷": "劳动争议",
    "交通事故责任纠纷": "机动车交通事故责任纠纷",
    "机动车交通事故纠纷": "机动车交通事故责任纠纷",
    "交通事故纠纷": "机动车交通事故责任纠纷",
    "道路交通事故人身损害赔偿纠纷": "机动车交通事故责任纠纷",
    "交通事故人身损害赔偿纠纷": "机动车交通事故责任纠纷",
    "建筑工程施工合同纠纷": "建设工程施工合同纠纷",
    "建设工程施工纠纷": "建设工程施工合同纠纷",
    "建筑工程合同纠纷": "建设工程合同纠纷",
    "变更抚养关系": "变更抚养关系纠纷",
    "抚养权变更纠纷": "变更抚养关系纠纷",
    "抚养权纠纷": "抚养纠纷",
    "供热合同纠纷": "供用热力合同纠纷",
    "供暖合同纠纷": "供用热力合同纠纷",
    "拖欠劳动报酬纠纷": "追索劳动报酬纠纷",
    "债权转让纠纷": "债权转让合同纠纷",
    "著作权侵权纠纷": "著作权权属、侵权纠纷",
    "保险合同纠纷": "保险纠纷",
    "财产保险纠纷": "财产保险合同纠纷",
    "人身保险纠纷": "人身保险合同纠纷",
    "电信合同纠纷": "电信服务合同纠纷",
    "返还财产纠纷": "返还原物纠纷",
    "侵犯集体经济组织成员权益纠纷": "侵害集体经济组织成员权益纠纷",
    "保险人代为求偿权纠纷": "保险人代位求偿权纠纷",
    "股权转让协议纠纷": "股权转让纠纷",
    "股权转让合同纠纷": "股权转让纠纷",
    "信息网络买卖合同纠纷": "网络购物合同纠纷",
    "物业管理纠纷": "物业服务合同纠纷",
    "民间借款纠纷": "民间借贷纠纷",
}


def find_causes(view: View, sections: Sections, title: str) -> tuple[Fact[str], ...]:
    """Return the causes that the sentence of filing names; where it names none, those of the title."""
    text = view.text
    end = view.inside(sections.head)[1] if sections.head else min(len(text), _HEAD)
    for match in _STATED.finditer(text, 0, end):
        found = _forward(text, match.end())
        if found:
            return (Fact(found[0], view.span(match.end(), found[1])),)
    for match in _CASE.finditer(text, 0, end):
        named = _backward(text, match.start())
        if named:
            return tuple(Fact(name, view.span(*at)) for name, at in named)
    return _of_title(view, title)


def _of_title(view: View, title: str) -> tuple[Fact[str], ...]:
    """Return the cause that the title names, with its place where the text holds the title."""
    for text in (title, view.text[:200]):
        kind = _KIND.search(text)
        named = _backward(text, kind.start()) if kind else []
        if named:
            name, (start, end) = named[0]
            at = view.text.find(text[start:end])
            return (Fact(name, view.span(at, at + end - start) if at >= 0 else view.span(0, 0)),)
    return ()


def _forward(text: str, start: int) -> tuple[str, int] | None:
    """Return the longest cause that starts at `start`."""
    known = loader.causes()
    for size in range(_LONGEST, 1, -1):
        written = text[start : start + size]
        if written in known or written in OLD_NAMES:
            return OLD_NAMES.get(written, written), start + len(written)
    return None


def _backward(text: str, end: int) -> list[tuple[str, tuple[int, int]]]:
    """Return the longest cause that ends at `end`; with those joined before it where it is administrative."""
    found = _ending(text, end)
    if found is None:
        loose = _LOOSE_END.search(text, max(0, end - 2), end)
        found = _ending(text, loose.start()) if loose else None
        if found is None or not _administrative(found[0]):
            return []
    name, (start, _) = found
    joined = _administrative(name) and text[start - 1 : start] in _JOINS
    return [*_backward(text, start - 1), found] if joined else [found]


def _administrative(cause: str) -> bool:
    """Say whether this is a cause of administrative cases."""
    return loader.causes().get(cause) == "行政"


def _ending(text: str, end: int) -> tuple[str, tuple[int, int]] | None:
    """Return the longest cause that ends at `end`, under its listed name."""
    known = loader.causes()
    for start in range(max(0, end - _LONGEST), end - 1):
        written = text[start:end]
        if written in known or written in OLD_NAMES:
            return OLD_NAMES.get(written, written), (start, end)
        if written + "纠纷" in known and len(written) > 1 and not written.endswith("合同"):
            return written + "纠纷", (start, end)
    return None
