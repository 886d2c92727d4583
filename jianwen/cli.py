"""The command line: a table of commands, each loaded only when it is asked for."""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import sqlite3
import sys
import threading
import traceback
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from indexer.values import IndexerError
from jianwen import __version__
from jianwen.errors import NO_SPACE, Exit, JianwenError, OutputError, StoreError
from jianwen.mistyped import MISTYPED, usage_error

_DAMAGED = "检查写权限和磁盘空间；用 jianwen store verify 检查，已损坏的从备份恢复。"
_NO_ROOM = JianwenError(
    "磁盘已满，运行中断。",
    "临时文件夹，或者输出、库所在的磁盘",
    "腾出空间后再运行；临时文件夹可以用环境变量 TMPDIR 换到别的磁盘。",
)
_TYPER_INTERRUPTED = 130


class Entry(NamedTuple):
    """Where a command lives, and its line in `jianwen --help`."""

    module: str
    help: str


COMMANDS: dict[str, Entry] = {
    "screen": Entry("jianwen.commands.screen", "Find what must not be public in documents."),
    "redact": Entry("jianwen.commands.redact", "Write masked copies in the format of the originals."),
    "mapping": Entry("jianwen.commands.mapping", "Read back what the masks of a run hide (encrypted)."),
    "ingest": Entry("jianwen.commands.ingest", "Read, screen and index documents into a store."),
    "search": Entry("jianwen.commands.search", "Find documents of a store by words, fields, ranges."),
    "similar": Entry("jianwen.commands.similar", "Find like cases, with reasons; write the report on them."),
    "outcomes": Entry("jianwen.commands.outcomes", "Compare what a case got with what like cases got."),
    "parse": Entry("jianwen.commands.parse", "Print what each document says about its case."),
    "compare": Entry("jianwen.commands.compare", "Find what is online late, changed, wrongly or not at all."),
    "recheck": Entry("jianwen.commands.recheck", "Say of each earlier finding whether it was put right."),
    "audit": Entry("jianwen.commands.audit", "Run supervision models over documents and tables: leads."),
    "rank": Entry("jianwen.commands.rank", "Rank documents or courts by their score sheets."),
    "leads": Entry("jianwen.commands.leads", "Follow leads: offices, letters, replies, results, figures."),
    "models": Entry("jianwen.commands.models", "Write, check and exchange supervision models."),
    "decide": Entry("jianwen.commands.decide", "Record a person's decisions on findings and leads."),
    "evaluate": Entry("jianwen.commands.evaluate", "Measure screening against a labelled set."),
    "gold": Entry("jianwen.commands.gold", "Convert and export labelled texts."),
    "train": Entry("jianwen.commands.train", "Train a recogniser of names from labels and decisions."),
    "store": Entry("jianwen.commands.store", "Look after a store: verify, backup, compact, export, forget …"),
    "doctor": Entry("jianwen.commands.doctor", "Say what is installed, and what is missing and costs what."),
}


# Typer keeps its Context and Command in a private module, so they are Any here (ANN401).
class _Lazy(TyperCommand):
    """A command known by name and help; the real one is loaded when it is run or asked for help."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: Any = None,  # noqa: ANN401
        **extra: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Load the command, and let it make its own context."""
        module = importlib.import_module(COMMANDS[str(self.name)].module)
        if threading.current_thread() is threading.main_thread():
            # Until here it ended the program by itself: an interrupt within an import can spoil the status.
            signal.signal(signal.SIGINT, signal.default_int_handler)
        command = typer.main.get_command(module.app)
        command.name = self.name
        return command.make_context(info_name, args, parent=parent, **extra)


class Doors(TyperGroup):
    """The group of all commands; turns our errors into a message and an exit status."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: Any = None,  # noqa: ANN401
        **extra: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Read what stands before the command; a wrong option there is told as one behind it is."""
        try:
            return super().make_context(info_name, args, parent=parent, **extra)
        except MISTYPED as error:
            raise _told(usage_error(error)) from None

    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002
        """Return the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | None:  # noqa: ARG002
        """Return a stand-in that knows its help and loads the rest later."""
        entry = COMMANDS.get(cmd_name)
        return None if entry is None else _Lazy(cmd_name, short_help=entry.help, help=entry.help)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401
        """Run the command; an error of ours ends it with its message and its status."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                # Here, not at the end of the process: a reader that has gone must be told of.
                _flush()
        except JianwenError as error:
            raise _told(error) from None
        except MISTYPED as error:
            raise _told(usage_error(error)) from None
        except KeyboardInterrupt:
            # The second Ctrl-C of a run, or the first where nothing is left to finish.
            raise _told(JianwenError("运行被立即中断（Ctrl-C），没有写完的报告不可用。")) from None
        except IndexerError as error:
            raise _told(StoreError(error.what, error.where, error.remedy)) from None
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
                raise _told(_NO_ROOM) from None
            # Whatever SQLite says may quote what it was given.
            raise _told(
                StoreError("库的数据库读写失败。", "库中的 decisions.sqlite 或 register.sqlite", _DAMAGED)
            ) from None
        except OSError as error:
            if error.errno not in NO_SPACE:
                raise
            raise _told(_NO_ROOM) from None


def _flush() -> None:
    """Print what is still in the buffer; what has nowhere to go would be complained of at the very end."""
    try:
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(error) from None


def _told(error: JianwenError) -> typer.Exit:
    """Tell an error on standard error, where that can be written, and return the exit that it means."""
    with contextlib.suppress(OSError):
        for line in error.lines():
            typer.echo(line, err=True)
    return typer.Exit(error.exit_status)


app = typer.Typer(
    cls=Doors,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    epilog="Exit status: 2 could not run, or stopped by Ctrl-C; else 3 something was unread or set aside; "
    "else 1 there are findings; else 0.",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    """Print the version and stop."""
    if asked:
        typer.echo(f"jianwen {__version__}")
        raise typer.Exit


@app.callback()
def jianwen(
    version: Annotated[  # noqa: ARG001 - told and done with by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Jianwen reads Chinese judgments and case files and finds what must not be public."""
    if any(name.upper().startswith("JIANWEN_") for name in os.environ):
        # Only here: to know all settings, their libraries have to be loaded.
        for line in importlib.import_module("jianwen.environment").strays(os.environ):
            typer.echo(line, err=True)


def main() -> None:
    """Run the command line. A fault of our own is told by type and place: its message may leak."""
    try:
        app(prog_name="jianwen")
    except (KeyboardInterrupt, SystemExit) as end:
        # Ctrl-C before any command had begun, as it is or as Typer tells it.
        if isinstance(end, SystemExit) and end.code != _TYPER_INTERRUPTED:
            raise
        typer.echo("错误：运行被中断（Ctrl-C），还没有处理任何文书。", err=True)
        sys.exit(Exit.COULD_NOT_RUN)
    except Exception as fault:  # noqa: BLE001 - the last door: whatever it is, no value may reach the terminal
        frame = traceback.extract_tb(fault.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        typer.echo(
            f"错误：程序自身出错（{type(fault).__name__}，{place}）。请将这一行报告给维护者。", err=True
        )
        sys.exit(Exit.COULD_NOT_RUN)
