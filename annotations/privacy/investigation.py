"""Measures of technical investigation, where the text tells that they were used (刑事诉讼法 art. 150).

A statute's words, the argument that one would have been needed, and people who listen in on each other
are not what art. 10(5) means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.gates import INVESTIGATION, tells
from annotations.privacy.numbers.identities import propose
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category

_MEASURE = re.compile(
    r"(?:技术侦[查察]|技侦|行动技术)(?:措施|手段|资料|材料|证据|录音|部门|支队|大队|总队|工作|协查|取证|侦控|通话|监听|定位)*"
    r"|(?:通[讯信]|电话|行踪|电信)(?:实时)?监控(?:措施|手段|录音|资料|记录)*"
    r"|(?:电话|手机|通话|秘密)?(?:监听|侦听)(?:措施|手段|录音|资料|记录|证据|到的?通话)*"
    r"|技术手段(?=[^，。；]{0,4}(?:锁定|定位|侦控|侦查|监听|截[取获]|掌握))"
    r"|(?:手机|基站|实时|轨迹)定位(?:措施|手段|侦控)*(?!功能|软件|系统|器)|秘密(?:录音|录像|拍照|拍摄)(?:侦查|措施)|秘拍秘录"
)
# A measure by its name; the others are a measure only where the authorities use them.
_SURE = ("技术侦", "技侦", "行动技术")
_USED = re.compile(
    r"经(?:过)?|通过|采[取用]|使用|运用|利用|根据|依据|进行|实施|批准|决定|上了?|布控|获取|获得|掌握|借助|配合|协助|凭|从|由|移送|调取|出具|对"
)
_USED_BEHIND = re.compile(
    r"(?:证实|证明|显示|反映|锁定|获取|确定|发现|截获|抓获|查获|提取|配合|协助|支持|下|中|的?情况说明|说明|决定书|审批|，(?:锁定|确定|掌握|发现|将其|抓获)|进行)"
)
_AUTHORITY = re.compile(r"公安|民警|侦查|警方|办案|国安|国家安全|检察|缉私|海关|支队|大队|批准|刑侦|禁毒")
_STATUTE = re.compile(
    r"(?:第[一二三四五六七八九十百零\d]+条|规定|《|应当|可以|必须|需要|依法不得|解释)[^。]{0,40}$"
)
_RULE_BEHIND = re.compile(r"[^。；]{0,12}(?:收集的(?:材料|证据)|的规定|的，应当|的解释|，应当|有关规定)")
_NOT = re.compile(r"(?:未|没有?|不|无|无需|并非)[^，。；]{0,6}$")
# A department in somebody's career.
_UNIT = re.compile(r"[科处室员]|人员")
_CLAUSE, _SENTENCE, _BEHIND = 24, 60, 14
_SURE_CONFIDENCE, _CONFIDENCE = 0.85, 0.65
_WHY = "文中写明侦查机关在本案中使用了技术侦查措施"


def detect_investigation(scene: Scene) -> Iterator[Candidate]:
    """Find measures of technical investigation that the text tells were used."""
    text = scene.view.text
    if scene.case.nature not in ("", "刑事") or not tells(text, INVESTIGATION):
        return
    for match in _MEASURE.finditer(text):
        start, end = match.span()
        before = _before(text, start)
        told = _STATUTE.search(before) or _RULE_BEHIND.match(text, end)
        if told or _NOT.search(before) or _UNIT.match(text, end):
            continue
        sure = match[0].startswith(_SURE)
        clause = before[-_CLAUSE:]
        used = _USED.search(clause) or _USED_BEHIND.match(text, end)
        if used and (sure or _AUTHORITY.search(before) or _AUTHORITY.search(text, end, end + _BEHIND)):
            confidence = _SURE_CONFIDENCE if sure else _CONFIDENCE
            yield propose(scene, Category.TECH_INVESTIGATION, (start, end), match[0], _WHY, confidence)


def _before(text: str, at: int) -> str:
    """Return what stands in the same sentence before `at`."""
    low = max(0, at - _SENTENCE)
    return text[max(low, text.rfind("。", low, at) + 1) : at]
