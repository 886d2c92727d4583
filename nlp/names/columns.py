"""Names under the heads of a table: who stands under 被害人姓名 is one, however the name reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import rjieba

from nlp.names.boundary import HAN, Form, Reading, is_double
from nlp.names.choose import Chosen
from nlp.names.cues.before import Role
from nlp.names.dictionary import is_court_word, is_ordinary
from nlp.names.nobody import names_nobody
from nlp.names.slots import Slot
from nlp.names.surnames import COMPOUND, SURNAMES
from nlp.text.rows import Cell, Row, is_of_person
from nlp.text.view import View
from nlp.values import Span

_ROLES: Final = tuple(
    (role, re.compile(words))
    for role, words in (
        (Role.CLAIMANT, "附带民事|自诉人|原告人"),
        (
            Role.VICTIM,
            "[被受][害骗盗抢]|被侵害|受损|失主|事主|死者|伤者|投资[人者户]|集资[人户参]|存款[人户]|出借人",
        ),
        (Role.APPRAISER, "鉴定[人师]|检验[人师]|评估师"),
        (Role.WITNESS, "证人|报[案警]人|控告人|举报人|目击|知情人|在场人"),
        (Role.GUARDIAN, "法定代理人|监护人"),
        (Role.CHILD, "未成年|子女|孩子|儿童|学生|幼儿"),
        (Role.ACCUSED, "被告人|嫌疑人|违法|罪犯|同案"),
        (Role.OFFICER, "审判|陪审|书记|承办|法官|检察|公诉|民警"),
        (Role.COUNSEL, "辩护人|(?<!法定)代理人|律师"),
    )
)
# Of whom a table tells that calls them by no role: the heads beside, or the line above it, say so.
_ANYBODY: Final = re.compile("(?:人员)?(?:姓名|名字)|名单")
_LOST: Final = re.compile("被[骗盗抢害]|损失|集资|投资|退赔|发还|返还|存款|受害")
_DID: Final = re.compile("罪名|刑期|罚金|供述|分得|获利|违法所得|退缴|处罚|职务|工资")
_HARMED: Final = re.compile("[被受]害|[被受]骗|失主|事主|投资|集资|存款|出借")
_HEARD: Final = re.compile("证人")
_NAME: Final = re.compile(
    rf"[{HAN}](?: [{HAN}]){{1,2}}|[{HAN}×*✕]{{2,4}}\d?|[{HAN}]{{1,9}}(?:[·•‧・][{HAN}]{{1,9}})+"
)
_PIECE: Final = re.compile(r"[^、，；/\n]+")
_TAIL: Final = re.compile(r"(?:\([^()]{0,40}\)?|等[一二三四五六七八九十\d]{0,4}[人名户]?|\d{1,3})++$")
_LEAD: Final = re.compile(r"[ ]*(?:\d{1,3}[.、 ]|\(\d{1,3}\))?[ ]*")
# What fills a cell in the place of a name, and what firms and places end with.
_FILLED = "无 未知 不详 不明 同上 合计 总计 小计 共计 以上 单位 本人 暂无 空白 待定 保密"
_NOBODY: Final = frozenset(_FILLED.split())
# Deeds and things that begin like names: the dictionary takes some of them for such.
_THINGS = (
    "陈述 张贴 明细 无名氏 无名尸 未到 未到庭 未出庭 未到场 应到 应讯 成员 方式 盛放 支付 左右 房产 宗地 车款"
)
_NO_NAMES: Final = frozenset(_THINGS.split())
# What else in a row shows that it is one of a person.
_OF_SOMEBODY: Final = re.compile("性别|年龄|民族|出生|.{0,6}(?:电话|手机号?|身份证号码?|身份号码)")
_SEXES: Final = frozenset("男女")
_DESCRIBES: Final = ("出生", "日生", "族")
_NO_PERSON: Final = frozenset("司店厂村局院校所部社站行组镇乡县市区街路")
_BLOTS: Final = frozenset("某×*✕")
# Kinds of words that are things and deeds; what somebody is like (高兴, 平安) is a name as well.
_WORDY: Final = frozenset(("n", "d", "m"))
_TWO, _THREE, _FOUR = 2, 3, 4
_FIRM: Final = 0.9


def in_columns(view: View) -> list[Chosen]:
    """Return the names under heads that say who somebody is, in places of the view."""
    return [one for row in view.rows for one in _of_row(view, row)]


def _of_row(view: View, row: Row) -> Iterator[Chosen]:
    """Give the names of one row."""
    for cell in row.cells:
        role = _role(row, cell)
        if role is None:
            continue
        low, high = view.inside(Span(cell.start, cell.end))
        told = any(_OF_SOMEBODY.match(one.head) for one in row.cells)
        for start, end in _names(view.text, low, high):
            name = view.text[start:end]
            if not _is_masked(name) and _is_word(name.replace(" ", ""), alone=row.is_alone, told=told):
                continue
            form = Form.MASKED if _is_masked(name) else Form.DOTTED if "·" in name else Form.HAN
            slot = Slot(role, Reading(start, (end,), form, sure=True), (start, start), before=True)
            yield Chosen(slot, start, end, name.replace(" ", "") if form is Form.HAN else name, _FIRM)


def _role(row: Row, cell: Cell) -> Role | None:
    """Return who stands under a head; of a mere 姓名 the table tells it."""
    if not is_of_person(cell.head):
        return None
    own = next((role for role, words in _ROLES if words.search(cell.head)), None)
    if own is not None or not _ANYBODY.fullmatch(cell.head):
        return own
    others = [one.head for one in row.cells if one is not cell]
    if any(map(_DID.search, others)):
        return None
    if _HEARD.search(row.title):
        return Role.WITNESS
    told = _HARMED.search(row.title) or any(map(_LOST.search, others))
    return Role.VICTIM if told else None


def _names(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Give the places of the names in a cell; one that says something else as well names nobody."""
    found: list[tuple[int, int]] = []
    for piece in _PIECE.finditer(text, low, high):
        lead = _LEAD.match(text, piece.start(), piece.end())
        start = lead.end() if lead else piece.start()
        end = start + len(text[start : piece.end()].rstrip())
        tail = _TAIL.search(text, start + _TWO, end)
        end = tail.start() if tail and not _is_masked(text[start : tail.start()]) else end
        # 法定代理人：商某，女，1985年出生，农民: a party's line is no row, what describes is no name.
        if text[start:end] in _SEXES or text.endswith(_DESCRIBES, start, end):
            break
        if _is_name(text[start:end].strip()):
            found.append((start, end))
    yield from found


def _is_name(said: str) -> bool:
    """Say whether a piece of a cell is a name: words are names here (高兴), firms and places are not."""
    if _NAME.fullmatch(said) is None or said in _NOBODY:
        return False
    if _is_masked(said) or "·" in said:
        return True
    name = said.replace(" ", "")
    if name[-1] in _NO_PERSON and len(name) > _TWO:
        return False
    if len(name) == _FOUR:
        return name[:2] in COMPOUND or is_double(name)
    return name[:1] in SURNAMES or (len(name) == _THREE and name[:2] in COMPOUND)


def _is_word(name: str, *, alone: bool, told: bool) -> bool:
    """Say whether it is but a word: of a deed or a thing, and behind a mere label of whatever is no name.

    `told` is whether the row says more of a person.
    """
    if name in _NO_NAMES or names_nobody(name):
        return True
    word, kind = rjieba.tag(name)[0]
    if told or word != name or not (rjieba.has_word(name) or (alone and kind.startswith("v"))):
        return False
    if alone:
        return is_court_word(name) or not kind.startswith(("nr", "ns"))
    used = is_ordinary(name) or is_court_word(name)
    return kind.startswith("v") or (used and kind in _WORDY)


def _is_masked(name: str) -> bool:
    """Say whether a name is masked; a bracket behind one makes none of it here."""
    return not _BLOTS.isdisjoint(name)
