"""Differences that the rule asks for, or that no clerk made: masks, deletions, marks of page and site."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from annotations.publication.resync import Difference
from nlp.names.masked import ORDER
from nlp.text.view import fold

_MASK = re.compile(rf"(?:[某×xX*□＊]+[\d{ORDER}]{{0,2}})+(?:公司|某)?|[A-Z]{{1,2}}\d?|[{ORDER}]")
_MASK_SIGN = re.compile(rf"[某×xX*□]+[\d{ORDER}]{{0,2}}")
_SUFFIX = re.compile(rf"\d{{1,2}}|[{ORDER}]")
_MONEY = re.compile(r"余?(?:百|千|万|亿)*余?元")
_DIGIT = re.compile(r"[\d一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]")
_REACHED = (
    r"户籍所在地|户籍地|户籍|经常居住地|居住地|住所地|住所|现住址|现住|暂住|住址|家住|家庭|居民身份证|公民身份|身份证件|身份证|证件|证"
    r"|车架号|车辆识别代号|发动机号|房产证|产权证|号码|号牌|车牌|牌照|号|联系|电话|手机|邮箱|微信|QQ|支付宝|银行|尾号|账号|账户|卡|开户行|出生地|出生于|出生|生于|生"
)
_LABELS = re.compile(
    _REACHED + r"|男|女|[\u4e00-\u9fff]{1,4}族"
    r"|文化程度|文化|初中|高中|小学|大学|中专|大专|专科|本科|研究生|文盲|无业|农民|务工|务农|职工"
    r"|无固定职业|无职业|个体工商户|个体|学生|居民|村民|曾用名|绰号|别名|在|于|为|系|的|及|因|是|患有|患|持有|持|驾驶"
)
# Numbers of vehicles and certificates go with the word that introduces them.
_NUMBERED = re.compile(
    r"(?:车架号|车辆识别代号|发动机号|[\u4e00-\u9fff]{0,4}证号?|证书编号)(?:码)?[为是系]?[\u4e00-\u9fff]{0,3}[A-Za-z\d×*]{4,24}号?"
)
# A sentence that tells but where somebody lives, was born or is reached goes with who it tells of, and the
# county that might have stayed. No party goes, and nobody of whom it tells more.
_HIDDEN = "\x01"
_OF_WHOM = re.compile(f"(?:被害人|证人|鉴定人|其)?{_HIDDEN}*")
_TOLD = re.compile(_REACHED + "|[住在于为的]")
_COUNTY = re.compile(
    r"(住址?|居住地|住所地?|户籍所?在?地?|家住)(?:[\u4e00-\u9fff]{2,7}?(?:自治[区州县]|[省市州盟县区旗])){1,3}"
)
_BIRTH = re.compile(r"(?:(?:19|20)?\d{2,4}年)?\d{1,2}月\d{1,2}日(?:出生|生)?")
# What a site, a clerk's stamp or a printer adds; and what such a line says besides.
_NOTES = re.compile(
    "院印|核对无异|公开类型|发布日期|公布日期|发布时间|浏览次数|浏览|中国裁判文书网|裁判文书网|二维码|字号|打印|关闭窗口"
    "|案件类型|审理程序|文书类型|文书公开|下载|收藏"
)
_FILLING = re.compile(
    r"https?://\S+|wenshu\.court\.gov\.cn|PDF|WORD|\d+|来源|扫描|分享|返回|顶部|目录|全文|本页|页面|网页|文书|案件|案由"
    r"|公开|日期|时间|类型|程序|民事|刑事|行政|执行|一审|二审|再审|简易|普通|判决书|裁定书|调解书|决定书|与?原[本件]|[本此]件"
    r"|次数?|[年月日时分秒大中小字体号共第页无]"
)
_BLANKS = re.compile(r"[\W_]+")
# Words that judgments use too: a note only where they stand at the begin or the end, or all alone.
_EDGE_NOTES = re.compile(_NOTES.pattern + "|来源|扫描|目录|关闭|公告|提示|说明|点击|正本|副本|分享")
_ALONE = re.compile("正本|副本|略|此件正本|院印|[本此]件与原[本件]核对无异")
# A pseudonym is told as one in brackets, right behind the name.
_PSEUDONYM = re.compile("(?:以上)?(?:人名|姓名)?(?:[均皆都])?[系为]?化名")
_PAGE = re.compile(r"[\s\-—–·/]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:[\s/，,]*共\s*\d{1,4}\s*页)?[\s\-—–·]*")
_SENTENCE = re.compile(r"(?:判决|裁定|决定)如下|[。；]")
_STOPS = "，。；：、,;:.()-·"
_LONGEST_MASKED, _EDGE, _REACH, _NAME = 60, 400, 40, 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A difference: what the original has, what the published text has, and what stands around it.

    `may_go` has a 1 for each character of `before` that is protected; `at_edge` at the begin or end;
    `is_sentence` where `before` is one whole sentence.
    """

    before: str = field(repr=False)
    after: str = field(repr=False)
    behind: str = field(repr=False)
    ahead: str = field(repr=False)
    may_go: bytes = field(repr=False)
    before_line: str = field(repr=False)
    after_line: str = field(repr=False)
    at_edge: bool = False
    is_sentence: bool = False

    @property
    def is_mask(self) -> bool:
        """Say whether the published text has nothing but a mask here."""
        return _MASK.fullmatch(self.after) is not None


def is_excused(piece: Piece) -> bool:
    """Say whether a difference is what the rule asks for, or only a mark of the page."""
    if not piece.after and not piece.before.strip(_STOPS):
        return True
    if piece.after and piece.before:
        name = _before_pseudonym(piece)
        if name:
            return (all(piece.may_go) and len(name) <= _NAME) or _is_masked(replace(piece, after=name))
        return _is_masked(piece) or (_may_go(piece) and _is_label(piece.after))
    if piece.before:
        return _may_go(piece) or _tells_where(piece) or _is_mark(piece.before, piece.before_line, piece)
    return _is_added_mask(piece) or _is_mark(piece.after, piece.after_line, piece)


def _is_masked(piece: Piece) -> bool:
    """Say whether a mask stands for a name or a number; a sum of money is nothing to mask."""
    if not piece.is_mask or len(piece.before) > _LONGEST_MASKED or _SENTENCE.search(piece.before):
        return False
    return not (_DIGIT.search(piece.before) and _MONEY.match(piece.ahead))


def _may_go(piece: Piece) -> bool:
    """Say whether all that was deleted is protected, or only introduces what is."""
    left = "".join(char for char, mark in zip(piece.before, piece.may_go, strict=True) if not mark)
    told = _NUMBERED.sub("", _BIRTH.sub("", left))
    if not any(piece.may_go) and told == left:
        return False
    return _LABELS.sub("", told).strip(_STOPS) == ""


def _tells_where(piece: Piece) -> bool:
    """Say whether one whole sentence was deleted that tells but a home, a number or a birth of somebody."""
    if not piece.is_sentence or not any(piece.may_go):
        return False
    marked = "".join(_HIDDEN if mark else char for char, mark in zip(piece.before, piece.may_go, strict=True))
    told = _OF_WHOM.sub("", _COUNTY.sub(r"\1", _BIRTH.sub("生", marked)), count=1)
    left = _TOLD.sub("", told)
    return left != told and left.replace(_HIDDEN, "").strip(_STOPS) == ""


def _is_label(text: str) -> bool:
    """Say whether only introducing words are left."""
    return _LABELS.sub("", text) == ""


def _is_added_mask(piece: Piece) -> bool:
    """Say whether a number was put behind a mask (张某1), or a mask where the original has nothing."""
    after_mask = piece.behind[-1:] in "某×*" and piece.behind != ""
    return (after_mask and _SUFFIX.fullmatch(piece.after) is not None) or (
        _MASK_SIGN.fullmatch(piece.after) is not None
    )


def _is_mark(text: str, line: str, piece: Piece) -> bool:
    """Say whether a text is a page number, a seal, a note of the site, or a title before everything."""
    if text.isdecimal() and _PAGE.fullmatch(line):
        return True
    if _ALONE.fullmatch(text) or _is_note(line):
        return True
    if _PSEUDONYM.fullmatch(text):
        return _is_bracketed(text, line)
    # An original bears no site's note: at most its own title is left out.
    if not piece.at_edge or len(text) > (_EDGE if piece.after else _LONGEST_MASKED):
        return False
    return _SENTENCE.search(text) is None and (piece.behind == "" or _EDGE_NOTES.search(text) is not None)


def _before_pseudonym(piece: Piece) -> str:
    """Return what stands before a pseudonym's note, as 小红 of 小红（化名）; "" where there is none."""
    told = _PSEUDONYM.search(piece.after)
    if told is None or told.end() < len(piece.after) or not _is_bracketed(told[0], piece.after_line):
        return ""
    return piece.after[: told.start()]


def _is_bracketed(text: str, line: str) -> bool:
    """Say whether a line has a text in brackets of its own."""
    return f"({text})" in fold(line)


def _is_note(line: str) -> bool:
    """Say whether a line (or several) is nothing but notes, with their dates and counts."""
    if _NOTES.search(line) is None:
        return False
    return _BLANKS.sub("", _FILLING.sub("", _NOTES.sub("", line))) == ""


def only_masks(left: str, right: str, one: Difference) -> bool:
    """Say whether a difference is masks alone: what stands between them follows in the original, near by.

    Linear, so that a list of fifty thousand names is no matter.
    """
    after = right[one.b0 : one.b1]
    at, last = one.a0, 0
    gap = False
    for mask in _MASK_SIGN.finditer(after):
        kept = after[last : mask.start()]
        at = _follows(left, kept, at, one.a1, gap=gap)
        if at < 0:
            return False
        gap, last = True, mask.end()
    if not gap:
        return False
    kept = after[last:]
    tail = kept + right[one.b1 : one.b1 + 4]
    if not kept:
        hidden = left[at : one.a1]
        return len(hidden) <= _REACH and not (_DIGIT.search(hidden) and _MONEY.match(tail))
    begin = one.a1 - len(kept)
    hidden = left[at:begin]
    if begin < at or len(hidden) > _REACH or left[begin : one.a1] != kept:
        return False
    return not (_MONEY.match(kept) and _DIGIT.search(hidden))


def _follows(left: str, kept: str, at: int, limit: int, *, gap: bool) -> int:
    """Return where the original stands behind `kept`; -1 where it has something else, or hid money."""
    if not kept:
        return at
    found = left.find(kept, at, min(limit, at + len(kept) + (_REACH if gap else 0)))
    if found < 0:
        return -1
    if _MONEY.match(kept) and _DIGIT.search(left[at:found]):
        return -1
    return found + len(kept)
