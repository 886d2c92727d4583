"""Like cases of one asked case, in an ingested store: the engine's first hits, ranked again by us."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indexer.language import values
from indexer.query import AnyOf, Bag, Filtered, Query, Request, Without
from indexer.similar.profile import profile_of, story_of, unpacked
from indexer.similar.ranker import FIRST, Ranker
from indexer.similar.reasons import Story, reasons
from indexer.similar.values import Candidate, Profile, Reason, Scored, Sought
from jianwen.ingesting.entry import entry_of
from jianwen.ingesting.values import Kept, Row
from jianwen.likeness.vectors import Vectors
from jianwen.published import SECTIONS
from jianwen.searching.shelf import Shelf
from nlp.values import Span

SHOWN = ("title", "case_number", "court", "date", "cause", "charge", "kind", "results", "procedure", "source")
# Of a pool up to this size every document is ranked, also those that share no pair with the query.
MOST_WITHIN = 5_000
_DECISIONS = ("判决书", "裁定书", "调解书", "决定书")


@dataclass(frozen=True, slots=True)
class Asked:
    """A case that like cases are sought for. `kept` is its masked copy, None for a bare text.

    `own` is its id in the store, "" where it is not there; `within` are the ids to rank, empty for all.
    """

    id: str
    story: str = field(repr=False)
    profile: Profile = field(repr=False)
    kept: Kept | None = None
    own: str = ""
    within: tuple[str, ...] = ()
    filters: Query | None = None


@dataclass(frozen=True, slots=True)
class Like:
    """A like case: its score with the parts, what is stored of it, and what was sought."""

    scored: Scored
    stored: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one query, the likest first."""

    asked: Asked
    sought: Sought = field(repr=False)
    like: tuple[Like, ...]


def asked_document(kept: Kept, *, stored: bool) -> Asked:
    """Ask with a masked document, of the store or from outside."""
    document = kept.one("documents")
    sections = {name: document[name] for name in SECTIONS}
    profile = unpacked(entry_of(kept).stored["profile"])
    story = story_of(document["text"], sections)
    return Asked(kept.id, story, profile, kept, kept.id if stored else "")


def asked_text(id_: str, text: str, charges: Sequence[str] = (), causes: Sequence[str] = ()) -> Asked:
    """Ask with a bare text, with charges or a cause where they are known."""
    return labelled(Asked(id_, text, profile_of(text, {}, (), ())), charges, causes)


def labelled(asked: Asked, charges: Sequence[str], causes: Sequence[str]) -> Asked:
    """Put charges or causes that a person gives (盗窃: 盗窃罪) in the place of those that were read."""
    if not charges and not causes:
        return asked
    named = _named(charges, values.charges), _named(causes, values.causes)
    return replace(asked, profile=replace(asked.profile, charges=named[0], causes=named[1]))


def _named(words: Sequence[str], known: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """Return the names that words are meant for; a word that is meant for none, or for several, stays."""
    return tuple(found[0] if len(found := known(word)) == 1 else word for word in words)


def like_cases(
    shelf: Shelf, ranker: Ranker, asked: Asked, size: int, vectors: Vectors | None = None
) -> Found:
    """Return the likest cases of the store; `vectors` are those of the encoder that the office has chosen."""
    sought = ranker.sought(asked.profile, asked.story)
    found = _candidates(shelf, ranker.first_stage(sought), asked)
    if vectors is not None:
        near = vectors.nearness(asked.story, [one.id for one in found])
        found = [replace(one, nearness=near.get(one.id)) for one in found]
    ranked = ranker.rerank(sought, found)[:size]
    stored = shelf.engine.get([one.id for one in ranked], SHOWN)
    return Found(asked, sought, tuple(Like(one, stored[one.id]) for one in ranked if one.id in stored))


def _candidates(shelf: Shelf, query: Query, asked: Asked) -> list[Candidate]:
    """Ask the engine, and add what a small pool holds beside its hits."""
    bounded = _bounded(query, asked)
    size = max(FIRST, min(len(asked.within), MOST_WITHIN))
    page = shelf.engine.search(Request(bounded, size, stored=("profile",))) if _asks(query) else None
    found = [(hit.id, hit.score, hit.stored) for hit in page.hits] if page else []
    if asked.within and len(asked.within) <= MOST_WITHIN and asked.filters is None:
        known = {asked.own, *(id_ for id_, _, _ in found)}
        missing = [one for one in dict.fromkeys(asked.within) if one not in known]
        rest = shelf.engine.get(missing, ("profile",))
        found += [(id_, 0.0, stored) for id_, stored in rest.items()]
    return [Candidate(id_, score, unpacked(stored.get("profile", ""))) for id_, score, stored in found]


def _asks(query: Query) -> bool:
    """Say whether a query has anything to ask."""
    return not isinstance(query, Bag) or bool(query.tokens)


def _bounded(query: Query, asked: Asked) -> Query:
    """Bound a query by what it is asked within, and leave the asked case out.

    To a decision of a court only decisions of courts are alike, not the lists and forms of a case file.
    """
    if asked.within:
        query = Filtered(query, AnyOf("id", asked.within))
    elif _kind(asked) in _DECISIONS:
        query = Filtered(query, AnyOf("kind", _DECISIONS))
    if asked.filters is not None:
        query = Filtered(query, asked.filters)
    return Without(query, itself) if (itself := _itself(asked)) else query


def _itself(asked: Asked) -> Query | None:
    """Return what the asked case is in the store: its id; of a file, every document with its case number."""
    if asked.own:
        return AnyOf("id", (asked.own,))
    number = asked.kept.one("cases")["case_number"] if asked.kept else None
    return AnyOf("case_number", (number,)) if number else None


def _kind(asked: Asked) -> str:
    """Return what kind of document is asked with."""
    return (asked.kept.one("cases")["kind"] or "") if asked.kept else ""


def why(found: Found, like: Like, document: Row | None) -> tuple[Reason, ...]:
    """Return the reasons for a hit; without its masked text (`document`) words and passage are missing."""
    return reasons(found.sought, like.scored, None if document is None else _story(document))


def _story(document: Row) -> Story:
    """Return the parts of a masked text that tell its story."""
    spans = tuple(Span(*document[name]) for name in ("claims", "facts") if document[name])
    return Story(document["text"], spans or (Span(0, len(document["text"])),))
