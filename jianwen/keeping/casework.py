"""Leads of a store with what became of them: read back, pushed to the competent office, counted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from annotations.casework.course import courses
from annotations.casework.figures import Followed
from annotations.casework.log import StepLog
from annotations.casework.offices import Office, competent, read_offices
from annotations.casework.values import Course, Step, StepKind
from annotations.review import fold
from annotations.supervision.library_files import library
from annotations.supervision.model.tree import Feature, GroupFeature, Model
from annotations.supervision.stages import Stage, Standing, standing_of
from annotations.supervision.values import Evidence, Lead, Signal, Subject, SubjectKind
from jianwen.errors import FaultsError, UsageError
from jianwen.keeping.leads import BESIDE
from jianwen.keeping.store import DECISIONS, Store
from jianwen.keeping.tables import read_rows, runs_of
from nlp.parse.case_numbers import parse_case_number
from nlp.parse.courts import court_of_code

BY_HAND = "人工登记"
NOT_KEPT = "（见原表）"
_RIGHT = frozenset({Stage.VALID, Stage.REFERRED, Stage.ESTABLISHED})


@dataclass(frozen=True, slots=True)
class Kept:
    """A lead of the store: as the last audit gave it, its day, what people said, where it stands."""

    lead: Lead
    day: date
    standing: Standing
    course: Course

    @property
    def court(self) -> str:
        """Return the court of its first case, by the code in the case number."""
        return next((court for case in self.lead.cases if (court := court_of_case(case))), "")


def steps_of(store: Store) -> StepLog:
    """Return the log of steps of a store."""
    return StepLog(store.folder / DECISIONS)


def kept_leads(store: Store) -> tuple[Kept, ...]:
    """Return every lead of the store: those of audits as last given, and those that were entered by hand."""
    state = fold(store.decisions.all())
    steps = steps_of(store).all()
    known = courses(steps)
    leads = {**_by_hand(steps), **_given(store)}
    return tuple(
        Kept(lead, day, standing_of(state, name), known.get(name, Course()))
        for name, (lead, day) in leads.items()
    )


def name_of(model: str) -> str:
    """Return the name of a model of the library; of another its id."""
    return next((one.name for one in library() if one.id == model), model)


def _given(store: Store) -> Mapping[str, tuple[Lead, date]]:
    """Read the leads of all audits; the newest words on a lead count, the oldest day."""
    models = {model.id: model for model in library()}
    found: dict[str, tuple[Lead, date]] = {}
    for folder in runs_of(store.leads):
        evidence = _evidence(folder)
        signals = _signals(folder, models, evidence)
        day = date.fromisoformat(f"{folder.name[:4]}-{folder.name[4:6]}-{folder.name[6:8]}")
        for row in read_rows(folder / "leads.parquet"):
            name, model = row["fingerprint"], models.get(row["model"])
            lead = Lead(
                model=row["model"],
                revision=row["revision"],
                subject=Subject(SubjectKind(row["kind"]), row["key"]),
                cases=tuple(row["cases"]),
                score=row["score"],
                signals=tuple(signals.get(name, ())),
                explanations=_kept(row, "explanations", model.explanations if model else ()),
                basis=_kept(row, "basis", [words for words, _ in model.basis] if model else ()),
                destination=row["destination"],
                letter=row["letter"],
                fingerprint=name,
                weights=row["weights"],
                place=row.get("place", ""),
                further=tuple(row.get("further") or ()),
                beside=tuple(evidence.get((name, BESIDE), ())),
            )
            found[name] = (lead, found[name][1] if name in found else day)
    return found


def _kept(row: Mapping[str, Any], name: str, of_library: Sequence[str]) -> tuple[str, ...]:
    """Return what an audit kept of a lead; earlier versions left it to the library."""
    kept = row.get(name)
    return tuple(of_library if kept is None else kept)


def _evidence(folder: Path) -> dict[tuple[str, str], list[Evidence]]:
    """Read the evidence of one audit, by lead and signal."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    for row in read_rows(folder / "evidence.parquet"):
        cell = Evidence(
            row["table"], row["column"], row["source"], row["row"], row["start"], row["end"], row["shown"]
        )
        found.setdefault((row["fingerprint"], row["signal"]), []).append(cell)
    return found


def _signals(
    folder: Path, models: Mapping[str, Model], evidence: Mapping[tuple[str, str], Sequence[Evidence]]
) -> dict[str, list[Signal]]:
    """Read the signals of one audit, by lead."""
    model_of = dict(_model_of(folder))
    found: dict[str, list[Signal]] = {}
    for row in read_rows(folder / "signals.parquet"):
        name, signal = row["fingerprint"], row["signal"]
        cells = tuple(evidence.get((name, signal), ()))
        says = row["says"] or _without_values(models.get(model_of.get(name, "")), signal)
        one = Signal(signal, row["weight"], says, cells, bool(row["by_name"]))
        found.setdefault(name, []).append(one)
    return found


def _model_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the model of every lead of one audit."""
    for row in read_rows(folder / "leads.parquet", columns=["fingerprint", "model"]):
        yield row["fingerprint"], row["model"]


def _without_values(model: Model | None, signal: str) -> str:
    """Say what a signal means where the store keeps none of its words: registers of hardship and health."""
    features: tuple[Feature | GroupFeature, ...] = (*model.features, *model.groups) if model else ()
    for feature in features:
        if feature.id == signal:
            return "".join(part if isinstance(part, str) else NOT_KEPT for part in feature.says.parts)
    return f"{signal}{NOT_KEPT}"


def with_words(kept: Sequence[Kept], path: Path) -> list[Kept]:
    """Return leads with the words that the audit wrote to its JSONL; what is not there stays as it is."""
    try:
        records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        said = {
            (record["fingerprint"], signal["id"]): signal["says"]
            for record in records
            for signal in record["signals"]
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = "给 jianwen audit --out 写出的 leads.jsonl。"
        raise UsageError("线索文件读不了。", str(path), remedy) from error
    return [replace(one, lead=_with_words(one.lead, said)) for one in kept]


def _with_words(lead: Lead, said: Mapping[tuple[str, str], str]) -> Lead:
    """Return a lead with what its signals said in the audit."""
    signals = tuple(replace(one, says=said.get((lead.fingerprint, one.id), one.says)) for one in lead.signals)
    return replace(lead, signals=signals)


def _by_hand(steps: Sequence[Step]) -> dict[str, tuple[Lead, date]]:
    """Return the leads that people entered: the step says what it is about."""
    return {
        step.lead: (
            Lead(
                model=BY_HAND,
                revision="",
                subject=Subject(SubjectKind.CASE, step.number or step.note),
                cases=(step.number,) if step.number else (),
                score=0.0,
                signals=(Signal(step.subject, 0.0, step.note),),
                explanations=(),
                basis=(),
                destination="",
                letter="",
                fingerprint=step.lead,
            ),
            step.day or step.when.date(),
        )
        for step in steps
        if step.kind is StepKind.ENTERED
    }


def court_of_case(case: str) -> str:
    """Return the court that a case number names."""
    number = parse_case_number(case)
    return (court_of_code(number.court) or "") if number is not None else ""


def offices_of(path: Path) -> tuple[Office, ...]:
    """Read the file of offices; what is wrong in it is told at once."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("院的清单读不了。", str(path), "检查路径；存成 UTF-8 文本。") from error
    offices, faults = read_offices(text, str(path))
    if faults:
        raise FaultsError(f"院的清单有 {len(faults)} 处要改。", [str(fault) for fault in faults])
    return offices


def office_for(kept: Kept, offices: tuple[Office, ...]) -> str:
    """Return the office that is competent for a lead, "" where none is."""
    found = competent(offices, kept.court, kept.lead.place)
    return found.name if found else ""


def followed(leads: Sequence[Kept]) -> Iterator[Followed]:
    """Give leads as the figures count them."""
    for one in leads:
        valid = one.standing.stage in _RIGHT
        yield Followed(one.lead.model, one.course.office, one.day, valid, one.course)


def rows_read(store: Store) -> dict[str, int]:
    """Return how many rows each model read when it last ran."""
    found: dict[str, int] = {}
    for folder in runs_of(store.leads):
        found |= {
            row["model"]: row["rows"]
            for row in read_rows(folder / "funnels.parquet", columns=["model", "rows"])
        }
    return found
