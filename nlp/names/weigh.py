"""How much speaks for a name: the recogniser's word, else what stands on both sides of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from nlp.names.boundary import Form, ends_here
from nlp.names.cues.before import KIN, OWNS, TAKES, Role
from nlp.names.dictionary import has_no_word, is_given, is_word
from nlp.names.likely import DOUBTFUL, PREPOSITIONS, SMALL, Look, is_likely, is_odd, is_odd_pair, look_at
from nlp.names.masked import is_masked
from nlp.names.nobody import may_name_nobody, names_nobody, tells_how
from nlp.names.slots import Slot
from nlp.names.surnames import COMMON, SURNAMES, surname_of
from nlp.names.tellers import WHO, is_told
from nlp.names.words import MAYBE, NOT_ALONE, NOT_NAMES

_WEAK, _CLEAR, _BOUNDED = 1, 2, 3


class Vote(IntEnum):
    """What the recogniser says of a place."""

    NONE = 0
    PART = 1
    WHOLE = 2
    UNASKED = 3


_STATED = re.compile(
    "(?:等.{0,3})?的?(?:当庭|书面)?(?:陈述|证言|证词|证实|报案|询问笔录|辨认|到庭|出庭)|的(?:损伤|伤情|伤势|尸体|死因|伤残|谅解|[家亲]属)|[(](?![0-9])|(?=[(]?[，：]?[男女][，,])"
)
# The rest of a list of names, and what they all said.
_STATED_TOGETHER = re.compile(
    "(?:、[^，。；：、的]{2,6}){1,8}(?:等.{0,3})?的(?:当庭|书面)?(?:陈述|证言|证词|询问笔录)"
)
# What only somebody can have, in a disposition.
_OWNED = re.compile("的?(?:各项)?(?:经济)?损失")
TESTIMONY = re.compile(
    "的?(?:当庭|书面)?(?:证言|陈述)|(?:辨认|询问)笔录|的(?:损伤|伤情|伤势|尸体|死因)|于[0-9]{4}年[^，。]{0,20}的?(?:证言|陈述)"
)
_TELLS = re.compile(r"(?:\([^()]{1,20}\))?的?(?:当庭|书面)?(?:证言|陈述|证实|诉称|报案)")
_SEX = re.compile(
    "[(，](?:[男女][，、)]|系|化名|曾用名|又名|别名|原名|本名|绰号|外号|小名|乳名|[殁时现]年|[12][0-9]{3}年[^，。；、()]{2,8}生)"
)
# What a guardian does for somebody, and what somebody asks or does in court.
_ACTS = re.compile(
    "的?(?:均|亦|也|已|曾)?(?:陪同|陪伴|在场|到场|代为|代签|到案|表示|出具|收到|领取|领回|签[名字]|要求|请求|主张|诉称|提出|申请|诉请|不服)"
)
# What is paid to somebody, and what somebody asks of the court.
_PAID = re.compile("(?:的?(?:各项)?(?:经济)?损失)?(?:人民币|[0-9])|的其[他它余]诉讼请求|的?经济损失")
# What only a person suffers: who is cheated, killed or beaten, or of what somebody died.
_SUFFERS = re.compile(
    "的信任|被(?:骗(?![取走得])|杀害|殴打|害死|打[伤死]|[砍捅掐勒撞]死)|(?:符合|系|因)[^，。；]{2,30}死亡"
)
# What only a finding says of somebody: a day or an adverb (周末被打伤) does not stand before it.
_DIED_OF = re.compile("(?:符合|系)[^，。；]{2,30}死亡")
_DUTY = re.compile("[到出]庭|[出提].|作证|陈述|如实|依法|按照|支付|返还|赔偿|履行|承担")


def _is_doubtful(text: str, name: str, end: int) -> bool:
    """Say whether `name` begins with a word rather than a surname; 应宏亮的证言 does not, 应到庭 does."""
    if name[0] not in DOUBTFUL:
        return False
    followed = any(what.match(text, end) for what in (_TELLS, _SEX, _SUFFERS, _ACTS, _PAID))
    told = len(name) == 3 and followed
    led = name[0] in PREPOSITIONS and (name[1] in COMMON or not has_no_word(name))
    return not told or led or _DUTY.match(name, 1) is not None


def judge(text: str, slot: Slot, end: int, name: str, vote: Vote) -> float:
    """Weigh what speaks for a name; 0 where it is no name. The recogniser's word is enough."""
    form = slot.reading.form
    if form is Form.MASKED or is_masked(name):
        return 1.0
    if form is Form.OPEN:
        return 0.6 * (
            (slot.role in _FIRM and (slot.before or slot.held)) or (slot.role is Role.CHILD and slot.held)
        )
    if form in (Form.DOTTED, Form.LATIN):
        brand = form is Form.LATIN and slot.role is Role.TARGET and not _is_owner(text, slot, end, name)
        return 0.0 if brand else 0.9 if slot.before else 0.7
    if names_nobody(name) or (may_name_nobody(text, name, end) and not _is_held(text, slot, end)):
        return 0.0
    if slot.role is Role.TARGET:
        return _target(text, slot, end, name, vote)
    return 0.95 if vote is Vote.WHOLE else _structure(text, slot, end, name, vote)


def _is_held(text: str, slot: Slot, end: int) -> bool:
    """Say whether a name stands between a role word and a statement, or what only people have or suffer."""
    if not slot.before or slot.role is Role.TARGET:
        return False
    stated = (_SEX,) if text.startswith("(", end) else (_STATED, _STATED_TOGETHER, _OWNED, _PAID, _SUFFERS)
    return any(what.match(text, end) for what in stated)


def _is_owner(text: str, slot: Slot, end: int, name: str) -> bool:
    """Say whether Latin letters behind a deed are a person's full name, and no brand: 骗取John Smith现金."""
    taken = text[slot.cue[0] : slot.cue[0] + 2] in TAKES
    return " " in name and (not taken or OWNS.match(text, end) is not None)


def _target(text: str, slot: Slot, end: int, name: str, vote: Vote) -> float:
    """Weigh the name of somebody to whom something is done: 殴打X, 将X打伤, 骗取X现金."""
    cue, surname = text[slice(*slot.cue)], surname_of(name)
    taken = cue[:2] in TAKES
    owns = OWNS.match(text, end) is not None or is_told(text, slot.reading.start)
    thing = taken and not owns
    small = surname in SMALL and not (vote is Vote.WHOLE and is_odd(name))
    if thing or KIN.match(text, end) or small:
        return 0.0
    if vote is Vote.WHOLE:
        return 0.75
    if _befalls_somebody(text, cue, end) and _may_be_somebody(name):
        return 0.6
    firm = cue in _HANDS or (len(name) > 2 and cue not in _TOWARDS)
    ended = ends_here(text, end) >= _BOUNDED or (taken and owns and slot.listed)
    return 0.6 * (firm and is_likely(name, surname) and ended)


# What befalls nobody but a person, right behind the name; whoever bears a word for a name is told by it.
_WOUNDED: Final = re.compile(
    "(?:当场|头部|腹部|面部)?(?:打|砍|捅|刺|扎|咬|踢|撞|碾|轧|烧|烫|炸|摔|推|枪|毒|掐|勒|闷|殴)(?:[伤死昏]|致)"
)
_UNAWARE: Final = re.compile("(?:不备|熟睡|睡着|醉酒|不注意|洗澡)")


_QUARRELS: Final = re.compile(
    "发生(?:争执|争吵|口角|厮打|扭打|撕打|打斗|性关系)|(?:自愿)?就[^，。；]{0,6}赔偿|(?:自[愿行])?达成(?:和解|谅解|赔偿)"
)
# What follows these words was looked at when they were found: 约X到宾馆…趁其, 明知X年老, 令X再汇.
_WITH_PEOPLE: Final = frozenset(("约", "邀", "明知", "令"))


def _befalls_somebody(text: str, cue: str, end: int) -> bool:
    """Say whether what stands around a name is done to people alone: 将X捅伤, 趁X熟睡, 退赔X人民币."""
    if cue in ("将", "把"):
        return _WOUNDED.match(text, end) is not None
    if cue == "趁":
        return _UNAWARE.match(text, end) is not None
    if cue == "与":
        return _QUARRELS.match(text, end) is not None
    if cue in _WITH_PEOPLE:
        return True
    return cue in ("退赔", "退赔给") and text.startswith("人民币", end)


def _may_be_somebody(name: str) -> bool:
    """Say whether a word may be a name: a surname leads it, and it is no noun of persons (司机, 路人)."""
    surname = name[0] in COMMON and name[0] not in SMALL
    return surname and len(name) == 2 and name not in NOT_ALONE and WHO.fullmatch(name) is None


# One takes hold of somebody, or turns against them: 对 and 向 lead to things and deeds as well.
_HANDS: Final = frozenset("将把朝")
_TOWARDS: Final = frozenset("对向往照")
_SAID = re.compile("证言|证词|陈述|笔录|辨认|出庭|到庭|[害证]人")


# What starts a clause, and is hardly ever a surname.
_CLAUSE: Final = frozenset("但可因则")
# Role words that nobody but a person follows.
_FIRM: Final = frozenset((Role.VICTIM, Role.CLAIMANT, Role.WITNESS, Role.APPRAISER, Role.GUARDIAN))


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the witnesses of a name look at that the recogniser did not see whole."""

    text: str = field(repr=False)
    slot: Slot
    end: int
    look: Look
    vote: Vote


def _structure(text: str, slot: Slot, end: int, name: str, vote: Vote) -> float:
    """Weigh a name that the recogniser did not see whole: structure must hold it on both sides."""
    if name[:2] in NOT_NAMES:
        return 0.0
    heard = _Heard(text, slot, end, look_at(name), vote)
    said = (witness(heard) for witness in _WITNESSES)
    return next((weight for weight in said if weight is not None), 0.0)


def _described(one: _Heard) -> float | None:
    """Weigh whom only a description (X，男，) makes somebody: it tells no word from a name."""
    if one.slot.role is not Role.DESCRIBED:
        return None
    return 0.7 if one.slot.reading.sure and not one.look.word and one.look.surname in COMMON else 0.0


def _seen_in_part(one: _Heard) -> float | None:
    """Weigh a name of which the recogniser saw a part, and whose end is sure."""
    whole = one.look.plain or is_odd(one.look.name)
    return 0.8 if one.vote is Vote.PART and one.slot.reading.sure and whole else None


def _suffering(one: _Heard) -> float | None:
    """Weigh who is called harmed, and suffers right behind the name what only people do."""
    harmed = one.slot.role is Role.VICTIM and one.slot.before
    if not harmed or not _SUFFERS.match(one.text, one.end):
        return None
    look = one.look
    found = look.word and not look.doubtful and _DIED_OF.match(one.text, one.end) is not None
    word = found and look.surname not in _NOUNS and look.name not in NOT_ALONE
    odd = is_odd(look.name) and not _is_doubtful(one.text, look.name, one.end)
    return 0.6 if word or odd else None


def _told_behind(one: _Heard) -> float | None:
    """Weigh a name that no role word leads."""
    return None if one.slot.before else _behind(one.text, one.slot, one.look)


def _stated(one: _Heard) -> float | None:
    """Weigh a name between a role word and a statement."""
    text, end, look = one.text, one.end, one.look
    if not (_STATED.match(text, end) or _STATED_TOGETHER.match(text, end)):
        return None
    rare = len(look.name) > 2 and not _is_doubtful(text, look.name, end) and not is_word(look.name)
    held = TESTIMONY.match(text, end) or _SEX.match(text, end)
    alone = look.word and ((look.name not in NOT_ALONE and look.name[0] != "和") or held is not None)
    odd = held is not None and is_odd_pair(look.name)
    return 0.8 if look.plain else 0.6 * (rare or alone or odd)


def _ended(one: _Heard) -> float | None:
    """Weigh a name that holds no word, and ends surely."""
    ended = _OWNED.match(one.text, one.end) or ends_here(one.text, one.end) >= _CLEAR
    return 0.7 if one.look.plain and one.slot.reading.sure and ended else None


def _led(one: _Heard) -> float | None:
    """Weigh a name behind a role word that nobody but a person follows."""
    return _ahead(one.text, one.slot, one.end, one.look) if one.slot.role in _FIRM else None


# The first that has something to say is believed.
_WITNESSES: Final = (_described, _seen_in_part, _suffering, _told_behind, _stated, _ended, _led)


def _behind(text: str, slot: Slot, look: Look) -> float:
    """Weigh a name that only what follows gives a role: a statement, a fate."""
    start, said = slot.reading.start, is_said(text, slot)
    if look.name[0] in _CLAUSE or look.name[-1] in _PAPERS or not slot.reading.sure:
        return 0.0
    told = is_told(text, start) or text.startswith("致", start - 1)
    if slot.held and look.plain and (len(look.name) > 2 or said or told):
        return 0.65
    bracket = said and text.startswith("(", slot.cue[0])
    told = told or bracket or TESTIMONY.match(text, slot.cue[0]) is not None
    told = told or _OF_PEOPLE.search(text, *slot.cue) is not None
    if slot.held and look.word and told and look.name not in NOT_ALONE:
        return 0.6
    rare = slot.held and told and len(look.name) > 2 and is_likely(look.name, look.surname, SURNAMES)
    return 0.6 * (rare or (is_odd(look.name) and said))


def _ahead(text: str, slot: Slot, end: int, look: Look) -> float:
    """Weigh a name behind a role word that only a person follows, by where it ends; a word needs more."""
    grade = ends_here(text, end)
    ended, bounded = grade >= _WEAK, slot.reading.sure and grade >= _BOUNDED
    held = bounded or (ended and (slot.listed or text.startswith("、", end)))
    before_word = look.surname in COMMON and is_word(text[end : end + 2])
    return 0.6 * (
        ((ended or before_word) and _is_firm(look, bounded=bounded))
        or (bounded and is_odd(look.name) and not _is_doubtful(text, look.name, end))
        or (bounded and _is_common(look))
        or (ended and _is_common(look) and look.name[-1] not in MAYBE)
        or (look.word and _is_word_for_a_name(text, end, look.name, held=held))
    )


def _is_firm(look: Look, *, bounded: bool) -> bool:
    """Say whether the characters speak for a name by themselves."""
    if len(look.name) == 2:
        return look.plain and (not look.doubtful or bounded)
    given = look.name[1:]
    whole = given[-1] == look.name[-2] or not is_word(given) or is_given(given)
    return whole and (look.plain or is_likely(look.name, look.surname, SURNAMES))


def _is_common(look: Look) -> bool:
    """Say whether three characters or more hold no word, and a surname leads that makes no noun of them."""
    return look.plain and len(look.name) > 2 and look.surname not in _NOUNS and not look.doubtful


def _is_word_for_a_name(text: str, end: int, name: str, *, held: bool) -> bool:
    """Say whether somebody bears a word for a name: by what they do, or where stops hold it."""
    if name[-1] in "地性化" or tells_how(name):
        return False
    free = name not in NOT_ALONE
    if free and DOES.match(text, end):
        return True
    return held and ((free and name[0] != "和") or _PAID.match(text, end) is not None)


# What only somebody does, right behind the name: who bears a word for a name is told by it.
DOES: Final = re.compile(
    "证[：，]|先(?:动手|出手|挑衅|行?辱骂|打人)|就[^，。；、]{2,10}(?:作[了出]|进行|发表|提出)|对[^，。；]{2,14}(?:负有|存在|有)(?:一定|重大)?的?(?:责任|过错)"
    "|(?:当庭)?(?:回忆|反映|指认|辨认出)|所作的|还?证实|于案发(?:当|次)[日晚]|被骗[0-9]|(?:向|从)其(?!他)"
)
# Surnames that make a noun or a phrase of what follows: 金项链, 黄手机, 高价值.
_NOUNS: Final = frozenset(
    "金白黄高万方毛车钱包田石米江水木花红蓝全单平安常连成时明后何谈相应管支易施查解强满宣信"
)


# What names a paper, and hardly anybody: 林权证, 宗地图.
_PAPERS: Final = frozenset("证图表单册票卡据件")


# Only people have them.
_OF_PEOPLE: Final = re.compile("伤情|伤势|死因|死亡(?:原因|时间)|尸体|谅解|伤残等级|回忆")


def is_said(text: str, slot: Slot) -> bool:
    """Say whether the slot's cue is a statement."""
    return _SAID.search(text, *slot.cue) is not None


def _is_led_pair(text: str, slot: Slot, end: int) -> bool:
    """Say whether two characters behind a role word of people are no word, as rare as the surname is."""
    return slot.before and slot.role in _FIRM and is_odd_pair(text[slot.reading.start : end])


def in_list(text: str, slot: Slot, end: int) -> bool:
    """Say whether a slot is a bounded member of a list and looks like a name."""
    start = slot.reading.start
    bounded = slot.listed or text.startswith("、", end)
    # 盗窃X家玉米八袋、Y家水泵一台
    owned = slot.role is Role.TARGET and text.startswith("家", end)
    return (
        bounded
        and (slot.before or slot.reading.sure)
        and (text[start : start + 1] in COMMON or is_odd(text[start:end]) or _is_led_pair(text, slot, end))
        and text[start:end] not in NOT_NAMES
        and text[end - 1] not in _PAPERS
        and (owned or ends_here(text, end) >= _BOUNDED)
    )
