"""What every test may ask for: the labelled data, a font, a program — or a skip said aloud."""

from __future__ import annotations

import gc
import importlib.util
import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer

from annotations.supervision import run
from annotations.supervision.compile.task import Task
from annotations.supervision.language.expr import Expr
from annotations.supervision.pausing import unswept
from annotations.supervision.plan import Plan, plan_of
from tests.indexer.engines.node import NO_ELASTICSEARCH, running_node
from tests.order import Units, rank

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# How long a draw takes on a busy machine says nothing of what is tested.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")
ROOT = Path(__file__).resolve().parent.parent
FONTS = (
    Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
    Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
)


def missing(what: str, remedy: str) -> None:
    """Skip for want of `what`; with JIANWEN_REQUIRE_ALL=1 a missing part is a failure."""
    message = f"{what} is not here: {remedy}"
    if os.environ.get("JIANWEN_REQUIRE_ALL") == "1":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def chinese_font() -> Path:
    """A TrueType font with Chinese characters, to draw scans with."""
    for path in FONTS:
        if path.exists():
            return path
    missing("a Chinese TrueType font", "apt-get install fonts-wqy-zenhei")
    raise AssertionError


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice's command."""
    program = shutil.which("soffice")
    if program is None:
        missing("LibreOffice", "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui")
    return str(program)


@pytest.fixture(scope="session")
def rapidocr() -> None:
    """The library that reads pictures of pages."""
    if importlib.util.find_spec("rapidocr") is None:
        missing("rapidocr", "pip install 'jianwen[ocr]'")


@pytest.fixture(scope="session")
def torch_and_transformers() -> None:
    """The libraries of token classifiers."""
    for name in ("torch", "transformers"):
        if importlib.util.find_spec(name) is None:
            missing(name, "pip install 'jianwen[transformers]'")


def spark_is_here() -> None:
    """Ask for Spark and for the Java that it runs on."""
    if importlib.util.find_spec("pyspark") is None:
        missing("pyspark", "pip install 'jianwen[spark]'")
    if shutil.which("java") is None:
        missing("Java", "apt-get install openjdk-17-jre-headless")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Load modules and lexicons, and collect, without looking for garbage: all of it stays to the end."""
    with unswept():
        found = yield
    gc.freeze()
    return found


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    items.sort(key=lambda item: rank(item.nodeid))


@pytest.hookimpl(tryfirst=True, optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Units:
    """Give tests to workers unit by unit."""
    return Units(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud at the end how many tests did not run for want of Elasticsearch."""
    skipped = [
        one for one in terminalreporter.stats.get("skipped", ()) if NO_ELASTICSEARCH in str(one.longrepr)
    ]
    if skipped:
        terminalreporter.section("NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.write_line(
            f"{len(skipped)} tests did not run: {NO_ELASTICSEARCH}", red=True, bold=True
        )


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The labelled development sets beside the checkout."""
    folder = Path(os.environ.get("JIANWEN_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no labelled data at {folder}")
    return folder


@pytest.fixture(scope="session")
def elasticsearch_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running node, one for the whole session."""
    with running_node(tmp_path_factory.mktemp("elasticsearch")) as address:
        yield address


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """Spark, started once for all tests of a process: its machine does not live through a second start."""
    spark_is_here()
    from annotations.supervision.spark import session  # noqa: PLC0415  (an extra)

    found = session()
    yield found
    found.stop()


@pytest.fixture(scope="session", autouse=True)
def plans_are_written_once() -> Iterator[None]:
    """Share the statements of a model among the tests of a process: a run over few rows is mostly their
    writing. They follow from the model, the columns of its tables, the day and the weights alone.
    """
    kept: dict[tuple[object, ...], Plan] = {}

    def shared(connection: Expr, task: Task) -> Plan:
        columns = tuple((name, table.schema()) for name, table in sorted(task.tables.items()))
        key = (task.model, columns, task.today, tuple(sorted(task.weights.items())))
        if key not in kept:
            kept[key] = plan_of(connection, task)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "plan_of", shared)
        yield
