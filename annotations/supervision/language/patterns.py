"""Patterns that models name instead of writing regular expressions, and the guard for those they do write.

All run in linear time on every engine: no look-around, no back-references (RE2 and Java agree on the rest).
"""

from __future__ import annotations

from dataclasses import dataclass

import re2


@dataclass(frozen=True, slots=True)
class Pattern:
    """A named pattern: it holds where `hit` is found and `but_not` is not; `hits` and `misses` prove it."""

    name: str
    hit: str
    meaning: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    but_not: str = ""


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "无异议",
        r"(?:对原告(?:主张|所述|陈述)?的?(?:事实|诉讼请求|诉请)?[^。；不]{0,10}(?:无异议|没有异议|均?(?:予以)?认可|属实)"
        r"|原告(?:所述|陈述的?(?:事实)?)(?:均|都|全部)?属实"
        r"|(?:^|[^不未])同意(?:原告的?)?(?:全部)?(?:诉讼请求|诉请)"
        r"|被告[^。；不未但无证真]{0,16}(?:无异议|没有异议|均?(?:予以|表示)认可|承认(?:欠|拖欠|上述|原告)|同意(?:原告)?的?(?:全部)?(?:诉求|主张|请求|支付|给付)))",
        "被告对事实或诉请没有争议",
        (
            "对原告主张的事实没有异议。",
            "被告答辩称：同意原告的诉讼请求。",
            "被告表示认可。",
            "被告辩称，欠款属实，同意支付。",
            "公司辩称，原告所述属实，愿意支付。",
        ),
        (
            "不同意原告的诉讼请求。",
            "对原告主张的事实没有异议，但认为金额过高。",
            "对借款数额有异议。",
            "被告不同意支付。",
            "被告对证据的真实性无异议。",
        ),
        but_not=r"(?:无异议|没有异议|认可|属实|诉讼请求|诉请)[，,](?:但|仅|只是|除)",
    ),
    Pattern(
        "现金交付",
        r"现金(?:方式)?(?:交付|给付|支付|付款|出借|付清|结清)|(?:交付|支付|给付|出借)[^。；]{0,6}现金",
        "钱以现金交付",
        ("出借款以现金交付。", "当场支付了现金。", "原告以现金付清房款。"),
        ("通过银行转账交付。",),
    ),
    Pattern(
        "双方同来",
        r"双方当事人?(?:共同|一同|一起)(?:到庭|来院|到本院|到法院)|原、?被告(?:共同|一同|一起)(?:到|来)",
        "原告被告一起来立案或到庭",
        ("双方当事人共同到庭请求调解。", "原、被告一同来院。"),
        ("双方当事人均到庭参加诉讼。",),
    ),
    Pattern(
        "公告送达",
        r"公告送达|公告方式送达|(?:依法|经本院)公告(?:传唤|送达)",
        "以公告送达",
        ("本院依法公告送达了起诉状副本。",),
        ("本院依法送达了起诉状副本。",),
    ),
    Pattern(
        "缺席",
        r"传唤[^。]{0,16}未到庭|缺席(?:审理|判决)",
        "一方未到庭、缺席审理",
        ("被告经本院合法传唤，无正当理由未到庭参加诉讼。", "依法缺席判决。"),
        ("双方均到庭参加诉讼。",),
    ),
)
_BY_NAME = {pattern.name: pattern for pattern in PATTERNS}
# Looking around is not linear; classes in \p and [: :] and sets that meet are written otherwise in Java.
_LOOKS = ("(?=", "(?!", "(?<", "(?P", r"\p", r"\P", r"\C", "[:", "&&")
# What may stand before, between and behind: anything but a brace that counts nothing. RE2 takes such a brace
# (甲{,2}) for itself, and Java refuses it.
_COUNTED = re2.compile(r"(?s)(?:\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[^\\\[{])*")


def pattern_names() -> tuple[str, ...]:
    """Return the names of the closed list."""
    return tuple(_BY_NAME)


def pattern(name: str) -> Pattern:
    """Return the pattern of a name; KeyError where there is none."""
    return _BY_NAME[name]


def fault_of(expression: str) -> str:
    """Say in Chinese what is wrong with a regular expression, or nothing."""
    if any(look in expression for look in _LOOKS):
        return "不支持前后查找、命名分组和字符类别"
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(expression, options)
    except re2.error:
        return "这个正则编译不了"
    if not _COUNTED.fullmatch(expression):
        return "“{”后面要写次数，例如 {0,2}；要找“{”这个字符本身，写成 \\{"
    return ""


def has_group(expression: str) -> bool:
    """Say whether a regular expression marks the part that is wanted."""
    return bool(re2.compile(expression).groups)
