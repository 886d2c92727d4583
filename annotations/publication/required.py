"""Article 3: what must be online; and the grounds of article 4 by which a row of a docket need not be."""

from __future__ import annotations

import re

from annotations.publication.card import REASONS
from annotations.publication.entries import Entry, kind_of, nature_of

# The items of article 4 that keep a document offline whatever anybody thinks; P-05 is for a person to judge.
OFFLINE = ("P-01", "P-02", "P-03", "P-04")
_PUBLIC_INTEREST = "公益诉讼"
_FAMILY = re.compile(r"离婚(?!后|前)|抚养|抚育|监护|探望|探视")
_CONFIRMED = re.compile(r"司法确认|确认(?:人民)?调解协议")
_NOTICE = re.compile(r"驳回[^，。]{0,12}申[诉请]|申诉")
_DECISION = re.compile(r"赔偿|强制医疗|减刑|假释|监外执行|刑罚|罚款|拘留|复议")


def ground_of(*entries: Entry | None) -> str:
    """Return the rule of article 4 that keeps a case offline, by all rows that speak of it; "" for none."""
    for entry in entries:
        if entry is None:
            continue
        rule = _by_matter(entry)
        if rule:
            return rule
    told = [entry for entry in entries if entry is not None]
    if any(entry.reason or entry.is_public is False for entry in told):
        return "P-05"
    return ""


def _by_matter(entry: Entry) -> str:
    """Judge by what a row says of the matter."""
    words, nature = entry.words, nature_of(entry.number)
    if "国家秘密" in words or "国家秘密" in entry.reason:
        return "P-01"
    said = "未成年人犯罪" in words + entry.reason or "少刑" in entry.number.type
    if nature == "刑" and (entry.is_juvenile or said):
        return "P-02"
    if is_mediated(entry):
        return "P-03"
    if nature in ("民", "") and _FAMILY.search(words):
        return "P-04"
    return ""


def is_mediated(entry: Entry) -> bool:
    """Say whether a case ended in a mediation that stays offline."""
    if nature_of(entry.number) in ("行", "执", "赔") or _PUBLIC_INTEREST in entry.words:
        return False
    return kind_of(entry) == "调解书" or _CONFIRMED.search(entry.words) is not None


def must_be_public(entry: Entry) -> bool:
    """Say whether a document of this kind is on the list of article 3."""
    kind, nature = kind_of(entry), nature_of(entry.number)
    if kind in ("判决书", "裁定书"):
        return nature in ("刑", "民", "行", "执")
    if kind == "支付令":
        return True
    if kind == "通知书":
        return _NOTICE.search(entry.words) is not None
    if kind == "决定书":
        return nature == "赔" or _DECISION.search(entry.words) is not None
    return kind == "调解书" and (nature == "行" or _PUBLIC_INTEREST in entry.words)


def is_listed_card(entry: Entry) -> bool:
    """Say whether a row of the list is a card: the document is not online, and why is told."""
    return bool(entry.reason) or entry.is_public is False


def reason_of(rule: str) -> str:
    """Return the words of a ground, as a card gives them."""
    return REASONS.get(rule, "涉及国家秘密" if rule == "P-01" else "")
