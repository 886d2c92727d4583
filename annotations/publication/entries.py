"""A row of a court's publication list or docket, as far as its columns say something."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from nlp.case import CaseNumber


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `mark` is the row's place (a sheet's row number); "" and None stand for what it leaves open.

    `is_public` is the court's own word on whether the document is online, `is_withdrawn` on whether it was
    taken down (a day of withdrawal says so, too); `reason` why it is not online;
    `original` the first instance of an appeal; `appealed` whether an appeal or protest was raised.
    """

    mark: str
    number: CaseNumber
    title: str = field(default="", repr=False)
    kind: str = ""
    court: str = ""
    cause: str = ""
    method: str = ""
    judged: date | None = None
    effective: date | None = None
    published: date | None = None
    is_public: bool | None = None
    is_withdrawn: bool | None = None
    reason: str = field(default="", repr=False)
    original: CaseNumber | None = None
    appealed: bool | None = None
    is_juvenile: bool = False
    document: str = ""
    digest: str = ""

    @property
    def words(self) -> str:
        """Return everything that names the kind and the matter."""
        return f"{self.title} {self.kind} {self.cause} {self.method}"


_RULINGS = (
    "裁定", "撤诉", "撤回", "驳回起诉", "驳回申请", "驳回再审申请", "终结", "不予受理", "准予", "维持",
    "发回", "补正", "减刑", "假释",
)  # fmt: skip
_DECISIONS = ("强制医疗", "罚款", "拘留", "赔偿决定", "决定赔偿")
# Types of cases that are closed by a decision: 委赔 and 赔 (not 行赔, a suit), 司惩复, 刑医复.
_DECIDED = re.compile("(?<!行)赔|司惩|医")
KINDS = ("判决书", "裁定书", "调解书", "支付令", "通知书", "决定书")


def kind_of(entry: Entry) -> str:
    """Return the kind of an entry's document: as told, by its title, or by how the case was closed."""
    for words in (entry.kind, entry.title):
        found = next((kind for kind in KINDS if kind in words), "")
        if found:
            return found
    if entry.kind in ("判决", "裁定", "调解", "决定", "通知"):
        return f"{entry.kind}书"
    return _kind_of_method(entry.method, entry.number)


def _kind_of_method(method: str, number: CaseNumber) -> str:
    """Return the kind that a way of closing a case ends in.

    What upholds a judgment is a judgment in civil and administrative suits (民事诉讼法 177), a ruling in
    criminal cases (刑事诉讼法 236); what upholds a ruling on jurisdiction or on enforcement is a ruling, what
    upholds a decision on compensation by the State, a fine, or compulsory treatment is a decision.
    """
    if "调解" in method:
        return "调解书"
    is_suit = nature_of(number) in ("民", "行") and "辖" not in number.type
    upholds = "维持" in method and is_suit
    is_judged = "判决" in method or "驳回诉讼请求" in method or method in ("判处", "改判")
    if is_judged or (upholds and "裁定" not in method):
        return "判决书"
    if "驳回申诉" in method:
        return "通知书"
    if any(word in method for word in _DECISIONS) or ("维持" in method and _DECIDED.search(number.type)):
        return "决定书"
    if any(word in method for word in _RULINGS):
        return "裁定书"
    return "支付令" if "支付令" in method else ""


def nature_of(number: CaseNumber) -> str:
    """Return the letter of a case's nature: 刑, 民, 行, 执, 赔, or ""; 行赔 is a suit (行)."""
    return next((letter for letter in "执刑行民赔商" if letter in number.type), "").replace("商", "民")


def is_first_instance(number: CaseNumber) -> bool:
    """Say whether a case number is of a first instance."""
    return "初" in number.type and "执" not in number.type
