"""What the report on like cases and the page of outcomes show: masked cases side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from indexer.articles import article_words
from indexer.authority import level_of, tier_of
from indexer.outcomes.compare import standings
from indexer.outcomes.disparity import Judged
from indexer.outcomes.read import unpacked
from indexer.points import issues, ruling_points
from indexer.similar.alike import is_alike
from jianwen.ingesting.entry import entry_of
from jianwen.ingesting.values import Kept
from jianwen.likeness.ranking import Asked, Found, Like, why
from jianwen.likeness.tiers import tiers_sought
from jianwen.report.similar_values import CaseSide, LikeCase, SimilarReport
from jianwen.searching.shelf import Shelf, section

# The name of a case of which only the facts were given.
_BARE = "只有案情文字，没有文书；案号【由承办人填写】"
_STATUTES = 12
# The passage stands in the facts of the comparison already.
_REASONS = {"charge", "cause", "statute", "element", "words"}


# 上述事实，被告人…亦无异议: of a plea of guilty the accusation tells what happened.
_POINTS_BACK = re.compile(r"\s*(?:上述|以上|前述|对上述)")


def alike(found: Found) -> Found:
    """Leave out the hits that are near by their words alone, and bear another charge or cause."""
    return replace(found, like=tuple(one for one in found.like if is_alike(found.sought, one.scored.profile)))


def side_of(kept: Kept) -> CaseSide:
    """Show a masked document as one side of a comparison."""
    document, case = kept.one("documents"), kept.one("cases")
    entry = entry_of(kept)
    return CaseSide(
        id=kept.id,
        title=document["title"],
        case_number=case["case_number"],
        court=case["court"],
        date=case["closed"],
        cause="、".join([*case["charges"], *case["causes"]]),
        kind=case["kind"],
        facts=_flat(_facts(kept)),
        issues=issues(document["text"]),
        statutes=tuple(map(article_words, entry.keywords.get("statute", ())[:_STATUTES])),
        elements=tuple(entry.keywords.get("element", ())),
        results=unpacked(case["results"]),
        points=ruling_points(_flat(section(kept, "reasoning"))),
    )


def _facts(kept: Kept) -> str:
    """Return what happened, as the court found it; where it only points back, as it was told before."""
    claims, facts = section(kept, "claims"), section(kept, "facts")
    return claims + facts if _POINTS_BACK.match(facts) else facts or claims


def asked_side(asked: Asked) -> CaseSide:
    """Show the asked case; of a bare text its own words, masked by now, are all there is."""
    if asked.kept is not None:
        return side_of(asked.kept)
    profile = asked.profile
    return CaseSide(
        asked.id,
        title=_BARE,
        cause="、".join(profile.labels),
        facts=asked.story,
        elements=profile.elements,
    )


def like_sides(shelf: Shelf, found: Found) -> tuple[LikeCase, ...]:
    """Return every like case as the report shows it, the likest first."""
    documents = shelf.documents([one.scored.id for one in found.like])
    own = asked_side(found.asked)
    return tuple(
        _like(found, own, one, documents[one.scored.id]) for one in found.like if one.scored.id in documents
    )


def _like(found: Found, own: CaseSide, one: Like, kept: Kept) -> LikeCase:
    """Show one like case."""
    reasons = why(found, one, kept.one("documents"))
    told = tuple(reason.detail for reason in reasons if reason.kind in _REASONS)
    shown = side_of(kept)
    tier = tier_of(own.court, shown.court, own.case_number, shown.case_number)
    return LikeCase(shown, tier, one.scored.score, told, _effective(kept, shown))


def _effective(kept: Kept, shown: CaseSide) -> str:
    """Say whether a judgment has taken effect, as far as the document itself tells."""
    procedure = str(kept.one("cases")["procedure"])
    if "二审" in procedure or "再审" in procedure or level_of(shown.court) == "最高":
        return "终审，已生效"
    return "一审，是否上诉须核对" if "一审" in procedure or shown.kind == "判决书" else "须核对"


def report_of(shelf: Shelf, found: Found, who: str, when: datetime, methods: Sequence[str]) -> SimilarReport:
    """Put the report together; the like cases stand in the order of authority, then of likeness."""
    same = alike(found)
    hits = sorted(like_sides(shelf, same), key=lambda one: (one.tier, -one.score))
    own = asked_side(found.asked)
    return SimilarReport(
        who=who,
        when=when,
        platform=f"鉴文库“{shelf.store.folder.name}”",
        documents=shelf.engine.count(),
        methods=tuple(methods),
        own=own,
        hits=tuple(hits),
        unlike=len(found.like) - len(same.like),
        sought=frozenset(tiers_sought(found.asked)),
        standings=standings(own.results, [one.case.results for one in hits]),
    )


def judged_of(kept: Kept) -> Judged:
    """Return a case with what it gave."""
    document, case = kept.one("documents"), kept.one("cases")
    return Judged(kept.id, case["case_number"], document["source"], unpacked(case["results"]))


def judged_hit(like: Like) -> Judged:
    """Return a like case with what it gave, from what its hit brought along."""
    stored = like.stored
    results = unpacked(stored.get("results", ""))
    return Judged(like.scored.id, stored.get("case_number", ""), stored.get("source", ""), results)


def _flat(text: str) -> str:
    """Put a section on one line."""
    return "".join(text.split())
