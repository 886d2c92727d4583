"""From a charge as a judgment writes it (贩卖毒品罪) to the charge as the list of charges names it.

Most charges are selective (选择性罪名): the list has 走私、贩卖、运输、制造毒品罪, a judgment convicts of the
part that was done, in an order of its own. `listed` undoes that, and knows replaced names, so that cases
of one charge are found under one name. What the judgment wrote stays readable through the fact's span.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

_FOLDER = Path(__file__).resolve().parent.parent / "data"
_NOISE = re.compile(r"[、,，·\s“”\"'《》]|\([^()]*\)")
_SPELLING = {ord("（"): "(", ord("）"): ")", ord("帐"): "账"}
_LEAD = re.compile(r"^(?:犯|有|了|共同|的|在|之|单位)+(?=.{3})")
_PIECES = re.compile(r"以及|[、,，和及与]")
_SHORTEST_PART = 3


def _bare(name: str) -> str:
    """Return the letters of a charge without 罪, separators and brackets, so that spellings compare."""
    narrow = name.translate(_SPELLING).replace("国边境", "国境")
    return _NOISE.sub("", narrow).removesuffix("罪")


@cache
def _table() -> Mapping[str, str]:
    """Return the bare form of every known name → the charge as listed."""
    table = {}
    for line in (_FOLDER / "charges.tsv").read_text("utf-8").splitlines():
        name = line.partition("\t")[0]
        table[_bare(name)] = name
    for line in (_FOLDER / "charge_names.tsv").read_text("utf-8").splitlines():
        alias, _, name = line.partition("\t")
        table.setdefault(_bare(alias), name)
    return MappingProxyType(table)


@cache
def _selective() -> tuple[tuple[str, Counter[str], frozenset[str], str], ...]:
    """Return (bare form, its letters, how its pieces end, name) of the charges that may be named in part."""
    full = {_bare(name): name for name in _table().values() if _is_selective(name)}
    return tuple((bare, Counter(bare), _endings(name), name) for bare, name in full.items())


def _endings(name: str) -> frozenset[str]:
    """Return the last two letters of each piece of a selective charge."""
    return frozenset(_bare(piece)[-2:] for piece in _PIECES.split(name))


def _is_selective(name: str) -> bool:
    """Say whether the charge lists acts or objects of which a judgment names some."""
    return "、" in name or "(" in name or "（" in name


@lru_cache(maxsize=20_000)
def listed(written: str) -> str | None:
    """Return the charge that `written` (with or without 罪) names, as the list writes it; None for no charge.

    Tried in this order: the name itself; a replaced or shortened name; the selective charge with the
    fewest letters over whose letters include all of `written`, which has its first word, and one of whose
    pieces ends as `written` does (运输毒品 ends an object; 盗窃、抢夺 alone are acts without an object).
    """
    bare = _bare(written)
    for form in (bare, _LEAD.sub("", bare)):
        if form in _table():
            return _table()[form]
    if _is_run(written):
        return None
    form = _LEAD.sub("", bare)
    return _part_of(form) if len(form) >= _SHORTEST_PART else None


def _is_run(written: str) -> bool:
    """Say whether `written` is two or more charges with names of their own (盗窃、抢夺)."""
    pieces = [_bare(piece) for piece in _PIECES.split(written)]
    return len(pieces) > 1 and all(piece in _table() for piece in pieces)


def _part_of(form: str) -> str | None:
    """Return the selective charge of which `form` names a part."""
    letters = Counter(form)
    best: tuple[int, str] | None = None
    for bare, whole, endings, name in _selective():
        if form[-2:] not in endings or form[:2] not in bare or len(bare) < len(form):
            continue
        if letters <= whole and (best is None or len(bare) < best[0]):
            best = (len(bare), name)
    return None if best is None else best[1]


def split(written: str) -> tuple[str, ...]:
    """Return the charges that a run of names holds (绑架、抢劫和故意伤害罪); empty when a piece is none."""
    whole = listed(written)
    if whole is not None:
        return (whole,)
    pieces = [piece for piece in _PIECES.split(written.removesuffix("罪")) if piece.strip()]
    return _grouped(tuple(pieces))


def _grouped(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """Read the longest charge from the left again and again; empty when something is left over."""
    if not pieces:
        return ()
    for size in range(len(pieces), 0, -1):
        name = listed("、".join(pieces[:size]))
        if name is None:
            continue
        if size == len(pieces):
            return (name,)
        rest = _grouped(pieces[size:])
        if rest:
            return (name, *rest)
    return ()
