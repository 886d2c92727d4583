"""What a run keeps in memory does not grow with the number of documents, or by a few bytes for each."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from annotations.privacy.masking.ledger import Ledger
from annotations.values import Category, Finding, Severity
from jianwen.ingesting import run as ingesting_run
from jianwen.ingesting.files import Fate, Files, Passed
from jianwen.ingesting.late import by_shard
from jianwen.ingesting.links import to_read_again
from jianwen.ingesting.register import Stored, register_in
from jianwen.ingesting.run import Ingester
from jianwen.ingesting.values import Unit
from jianwen.running.linking import linker
from jianwen.running.results import Late, Meta, Result, Shown
from nlp.case import CaseNumber
from nlp.parse.chains import Link
from nlp.values import Cause, Unread
from tests.jianwen.test_linking import JOB

FEW, MANY = 500, 4_000
SHARD = 100
# Bytes a document, where values held would take hundreds.
LITTLE = 10


def unit(place: str) -> Unit:
    return Unit(place, "n", "f", ("folder",), 1, 1, "", "how")


def late(number: int) -> Late:
    finding = Finding(
        id=f"d{number}",
        document="x",
        source="x.txt",
        category=Category.MASKING_INCONSISTENT,
        rule="X-06",
        basis="",
        span=None,
        page=None,
        mask="某",
        suggestion="",
        severity=Severity.INFO,
        confidence=0.5,
        why="",
        innocent="",
        fingerprint=str(number),
    )
    return Late(Meta(f"d{number}", "x", "x.txt"), (Shown(finding),))


def numbered(serial: int) -> CaseNumber:
    return CaseNumber(2023, "苏0102", "", "民初", serial)


def result(number: int, case: int) -> Result:
    link = Link(f"d{number}", numbered(case), ())
    return Result(Meta(link.id, "x", "x.txt"), ledger=Ledger(link, "", ()))


def peak(work: Callable[[], object]) -> int:
    """Return how many bytes a piece of work holds at most."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def grows(work: Callable[[int], object]) -> float:
    """Return how many bytes a document more takes."""
    peak(lambda: work(MANY))
    return (peak(lambda: work(MANY)) - peak(lambda: work(FEW))) / (MANY - FEW)


def test_late_findings_wait_on_disk() -> None:
    def work(count: int) -> None:
        numbers = [len(few) for _, few in by_shard((str(at // SHARD), late(at)) for at in range(count))]
        assert sum(numbers) == count

    assert grows(work) < LITTLE


def test_late_findings_of_a_shard_come_together_and_in_order() -> None:
    given = [("b", late(3)), ("a", late(1)), ("b", late(2)), ("a", late(1))]
    assert [(shard, [one.meta.id for one in few]) for shard, few in by_shard(given)] == [
        ("a", ["d1", "d1"]),
        ("b", ["d3", "d2"]),
    ]


def test_linking_takes_a_few_bytes_a_document(tmp_path: Path) -> None:
    def work(count: int) -> None:
        folder = tmp_path / str(count)
        folder.mkdir(exist_ok=True)
        (folder / "linked.sqlite").unlink(missing_ok=True)
        with linker(JOB, folder) as links:
            for number in range(count):
                links.add(result(number, number // 2), ())
            assert list(links.finish()) == []
            assert links.base.execute("SELECT COUNT(*) FROM groups").fetchone() == ((count + 1) // 2,)

    assert grows(work) < LITTLE


def test_documents_are_grouped_over_others(tmp_path: Path) -> None:
    with linker(JOB, tmp_path) as links:
        cases = [(1,), (2,), (9,), (3, 4), (4, 2), (5,), (3,)]
        for number, (own, *built_on) in enumerate(cases):
            one = result(number, own)
            ledger = cast("Ledger", one.ledger)
            others = tuple(numbered(other) for other in built_on)
            link = Link(ledger.link.id, ledger.link.number, others)
            links.add(Result(one.meta, ledger=Ledger(link, "", ())), ())
        list(links.finish())
        rows = links.base.execute("SELECT first, seq FROM groups ORDER BY first, seq").fetchall()
    assert rows == [(2, 4), (2, 5), (2, 7)]


def test_what_a_stopped_run_left_is_looked_up_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def numbers(*_: object, **__: object) -> Iterator[dict[str, Any]]:
        for number in range(counted[0]):
            chain = [f"（2023）苏0102民初{number // 2 + 1}号"]
            yield {"id": f"d{number}", "case_number": chain[0], "chain": chain}

    def work(count: int) -> None:
        counted[0] = count
        folder = tmp_path / str(count)
        folder.mkdir(exist_ok=True)
        with register_in(folder) as register:
            with register.change():
                register.add_shard("s", count, count)
                register.store(Stored(f"d{number}", "x", "s") for number in range(count))
                register.put(unit("here"), [("d0", "x")])
            assert not register.has_left_unlinked()
            register.begin()
            again = to_read_again(folder, register)
            # The last one has no other of its case where the count is odd.
            assert len(again.ids) == count // 2 * 2
            assert "d0" in again.ids
            assert "here" in again.places
            assert f"d{count}" not in again.ids
            assert "there" not in again.places

    counted = [0]
    monkeypatch.setattr("jianwen.ingesting.links.read_rows", numbers)
    work(11)

    def stored(count: int) -> None:
        counted[0] = count
        with register_in(tmp_path / str(count)) as register:
            again = to_read_again(tmp_path, register)
            assert len(again.ids) == count

    for count in (FEW, MANY):
        work(count)
    assert grows(stored) < LITTLE


def test_units_that_are_passed_over_are_registered_in_between(tmp_path: Path) -> None:
    seen: list[str] = []
    waiting: list[int] = []

    class Passing(Files):
        """Passes over everything but the last."""

        def wants(self, item: Any) -> bool:  # noqa: ANN401
            waiting.append(len(self.passed))
            if item.source == "last":
                return True
            self.passed.append(Passed(Fate.UNCHANGED, unit(item.source), item.source))
            return False

    with register_in(tmp_path) as register:
        files = Passing(b"", register, "how")
        index: Any = SimpleNamespace()
        ingester = Ingester(tmp_path, register, index, files, {}, lambda _: None)
        names = [*map(str, range(MANY)), "last"]
        items = (Unread(name, Cause.CRASHED, "", "") for name in names)
        seen += [one.source for one in ingester.choose(items)]
        ingester.drain()
        assert register.base.execute("SELECT COUNT(*) FROM seen").fetchone() == (MANY,)
    assert seen == ["last"]
    assert max(waiting) < ingesting_run._MOST_PASSED
