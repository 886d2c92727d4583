"""`jianwen leads`: what becomes of leads — who has them, what they share, letters, replies, figures."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from annotations.casework.figures import by_month, figures
from annotations.casework.log import StepFaultError
from annotations.casework.values import HELPS, ORIGINS, RESULTS, Answer, Step, StepKind
from annotations.fingerprints import fingerprint
from jianwen.commands.common import Format, FormatOption, errors, output, say
from jianwen.commands.leads_offices import known_office, office_of_case, pushes
from jianwen.errors import UsageError
from jianwen.keeping.casework import (
    BY_HAND,
    Kept,
    followed,
    kept_leads,
    name_of,
    rows_read,
    steps_of,
    with_words,
)
from jianwen.keeping.lettering import further, kind_for, write_letters
from jianwen.keeping.store import Store, locked, open_store
from jianwen.keeping.traits import kept_tally
from jianwen.letters.draft import Sender
from jianwen.published import printable
from jianwen.report.casework_words import COLUMNS, cells, record, story
from jianwen.report.casework_xlsx import write_figures
from jianwen.report.traits_words import Common, common_grid, common_of
from jianwen.typed import leaks_in

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="What becomes of leads: list, show, move, enter, traits, letter, report.",
)

_Word = TypeVar("_Word", StepKind, Answer)
_KINDS = "、".join(one for one in StepKind if one is not StepKind.ENTERED)

StoreOption = Annotated[Path, typer.Option("--store", help="The store that the leads are in.")]
Names = Annotated[list[str], typer.Argument(metavar="FINGERPRINT", help="Of leads.", show_default=False)]
WhoOption = Annotated[str, typer.Option("--who", help="Who does it.")]
OfficesOption = Annotated[
    Path | None,
    typer.Option("--offices", help="The tree of offices (YAML): who is competent, who sees whom."),
]
ModelOption = Annotated[str, typer.Option("--model", help="Only leads of this model.")]
OfficeOption = Annotated[str, typer.Option("--office", help="An office's name.")]
SubjectOption = Annotated[
    str,
    typer.Option(
        "--subject", help=f"The letter's name; a result ({'、'.join(RESULTS)}); help ({'、'.join(HELPS)})."
    ),
]
DayOption = Annotated[str, typer.Option("--day", help="When it happened, 2026-11-26. Today by default.")]


@app.command("list")
def list_(
    store: StoreOption,
    model: ModelOption = "",
    office: OfficeOption = "",
    offices: OfficesOption = None,
    stage: Annotated[
        str, typer.Option("--stage", help="Only this stage: 初筛, 有效, 移送, 成案, 不成案, 误报.")
    ] = "",
    overdue: Annotated[bool, typer.Option("--overdue", help="Only leads with a reply overdue.")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """List leads with who has them and where they stand; with --offices, --office sees all below it too."""
    today = datetime.now().astimezone().date()
    seen = known_office(offices, office) if offices and office else {office} - {""}
    leads = [
        one
        for one in kept_leads(open_store(store))
        if (not model or one.lead.model.startswith(model))
        and (not seen or one.course.office in seen)
        and (not stage or one.standing.stage.value == stage)
        and (not overdue or any(letter.is_overdue(today) for letter in one.course.sent))
    ]
    if form is Format.JSONL:
        for one in leads:
            say(json.dumps(record(one, today), ensure_ascii=False))
        return
    _print(COLUMNS, (cells(one, today) for one in leads))
    errors().print(f"共 {len(leads)} 条线索。")


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="FINGERPRINT", help="Of a lead.")], store: StoreOption
) -> None:
    """Show one lead: what to rule out first, its signals with their evidence, and every step so far."""
    opened = open_store(store)
    (one,) = _chosen(opened, [name])
    for line in story(one, steps_of(opened).all()):
        output().print(printable(line), markup=False, soft_wrap=True)


@app.command()
def move(
    names: Names,
    store: StoreOption,
    kind: Annotated[str, typer.Option("--step", help=f"What happened: {_KINDS}.")],
    who: WhoOption,
    office: OfficeOption = "",
    offices: OfficesOption = None,
    subject: SubjectOption = "",
    number: Annotated[str, typer.Option("--number", help="The letter's number.")] = "",
    day: DayOption = "",
    due: Annotated[str, typer.Option("--due", help="When a reply is due.")] = "",
    answer: Annotated[str, typer.Option("--answer", help="采纳, 部分采纳 or 不采纳.")] = "",
    amount: Annotated[str, typer.Option("--amount", help="A sum in yuan.")] = "",
    note: Annotated[str, typer.Option("--note", help="A remark. Do not quote what leaks.")] = "",
) -> None:
    """Record what happened to leads. A push without --office goes to the office competent by --offices."""
    opened = open_store(store)
    _check_note(note)
    base = Step(
        lead="",
        kind=_word(kind, StepKind, "步骤"),
        who=who,
        when=datetime.now(UTC),
        office=office,
        subject=subject,
        number=number,
        day=_day(day),
        due=_day(due),
        answer=_word(answer, Answer, "答复") if answer else None,
        amount=_sum(amount),
        note=note,
    )
    chosen = _chosen(opened, names)
    if offices and office and base.kind in (StepKind.PUSHED, StepKind.HANDED):
        known_office(offices, office)
    if base.kind is StepKind.PUSHED and not office:
        steps = pushes(base, chosen, offices)
    else:
        steps = [replace(base, lead=one.lead.fingerprint) for one in chosen]
    _append(opened, steps)
    errors().print(f"已登记{kind} {len(steps)} 条。")


@app.command()
def enter(
    store: StoreOption,
    who: WhoOption,
    origin: Annotated[str, typer.Option("--origin", help=f"Where it comes from: {'、'.join(ORIGINS)}.")],
    about: Annotated[str, typer.Option("--about", help="What it is about. Do not quote what leaks.")],
    case: Annotated[str, typer.Option("--case", help="The case number, if there is one.")] = "",
    office: OfficeOption = "",
    offices: OfficesOption = None,
    day: Annotated[str, typer.Option("--day", help="When it came in.")] = "",
) -> None:
    """Enter a lead that no model found: by telephone, by letter, from daily work.

    With --offices the tree must have --office; without --office the one competent for --case gets it.
    """
    opened = open_store(store)
    _check_note(about, "--about")
    if offices:
        office = office_of_case(offices, office, case)
    name = fingerprint(opened.key, BY_HAND, case, about)
    step = Step(
        name, StepKind.ENTERED, who, datetime.now(UTC), office, origin, number=case, day=_day(day), note=about
    )
    _append(opened, [step])
    say(name)


@app.command()
def letter(
    names: Names,
    store: StoreOption,
    out: Annotated[
        Path,
        typer.Option("-o", "--out", help="The DOCX to write; one for each lead where a letter tells of one."),
    ],
    kind: Annotated[
        str, typer.Option("--kind", help="The letter; by default the one that the model names.")
    ] = "",
    office: OfficeOption = "",
    to: Annotated[str, typer.Option("--to", help="To whom.")] = "",
    number: Annotated[str, typer.Option("--number", help="The letter's number.")] = "",
    templates: Annotated[
        Path | None, typer.Option("--templates", help="A folder with the office's own templates (DOCX).")
    ] = None,
    words: Annotated[
        Path | None,
        typer.Option("--leads", help="The leads.jsonl of the audit: words of registers that no store keeps."),
    ] = None,
) -> None:
    """Draft a letter over leads as DOCX; what only a person can say is left open in it, and named."""
    opened = open_store(store)
    chosen = with_words(_chosen(opened, names), words) if words else _chosen(opened, names)
    chosen_kind = kind_for(chosen, kind, out, number)
    sender = Sender(office, datetime.now().astimezone().date(), to, number)
    for one in write_letters(chosen_kind, chosen, sender, out, templates, partial(_shared, opened)):
        for line in one.lines(chosen_kind):
            errors().print(line, soft_wrap=True)
    if others := further(chosen, chosen_kind):
        errors().print(f"还可以制发（--kind）：{'、'.join(others)}。", soft_wrap=True)
    errors().print("这是初稿，由承办人核对后定稿。")


@app.command()
def traits(
    store: StoreOption,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="FINGERPRINT", help="Of leads; without any, all of the model."),
    ] = None,
    model: ModelOption = "",
) -> None:
    """Say what leads of one model have in common, against all rows of the last audit."""
    opened = open_store(store)
    chosen = (
        _chosen(opened, names)
        if names
        else [one for one in kept_leads(opened) if model and one.lead.model.startswith(model)]
    )
    found = _common(opened, chosen)
    if found is None:
        raise UsageError("没有可比的数据。", model, "先用 jianwen audit … --store 运行一次这个模型。")
    grid = common_grid([found])
    _print([title for title, _ in grid.columns], grid.rows)
    errors().print(found.passage if found.traits else "没有明显的共同特征，或者线索太少。", soft_wrap=True)


@app.command()
def report(
    store: StoreOption,
    out: Annotated[Path, typer.Option("-o", "--out", help="The workbook to write.")],
    since: Annotated[str, typer.Option("--since", help="First day; by default 1 January of this year.")] = "",
    until: Annotated[str, typer.Option("--until", help="Last day; by default today.")] = "",
) -> None:
    """Write the figures of a period by model and office: rows, leads, letters, replies, results, money."""
    if out.suffix.lower() != ".xlsx":
        raise UsageError("报表写成工作簿。", str(out), "文件名以 .xlsx 结尾。")
    opened = open_store(store)
    today = datetime.now().astimezone().date()
    first, last = _day(since) or date(today.year, 1, 1), _day(until) or today
    if last < first:
        raise UsageError("最后一天早于第一天。", f"{first} 至 {last}", "核对 --since 和 --until。")
    leads = kept_leads(opened)
    counted = figures(followed(leads), rows_read(opened), first, last, today)
    months = by_month(followed(leads), first, last, today)
    late = [(one, sent) for one in leads for sent in one.course.sent if sent.is_overdue(today)]
    write_figures(out, counted, months, late, first, last)
    found = sum(one.leads for one in counted)
    errors().print(
        f"{first} 至 {last}：线索 {found} 条，逾期未回复 {len(late)} 件。已写出 {out}。", soft_wrap=True
    )


def _chosen(store: Store, names: Sequence[str]) -> list[Kept]:
    """Return the leads of these fingerprints; unknown ones stop the command."""
    known = {one.lead.fingerprint: one for one in kept_leads(store)}
    strange = [name for name in names if name not in known]
    if strange:
        raise UsageError("库里没有这些线索。", "、".join(strange), "用 jianwen leads list 看有哪些。")
    return [known[name] for name in dict.fromkeys(names)]


def _common(store: Store, chosen: Sequence[Kept]) -> Common | None:
    """Return what leads of one model have in common; None where the last audit kept nothing to compare."""
    models = {one.lead.model for one in chosen}
    tally = kept_tally(store, models.pop()) if len(models) == 1 else None
    if tally is None:
        return None
    return common_of(tally, [one.lead.fingerprint for one in chosen], name_of(chosen[0].lead.model))


def _shared(store: Store, chosen: Sequence[Kept]) -> str:
    """Say what leads have in common, as a letter does; "" where they have nothing."""
    shared = _common(store, chosen) if len(chosen) > 1 else None
    return f"{shared.sentence}。" if shared and shared.traits else ""


def _append(store: Store, steps: Sequence[Step]) -> None:
    """Write steps, all or none."""
    with locked(store):
        try:
            steps_of(store).append(steps)
        except StepFaultError as error:
            raise UsageError(f"{error.message}。", error.lead, "一条都没有登记；改正后再来。") from None
        store.audit("leads", steps[0].who if steps else "", steps=len(steps))


def _print(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table."""
    table = Table(box=box.SIMPLE_HEAD)
    for title in titles:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(str(cell))) for cell in row))
    output().print(table)


def _check_note(note: str, option: str = "--note") -> None:
    """Refuse a remark that quotes a number which leaks."""
    if leaks_in(note):
        raise UsageError("备注里像是有个人信息。", option, "不要抄写号码、住址，用指纹说明即可。")


def _word(word: str, words: type[_Word], what: str) -> _Word:
    """Read one of a closed list of words."""
    try:
        return words(word)
    except ValueError:
        raise UsageError(f"没有叫“{word}”的{what}。", "", f"可以写：{'、'.join(words)}。") from None


def _day(text: str) -> date | None:
    """Read a day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError("不是日期。", text, "写成 2026-11-26。") from None


def _sum(text: str) -> Decimal | None:
    """Read a sum of money."""
    try:
        return Decimal(text.replace(",", "")) if text else None
    except InvalidOperation:
        raise UsageError("不是金额。", text, "写成 36000 或 36000.50，单位是元。") from None
