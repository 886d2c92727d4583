"""The titles of the documents in a case file, and what must follow a line for it to be a title.

A document that only cites another ("以…起诉书指控") has its name inside a sentence; a title is a short line
of its own, and the layout of a document follows: its number, a label with a colon, a party, a form's opening.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nlp.text.view import fold

_NAMES = """
起诉意见书 不起诉意见书 不起诉决定书 补充起诉书 变更起诉决定书 追加起诉书 起诉书 公诉意见书
量刑建议书 抗诉书 检察建议书 讯问笔录 询问笔录 辨认笔录 勘验笔录 检查笔录 搜查笔录 扣押笔录
提取笔录 侦查实验笔录 庭审笔录 开庭笔录 法庭审理笔录 宣判笔录 评议笔录 调解笔录 谈话笔录
质证笔录 会见笔录 执行笔录 调查笔录 送达笔录 称量笔录 接谈笔录 听证笔录 笔录 鉴定意见通知书
鉴定意见书 鉴定意见 鉴定书 鉴定报告 鉴定聘请书 检验报告 检验鉴定报告 价格认定结论书 评估报告
审计报告 道路交通事故认定书 事故认定书 谅解书 和解协议书 和解协议 赔偿协议书 调解协议书
调解协议 协议书 判决书 裁定书 调解书 决定书 通知书 告知书 支付令 执行令 搜查令 拘留证
逮捕证 搜查证 传唤证 拘传证 提讯证 换押证 提解证 释放证明书 拘留通知书 逮捕通知书 受案登记表
接报案登记表 报警登记表 接受证据材料清单 接受证据清单 受案回执 立案决定书 立案登记表 立案审批表
不予立案通知书 撤销案件决定书 案件移送函 移送函 呈请报告书 批准逮捕决定书 不批准逮捕决定书
提请批准逮捕书 逮捕意见书 取保候审决定书 监视居住决定书 保证书 拘留决定书 送达回证 送达回执
送达地址确认书 扣押决定书 扣押清单 发还清单 移送清单 证据清单 证据目录 调取证据清单
涉案财物清单 清单 到案经过 抓获经过 破案经过 归案经过 情况说明 工作说明 办案说明 户籍证明
人口信息表 人口基本信息 前科证明 身份证明书 违法犯罪记录证明 认罪认罚具结书 具结书
权利义务告知书 诉讼权利义务告知书 起诉状 答辩状 上诉状 反诉状 申诉状 申请书 再审申请书 委托书
授权委托书 介绍信 推荐函 辩护词 代理词 辩护意见 质证意见 受理案件通知书 受理通知书 应诉通知书
举证通知书 合议庭组成人员通知书 开庭传票 传票 出庭通知书 公告 执行通知书 结案审批表 结案报告
审理报告 审查报告 侦查终结报告 审批表 登记表 查询记录 电话记录
"""
# Longer names first, so that 不起诉决定书 is not taken for 决定书.
KINDS = tuple(
    sorted(
        _NAMES.split(),
        key=lambda kind: (-len(kind), kind),
    )
)
COVER, DIRECTORY = "封面", "卷宗目录"

_LINE = re.compile(r"[^\n\r\f\u2028\u2029]+")
_TITLE = re.compile(
    rf"(?P<before>[\u4e00-\u9fff·()]{{0,36}}?)(?P<kind>{'|'.join(KINDS)})"
    r"(?:\([^()]{1,12}\)|第?[一二三四五六七八九十\d]{1,3}次?)?"
)
# What stands before the kind in a title is an office, an area of law or a subject, never a sentence.
_SENTENCE = re.compile(
    r"[以将收]|[向对经由据]本|作出|本院|的|了|上述|该|如下|指控|不服|根据|依据|出具|宣读|提交|附[件：]?"
)
_DIRECTORY = re.compile(r"(?:(?:卷宗|卷内|案卷|诉讼|侦查|证据)?(?:文书|文件|材料|证据)?(?:卷)?)目录(?:表)?")
_STRONG_DIRECTORY = re.compile(r"(?:卷宗|卷内|案卷|诉讼文书卷|证据卷|侦查卷).{0,6}目录(?:表)?")
_NUMBER = re.compile(r".{0,16}[(]\s*\d{4}\s*[)].{1,24}号")
_LABEL = re.compile(r"[\u4e00-\u9fff()、/]{2,14}：")
_OPENER = re.compile(
    r"(?:公诉机关|抗诉机关|原公诉机关|被告|原告|上诉人|被上诉人|原审|再审申请人|申请人|申请执行人|被申请人|被执行人|赔偿请求人"
    r"|犯罪嫌疑人|被害人|自诉人|姓名|案由|案件名称|时间|地点|送达|受送达人|委托|甲方|乙方|兹|根据|依照|依据|我[局院队]|本[院局]"
    r"|序号|编号|讯问|询问|被讯问|被询问|检材|受理|简要案情|今|现)"
)
_OFFICE = re.compile(r"[\u4e00-\u9fff·()]{3,34}(?:院|局|队|所|中心|委员会|公司|处|厅|庭)")
_NUMBERED = ("判决书", "裁定书", "起诉书", "起诉意见书", "抗诉书", "支付令")
_TOP_LINES, _LAYOUT_LINES, _SHORT = 4, 4, 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: where it stands, and its characters without any space."""

    start: int
    end: int
    bare: str = field(repr=False)


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """Give the lines of text[start:end] that are not blank."""
    for found in _LINE.finditer(text, start, len(text) if end is None else end):
        # A line of a flattened text may be the whole document: its beginning is all that is asked for.
        bare = "".join(fold(found[0][:400]).split())
        if bare:
            yield Line(found.start(), found.end(), bare)


def kind_of(line: str) -> str:
    """Return the kind of document that a line names as a title, or ""."""
    if len(line) > _SHORT:
        return ""
    found = _TITLE.fullmatch(line)
    return found["kind"] if found and not _SENTENCE.search(found["before"]) else ""


def kind_in(name: str) -> str:
    """Return the longest kind that stands anywhere in a name, or ""."""
    return next((kind for kind in KINDS if kind in name), "")


def is_directory(line: str, *, strong: bool) -> bool:
    """Say whether a line is the title of a directory; a bare 目录 is a weak one."""
    return bool((_STRONG_DIRECTORY if strong else _DIRECTORY).fullmatch(line))


def has_layout(lines: Sequence[Line], at: int) -> bool:
    """Say whether the lines after the title at `at` are how such a document begins.

    What an office issues bears a number under its title; other documents begin with a label, a party or
    a form's opening. A line that goes on with a sentence means that the "title" was a part of it.
    """
    after = [line.bare for line in lines[at + 1 : at + 1 + _LAYOUT_LINES]]
    if not after or ((len(after[0]) > _SHORT or re.search("[，。；]", after[0])) and not _opens(after[0])):
        return False
    if number_after(lines, at):
        return True
    return not kind_of(lines[at].bare).endswith(_NUMBERED) and any(map(_opens, after[:3]))


def _opens(line: str) -> bool:
    """Say whether a line is one that documents begin with."""
    return bool(_LABEL.match(line) or _OPENER.match(line))


def number_after(lines: Sequence[Line], at: int) -> str:
    """Return the document's number in the lines after its title, or ""."""
    after = [line.bare for line in lines[at + 1 : at + 4]]
    return next((line for line in after if len(line) <= _SHORT and _NUMBER.fullmatch(line)), "")


def title_at_top(lines: Sequence[Line]) -> int | None:
    """Return the index of the title among the first lines of a page; only offices may stand above it."""
    for at, line in enumerate(lines[:_TOP_LINES]):
        if kind_of(line.bare) and has_layout(lines, at):
            return at
        if len(line.bare) > _SHORT or re.search("[，。；]", line.bare):
            return None
    return None


def first_line_of(lines: Sequence[Line], at: int) -> int:
    """Return the index of the document's first line: its title, or the office above the title."""
    while at > 0 and _OFFICE.fullmatch(lines[at - 1].bare):
        at -= 1
    return at
