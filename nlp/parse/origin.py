"""The sentence that tells how the case came to the court: 原告卓某与被告鲍某离婚纠纷一案，本院于…立案.

Where a text has no head (only its record of filing), the parties stand here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nlp.data import loader
from nlp.names.surnames import COMPOUND, is_surname
from nlp.parse.heads import Name, is_aside, is_name, trimmed
from nlp.parse.roles import SIDES, alternation

_ORIGIN = re.compile(
    r"一案(?![^。，：]{0,8}书(?!记)|\s*\((?:19|20))|起诉书指控|起诉指控|提起公诉|提起自诉|向本院提[起出]|本院(?:于[^。，]{4,16}日)?(?:立案|受理)"
    r"|以[^。，]{2,30}号起诉书|因与被|审理了本案|公诉机关指控|检察院指控"
)
_TITLE = re.compile(r"[^。，：\n]{0,60}?(?:判决|裁定|决定|调解)书(?![^。]{0,20}(?:已|发生))")
# Where the full stop before the sentence is missing, a blank or a line break still parts it.
_UNPARTED = re.compile(
    r"\s(?=[^\s，。]{2,34}检察院[^\s。]{0,60}$|(?:原告|上诉人|申请执行人|申请人|再审申请人)[^\s。：]{2,200}$)"
)
_ROLE = re.compile(
    rf"(?P<role>{alternation(SIDES)})(?P<former>\([^()]{{1,40}}\))?[：]?\s?(?!的|方(?:[面当的委应主均提无未辩称认支承，。、]))"
)
_CASE_WORD = re.compile(r"[一二三四五六七八九十两]案|系列案|(?:纠纷|争议)(?=案?[，,。(])")
_JOINS = re.compile(r"(?:起诉|以及|[因为与诉和及，、；\s])+$")
_LEADS = re.compile(r"^(?:[：、，\s]|[一二三四五六七八九]、)+")
_ACCEPTS = re.compile(r"(?:\s|本院(?:受理|审理|在审理|于[^。，]{4,14}日(?:立案)?受理)(?:的|了)?)*")
_ATTENDS = re.compile(
    r"(?P<role>原告|被告|第三人)：?(?!无正当|未|均|拒不|经|也|亦|已)(?P<name>[^，。；：、()\s]{2,30}?)(?=到庭|及其?委托|的?(?:委托|法定)|诉称|向本院|辩称|经本院|经传票|未到庭|参加|、(?:原告|被告|第三人))"
)
_ADDED = re.compile(
    r"追加(?P<name>[^，。；：、()\s]{2,40}?)(?:\([^()]{0,30}\))?作?为(?:本案)?的?(?:共同)?(?P<role>被告|第三人|原告)"
)
_LOOSE_WORDS = (
    "欠款纠纷 货款纠纷 人身损害赔偿纠纷 劳动争议纠纷 机动车交通事故纠纷 交通事故纠纷 "
    "债务纠纷 债权债务关系纠纷 抚养权纠纷 抚养权变更纠纷 债权转让纠纷 著作权侵权纠纷 "
    "劳务报酬纠纷 追索劳务报酬纠纷 保险合同纠纷 合伙合同纠纷 建筑工程施工合同纠纷 "
    "建筑工程合同纠纷 土地承包合同纠纷 间租赁合同纠纷 承包合同纠纷 拖欠货款纠纷 "
    "供热合同纠纷 返还保证金纠纷 拖欠工程款纠纷 工程款纠纷 财产保险纠纷 返还财产纠纷 "
    "侵犯集体经济组织成员权益纠纷"
)
_LOOSE = frozenset(_LOOSE_WORDS.split())
_ORG_END = re.compile(
    r"(?:公司|集团|银行|支行|分行|联社|合作社|厂|店|中心|协会|学校|大学|学院|中学|小学|幼儿园|医院|卫生院|委员会|村民小组|小组|村委会|经营部"
    r"|商行|门市部|工作室|管理处|办事处|营业部|事务所|分公司|政府|公安局|管理局|局|视听城|有限合伙\)|酒店|饭店|超市|餐厅|商场|[^，、]部|社|站|队|行|场|馆|娱乐厅|歌厅|KTV|村民组|家园|组|酒吧|网吧|会所|茶楼|饭庄|法院|检察院|企业)"
)
_ORG_ENDS = re.compile(_ORG_END.pattern + "$")
_GOES_ON = re.compile(r"[^、，与诉(]{0,8}(?:公司|分行|支行|店|厂|中心|企业)")
_CLAIMS = re.compile(r"(?<=[司厅店社厂行会组院心部局场])(?:侵害|侵犯|确认|返还|追索|请求)[^，、。()]")
_MASKED = re.compile(r"[\u4e00-\u9fff]{1,2}(?:某{1,3}[甲乙丙丁戊己庚\d]?|[×*xX]{1,3})")


def origin_at(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """Return the first sentence in text[start:limit] that tells how the case came, as (start, end)."""
    for match in _ORIGIN.finditer(text, start, limit):
        begin = (
            max(text.rfind("。", start, match.start()), text.rfind("\n", start, match.start()), start - 1) + 1
        )
        said = text[begin : match.start()]
        if (
            re.search(r"(?:刑事拘留|被逮捕|取保候审|抓获|出生|判处)[^。]{0,60}$", said)
            and "指控" not in match[0]
        ):
            continue
        if _TITLE.match(text, match.end(), limit):
            continue
        unparted = _UNPARTED.search(text, max(begin, match.start() - 300), match.start())
        begin = unparted.start() if unparted else begin
        while begin < match.start() and text[begin].isspace():
            begin += 1
        end = text.find("。", match.end())
        return begin, end if end >= 0 else min(len(text), match.end() + 200)
    return None


def read_origin(text: str, start: int, end: int) -> list[tuple[str, tuple[str, ...], Name]]:
    """Return (role, former roles, name) for everyone whom the sentence names with a role."""
    stop = _CASE_WORD.search(text, start, end)
    last = (stop.end() if stop and "案" not in stop[0] else stop.start()) if stop else end
    marks = [mark for mark in _ROLE.finditer(text, start, last) if _leads(text, mark, start)]
    found: list[tuple[str, tuple[str, ...], Name]] = []
    for index, mark in enumerate(marks):
        final = index + 1 == len(marks)
        upto = last if final else marks[index + 1].start()
        former = tuple(re.split(r"[、，]", mark["former"][1:-1])) if mark["former"] else ()
        role = "".join(mark["role"].split())
        segment_end = _without_cause(text, mark.end(), upto) if final else upto
        found += [(role, former, name) for name in _people(text, mark.end(), segment_end)]
        if final:
            found += [(_other(role), (), name) for name in _sued(text, mark.end(), segment_end)]
    return found


def _leads(text: str, mark: re.Match[str], start: int) -> bool:
    """Say whether a role word stands before a name here (not 原、被告, not inside a word)."""
    before = text[mark.start() - 1 : mark.start()] if mark.start() > start else ""
    both = text[max(start, mark.start() - 2) : mark.start()] == "原、"
    return (
        not both
        and before not in ("原", "各", "本", "两", "二")
        and text[mark.end() : mark.end() + 1]
        not in (
            "之",
            "均",
            "双",
        )
    )


def _other(role: str) -> str:
    """Return the role that answers `role` (原告 诉 …)."""
    return {"原告": "被告", "上诉人": "被上诉人", "申请人": "被申请人"}.get(role, f"被{role}")


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut text[start:end] at 、 and at asides in brackets that are no part of a name."""
    at = index = start
    while index < end:
        char = text[index]
        if char == "(":
            close = text.find(")", index, end)
            close = end - 1 if close < 0 else close
            whole = _ORG_ENDS.search(text, at, index) and not _GOES_ON.match(text, close + 1)
            if whole or is_aside(text[index : close + 1]):
                yield at, index
                at = close + 1
            index = close + 1
            continue
        if char in "、，,；":
            yield at, index
            at = index + 1
        index += 1
    yield at, end


# Names joined at the end of a list: 被告卓大山、卓小山和卓青. Each side begins with a surname: 钱和平 is one.
_JOINED = re.compile("(?P<one>[\u4e00-\u9fff]{2,4}?)[和及与](?P<other>[\u4e00-\u9fff]{2,4})")


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part two people whom a small word joins; anything else stays one piece."""
    joined = _JOINED.fullmatch(text, start, end)
    if joined and is_surname(joined["one"][0]) and is_surname(joined["other"][0]):
        yield joined.span("one")
        yield joined.span("other")
    else:
        yield start, end


def _people(text: str, start: int, end: int) -> Iterator[Name]:
    """Yield the names between a role word and the next one."""
    sued = _sues(text, start, end)
    end = sued if sued is not None else end
    end = _cut_joins(text, start, end)
    pieces = (part for piece in _split(text, start, end) for part in _parted(text, *piece))
    for first, last in pieces:
        lead = _LEADS.match(text, first, last)
        name = trimmed(text, lead.end() if lead else first, last)
        if is_name(name.text) and "法定代" not in name.text and "理人" not in name.text:
            yield name


def _cut_joins(text: str, start: int, end: int) -> int:
    """Take 与, 诉, 和 … off the end; keep 为, 因, 和 where they belong to the name (耿大为)."""
    match = _JOINS.search(text, start, end)
    if match is None:
        return end
    cut = match.start()
    joined = match[0] == "因与"
    if joined or cut <= start or text[cut] not in "为和因及" or _ORG_ENDS.search(text, start, cut):
        return cut
    # 耿大为与被告: 为 is part of the name when the name never stands without it.
    name = text[max(start, cut - 2) : cut]
    return cut + 1 if text.count(name + text[cut]) == text.count(name) > 1 else cut


def _sues(text: str, start: int, end: int) -> int | None:
    """Return where 诉 or 与 parts two names in a segment with one role word (原告甲诉乙)."""
    petition = _PETITIONS.search(text, start + 2, end)
    if petition is not None:
        return petition.start()
    for word in ("诉", "与"):
        at = text.find(word, start + 2, end - 1)
        if at > 0:
            return at
    return None


# 申请宣告X为无民事行为能力人: whom the petition is about.
_PETITIONS = re.compile(
    "申请(?:宣告|认定|撤销|变更|指定)(?P<other>[^，。；：()]{2,12}?)(?=[为的系]|无民事|限制民事|失踪|死亡|公民|监护)"
)


def _sued(text: str, start: int, end: int) -> Iterator[Name]:
    """Yield who stands behind 诉, or behind what is petitioned for, without a role word."""
    petition = _PETITIONS.search(text, start + 2, end)
    if petition is not None:
        yield from _people(text, *petition.span("other"))
        return
    at = _sues(text, start, end)
    if at is not None:
        yield from _people(text, at + 1, end)


def _without_cause(text: str, start: int, end: int) -> int:
    """Return where the names end and the cause (离婚纠纷) begins in text[start:end]."""
    segment = text[start:end]
    causes = loader.causes()
    longest = next((at for at in range(len(segment)) if _is_cause(segment[at:], causes)), len(segment))
    if longest == 1 and len(segment) > 4:
        # 张|合同纠纷: the cause is not the longest one here.
        longest = 2
    named = segment[:longest]
    claims = _CLAIMS.search(named)
    if claims:
        return start + claims.start()
    tail_from = max(named.rfind(mark) for mark in "、，)与诉") + 1
    tail = named[tail_from:]
    if longest < len(segment) and (_ORG_ENDS.search(tail) or not tail):
        return start + longest
    if tail_from and named[tail_from - 1] == ")" and not _ORG_END.search(tail):
        return start + tail_from
    if longest < len(segment) and len(tail) <= 4 and not _more_often(text, tail):
        return start + longest
    if longest < len(segment) and len(list(_parted(tail, 0, len(tail)))) > 1:
        return start + longest
    return start + tail_from + _guessed(text, tail)


def _is_cause(written: str, causes: Mapping[str, str]) -> bool:
    """Say whether this is a cause, listed or in a loose form."""
    return written in causes or written + "纠纷" in causes or written in _LOOSE


def _more_often(text: str, name: str) -> bool:
    """Say whether a shorter form of `name` is what the text uses elsewhere (丁大军欠 → 丁大军)."""
    once = text.count(name)
    return len(name) > 2 and once == 1 and any(text.count(name[:size]) > 1 for size in range(2, len(name)))


def _guessed(text: str, tail: str) -> int:
    """Guess where a name ends before a cause that no list knows."""
    masked = _MASKED.match(tail)
    if masked:
        return masked.end()
    ends = [match.end() for match in _ORG_END.finditer(tail) if match.end() > 3]
    if ends and len(tail) > 5:
        repeated = [end for end in ends if text.count(tail[:end]) > 1]
        return repeated[-1] if repeated else ends[-1]
    for size in (4, 3, 2):
        if size <= len(tail) and text.count(tail[:size]) > max(1, text.count(tail[: size + 1])):
            return size
    if len(tail) <= 3:
        return len(tail)
    return 4 if tail[:2] in COMPOUND else 3 if is_surname(tail[:1]) else len(tail)


def read_unnamed(text: str, start: int, end: int) -> list[tuple[str, tuple[str, ...], Name]]:
    """Read 甲与乙合伙协议纠纷一案, where no role word stands."""
    stop = _CASE_WORD.search(text, start, end)
    lead = _ACCEPTS.match(text, start, end)
    first = lead.end() if lead else start
    if stop is None or stop.start() - first > 200:
        return []
    at = _sues(text, first, stop.start())
    if at is None:
        return []
    claimants = [("原告", (), name) for name in _people(text, first, at)]
    upto = _without_cause(text, at + 1, stop.start() if "案" in stop[0] else stop.end())
    return [*claimants, *(("被告", (), name) for name in _people(text, at + 1, upto))]


# 收到甲诉乙的起诉状: a court that accepts no suit has parties too.
_RECEIVED = re.compile(
    "收到(?:起诉人|原告)?(?P<who>[^，。；：()诉]{2,40}?)(?:提交的)?(?:起诉|诉|状告)(?:被起诉人|被告)?(?P<other>[^，。；：()诉]{2,40}?)"
    "(?:一案)?的?(?:民事|行政)?(?:起诉状|诉状|起诉材料|起诉书)"
)


def read_received(text: str, start: int, end: int) -> list[tuple[str, tuple[str, ...], Name]]:
    """Read 本院收到甲诉乙的起诉状, where a suit is not accepted and no sentence tells of its filing."""
    match = _RECEIVED.search(text, start, end)
    if match is None:
        return []
    claimants = [("起诉人", (), name) for name in _people(text, *match.span("who"))]
    upto = _without_cause(text, match.start("other"), match.end("other"))
    return [*claimants, *(("被起诉人", (), name) for name in _people(text, match.start("other"), upto))]


def read_attendance(text: str, start: int, end: int) -> list[tuple[str, tuple[str, ...], Name]]:
    """Read 原告甲到庭参加诉讼, where the sentence of filing names nobody."""
    found: list[tuple[str, tuple[str, ...], Name]] = []
    for match in _ATTENDS.finditer(text, start, end):
        name = trimmed(text, match.start("name"), match.end("name"))
        if is_name(name.text) and all(name.text != known.text for _, _, known in found):
            found.append((match["role"], (), name))
    return found


def read_added(text: str, start: int, end: int) -> list[tuple[str, tuple[str, ...], Name]]:
    """Read 追加甲为被告: who came into the case after it was filed."""
    found: list[tuple[str, tuple[str, ...], Name]] = []
    for match in _ADDED.finditer(text, start, end):
        name = trimmed(text, match.start("name"), match.end("name"))
        if is_name(name.text):
            found.append((match["role"], (), name))
    return found
