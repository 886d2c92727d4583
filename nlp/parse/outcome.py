"""How the case was closed (结案方式), and what became of each claim of a civil case.

The method is read from the disposition: for each nature an ordered table of phrases, the first that fits
wins, so what ends the case (终结本次执行程序) stands before what goes along with it (驳回其他请求).
"""

from __future__ import annotations

import re

from nlp.case import Outcome, Sections
from nlp.parse.outcome_claims import claim_results
from nlp.text.view import View
from nlp.values import Span

_LONG = 20_000
_N = r"[^。；\n]"


def _table(*rows: tuple[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compile (method, pattern) rows."""
    return tuple((method, re.compile(pattern)) for method, pattern in rows)


_WITHDRAWN = (
    ("撤回上诉", rf"准许{_N}{{0,60}}撤回(?:上诉|抗诉)"),
    ("按撤回上诉处理", rf"按{_N}{{0,40}}?撤回(?:上诉|抗诉)处理"),
    ("按撤诉处理", rf"按{_N}{{0,40}}?(?:撤诉|撤回(?:起诉|申请|再审申请))处理"),
    (
        "撤诉",
        rf"准许{_N}{{0,60}}(?:撤诉|撤回(?:对{_N}{{1,40}}的)?(?:起诉|自诉|申请|再审申请))|准予{_N}{{0,40}}撤(?:诉|回)",
    ),
)
_APPEAL = (
    ("发回重审", r"发回[^。；]{0,40}重(?:新审|审)|重新审(?:判|理)。"),
    ("维持", r"维持原(?:判|审?判决|裁定|审?裁定)(?!的?(?:第|中|主文))|驳回(?:上诉|抗诉)"),
)
_CRIMINAL = _table(
    *_WITHDRAWN,
    ("补正", r"补正|更正"),
    ("终止审理", r"终止审理"),
    ("核准", rf"(?<!不)核准{_N}{{0,80}}(?:死刑|判决|裁定|刑罚)"),
    ("不核准", r"不(?:予)?核准"),
    ("减刑", r"减去(?:有期徒刑|刑期)|减为(?:有期|无期)|予以减刑|减刑[一二三四五六七八九十]"),
    ("不予减刑", r"不予(?:减刑|假释)"),
    ("假释", r"予以假释|准予假释|裁定假释"),
    ("暂予监外执行", r"暂予监外执行"),
    ("强制医疗", r"予以强制医疗|强制医疗。"),
    ("驳回申诉", r"驳回[^。；]{0,20}申诉"),
    ("指令再审", r"指令[^。；]{0,40}再审"),
    ("提审", r"本院提审"),
    ("驳回起诉", r"驳回[^。；]{0,30}(?:自诉|起诉)(?!状)"),
    ("不予受理", r"不予受理"),
    ("中止", r"中止审理"),
)
_REVOKES = re.compile(r"撤销[^。；]{0,80}(?:判决|裁定)")
_CONVICTED = re.compile(r"(?:犯|构成)[^。；，]{2,60}罪|罪，(?:判处|单处|免)")
_KEEPS = re.compile(r"维\s?持[^。；]{0,80}(?:判决|裁定)")
_DAMAGES = re.compile(r"赔偿|驳回[^。；]{0,40}(?:请求|起诉)")
_SPARED = re.compile(r"免(?:予|于|除)(?:刑事)?处罚|免(?:予|于)刑事")
_PUNISHED = re.compile(r"判处(?!.{0,4}免)|单处|徒刑|拘役|管制|死刑")
_INNOCENT = re.compile(r"(?:宣告)?[^。；，]{0,40}无罪|不负刑事责任")
_CIVIL = _table(
    *_WITHDRAWN,
    ("补正", r"补正|更正[^。]{0,30}为"),
    ("驳回管辖权异议", r"驳回[^。；]{0,60}管辖[^。；]{0,10}异议"),
    ("移送管辖", r"移送[^。；]{0,40}(?:法院|仲裁)[^。；]{0,12}处理|移送[^。；]{0,40}法院"),
    ("指令审理", r"指令[^。；]{0,40}(?<!再)审理"),
    ("指令再审", r"指令[^。；]{0,40}再审"),
    ("提审", r"本院提审|由本院再审"),
    ("驳回再审申请", r"驳回[^。；]{0,60}再审申请"),
    ("不予受理", r"不予受理"),
    ("终结诉讼", r"终结(?:诉讼|审理|审查|督促程序|破产程序|强制清算程序|公示催告程序)"),
    ("中止", r"中止(?:诉讼|审理|审查)"),
    ("转换程序", r"转为(?:普通|简易)程序|适用普通程序"),
    ("司法确认", r"调解协议[^。；]{0,40}有效"),
    ("准许实现担保物权", r"准许拍卖|拍卖、变卖[^。；]{0,80}优先受偿"),
    ("支付令", r"支付令"),
    ("人身安全保护令", r"禁止被申请人"),
    ("解除保全", r"解除[^。；]{0,120}(?:查封|冻结|扣押|保全)"),
    ("财产保全", r"(?:查封|冻结|扣押|轮候)[^。；]{0,160}|保全措施"),
    ("宣告", r"宣告[^。；]{0,40}(?:死亡|失踪|民事行为能力|破产)"),
    ("受理破产", r"受理[^。；]{0,60}(?:破产|清算|重整)"),
)
_DISMISSED = re.compile(r"驳回[^。；]{0,80}(?:的)?(?:起诉|申请)(?!状)")
_ENFORCEMENT = _table(
    ("终结本次执行程序", r"终结[^。；]{0,40}本次执行|终结[^。；]{0,60}的?本次执行程序"),
    ("终结执行", r"终结[^。；]{0,80}执行"),
    ("执行完毕", r"执行完毕|结案。|予以结案"),
    ("不予执行", r"不予执行"),
    ("销案", r"销案|撤销[^。；]{0,30}执行案件"),
    ("驳回异议", r"驳回[^。；]{0,80}(?:异议|案外人)"),
    ("驳回复议", r"驳回[^。；]{0,60}复议"),
    ("驳回申请", r"驳回[^。；]{0,80}(?:申请|请求)"),
    ("撤回申请", rf"准许{_N}{{0,60}}撤回"),
    ("发回重审", r"发回[^。；]{0,40}(?:重新审查|重审)"),
    ("撤销", r"撤销[^。；]{0,80}(?:裁定|决定|通知|行为)"),
    ("中止执行", r"中止[^。；]{0,80}(?:执行|拍卖)"),
    ("变更追加当事人", r"(?:追加|变更)[^。；]{0,120}(?:执行人|当事人)"),
    ("恢复执行", r"恢复[^。；]{0,80}执行"),
    ("准予强制执行", r"准予[^。；]{0,40}强制执行|强制执行[^。；]{0,40}决定"),
    ("移送", r"移送[^。；]{0,40}法院"),
    ("拍卖成交", r"归[^。；]{0,60}所有[^。]{0,200}转移|以物抵债|作价[^。；]{0,60}抵"),
    ("解除措施", r"解除[^。；]{0,160}"),
    ("拍卖", r"拍卖|变卖"),
    ("查封冻结划拨", r"查封|冻结|扣押|划拨|扣留|提取"),
    ("限制消费", r"限制[^。；]{0,20}消费|失信被执行人"),
)
# What one item of a decision awards; another item may dismiss the rest or uphold an earlier decision.
_AWARDED = (
    r"(?:^|(?<=[、，。；：\s]))(?![^。；\n]{0,80}?(?:驳回|维持|不予))"
    r"[^。；，\n]{0,80}?(?:支付|返还|赔偿)[^。；\n]{0,60}?(?:金|元|财产)"
)
_COMPENSATION = _table(
    ("决定赔偿", _AWARDED),
    ("驳回", r"驳回[^。；]{0,60}(?:申请|请求|申诉)"),
    ("维持", r"维持[^。；]{0,60}决定"),
    ("准许撤回", r"准许[^。；]{0,60}撤回"),
    ("决定赔偿", r"赔偿|支付"),
)
_REVIEW = _table(
    ("准予强制执行", r"准予(?:强制)?执行|准予[^。；]{0,60}执行"),
    ("不准予强制执行", r"不(?:准予|予)(?:强制)?执行"),
)
_PROSECUTION = _table(
    ("不起诉", r"不起诉"),
    ("起诉", r"提起公诉"),
    ("移送审查起诉", r"移送[^。；]{0,30}审查起诉|移送审查"),
)
_PROSECUTION_KINDS = frozenset({"起诉书", "不起诉决定书", "起诉意见书"})
_APPEALED = re.compile(
    r"上诉人|抗诉机关|原公诉机关|原审(?:被告|原告|上诉|第三)|再审申请人|申诉人|一审(?:原告|被告)"
)
_ROLES = 1_500
_FEES = re.compile(r"案件?受理费|如不服|如果未按|诉讼费")


def find_outcome(view: View, sections: Sections, kind: str, nature: str) -> Outcome | None:
    """Return how the case was closed, or None where the document does not close one."""
    if kind in _PROSECUTION_KINDS:
        return _prosecuted(view, sections)
    if sections.disposition is None:
        return None
    start, end = view.inside(sections.disposition)
    order = view.text[start : min(end, start + _LONG)]
    if kind == "调解书":
        return Outcome("调解", sections.disposition)
    appealed = _APPEALED.search(_head(view, sections)) is not None
    found = _method(order, kind, nature, appealed)
    if found is None:
        return None
    method, begin, stop = found
    claims = (
        claim_results(view, sections)
        if nature in ("民事", "行政") and kind == "判决书" and not appealed
        else ()
    )
    return Outcome(method, view.span(start + begin, start + stop), claims)


Found = tuple[str, int, int]


def _method(order: str, kind: str, nature: str, appealed: bool) -> Found | None:
    """Return (method, start, end) for a disposition."""
    if nature == "刑事":
        return _criminal(order, appealed)
    if nature == "执行":
        return _first(_ENFORCEMENT, order)
    if nature == "赔偿":
        return _first(_COMPENSATION, order)
    return _civil(order, kind, appealed)


def _criminal(order: str, appealed: bool) -> Found | None:
    """Read the disposition of a criminal case."""
    if appealed:
        found = _first(_APPEALED_ROWS, order)
        if found and not (found[0] == "维持" and _REVOKES.search(order)):
            return found
    convicted = _CONVICTED.search(order)
    revoked = _REVOKES.search(order)
    if appealed and revoked:
        return "改判", revoked.start(), revoked.end()
    kept = _KEEPS.search(order)
    if appealed and kept:
        return "维持", kept.start(), kept.end()
    punished, spared = _PUNISHED.search(order), _SPARED.search(order)
    if spared and not punished:
        return "免予刑事处罚", spared.start(), spared.end()
    if convicted:
        return "有罪", convicted.start(), convicted.end()
    innocent = _INNOCENT.search(order)
    if innocent:
        return "无罪", innocent.start(), innocent.end()
    found = _first(_CRIMINAL, order)
    damages = _DAMAGES.search(order)
    return found or (("判决", damages.start(), damages.end()) if damages else None)


_APPEALED_ROWS = _table(*_WITHDRAWN, *_APPEAL)


def _civil(order: str, kind: str, appealed: bool) -> Found | None:
    """Read the disposition of a civil or administrative case."""
    fees = _FEES.search(order)
    body = order[: fees.start()] if fees and fees.start() else order
    if appealed:
        found = _first(_APPEALED_ROWS, body)
        if found and not (found[0] == "维持" and _REVOKES.search(body)):
            return found
        revoked = _REVOKES.search(body)
        if revoked and kind == "判决书":
            return "改判", revoked.start(), revoked.end()
    if kind == "判决书":
        return "判决", 0, max(1, len(body.rstrip()))
    found = _first(_REVIEW, body) or _first(_CIVIL, body)
    if found:
        return found
    dismissed = _DISMISSED.search(body)
    if dismissed:
        return ("驳回起诉" if "起诉" in dismissed[0] else "驳回申请"), dismissed.start(), dismissed.end()
    revoked = _REVOKES.search(body)
    return ("撤销", revoked.start(), revoked.end()) if revoked else None


def _first(table: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> Found | None:
    """Return the first row of the table that fits."""
    for method, pattern in table:
        match = pattern.search(text)
        if match:
            return method, match.start(), match.end()
    return None


def _head(view: View, sections: Sections) -> str:
    """Return the head's text."""
    if sections.head is None:
        return view.text[:1000]
    start, end = view.inside(sections.head)
    return view.text[start : min(end, start + _ROLES)]


def _prosecuted(view: View, sections: Sections) -> Outcome | None:
    """Read what a prosecutor decided, or what the police propose."""
    part: Span | None = sections.reasoning or sections.facts
    start, end = view.inside(part) if part else (0, len(view.text))
    found = _first(_PROSECUTION, view.text[start:end])
    return Outcome(found[0], view.span(start + found[1], start + found[2])) if found else None
