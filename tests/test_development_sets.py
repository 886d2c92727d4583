"""The bars of the first screening and of parsing, on the labelled sets where they lie beside the checkout."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from bench import parse as bench
from jianwen.cli import app
from nlp.parse.parse import parse
from nlp.text.view import view_of

RECALL, PRECISION = 0.96, 0.95


def test_screening_holds_its_bars(shared_data: Path) -> None:
    folder = shared_data / "privacy_dev"
    gold, docs = str(folder / "gold.jsonl"), str(folder / "docs.jsonl.gz")
    result = CliRunner().invoke(app, ["evaluate", "privacy", gold, docs])
    assert result.exit_code == 0
    total = next(line for line in result.output.splitlines() if line.startswith("total"))
    anything, precision = float(total.split()[2]), float(total.split()[-1])
    assert anything >= RECALL
    assert precision >= PRECISION


def test_parsing_holds_its_bars_on_a_sample(shared_data: Path) -> None:
    sample = bench.judgments(shared_data / "lecard" / "docs.jsonl.gz", 150, seed=7)
    pairs = [(one, parse(bench.document_of(one), view_of(one.text))) for one in sample]
    bars = [*bench.section_bars(pairs), *bench.charge_bars(pairs, None), *bench.filled_bars(pairs)]
    # A sample of 150 may miss a bar by one document more than the whole set does.
    assert [bar.name for bar in bars if bar.value < bar.bar - 0.01] == []
