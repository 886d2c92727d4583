"""Types: does a condition name what exists, and do its parts fit? All faults at once."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from annotations.supervision.language.functions import Function, by_name
from annotations.supervision.language.kinds import NUMERIC, ORDERED, Kind
from annotations.supervision.language.parse import Fault
from annotations.supervision.language.patterns import fault_of, pattern_names
from annotations.supervision.language.tree import (
    Among,
    Binary,
    Call,
    Literal,
    Match,
    Missing,
    Name,
    Negation,
    Node,
)

_FUNCTIONS = by_name()


@dataclass(frozen=True, slots=True)
class Scope:
    """What a condition may name, and of what kind; `over_rows` allows functions that read many rows.

    `below(value)` gives everything under a term (及下级), or nothing where there is no such term.
    `columns` are the names that are fields themselves, `places` those of them that hold a place, a court or
    an organ (some functions take only those); `unknown` are names whose own fault is told already, so that
    nothing more is said of them; `blind` says that no table is known, and so nothing is said of any name.
    """

    names: Mapping[str, Kind]
    below: Callable[[str], frozenset[str]] = lambda _: frozenset()
    over_rows: bool = False
    columns: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    blind: bool = False

    def told(self, name: str) -> bool:
        """Say whether the fault of a name, or of the table that it would stand in, is told already."""
        return self.blind or not self.unknown.isdisjoint((name, name.partition(".")[0]))


@dataclass(slots=True)
class _Checker:
    """Walks a tree; None stands for a kind that a fault made unknown, and is never complained of again."""

    scope: Scope
    faults: list[Fault] = field(default_factory=list)
    inside: bool = False

    def say(self, at: int, message: str, remedy: str) -> None:
        """Add a fault."""
        self.faults.append(Fault(at, message, remedy))

    def kind(self, node: Node) -> Kind | None:
        """Return the kind of a node."""
        match node:
            case Literal():
                return node.kind
            case Name():
                return self._name(node)
            case Call():
                return self._call(node)
            case Negation():
                return self._negation(node)
            case Binary():
                return self._binary(node)
            case Among():
                return self._among(node)
            case Match():
                return self._match(node)
            case Missing():
                self.kind(node.operand)
                return Kind.FLAG

    def _name(self, node: Name) -> Kind | None:
        """Find a name in scope."""
        found = self.scope.names.get(node.text)
        if found is None and not self.scope.told(node.text):
            self.say(node.at, f"没有叫“{node.text}”的字段、取值或特征", _suggest(node.text, self.scope.names))
        return found

    def _call(self, node: Call) -> Kind | None:
        """See that a function exists, is allowed here, and gets what it takes."""
        function = _FUNCTIONS.get(node.name)
        if function is None:
            self.say(node.at, f"没有叫“{node.name}”的函数", _suggest(node.name, _FUNCTIONS))
            return None
        if function.over_rows and (self.inside or not self.scope.over_rows):
            where = "“组特征”的条件和“碰撞”的取值里用，也不能套在另一个这样的函数里"
            self.say(
                node.at, f"“{node.name}”要读很多行，只能在{where}", "换到组特征里，或改用按一行计算的函数"
            )
            return function.result
        outer, self.inside = self.inside, self.inside or function.over_rows
        kinds = tuple(self.kind(arg) for arg in node.args)
        self.inside = outer
        return self._fit(node, function, kinds)

    def _fit(self, node: Call, function: Function, kinds: tuple[Kind | None, ...]) -> Kind | None:
        """See that the arguments are as many, and of the kinds, that the function takes."""
        if not function.required <= len(kinds) <= len(function.params):
            self.say(
                node.at,
                f"“{node.name}”要 {len(function.params)} 个参数，这里有 {len(kinds)} 个",
                f"写成 {function.example}",
            )
            return function.result
        for arg, kind, allowed in zip(node.args, kinds, function.params, strict=False):
            if kind is None:
                continue
            if kind not in allowed:
                self.say(
                    arg.at, f"“{node.name}”这里要{_words(allowed)}，给的是{kind}", f"写成 {function.example}"
                )
            if function.column and not (isinstance(arg, Name) and arg.text in self.scope.columns):
                self.say(arg.at, f"“{node.name}”的参数只能是字段本身", f"写成 {function.example}")
            elif function.placed and isinstance(arg, Name) and arg.text not in self.scope.places:
                self.say(
                    arg.at,
                    f"“{node.name}”只看地点、法院和机关，“{arg.text}”是别的内容",
                    f"写成 {function.example}",
                )
        self._alike(node, function, kinds)
        self._pattern(node, function)
        return function.result or kinds[function.like]

    def _alike(self, node: Call, function: Function, kinds: tuple[Kind | None, ...]) -> None:
        """See that the arguments of which one is chosen are of one kind."""
        if len(function.alike) != 2:
            return
        one, other = (kinds[i] for i in function.alike)
        if one is not None and other is not None and not _alike(one, other):
            at = node.args[function.alike[1]].at
            self.say(at, f"“{node.name}”的两个值要是同一种，这里是{one}和{other}", f"写成 {function.example}")

    def _pattern(self, node: Call, function: Function) -> None:
        """See that a regular expression is written out, and can be run."""
        if not 0 <= function.pattern < len(node.args):
            return
        arg = node.args[function.pattern]
        if not isinstance(arg, Literal):
            self.say(arg.at, f"“{node.name}”的正则要直接写出来", f"写成 {function.example}")
        elif reason := fault_of(str(arg.value)):
            self.say(arg.at, f"正则写得不对：{reason}", "不用前后查找和回引；括号要成对")

    def _negation(self, node: Negation) -> Kind | None:
        """非 takes a condition, - a number."""
        kind = self.kind(node.operand)
        if node.op == "非":
            self._want(node.operand, kind, (Kind.FLAG,), "“非”后面要一个条件")
            return Kind.FLAG
        self._want(node.operand, kind, NUMERIC, "负号后面要一个数")
        return kind

    def _binary(self, node: Binary) -> Kind | None:
        """Both sides must fit the operator and each other."""
        left, right = self.kind(node.left), self.kind(node.right)
        if node.op in ("且", "或"):
            for side, kind in ((node.left, left), (node.right, right)):
                self._want(side, kind, (Kind.FLAG,), f"“{node.op}”两边都要是条件")
            return Kind.FLAG
        if node.op in ("+", "-", "*", "/"):
            return self._arithmetic(node, left, right)
        if node.op in ("包含", "开头是", "结尾是"):
            allowed = (Kind.TEXT, Kind.LIST) if node.op == "包含" else (Kind.TEXT,)
            self._want(node.left, left, allowed, f"“{node.op}”前面要{_words(allowed)}")
            self._want(node.right, right, (Kind.TEXT,), f"“{node.op}”后面要文本")
            return Kind.FLAG
        self._comparison(node, left, right)
        return Kind.FLAG

    def _arithmetic(self, node: Binary, left: Kind | None, right: Kind | None) -> Kind | None:
        """Numbers, sums of money; money by money is a number."""
        self._want(node.left, left, NUMERIC, f"“{node.op}”前面要数；日期相差用 天数(起, 止)")
        self._want(node.right, right, NUMERIC, f"“{node.op}”后面要数；日期相差用 天数(起, 止)")
        if node.op == "/" and right is Kind.MONEY:
            return Kind.NUMBER
        return Kind.MONEY if Kind.MONEY in (left, right) else Kind.NUMBER

    def _comparison(self, node: Binary, left: Kind | None, right: Kind | None) -> None:
        """Like is compared with like; a size only where there is an order."""
        if left is None or right is None:
            return
        if Kind.LIST in (left, right):
            self.say(node.at, "列表不能用比较符号", "写成 证据种类 属于 [欠条, 证人证言]，或 含任一、包含")
        elif not _alike(left, right):
            self.say(node.at, f"{left}不能和{right}比较", _unquoted(node, left, right))
        elif node.op not in ("=", "!=") and left not in ORDERED:
            self.say(node.at, f"{left}不分大小", "用 = 或 属于")

    def _among(self, node: Among) -> Kind:
        """See that the entries are of the operand's kind and that a term with 及下级 exists."""
        kind = self.kind(node.operand)
        if node.some:
            self._want(node.operand, kind, (Kind.LIST,), "“含任一”前面要列表；一个值用“属于”")
        for item in node.items:
            wanted = Kind.TEXT if kind is Kind.LIST else kind
            if wanted is not None and not _alike(wanted, item.value.kind):
                self.say(item.value.at, f"列表里要{wanted}，这里是{item.value.kind}", "换成同一种值")
            if item.below and not self.scope.below(str(item.value.value)):
                self.say(
                    item.value.at,
                    f"案由和地名里没有“{item.value.value}”，它没有下级",
                    "核对名称，或去掉“及下级”",
                )
        return Kind.FLAG

    def _match(self, node: Match) -> Kind:
        """See that a pattern is in the closed list, or a regular expression of linear time."""
        self._want(node.operand, self.kind(node.operand), (Kind.TEXT, Kind.LIST), "“匹配”前面要文本")
        if node.named and node.pattern not in pattern_names():
            known = "、".join(pattern_names())
            self.say(node.at, f"没有叫“{node.pattern}”的句式", f"可用：{known}；自己写的正则要加引号")
        elif not node.named and (reason := fault_of(node.pattern)):
            self.say(node.at, f"正则写得不对：{reason}", "不用前后查找和回引；括号要成对")
        return Kind.FLAG

    def _want(self, node: Node, kind: Kind | None, allowed: tuple[Kind, ...], message: str) -> None:
        """Complain where a kind is not among those allowed."""
        if kind is not None and kind not in allowed:
            self.say(node.at, f"{message}，这里是{kind}", _mend(kind, allowed))


def _alike(one: Kind, other: Kind) -> bool:
    """Say whether values of two kinds can be compared."""
    return one is other or (one in NUMERIC and other in NUMERIC)


def _unquoted(node: Binary, left: Kind, right: Kind) -> str:
    """Say how to mend a comparison; most often a date or a number was put in quotes."""
    if isinstance(node.right, Literal) and right is Kind.TEXT and left in ORDERED:
        return "数不加引号" if left in NUMERIC else "日期不加引号，写成 2024-01-01"
    return "两边换成同一种值"


def _mend(kind: Kind, allowed: tuple[Kind, ...]) -> str:
    """Say how a value of one kind becomes one of another."""
    if allowed == (Kind.FLAG,):
        return "写成比较，例如 审理天数 <= 7"
    if kind is Kind.DATE:
        return "日期先换成数，例如 天数(立案日期, 结案日期)"
    return f"换成{_words(allowed)}"


def _words(kinds: tuple[Kind, ...]) -> str:
    """Name kinds in a sentence."""
    return "任何值" if len(kinds) == len(Kind) else "或".join(kinds)


def _suggest(word: str, known: Iterable[str]) -> str:
    """Offer the nearest names; 且 and 或 may be part of a name, so they stand apart."""
    known = tuple(known)
    for sign in ("且", "或"):
        if word.partition(sign)[0] in known:
            return f"“{sign}”前后留空格"
    near = difflib.get_close_matches(word, list(known), n=3, cutoff=0.5)
    return f"是不是 {'、'.join(near)}？" if near else "核对名称；词与词之间留空格，文字加引号"


def kind_of(node: Node, scope: Scope) -> tuple[Kind | None, tuple[Fault, ...]]:
    """Return the kind of a condition's tree and all its faults."""
    checker = _Checker(scope)
    kind = checker.kind(node)
    return kind, tuple(sorted(checker.faults, key=lambda fault: fault.at))
