"""The text of a search becomes a tree; every fault is told, none stops the others from being found.

search  = or ;  or = and { 或 and } ;  and = not { [且] not } ;  not = [ 非 | - ] atom
atom    = "(" search ")" | field ":" atom | "quoted words" | case number | word
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from indexer.language.tree import All, Any, InField, Node, Not, QueryFault, Quoted, Word

# Full-width signs become the one sign of the same length, so that offsets hold.
_WIDE = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict(zip("\u3000〔〕［］“”", ' ()()""', strict=True))
)
_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<number>(?:19|20)\d\d\s?年?\s?[\u4e00-\u9fff](?:\s?\d){2,4}(?:\s?[\u4e00-\u9fff]){1,5}(?:\s?\d){1,6}\s?号
        |(?:19|20)\d\d\s?年?\s?[\u4e00-\u9fff](?:\s?\d){2,4}\s?[民刑行执赔破财知](?:\s?[\u4e00-\u9fff]){1,3}\s?\d{1,6}(?=[\s()"]|$)
        |[(\[](?:19|20)\d\d[)\]][\u4e00-\u9fff]\d{0,4}[\u4e00-\u9fff]{1,5}\d{1,6}(?=[\s()"]|$)
        |[(\[]\s?(?:(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})\s?[)\]](?:\s?[\u4e00-\u9fff〇A-Z0-9]|\([^()\s]{1,4}\)){2,30}?\s?号(?:之[一二三四五六七八九十\d]{1,3})?)
    |(?P<quoted>"(?P<words>[^"]*)(?P<closed>"?))
    |(?P<open>\()|(?P<close>\))
    |(?P<field>[A-Za-z\u4e00-\u9fff_]{1,12}):
    |(?P<or>(?:或者?|(?i:OR))(?=[\s()"]|$))
    |(?P<and>(?:且|并且|(?i:AND))(?=[\s()"]|$))
    |(?P<not>(?:非|(?i:NOT))(?=[\s()"]|$)|-(?=\S))
    |(?P<word>[^\s()"](?:[^\s()"]|\([^\s()"]*\))*)""",
    re.VERBOSE,
)
# Behind a word ? ends a question, and * between numbers multiplies them.
_WILD = re.compile(r"^[*＊?]+(?=[^\W\d_])|(?<=[^\W\d_])[*＊](?=[*＊]*(?:[^\W\d_]|$))")
# Elasticsearch bears thirty conditions within each other, and a level here takes two or three.
LONGEST, _DEEPEST = 2_000, 8


@dataclass(frozen=True, slots=True)
class _Token:
    """One token: its kind is the name of its group."""

    kind: str
    at: int
    text: str = field(repr=False)


def parse(text: str) -> tuple[Node | None, tuple[QueryFault, ...]]:
    """Read a search; the tree is None where a fault leaves nothing to search for."""
    if len(text) > LONGEST:
        return None, (
            QueryFault(LONGEST, f"检索式超过 {LONGEST} 个字", "长文本用 jianwen similar --text 检索"),
        )
    tokens = list(_tokens(text.translate(_WIDE)))
    parser = _Parser(tokens)
    tree = parser.whole()
    return tree, tuple(sorted((*parser.faults, *_wildcards(text, tokens)), key=lambda fault: fault.at))


def _wildcards(text: str, tokens: Iterable[_Token]) -> Iterator[QueryFault]:
    """Tell the first sign in each word that elsewhere means any characters."""
    for token in tokens:
        word = text[token.at : token.at + len(token.text)] if token.kind == "word" else ""
        if found := _WILD.search(word):
            remedy = "写词的一部分即可，例如 盗窃 也找到 盗窃罪；要找文书中的这个字符本身，加引号"
            yield QueryFault(token.at + found.start(), f"不支持通配符“{found[0]}”", remedy)


def _tokens(text: str) -> Iterator[_Token]:
    """Cut a folded text into tokens."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "space":
            continue
        # lastgroup names the inner group of a quotation.
        if match["quoted"] is not None:
            kind = "quoted" if match["closed"] else "unclosed"
            yield _Token(kind, match.start(), match["words"])
        else:
            yield _Token(kind, match.start(), match[kind])


class _Parser:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[_Token]) -> None:
        """Begin at the first token."""
        self.tokens = tokens
        self.faults: list[QueryFault] = []
        self.at = 0
        self.depth = 0
        self.deep = False

    def whole(self) -> Node | None:
        """Read everything."""
        parts: list[Node] = []
        while self.at < len(self.tokens):
            part = self._either()
            if part is not None:
                parts.append(part)
            if self._is("close"):
                self._fault("多了一个右括号", "去掉它，或者补上左括号")
                self.at += 1
        if not parts and not self.faults:
            self.faults.append(QueryFault(0, "检索式是空的", "写要找的词，例如 盗窃 或 案由:离婚纠纷"))
        return _joined(All, parts)

    def _either(self) -> Node | None:
        """Read parts with 或 between them."""
        parts = [self._both()]
        while self._is("or"):
            where = self.tokens[self.at].at
            self.at += 1
            parts.append(self._both())
            if parts[-1] is None or parts[-2] is None:
                self.faults.append(QueryFault(where, "“或”的一边是空的", "两边都要写条件"))
        return _joined(Any, [part for part in parts if part is not None])

    def _both(self) -> Node | None:
        """Read parts side by side, or with 且 between them."""
        parts: list[Node] = []
        while self.at < len(self.tokens) and not self._is("or", "close"):
            if self._is("and"):
                self._stray_and(before=bool(parts))
                self.at += 1
                continue
            part = self._part()
            if part is not None:
                parts.append(part)
        return _joined(All, parts)

    def _stray_and(self, *, before: bool) -> None:
        """Say that 且 has nothing on one side."""
        following = self.tokens[self.at + 1].kind if self.at + 1 < len(self.tokens) else "end"
        if not before or following in ("end", "close", "or", "and"):
            self._fault("“且”的一边是空的", "两边都要写条件")

    def _part(self) -> Node | None:
        """Read one part."""
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "not":
            part = self._next(token, "“非”后面是空的", "写要排除的条件，例如 非 缓刑")
            return None if part is None else Not(token.at, part)
        if token.kind == "field":
            part = self._next(token, f"“{token.text}:”后面是空的", f"写内容，例如 {token.text}:…")
            return None if part is None else InField(token.at, token.text, part)
        if token.kind == "open":
            return self._bracket(token)
        if token.kind == "unclosed":
            self.faults.append(QueryFault(token.at, "引号没有配对", "补上右引号"))
        return (
            Quoted(token.at, token.text)
            if token.kind in ("quoted", "unclosed")
            else Word(token.at, token.text)
        )

    def _next(self, token: _Token, message: str, remedy: str) -> Node | None:
        """Read the part behind 非 or a field."""
        if self.at >= len(self.tokens) or self._is("or", "and", "close"):
            self.faults.append(QueryFault(token.at, message, remedy))
            return None
        self.depth += 1
        part = None if self._too_deep(token) else self._part()
        self.depth -= 1
        return part

    def _bracket(self, token: _Token) -> Node | None:
        """Read what stands in brackets."""
        self.depth += 1
        part = None if self._too_deep(token) else self._either()
        self.depth -= 1
        if self.deep:
            return None
        if self._is("close"):
            self.at += 1
        else:
            self.faults.append(QueryFault(token.at, "左括号没有配对", "补上右括号"))
        if part is None:
            self.faults.append(QueryFault(token.at, "括号里是空的", "写条件，或者去掉括号"))
        return part

    def _too_deep(self, token: _Token) -> bool:
        """Refuse brackets that nest deeper than a person writes; what follows is passed over."""
        if self.depth <= _DEEPEST:
            return False
        self.deep = True
        self.faults.append(QueryFault(token.at, f"嵌套超过 {_DEEPEST} 层", "拆成几次检索"))
        self.at = len(self.tokens)
        return True

    def _is(self, *kinds: str) -> bool:
        """Say whether the next token is one of these kinds."""
        return self.at < len(self.tokens) and self.tokens[self.at].kind in kinds

    def _fault(self, message: str, remedy: str) -> None:
        """Tell a fault at the next token."""
        self.faults.append(QueryFault(self.tokens[self.at].at, message, remedy))


def _joined(kind: type[All] | type[Any], parts: list[Node]) -> Node | None:
    """Return the parts as one node; None for none."""
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else kind(tuple(parts))
