"""No leaked value in any output, log or error: every golden case is run, everything said is searched."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from annotations.privacy.screen import Screener
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document
from tests.goldens import Golden, all_goldens

GOLDENS = all_goldens()


def values(golden: Golden) -> set[str]:
    return {leak.text for leak in golden.leaks if leak.category != "publication.forbidden"}


def leaked(golden: Golden, said: str) -> list[str]:
    """Which kinds of values were said; never the values themselves, or this test would leak."""
    return sorted(
        {leak.category for leak in golden.leaks if leak.text in said and leak.text in values(golden)}
    )


def everything_written(folder: Path) -> str:
    """Read all files of a folder as text, and their names."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return "\n".join(f"{path.name}\n{path.read_bytes().decode('utf-8', 'replace')}" for path in files)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Screen all golden texts in a process of its own, with a store; return what it said and wrote."""
    folder = tmp_path_factory.mktemp("silence")
    source = folder / "in"
    source.mkdir()
    for number, golden in enumerate(GOLDENS):
        (source / f"{number}.txt").write_text(golden.text, "utf-8")
    command = [sys.executable, "-X", "dev", "-m", "jianwen", "screen", str(source)]
    options = ["--out", str(folder / "out"), "--store", str(folder / "store"), "--format", "jsonl"]
    done = subprocess.run(command + options, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 1, done.returncode
    return done.stdout + done.stderr, everything_written(folder / "out") + everything_written(
        folder / "store"
    )


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)
def test_the_command_says_no_value(golden: Golden, run: tuple[str, str]) -> None:
    assert leaked(golden, run[0]) == []


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)
def test_reports_and_store_hold_no_value(golden: Golden, run: tuple[str, str]) -> None:
    assert leaked(golden, run[1]) == []


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)
def test_values_and_logs_in_the_process_are_silent(golden: Golden, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    document = Document(golden.name, "0" * 32, "a.txt", "text/plain", golden.text)
    view = view_of(document.text)
    case = parse(document, view)
    screening = Screener(bytes(32), recogniser=LacRecogniser()).screen(document, case, view)
    said = "\n".join(map(repr, (document, view, case, screening))) + caplog.text
    assert leaked(golden, said) == []
