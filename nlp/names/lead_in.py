"""What stands between a role word and the name behind it: a gap, a noun, what tells the role more sharply."""

from __future__ import annotations

import re
from typing import Final

from nlp.names.boundary import DOTTED
from nlp.names.cues.before import TAKES, Role
from nlp.names.surnames import COMMON, COMPOUND
from nlp.names.tellers import DESCRIBED, WHO

# Between a role word and the name.
_GAP = re.compile(
    r"(?:[ ：]|\([^()]{1,24}\)|\)|即|之一|名单|—{1,2}|[“”\"]|分别[为是]"
    "|的?(?:身份证|户籍|真实)?(?:自称|真名|本名|名叫|姓名(?=[为是]))[叫为是]?(?=[^，。；、的]{2,4}[，。；(])"
    "|[^，。；、]{0,8}(?:实名认证|实名登记|实名注册)(?:的?姓名)?[为是](?=[^，。；、的]{2,4}[，。；(])"
    # Who it was that lay there: 死者身份经比对确认为X, 真实姓名经核查为X.
    "|的?(?:真实)?(?:身份|姓名)?(?:，?经[^，。；、]{1,14}?，?)?(?:确认|查明)?[为是系](?=[^，。；、的]{2,4}[，。；(])"
    "|[为是系有](?=[^，。；、]{2,6}、[^，。；、]{2,6}[、，。；等])|[系为](?=[^，。；、的]{2,4}[，。；])){0,3}"
)
# What that starts with: most names stand right behind their role word.
_FIRST_OF_GAP = frozenset(' ：—()即之名“”"分为是系有的身户真自本姓经，确查在')
# A bracket that names and describes somebody, not one between role and name: 被害人（X，男，时年47岁）.
_DESCRIBED = re.compile(r"\([^()，。；、]{2,12}，[男女]，")
_BRACKET = re.compile(r"\((?=[^()]{0,24}(?P<which>原告|被告人))")


def sharpen(role: Role, text: str, at: int) -> Role:
    """Tell who appeals: 上诉人（原审被告人） is the accused, 上诉人（原审附带民事诉讼原告人） is not."""
    if role is not Role.APPELLANT or not (bracket := _BRACKET.match(text, at)):
        return role
    return Role.CLAIMANT if bracket["which"] == "原告" else Role.ACCUSED


# What starts neither a name nor what describes somebody: 被害人的陈述, 盗窃罪.
NO_FIRST: Final = frozenset("，。；、的罪")


def behind_gap(text: str, end: int) -> int:
    """Return where the name behind a role word that ends at `end` starts."""
    if text[end : end + 1] not in _FIRST_OF_GAP:
        return end
    gap = None if _DESCRIBED.match(text, end) else _GAP.match(text, end)
    return gap.end() if gap else end + text.startswith("(", end)


_ON_DUTY = re.compile(
    "[^，。；、的]{0,8}(?:[^，。；、]{1,8}的)?[^，。；、的]{0,4}?(?:[民辅协交特干法狱]警|警[察员]|队员|消防员|执法人员|工作人员|法官)"
)
# What each of these nouns holds, and how far a pattern looks for it.
_DUTY, _DUTY_REACH = frozenset("警员官"), 28
_PEACEFUL = frozenset("与怀取发退赔从向趁")


def is_violent(cue: str) -> bool:
    """Say whether what is done to somebody is done by force: 将X打伤, 殴打X; a quarrel (与X争执) is not."""
    return cue[0] not in _PEACEFUL and cue[:2] not in TAKES and cue[0] not in _AIMED


# 对X怀恨, 向X支付: as often no force.
_AIMED = frozenset("对向往照趁从进潜闯窜撬怀见明约邀关令骗")


def behind_noun(text: str, start: int, at: int) -> tuple[Role, int]:
    """Step over the noun that tells to whom something is done, and what describes it, up to a surname.

    What is done to somebody in office by force (将民警X打伤) makes a victim, a quarrel does not.
    """
    # Two searches for a character cost less than a pattern that may begin with anything.
    duty = None if _DUTY.isdisjoint(text[at : at + _DUTY_REACH]) else _ON_DUTY.match(text, at)
    if duty:
        return Role.TARGET if text[start] in _PEACEFUL else Role.HURT, duty.end()
    noun = WHO.match(text, at) or _DESCRIBED_SOMEBODY.match(text, at)
    return Role.TARGET, noun.end() if noun else at


_LED_BY = (
    f"[{''.join(sorted(COMMON - COMPOUND))}]|{'|'.join(sorted(COMPOUND))}|[A-Z][a-z]+ [A-Z]|{DOTTED.pattern}"
)
_DESCRIBED_SOMEBODY = re.compile(f"(?:{DESCRIBED.pattern})(?={_LED_BY})")
