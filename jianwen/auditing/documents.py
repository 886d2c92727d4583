"""Documents of an audit: each is read and parsed in a worker, and its rows come back.

Rows name people, as the documents do: they live as long as the run, and nothing writes them down.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from annotations.supervision.compile.columns import conditions_of
from annotations.supervision.documents.case_row import PLEADINGS
from annotations.supervision.documents.fill import from_texts
from annotations.supervision.documents.findings import finding_rows
from annotations.supervision.documents.frames import tables_of, with_files
from annotations.supervision.documents.gather import Placed
from annotations.supervision.documents.row import Row
from annotations.supervision.documents.rows import rows_of
from annotations.supervision.language.tree import names
from annotations.supervision.model.tree import Model
from annotations.supervision.tables.frame import joined
from annotations.values import Verdict
from jianwen.auditing.courts import one_name
from jianwen.auditing.run import Data
from jianwen.errors import UsageError
from jianwen.interrupt import interruptible
from jianwen.keeping.store import Store
from jianwen.keeping.tables import read_rows, runs
from jianwen.report.words import VERDICT_NAMES
from jianwen.running.judge import Job, job_of, screener_of
from jianwen.running.pipeline import run
from jianwen.running.results import Stopped
from jianwen.running.scratch import guarded
from jianwen.running.watching import Watcher
from jianwen.settings import RecogniserName, Settings
from nlp.parse.kinds import TRANSCRIPTS
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document, Unread

_DOCKET, FINDINGS, _DOUBTS = "案件", "文书发现", "文书疑点"
# What parties file and what is minuted stands in the court's file: nobody publishes it.
_FILED = TRANSCRIPTS.union(PLEADINGS)
# A longer text is a part of a document: it comes back only where a model reads it.
_SHORT = 200
_CASE = {
    "case_number": "案号", "court": "受理法院", "kind": "文书种类", "procedure": "审理程序",
    "closed": "结案日期", "outcome": "结案方式",
}  # fmt: skip
_FINDING = {"category": "类别", "rule": "规则", "severity": "严重程度", "mask": "遮盖"}


def read_documents(
    paths: Sequence[Path], models: Sequence[Model], settings: Settings, files: Data, watcher: Watcher
) -> Data:
    """Read every document under `paths`, and put its rows beside those of the files."""
    screened = any(source.table == FINDINGS for model in models for source in model.sources)
    if not screened:
        # Only the screening asks for names that the document does not tell itself.
        settings = settings.model_copy(update={"recogniser": RecogniserName.NONE})
    work = partial(read_document, wanted=columns_of(models), screened=screened)
    placed: list[Placed] = []
    unread: list[Unread] = []
    with contextlib.ExitStack() as stack:
        stack.enter_context(guarded())
        wish = stack.enter_context(interruptible())
        for value in run(paths, job_of(settings), work, settings.processes, watcher, wish):
            if isinstance(value, Stopped):
                # Half of the documents would make cases look alone that are not.
                raise UsageError(f"{value.line()}；监督没有完成，没有线索。")
            if isinstance(value, Unread):
                unread.append(value)
            else:
                placed.append(value)
    tables = with_files(files.loaded, tables_of(one_name(placed)))
    cased = sum(bool(one.main) for one in placed)
    return replace(files, tables=tables, documents=len(placed), cased=cased, unread=tuple(unread))


def filled(files: Data, models: Sequence[Model]) -> Data:
    """Fill a docket whose rows hold the texts of their documents from these, and check the texts."""
    docket = files.loaded.get(_DOCKET)
    if docket is None:
        return files
    read = {source.table for model in models for source in model.sources}
    told = from_texts(docket, columns_of(models), doubting=_DOUBTS in read)
    tables = {**files.loaded, _DOCKET: told.docket}
    if told.doubts is not None:
        tables[_DOUBTS] = joined([*([tables[_DOUBTS]] if _DOUBTS in tables else []), told.doubts])
    return replace(files, tables=tables)


def read_document(job: Job, document: Document, *, wanted: Collection[str], screened: bool) -> Placed:
    """Turn one document into rows (runs in a worker)."""
    view = view_of(document.text)
    case = parse(document, view)
    rows: dict[str, tuple[Row, ...]] = dict(rows_of(document, view, case))
    if screened and case.kind not in _FILED:
        found = screener_of(job).screen(document, case, view).findings
        rows[FINDINGS] = tuple(finding_rows(case, found))
    return Placed(
        document.source, {table: tuple(slim(row, wanted) for row in found) for table, found in rows.items()}
    )


def columns_of(models: Sequence[Model]) -> frozenset[str]:
    """Return the columns that any of the models reads, whatever their table."""
    read = (name.text for model in models for one in conditions_of(model) for name in names(one.tree))
    return frozenset(text.rsplit(".", 1)[-1] for text in read)


def slim(row: Row, wanted: Collection[str]) -> Row:
    """Leave the long texts that no model reads."""
    values = {
        name: value
        for name, value in row.values.items()
        if name in wanted or not isinstance(value, str) or len(value) <= _SHORT
    }
    return Row(values, row.spans)


def read_store(store: Store) -> Data:
    """Take the cases and findings of the last screening of a store; it holds no texts and no names."""
    folder = next((one for one in reversed(runs(store)) if (one / "cases.parquet").exists()), None)
    if folder is None:
        raise UsageError(
            "库里还没有检查过的文书。", str(store.folder), "给出文书或 --table，或先运行 screen。"
        )
    sources = {row["id"]: row["source"] for row in read_rows(folder / "documents.parquet")}
    cases = {row["id"]: row for row in read_rows(folder / "cases.parquet")}
    findings: dict[str, list[Row]] = {id_: [] for id_ in cases}
    for finding in read_rows(folder / "findings.parquet"):
        if finding["id"] in cases:
            findings[finding["id"]].append(finding_row(finding, cases[finding["id"]]))
    placed = [
        Placed(sources.get(id_, ""), {_DOCKET: (_case(case),), FINDINGS: tuple(findings[id_])})
        for id_, case in cases.items()
    ]
    return Data(tables_of(placed), documents=len(placed))


def _case(case: Mapping[str, object]) -> Row:
    """Return the row of a case in the store."""
    values = {column: str(case[name]) for name, column in _CASE.items() if case[name]}
    causes = case["causes"]
    if isinstance(causes, list) and causes:
        values["案由"] = causes[0]
    return Row({"案号": str(case["id"]), **values}, {})


def finding_row(finding: Mapping[str, object], case: Mapping[str, object]) -> Row:
    """Return the row of a finding in the store, with what a person said of it."""
    values = {column: str(finding[name]) for name, column in _FINDING.items() if finding[name]}
    values["案号"] = str(case["case_number"] or case["id"])
    if case["court"]:
        values["受理法院"] = str(case["court"])
    if finding["decided"]:
        values["判定"] = VERDICT_NAMES[Verdict(str(finding["decided"]))]
    return Row(values, {})
