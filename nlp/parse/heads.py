"""The blocks of a head: a role word, what stands in brackets behind it, one or more names, a description.

Heads come with line breaks, with blanks in place of them, or with neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nlp.parse.roles import AGENTS, OTHERS, SIDES, alternation
from nlp.text.led import guarded

_PARTY = guarded(alternation(SIDES))
_AGENT = guarded(alternation(AGENTS))
_BRACKETS = r"(?:\s?\((?P<former>[^()\n]{1,60})\))?"
_NUMBER = r"(?:\s?[一二三四五六七八九十](?=\s?[：\s(])|\s?\d{1,2}(?=\s?[：\s(])|\(\d{1,2}\))?"
# A party's block starts a line or a sentence (or stands behind a blank where line breaks were flattened).
_BLOCK = re.compile(
    r"(?:(?<=[\n。；： ，、)号])|^)"
    r"(?:[一二三四五六七八九十\d]{1,2}[、.]\s?|第[一二三四五六七八九十](?=被告|原告))?"
    rf"(?:(?P<party>(?:{_PARTY})(?:[暨兼及、](?:{_PARTY}|{_AGENT}))*)"
    rf"|(?P<agent>(?:(?:上列|以上|上述)[^\s，。：]{{1,10}}?|[^\s，。：]{{2,14}}指派的?|[^\s，。：]{{0,4}}?)(?P<word>{_AGENT}))"
    rf"(?:[暨兼及](?:附带民事(?:诉讼)?)?(?P<second>{_AGENT}))?"
    rf"(?:[暨兼](?P<also>{_PARTY}))?"
    rf"|(?P<other>{'|'.join(OTHERS)})){_NUMBER}{_BRACKETS}\s{{0,6}}[：]?\s{{0,6}}"
)
_HAN = "\u4e00-\u9fff"
_STOP = re.compile(r"[，,。；：\n“”\"]")
_PERSON_SPACED = re.compile(rf"([{_HAN}]) {{1,4}}([{_HAN}])(?=[，。；(\n]|$)")
# A separator stands between names; one at the very end is a name's own sign.
_MANY = re.compile(r"[、及和](?=\S)")
# A bracket that belongs to the name of an organisation: 北京德恒(温州)律师事务所.
_NAMING_BRACKET = re.compile(r"\([^()，。：]{1,24}\)(?=[^，。；：\s男女])")
# 被告人韩某某因涉嫌盗窃罪于…被抓获: the name ends before 因.
_BECAUSE = re.compile(
    r"曾?因[\u4e00-\u9fff]{2}|现(?:羁押|在押|押于|住)|均?系(?![统列])(?=[\u4e00-\u9fff×]{2})|(?:曾用名|又名|绰号|化名|自报名|男|女)(?=[：，“\"])"
)
_REPORTED = re.compile(
    r"自报(?:姓名|名)?[：]?|姓名[：]?|\((?:自报|化名|绰号)[^()]{0,6}\)|[^，。\s]{2,20}(?:事务所|法律援助中心|法律服务所)(?:律师|法律工作者)(?=[\u4e00-\u9fff]{2,4}$)"
)
_SENTENCE = re.compile(
    r"一案|指控|到庭|参加诉讼|诉称|辩称|辩解|提出|无异议|供认|犯[^，。]{1,20}罪一|不服|上诉称|向本院|均系|之间|经本院"
)
_TITLE = re.compile("(?:纠纷|争议)[^，。：]{0,16}(?:判决|裁定|决定|调解)书$")
_NO_NAME = re.compile(
    r"[与诉因犯在被的了]$|^(?:[与诉因犯在被称均将就把的了其对等未]|系)"
    r"|到庭|一案|指控|纠纷|不服|上诉|提出|委托|^代理|代理人|辩护|被告|原告|机关指|无异议|请求|陈述|有权|应当|经传票|罪|判决书|裁定书|^[^·]{1,8}律师"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its place in the view's text."""

    text: str = field(repr=False)
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One block: `party` tells a party's role from an agent's; `end` is where the next block starts.

    `also` is the party's role that an agent has besides (法定代理人暨附带民事诉讼被告人).
    """

    party: bool
    role: str
    former: str
    names: tuple[Name, ...]
    start: int
    body: int
    end: int
    also: str = ""


def read_blocks(text: str, start: int, end: int) -> list[Block]:
    """Return the blocks in text[start:end] in order; sentences that merely begin with a role are left out."""
    found: list[tuple[re.Match[str], tuple[Name, ...]]] = []
    for match in _BLOCK.finditer(text, start, end):
        names = _names(text, match.end(), end) if not match["other"] and _opens(text, match) else ()
        if names or match["other"]:
            found.append((match, names))
    # A block ends where the next one starts, and where what is no party's starts.
    ends = [*(match.start() for match, _ in found), end][1:]
    return [_block(match, names, at) for (match, names), at in zip(found, ends, strict=True) if names]


def _block(match: re.Match[str], names: tuple[Name, ...], end: int) -> Block:
    """Make a block that ends at `end`."""
    return Block(
        party=bool(match["party"]),
        role=_role(match),
        former=match["former"] or "",
        names=names,
        start=match.start(),
        body=names[-1].end,
        end=end,
        also=match["also"] or "",
    )


def _role(match: re.Match[str]) -> str:
    """Return the role; of counsel who acts in the civil part too, the word that makes him counsel stays."""
    role = "".join((match["party"] or match["word"]).split())
    second = "".join((match["second"] or "").split())
    return f"{role}暨{second}" if "辩护" in second else role


def _opens(text: str, match: re.Match[str]) -> bool:
    """Say whether the role word may open a block where it stands."""
    before = text[match.start() - 1] if match.start() else "\n"
    if before in "\n。；" or not match.start():
        return True
    if before == "：":
        return False
    if before in "，、)":
        return bool(match["agent"]) and match["word"] not in ("代理人", "代表人", "负责人", "业主", "投资人")
    earlier = text[max(0, match.start() - 8) : match.start()].rstrip(" ")[-1:]
    return earlier not in ("、", "与", "诉", "和", "及")


def _names(text: str, at: int, end: int) -> tuple[Name, ...]:
    """Read the names that stand at `at`, or nothing where this is a sentence and no block."""
    stop = _name_end(text, at, end)
    if stop == at or _said(text, stop, end):
        return ()
    pieces: list[Name] = []
    cut = at
    for mark in (*_MANY.finditer(text, at, stop), None):
        piece_end = mark.start() if mark else stop
        pieces.append(trimmed(text, cut, piece_end))
        cut = mark.end() if mark else stop
    whole = trimmed(text, at, stop) if len(pieces) > 1 else pieces[0]
    if len(pieces) > 1 and all(2 <= len(piece.text) <= 5 for piece in pieces):
        return tuple(pieces) if all(is_name(piece.text) for piece in pieces) else ()
    if "、" in whole.text:
        parts = [piece for piece in pieces if is_name(piece.text)]
        return tuple(parts) if len(parts) == len(pieces) else ()
    return (whole,) if is_name(whole.text) else ()


def _said(text: str, stop: int, end: int) -> bool:
    """Say whether the rest of the sentence shows that it is a statement, not a description."""
    last = min(stop + 60, end)
    ends = text.find("。", stop, last)
    clause = text[stop : ends if ends >= 0 else last]
    first = re.split(r"[，。\n]", clause, maxsplit=2)
    # 原告X因与被告Y离婚纠纷一审民事判决书: a title names more than its first party.
    if _TITLE.search(first[0]):
        return True
    return bool(_SENTENCE.search("，".join(first[:2]))) and "出生" not in clause


def _name_end(text: str, at: int, end: int) -> int:
    """Return where the names that start at `at` end: at a stop, an aside in brackets, or a blank."""
    stop = _STOP.search(text, at, min(end, at + 120))
    last = stop.start() if stop else min(end, at + 120)
    because = _BECAUSE.search(text, at + 2, last)
    last = min(last, because.start()) if because else last
    spaced = _PERSON_SPACED.match(text, at, end)
    if spaced:
        return spaced.end()
    index = at
    while index < last:
        char = text[index]
        if char == "(":
            inside = _NAMING_BRACKET.match(text, index, last)
            if inside is None or is_aside(inside[0]) or index - at < 2:
                return index if not _closes_name(text, index, last) else text.index(")", index) + 1
            index = inside.end()
        elif char == " " and not (_latin(text, index - 1) and _latin(text, index + 1)):
            return index
        else:
            index += 1
    return last


def _closes_name(text: str, index: int, last: int) -> bool:
    """Say whether a bracket at the end is part of the name: 某某中心(有限合伙)."""
    close = text.find(")", index, last)
    return close > 0 and text[index + 1 : close] in (
        "有限合伙",
        "普通合伙",
        "特殊普通合伙",
        "个人独资",
        "集团",
        "个体工商户",
    )


def is_aside(bracket: str) -> bool:
    """Say whether a bracket says something about the name and is no part of it."""
    return bool(
        re.search(
            r"简称|下称|曾用|又名|别名|化名|绰号|外号|身份|未到庭|缺席|已[死去]|公民|原名|[，：]", bracket
        )
    )


def _latin(text: str, index: int) -> bool:
    """Say whether the character there is a Latin letter or a dot."""
    return (
        0 <= index < len(text) and text[index] < "\u0250" and (text[index].isalpha() or text[index] in ".-")
    )


def trimmed(text: str, start: int, end: int) -> Name:
    """Return the name in text[start:end] without what surrounds it, blanks inside a short name left out."""
    while start < end and text[start] in " \n：、，":
        start += 1
    reported = _REPORTED.match(text, start, end)
    start = reported.end() if reported else start
    while end > start and text[end - 1] in " \n、，":
        end -= 1
    written = text[start:end]
    if written.endswith(("等人", "等")) and len(written) > 3:
        end -= 2 if written.endswith("等人") else 1
        written = text[start:end]
    bare = "".join(written.split())
    if not any("\u4e00" <= char <= "\u9fff" for char in written):
        return Name(written, start, end)
    return Name(bare.replace("(", "（").replace(")", "）"), start, end)


def is_name(written: str) -> bool:
    """Say whether `written` can be a name at all."""
    if not written or len(written) > 60 or _NO_NAME.search(written):
        return False
    if not (written[0].isalpha() or written[0] in "×*〇"):
        return False
    return len(written) > 1 or written.isalpha()
