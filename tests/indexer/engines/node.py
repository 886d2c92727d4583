"""A real Elasticsearch for the tests: one started beside the checkout, or one that a variable names."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

NO_ELASTICSEARCH = "no Elasticsearch: neither ../shared/elasticsearch nor ELASTICSEARCH_URL is there"
ROOT = Path(__file__).resolve().parents[3]
SERVE = (
    Path(os.environ.get("JIANWEN_DATA", ROOT.parent / "shared" / "data")).parent / "elasticsearch" / "serve"
)


@dataclass
class Cluster:
    """Nodes that `serve` runs in a folder; each can be killed and brought back. `short`: for few requests."""

    folder: Path
    nodes: int = 1
    short: bool = True
    urls: dict[str, str] = field(default_factory=dict)
    pids: dict[str, int] = field(default_factory=dict)
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self) -> None:
        """Start all nodes, wait until they answer."""
        self._serve(["--nodes", str(self.nodes)], self.nodes)

    def again(self, name: str) -> None:
        """Bring a killed node back on its data."""
        self._serve(["--only", name] if self.nodes > 1 else [], 1)

    def kill(self, name: str) -> None:
        """Kill a node as a power cut does."""
        os.kill(self.pids[name], signal.SIGKILL)

    def stop(self) -> None:
        """Stop what runs."""
        for process in self.running:
            process.terminate()
        for process in self.running:
            process.wait(60)

    def _serve(self, more: Sequence[str], lines: int) -> None:
        # The Java that the tests bring along is for Elasticsearch alone: it is found by way of our Python.
        environment = {key: value for key, value in os.environ.items() if key != "JAVA_HOME"}
        environment["VIRTUAL_ENV"] = sys.prefix
        if self.short:
            # Half of a start goes into the second compiler, which no test lives to profit from.
            environment["JAVA_TOOL_OPTIONS"] = "-XX:TieredStopAtLevel=1"
        process = subprocess.Popen(
            [str(SERVE), "--data", str(self.folder), "--heap", "512m", *more],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        self.running.append(process)
        assert process.stdout is not None
        for _ in range(lines):
            line = process.stdout.readline()
            assert line, f"Elasticsearch did not start; its log is in {self.folder}"
            told = json.loads(line)
            self.urls[told["name"]], self.pids[told["name"]] = told["url"], told["pid"]


@contextlib.contextmanager
def running_node(folder: Path) -> Iterator[str]:
    """Give the address of a node: started here, or named by a variable; else skip, said aloud."""
    if not can_serve():
        if not outside_url():
            pytest.skip(NO_ELASTICSEARCH)
        yield outside_url()
        return
    cluster = Cluster(folder)
    try:
        cluster.start()
        yield cluster.urls["node-1"]
    finally:
        cluster.stop()


def can_serve() -> bool:
    """Say whether a node can be started here."""
    return SERVE.is_file()


def outside_url() -> str:
    """Return the address of a node that somebody else runs for the tests, "" if none."""
    return os.environ.get("ELASTICSEARCH_URL", "")
