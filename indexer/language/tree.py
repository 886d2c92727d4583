"""What a search says, before it is a query of an engine. `at` is the offset in the text as typed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class QueryFault:
    """What is wrong in a search, where (offset from 0), and how to mend it; in Chinese."""

    at: int
    message: str
    remedy: str

    def __str__(self) -> str:
        """Show it with its column, counted from 1."""
        return f"第 {self.at + 1} 个字：{self.message}；{self.remedy}"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number, a range or a case number."""

    at: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotes: they stand side by side."""

    at: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class InField:
    """A part that is sought in one field (案由:离婚纠纷)."""

    at: int
    name: str
    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One of the parts must hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not hold."""

    at: int
    part: Node


Node = Word | Quoted | InField | All | Any | Not
