"""A lead with what became of it, as a row, as a line of JSON, and step by step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from annotations.casework.values import Course, Sent, Step
from jianwen.keeping.casework import Kept
from jianwen.report.leads_words import cited, laws, said, score, subject_line

COLUMNS = ("指纹", "模型", "对象", "分", "阶段", "在哪个院", "文书", "结果")


def cells(one: Kept, today: date) -> tuple[str, ...]:
    """Return the cells of one lead."""
    lead = one.lead
    office = one.course.office + ("" if one.course.accepted or not one.course.office else "（待接收）")
    return (
        lead.fingerprint,
        lead.model,
        lead.subject.key,
        score(lead.score),
        one.standing.stage.value,
        office,
        "；".join(f"{sent.letter} {_answer(sent, today)}" for sent in one.course.sent),
        _results(one.course),
    )


def _answer(sent: Sent, today: date) -> str:
    """Say what came back for a letter."""
    return sent.answer or ("逾期未回复" if sent.is_overdue(today) else "待回复")


def _results(course: Course) -> str:
    """Say what a lead led to."""
    sums = ((one.result, f" {one.amount:,} 元" if one.amount is not None else "") for one in course.outcomes)
    return "、".join(f"{result}{amount}" for result, amount in sums)


def record(one: Kept, today: date) -> dict[str, object]:
    """Return one lead as a line of JSON."""
    course = one.course
    return {
        "fingerprint": one.lead.fingerprint,
        "model": one.lead.model,
        "subject": one.lead.subject.key,
        "cases": list(one.lead.cases),
        "score": one.lead.score,
        "stage": one.standing.stage.value,
        "office": course.office,
        "accepted": course.accepted,
        "origin": course.origin,
        "letters": [_letter(sent, today) for sent in course.sent],
        "results": [
            {"result": outcome.result, "amount": None if outcome.amount is None else float(outcome.amount)}
            for outcome in course.outcomes
        ],
        "helps": [
            {"department": help_.department, "help": help_.help, "answer": help_.answer}
            for help_ in course.helps
        ],
    }


def _letter(sent: Sent, today: date) -> dict[str, object]:
    """Return one letter as JSON."""
    return {
        "letter": sent.letter,
        "number": sent.number,
        "sent": sent.day.isoformat(),
        "due": sent.due.isoformat() if sent.due else None,
        "answer": sent.answer,
        "overdue": sent.is_overdue(today),
    }


def story(one: Kept, steps: tuple[Step, ...]) -> Iterator[str]:
    """Tell a lead line by line: what to rule out, signals with evidence, law, every step."""
    lead = one.lead
    head = (f"{lead.model} {lead.revision}".strip(), subject_line(lead), f"{score(lead.score)} 分")
    yield "　".join((*head, one.standing.stage.value))
    yield from (f"先排除：{line}" for line in lead.explanations)
    for signal, words in zip(lead.signals, said(lead), strict=True):
        yield words
        yield from (f"　　{where}　{what}" for where, what in cited(signal.evidence))
    yield from (f"原表其他列：{where}　{what}" for where, what in cited(lead.beside))
    if lead.basis:
        yield f"依据：{'；'.join(laws(lead.basis))}"
    if lead.letter:
        yield f"文书：{lead.letters}"
    yield from (_step(step) for step in steps if step.lead == lead.fingerprint)


def _step(step: Step) -> str:
    """Say one step."""
    parts = [step.office, step.subject, step.number, step.answer or "", step.note]
    parts += [f"{step.amount:,} 元"] if step.amount is not None else []
    parts += [f"回复期限 {step.due}"] if step.due else []
    day = step.day or step.when.astimezone().date()
    return f"{day} {step.kind.value}（{step.who}）{'　'.join(part for part in parts if part)}"
