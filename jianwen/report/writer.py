"""The files of a report folder: JSONL grows while the run goes on, workbook and page come at its end."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TextIO

from jianwen.errors import UsageError, reason_of
from jianwen.published import dumps, finding_record, unread_record
from jianwen.report.batch import Batch, BatchRows
from jianwen.report.grid import Grid
from jianwen.report.html import write_html
from jianwen.report.passage import passage
from jianwen.report.spool import Spool
from jianwen.report.summary import Summary
from jianwen.report.xlsx import write_xlsx
from jianwen.running.results import Meta, Shown
from nlp.readers.intake.apart import REPORT_FILES, REPORT_MARK
from nlp.values import Unread

FILES = REPORT_FILES


@dataclass(frozen=True, slots=True)
class Joined:
    """The documents with their findings, those that came late beside the others of their document."""

    documents: Iterable[tuple[Meta, Sequence[Shown]]]
    late: Iterable[tuple[Meta, Sequence[Shown]]]

    def __iter__(self) -> Iterator[tuple[Meta, Sequence[Shown]]]:
        """Give each document once."""
        waiting = {(meta.source, meta.id): (meta, shown) for meta, shown in self.late}
        for meta, shown in self.documents:
            _, more = waiting.pop((meta.source, meta.id), (meta, ()))
            yield meta, [*shown, *more]
        yield from waiting.values()


@dataclass(slots=True)
class ReportFolder:
    """Writes one report. After a crash of the machine, findings.jsonl still holds what was finished."""

    folder: Path
    findings: TextIO
    unread: TextIO
    documents: Spool[tuple[Meta, Sequence[Shown]]]
    unread_spool: Spool[Unread] = field(repr=False)
    late: Spool[tuple[Meta, Sequence[Shown]]] = field(repr=False)
    rows: BatchRows = field(repr=False)
    batch: bool = True

    def add_document(self, meta: Meta, shown: Sequence[Shown], causes: Sequence[str] = ()) -> None:
        """Write the findings of one document."""
        self.rows.add(meta, shown, causes)
        if shown:
            self.findings.writelines(dumps(finding_record(one.finding, one.text)) + "\n" for one in shown)
            self.documents.add((meta, shown))

    def add_late(self, meta: Meta, shown: Sequence[Shown]) -> None:
        """Write findings of a document that was written before; the page and the workbook join them."""
        self.rows.add(meta, shown)
        if shown:
            self.findings.writelines(dumps(finding_record(one.finding, one.text)) + "\n" for one in shown)
            self.late.add((meta, shown))

    def add_unread(self, unread: Unread) -> None:
        """Write what could not be read."""
        self.unread.write(dumps(unread_record(unread)) + "\n")
        self.unread_spool.add(unread)

    def finish(self, summary: Summary, made: datetime, grids: Sequence[Grid] = ()) -> None:
        """Write the workbook, the page, and the passage for a letter."""
        documents = Joined(self.documents, self.late)
        batch = self.rows.counted() if self.batch else Batch()
        write_xlsx(self.folder / "findings.xlsx", summary, batch, documents, self.unread_spool, grids)
        write_html(self.folder / "report.html", summary, batch, documents, self.unread_spool, made, grids)
        if self.batch:
            (self.folder / "passage.txt").write_text(passage(batch), "utf-8")


@contextlib.contextmanager
def report_folder(folder: Path, scratch: Path, *, batch: bool = True) -> Iterator[ReportFolder]:
    """Open the files of a report; `scratch` holds what is put by until the end."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / REPORT_MARK).touch()
        with (
            (folder / "findings.jsonl").open("w", encoding="utf-8") as findings,
            (folder / "unread.jsonl").open("w", encoding="utf-8") as unread,
        ):
            yield ReportFolder(
                folder,
                findings,
                unread,
                Spool(scratch / "documents"),
                Spool(scratch / "unread"),
                Spool(scratch / "late"),
                BatchRows(scratch),
                batch,
            )
    except OSError as error:
        raise UsageError(
            f"报告写不进去（{reason_of(error)}）。",
            str(folder),
            "检查该文件夹是否可写、磁盘是否已满，或换一个 --out。",
        ) from None
