"""The words of a field become the values that stand in the index: courts, causes, articles, models …"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from annotations.categories import CATEGORIES
from annotations.values import Category
from nlp.data import loader
from nlp.data.statutes import short_name, statutes
from nlp.parse.case_numbers import format_case_number, parse_case_number
from nlp.parse.courts import full_name
from nlp.text.numerals import parse_numeral

MOST = 1_000
_BARE_NUMBER = re.compile(r"((?:19|20)\d\d)年?(\D.{2,30}?)(号.{0,4})?")
_ARTICLE = re.compile(
    r"《?(?P<law>[^《》\d第]{2,40}?)》?(?:第?(?P<article>\d{1,4}|[〇零一二三四五六七八九十百千]{1,8})条?"
    r"(?:之(?P<branch>\d{1,2}|[一二三四五六七八九十]{1,3}))?(?:第.{1,6}[款项])*)?"
)
_LEVEL = re.compile("(最高|高级?|中级?|基层)(?:人民)?(?:法院?|院)?")
_LEVELS = {level[0]: level for level in ("最高", "高级", "中级", "基层")}
_ALSO = {"民诉法": "民事诉讼法", "刑诉法": "刑事诉讼法", "行诉法": "行政诉讼法"}


def courts(word: str) -> tuple[str, ...]:
    """Return the full names of the courts that a word names, or that have it in their names."""
    named = full_name(word)
    known = frozenset(loader.courts().values())
    if named in known:
        return (named,)
    return tuple(sorted(name for name in known if word in name))[:MOST]


def levels(word: str) -> tuple[str, ...]:
    """Return the level of courts that a word names: 中级, 中院, 中级人民法院."""
    named = _LEVEL.fullmatch(word)
    return (_LEVELS[named[1][0]],) if named else ()


def causes(word: str) -> tuple[str, ...]:
    """Return the causes that a word names, or that have it in their names; what stands below counts, too."""
    tree = loader.cause_tree()
    for name in (word, f"{word}纠纷", f"{word}罪"):
        if name in tree:
            return (name,)
    return _like(word, sorted(tree))


def charges_below(names: Iterable[str]) -> tuple[str, ...]:
    """Return the charges among these causes and below them: criminal cases bear a charge, no cause."""
    tree, known = loader.cause_tree(), frozenset(loader.charges())
    seen: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen[name] = None
            waiting.extend(tree.get(name, ()))
    return tuple(sorted(known & seen.keys()))


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
    bare = _BARE_NUMBER.fullmatch(word)
    spelt = f"({bare[1]}){bare[2]}{bare[3] or '号'}" if bare else f"{word}号"
    number = parse_case_number(word) or parse_case_number(spelt)
    return format_case_number(number) if number is not None else ""


def articles(word: str) -> tuple[str, ...]:
    """Return the article that a word names (刑法264条, 民法典第一千一百七十九条) as the index has it.

    Of a law alone, all its articles. Paragraphs and items are passed over.
    """
    found = _ARTICLE.fullmatch("".join(word.split()))
    law = short_name(_ALSO.get(found["law"], found["law"])) if found else ""
    if found is None or law not in statutes():
        return ()
    if found["article"] is None:
        return (law, *_articles(law))
    branch = f"之{parse_numeral(found['branch'])}" if found["branch"] else ""
    return (f"{law}{parse_numeral(found['article'])}{branch}",)


@cache
def _articles(law: str) -> tuple[str, ...]:
    """Return all articles that a law has or had."""
    found = {f"{law}{one}" for text in statutes()[law] for one in text.articles}
    inserted = {f"{law}{one}之{branch}" for text in statutes()[law] for one, branch in text.branches}
    return tuple(sorted(found | inserted))


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
    number = word.upper()
    return tuple(name for name in known if name.split("-")[0] == number or word in name) or (word,)


def signals(word: str) -> tuple[str, ...]:
    """Return the signals that a word names: M5·F03, or with the whole id of the model."""
    model, _, signal = word.partition("·")
    return tuple(f"{name}·{signal}" for name in models(model)) if signal else (word,)
