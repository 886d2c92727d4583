"""Where names are expected: after a role word (被害人X、Y), or before what they said (X、Y的证言)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from nlp.names.back import before_bracket, before_etc
from nlp.names.boundary import ANY_DOT, BEFORE_TWO, DOTTED, HAN, Form, Reading, is_double, read_name
from nlp.names.cues.before import Role
from nlp.names.dictionary import has_no_word, is_word
from nlp.names.find import Cue, cues_after, cues_before
from nlp.names.headed import headed
from nlp.names.held import held
from nlp.names.hurt_in_office import is_hurt_behind
from nlp.names.lead_in import NO_FIRST, behind_gap, behind_noun, sharpen
from nlp.names.likely import SMALL
from nlp.names.role_words import leads_to_role, role_words
from nlp.names.rosters import rosters
from nlp.names.slot import Slot as Slot
from nlp.names.surnames import COMMON, COMPOUND
from nlp.names.tellers import RELATED, name_start
from nlp.names.words import NEVER, NOT_NAMES

# After a name, still inside the list: a bracket, a sum, then what joins the next name.
_TAIL = re.compile(r"[”\"]?(?:\([^()]{1,40}\))?")
_FIGURE = "[0-9一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟两]"
_SUM = re.compile(
    rf"[^，。；、0-9]{{0,6}}?(?:人民币|现金|损失)?{_FIGURE}[0-9.,一二三四五六七八九十百千万零〇两壹贰叁肆伍陆柒捌玖拾佰仟]{{0,14}}"
    r"[余多]?[万亿]?[余多]?元(?:整|\([^()]{1,20}\))?"
    r"[，、；及 ]{1,2}(?:(?:退赔|赔偿)?(?:给)?)"
    r"(?=(?:[^，。；、0-9]{2,4}?|[^，。；、0-9]{1,9}[·A-Za-z][^，。；、0-9]{1,9})(?:人民币|现金|(?:经济)?损失)?"
    rf"{_FIGURE})"
)
# Most often no figure stands near enough; 人民币 may stand before it.
_SUM_SOON, _SUM_REACH = re.compile(_FIGURE), 10
# 被告人退赔甲一千元、乙二千元 goes on with those who are paid.
_PAYS = re.compile("[^，。；、0-9]{0,6}?(?:退赔|赔偿|返还|退还|支付|给付|发还|归还)")
# What was taken from each: 盗窃X家玉米八袋、Y家水泵一台.
_EACH = re.compile("家[^，。；、]{1,12}[、，](?=[^，。；、]{2,4}家)")
_COMMA = re.compile(r" ?(?:(?:，[0-9]{1,2})?、|，(?=[^，。、]{2,4}、)) ?[“\"]?")
# 被害人张某和李某的陈述 joins two victims; 被告人张某与李某发生争执 joins nobody.
_AND_LAST = re.compile(
    r"(?:以及|和|及|与)(?=[^，。；、]{2,5}?(?:的?(?:陈述|证言|证词|证实|报案|询问笔录)|等|经济损失|各))"
)
_FIRST_OF_TAIL, _FIRST_OF_COMMA, _FIRST_OF_AND = frozenset('”"('), frozenset(" ，、"), frozenset("以和及与")
_LONE = frozenset((Role.ACCUSED, Role.APPELLANT, Role.ACCOMPLICE, Role.OFFICER, Role.COUNSEL))
_ITEM = re.compile(rf"(?![其该但])[{HAN}]{{2,4}}(?=、|和|及|与|等|的|，|。|；)")
_LONGEST_LIST = 200


def slots(text: str) -> Iterator[Slot]:
    """Find the slots of a folded text: forward ones first, then backward ones."""
    for cue in cues_before(text):
        yield from _forward(text, cue)
    for cue, most in headed(text):
        # Who else the text calls somebody otherwise stays so: 1、X：… may be a co-offender who was heard.
        yield from (slot._replace(before=False, held=True) for slot in islice(_forward(text, cue), most))
    walked: Walked = Counter()
    for cue in cues_after(text):
        yield from _backward(text, cue, walked)
    yield from held(text)
    yield from rosters(text)


def _forward(text: str, cue: Cue) -> Iterator[Slot]:
    """Read the name or the list of names after a role word."""
    start, end, role = cue
    # 约X（被害人）相约: the bracket belongs to the name before it.
    if text.startswith(")", end) and text.startswith("(", start - 1):
        return
    role = sharpen(role, text, end)
    at = behind_gap(text, end)
    if text[at : at + 1] in NO_FIRST:
        return
    if role is Role.TARGET:
        role, at = behind_noun(text, start, at)
    for count in range(_LONGEST_LIST):
        reading = _read(text, at, listed=count > 0, lone=role in _LONE)
        if reading is None:
            return
        own = _in_office(text, reading) if role is Role.OFFICER else role
        yield Slot(own, reading, (start, end), before=True, listed=count > 0)
        following = _next(text, reading, lone=role in _LONE)
        if following is None:
            return
        at = following


def _in_office(text: str, reading: Reading) -> Role:
    """Tell who was hurt in office from who only was in it; 民警来后 names nobody."""
    hurt = text[reading.start] not in SMALL and is_hurt_behind(text, reading.end)
    return Role.HURT if hurt else Role.OFFICER


def _read(text: str, at: int, *, listed: bool, lone: bool) -> Reading | None:
    """Read a name at `at`; in a list a name without a known surname is read where commas bound it."""
    if text[at : at + 2] in NOT_NAMES or text[at : at + 3] in NOT_NAMES:
        return None
    if leads_to_role(text, at):
        return None
    reading = read_name(text, at)
    if reading is not None and lone and _is_verb(text, reading):
        return None
    item = _ITEM.match(text, at) if listed else None
    if reading is not None and (item is None or not _falls_short(text, reading, item.end())):
        return reading
    if item is None or not NEVER.isdisjoint(item[0]):
        return None
    return Reading(at, (item.end(),), Form.HAN, sure=False)


def _is_verb(text: str, reading: Reading) -> bool:
    """Say whether a rare surname makes a word of what follows, and so is none: 辩护人提出李某有过错."""
    lead = text[reading.start : reading.start + 2]
    rare = lead[0] not in COMMON and lead not in COMPOUND and reading.form is Form.HAN
    return rare and is_word(lead)


def _falls_short(text: str, reading: Reading, end: int) -> bool:
    """Say whether a reading ends inside what stands between two commas: 阿木日|布."""
    inside = reading.form is Form.HAN and max(reading.ends) < end and text.startswith("、", end)
    return inside and has_no_word(text[reading.start : end])


def _next(text: str, reading: Reading, *, lone: bool) -> int | None:
    """Return where the next name of the list starts, or None where the list ends."""
    for end in reading.ends:
        tail = _TAIL.match(text, end) if text[end : end + 1] in _FIRST_OF_TAIL else None
        at = tail.end() if tail else end
        following = text[at : at + 1]
        join = (
            (_COMMA.match(text, at) if following in _FIRST_OF_COMMA else None)
            or (_EACH.match(text, at) if following == "家" else None)
            or (_sum(text, at, lone=lone) if _SUM_SOON.search(text, at, at + _SUM_REACH) else None)
            or (_AND_LAST.match(text, at) if following in _FIRST_OF_AND and not lone else None)
        )
        if join is not None:
            return join.end()
    glued = None if lone else _GLUED.match(text, max(reading.ends))
    return glued.end() if glued else None


def _sum(text: str, at: int, *, lone: bool) -> re.Match[str] | None:
    """Return the sum that somebody of a list has; what an accused pays is of another list."""
    return None if lone and _PAYS.match(text, at) else _SUM.match(text, at)


# Two names that a page ran together: 证人陈信林冯忠、李勤民、王进的证言.
_GLUED = re.compile(f"[{HAN}]{{2,3}}、(?=[{HAN}]{{2,3}}(?:某[0-9甲-癸]?)?(?:、|等|的))")


# No name goes across these: punctuation, digits, and what stands in no given name.
# The last of them is found: all is taken, and given back character by character.
_EDGE = re.compile(
    r"(?s:.*)[，。；：、()“”\"《》!?！？\s\d.．①-⒛的了把将给称说被](?:(?<![说被])|(?<=说)(?!明)|(?<=被)(?![害告]))"
)
_SHORTEST, _REACH = 2, 14


# How often the names of a list were read as its later ones: where each has a fate of its own (X（另案处理）、
# Y（另案处理）、…), the last one's list holds all before it, and reading it again for each says nothing new.
Walked = Counter[tuple[Role, int]]
_AGAIN = 3


# Who speaks for the harmed, or saw it, is no victim: 被害单位员工X的陈述, 邻居X陈述.
_OTHER = re.compile(f"单位|公司|代表人|负责人|{RELATED.pattern}")
_FAMILY = re.compile("[亲家]属")


# What ends no name.
_NO_LAST = frozenset('，。；、：的了将把给称(“”"《》!?！？ \n')


def _is_other(text: str, start: int, end: int) -> bool:
    """Say whether the words before a name make its bearer somebody else than the harmed and their family."""
    return _OTHER.search(text, start, end) is not None and _FAMILY.search(text, start, end) is None


def _backward(text: str, cue: Cue, walked: Walked) -> Iterator[Slot]:
    """Read the name or the list of names that a statement or a fate belongs to."""
    role = cue[2]
    end = before_etc(text, cue[0])
    if text[end - 1 : end] in _NO_LAST:
        return
    strict = not text.startswith("的", cue[0])
    # An age in brackets is one person's; 均系未成年人 is said of a whole list.
    lone = role is Role.DESCRIBED and text[cue[0]] in "，("
    for count in range(1 if lone else _LONGEST_LIST):
        if count:
            walked[role, end] += 1
            if walked[role, end] > _AGAIN:
                return
        start = _edge(text, end)
        found = list(_split(text, start, end))[: 1 if lone else None]
        for piece_start, piece_end in found:
            reading = _read_back(text, piece_start, piece_end, strict=strict and count == 0)
            if reading is None and count == 0 and text.startswith("等", end):
                continue  # of X、Y等人 the last may be what no list holds
            if reading is None and count and (odd := _ODD_ITEM.fullmatch(text, piece_start, piece_end)):
                reading = _read_odd(odd)
            if reading is None:
                return
            for_firm = role is Role.VICTIM and _is_other(text, start, reading.start)
            own = Role.WITNESS if for_firm else role
            held = reading.start == piece_start and _is_edge(text, start, piece_start)
            yield Slot(own, reading, cue[:2], before=False, listed=count > 0, held=held)
        if not found or start == 0 or text[start - 1] != "、":
            return
        end = before_bracket(text, start - 1)
        typed = _TYPED.search(text, max(0, end - 3), end)
        end = typed.start() if typed else end


# 张某，4、李某: the second 某 was lost.
_TYPED = re.compile("，[0-9]{1,2}$")
_ODD_ITEM = re.compile(f"[{HAN}]{{4,6}}")


def _read_odd(item: re.Match[str]) -> Reading | None:
    """Read what stands between two commas of a list of names, and holds no word, as a name: 阿木日布."""
    plain = NEVER.isdisjoint(item[0]) and has_no_word(item[0])
    return Reading(item.start(), (item.end(),), Form.OPEN, sure=True) if plain else None


_STOP = re.compile(r"[，。；：、()“”\"？！?!\s.．①-⒛的将把]")


def _is_edge(text: str, edge: int, start: int) -> bool:
    """Say whether no name goes across `start`: a stop stands there, or a word that was stepped over."""
    return start > edge or start == 0 or _STOP.match(text, start - 1) is not None


_LATIN_END = re.compile(r"[A-Z][A-Za-z'\-]*(?:[ .·][A-Z][A-Za-z'\-]*\.?){1,4}$")


_NUMBERED = re.compile("(?:某{1,3}|[×✕*]{1,3})[0-9]{1,2}$")


def _edge(text: str, end: int) -> int:
    """Return where the piece that ends at `end` starts: after the last punctuation mark, within reach."""
    is_latin = text[end - 1 : end].isascii()
    latin = _LATIN_END.search(text, max(0, end - _REACH * 2), end) if is_latin else None
    if latin is not None:
        return latin.start()
    # The number of 张某3 is no edge.
    numbered = _NUMBERED.search(text, max(0, end - 8), end) if text[end - 1 : end].isdigit() else None
    end = numbered.start() + 1 if numbered else end
    start = max(0, end - _REACH)
    edge = _EDGE.match(text, start, end)
    return edge.end() if edge else start


_AND = re.compile("以及|和|及|与")


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a piece such as 张某和王五 at its joints, the last part first; a role word ends it."""
    if end - start < _SHORTEST:
        return
    # A word that the reach cut in two (被|害人) is a role word all the same.
    cues = [cue for cue in role_words(text, max(0, start - 4), end) if cue > start]
    start = name_start(text, cues[-1] if cues else start, end)
    start += 2 * text.startswith("之一", start, end)
    piece = text[start:end]
    for joint in _AND.finditer(piece) if len(piece) > 2 * _SHORTEST else ():
        left, right = piece[: joint.start()], piece[joint.end() :]
        if all(2 <= len(part) <= (_REACH if "·" in part else 4) for part in (left, right)):
            yield start + joint.end(), end
            yield start, start + joint.start()
            return
    if len(piece) >= _SHORTEST:
        yield start, end


# What stands in no part of a dotted name, so that the piece runs on behind it: X·Y因伤死亡.
_RUNS_ON = frozenset("因经在于与和向对将被从同")
# Surnames that are mostly a small word before a name.
_LEADS_ON = frozenset("由经向和与于从同对令")
# 写了张收条证明: the measure word, not the surname.
_BEFORE_SHEET = frozenset("了一两几这那每")


def _read_back(text: str, start: int, end: int, *, strict: bool) -> Reading | None:
    """Read a name that ends at `end`: the whole piece, or (unless `strict`) its last characters."""
    piece = text[start:end]
    is_sheet = piece[:1] == "张" and text[start - 1 : start] in _BEFORE_SHEET
    if piece in NOT_NAMES or piece[-2:] in NOT_NAMES or is_sheet:
        return None
    dotted = not ANY_DOT.isdisjoint(piece) and DOTTED.fullmatch(text, start, end)
    if dotted and _RUNS_ON.isdisjoint(piece):
        return Reading(start, (end,), Form.DOTTED, sure=True)
    reading = read_name(text, start)
    if reading is not None and end in reading.ends[: 1 if reading.form is Form.DOTTED else None]:
        whole = reading.form is not Form.HAN or piece[:1] in COMMON or piece[:2] in COMPOUND
        return Reading(start, (end,), reading.form, whole)
    led = len(piece) == 4 or (len(piece) > 4 and piece[-5] in BEFORE_TWO)
    if led and is_double(piece[-4:]):
        return Reading(end - 4, (end,), Form.HAN, sure=True)
    if len(piece) <= 3 and (strict or len(piece) < 3):
        return None
    for length in (3, 2, 4):
        if length >= len(piece) or piece[-length] not in COMMON:
            continue
        # 鉴定意见由唐庆、…作出: the small word leads to the surname.
        if piece[-length] in _LEADS_ON and (length == _SHORTEST or piece[1 - length] in COMMON):
            continue
        reading = read_name(text, end - length)
        if reading is not None and end in reading.ends:
            return Reading(end - length, (end,), reading.form, reading.form is Form.MASKED)
    return None
