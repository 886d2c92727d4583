"""A leak that was missed, or a span that was wrong: the place that a person gives, made into a decision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from annotations.privacy.screen import where_of
from annotations.review import placed_decision
from annotations.values import Decision, Profile, Verdict
from jianwen.errors import UsageError
from jianwen.reviewing.placed import with_placed
from jianwen.running.judge import Job, screener_of
from jianwen.running.pipeline import run
from jianwen.running.results import Stopped
from nlp.case import Case
from nlp.parse.parse import parse
from nlp.text.view import View, view_of
from nlp.values import Document, Span, Unread


@dataclass(frozen=True, slots=True)
class Placed:
    """What one document says of the place: the decision, or None where it is another document.

    `holds` is false where a finding is to be corrected that the document does not have.
    """

    id: str
    characters: int
    decision: Decision | None = None
    holds: bool = True


def place_document(job: Job, document: Document, *, decision: Decision, only: str) -> Placed:
    """Complete a decision with the keyed name of what stands at its span (runs in a worker)."""
    here = Placed(document.id, len(document.text))
    span = decision.span
    if span is None or (only and only not in (document.id, document.document)) or span.end > here.characters:
        return here
    view = view_of(document.text)
    case = parse(document, view)
    given = replace(decision, id=document.id, document=document.document)
    made = placed_decision(given, job.key, where_of(document, case), view, span)
    holds = made.verdict is not Verdict.CORRECTED or _holds(job, document, case, view, made)
    return replace(here, decision=made, holds=holds)


def _holds(job: Job, document: Document, case: Case, view: View, made: Decision) -> bool:
    """Say whether the document has the finding that is corrected; the same correction again is no fault.

    The report may have been made under either profile.
    """
    for profile in Profile:
        found = screener_of(replace(job, profile=profile)).screen(document, case, view).findings
        now = {one.fingerprint for one in with_placed(found, job.placed, job.key, document, case, view)}
        before = {one.fingerprint for one in found}
        if made.replaces in now or (made.replaces in before and made.fingerprint in now):
            return True
    return False


def place(job: Job, path: Path, decision: Decision, only: str = "") -> Decision:
    """Read a file and complete the decision; `only` chooses among several documents by id."""
    work = partial(place_document, decision=decision, only=only)
    placed: list[Placed] = []
    unread: list[Unread] = []
    for value in run([path], job, work, 1):
        if isinstance(value, Placed):
            placed.append(value)
        elif isinstance(value, Unread):
            unread.append(value)
        elif isinstance(value, Stopped):
            raise UsageError("运行被中断。", str(path))
    chosen = [one for one in placed if not only or one.id == only or one.decision is not None]
    if unread and not (chosen and only):
        raise UsageError(f"文件读不了：{unread[0].reason}。", unread[0].source, f"{unread[0].remedy}。")
    if not chosen:
        raise UsageError(
            "文件里没有这份文书。", f"{path}，--id {only}", "核对 --id（见 findings.jsonl 的 id）。"
        )
    if len(chosen) > 1 and not only:
        raise UsageError(f"文件里有 {len(chosen)} 份文书。", str(path), "用 --id 指明是哪一份。")
    found = next((one for one in chosen if one.decision is not None), None)
    if found is None or found.decision is None:
        size = chosen[0].characters
        raise UsageError(f"位置超出文书（共 {size} 个字符）。", "--start、--end", "按原文的字符位置填写。")
    if not found.holds:
        remedy = "核对 --file 与 --correct；已更正过的，用最新报告中的指纹。"
        raise UsageError("这份文书里没有这个指纹。", f"{path}，--correct {decision.replaces}", remedy)
    return found.decision


def span_of(start: int | None, end: int | None) -> Span:
    """Return the span that the options give."""
    if start is None or end is None or not 0 <= start < end:
        raise UsageError("需要有效的位置。", "--start、--end", "给出字符位置：0 ≤ start < end。")
    return Span(start, end)


def path_of(source: str) -> Path:
    """Return the file that a source names: without archive member, row or part."""
    whole = Path(source)
    if whole.exists():
        return whole
    path = Path(source.split("!", 1)[0].rsplit("#", 1)[0])
    if not path.exists():
        # The store keeps no names: a source with a name in it is no path any more.
        raise UsageError("找不到这份文书的原文件。", source, "用 --file 给出文件。")
    return path
