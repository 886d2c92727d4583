"""`jianwen redact`: write masked copies."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from annotations.review import fold, is_dismissed, lasting
from jianwen.commands.common import (
    Paths,
    errors,
    leave,
    opened,
    progress,
)
from jianwen.commands.options import SCREENING, with_settings
from jianwen.errors import UsageError, reason_of
from jianwen.interrupt import interruptible
from jianwen.published import dumps, printable
from jianwen.redacting.paths import STAGE
from jianwen.redacting.report import XLSX, ChangeList, Tally, change_list
from jianwen.redacting.run import is_single, redact, survey, with_agreed
from jianwen.redacting.values import Redacted, Wish
from jianwen.redacting.vault import read_passphrase, seal
from jianwen.report.table import print_unread
from jianwen.running.judge import Job, job_of
from jianwen.running.results import Stopped
from jianwen.running.scratch import guarded
from jianwen.settings import Settings
from nlp.readers.intake.files import shown
from nlp.values import Unread

app = typer.Typer(add_completion=False)

OutOption = Annotated[
    Path, typer.Option("--out", help="Folder for the copies and the list of changes; new or empty.")
]
StoreOption = Annotated[
    Path | None,
    typer.Option("--store", help="Store whose decisions count: dismissed findings stay, added leaks go."),
]
ReviewOption = Annotated[
    bool,
    typer.Option("--include-review", help="Also mask what screening only asks a person about."),
]
AnywayOption = Annotated[
    bool,
    typer.Option("--anyway", help="Also copy documents that may not be published at all (art. 4)."),
]
MappingOption = Annotated[
    Path | None,
    typer.Option("--mapping", help="Write what each mask hides to this file, encrypted."),
]
PassphraseOption = Annotated[
    Path | None,
    typer.Option("--passphrase-file", help="File whose first line is the passphrase of the mapping."),
]


@app.command(name="redact")
@with_settings(*SCREENING)
def redact_command(
    paths: Paths,
    out: OutOption,
    store: StoreOption = None,
    include_review: ReviewOption = False,
    anyway: AnywayOption = False,
    mapping: MappingOption = None,
    passphrase_file: PassphraseOption = None,
    *,
    settings: Settings,
) -> None:
    """Write masked copies in the format of the originals, with a list of changes.

    Masked is what screening finds at error or warn, health, and under SPC2024 the names of parties.
    Every copy is read and screened again; what is left makes the exit status 3.
    """
    phrase = _phrase(mapping, passphrase_file)
    _prepare(out, paths)
    with opened(store) as kept:
        decisions = kept.decisions.all() if kept else ()
        state = fold(decisions)
        wish = Wish(
            out=out,
            roots=tuple(shown(path) for path in paths),
            review=include_review,
            anyway=anyway,
            mapping=phrase is not None,
            dismissed=frozenset(name for name in state if is_dismissed(state, name)),
            placed=tuple(lasting(decisions)),
        )
        job = job_of(settings, kept.key if kept else None)
        tally, secrets, stopped = _run(paths, job, wish, settings)
    if mapping is not None and phrase is not None:
        seal(mapping, phrase, "".join(secrets))
    _finish(out, tally, stopped)


def _phrase(mapping: Path | None, file: Path | None) -> bytes | None:
    """Return the passphrase; there is no mapping without one."""
    if mapping is None:
        return None
    if file is None:
        raise UsageError("对照表只能加密写出。", "--mapping", "加上 --passphrase-file，文件第一行写口令。")
    return read_passphrase(file)


def _prepare(out: Path, paths: list[Path]) -> None:
    """Make the folder; it must hold nothing, and lie in nothing that is read."""
    if (out / STAGE).exists():
        raise UsageError(
            "上一次运行中途被终止，输出文件夹里的副本不全。", str(out), "删除这个文件夹后再运行，或者换一个。"
        )
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UsageError("输出文件夹不是空的。", str(out), "给出一个新的或者空的文件夹。")
    if any(path.is_dir() and out.resolve().is_relative_to(path.resolve()) for path in paths):
        raise UsageError("输出文件夹在输入文件夹之中。", str(out), "把副本写到输入之外的文件夹。")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise UsageError("输出文件夹建不了。", str(out), "检查路径和写权限。") from None


def _run(
    paths: list[Path], job: Job, wish: Wish, settings: Settings
) -> tuple[Tally, list[str], Stopped | None]:
    """Look through the cases, write the copies, and tell what became of each."""
    secrets: list[str] = []
    end: Stopped | None = None
    with contextlib.ExitStack() as stack:
        scratch = stack.enter_context(guarded())
        stop = stack.enter_context(interruptible())
        told = stack.enter_context(_written(wish.out))
        ready = _surveyed(paths, job, wish, settings, scratch, stop)
        if isinstance(ready, Stopped):
            return told.tally, secrets, ready
        with progress("隐名") as watcher:
            for value in redact(paths, job, ready, settings.processes, watcher, stop):
                if isinstance(value, Redacted):
                    _tell(told, value)
                    secrets += _lines(value)
                elif isinstance(value, Unread):
                    told.add_unread(value)
                    print_unread(errors(), value)
                elif isinstance(value, Stopped):
                    end = value
        return told.tally, secrets, end


@contextlib.contextmanager
def _written(out: Path) -> Iterator[ChangeList]:
    """Open the list of changes; where the folder takes no more, say so."""
    try:
        with change_list(out) as told:
            yield told
    except OSError as error:
        raise UsageError(
            f"副本和变更清单写不进去（{reason_of(error)}）。",
            str(out),
            "检查该文件夹是否可写、磁盘是否已满；删除这个文件夹后再运行，或换一个 --out。",
        ) from None


def _surveyed(
    paths: list[Path], job: Job, wish: Wish, settings: Settings, scratch: Path, stop: threading.Event
) -> Wish | Stopped:
    """Put the names of the cases into the wish, where there can be more than one document."""
    if is_single(paths, job):
        return wish
    with progress("清点") as watcher:
        found = survey(paths, job, wish, settings.processes, watcher, stop, scratch)
    return found if isinstance(found, Stopped) else with_agreed(wish, found, scratch)


def _tell(told: ChangeList, value: Redacted) -> None:
    """Note a document, and say at once what a person has to do about it."""
    told.add(value)
    messages = errors()
    if value.card is not None:
        card = value.card
        line = (
            f"不应公布：{value.source}（{card.reason}）；信息项：{card.case_number} {card.court} {card.date}"
        )
        messages.print(printable(line), markup=False, soft_wrap=True)
    if value.refusal is not None:
        reason, remedy = value.refusal
        messages.print(
            printable(f"写不出副本：{value.source}：{reason}。{remedy}。"), markup=False, soft_wrap=True
        )
    if value.firm:
        line = f"未能处理：{value.copy}：还有 {value.firm} 处，见变更清单"
        messages.print(printable(line), markup=False, soft_wrap=True)


def _lines(value: Redacted) -> list[str]:
    """Return the lines of the mapping."""
    head = {"source": value.source, "id": value.id}
    return [
        dumps(
            head
            | {
                "value": one.value,
                "mask": one.mask,
                "category": one.category.value,
                "start": one.span.start,
                "end": one.span.end,
            }
        )
        + "\n"
        for one in value.secrets
    ]


def _finish(out: Path, tally: Tally, stopped: Stopped | None) -> None:
    """Tell the numbers, and leave with the right status."""
    messages = errors()
    messages.print(tally.line(), soft_wrap=True)
    if formats := tally.formats():
        messages.print(formats, soft_wrap=True)
    messages.print(f"变更清单：{out / XLSX}", markup=False, soft_wrap=True)
    if stopped is not None:
        messages.print(stopped.line(), soft_wrap=True)
    leave(set_aside=tally.set_aside, stopped=stopped is not None)
