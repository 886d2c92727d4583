"""Invented texts that try a pipeline: one line of any length, of one hostile shape each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from random import Random

from bench import inject_names as names
from bench import inject_numbers as numbers
from bench.adversarial_rolls import ROLLS
from bench.inject_templates import Filler, read

HEAD = (
    "吉林省通榆县人民法院 刑事判决书 （2019）吉0822刑初18号 公诉机关通榆县人民检察院。 "
    "被告人贺志成，男，1984年4月6日出生，汉族，住吉林省通榆县。因涉嫌犯盗窃罪于2019年3月1日被刑事拘留。 "
    "通榆县人民检察院指控被告人贺志成犯盗窃罪一案，现已审理终结。 经审理查明："
)
TAIL = (
    "。 本院认为，被告人贺志成的行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条之规定，判决如下： "
    "被告人贺志成犯盗窃罪，判处有期徒刑六个月。 审判员孟庆山 二〇一九年六月三日 书记员方小满"
)
ZERO_WIDTH = ("\u200b", "\u200c", "\u200d", "\ufeff", "\u2060")


def of_length(pieces: Iterator[str], length: int) -> str:
    """Put pieces between a head and a tail until the text is `length` characters long."""
    body: list[str] = []
    left = length - len(HEAD) - len(TAIL)
    while left > 0:
        piece = next(pieces)
        body.append(piece[:left])
        left -= len(piece)
    return HEAD + "".join(body) + TAIL


def prose(rng: Random) -> Iterator[str]:
    """Give sentences with leaks and decoys, filled from the templates."""
    filler = Filler(rng, "tuning")
    files = ("names", "numbers", "addresses", "certificates", "health", "decoys")
    templates = [one for name in files for one in read("tuning", name)]
    while True:
        for filled in filler.fill(rng.choice(templates), "", "贺志成"):
            yield filled.text


def people(rng: Random) -> Iterator[str]:
    """Give one list of names that does not end."""
    yield "证人"
    while True:
        yield names.person(rng)[0] + "、"


def victims(rng: Random) -> Iterator[str]:
    """Give one sentence after another that makes somebody a victim, far from everything else."""
    while True:
        yield f"被害人{names.person(rng)[0]}的陈述；"


def hidden(rng: Random) -> Iterator[str]:
    """Give prose with zero-width characters between all others."""
    for sentence in prose(rng):
        yield "".join(char + rng.choice(ZERO_WIDTH) for char in sentence)


def masks(rng: Random) -> Iterator[str]:
    """Give masked names and full names of the same surnames."""
    while True:
        name = names.person(rng)[0]
        yield f"{names.mask(name)}打电话给{name}，{names.masked(rng)}在场。"


def many_numbers(rng: Random) -> Iterator[str]:
    """Give a table of numbers of every kind without any sentence."""
    makers = (numbers.citizen, numbers.card, numbers.mobile, numbers.vin, numbers.plate, numbers.order)
    for maker in cycle(makers):
        yield maker(rng) + rng.choice((" ", "，", "/", ""))


def half_identities(rng: Random) -> Iterator[str]:
    """Give ID numbers that break off or are hidden in part."""
    while True:
        value = numbers.citizen(rng)
        yield rng.choice((value[:10], value[:14] + "****", value[:6] + "********" + value[14:], value[:17]))
        yield rng.choice(("、", "，身份证号码", " ", ""))


def same(words: str) -> Callable[[Random], Iterator[str]]:
    """Give the same words again and again."""
    return lambda _: cycle((words,))


SHAPES: dict[str, Callable[[Random], Iterator[str]]] = {
    "prose": prose,
    "people": people,
    "victims": victims,
    "zero-width": hidden,
    "masks": masks,
    "numbers": many_numbers,
    "digits": same("7"),
    "digit pairs": same("12 "),
    "circled": same("①②③④⑤"),
    "chinese digits": same("一三八〇四三一二二二二"),
    "letters": same("a"),
    "letters and digits": same("L1A2"),
    "mails": same("a.b-c@"),
    "某": same("某"),
    "×": same("×"),
    "brackets": same("（"),
    "quotes": same("“被害人”"),
    "spaces": same(" "),
    "commas": same("、"),
    "dots": same("阿·"),
    "witness": same("证人"),
    "address": same("村组号楼单元室"),
    "province": same("吉林省白城市通榆县"),
    "town": same("镇村"),
    "live": same("住址"),
    "years": same("2019年"),
    "yuan": same("元万"),
    "articles": same("第二百条、"),
    "court": same("人民法院"),
    "case numbers": same("（2019）吉0822刑初"),
    "certificates": same("房权证字第"),
    "ill": same("患有病"),
    "school": same("小学中学"),
    "company": same("有限公司"),
    "lines": same("号\n"),
    "surnames": same("张王李赵"),
    "accused": same("被告人甲、"),
    "half identities": half_identities,
    "nested quotes": same("“‘"),
    "closed brackets": same("（）"),
    "dates": same("2019年3月1日"),
    "dates in words": same("二〇一九年三月一日"),
    "doors": same("吉林省通榆县开通镇向阳路12号3单元402室"),
    "hidden digits": same("138****2266、"),
    "at home": same("在家"),
    "statements": same("的陈述"),
    "victim": same("被害人"),
    "masked list": same("张某、"),
    "accounts": same("QQ号12345678、"),
    "hyphens": same("1-"),
    "family": same("其妻子"),
    **ROLLS,
}
