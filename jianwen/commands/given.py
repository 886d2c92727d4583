"""What audit and rank are given: documents, tables and a store, and how these are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from annotations.supervision.model.tree import Model
from jianwen.auditing.documents import filled, read_documents, read_store
from jianwen.auditing.run import Data, read_tables
from jianwen.auditing.stored import is_ingested, read_ingested
from jianwen.commands.common import progress
from jianwen.keeping.store import Store
from jianwen.settings import Settings

PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="Documents: files, folders, archives.", show_default=False),
]
TableOption = Annotated[
    list[str] | None,
    typer.Option("--table", metavar="NAME=FILE", help="A file as a table: 案件=台账.xlsx (repeatable)."),
]


def read_given(
    paths: Sequence[Path] | None,
    tables: Sequence[str] | None,
    models: Sequence[Model],
    settings: Settings,
    *,
    quiet: bool,
) -> Data:
    """Read the tables and, beside them, the documents."""
    data = filled(read_tables(tables or []), models)
    if not paths:
        return data
    with progress("读文书", quiet=quiet) as watcher:
        return read_documents(paths, models, settings, data, watcher)


def read_kept(store: Store, settings: Settings, scratch: Path, *, quiet: bool) -> Data:
    """Read what a store holds: the rows of what was ingested, else the cases of its last screening."""
    if not is_ingested(store):
        return read_store(store)
    with progress("读库", quiet=quiet) as watcher:
        return read_ingested(store, settings, watcher, scratch)
