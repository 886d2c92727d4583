"""Where names stand in a text; a place inside somebody's longer name is no place of a shorter one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import pairwise
from operator import add

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from nlp.case import Case, PartyKind, Side
from nlp.names.masked import ORDER
from nlp.names.surnames import COMMON
from nlp.text.windows import each_hit

_LONGEST_NAME, _OFTEN, _OWN = 4, 3, 14
_FIRST_HAN = "\u3400"


def people_of(case: Case) -> Iterator[str]:
    """Give the names of the people whom the parsed case knows: parties, agents, officers."""
    for party in case.parties:
        if party.kind is PartyKind.PERSON:
            yield party.name
    yield from (agent.name for agent in case.agents)
    yield from (officer.name for officer in (*case.bench, *case.prosecutors))


def accused(case: Case) -> Iterator[str]:
    """Give the names of the people who stand accused, their other names too (何小风，男，又名何强)."""
    for party in case.parties:
        if party.side is Side.ACCUSED and party.kind is PartyKind.PERSON:
            own = (one.value for one in party.aliases if one.span.start < party.span.end + _OWN)
            yield from (party.name, *own)


def mentions(
    text: str, names: Collection[str], others: Iterable[str] = ()
) -> dict[str, list[tuple[int, int]]]:
    """Find all places of all names; where two overlap, what starts first and then what is longer holds.

    `others` are people whose places nobody asks for: where one's name holds one of `names` (庹海澄 holds
    海澄), the place is the other's.
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    wanted = {name for name in names if name}
    held = {other for other in {*others} - wanted if _holds(other, wanted) and _fits(other, text)}
    if not wanted:
        return places
    written = {name: name for name in wanted | held}
    for gap in _GAPS:
        torn = _torn_at(text, gap)
        maybe = (name for name in wanted if any(pair in torn for pair in _pairs(name))) if torn else ()
        written |= {form: name for name in maybe for form in _torn(name, gap)}
    ordered = sorted(written)
    for index, start, end in _places(ordered, text):
        name = written[ordered[index]]
        if name in wanted and not _IN_FIRM.match(text, end):
            places[name].append((start, end))
    return places


_GAPS = " \n"


def _torn_at(text: str, gap: str) -> set[str]:
    """Return what stands on both sides of the gaps of a text: few names hold any of these pairs."""
    return {left[-1:] + right[:1] for left, right in pairwise(text.split(gap))}


def _pairs(name: str) -> Iterator[str]:
    """Give each two characters that stand side by side in a name."""
    return map(add, name, name[1:])


def _torn(name: str, gap: str) -> Iterator[str]:
    """Give the ways in which a page tears a Chinese name: 刘 长 河, 刘长 河, 刘 长河."""
    if len(name) > _LONGEST_NAME or name[0] < _FIRST_HAN:
        return
    yield gap.join(name)
    if len(name) > 2:
        yield from (name[:at] + gap + name[at:] for at in range(1, len(name)))


# The name of a shop or firm that holds a person's name (薛锐河餐饮店) is the firm's.
_TRADE = (
    "餐饮|饮食|建材|经营|服装|百货|日[用杂]品?|五金|电器|家电|汽车|汽修|修理|维修|美[容发]|理发|烟酒|副食|水果|蔬菜|粮油|食品|烧烤|火锅"
    "|小吃|快餐|律师|口腔|牙科|中医|西医|医药|养[殖猪鸡鱼]|种[植养]|家庭农?|运输|物流|货运|装饰|装[修潢]|广告|图文|打印|通讯|手机|电脑|科技"
    "|商贸|贸易|实业|建筑|工程|劳务|工贸|加工|木材|家具|机械|模具|农资|农机|石材|门窗|批发|零售|便利|销售|代理|布艺|针织|纺织|鞋|花|茶|酒"
)
_IN_FIRM = re.compile(
    rf"(?:{_TRADE}){{1,4}}(?:事务所|有限公司|公司|工作室|服务部|中心|超市|商店|[店部厂行所场社馆坊屋城站])"
    "|(?:诊所|商行|商店|超市|饭店|餐馆|工作室|有限公司|农场|个体工商户)"
)


# A mask that goes on is another's: 张某 in 张某甲, 李× in 李××.
_GOES_ON = re.compile(rf"[某{ORDER}×✕*□]|[0-9](?![0-9]*[年月日时点分元万名人个次岁.])|[A-Z](?![a-z])")


def masked_mentions(text: str, masks: Collection[str]) -> dict[str, list[tuple[int, int]]]:
    """Find all places of all masks; a longer mask that starts with one of them is somebody else's."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    ordered = sorted(mask for mask in masks if mask)
    if not ordered:
        return places
    for index, start, end in _places(ordered, text):
        if not _GOES_ON.match(text, end):
            places[ordered[index]].append((start, end))
    return places


def _places(names: list[str], text: str) -> Iterator[tuple[int, int, int]]:
    """Give (index, start, end) of the names where they stand, the longest at a place."""
    # It searches one text only: what is made fast counts more than what is fast once made.
    finder = AhoCorasick(
        names, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )
    return each_hit(finder, max(map(len, names)), text)


def _holds(other: str, names: AbstractSet[str]) -> bool:
    """Say whether a person's name holds one of the names."""
    # Its parts are looked up, not all names tried: there may be tens of thousands of each.
    size = len(other)
    return any(other[start:end] in names for start in range(size) for end in range(start + 1, size + 1))


def _fits(other: str, text: str) -> bool:
    """Say whether it is a name as it stands: what is too long, or has no surname, is misread but once."""
    if "·" in other or (len(other) <= _LONGEST_NAME and (other[:1] in COMMON or other[:2] in COMMON)):
        return True
    return text.count(other) >= _OFTEN
