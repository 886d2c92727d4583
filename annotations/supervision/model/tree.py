"""The typed tree of a model: what a prosecutor's YAML says, with the place of every part.

Trees are equal when they mean the same; places do not count. Names are those of docs/models.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from annotations.supervision.language.kinds import Kind
from annotations.supervision.language.tree import Literal, Node
from annotations.supervision.values import Place, SubjectKind


class Status(StrEnum):
    """How far a model has earned trust."""

    DRAFT = "试行"
    TRIAL = "试用"
    STABLE = "正式"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition or value as written (`source`), its tree, and where it stands."""

    source: str
    tree: Node
    kind: Kind
    place: Place = field(compare=False)


# Stands in for a condition that has a fault.
NOTHING = Condition("否", Literal(value=False, kind=Kind.FLAG), Kind.FLAG, Place(""))


@dataclass(frozen=True, slots=True)
class Says:
    """说明: a sentence with values in braces ({审理天数}); the parts are texts and the values to fill in."""

    source: str
    parts: tuple[str | Condition, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A table that the model reads."""

    table: str
    required: bool
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Derived:
    """取值: a named value of a row; with `param` a 参数, a number that an office may replace."""

    name: str
    value: Condition
    param: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """One equality of a collision: a value of the model's row, and one of the other table's (表.列)."""

    own: Condition
    other: Condition


@dataclass(frozen=True, slots=True)
class Pick:
    """What a collision takes from the matched rows: `name` becomes 碰撞.name."""

    name: str
    value: Condition


@dataclass(frozen=True, slots=True)
class Collision:
    """碰撞: rows of another table that belong to this row.

    `ways` are tried in their order, each a conjunction of pairs; a row takes the first way that matches.
    `name_ways` are the indexes of the ways that hold neither a number nor a code: matches by name only.
    `also` restricts the matched rows; it may name columns of both (the other's as table.column).
    """

    name: str
    table: str
    ways: tuple[tuple[Pair, ...], ...]
    name_ways: frozenset[int]
    picks: tuple[Pick, ...]
    place: Place = field(compare=False)
    also: Condition | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """基准: a value against the distribution of like rows.

    Gives name.中位数, name.分位 (share of like rows that lie strictly below, 0–1), name.偏离 ((value -
    median) / median) and name.样本 (how many like rows there are). `like` are the columns in which rows
    must agree; only rows whose `dated` lies within `years` years before this row's count; fewer than
    `least` like rows give nothing.
    """

    name: str
    value: Condition
    like: tuple[str, ...]
    place: Place = field(compare=False)
    dated: str = ""
    years: int = 0
    least: int = 20


@dataclass(frozen=True, slots=True)
class Feature:
    """特征: a named condition on one row, with 分值 and 说明.

    `letter` is a further one that it calls for; `basis` are articles that only such features rest on.
    """

    id: str
    condition: Condition
    weight: float
    says: Says
    place: Place = field(compare=False)
    letter: str = ""
    basis: tuple[str, ...] = ()


class Span(StrEnum):
    """How far a window of a group reaches."""

    ALL = "全部"
    AROUND = "前后"
    BEFORE = "之前"
    ANY = "任意"
    YEAR = "自然年"
    MONTH = "自然月"


@dataclass(frozen=True, slots=True)
class Window:
    """窗口: which rows of a group are looked at together, by a date: 前后3天(立案日期), 自然年(立案日期)."""

    span: Span
    dated: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class GroupFeature:
    """组特征: a condition on the rows that agree in `by` (within a window), holding for each of them.

    `only` picks the rows that count; the others neither count nor carry the feature.
    """

    id: str
    by: tuple[str, ...]
    condition: Condition
    weight: float
    says: Says
    place: Place = field(compare=False)
    window: Window | None = None
    only: Condition | None = None
    letter: str = ""
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exclusion:
    """排除: an innocent pattern; where it holds, there is no lead, and the funnel says how many."""

    id: str
    condition: Condition
    says: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """成案: which combination makes a lead, and of what.

    `by` are the columns that a party or group is named by; a group needs `least` rows.
    """

    condition: Condition
    subject: SubjectKind
    place: Place = field(compare=False)
    by: tuple[str, ...] = ()
    least: int = 1
    destination: str = ""


class Expected(StrEnum):
    """What an example of the file must show."""

    HIT = "应命中"
    MISS = "不应命中"
    KNOWN_MISS = "已知漏报"
    KNOWN_FALSE = "已知误报"


@dataclass(frozen=True, slots=True)
class Example:
    """样例: small tables inside the file, and what must come of them.

    `tables` holds each table with its rows (column and cell as written); `subjects` are the keys of the
    leads that must come out, empty where any lead will do; `fired` are features that must fire in a lead,
    `silent` those that must fire in none. `today` is the date of the run.
    """

    expected: Expected
    title: str
    tables: tuple[tuple[str, tuple[tuple[tuple[str, str | None], ...], ...]], ...]
    place: Place = field(compare=False)
    subjects: tuple[str, ...] = ()
    fired: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """A supervision model. `main` is the table whose rows it looks at; `digest` hashes what it means.

    `order` holds the names of 参数, 取值, 碰撞 and 基准 so that each stands behind those it uses.
    """

    id: str
    name: str
    version: str
    status: Status
    origin: str
    basis: tuple[tuple[str, Place], ...]
    sources: tuple[Source, ...]
    main: str
    scope: Condition | None
    order: tuple[str, ...]
    derived: tuple[Derived, ...]
    collisions: tuple[Collision, ...]
    baselines: tuple[Baseline, ...]
    features: tuple[Feature, ...]
    groups: tuple[GroupFeature, ...]
    exclusions: tuple[Exclusion, ...]
    verdict: Verdict
    explanations: tuple[str, ...]
    letter: str
    examples: tuple[Example, ...]
    place: Place = field(compare=False)
    digest: str = ""

    def answers(self, wanted: str) -> bool:
        """Say whether an id means it, or the part of one before the dash (M5)."""
        return wanted in (self.id, self.id.split("-")[0])

    @property
    def revision(self) -> str:
        """Name this very text of the model: its version, and the beginning of its hash."""
        return f"{self.version}+{self.digest[:8]}"
