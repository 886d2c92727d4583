"""The steps of a lead's life, as people tell them; nothing of it is ever changed, the last word counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class StepKind(StrEnum):
    """What happened to a lead."""

    ENTERED = "登记"
    PUSHED = "推送"
    ACCEPTED = "接收"
    RETURNED = "退回"
    HANDED = "转交"
    SENT = "发出"
    REPLIED = "回复"
    RESULT = "结果"
    HELP_ASKED = "商请"
    HELP_ANSWERED = "答复"
    HEARING = "听证"


class Answer(StrEnum):
    """What a reply to a letter says."""

    ADOPTED = "采纳"
    PARTLY = "部分采纳"
    REFUSED = "不采纳"


# What a lead can lead to; the sum, where there is one, is in yuan.
RESULTS = ("改判", "裁定再审", "恢复执行", "追回金额", "整改", "立案", "救助", "移送", "其他")
# Where a lead comes from that no model found.
ORIGINS = ("12309", "来信", "来访", "电话", "工作中发现", "其他部门移送")
# 1+N: the help that other departments give beside the aid in money.
HELPS = ("就业帮扶", "心理疏导", "教育帮扶", "法律援助", "医疗救助", "低保", "其他")


@dataclass(frozen=True, slots=True)
class Step:
    """One step. Which fields it needs, its kind says (`course.fault_of`).

    `office` is who has the lead after it (推送, 转交) or who acts; `subject` names the letter, the result,
    the help, or the origin; `number` is a letter's number; `day` when it happened, `due` when a reply is due;
    `amount` is in yuan. Notes must not quote what leaks.
    """

    lead: str
    kind: StepKind
    who: str
    when: datetime
    office: str = ""
    subject: str = ""
    number: str = ""
    day: date | None = None
    due: date | None = None
    answer: Answer | None = None
    amount: Decimal | None = None
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that went out, and the reply to it."""

    letter: str
    number: str
    day: date
    due: date | None
    answer: Answer | None = None
    replied: date | None = None

    def is_overdue(self, today: date) -> bool:
        """Say whether a reply is due and has not come."""
        return self.answer is None and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Helped:
    """Help that was asked of another department, and its answer ("" as long as there is none)."""

    department: str
    help: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a lead led to."""

    result: str
    day: date | None
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Course:
    """Where a lead stands: `office` has it, `accepted` or only pushed; `origin` is "" for a model's lead."""

    office: str = ""
    accepted: bool = False
    origin: str = ""
    sent: tuple[Sent, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    helps: tuple[Helped, ...] = ()
    hearings: tuple[date, ...] = ()
