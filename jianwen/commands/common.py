"""What commands share: options, settings, consoles, the progress bar."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars

from annotations.values import Profile
from jianwen.errors import Exit, OutputError, status_of
from jianwen.keeping.store import Store, locked, open_store
from jianwen.running.watching import Progress, Watcher
from jianwen.settings import Settings, read_settings, with_options


class Format(StrEnum):
    """How results are printed."""

    TABLE = "table"
    JSONL = "jsonl"


Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH", help="Files, folders, archives.", show_default=False)
]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", help="Settings file (default: ./jianwen.toml).", show_default=False)
]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", min=1, help="Worker processes (default: all cores).", show_default=False),
]
ProfileOption = Annotated[
    Profile | None,
    typer.Option("--profile", help="Practice held against the text (default: LAW2016).", show_default=False),
]
NoOcrOption = Annotated[bool, typer.Option("--no-ocr", help="Do not read scanned pages by OCR.")]
OfficeOption = Annotated[
    Path | None,
    typer.Option(
        "--office-list",
        help="The office's own list (XLSX, CSV) of what is allowed and forbidden.",
        show_default=False,
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="A table to read, or JSONL for programs.")]


def settings_of(
    config: Path | None,
    *,
    workers: int | None = None,
    no_ocr: bool = False,
    profile: Profile | None = None,
    office_list: Path | None = None,
) -> Settings:
    """Read the settings, and what the command line says instead."""
    ocr = False if no_ocr else None
    return with_options(
        read_settings(config), workers=workers, profile=profile, ocr=ocr, office_list=office_list
    )


@contextlib.contextmanager
def opened(store: Path | None, *, make: bool = False) -> Iterator[Store | None]:
    """Open a store for the time of a run and keep others out; without one, give None."""
    if store is None:
        yield None
        return
    with locked(open_store(store, make=make)) as kept:
        yield kept


def leave(*, findings: int = 0, set_aside: int = 0, stopped: bool = False) -> None:
    """Leave a command with the exit status that its numbers mean."""
    status = status_of(findings=findings, set_aside=set_aside, stopped=stopped)
    if status is not Exit.CLEAN:
        raise typer.Exit(status)


class _Console(Console):
    """A console that tells by an error of ours that nothing more can be printed."""

    def print(self, *objects: Any, **options: Any) -> None:  # noqa: ANN401 - as rich has it
        """Print as rich does."""
        try:
            super().print(*objects, **options)
        except OSError as error:
            raise OutputError(error) from None

    def on_broken_pipe(self) -> None:
        """Leave it to `print`: rich itself would end with the status of findings."""
        raise BrokenPipeError


def errors() -> Console:
    """Return the console for messages."""
    return _Console(stderr=True, highlight=False)


def output() -> Console:
    """Return the console for results; in a pipe it is wide enough not to cut a table."""
    console = _Console(highlight=False)
    return console if console.is_terminal else _Console(highlight=False, width=160)


def say(line: str) -> None:
    """Print one line of results, in UTF-8 whatever the machine's locale."""
    try:
        sys.stdout.buffer.write(line.encode("utf-8") + b"\n")
    except OSError as error:
        raise OutputError(error) from None


def note(line: str) -> None:
    """Print one line beside the results, as it is."""
    errors().print(line, markup=False, soft_wrap=True)


@contextlib.contextmanager
def progress(what: str, *, quiet: bool = False) -> Iterator[Watcher]:
    """Show a bar with rate and time left on a terminal, and nothing in a pipe.

    `quiet` is for results that go to the same terminal while the run goes on.
    """
    console = errors()
    if not console.is_terminal or (quiet and sys.stdout.isatty()):
        yield lambda _: None
        return
    columns = (
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"), TimeElapsedColumn(), TextColumn("剩余"), TimeRemainingColumn(),
    )  # fmt: skip
    with Bars(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=None, rate="")

        def watch(now: Progress) -> None:
            speed = bar.tasks[0].speed
            rate = f"{speed:.1f} 项/秒" if speed else ""
            bar.update(task, completed=now.done, total=now.total, rate=rate)

        yield watch
