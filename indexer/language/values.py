"""The words of a field become the values that stand in the index: courts, causes, articles, models …"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from annotations.categories import CATEGORIES
from annotations.values import Category
from nlp.data import loader
from nlp.data.statutes import statutes
from nlp.parse.case_numbers import format_case_number, parse_case_number
from nlp.parse.courts import full_name
from nlp.parse.statutes import find_citations
from nlp.text.view import view_of

MOST = 1_000
_NATION = "中华人民共和国"


def courts(word: str) -> tuple[str, ...]:
    """Return the full names of the courts that a word names, or that have it in their names."""
    named = full_name(word)
    known = frozenset(loader.courts().values())
    if named in known:
        return (named,)
    return tuple(sorted(name for name in known if word in name))[:MOST]


def causes(word: str) -> tuple[str, ...]:
    """Return the causes that a word names, or that have it in their names; what stands below counts, too."""
    tree = loader.cause_tree()
    if word in tree:
        return (word,)
    if f"{word}纠纷" in tree:
        return (f"{word}纠纷",)
    return _like(word, sorted(tree))


def charges(word: str) -> tuple[str, ...]:
    """Return the charges that a word names, or that have it in their names."""
    known = loader.charges()
    if word in known:
        return (word,)
    if f"{word}罪" in known:
        return (f"{word}罪",)
    return _like(word.removesuffix("罪"), known)


def _like(word: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that have a word in them, else those that have its two halves apart.

    贩卖毒品 is meant for 走私、贩卖、运输、制造毒品罪; a half has two characters at least.
    """
    names = tuple(names)
    inside = tuple(name for name in names if word in name)
    halves = [re.escape(word[:at]) + ".+" + re.escape(word[at:]) for at in range(2, len(word) - 1)]
    apart = re.compile("|".join(halves)) if halves and not inside else None
    return (inside or tuple(name for name in names if apart and apart.search(name)))[:MOST]


def case_number(word: str) -> str:
    """Return a case number in the one spelling that the index has, "" where the word is none."""
    number = parse_case_number(word)
    return format_case_number(number) if number is not None else ""


def articles(word: str) -> tuple[str, ...]:
    """Return the articles that words cite (刑法264条, 民法典第一千一百七十九条) as the index has them."""
    written = word.removeprefix(_NATION)
    for name in _laws():
        rest = written.removeprefix(name)
        if rest != written:
            shown = rest.strip("第条 ")
            text = f"《{name}》第{shown}条" if shown else ""
            found = find_citations(view_of(text)) if text else ()
            cited = tuple(
                f"{name}{one.article}" + (f"之{one.branch}" if one.branch else "")
                for one in found
                if one.article
            )
            return cited or ((name,) if not shown else ())
    return ()


@cache
def _laws() -> tuple[str, ...]:
    """Return the names of known laws, the longest first, so that none hides in another."""
    return tuple(sorted(statutes(), key=len, reverse=True))


def categories(word: str) -> tuple[str, ...]:
    """Return the categories of findings that a word names: by id, by a group of ids (name), in Chinese."""
    ids = [one.value for one in Category]
    if word in ids:
        return (word,)
    group = tuple(one for one in ids if one.startswith(f"{word}."))
    return group or tuple(one.value for one, name in CATEGORIES.items() if word in name)


def models(word: str) -> tuple[str, ...]:
    """Return the models that a word names: an id, its number (M5), or a word of the id."""
    known = sorted(
        path.name.removesuffix(".yaml")
        for path in files("annotations.supervision.library").iterdir()
        if path.name.endswith(".yaml")
    )
    return tuple(name for name in known if name == word or name.split("-")[0] == word or word in name) or (
        word,
    )
