"""One search over an ingested store: a page of hits with their passages, or every hit for a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from indexer.fields import Kind, fields_of
from indexer.highlight import Passage, best_passage, highlights
from indexer.language.lookup import lookup_of
from indexer.language.names import BY_WORD
from indexer.language.read import SearchFaultError, read_search
from indexer.query import Query, Request
from indexer.values import FacetCount, Hit
from jianwen.errors import FaultsError, UsageError
from jianwen.published import SECTIONS
from jianwen.searching.shelf import Shelf, sections

STORED = ("title", "case_number", "court", "date", "cause", "charge", "kind", "outcome")
SORTS: Mapping[str, tuple[str, bool]] = {
    "相关": ("", True),
    "日期": ("date", True),
    "日期升": ("date", False),
    "金额": ("amount", True),
    "金额升": ("amount", False),
    "年份": ("year", True),
    "字数": ("characters", True),
}
_YEAR = "year"
# Of fewer hits, every portion would still unpack nearly all texts of the store.
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with the masked passage that shows why; `marks` are offsets into the masked text."""

    hit: Hit
    passage: str = field(repr=False)
    start: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of a search."""

    found: tuple[Found, ...]
    total: int
    after: str
    facets: Mapping[str, tuple[FacetCount, ...]]


def understood(shelf: Shelf, text: str) -> Query:
    """Read a search; all its faults are told at once, each with its place."""
    try:
        return read_search(text, lookup_of(shelf.engine))
    except SearchFaultError as error:
        raise FaultsError(
            f"检索式有 {len(error.faults)} 处要改。", [str(fault) for fault in error.faults]
        ) from None


def facet_fields(names: Sequence[str]) -> tuple[str, ...]:
    """Return the fields of the index by their Chinese names; keywords can be counted, and years."""
    counted = {_YEAR, *(one.name for one in fields_of(Kind.KEYWORD))}
    countable = "、".join(name for name, one in BY_WORD.items() if one.field in counted and name == one.name)
    found = []
    for name in names:
        one = BY_WORD.get(name)
        if one is None or one.field not in counted:
            raise UsageError(f"不能按“{name}”统计。", "--facet", f"可以用：{countable}。")
        found.append(one.field)
    return tuple(found)


def request_of(
    shelf: Shelf, text: str, size: int = 1, sort: str = "相关", after: str = "", facets: Sequence[str] = ()
) -> Request:
    """Put a request together from what a person typed."""
    if sort not in SORTS:
        raise UsageError(f"没有叫“{sort}”的排序。", "--sort", f"可以用：{'、'.join(SORTS)}。")
    name, descending = SORTS[sort]
    query = understood(shelf, text)
    return Request(query, size, name, descending, after, facet_fields(facets), stored=STORED)


def search(shelf: Shelf, request: Request) -> Results:
    """Return one page, every hit with its passage."""
    page = shelf.engine.search(request)
    return Results(tuple(_shown(shelf, request.query, page.hits)), page.total, page.after, page.facets)


def everything(shelf: Shelf, request: Request) -> Iterator[Found]:
    """Give every hit of a search in its order; memory stays flat."""
    hits = iter(shelf.engine.scan(request))
    while some := tuple(islice(hits, _AT_ONCE)):
        yield from _shown(shelf, request.query, some)


def _shown(shelf: Shelf, query: Query, hits: Sequence[Hit]) -> Iterator[Found]:
    """Give hits with their passages; of a document that was forgotten meanwhile there is none."""
    known = shelf.texts([hit.id for hit in hits])
    for hit in hits:
        document = known.get(hit.id)
        if document is None:
            continue
        text = document["text"]
        marks = highlights(query, text, sections(document, SECTIONS))
        passage = best_passage(text, marks) or Passage(0, min(len(text), 160), ())
        yield Found(hit, text[passage.start : passage.end], passage.start, passage.marks)
