"""The desk of a screening run: decides what is shown, counts it, and hands it to every outlet."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from rich.console import Console

from annotations.review import State, is_confirmed, is_dismissed
from annotations.values import Profile
from jianwen.commands.common import say
from jianwen.keeping.tables import RunTables
from jianwen.published import dumps, finding_record
from jianwen.report.summary import Summary
from jianwen.report.table import Terminal, print_unread
from jianwen.report.writer import ReportFolder, report_folder
from jianwen.running.results import Late, Meta, Result, Shown, Standing, Stopped
from nlp.values import Unread


def judged(state: State, shown: Shown) -> Shown:
    """Return a finding with what a person has said of it."""
    name = shown.finding.fingerprint
    if is_dismissed(state, name):
        standing = Standing.DISMISSED
    elif is_confirmed(state, name):
        standing = Standing.CONFIRMED
    else:
        return shown
    return replace(shown, standing=standing, who=state[name].who, note=state[name].note)


@dataclass(slots=True)
class Desk:
    """Takes results one by one."""

    summary: Summary
    state: State
    show_all: bool
    messages: Console
    terminal: Terminal | None
    report: ReportFolder | None
    tables: RunTables | None

    def result(self, result: Result) -> list[Shown]:
        """Take one screened document; return the findings that are shown."""
        known = replace(result, shown=tuple(judged(self.state, one) for one in result.shown))
        shown = self._kept(known.shown)
        self.summary.add_result(known, shown)
        self._tell(known.meta, shown)
        if self.report is not None:
            self.report.add_document(known.meta, shown, known.causes)
        if self.tables is not None:
            self.tables.add(known)
        return shown

    def late(self, late: Late) -> None:
        """Take findings of a document that was taken before: it is not counted again."""
        known = tuple(judged(self.state, one) for one in late.shown)
        shown = self._kept(known)
        self.summary.add_late(late.before, known, shown)
        self._tell(late.meta, shown)
        if self.report is not None:
            self.report.add_late(late.meta, shown)
        if self.tables is not None:
            self.tables.add_late(replace(late, shown=known))

    def _kept(self, known: Iterable[Shown]) -> list[Shown]:
        """Leave out what was dismissed, unless all is to be shown."""
        return [one for one in known if self.show_all or one.standing is not Standing.DISMISSED]

    def _tell(self, meta: Meta, shown: list[Shown]) -> None:
        """Tell findings on the terminal or on standard output."""
        if self.terminal is not None:
            self.terminal.document(meta, shown)
        else:
            for one in shown:
                say(dumps(finding_record(one.finding, one.text)))

    def unread(self, unread: Unread) -> None:
        """Take something that could not be read."""
        self.summary.add_unread(unread)
        print_unread(self.messages, unread)
        if self.report is not None:
            self.report.add_unread(unread)

    def stopped(self, stopped: Stopped) -> None:
        """Take note that the run was stopped."""
        self.summary.stopped = stopped

    def finish(self, made: datetime) -> None:
        """Show and write what can only come at the end."""
        if self.terminal is not None:
            self.terminal.finish()
        if self.report is not None:
            self.report.finish(self.summary, made)


@dataclass(frozen=True, slots=True)
class Outlets:
    """Where results go: a report folder, JSONL on standard output or tables on a terminal."""

    out: Path | None
    jsonl: bool
    show_all: bool
    state: State = field(repr=False)
    messages: Console
    console: Console
    # What compare reads are rows and pairs besides documents: they are no batch to count by court and year.
    batch: bool = True

    @contextlib.contextmanager
    def desk(self, scratch: Path, profile: Profile, tables: RunTables | None) -> Iterator[Desk]:
        """Open every outlet."""
        with contextlib.ExitStack() as stack:
            report = (
                stack.enter_context(report_folder(self.out, scratch, batch=self.batch)) if self.out else None
            )
            terminal = None if self.jsonl else Terminal(self.console)
            summary = Summary(profile) if self.batch else Summary(profile, "文书与清单行", "项")
            yield Desk(summary, self.state, self.show_all, self.messages, terminal, report, tables)
