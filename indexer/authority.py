"""Whose judgments count most for a court: the order of 法发〔2020〕24号, article 4.

Guiding cases come first, then the Supreme People's Court, the high court of the province, and last the
court above and the court itself; judgments of others are shown behind them, for reading only.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from indexer.regions import DIGITS
from nlp.data import loader
from nlp.parse.case_numbers import parse_case_number
from nlp.parse.courts import full_name

_SUPREME = "最高人民法院"
# Courts of a province's second level that do not have 中级 in their names.
_MIDDLE = ("中级", "知识产权法院", "海事法院", "金融法院", "互联网中级")
# The court above the courts of the corps in Xinjiang (兵) is a branch of the region's.
_CORPS = "生产建设兵团分院"


class Tier(IntEnum):
    """Where a judgment stands in the order, 1 first."""

    GUIDING = 1
    SUPREME = 2
    PROVINCE = 3
    ABOVE_OR_OWN = 4
    OTHER = 5


TIER_WORDS = {
    Tier.GUIDING: "最高人民法院发布的指导性案例",
    Tier.SUPREME: "最高人民法院发布的典型案例及裁判生效的案件",
    Tier.PROVINCE: "本省（自治区、直辖市）高级人民法院发布的参考性案例及裁判生效的案件",
    Tier.ABOVE_OR_OWN: "上一级人民法院及本院裁判生效的案件",
    Tier.OTHER: "其他法院的案件（不在指导意见第四条的范围内，供比较）",
}


def level_of(court: str) -> str:
    """Return the level of a court by its name: 最高, 高级, 中级, 基层; "" for no name."""
    if not court:
        return ""
    if court.endswith(_SUPREME):
        return "最高"
    if "高级" in court:
        return "高级"
    return "中级" if any(word in court for word in _MIDDLE) else "基层"


def tier_of(own: str, other: str, number: str = "", other_number: str = "") -> Tier:
    """Return where a judgment of the court `other` stands for the court `own` (names in any spelling).

    The case numbers of their cases tell where a court stands that no list has.
    """
    own, other = full_name(own), full_name(other)
    if other.endswith(_SUPREME):
        return Tier.SUPREME
    if own == other and own:
        return Tier.ABOVE_OR_OWN
    mine, theirs = _code(own, number), _code(other, other_number)
    if not mine or not theirs:
        return Tier.OTHER
    if mine != theirs == mine[:1]:
        return Tier.PROVINCE
    return Tier.ABOVE_OR_OWN if theirs in (mine, mine[:-2]) else Tier.OTHER


def courts_of(own: str, tier: Tier, number: str = "") -> tuple[str, ...]:
    """Return the courts of a tier for the court `own`; none of a tier that no list of courts makes."""
    own, known = full_name(own), _names()
    code = _code(own, number)
    match tier:
        case Tier.SUPREME:
            return (_SUPREME,)
        case Tier.PROVINCE:
            # A high court has no other above it but the Supreme People's Court.
            return tuple(known[one] for one in (code[:1],) if one in known and one != code)
        case Tier.ABOVE_OR_OWN:
            above = code[:-2] if len(code) > len("云01") else ""
            return tuple(dict.fromkeys(name for name in (known.get(above, ""), own) if name))
        case _:
            return ()


def _code(court: str, number: str) -> str:
    """Return the code of a court by its name, else by a case number of its own; "" where neither tells it."""
    if code := _codes().get(court, ""):
        return code
    found = parse_case_number(number) if court else None
    # Before 2016 the code is any characters that a court liked.
    return found.court if found and not found.old and found.court[:1] in _names() else ""


@cache
def _names() -> dict[str, str]:
    """Return the court of every code."""
    return {code: name for name, code in _codes().items()}


@cache
def _codes() -> dict[str, str]:
    """Return the code of every court that has one: 云 a high court, 云01 a middle one, 云0102 a basic one."""
    codes = {name: code for code, name in reversed(list(loader.court_codes().items()))}
    used = {code[:1] for code in codes.values()}
    # The list lacks some high courts; their code is the letter of the province.
    for letter, digits in DIGITS.items():
        if letter in used:
            branch = _CORPS if letter == "兵" else ""
            codes.setdefault(f"{loader.divisions()[digits]}高级人民法院{branch}", letter)
    return codes
