"""The order of 法发〔2020〕24号, article 4: each tier is sought by itself, among its own courts.

Of the likest cases of a whole store few are of the courts that count most; that none of them is says nothing.
"""

from __future__ import annotations

from dataclasses import replace

from indexer.authority import Tier, courts_of
from indexer.query import AnyOf, Filtered
from indexer.similar.alike import is_alike
from indexer.similar.ranker import FIRST, Ranker
from jianwen.likeness.ranking import Asked, Found, like_cases
from jianwen.likeness.vectors import Vectors
from jianwen.searching.shelf import Shelf


def tiers_sought(asked: Asked) -> dict[Tier, tuple[str, ...]]:
    """Return the tiers that can be sought for a case, with their courts."""
    case = asked.kept.one("cases") if asked.kept else {}
    own, number = str(case.get("court") or ""), str(case.get("case_number") or "")
    return {tier: courts for tier in Tier if (courts := courts_of(own, tier, number))}


def with_tiers(shelf: Shelf, ranker: Ranker, found: Found, size: int, vectors: Vectors | None) -> Found:
    """Add to the likest cases those of each tier, `size` of each at most."""
    like = {one.scored.id: one for one in found.like}
    for courts in tiers_sought(found.asked).values():
        among, filters = AnyOf("court", courts), found.asked.filters
        asked = replace(found.asked, filters=among if filters is None else Filtered(filters, among))
        hits = like_cases(shelf, ranker, asked, FIRST, vectors).like
        same = [one for one in hits if is_alike(found.sought, one.scored.profile)]
        like |= {one.scored.id: one for one in same[:size] if one.scored.id not in like}
    return replace(found, like=tuple(like.values()))
