"""One file of weights serves every run of an office, also one of a single model."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianwen.auditing.models import choose, weights_of
from jianwen.errors import FaultsError

SET = "机构: 某县院\n权重:\n  W10-超标的冻结: {FIRST: 2}\n参数:\n  M10-救助金额: {本地限额: 3万元}\n"


@pytest.mark.parametrize("wanted", ["M10", "M14"])
def test_a_run_of_one_model_takes_the_file_for_all(tmp_path: Path, wanted: str) -> None:
    file = tmp_path / "权重.yaml"
    file.write_text(SET, "utf-8")
    found = weights_of(file, choose([wanted], []))
    assert found is not None
    assert (found.office, found.of, [*found.params]) == (
        "某县院",
        {},
        ["M10-救助金额"] if wanted == "M10" else [],
    )


def test_a_model_that_nobody_knows_is_still_refused(tmp_path: Path) -> None:
    file = tmp_path / "权重.yaml"
    file.write_text(SET.replace("W10-超标的冻结", "W10-超标冻结"), "utf-8")
    with pytest.raises(FaultsError):
        weights_of(file, choose(["M10"], []))
