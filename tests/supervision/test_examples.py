"""Every model of the library reads, and keeps its own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.supervision.examples import check
from annotations.supervision.library_files import paths, read_file
from annotations.supervision.model.tree import Expected


@pytest.mark.parametrize("path", list(paths()), ids=lambda path: path.stem)
def test_a_model_keeps_its_examples(path: Path) -> None:
    model, faults = read_file(path)
    assert model is not None, "\n".join(map(str, faults))
    assert model.id == path.stem
    results = check(model)
    kinds = {result.example.expected for result in results}
    assert {Expected.HIT, Expected.MISS} <= kinds
    failed = [(one.example.title, one.subjects, one.unfit) for one in results if not one.held]
    assert not failed
