"""`jianwen decide`: record a person's decisions on findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from annotations.review import fold, lasting, news
from annotations.values import Category, Decision, Verdict
from jianwen.commands.common import ConfigOption, errors, output
from jianwen.errors import Exit, UsageError
from jianwen.ingesting.open import restage
from jianwen.keeping.leads import known_leads
from jianwen.keeping.store import Store, locked, open_store
from jianwen.keeping.tables import known_fingerprints, last_finding, source_of
from jianwen.report.words import VERDICT_NAMES, category_name
from jianwen.reviewing.placing import path_of, place, span_of
from jianwen.reviewing.sheet import FORMS, NOTE_REMEDY, Fault, Form, form_of, read_sheet
from jianwen.running.judge import job_of
from jianwen.settings import read_settings
from jianwen.typed import leaks_in

app = typer.Typer(add_completion=False)


StoreOption = Annotated[Path, typer.Option("--store", help="The store that the findings were made with.")]
Fingerprints = Annotated[
    list[str] | None, typer.Argument(metavar="FINGERPRINT", help="Of findings or leads.", show_default=False)
]
VerdictOption = Annotated[
    str | None,
    typer.Option(
        "--verdict",
        help="Findings: confirmed (属实), dismissed (误报), reopened (重新打开). "
        "Leads: 有效, 移送, 成案, 不成案, 误报, 初筛.",
    ),
]
WhoOption = Annotated[str, typer.Option("--who", help="Who decides.")]
NoteOption = Annotated[str, typer.Option("--note", help="Why. Do not quote the leaked value.")]
SheetOption = Annotated[
    Path | None, typer.Option("--sheet", help="findings.xlsx or leads.xlsx with the column 判定 filled in.")
]
AddOption = Annotated[bool, typer.Option("--add", help="Add a leak that was missed, at --start and --end.")]
CorrectOption = Annotated[
    str | None, typer.Option("--correct", help="Fingerprint of a finding whose place is wrong.")
]
FileOption = Annotated[Path | None, typer.Option("--file", help="The document, for --add and --correct.")]
IdOption = Annotated[str, typer.Option("--id", help="Which document of the file, or of the store.")]
CategoryOption = Annotated[Category | None, typer.Option("--category", help="What leaks, for --add.")]
StartOption = Annotated[int | None, typer.Option("--start", help="First character (code points, from 0).")]
EndOption = Annotated[int | None, typer.Option("--end", help="After the last character.")]
ListOption = Annotated[bool, typer.Option("--list", help="Print every decision of the store.")]


@app.command()
def decide(
    store: StoreOption,
    fingerprints: Fingerprints = None,
    verdict: VerdictOption = None,
    who: WhoOption = "",
    note: NoteOption = "",
    sheet: SheetOption = None,
    add: AddOption = False,
    correct: CorrectOption = None,
    file: FileOption = None,
    id_: IdOption = "",
    category: CategoryOption = None,
    start: StartOption = None,
    end: EndOption = None,
    listed: ListOption = False,
    config: ConfigOption = None,
) -> None:
    """Record a person's decisions: by fingerprint, by a whole sheet, or by the place of a missed leak.

    Decisions are never changed or removed; the last one on a finding or lead counts.
    """
    _only_one(bool(fingerprints), sheet is not None, add, correct is not None, listed)
    _check_note(note)
    opened = open_store(store)
    if listed:
        _print(opened.decisions.all())
        return
    with locked(opened):
        faults: list[Fault] = []
        now = datetime.now(UTC)
        if sheet is not None:
            made, faults = _of_sheet(opened, sheet, now, who)
        elif fingerprints:
            blank = Decision("", Verdict.CONFIRMED, _named(who), now, note)
            made = _by_name(opened, fingerprints, verdict, blank)
        else:
            blank = Decision("", Verdict.ADDED, _named(who), now, note, span=span_of(start, end))
            wish = _addition(category, blank) if add else _correction(opened, str(correct), blank)
            made = [_placed(opened, wish, file, id_, config)]
        _record(opened, made, faults, who, config)


def _of_sheet(store: Store, sheet: Path, now: datetime, who: str) -> tuple[list[Decision], list[Fault]]:
    """Read the decisions of a sheet, and what is wrong in it."""
    form = form_of(sheet)
    read = list(read_sheet(sheet, form, _known(store, form), now, who))
    made = [one for one in read if isinstance(one, Decision)]
    return made, [one for one in read if isinstance(one, Fault)]


def _placed(store: Store, wish: Decision, file: Path | None, id_: str, config: Path | None) -> Decision:
    """Make the decision on a place of a document, which is read for it."""
    source, only = _document(store, file, id_, wish)
    output().print(Text(f"文书：{source}"), soft_wrap=True)
    job = replace(job_of(read_settings(config), store.key), placed=lasting(store.decisions.all()))
    return place(job, source, wish, only)


def _only_one(*asked: bool) -> None:
    """Refuse a command that asks for nothing, or for two things at once."""
    if sum(asked) != 1:
        remedy = "给出以下之一：指纹与 --verdict、--sheet、--add、--correct、--list。"
        raise UsageError("要做的事不明确。", "decide", remedy)


def _check_note(note: str) -> None:
    """Refuse a note that quotes what leaked."""
    if leaks_in(note):
        raise UsageError("备注里有泄露的内容。", "--note", NOTE_REMEDY)


def _known(store: Store, form: Form) -> dict[str, str]:
    """Return the fingerprints that a form may speak of, those of leads with their models."""
    findings, _ = FORMS
    return dict.fromkeys(known_fingerprints(store), "") if form is findings else known_leads(store)


def _by_name(store: Store, names: list[str], verdict: str | None, blank: Decision) -> list[Decision]:
    """Make the same decision on each fingerprint, in the words that suit it."""
    known = [(form, _known(store, form)) for form in reversed(FORMS)]
    return [_of_one(known, name, verdict or "", blank) for name in names]


def _of_one(known: list[tuple[Form, dict[str, str]]], name: str, verdict: str, blank: Decision) -> Decision:
    """Make the decision on one fingerprint."""
    for form, names in known:
        if name not in names:
            continue
        chosen = form.verdicts.get(verdict)
        if chosen is None:
            raise UsageError(
                "没有这个判定。", "--verdict", f"对{form.title}用{'、'.join(form.words)}，或对应的英文。"
            )
        return replace(blank, fingerprint=name, verdict=chosen, category=names[name])
    remedy = "核对指纹，并确认报告是用这个库（screen 或 audit --store）生成的。"
    raise UsageError("库中没有这个指纹。", name, remedy)


def _addition(category: Category | None, blank: Decision) -> Decision:
    """Begin the decision on a leak that was missed."""
    if category is None:
        raise UsageError("没有类别。", "--category", "写明泄露的类别，例如 --category phone。")
    return Decision("", Verdict.ADDED, blank.who, blank.when, blank.note, category=category, span=blank.span)


def _correction(store: Store, name: str, blank: Decision) -> Decision:
    """Begin the decision on a finding whose place is wrong."""
    record = last_finding(store, name)
    if record is None:
        raise UsageError("库中没有这个指纹。", f"--correct {name}", "核对指纹，并确认报告是用这个库生成的。")
    return Decision(
        "", Verdict.CORRECTED, blank.who, blank.when, blank.note, id=record["id"],
        category=record["category"], span=blank.span, replaces=name,
    )  # fmt: skip


def _document(store: Store, file: Path | None, id_: str, wish: Decision) -> tuple[Path, str]:
    """Return the file to read, and the id of the document in it."""
    if file is not None:
        return file, id_
    only = id_ or wish.id
    source = source_of(store, only) if only else None
    if source is None:
        raise UsageError(
            "不知道是哪份文书。", "--file 或 --id", "用 --file 给出文件，或用 --id 给出库中的文书。"
        )
    return path_of(source), only


def _record(store: Store, made: list[Decision], faults: list[Fault], who: str, config: Path | None) -> None:
    """Append what is new, tell what was wrong, and leave with the right status."""
    fresh = news(fold(store.decisions.all()), made)
    store.decisions.append(fresh)
    restage(store, read_settings(config), {one.fingerprint for one in fresh})
    store.audit("decide", who, decisions=len(fresh), unchanged=len(made) - len(fresh), faults=len(faults))
    messages = errors()
    for fault in faults:
        messages.print(Text(fault.line()), soft_wrap=True)
    output().print(
        f"记录判定 {len(fresh)} 条；与已有判定相同 {len(made) - len(fresh)} 条"
        f"（一份文书中重复出现的同一信息只记一条）；有误 {len(faults)} 行。",
        soft_wrap=True,
    )
    for one in fresh:
        if one.verdict in (Verdict.ADDED, Verdict.CORRECTED):
            output().print(f"指纹 {one.fingerprint}")
    if faults:
        raise typer.Exit(Exit.SET_ASIDE)


def _print(decisions: tuple[Decision, ...]) -> None:
    """Print every decision in the order it was made."""
    table = Table(box=box.SIMPLE_HEAD)
    for title in ("时间", "审核人", "判定", "指纹", "类别", "备注"):
        table.add_column(title, overflow="fold")
    for one in decisions:
        when = one.when.isoformat(timespec="seconds")
        cells = (when, one.who, VERDICT_NAMES[one.verdict], one.fingerprint, _category(one), one.note)
        table.add_row(*(Text(cell) for cell in cells))
    output().print(table)


def _category(one: Decision) -> str:
    """Return the Chinese name of the category, or the model whose lead a decision speaks of."""
    return category_name(Category(one.category)) if one.category in tuple(Category) else one.category


def _named(who: str) -> str:
    """Return who decides; nobody is an error."""
    if not who.strip():
        raise UsageError("没有审核人。", "--who", "写明由谁判定，例如 --who 审核员甲。")
    return who.strip()
