"""Rows of people and sums in any shape, where no heading says whose they are: lists below dashes, tables.

——张某，实交8000元；——丰登，… / 何某某，本金90万元，付息…；麦浪，本金… / 2 欧阳朔 8800元 支付宝. Where half of
what leads such rows are people, masked or with plain names, each is somebody, whatever the name looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nlp.names.boundary import HAN
from nlp.names.dictionary import (
    has_no_word,
    is_court_word,
    is_made_of_given,
    is_never_name,
    is_ordinary,
    is_word,
)
from nlp.names.likely import DOUBTFUL
from nlp.names.role import Role
from nlp.names.slot import Slot, held_slot
from nlp.names.surnames import COMMON, surname_of
from nlp.names.words import NEVER, NOT_NAMES
from nlp.text.led import Led

_MASK: Final = (
    rf"[{HAN}A-Z]某{{1,3}}[0-9甲乙丙丁戊己庚辛壬癸]?|[{HAN}]{{1,2}}[×X*]{{1,3}}[0-9]?"
    rf"|[{HAN}][甲乙丙丁戊己庚辛壬癸](?![{HAN}])"
)
_MARK: Final = (
    r"——|[-•●◆■] ?|(?:【[0-9]{1,3}】|[0-9]{1,3}[、.．):]?|\([0-9一二三四五六七八九十]{1,3}\)|[①-⑳]"
    r"|[一二三四五六七八九十]{1,3}、) ?"
)
# Behind what leads a row stands a stop or a blank, and before the row ends a sum.
_SUM: Final = r"[0-9][0-9,.]*[余多]?[万千百]?元|(?<= )[0-9][0-9,.]{2,}(?=[ \n]|$)"
_ROW: Final = re.compile(
    rf"(?:[\n；：。] ?(?P<mark>{_MARK})?| (?P<number>{_MARK}))(?!被告|上诉|原审|原告|罪犯|同案)"
    # A run of characters is taken whole and none given back: most are too long, and refused at once.
    rf"(?:(?P<mask>{_MASK})|(?P<name>[{HAN}]{{2,7}}+|[{HAN}]{{1,9}}(?:·[{HAN}]{{1,9}})+"
    r"|[A-Z][A-Za-z'.\-]+(?: [A-Z][A-Za-z'.\-]*){1,3}))"
    rf"(?=(?:\([^()\n]{{1,30}}\))?(?P<stop>[，： ])[^\n；。]{{0,24}}?(?:{_SUM}))"
)
# Rows are looked for only where so many sums stand near each other that there may be a list.
_FIGURES: Final = Led(r"元| [0-9][0-9,.]{2,}(?=[ \n]|$)")
_APART, _AHEAD, _BEHIND = 240, 120, 40
# More people than one in a row: 夏荷夫妇.
_TOGETHER: Final = re.compile("(?:夫[妇妻]|等[0-9二两三四五]?人)$")
_BETWEEN, _LEAD, _FEWEST, _MOST, _FULL, _LONGEST = 120, 160, 3, 0.5, 3, 4
# What leads to those who are out of pocket, and to those who are not.
_HARMED: Final = re.compile(
    "退赔|[发返退]还|[被受]害|[被受诱]骗|诈骗|骗取|损失|集资|理财|存款|投资|拖欠|欠薪|侵吞|截留|挪用|付款人"
    "|交款|缴纳|购[买房]|储户|户主|失主|事主|盗"
)
_OTHERS: Final = re.compile(
    "退缴|没收|扣押|暂扣|冻结|行贿|收受|贿赂|贿款|出资|占股|分[得给送]|获利|分红|提成|报酬|罚金"
    "|罚款|工资表|员工|销售给|卖给|贩卖|买家|[上下]线|退赃|主动上缴|[去流]向|用途|支出|花销|开销|挥霍"
)
_NOTHING: Final = re.compile(
    "[合小总共]计|总额|其[他它余]|本金|利息|[金数]额|姓名|序号|备注|项目|名称|单价|数量|日期|现金|微信|定金|首付|房租|租金"
    "|春节|元旦|国庆|中秋|端午|清明|[五十]一|除夕|元宵|腊月|正月|[年月季]初|[年月季]底|生日|婚礼"
    "|花呗|借呗|白条|[余零]钱|余额宝?|京东|淘宝|美团|抖音|网贷|餐饮|伙食|住宿|交通|水电|加油|油费|购物|旅游|赌博"
)
# What is told in a row of somebody and not of goods: who it is, or what one paid, lent or lost.
_TELLS: Final = re.compile(
    r"(?:\([^()\n]{1,30}\))?[，： ] ?"
    "(?:[男女系]|(?:实际?|共|先后|累计|总)?[交缴付存借投购被入欠汇转](?!款单)|本金|损失|集资|出资|认[购缴]|领[取回]|应[发退返])"
    r"|\((?:系|[男女]|[^()\n]{0,8}(?:身份|外号|绰号|小名))[^()\n]{0,30}\)"
)
# What heads another list between two rows stands in a clause of its own, or before a colon.
_CLAUSE: Final = re.compile(r"[；。\n] ?(?P<clause>[^；。\n0-9]{2,40})(?=[；。：\n])")
_PLACE: Final = frozenset("店区省市县厂镇村街路号司行部院校所费款金税价额数量卡机车表票证")


def rosters(text: str) -> Iterator[Slot]:
    """Give who leads the rows of such lists."""
    for low, high in _with_sums(text):
        rows: list[re.Match[str]] = []
        for one in _ROW.finditer(text, low, high):
            if rows and not _goes_on(rows[-1], one):
                yield from _named(text, rows)
                rows = []
            rows.append(one)
        yield from _named(text, rows)


def _with_sums(text: str) -> Iterator[tuple[int, int]]:
    """Give the parts of a text in which sums follow one another closely enough to be of one list."""
    run: list[int] = []
    for figure in _FIGURES.finditer(text):
        if run and figure.start() - run[-1] > _APART:
            if len(run) >= _FEWEST:
                yield max(0, run[0] - _AHEAD), run[-1] + _BEHIND
            run = []
        run.append(figure.start())
    if len(run) >= _FEWEST:
        yield max(0, run[0] - _AHEAD), run[-1] + _BEHIND


def _goes_on(last: re.Match[str], one: re.Match[str]) -> bool:
    """Say whether a row follows the one before it: near, and set alike."""
    alike = _is_marked(last) == _is_marked(one) and last["stop"] == one["stop"]
    return alike and one.start() - last.end() < _BETWEEN and not _is_headed(last, one)


def _is_headed(last: re.Match[str], one: re.Match[str]) -> bool:
    """Say whether a heading between two rows begins another list: 钱款去向：."""
    between = one.string[last.end() : one.start() + 1]
    return between.rstrip(" \n").endswith("：") or any(
        _HARMED.search(clause["clause"]) or _OTHERS.search(clause["clause"])
        for clause in _CLAUSE.finditer(between)
    )


def _is_marked(row: re.Match[str]) -> bool:
    """Say whether a dash, a dot or a number starts a row."""
    return (row["mark"] or row["number"]) is not None


def _named(text: str, rows: Sequence[re.Match[str]]) -> Iterator[Slot]:
    """Give who is named in the rows of a list, if it is one of people who are out of pocket."""
    if len(rows) < _FEWEST:
        return
    masked = sum(row["mask"] is not None for row in rows)
    names = [(row, _TOGETHER.sub("", row["name"])) for row in rows if row["name"]]
    plain = sum(_is_plain(name) for _, name in names)
    if masked + plain < max(_MOST * len(rows), 2) or not _is_of_harmed(text, rows, masked=masked > 0):
        return
    for row, name in names:
        if _may_be(name) and (not _is_said(name) or _TELLS.match(text, row.start("name") + len(name))):
            start = row.start("name")
            yield held_slot(Role.VICTIM, start, start + len(name), row.span("name"))


def _is_of_harmed(text: str, rows: Sequence[re.Match[str]], *, masked: bool) -> bool:
    """Say whether what leads to a list, or a mask in it, makes its people such as courts mask."""
    low = max(0, rows[0].start() - _LEAD)
    harmed, others = (
        max((one.start() for one in words.finditer(text, low, rows[1].start())), default=-1)
        for words in (_HARMED, _OTHERS)
    )
    return harmed > others or (masked and others < 0)


def _is_plain(name: str) -> bool:
    """Say whether it is somebody's name by its characters alone."""
    if "·" in name or " " in name:
        return True
    common = surname_of(name) in COMMON and name[0] not in DOUBTFUL and len(name) <= 3
    return common and _may_be(name) and not is_word(name) and has_no_word(name)


def _is_said(name: str) -> bool:
    """Say whether it is a word, or one behind what is a surname as well: goods are listed like people."""
    if "·" in name or " " in name:
        return False
    if is_word(name):
        return True
    tail = name[1:]
    if not surname_of(name):
        return not (has_no_word(name) or is_made_of_given(tail))
    return len(name) == _FULL and is_word(tail) and is_ordinary(tail) and not is_made_of_given(tail)


def _may_be(name: str) -> bool:
    """Say whether nothing shows it to be a thing, a place, a sum or the head of a column."""
    if "·" in name or " " in name:
        return True
    if (
        len(name) > _LONGEST
        or _NOTHING.fullmatch(name)
        or name in NOT_NAMES
        or name[-1] in _PLACE
        or not NEVER.isdisjoint(name)
    ):
        return False
    if is_court_word(name) or is_never_name(name):
        return False
    return len(name) <= _FULL or surname_of(name) in COMMON or has_no_word(name)
