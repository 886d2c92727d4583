"""What kind of document this is (判决书, 起诉书 …), of what nature (刑事, 民事 …) and in which procedure.

The kind stands in the title line under the court's name, often spaced out (刑 事 判 决 书). The nature and
the procedure come from the type code of the case number (民终 → 民事二审), from the title line and the
title where there is no number, and last from role words of the head.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp.case import CaseNumber
from nlp.text.view import View

_HEAD = 900


@dataclass(frozen=True, slots=True)
class Kind:
    """Kind, nature and procedure of a document; "" for what is not known."""

    kind: str = ""
    nature: str = ""
    procedure: str = ""


# Longest first where one ends another. Documents of the court, then of prosecutors, police and parties.
_COURT_KINDS = ("判决书", "裁定书", "调解书", "决定书", "通知书", "支付令", "决定", "令")
_OTHER_KINDS = (
    "不起诉决定书",
    "行政处罚决定书",
    "行政复议决定书",
    "仲裁裁决书",
    "裁决书",
    "起诉意见书",
    "起诉书",
    "抗诉书",
    "检察建议书",
    "量刑建议书",
    "提请批准逮捕书",
    "讯问笔录",
    "询问笔录",
    "庭审笔录",
    "开庭笔录",
    "法庭审理笔录",
    "庭审记录",
    "调解笔录",
    "辨认笔录",
    "勘验笔录",
    "检查笔录",
    "搜查笔录",
    "鉴定意见书",
    "鉴定意见",
    "鉴定书",
    "谅解书",
    "认罪认罚具结书",
    "起诉状",
    "上诉状",
    "答辩状",
    "申请书",
    "公证书",
    "律师函",
)
_ALIKE = {
    "鉴定意见书": "鉴定意见",
    "鉴定书": "鉴定意见",
    "开庭笔录": "庭审笔录",
    "法庭审理笔录": "庭审笔录",
    "庭审记录": "庭审笔录",
    "决定": "决定书",
    "裁决书": "仲裁裁决书",
}
_CRIMINAL_KINDS = frozenset(
    {
        "不起诉决定书",
        "起诉意见书",
        "起诉书",
        "量刑建议书",
        "提请批准逮捕书",
        "讯问笔录",
        "认罪认罚具结书",
        "谅解书",
    }
)
_ORDERS = (("判决如下", "判决书"), ("裁定如下", "裁定书"), ("决定如下", "决定书"))
# What no court makes: no court stands in its head, and it is of no instance.
TRANSCRIPTS = frozenset({"庭审笔录", "调解笔录"})
OF_OTHERS = frozenset(_ALIKE.get(kind, kind) for kind in _OTHER_KINDS) - TRANSCRIPTS
_NATURES = ("刑事", "民事", "行政", "执行", "赔偿")


def _spaced(words: tuple[str, ...]) -> str:
    """Return an alternation of `words` that allows blanks between the letters, the longest first."""
    return "|".join(r"\s{0,6}".join(word) for word in sorted(words, key=len, reverse=True))


_NATURE_WORD = _spaced(
    (
        "刑事附带民事公益诉讼",
        "刑事附带民事",
        "刑事",
        "民事",
        "行政赔偿",
        "行政",
        "执行",
        "国家赔偿",
        "司法赔偿",
        "赔偿",
    )
)
_TITLE_LINE = re.compile(
    rf"(?P<nature>{_NATURE_WORD})\s{{0,6}}(?P<extra>[\u4e00-\u9fff]{{0,6}}?)\s{{0,6}}(?P<kind>{_spaced(_COURT_KINDS[:-1])})(?=\s|[(]|$)"
)
_BARE_LINE = re.compile(rf"(?:(?<=院)|(?<=\s)|^)\s{{0,8}}(?P<kind>{_spaced(_COURT_KINDS[:-2])})(?=\s|[(]|$)")
_OTHER_LINE = re.compile(
    rf"(?:^|(?<=\s)|(?<=[院局部队所]))(?P<extra>[^\s，。；：(]{{0,20}}?)(?P<kind>{_spaced(_OTHER_KINDS)})(?=\s|[(]|$)"
)
_IN_TITLE = re.compile(
    rf"(?P<nature>{_NATURE_WORD})?(?P<kind>{_spaced((*_COURT_KINDS[:-2], *_OTHER_KINDS))})"
)
# No line is so long, with blanks between all its characters.
_LINE = 200
_INSTANCE_WORDS = (
    ("再审审查", re.compile("再审审查|审判监督|申诉")),
    ("再审", re.compile("再审")),
    ("二审", re.compile("二审|终审")),
    ("一审", re.compile("一审")),
)
# Type codes that name a procedure of their own; the first that the code contains wins.
_SPECIAL = (
    ("刑更", "刑罚变更"),
    ("刑执", "刑罚变更"),
    ("减", "刑罚变更"),
    ("假", "刑罚变更"),
    ("刑核", "死刑复核"),
    ("刑复", "死刑复核"),
    ("刑医", "强制医疗"),
    ("刑没", "没收违法所得"),
    ("辖终", "管辖上诉"),
    ("辖", "管辖"),
    ("民特", "民事特别程序"),
    ("民督", "督促程序"),
    ("民催", "公示催告"),
    ("催", "公示催告"),
    ("民撤", "第三人撤销之诉"),
    ("诉前调", "诉前调解"),
    ("民保", "民事保护令"),
    ("财保", "财产保全"),
    ("行审", "行政非诉审查"),
    ("行非", "行政非诉审查"),
    ("非执", "行政非诉审查"),
    ("执异", "执行异议"),
    ("执复", "执行复议"),
    ("执监", "执行监督"),
    ("执保", "财产保全"),
    ("执", "执行"),
    ("司惩", "司法制裁"),
    ("司救", "司法救助"),
    ("破", "破产"),
    ("强清", "强制清算"),
    ("委赔", "赔偿委员会"),
    ("法赔", "司法赔偿"),
)
_STAGES = (
    ("再", "再审"),
    ("提", "再审"),
    ("申", "再审审查"),
    ("监", "再审审查"),
    ("抗", "再审审查"),
    ("终", "二审"),
    ("初", "一审"),
)
_MASKED_NUMBER = re.compile(r"[(][^()\s]{4,8}[)][^号\n。，]{0,28}号")
_ROLE_NATURE = (
    ("刑事", re.compile("公诉机关|被告人|自诉人|罪犯")),
    ("执行", re.compile("被执行人|申请执行人")),
    ("赔偿", re.compile("赔偿请求人")),
)


def find_kind(view: View, title: str = "", number: CaseNumber | None = None) -> Kind:
    """Return kind, nature and procedure. `title` and `number` help where the head is silent."""
    head = view.text[:_HEAD]
    kind, nature_word = _kind(head, title)
    kind = kind or _kind_of_order(view.text)
    code = (number.special + number.type) if number else _masked_code(head)
    said = _first_nature(nature_word)
    nature = _nature(code) or said or _nature_of_roles(head)
    if nature == "民事" and said in ("刑事", "行政"):
        nature = said  # a slip in the number, or a division's letters in an old one (刑经终)
    if kind in _CRIMINAL_KINDS and not nature:
        nature = "刑事"
    if kind in OF_OTHERS:
        return Kind(kind, nature)
    return Kind(kind, nature, _procedure(code, nature, title, head))


def _kind(head: str, title: str) -> tuple[str, str]:
    """Return the kind and the word of its nature: of the first title line in the head, else of the title."""
    line = _TITLE_LINE.search(head)
    # The first line counts, and most heads have one near their start.
    near = head[: line.end() + _LINE] if line else head
    found = [m for m in (line, _BARE_LINE.search(near), _OTHER_LINE.search(near)) if m]
    if found:
        match = min(found, key=lambda m: (m.start("kind"), -len(m["kind"])))
        nature = _bare(match["nature"]) if "nature" in match.re.groupindex else ""
        return _plain(match["kind"]), nature
    named = list(_IN_TITLE.finditer(title))
    return (_plain(named[-1]["kind"]), _bare(named[-1]["nature"] or "")) if named else ("", "")


def _kind_of_order(text: str) -> str:
    """Return the kind that the last 判决如下 or 裁定如下 tells, for a text whose head is missing."""
    places = [(text.rfind(order), kind) for order, kind in _ORDERS]
    at, kind = max(places)
    return kind if at >= 0 else ""


def _plain(kind: str) -> str:
    """Return a kind without blanks, under its usual name."""
    bare = _bare(kind)
    return _ALIKE.get(bare, bare)


def _bare(text: str) -> str:
    """Take the blanks out."""
    return "".join(text.split())


def _masked_code(head: str) -> str:
    """Return the letters of a case number that was masked, or of one that could not be parsed."""
    match = _MASKED_NUMBER.search(head)
    if match is None:
        return ""
    body = match[0].partition(")")[2]
    at = max(body.rfind(letter) for letter in "刑民商行执赔破")
    return _bare(body[at:].split("字")[0].rstrip("号×Xx*第0123456789")) if at >= 0 else ""


def _nature(code: str) -> str:
    """Return the nature that a type code tells."""
    bare = code.removeprefix("知").lstrip("少未立特")
    if bare.startswith(("法赔", "委赔", "赔", "司救赔")):
        return "赔偿"
    if bare.startswith(("刑", "减", "假")):
        return "刑事"
    if bare.startswith(("行", "非")):
        return "行政"
    if bare.startswith(("执", "恢", "民执", "司救执")):
        return "执行"
    return (
        "民事" if bare.startswith(("民", "商", "经", "催", "督", "财保", "破", "清", "强清", "诉前")) else ""
    )


def _first_nature(word: str) -> str:
    """Return the nature that a title line begins with."""
    if word.endswith("赔偿") and not word.startswith("行政"):
        return "赔偿"
    return next((nature for nature in _NATURES if word.startswith(nature)), "")


def _nature_of_roles(head: str) -> str:
    """Guess the nature from role words."""
    return next((nature for nature, pattern in _ROLE_NATURE if pattern.search(head)), "")


def _procedure(code: str, nature: str, title: str, head: str) -> str:
    """Return the procedure: from the type code, else from the title's words, else from the head's roles."""
    for part, name in _SPECIAL:
        if part in code:
            return f"{nature}{name}" if name.startswith("管辖") else name
    whole = "行政赔偿" if code.startswith("行赔") else nature
    stage = next((name for letter, name in _STAGES if letter in code), "")
    if not stage:
        stage = next((name for name, pattern in _INSTANCE_WORDS if pattern.search(title)), "")
    if not stage and nature in ("刑事", "民事", "行政"):
        stage = _stage_of_roles(head)
    if nature == "执行":
        return "执行"
    return f"{whole}{stage}" if whole and stage else ""


def _stage_of_roles(head: str) -> str:
    """Return the stage that role words tell."""
    if "再审申请人" in head or "申诉人" in head:
        return "再审审查"
    if "上诉人" in head or "抗诉机关" in head or "原公诉机关" in head:
        return "二审"
    return "一审" if re.search("公诉机关|提起公诉|原告|自诉人", head) else ""
