"""及下级: what stands under a cause of action, or under a heading of criminal law, in the tree of causes."""

from __future__ import annotations

from functools import cache

from nlp.data.loader import cause_tree


@cache
def below(term: str) -> frozenset[str]:
    """Return a term with everything under it; nothing where there is no such term."""
    tree = cause_tree()
    found, ahead = set[str](), [term] if term in tree else []
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead.extend(tree[name])
    return frozenset(found)
