"""One invented judgment, one run over it, and a way to call the command line as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from jianwen.cli import app
from jianwen.running import workers

ROOT = Path(__file__).resolve().parents[2]
# Where the work of workers lives: what their server has not loaded, each of them loads anew.
LOADED = (
    "jianwen.auditing.documents",
    "jianwen.commands.ingest",
    "jianwen.comparing.pairs",
    "jianwen.ingesting.rows",
    "jianwen.likeness.files",
    "jianwen.running.piece",
    "jianwen.reviewing.placing",
    "jianwen.redacting.run",
)
PHONE = "13800001357"
ADDRESS = "幸福镇和平路12号2单元301室"
JUDGMENT = f"""江苏省南京市玄武区人民法院
民事判决书
（2023）苏0102民初1234号
原告：秦朗，男，1980年2月3日出生，汉族，住江苏省句容市{ADDRESS}，电话{PHONE}。
被告：南京某某商贸有限公司，住所地江苏省南京市玄武区长江路1号。
原告秦朗与被告南京某某商贸有限公司买卖合同纠纷一案，本院于2023年3月1日立案后，依法适用简易程序进行了审理。本案现已审理终结。
原告秦朗向本院提出诉讼请求：判令被告支付货款5000元。被告联系原告的电话{PHONE}催告。
本院经审理查明：双方于2022年1月1日签订买卖合同。
本院认为，买卖合同合法有效。
依照《中华人民共和国民法典》第五百七十七条规定，判决如下：
被告于本判决生效之日起十日内支付原告秦朗货款5000元。
如不服本判决，可以在判决书送达之日起十五日内向本院递交上诉状，上诉于江苏省南京市中级人民法院。
审判员　凌川
二〇二三年六月一日
书记员　柳青
"""


@dataclass(frozen=True)
class Run:
    """A run with everything that it said and wrote."""

    source: Path
    out: Path
    store: Path
    result: Result

    def written(self) -> str:
        files = [path for path in (*self.out.rglob("*"), *self.store.rglob("*")) if path.is_file()]
        return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


def call(*arguments: object) -> Result:
    """Call the command line in this process."""
    return CliRunner().invoke(app, [str(one) for one in arguments])


def process(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Call the command line in a process of its own, through its last door."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "jianwen", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120, cwd=cwd, env=environment
    )


def screen(folder: Path, source: Path, store: Path, *more: object) -> Run:
    out = folder / "out"
    arguments = ("screen", source, "--out", out, "--store", store, "--format", "jsonl", "--workers", 1)
    return Run(source, out, store, call(*arguments, *more))


@pytest.fixture(scope="session", autouse=True)
def workers_start_loaded() -> Iterator[None]:
    """Load the code of all works once for the workers of all tests, which live for a document or two."""
    context = workers._context

    def loaded(_: tuple[str, ...]) -> BaseContext:
        return context(LOADED)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "_context", loaded)
        yield


@pytest.fixture(scope="package")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A judgment and a broken file, screened with a store. Tests must not change what it wrote."""
    folder = tmp_path_factory.mktemp("run")
    source = folder / "文书"
    source.mkdir()
    (source / "a.txt").write_text(JUDGMENT, "utf-8")
    (source / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    return screen(folder, source, folder / "store")


@pytest.fixture
def court(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A court's folders of published documents and of originals, empty; names are left alone."""
    monkeypatch.setenv("JIANWEN_RECOGNISER", "none")
    for name in ("online", "originals"):
        (tmp_path / name).mkdir()
    return tmp_path
