"""Runs a model over an invented docket and counts what it found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.documents.published import with_published
from annotations.supervision.library_files import LIBRARY, read_file
from annotations.supervision.model.tree import Model
from annotations.supervision.run import Run, run
from annotations.supervision.tables.frame import joined, load_sheet
from annotations.supervision.tables.values import Loaded, Sheet
from jianwen.auditing.documents import filled
from jianwen.auditing.run import Data
from tests.supervision.labour import Docket
from tests.supervision.world import Cells

TODAY = date(2025, 3, 1)


@dataclass(frozen=True, slots=True)
class Counted:
    """What was planted and what was named."""

    planted: frozenset[str]
    named: frozenset[str]

    @property
    def recall(self) -> float:
        """Share of the planted that were named."""
        return len(self.planted & self.named) / len(self.planted)

    @property
    def precision(self) -> float:
        """Share of the named that were planted."""
        return len(self.planted & self.named) / len(self.named) if self.named else 1.0

    @property
    def false(self) -> frozenset[str]:
        """The named that were not planted."""
        return self.named - self.planted

    @property
    def missed(self) -> frozenset[str]:
        """The planted that were not named."""
        return self.planted - self.named


def loaded(name: str, rows: Sequence[Cells]) -> Loaded:
    """Load rows as a file's rows are loaded; every cell must fit."""
    table = catalogue()[name]
    header = tuple(dict.fromkeys(column for row in rows for column in row))
    columns = tuple(pa.array([row.get(column) or None for row in rows], pa.string()) for column in header)
    sheet = Sheet(f"{name}.xlsx", header, columns, 3)
    found = joined([load_sheet(table, sheet, {column: i for i, column in enumerate(header)})])
    assert not found.unfit, found.unfit[:3]
    return found


def model_of(wanted: str) -> Model:
    """Read one model of the library; faults of the others are not its own."""
    (path,) = LIBRARY.glob(f"{wanted}*.yaml")
    model, faults = read_file(path)
    assert model is not None, faults
    return model


def cases_named(wanted: str, data: Mapping[str, Loaded]) -> frozenset[str]:
    """Run one model of the library; return the case numbers of its leads."""
    model = model_of(wanted)
    told = filled(Data(dict(data)), [model]).loaded
    outcome = run([model], with_published(told, [model], TODAY), Run(TODAY, b"key", {}))
    assert not outcome.skipped, outcome.skipped
    return frozenset(number for lead in outcome.leads for number in lead.cases)


def counted(wanted: str, dockets: Sequence[Docket]) -> list[Counted]:
    """Run several dockets as one (their firms and case numbers differ) and count each for itself."""
    tables: dict[str, list[Cells]] = {}
    for docket in dockets:
        for name, rows in {"案件": docket.cases, **docket.others}.items():
            tables.setdefault(name, []).extend(rows)
    if "社平工资" in tables:
        tables["社平工资"] = dockets[0].others["社平工资"]
    read = {source.table for source in model_of(wanted).sources}
    named = cases_named(wanted, {name: loaded(name, rows) for name, rows in tables.items() if name in read})
    return [Counted(frozenset(docket.sham), _subjects(docket, named)) for docket in dockets]


def _subjects(docket: Docket, named: frozenset[str]) -> frozenset[str]:
    """Return what was named of a docket, in the terms of what was planted."""
    found = named & docket.stories.keys()
    return frozenset(docket.stories[number] for number in found) if docket.told else frozenset(found)
