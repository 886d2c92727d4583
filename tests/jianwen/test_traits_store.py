"""What stands in the rows of leads, kept with an audit."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from annotations.supervision.run import Funnel
from annotations.supervision.traits import Mark, Tally
from annotations.supervision.values import Lead, Subject, SubjectKind
from jianwen.ingesting.forget import _without_leads
from jianwen.keeping.leads import Ran, keep
from jianwen.keeping.store import open_store
from jianwen.keeping.tables import runs_of
from jianwen.keeping.traits import kept_tally

AGENT, COURT = Mark("原告代理人", "a1", "鲁某某"), Mark("受理法院", "b2", "青禾县人民法院")
TALLY = Tally(
    960, {AGENT: 5, COURT: 200}, {"f1": {3: frozenset((AGENT, COURT))}, "f2": {7: frozenset((COURT,))}}
)


def lead(name: str, case: str) -> Lead:
    about = Subject(SubjectKind.CASE, case)
    return Lead("M5-甲", "1", about, (case,), 1.0, (), (), (), "", "", name)


def kept(folder: Path) -> None:
    store = open_store(folder, make=True)
    leads = (lead("f1", "（2024）云9931民初1号"), lead("f2", "（2024）云9931民初2号"))
    keep(store, leads, (Ran("1", Funnel("M5-甲", 960, 960, (), (), 2, 2, ())),), {"M5-甲": TALLY})


def test_what_was_counted_is_read_back(tmp_path: Path) -> None:
    kept(tmp_path / "库")
    assert kept_tally(open_store(tmp_path / "库"), "M5-甲") == TALLY
    assert kept_tally(open_store(tmp_path / "库"), "M6") is None


def test_values_of_a_forgotten_lead_alone_are_forgotten(tmp_path: Path) -> None:
    kept(tmp_path / "库")
    (run,) = runs_of(open_store(tmp_path / "库").leads)
    choice = _without_leads(run, {"（2024）云9931民初1号"})
    totals = choice("totals.parquet", pq.read_table(run / "totals.parquet"))
    assert totals["shown"].to_pylist() == ["青禾县人民法院"]
    marks = choice("marks.parquet", pq.read_table(run / "marks.parquet"))
    assert marks["fingerprint"].to_pylist() == ["f2"]
