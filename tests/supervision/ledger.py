"""Registers of other departments, invented: rows with whom they are about, written as clerks write."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from annotations.supervision.run import Run, run
from tests.supervision.bench import TODAY, Counted, loaded, model_of
from tests.supervision.world import Cells, World

_FIRST_ROW = 3
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(slots=True)
class Ledger:
    """The main table with whom each row is about, tables beside it, and who is planted."""

    world: World
    main: str
    rows: list[Cells] = field(default_factory=list)
    who: list[str] = field(default_factory=list)
    beside: dict[str, list[Cells]] = field(default_factory=dict)
    planted: set[str] = field(default_factory=set)

    def add(self, cells: Mapping[str, object], who: str, *, planted: bool = False) -> None:
        """Add a row; one in fifty stands twice."""
        row = {name: self._written(value) for name, value in cells.items()}
        for _ in range(1 + (self.world.rng.random() < 0.02)):
            self.rows.append(row)
            self.who.append(who)
        if planted:
            self.planted.add(who)

    def add_beside(self, table: str, **cells: object) -> None:
        """Add a row of another table."""
        row = {name: self._written(value) for name, value in cells.items()}
        self.beside.setdefault(table, []).append(row)

    def new(self, prefix: str = "案") -> str:
        """Number the next one."""
        self.world.count += 1
        return f"{prefix}{self.world.count}"

    def ago(self, *days: int) -> date:
        """Return a day that lies so many days back, between two numbers where two are given."""
        return TODAY - timedelta(days=self.world.rng.randint(days[0], days[-1]))

    def shuffled(self) -> Ledger:
        """Mix the rows; one in fifty names has a blank in it."""
        pairs = list(zip(self.rows, self.who, strict=True))
        self.world.rng.shuffle(pairs)
        self.rows, self.who = [dict(row) for row, _ in pairs], [who for _, who in pairs]
        for row in self.rows:
            for name in ("姓名", "嫌疑人姓名", "驾驶人"):
                if row.get(name) and self.world.rng.random() < 0.02:
                    row[name] = f"{row[name][0]} {row[name][1:]}"
        return self

    def _written(self, value: object) -> str:
        """Write a value as one clerk or another does."""
        style = self.world.rng.randint(0, 14)
        if isinstance(value, date):
            forms = {
                0: f"{value:%Y/%m/%d}",
                1: f"{value.year}年{value.month}月{value.day}日",
                2: f"{value:%Y%m%d}",
            }
            return forms.get(style, str(value))
        if value is None:
            return ""
        text = str(value)
        return text.translate(_WIDE) if style == 0 and text.isdecimal() else text


def together(parts: Sequence[Ledger]) -> Ledger:
    """Put registers into one, so that a model is planned once for all of them."""
    whole = Ledger(parts[0].world, parts[0].main)
    for part in parts:
        whole.rows += part.rows
        whole.who += part.who
        whole.planted |= part.planted
        for name, rows in part.beside.items():
            whole.beside.setdefault(name, []).extend(rows)
    return whole


def measured(wanted: str, made: Ledger) -> Counted:
    """Run a model of the library; whom its leads are about is told by the rows that they cite."""
    model = model_of(wanted)
    read = {source.table for source in model.sources}
    tables = {made.main: made.rows, **made.beside}
    data = {name: loaded(name, rows) for name, rows in tables.items() if rows and name in read}
    outcome = run([model], data, Run(TODAY, b"key", {}))
    assert not outcome.skipped, outcome.skipped
    cited = {
        one.row - _FIRST_ROW
        for lead in outcome.leads
        for signal in lead.signals
        for one in signal.evidence
        if one.table == made.main and one.row is not None
    }
    numbers = {number for lead in outcome.leads for number in lead.cases}
    by_number = {who for row, who in zip(made.rows, made.who, strict=True) if row.get("案号") in numbers}
    return Counted(frozenset(made.planted), frozenset({made.who[row] for row in cited} | by_number))


Story = Callable[[Ledger], None]


def ledger(
    seed: int, main: str, shams: Sequence[Story], honest: Sequence[Story], count: int = 1200
) -> Ledger:
    """Fill a register: one story in a hundred is a sham one."""
    made = Ledger(World(seed), main)
    for at in range(count):
        story = shams[at // 100 % len(shams)] if at % 100 == 0 else made.world.rng.choice(honest)
        story(made)
    return made.shuffled()
