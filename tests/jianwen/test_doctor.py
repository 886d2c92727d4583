"""What is missing is told with the command that brings it, and every part that it names is declared."""

from __future__ import annotations

import shlex
import sys
import tomllib
from pathlib import Path

import pytest

from jianwen import doctor

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]


def test_every_part_is_declared_where_doctor_says() -> None:
    extras = PROJECT["optional-dependencies"]
    declared = " ".join((*PROJECT["dependencies"], *extras["ocr"]))
    for distribution, _, extra, _ in doctor.PACKAGES:
        # What an extra needs in turn (tokenizers) comes with it.
        assert extra in extras if extra else f"{distribution}" in declared


def test_the_remedy_is_a_command_for_this_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    cost = {check.name: check.cost for check in doctor.checks() if not check.is_there}
    pip = f"{shlex.quote(sys.executable)} -m pip install"
    assert f"{pip} 'pikepdf'。" in cost["pikepdf"]
    assert f"{pip} '.[ocr]'。" in cost["rapidocr"]
    assert f"{pip} '.[spark]'。" in cost["pyspark"]
