"""参数, 取值, 碰撞 and 基准: what a row is given before it is judged, each behind what it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotations.supervision.catalogue.values import PLACED, Sense
from annotations.supervision.language.check import Scope
from annotations.supervision.language.kinds import NUMERIC, Kind
from annotations.supervision.language.terms import below
from annotations.supervision.language.tree import Binary, Literal, Name, Node, names
from annotations.supervision.model.reading import Reading
from annotations.supervision.model.tree import Baseline, Collision, Condition, Derived, Pair, Pick
from annotations.supervision.model.yaml_nodes import Entry, Mapping, Text, Tree

# What a collision or a baseline gives beside what it is asked for.
COLLISION_GIVES = {"条数": Kind.NUMBER}
BASELINE_GIVES = {"中位数": Kind.NUMBER, "分位": Kind.NUMBER, "偏离": Kind.NUMBER, "样本": Kind.NUMBER}
_STRONG = (Sense.ID, Sense.CODE, Sense.CASE_NUMBER)


@dataclass(frozen=True, slots=True)
class Named:
    """What was read, with the scope in which features stand."""

    scope: Scope
    main: str = ""
    order: tuple[str, ...] = ()
    derived: tuple[Derived, ...] = ()
    collisions: tuple[Collision, ...] = ()
    baselines: tuple[Baseline, ...] = ()

    @property
    def early(self) -> tuple[Derived, ...]:
        """Return the values that a row of the main table tells by itself, without any other row."""
        found: list[Derived] = []
        known = set(self.scope.columns)
        for part in self.derived:
            if all(name.text in known for name in names(part.value.tree)):
                known.add(part.name)
                found.append(part)
        return tuple(found)

    def columns(self, reading: Reading, tree: Tree | None, what: str) -> tuple[str, ...]:
        """Read a list of names of the row."""
        return names_of(reading, tree, what, self.scope)


def names_of(
    reading: Reading, tree: Tree | None, what: str, scope: Scope, want: Kind | None = None
) -> tuple[str, ...]:
    """Read a list of fields or named values; each must be in scope (and of a kind, where one is wanted)."""
    texts = reading.texts(tree, what) if tree is not None else ()
    found = ((text, reading.condition(text, what, scope, want)) for text in texts)
    return tuple(_one_name(reading, text, value.tree) for text, value in found if value)


def _one_name(reading: Reading, text: Text, tree: Node) -> str:
    """See that a value is a name and nothing more."""
    if not isinstance(tree, Name):
        reading.say(text.place, "这里只能写字段或取值的名字", "先在“取值”里给它起名字，这里写名字")
        return ""
    return tree.text


def read_named(reading: Reading, top: Mapping, main: str, tables: tuple[str, ...]) -> Named:
    """Read all named values in the order of what needs what."""
    entries = [(kind, entry) for kind in _READERS for entry in reading.mapping(top.get(kind), kind).entries]
    columns = _columns(reading, main)
    scope = Scope(columns, below, columns=frozenset(columns), places=_places(reading, main), blind=not main)
    named = Named(scope, main)
    for kind, entry in _ordered(reading, entries, main):
        if not _new_name(reading, entry, named.scope):
            continue
        named = _READERS[kind](reading, named, entry, tables)
        if entry.key not in named.order:
            named = _without(named, {entry.key})
    return _without(named, {entry.key for _, entry in entries} - set(named.order))


def _without(named: Named, names: set[str]) -> Named:
    """Say no more of names whose own fault is told."""
    return replace(named, scope=replace(named.scope, unknown=named.scope.unknown | names))


def _columns(reading: Reading, table: str, prefix: str = "") -> dict[str, Kind]:
    """Return the columns of a table, with their kinds."""
    found = reading.tables.get(table)
    return {prefix + column.name: column.kind for column in found.columns} if found else {}


def _places(reading: Reading, table: str, prefix: str = "") -> frozenset[str]:
    """Return the columns of a table whose divisions are known."""
    found = reading.tables.get(table)
    return (
        frozenset(prefix + one.name for one in found.columns if one.sense in PLACED) if found else frozenset()
    )


def _new_name(reading: Reading, entry: Entry, scope: Scope) -> bool:
    """See that a name is a word and not taken."""
    if entry.key in scope.names:
        reading.say(entry.place, f"“{entry.key}”已经是字段或别的取值的名字", "换一个名字")
        return False
    one = Mapping(entry.place, (replace(entry, value=Mapping(entry.place, ())),))
    return any(True for _ in reading.named(one, "取值"))


def _uses(tree: Tree) -> Iterator[str]:
    """Give every word of the texts below that might be a name (over-wide is harmless here)."""
    if isinstance(tree, Text):
        yield tree.value
    elif isinstance(tree, Mapping):
        for entry in tree.entries:
            yield from _uses(entry.value)
    else:
        for item in tree.items:
            yield from _uses(item)


def _ordered(reading: Reading, entries: list[tuple[str, Entry]], main: str) -> Iterator[tuple[str, Entry]]:
    """Give the parts so that each stands behind those it uses; a ring is a fault."""
    known = {entry.key for _, entry in entries}
    needs = {entry.key: _needed(reading, entry, known, main) - {entry.key} for _, entry in entries}
    left, done = list(entries), set[str]()
    while left:
        ready = [pair for pair in left if needs[pair[1].key] <= done]
        if not ready:
            ring = "、".join(entry.key for _, entry in left)
            reading.say(left[0][1].place, f"这些取值互相引用，算不出先后：{ring}", "去掉其中一处引用")
            return
        yield from ready
        done |= {entry.key for _, entry in ready}
        left = [pair for pair in left if pair not in ready]


def _needed(reading: Reading, entry: Entry, known: set[str], main: str) -> set[str]:
    """Return the named values that a part's conditions use; faults are told when it is read."""
    quiet = Reading(reading.path, reading.tables)
    found = set[str]()
    for text in _uses(entry.value):
        tree = quiet.parsed(Text(entry.place, text))
        texts = (name.text.removeprefix(f"{main}.") for name in names(tree)) if tree is not None else ()
        found |= {text.split(".")[0] for text in texts}
    return found & known


def _with(named: Named, name: str, gives: dict[str, Kind]) -> Named:
    """Add names to the scope, and the part to the order."""
    scope = replace(named.scope, names={**named.scope.names, **gives})
    return replace(named, scope=scope, order=(*named.order, name))


def _derived(reading: Reading, named: Named, entry: Entry, _: tuple[str, ...]) -> Named:
    """Read a 取值."""
    value = reading.condition(entry.value, f"取值·{entry.key}", named.scope, None)
    if value is None:
        return named
    wider = _with(named, entry.key, {entry.key: value.kind})
    return replace(wider, derived=(*named.derived, Derived(entry.key, value)))


def _param(reading: Reading, named: Named, entry: Entry, _: tuple[str, ...]) -> Named:
    """Read a 参数: a number as it is written, which an office may replace."""
    value = reading.condition(entry.value, f"参数·{entry.key}", named.scope, None)
    if value is None:
        return named
    if not isinstance(value.tree, Literal) or value.kind not in NUMERIC:
        reading.say(value.place, "参数只能是一个数或金额", "例如 5万元、30%；算出来的写在“取值”里")
        return named
    wider = _with(named, entry.key, {entry.key: value.kind})
    return replace(wider, derived=(*named.derived, Derived(entry.key, value, param=True)))


def _collision(reading: Reading, named: Named, entry: Entry, tables: tuple[str, ...]) -> Named:
    """Read a 碰撞."""
    what = f"碰撞·{entry.key}"
    mapping = reading.mapping(entry.value, what)
    reading.keys(mapping, ("表", "对上", "条件", "取"), ("表", "对上"), what)
    table = reading.text(mapping.get("表"), f"{what}·表")
    if table is None:
        return named
    if table.value not in tables:
        reading.say(table.place, f"“{table.value}”没有写在“数据”里", "在“数据”里写上它: 必需 或 可选")
        named = _without(named, {table.value})
    both = _with_other(reading, named, table.value)
    ways = tuple(
        _way(reading, text, named.scope, both, table.value)
        for text in reading.texts(mapping.get("对上"), "对上")
    )
    picks = _picks(reading, mapping.get("取"), replace(both, over_rows=True), what)
    also = reading.condition(mapping.get("条件"), f"{what}·条件", both)
    if table.value not in tables:
        return named
    collision = Collision(
        name=entry.key,
        table=table.value,
        ways=ways,
        name_ways=frozenset(i for i, way in enumerate(ways) if _by_name(reading, named, way, table.value)),
        picks=picks,
        place=entry.place,
        also=also,
    )
    gives = {entry.key: Kind.FLAG} | {f"{entry.key}.{name}": kind for name, kind in COLLISION_GIVES.items()}
    gives |= {f"{entry.key}.{pick.name}": pick.value.kind for pick in picks}
    wider = _with(named, entry.key, gives)
    asked = {f"{entry.key}.{one.key}" for one in reading.mapping(mapping.get("取"), f"{what}·取").entries}
    return _without(replace(wider, collisions=(*named.collisions, collision)), asked - gives.keys())


def _with_other(reading: Reading, named: Named, table: str) -> Scope:
    """Return what conditions on a row and a row of another table may name; of its own kind, values too."""
    fields = _columns(reading, table, f"{table}.")
    own = {f"{table}.{part.name}": part.value.kind for part in named.derived} if table == named.main else {}
    return replace(
        named.scope,
        names={**named.scope.names, **fields, **own},
        columns=named.scope.columns | set(fields),
        places=named.scope.places | _places(reading, table, f"{table}."),
    )


def _way(reading: Reading, text: Text, own: Scope, both: Scope, table: str) -> tuple[Pair, ...]:
    """Read one way to match: equalities joined by 且, one side of each a column of the other table."""
    tree = reading.parsed(text)
    if tree is None or reading.checked(text, tree, both, Kind.FLAG) is None:
        return ()
    pairs: list[Pair] = []
    for equality in _conjuncts(tree):
        pair = _pair(text, equality, own, table)
        if pair is None:
            what = "“对上”里只能写等式（自己的列表写“包含”），用“且”连接"
            reading.say(text.at(equality.at), what, f"例如 被告 = {table}.名称")
            return ()
        pairs.append(pair)
    return tuple(pairs)


def _conjuncts(tree: Node) -> Iterator[Node]:
    """Give the parts that 且 joins."""
    if isinstance(tree, Binary) and tree.op == "且":
        yield from _conjuncts(tree.left)
        yield from _conjuncts(tree.right)
    else:
        yield tree


def _pair(text: Text, tree: Node, own: Scope, table: str) -> Pair | None:
    """Take an equality apart into the own side and the other table's; a list of the row's own contains."""
    if not (isinstance(tree, Binary) and tree.op in ("=", "包含")):
        return None
    sides = ((tree.left, tree.right), (tree.right, tree.left))
    kind = Kind.TEXT if tree.op == "=" else Kind.LIST
    for mine, other in sides if tree.op == "=" else sides[:1]:
        theirs = names(other)
        of_other = theirs and all(name.text.startswith(f"{table}.") for name in theirs)
        if of_other and all(name.text in own.names or own.told(name.text) for name in names(mine)):
            taken = Condition(text.value, other, Kind.TEXT, text.place)
            return Pair(Condition(text.value, mine, kind, text.place), taken)
    return None


def _by_name(reading: Reading, told: Named, way: tuple[Pair, ...], table: str) -> bool:
    """Say whether a way rests on a name without any number or code beside it."""
    found = reading.tables[table]
    columns = {name.text.removeprefix(f"{table}.") for pair in way for name in names(pair.other.tree)}
    for part in reversed(told.early if table == told.main else ()):
        columns |= {name.text for name in names(part.value.tree)} if part.name in columns else set[str]()
    senses = [column.sense for column in found.columns if column.name in columns]
    named = any(sense in (Sense.PERSON, Sense.NAME) for sense in senses)
    return named and not any(sense in _STRONG for sense in senses)


def _picks(reading: Reading, tree: Tree | None, scope: Scope, what: str) -> tuple[Pick, ...]:
    """Read what is taken from the matched rows."""
    found = []
    for entry in reading.mapping(tree, f"{what}·取").entries:
        value = reading.condition(entry.value, f"{what}·取·{entry.key}", scope, None)
        if value:
            found.append(Pick(entry.key, value))
    return tuple(found)


def _baseline(reading: Reading, named: Named, entry: Entry, _: tuple[str, ...]) -> Named:
    """Read a 基准."""
    what = f"基准·{entry.key}"
    mapping = reading.mapping(entry.value, what)
    reading.keys(mapping, ("值", "同类", "时间", "年数", "至少"), ("值", "同类"), what)
    value = reading.condition(mapping.get("值"), f"{what}·值", named.scope, None)
    if value and value.kind not in NUMERIC:
        reading.say(value.place, "基准要比较一个数或金额", "例如 天数(立案日期, 结案日期)")
        value = None
    dated = names_of(reading, mapping.get("时间"), f"{what}·时间", named.scope, Kind.DATE)
    like = names_of(reading, mapping.get("同类"), f"{what}·同类", named.scope)
    years = reading.count(mapping.get("年数"), "年数", 0)
    if years and mapping.get("时间") is None:
        reading.say(mapping.place, "写了年数，没有写按哪个日期", "补上 时间: 结案日期")
    least = reading.count(mapping.get("至少"), "至少", 20, least=1)
    if value is None:
        return named
    baseline = Baseline(
        name=entry.key,
        value=value,
        like=like,
        place=entry.place,
        dated=dated[0] if dated else "",
        years=years,
        least=least,
    )
    wider = _with(named, entry.key, {f"{entry.key}.{name}": kind for name, kind in BASELINE_GIVES.items()})
    return replace(wider, baselines=(*named.baselines, baseline))


_READERS = {"参数": _param, "取值": _derived, "碰撞": _collision, "基准": _baseline}
