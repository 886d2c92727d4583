"""A condition's text becomes a tree, or a fault with the offset where it stops making sense."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from annotations.categories import CATEGORY_NAMES
from annotations.supervision.language.kinds import Kind
from annotations.supervision.language.tree import (
    Among,
    Binary,
    Call,
    Item,
    Literal,
    Match,
    Missing,
    Name,
    Negation,
    Node,
    children,
)

# Input methods give full-width signs; each becomes the one sign of the same length, so that offsets hold.
_WIDE = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"　": " ", "、": ","}
)
_SCALE = {"万": Decimal(10_000), "亿": Decimal(100_000_000), "%": Decimal("0.01")}
_SIGNS = {"≤": "<=", "≥": ">=", "≠": "!=", "<>": "!=", "×": "*", "÷": "/", "或者": "或", "并且": "且"}
_WORDS = ("非", "不是", "是", "否")
# How deep brackets may nest: deeper is no condition a person wrote, and would exhaust the stack.
_DEPTH = 50
_CHAIN = 100
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a condition, where (offset in its text), and how to mend it; in Chinese."""

    at: int
    message: str
    remedy: str


class ConditionError(ValueError):
    """Raised by `parse`; holds the fault."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault."""
        super().__init__(fault.message)
        self.fault = fault


def _fold(first: Node, *rest: Node | Token) -> Node:
    """Fold operand (operator operand)* to the left."""
    result = first
    for token, right in zip(rest[::2], rest[1::2], strict=True):
        if isinstance(token, Token) and not isinstance(right, Token):
            result = Binary(_SIGNS.get(token, str(token)), result, right, token.start_pos or 0)
    return result


class _Build(Transformer[Token, Node]):
    """Builds the tree from lark's, bottom up."""

    either = both = sum = product = v_args(inline=True)(staticmethod(_fold))

    @v_args(inline=True)
    def denial(self, sign: Token, operand: Node) -> Node:
        """Give 非 X."""
        return Negation("非", operand, sign.start_pos or 0)

    @v_args(inline=True)
    def sign(self, sign: Token, operand: Node) -> Node:
        """Give -X or X."""
        return Negation("-", operand, sign.start_pos or 0) if sign == "-" else operand

    @v_args(inline=True)
    def compare(self, left: Node, token: Token, right: Node) -> Node:
        """Give X = Y, X 包含 Y."""
        at = token.start_pos or 0
        if token.startswith("不"):
            return Negation("非", Binary(token[1:], left, right, at), at)
        return Binary(_SIGNS.get(token, str(token)), left, right, at)

    @v_args(inline=True)
    def among(self, operand: Node, token: Token, items: tuple[Item, ...]) -> Node:
        """Give X 属于 [...]."""
        at = token.start_pos or 0
        node = Among(operand, items, token.endswith("含任一"), at)
        return Negation("非", node, at) if token.startswith("不") else node

    @v_args(inline=True)
    def matches(self, operand: Node, token: Token, pattern: Token) -> Node:
        """Give X 匹配 P."""
        at = token.start_pos or 0
        named = pattern.type == "NAME"
        node = Match(operand, str(pattern) if named else pattern[1:-1], named, pattern.start_pos or 0)
        return Negation("非", node, at) if token.startswith("不") else node

    @v_args(inline=True)
    def between(self, operand: Node, sign: Token, low: Node, _: Token, high: Node) -> Node:
        """Give X 介于 A 到 B: both ends count."""
        at = sign.start_pos or 0
        return Binary("且", Binary(">=", operand, low, at), Binary("<=", operand, high, at), at)

    @v_args(inline=True)
    def missing(self, operand: Node, token: Token) -> Node:
        """Give X 为空."""
        at = token.start_pos or 0
        node = Missing(operand, at)
        return Negation("非", node, at) if token.startswith("不") else node

    def items(self, children: list[Item]) -> tuple[Item, ...]:
        """Give the entries of a list."""
        return tuple(children)

    @v_args(inline=True)
    def item(self, value: Literal, below: Token | None = None) -> Item:
        """Give one entry."""
        return Item(value, below is not None)

    @v_args(inline=True)
    def value(self, token: Token | Literal) -> Literal:
        """Give an entry's value; a bare word is a text."""
        if isinstance(token, Literal):
            return token
        if token.type == "DATE":
            return _date(token)
        text = str(token) if token.type == "NAME" else token[1:-1]
        return Literal(CATEGORY_NAMES.get(text, text), Kind.TEXT, token.start_pos or 0)

    @v_args(inline=True)
    def pattern(self, token: Token) -> Token:
        """Give the name of a pattern, or a regular expression."""
        return token

    @v_args(inline=True)
    def call(self, name: Token, *args: Node) -> Node:
        """Give a function with its arguments."""
        return Call(str(name), args, name.start_pos or 0)

    def name(self, children: list[Token]) -> Node:
        """Give a name, or table.name; a word of the language is none (非属于[…], 是为空)."""
        first = children[0]
        if first in _WORDS:
            remedy = "是文字就加引号，是条件用词就前后留空格"
            raise ConditionError(Fault(first.start_pos or 0, f"“{first}”不能用作名称", remedy))
        return Name(".".join(children), children[0].start_pos or 0)

    def number(self, children: list[Token]) -> Literal:
        """Give a number with its scale; with 元 it is a sum of money."""
        value = Decimal(children[0])
        for token in children[1:]:
            value *= _SCALE.get(token, Decimal(1))
        kind = Kind.MONEY if children[-1].type == "YUAN" else Kind.NUMBER
        return Literal(value, kind, children[0].start_pos or 0)

    @v_args(inline=True)
    def text(self, token: Token) -> Literal:
        """Give a quoted text; a category of findings may be called by its id (id_number)."""
        text = token[1:-1]
        return Literal(CATEGORY_NAMES.get(text, text), Kind.TEXT, token.start_pos or 0)

    @v_args(inline=True)
    def flag(self, word: Token) -> Literal:
        """Give 是 or 否."""
        return Literal(str(word) == "是", Kind.FLAG, word.start_pos or 0)

    @v_args(inline=True)
    def date(self, token: Token) -> Literal:
        """Give a date that exists."""
        return _date(token)


def _date(token: Token) -> Literal:
    """Read a date, which must be in the calendar."""
    at = token.start_pos or 0
    parts = token.rstrip("日").replace("年", "-").replace("月", "-").split("-")
    try:
        return Literal(date(*map(int, parts)), Kind.DATE, at)
    except ValueError:
        raise ConditionError(Fault(at, f"没有 {token} 这一天", "改成日历上有的日期")) from None


_LARK = Lark(
    (Path(__file__).parent / "grammar.lark").read_text("utf-8"),
    parser="lalr",
    lexer="contextual",
    maybe_placeholders=False,
    transformer=_Build(),
)


def parse(text: str) -> Node:
    """Parse a condition; raises ConditionError, whose fault tells the offset and the remedy."""
    if len(text) > _LONGEST:
        raise ConditionError(Fault(0, f"条件太长（{len(text)} 字，上限 {_LONGEST}）", "拆成几个取值或特征"))
    folded = narrow(text)
    _guard_depth(folded)
    try:
        # The transformer is inside the parser, which builds the tree itself.
        node: Node = _LARK.parse(folded)  # type: ignore[assignment]
    except UnexpectedInput as error:
        raise ConditionError(_explain(error, folded)) from None
    _guard_length(node)
    return node


def narrow(text: str) -> str:
    """Make full-width signs narrow, outside quoted texts."""
    out, quote = [], ""
    for char in text:
        if quote:
            quote = "" if char == quote else quote
            out.append(char)
        elif char in '"“':
            quote = "”" if char == "“" else '"'
            out.append(char)
        else:
            out.append(char.translate(_WIDE))
    return "".join(out)


def _guard_depth(text: str) -> None:
    """Refuse brackets that nest too deep."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth > _DEPTH:
            raise ConditionError(Fault(at, "括号嵌套太深", "用“取值”给中间结果起名字，再引用它"))


def _guard_length(node: Node) -> None:
    """Refuse chains of operators so long that walking them would exhaust the stack."""
    level, depth = [node], 0
    while level:
        depth += 1
        if depth > _CHAIN:
            raise ConditionError(Fault(0, "条件太长，运算符太多", "用“取值”给中间结果起名字，再引用它"))
        level = [child for parent in level for child in children(parent)]


_EXPECTED = {
    "RPAR": "）",
    "RSQB": "]",
    "LSQB": "[",
    "UNTIL": "“到”",
}


# What people write who know Excel, Python or SQL, or whose input method has its own quotes.
_QUOTES = "\"“”‘’'「」『』"
_SAID = {
    "大于": ">",
    "小于": "<",
    "等于": "=",
    "不等于": "!=",
    "大于等于": ">=",
    "小于等于": "<=",
    "不小于": ">=",
    "不大于": "<=",
    "and": "且",
    "or": "或",
    "like": "包含",
    "in": "属于",
}
_THOUSANDS = re.compile(r",\d{3}(?!\d)")


def _explain(error: UnexpectedInput, text: str) -> Fault:
    """Say what stands where something else was expected."""
    at = min(error.pos_in_stream or 0, len(text))
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        missing = [sign for name, sign in _EXPECTED.items() if name in error.accepts]
        remedy = f"末尾补上{missing[0]}" if missing else "把条件写完整"
        return Fault(len(text.rstrip()), "条件没有写完", remedy)
    if text[at : at + 1] in _QUOTES:
        return Fault(at, "引号没有成对", '文字两边用同一种双引号：“调解” 或 "调解"')
    if isinstance(error, UnexpectedCharacters):
        return Fault(at, f"这里的“{text[at : at + 1]}”读不懂", "文字要用引号括起来，词与词之间留空格")
    return _misplaced(at, str(getattr(error, "token", text[at : at + 1])), text)


def _misplaced(at: int, word: str, text: str) -> Fault:
    """Say what is wrong with a word that is known, and does not belong where it stands."""
    message = f"“{word}”不该出现在这里"
    if word.lower() in _SAID:
        return Fault(at, message, f"写成 {_SAID[word.lower()]}")
    if word == "," and _THOUSANDS.match(text, at) and text[at - 1].isdigit():
        return Fault(at, "数里不能有逗号", "写成 10000 或 1万")
    if word[0] in "=<>" and text[at - 1] in "=<>!":
        return Fault(at, message, "比较符号写成 =、!=、<、<=、>、>=，中间不留空格")
    if word in ")]":
        return Fault(at, message, "去掉多出的括号，或在前面补上左括号")
    if text[at - 1 : at].isdigit():
        return Fault(at, f"数后面的“{word}”读不懂", "数后面不写单位，只认 万、亿、%、元")
    return Fault(at, message, "检查前面是否缺少运算符（且、或、=、属于…）或括号")


def moved(fault: Fault, by: int) -> Fault:
    """Return the fault of a condition that stands inside a longer text."""
    return replace(fault, at=fault.at + by)
