"""Leads in the store: what each audit gave, so that decisions and the next audit can speak of it.

Of the tables themselves nothing is kept: only the cells that a lead cites, as it shows them (persons and
numbers masked), and how many rows there were. Of a register of hardship, disability or health not even the
words of a cell are kept, and no sentence that may quote them: only which cell it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.model.lint import Decided
from annotations.supervision.run import Funnel
from annotations.supervision.stages import Precision, precision_of
from annotations.supervision.traits import Tally
from annotations.supervision.values import Evidence, Lead, Signal
from jianwen.errors import reason_of
from jianwen.keeping.store import Store, unwritable
from jianwen.keeping.tables import read_rows, runs_of, whole_run
from jianwen.keeping.traits import SCHEMAS as TRAITS
from jianwen.keeping.traits import tables_of
from jianwen.published import printable
from jianwen.typed import without_leaks

_TEXT, _NUMBER, _REAL = pa.string(), pa.int64(), pa.float64()
SCHEMAS: dict[str, pa.Schema] = {
    "leads": pa.schema(
        [(name, _TEXT) for name in ("fingerprint", "model", "revision", "kind", "key")]
        + [("cases", pa.list_(_TEXT)), ("score", _REAL)]
        + [(name, _TEXT) for name in ("weights", "destination", "letter", "place")]
        + [(name, pa.list_(_TEXT)) for name in ("further", "explanations", "basis")]
    ),
    "signals": pa.schema(
        [
            ("fingerprint", _TEXT),
            ("signal", _TEXT),
            ("weight", _REAL),
            ("by_name", pa.bool_()),
            ("says", _TEXT),
        ]
    ),
    "evidence": pa.schema(
        [(name, _TEXT) for name in ("fingerprint", "signal", "table", "column", "source")]
        + [(name, _NUMBER) for name in ("row", "start", "end")]
        + [("shown", _TEXT)]
    ),
    "funnels": pa.schema(
        [("model", _TEXT), ("revision", _TEXT)]
        + [(name, _NUMBER) for name in ("rows", "in_scope", "made", "leads")]
        + [("features", _TEXT), ("exclusions", _TEXT)]
    ),
    **TRAITS,
}
# The signal of evidence that no feature looked at: other columns of the rows that a lead cites.
BESIDE = ""
# Fewer leads than this say nothing by their number.
_FEW = 10
_JUMP = 10


@dataclass(frozen=True, slots=True)
class Ran:
    """How a model ran: its revision and its funnel."""

    revision: str
    funnel: Funnel


def keep(
    store: Store, leads: tuple[Lead, ...], ran: tuple[Ran, ...], tallies: Mapping[str, Tally] | None = None
) -> None:
    """Write what an audit gave; `tallies` are what stands in the rows of each model's leads."""
    rows: dict[str, list[dict[str, Any]]] = {
        "leads": [_lead(lead) for lead in leads],
        "signals": [_signal(lead, one) for lead in leads for one in lead.signals],
        "evidence": list(_all_evidence(leads)),
        "funnels": [_funnel(one) for one in ran],
        **tables_of(tallies or {}),
    }
    with whole_run(store.leads) as folder:
        try:
            for name, found in rows.items():
                table = pa.Table.from_pylist(found, SCHEMAS[name])
                pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
        except OSError as error:
            raise unwritable(folder, reason_of(error)) from None


def known_leads(store: Store) -> dict[str, str]:
    """Return the fingerprint of every lead that was ever given, with its model."""
    return {row["fingerprint"]: row["model"] for row in _columns(store, "leads", "fingerprint", "model")}


@dataclass(frozen=True, slots=True)
class Given:
    """A lead as an audit gave it: its model, the cases that it is about, the signals that fired."""

    fingerprint: str
    model: str
    cases: tuple[str, ...]
    signals: tuple[str, ...]


def last_audits(store: Store) -> Iterator[tuple[Path, frozenset[str]]]:
    """Give the folders of audits, the last one first, each with the models that ran last in it."""
    done: frozenset[str] = frozenset()
    for folder in reversed(runs_of(store.leads)):
        rows = read_rows(folder / "funnels.parquet", columns=["model"])
        ran = frozenset(row["model"] for row in rows) - done
        yield folder, ran
        done |= ran


def last_leads(store: Store) -> Iterator[Given]:
    """Give the leads of the last audit of each model."""
    for folder, ran in last_audits(store):
        signals: dict[str, list[str]] = {}
        for row in read_rows(folder / "signals.parquet", columns=["fingerprint", "signal"]):
            signals.setdefault(row["fingerprint"], []).append(row["signal"])
        for row in read_rows(folder / "leads.parquet", columns=["fingerprint", "model", "cases"]):
            if row["model"] in ran:
                name = row["fingerprint"]
                yield Given(name, row["model"], tuple(row["cases"]), tuple(signals.get(name, ())))


def last_counts(store: Store) -> dict[str, int]:
    """Return how many leads each model gave when it last ran."""
    return {row["model"]: row["leads"] for row in _columns(store, "funnels", "model", "leads")}


def precisions(store: Store) -> dict[tuple[str, str], Precision]:
    """Return how often each revision of each model was right, the decisions on its leads taken together."""
    given: dict[tuple[str, str], set[str]] = {}
    for row in _columns(store, "funnels", "model", "revision"):
        given.setdefault((row["model"], row["revision"]), set())
    for row in _columns(store, "leads", "fingerprint", "model", "revision"):
        given.setdefault((row["model"], row["revision"]), set()).add(row["fingerprint"])
    decisions = store.decisions.all()
    return {key: precision_of(decisions, names) for key, names in sorted(given.items())}


def decided_leads(store: Store) -> dict[str, Decided]:
    """Return what became of the leads of each model, all its versions together, for judging its status."""
    given: dict[str, set[str]] = {}
    for name, model in known_leads(store).items():
        given.setdefault(model, set()).add(name)
    decisions = store.decisions.all()
    found = {model: precision_of(decisions, names) for model, names in given.items()}
    return {model: Decided(one.decided, one.right) for model, one in found.items()}


def jumps(before: Mapping[str, int], funnels: tuple[Funnel, ...]) -> Iterator[str]:
    """Warn of every model that gives ten times more or fewer leads than last time."""
    for funnel in funnels:
        last = before.get(funnel.model)
        if last is None or max(last, funnel.leads) < _FEW:
            continue
        if max(last, funnel.leads) >= _JUMP * min(last, funnel.leads):
            change = "多" if funnel.leads > last else "少"
            counts = f"这次 {funnel.leads} 条线索，上次 {last} 条"
            yield (
                f"注意：模型 {funnel.model} {counts}，{change}了 {_JUMP} 倍以上。"
                "办法：核对表是否完整、列是否对上，再看模型或权重有没有改。"
            )


def _columns(store: Store, name: str, *columns: str) -> Iterator[dict[str, Any]]:
    """Give the rows of one table of every audit, oldest first."""
    for folder in runs_of(store.leads):
        yield from read_rows(folder / f"{name}.parquet", columns=list(columns))


def _lead(lead: Lead) -> dict[str, Any]:
    """Return the row of a lead."""
    return {
        "fingerprint": lead.fingerprint,
        "model": lead.model,
        "revision": lead.revision,
        "kind": lead.subject.kind.value,
        "key": lead.subject.key,
        "cases": list(lead.cases),
        "score": lead.score,
        "weights": lead.weights,
        "destination": lead.destination,
        "letter": lead.letter,
        "place": printable(lead.place),
        "further": list(lead.further),
        "explanations": list(lead.explanations),
        "basis": list(lead.basis),
    }


def _signal(lead: Lead, signal: Signal) -> dict[str, Any]:
    """Return the row of a signal."""
    return {
        "fingerprint": lead.fingerprint,
        "signal": signal.id,
        "weight": signal.weight,
        "by_name": signal.by_name,
        "says": "" if any(_is_private(one) for one in signal.evidence) else printable(signal.says),
    }


def _is_private(one: Evidence) -> bool:
    """Say whether evidence is of a register that the store does not keep."""
    return catalogue()[one.table].private


def _all_evidence(leads: tuple[Lead, ...]) -> Iterator[dict[str, Any]]:
    """Give the rows of all evidence; many cells are of one file, whose name is looked at once."""
    sources: dict[str, str] = {}
    for lead in leads:
        for signal, evidence in (*((one.id, one.evidence) for one in lead.signals), (BESIDE, lead.beside)):
            for one in evidence:
                if one.source not in sources:
                    sources[one.source] = printable(without_leaks(Path(one.source).name))
                yield _evidence(lead, signal, one, sources[one.source])


def _evidence(lead: Lead, signal: str, one: Evidence, source: str) -> dict[str, Any]:
    """Return the row of one piece of evidence."""
    return {
        "fingerprint": lead.fingerprint,
        "signal": signal,
        "table": one.table,
        "column": printable(one.column),
        "source": source,
        "row": one.row,
        "start": one.start,
        "end": one.end,
        "shown": "" if _is_private(one) else printable(one.shown),
    }


def _funnel(ran: Ran) -> dict[str, Any]:
    """Return the row of a funnel."""
    funnel = ran.funnel
    return {
        "model": funnel.model,
        "revision": ran.revision,
        "rows": funnel.rows,
        "in_scope": funnel.in_scope,
        "made": funnel.made,
        "leads": funnel.leads,
        "features": json.dumps(dict(funnel.features), ensure_ascii=False),
        "exclusions": json.dumps(dict(funnel.exclusions), ensure_ascii=False),
    }
