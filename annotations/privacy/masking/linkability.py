"""A masked person who can be told all the same, by what the text leaves beside the mask (k-anonymity).

Only what stands in one description of the person counts (高某，女，1985年3月2日出生，系…教师，住…村), and
only two or more of it: each alone is common. Told once a person, as a hint: art. 8 does not ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from annotations.privacy.masking.named_again import WHO
from annotations.privacy.scene import Candidate, Person, Scene
from annotations.values import Category

_RULE: Final = "X-05"
# How far a description reaches; the end of the sentence ends it before.
_REACH: Final = 110
_MASKED: Final = "某×*xX"
_NAMED = r"[\u4e00-\u9fff]{2,18}?"
_JOBS: Final = (
    "村支书|村主任|村长|党支部书记|支部书记|居委会主任|校长|副校长|院长|镇长|乡长|县长|局长|所长|厂长|董事长|行长|馆长|站长"
    "|记者|主持人|演员|教授|飞行员|运动员|教练|牧师|住持|阿訇|法官|检察官|人大代表|政协委员|班主任|乡村医生"
)


@dataclass(frozen=True, slots=True)
class Trait:
    """A kind of fact that tells a person from others: what it is called, and how it is written."""

    name: str
    pattern: re.Pattern[str]


TRAITS: Final = (
    Trait(
        "具体到日的出生日期",
        re.compile(
            r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:出?生|[，、])|生于(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
        ),
    ),
    Trait(
        "工作单位名称",
        re.compile(
            rf"(?:^|[，系在是任为])(?P<named>{_NAMED}(?:公司|厂|集团|银行|信用社|医院|卫生院|酒店|宾馆|超市|商行|[局委院所]|委员会|中心))"
            r"(?:的)?[\u4e00-\u9fff]{0,6}?(?:职工|员工|工人|职员|工作|教师|老师|经理|会计|出纳|司机|保安|主任|干部|负责人|法定代表人|护士|医生|科长|店长)"
        ),
    ),
    Trait(
        "就读或者任教的学校名称",
        re.compile(
            rf"(?P<named>{_NAMED}(?:小学|中学|高中|初中|大学|学院|幼儿园|职校|技校|学校))(?:的)?[^，。；]{{0,8}}?(?:学生|教师|老师|就读|在读|校长|班)"
        ),
    ),
    Trait("所在村、社区", re.compile(rf"(?P<named>{_NAMED}(?:村|社区|屯))")),
    Trait("少见的职务、职业", re.compile(_JOBS)),
)
_TWO: Final = 2


def detect_linkability(scene: Scene) -> Iterator[Candidate]:
    """Propose each masked protected person beside whose mask two traits and more are left."""
    for person in scene.people:
        if not person.masked or not person.role:
            continue
        found = _described(scene, person)
        if found is not None:
            start, end, traits = found
            who = WHO.get(Category(person.role), "该人")
            why = f"{who}“{person.name}”虽已隐名，文中仍保留其{'、'.join(traits)}，合并起来可能识别到个人"
            span = scene.view.span(start, end)
            confidence = min(0.9, 0.3 + 0.2 * len(traits))
            yield Candidate(Category.LINKABILITY, _RULE, span, person.name, why, confidence, "linkability")


def _described(scene: Scene, person: Person) -> tuple[int, int, list[str]] | None:
    """Return the mention that is described most, with the traits, where they are enough."""
    text = scene.view.text
    best: tuple[int, int, list[str]] | None = None
    for mention in person.mentions:
        start, end = scene.view.inside(mention)
        if text[end : end + 1] not in "，(" or text[end + 1 : end + 2] not in "男女系原现":
            continue
        traits = _traits(text, end)
        if len(traits) >= _TWO and (best is None or len(traits) > len(best[2])):
            best = (start, end, traits)
    return best


def _traits(text: str, at: int) -> list[str]:
    """Return what the description that starts at `at` leaves of a person."""
    stops = [stop for mark in "。；\n" if (stop := text.find(mark, at, at + _REACH)) >= 0]
    words = text[at : min(stops, default=at + _REACH)]
    return [trait.name for trait in TRAITS if _holds(trait, words)]


def _holds(trait: Trait, words: str) -> bool:
    """Say whether a description holds a trait that is not masked itself."""
    for match in trait.pattern.finditer(words):
        named = match.groupdict().get("named") or ""
        if not any(one in match[0] for one in _MASKED) and named not in _NOBODY_S:
            return True
    return False


_NOBODY_S: Final = frozenset(("农村", "本村", "同村", "该村"))
