"""Leads become a draft of a letter: who writes to whom, what was found, the law, what is asked, the annex."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from annotations.supervision.values import Lead, Signal, SubjectKind
from jianwen.keeping.casework import NOT_KEPT
from jianwen.letters.values import Kind, Letter, Row, blank
from jianwen.published import printable
from jianwen.report.leads_words import cited, laws
from nlp.parse.case_numbers import parse_case_number
from nlp.parse.courts import court_of_code

_CASES, _MOST_SIGNALS = 6, 12
# The number of a model is ours: M5-劳资虚假诉讼 is told as 劳资虚假诉讼.
_NUMBER = re.compile(r"^[A-Z]+\d+-")
_TO = re.compile(r"\{(.*)\}(.*)")
_DAY = re.compile(r" ?(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d) ?")
# The number of a rule is ours too: 离婚案件（P-02）.
_RULE = re.compile(r"[（(][A-Z]{1,2}-\d{2}[）)]")
# Quotation marks within quotation marks: “刑事‘挂案’清理监督”.
_INNER = str.maketrans("“”", "‘’")
_NOT_KEPT = re.compile(rf" ?{re.escape(NOT_KEPT)} ?")
# 律师权利：/案卷/律师权利.csv 第 575 行.
_FOLDER = re.compile(r"：[^：]*[/\\]")
BY_NAME = "只有名称相同，可能是同名"
_ORIGINS = {
    "12309": "接到12309检察服务热线来电反映",
    "来信": "收到群众来信反映",
    "来访": "接待群众来访反映",
    "电话": "接到群众来电反映",
    "其他部门移送": "收到其他部门移送的线索",
}
_CHECKED = blank("调查核实的方式和结果")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, when, to whom ("" leaves the usual addressee of the kind), under what number."""

    office: str
    day: date
    to: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Where leads come from: the model's name, or the origin (12309) of one that a person entered."""

    model: str
    origin: str = ""


def draft(kind: Kind, leads: Sequence[Lead], found: Found, sender: Sender, passage: str = "") -> Letter:
    """Draft a letter over leads of one model; `passage` is what they have in common."""
    return Letter(
        kind=kind,
        office=sender.office or blank("本院名称"),
        to=sender.to or _addressee(kind, leads),
        number=sender.number or blank("文号"),
        day=sender.day,
        model=_NUMBER.sub("", found.model),
        source=_source(found),
        basis=laws(one for lead in leads for one in lead.basis),
        facts=tuple(_facts(leads)),
        explanations=tuple(dict.fromkeys(one for lead in leads for one in lead.explanations)),
        cases=len({case for lead in leads for case in lead.cases}),
        rows=tuple(_row(number, lead) for number, lead in enumerate(leads, 1)),
        passage=passage,
    )


def _source(found: Found) -> str:
    """Say how it came to be known."""
    name = _NUMBER.sub("", found.model).translate(_INNER)
    by_model = f"运用“{name}”大数据法律监督模型比对有关数据"
    told = _ORIGINS.get(found.origin, found.origin) if found.origin else by_model
    return f"本院在履行法律监督职责中{told}，经核实（{_CHECKED}）"


def _addressee(kind: Kind, leads: Sequence[Lead]) -> str:
    """Return to whom a letter of this kind goes: the one court or organ of the leads, else a mark."""
    match = _TO.fullmatch(kind.to)
    if match is None:
        return kind.to
    asked, ending = match[1], match[2]
    names = {_court(lead) if asked == "法院" else _cell(lead, asked) for lead in leads} if asked else {""}
    known = names - {""} if len(names) == 1 else set[str]()
    return next(iter(known), blank("收文单位") + ending)


def _court(lead: Lead) -> str:
    """Return the court of a lead: by the code in its first case number, else that of its first row."""
    for case in lead.cases:
        number = parse_case_number(case)
        court = court_of_code(number.court) if number is not None else None
        if court:
            return court
    return lead.place if lead.place.endswith("法院") else ""


def _cell(lead: Lead, column: str) -> str:
    """Return what stands in a column of the rows that a lead cites, "" where it is not one value."""
    shown = {one.shown for signal in lead.signals for one in signal.evidence if one.column == column}
    return shown.pop() if len(shown) == 1 else ""


def _facts(leads: Sequence[Lead]) -> list[str]:
    """Say what was seen: every signal of a single lead, or how many leads show each."""
    if len(leads) == 1:
        return [_clean(signal.says) for signal in _weighty(leads[0])][:_MOST_SIGNALS]
    counts: dict[str, int] = {}
    example: dict[str, str] = {}
    for lead in leads:
        for signal in _weighty(lead):
            counts[signal.id] = counts.get(signal.id, 0) + 1
            example.setdefault(signal.id, _clean(signal.says))
    # What as many leads show stands as the model puts it: 旅馆业登记里也没有 follows 工商登记里没有.
    order = sorted(counts, key=lambda name: -counts[name])
    unit = "件" if all(lead.subject.kind is SubjectKind.CASE and lead.cases for lead in leads) else "条"
    told = {name: f"有同类情形的 {counts[name]} {unit}，如：" if counts[name] > 1 else "" for name in order}
    return [f"{told[name]}{example[name]}" for name in order[:_MOST_SIGNALS]]


def _row(number: int, lead: Lead) -> Row:
    """Return the line of one lead; a case is not named twice."""
    cases = "、".join(lead.cases[:_CASES])
    more = f" 等 {len(lead.cases)} 件" if len(lead.cases) > _CASES else ""
    told = _weighty(lead)
    return Row(
        number=number,
        subject=_clean(lead.subject.key.replace(cases, "").strip() if cases else lead.subject.key),
        cases=printable(cases) + more,
        signals="；".join(_clean(signal.says) for signal in told),
        hints="；".join(_clean(signal.says) for signal in lead.signals if signal not in told),
        places=_places(lead),
    )


def _weighty(lead: Lead) -> tuple[Signal, ...]:
    """Return the signals that count; what has no weight is a caution, and no letter tells it as a finding."""
    return tuple(signal for signal in lead.signals if signal.weight > 0) or lead.signals


def _places(lead: Lead) -> str:
    """Say where a lead was seen: rows of a file together, the file by its name (leads.xlsx has the path)."""
    whole = dict.fromkeys(where for signal in lead.signals for where, _ in cited(signal.evidence))
    files: dict[str, list[str]] = {}
    for where in list(whole)[:_CASES]:
        file, _, at = _FOLDER.sub("：", printable(where)).partition(" 第 ")
        files.setdefault(file, []).append(at)
    return "；".join(f"{file} 第 {'、第 '.join(at)}" if at[0] else file for file, at in files.items())


def _clean(text: str) -> str:
    """Take out what no document may hold; days are written as letters write them."""
    text = _RULE.sub("", text)
    told = _DAY.sub(lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", printable(text))
    told = _NOT_KEPT.sub(blank("按原表"), told).replace(f"（{BY_NAME}）", f"【由承办人核对：{BY_NAME}】")
    return told.rstrip("。；")
