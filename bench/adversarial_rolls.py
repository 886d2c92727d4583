"""Invented texts that try a pipeline: rolls, tables, aliases, kin, fates, brackets without end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from random import Random

from bench import inject_names as names
from bench import inject_numbers as numbers
from bench import inject_places as places

_MARKS = "“”（）‘’《》【】「」()[]\"'〔〕"
_HEADINGS = (
    *("本院认为", "经审理查明", "判决如下", "一、事实", "（一）诉讼请求", "第一节 证据", "原告诉称"),
    *("被告辩称", "公诉机关指控", "上述事实，有下列证据证实", "附：相关法律条文", "审判长", "书记员"),
)
_WORDS = ("证据", "被害人", "金额", "住", "男", "")


def _name(rng: Random) -> str:
    return names.person(rng)[0]


def _date(rng: Random, first: int = 1950, last: int = 2018) -> str:
    year, month, day = numbers.day(rng, first, last)
    return f"{year}年{month}月{day}日"


def _home(rng: Random) -> str:
    code, province, city, county = places.place(rng)
    town = places.town(rng, code, "town")
    return f"{province}{city}{county}{town}双桥村{rng.randint(1, 20)}组{rng.randint(1, 300)}号"


def _described(rng: Random) -> str:
    who = f"{_name(rng)}，{rng.choice('男女')}，{_date(rng)}出生"
    return f"{who}，公民身份号码{numbers.citizen(rng)}，住{_home(rng)}"


def roll(rng: Random) -> Iterator[str]:
    """Give one roll of victims with all that is known of them."""
    yield "被害人名单："
    for number in count(1):
        yield f"{number}.{_described(rng)}；"


def cells(rng: Random) -> Iterator[str]:
    """Give the cells of a table, one a line."""
    yield "\n被害人明细表\n序号\n姓名\n身份证号码\n住址\n损失\n"
    for number in count(1):
        yield f"{number}\n{_name(rng)}\n{numbers.citizen(rng)}\n{_home(rng)}\n{rng.randint(1, 99_999)}\n"


def loose_cells(rng: Random) -> str:
    """Give lines of one word or name each."""
    return (rng.choice(_WORDS) or _name(rng)) + "\n"


def quoted_brackets(rng: Random) -> str:
    """Give quotes and brackets that open and close at random."""
    return rng.choice(_MARKS)


def nests(_: Random) -> Iterator[str]:
    """Give brackets within brackets, each nest as deep as all before it together."""
    for depth in count(5):
        yield "（“" * 2**depth + "被害人苏明远" + "”）" * 2**depth


def numbered(rng: Random) -> Iterator[str]:
    """Give people who are told by 某 and a number."""
    for number in count(1):
        yield f"{names.surname(rng)}某{number}、"


def half_masked(rng: Random) -> Iterator[str]:
    """Give people whose names stand half masked and in full."""
    while True:
        name = _name(rng)
        yield f"{name[0]}某{name[-1]}与{name}通话；"


def aliases(rng: Random) -> str:
    """Give people of whom each has three other names."""
    return f"被害人{_name(rng)}（又名{_name(rng)}、曾用名{_name(rng)}，绰号“老{names.surname(rng)}”），"


def other_names(rng: Random) -> Iterator[str]:
    """Give one person with other names that do not end."""
    yield "被害人苏明远"
    while True:
        yield f"（又名{_name(rng)}）"


def dotted(rng: Random) -> Iterator[str]:
    """Give victims with names of two parts, no two alike."""
    parts = "买提阿不都艾力吐尔逊古丽娜热合曼玛依拉帕库班努兰"
    while True:
        first, second = ("".join(rng.choices(parts, k=size)) for size in (4, 3))
        yield f"被害人{first}·{second}的陈述；"


def born(rng: Random) -> str:
    """Give minors and the days of their birth."""
    return f"被害人{_name(rng)}（{_date(rng, 2004)}出生）陈述；其子{_name(rng)}，{_date(rng, 2004)}出生。"


def headings(rng: Random) -> str:
    """Give headings without anything below them."""
    return rng.choice(_HEADINGS) + rng.choice(("\n", "：\n", "\n\n"))


def kin(rng: Random) -> str:
    """Give people who are told by whose kin they are."""
    return f"其{rng.choice(('妻', '女儿', '长子', '父亲'))}{_name(rng)}在场，"


def fates(rng: Random) -> str:
    """Give one list of people of whom each has a fate of his own."""
    return f"{_name(rng)}（另案处理）、"


def told_of(rng: Random) -> str:
    """Give people of whom nothing says who they are."""
    return f"{_name(rng)}说{_name(rng)}在村口等他，"


def parties(rng: Random) -> str:
    """Give parties, one a line."""
    return f"原告{_described(rng)}。\n"


def answers(rng: Random) -> str:
    """Give questions and answers of a hearing."""
    return f"问：你叫什么名字？\n答：我叫{_name(rng)}。\n"


def at_work(rng: Random) -> str:
    """Give firms and who stands for them."""
    return f"{names.company(rng, '通榆县')}法定代表人{_name(rng)}，"


def sealed(_: Random) -> str:
    """Give sentences that each say of a record that it is sealed."""
    return "曾因盗窃罪被判处有期徒刑，犯罪时未满十八周岁，记录封存。"


def again(piece: Callable[[Random], str], rng: Random) -> Iterator[str]:
    """Give one kind of piece after another, without end."""
    while True:
        yield piece(rng)


ROLLS: dict[str, Callable[[Random], Iterator[str]]] = {
    "roll": roll,
    "cells": cells,
    "loose cells": partial(again, loose_cells),
    "quoted brackets": partial(again, quoted_brackets),
    "nests": nests,
    "numbered": numbered,
    "half masked": half_masked,
    "aliases": partial(again, aliases),
    "other names": other_names,
    "dotted": dotted,
    "born": partial(again, born),
    "headings": partial(again, headings),
    "kin": partial(again, kin),
    "fates": partial(again, fates),
    "told of": partial(again, told_of),
    "parties": partial(again, parties),
    "answers": partial(again, answers),
    "at work": partial(again, at_work),
    "sealed": partial(again, sealed),
}
