"""A school that is a party of the case, and whose pupil is one, too: its name tells where a minor goes."""

from __future__ import annotations

import re

from annotations.privacy.scene import Scene

# Of a minor party the head names the guardian, by kinship.
_GUARDIAN = re.compile(
    r"法定代理人[：为是]?[^。；\n]{1,40}?(?:系|为|是)[^，。；\n]{0,12}(?:[父母]亲?|监护人|祖[父母]|[爷奶外][爷奶公婆])"
)
# What happened there happened among its pupils.
_AMONG_PUPILS = re.compile(
    "同班|同学|班主任|体育课|课间|[上下]课|放学|午休|早读|授课|在校(?:期间|学习|就读)|就读|[一二三四五六七八九]年级|[大中小]班|入园|园方"
)
# Grown-ups go there, too.
_GROWN = re.compile("大学|学院|成人|技[工师]|职业|驾|培训|辅导|咨询|公司")


def is_a_pupils(scene: Scene, school: str) -> bool:
    """Say whether a minor is a party beside a school of children that is one, and goes there."""
    if _GROWN.search(school) or not any(school in party.name for party in scene.case.parties):
        return False
    text = scene.view.text
    return _GUARDIAN.search(text) is not None and _AMONG_PUPILS.search(text) is not None
