"""Steps folded into where a lead stands, and which steps can follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from annotations.casework.values import (
    HELPS,
    ORIGINS,
    RESULTS,
    Course,
    Helped,
    Outcome,
    Sent,
    Step,
    StepKind,
)

_NEW = Course()


def courses(steps: Iterable[Step]) -> Mapping[str, Course]:
    """Return where every lead stands that a step was made for."""
    found: dict[str, Course] = {}
    for step in steps:
        found[step.lead] = after(found.get(step.lead, _NEW), step)
    return found


def after(course: Course, step: Step) -> Course:
    """Return the course after a step that fits it (`fault_of` says whether it does)."""
    match step.kind:
        case StepKind.ENTERED:
            return replace(course, origin=step.subject, office=step.office, accepted=bool(step.office))
        case StepKind.PUSHED | StepKind.HANDED:
            return replace(course, office=step.office, accepted=False)
        case StepKind.ACCEPTED:
            return replace(course, accepted=True)
        case StepKind.RETURNED:
            return replace(course, office="", accepted=False)
        case StepKind.HEARING:
            return replace(course, hearings=(*course.hearings, step.day or step.when.date()))
        case StepKind.RESULT:
            return replace(course, outcomes=(*course.outcomes, Outcome(step.subject, step.day, step.amount)))
        case StepKind.SENT | StepKind.REPLIED:
            return replace(course, sent=_letters(course, step))
        case StepKind.HELP_ASKED | StepKind.HELP_ANSWERED:
            return replace(course, helps=_helps(course, step))


def _letters(course: Course, step: Step) -> tuple[Sent, ...]:
    """Return the letters after one was sent or answered."""
    day = step.day or step.when.date()
    if step.kind is StepKind.SENT:
        return (*course.sent, Sent(step.subject, step.number, day, step.due))
    return tuple(
        replace(one, answer=step.answer, replied=day) if one.number == step.number else one
        for one in course.sent
    )


def _helps(course: Course, step: Step) -> tuple[Helped, ...]:
    """Return the help after some was asked for or answered."""
    if step.kind is StepKind.HELP_ASKED:
        return (*course.helps, Helped(step.office, step.subject))
    return tuple(
        replace(one, answer=step.note or "已办理")
        if (one.department, one.help) == (step.office, step.subject)
        else one
        for one in course.helps
    )


def fault_of(course: Course, step: Step) -> str:
    """Say in Chinese why a step cannot follow, "" where it can."""
    return _CHECKS[step.kind](course, step) if step.who else "没有写经办人"


def _one_of(word: str, words: tuple[str, ...], what: str) -> str:
    """Say that a word is none of those there are."""
    return "" if word in words else f"{what}要写这些之一：{'、'.join(words)}"


def _entered(course: Course, step: Step) -> str:
    """Check the origin of a lead that no model found."""
    return "这条线索已经登记过来源" if course.origin else _one_of(step.subject, ORIGINS, "来源")


def _passed_on(course: Course, step: Step) -> str:
    """Check to whom a lead is pushed or handed on."""
    if not step.office:
        return f"没有写{step.kind}给哪个院"
    return (
        "这条线索还没有推送给任何院，不能转交" if step.kind is StepKind.HANDED and not course.office else ""
    )


def _held(course: Course, step: Step) -> str:
    """Check that somebody has the lead."""
    if not course.office:
        return f"这条线索没有推送给任何院，不能{step.kind}"
    return "已经接收过了" if step.kind is StepKind.ACCEPTED and course.accepted else ""


def _sent(course: Course, step: Step) -> str:
    """Check a letter that goes out."""
    if not step.subject or not step.number:
        return "没有写文书的名称和文号"
    if any(one.number == step.number for one in course.sent):
        return f"文号“{step.number}”已经登记过发出"
    day = step.day or step.when.date()
    return "回复期限早于发出日期" if step.due is not None and step.due < day else ""


def _replied(course: Course, step: Step) -> str:
    """Check a reply."""
    if step.answer is None:
        return "没有写回复是采纳、部分采纳还是不采纳"
    sent = next((one for one in course.sent if one.number == step.number), None)
    if sent is None and not step.number:
        return "没有写这是对哪一份文书的回复，请写它的文号"
    if sent is None:
        return f"没有发出过文号为“{step.number}”的文书"
    day = step.day or step.when.date()
    return "回复日期早于发出日期" if day < sent.day else ""


def _result(course: Course, step: Step) -> str:  # noqa: ARG001 - all checks are called alike
    """Check a result and its sum."""
    if step.amount is not None and step.amount < 0:
        return "金额不能是负数"
    if step.subject == "追回金额" and step.amount is None:
        return "追回金额要写金额"
    return _one_of(step.subject, RESULTS, "结果")


def _asked(course: Course, step: Step) -> str:  # noqa: ARG001 - all checks are called alike
    """Check help that is asked for."""
    return _one_of(step.subject, HELPS, "帮扶") or ("" if step.office else "没有写商请哪个部门")


def _answered(course: Course, step: Step) -> str:
    """Check an answer of a department."""
    asked = any((one.department, one.help) == (step.office, step.subject) for one in course.helps)
    return "" if asked else "没有向这个部门商请过这项帮扶"


def _always(course: Course, step: Step) -> str:  # noqa: ARG001 - all checks are called alike
    """Let a step pass."""
    return ""


_CHECKS: Mapping[StepKind, Callable[[Course, Step], str]] = MappingProxyType(
    {
        StepKind.ENTERED: _entered,
        StepKind.PUSHED: _passed_on,
        StepKind.ACCEPTED: _held,
        StepKind.RETURNED: _held,
        StepKind.HANDED: _passed_on,
        StepKind.SENT: _sent,
        StepKind.REPLIED: _replied,
        StepKind.RESULT: _result,
        StepKind.HELP_ASKED: _asked,
        StepKind.HELP_ANSWERED: _answered,
        StepKind.HEARING: _always,
    }
)
