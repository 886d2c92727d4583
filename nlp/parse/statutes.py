"""Cited statutes: 《中华人民共和国刑法》第二百六十四条、第六十七条第三款, article by article.

A law is carried over to the articles behind it (、第一百零七条); its short name is resolved where the text
gives one (（以下简称《民诉法解释》）); a name in a name (《…关于适用〈…〉的解释》) is one law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from nlp.case import Citation
from nlp.text.numerals import parse_numeral
from nlp.text.view import View

_N = r"[一二三四五六七八九十百千零〇两\d]{1,9}"
_B = r"[一二三四五六七八九十\d]{1,3}"
_POINT = re.compile(
    rf"\s?(?:(?P<article>第?\s?(?P<number>{_N})\s?(?:条(?:\s?之\s?(?P<branch>{_B}))?|之\s?(?P<inner>{_B})\s?条|(?=第\s?{_N}\s?款)))"
    rf"|(?P<paragraph>第?\s?(?P<p>{_N})\s?款)"
    rf"|(?P<item>第?\s?(?:\(\s?(?P<i1>{_N})\s?\)|(?P<i2>{_N}))\s?(?:项|目|(?=[、，和及至]\s?第?\s?\())))"
)
# What may stand between two articles of one law: 、 ， 和 以及, a note in brackets.
_BETWEEN = re.compile(
    r"\s?(?:\([^()]{0,30}\)\s?)?(?:[、，；,]|和|及|以及|与|或者?|并|之?规定[、，]|至)?\s?(?:以及|及|和)?\s?"
)
# 第六十、六十一条; 第一、四款; 第一、二项: the unit stands behind the last one only.
_BARE = re.compile(
    rf"第?\s?(?P<number>{_N})(?=(?:\s?[、，和及]\s?(?:第\s?)?{_N}){{1,12}}\s?(?P<unit>[条款项]))"
)
_NAME_ASIDE = re.compile(
    r"\s?(?:\((?:以下|下|下文|以下统)?(?:简?称)[:：为]?\s?(?P<short>[^()]{1,40})\)|\([^()]{1,30}\))?\s?(?:的|中|规定的|之|、|，)?\s?"
)
_SHORT = re.compile(r"(?:《|“)?(?P<name>[^《》“”]{2,30})(?:》|”)?$")
# 该法第五条; or a new sentence or clause that begins with 第五条, close behind the last article.
_CARRIED = re.compile(
    rf"(?:(?:该|本|上述|同)(?:法|解释|规定|条例)|(?<=[。；\n：，”）、]))\s?(?P<at>第\s?{_N}\s?条)"
)
_NAMELESS = re.compile(rf"第(?:(?<=[法典则]第)|(?<=[法典则]\s第))\s?{_N}\s?条")
_UNQUOTED = (
    "民法典 刑法 民法通则 民法总则 合同法 婚姻法 继承法 物权法 侵权责任法 担保法 公司法 "
    "保险法 劳动合同法 劳动法 民事诉讼法 刑事诉讼法 行政诉讼法 道路交通安全法 行政处罚法 "
    "消费者权益保护法 企业破产法 商标法 专利法 著作权法 票据法 反家庭暴力法 食品安全法 "
    "产品质量法 土地管理法 农村土地承包法 建筑法 招标投标法 社会保险法 工伤保险条例 民诉法 "
    "刑诉法"
)
_MARKS = str.maketrans("《》<>＜＞﹤﹥()", "〈〉〈〉〈〉〈〉（）")
_MAKERS = (
    r"(?:(?:最高人民法院|最高人民检察院|公安部|司法部|国务院|全国人民代表大会常务委员会"
    r"|全国人大常委会)[、和]?)+"
)
_MAKER = re.compile(rf"{_MAKERS}$")
# 最高人民法院〈关于…的解释〉 and 最高人民法院关于适用《…》的解释第九十条: the marks stand in the wrong place.
_ENCLOSED = re.compile(rf"(?P<maker>{_MAKERS})[〈（](?P<name>关于[^〈〉]+?)[〉）]?")
_APPLIED = re.compile(rf"{_MAKERS}关于(?:适用|执行|贯彻执行|实施|审理)$")
_OF_IT = re.compile(rf"(?:若干问题)?的?(?:若干)?(?:解释|规定|意见)(?:\([一二三四五]\))?(?=\s?第\s?{_N}\s?条)")
_NATION = "中华人民共和国"
_LAW_NAME = re.compile(
    r"(?:法|法典|条例|规定|解释|办法|意见|规则|通则|总则|细则|决定|批复|纪要|通知|修正案|答复|决议|准则|标准|公约|规程|问题|通告|分则|法律"
    r"|例|宪法)(?:[一二三四五六七八九十]|（[^（）]{1,30}）)*$"
)
_CARRY = 400
_QUOTES = re.compile("[《》〈〉<>＜＞﹤﹥]")
_DEEPEST = 4
_LONGEST_NAME = 160


def find_citations(view: View) -> tuple[Citation, ...]:
    """Return every cited article in order of place; of a law cited without an article, nothing."""
    text = view.text
    if "条" not in text:
        return ()
    shorts: dict[str, str] = {}
    found: list[Citation] = []
    last = 0
    marks = [*_laws(text), ("", len(text), len(text))]
    for (name, start, end), following in pairwise(marks):
        if start < last:
            continue
        aside = _NAME_ASIDE.match(text, end)
        short = _SHORT.search(aside["short"].strip()) if aside and aside["short"] else None
        if short:
            shorts[short["name"]] = name
        elif not _LAW_NAME.search(name) and name not in shorts:
            continue
        law = shorts.get(name, name)
        for citation, at in _run(view, law, aside.end() if aside else end, following[1]):
            found.append(citation)
            last = at
    return tuple(found)


def _run(view: View, law: str, at: int, stop: int) -> Iterator[tuple[Citation, int]]:
    """Yield the articles behind a law's name, and those that later clauses carry over, until the next law."""
    while True:
        reached = at
        for citation, end in _articles(view, law, at):
            yield citation, end
            reached = end
        carried = _CARRIED.search(view.text, reached, min(stop, reached + _CARRY))
        if carried is None or reached == at:
            return
        at = carried.start("at")


def _laws(text: str) -> list[tuple[str, int, int]]:
    """Return (name, start, end) of everything that names a law, in order."""
    marks = [*_quoted(text)]
    for match in _NAMELESS.finditer(text):
        # A blank may stand before the article.
        end = match.start() - text[match.start() - 1].isspace()
        before = text[max(0, end - 20) : end]
        name = next((word for word in _NAMES if before.endswith(word)), None)
        if name:
            whole = before.endswith(_NATION + name)
            start = end - len(name) - (len(_NATION) if whole else 0)
            marks.append((_NATION * whole + name, start, end))
    return sorted(marks, key=lambda mark: (mark[1], -mark[2]))


_NAMES = sorted(_UNQUOTED.split(), key=len, reverse=True)


def _quoted(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the names in 《》, a name inside a name included."""
    at = 0
    while (start := text.find("《", at)) >= 0:
        depth, index = 1, start + 1
        last = min(len(text), start + _LONGEST_NAME)
        for mark in _QUOTES.finditer(text, start + 1, last):
            depth += 1 if mark[0] in "《〈<＜﹤" else -1
            index = mark.end()
            if depth and mark[0] == "》" and _starts_articles(text, index):
                depth = 0
            if not 0 < depth < _DEEPEST:
                break
        if depth:
            at = start + 1
            continue
        at = index
        name, end = _whole_name(text, start, index)
        yield name, start, end
        at = end


def _whole_name(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the law's name with its maker, and where it ends; 《》 may enclose a part of the name only."""
    name = _clean(text[start + 1 : end - 1])
    before = text[max(0, start - 60) : start]
    enclosed = _ENCLOSED.fullmatch(name)
    if enclosed:
        return enclosed["maker"] + enclosed["name"], end
    if name.startswith("关于"):
        maker = _MAKER.search(before)
        return (maker[0] if maker else "") + name, end
    applied, rest = _APPLIED.search(before), _OF_IT.match(text, end)
    if applied and rest:
        return f"{applied[0]}〈{name}〉{_clean(rest[0])}", rest.end()
    return name, end


def _starts_articles(text: str, at: int) -> bool:
    """Say whether an article follows: an unbalanced 《…〈…》第一条 ends there all the same."""
    return bool(re.match(rf"\s?第\s?{_N}\s?条", text[at : at + 16]))


def _clean(name: str) -> str:
    """Return a law's name without blanks, with the inner marks made one kind."""
    return "".join(name.split()).translate(_MARKS)


def _articles(view: View, law: str, at: int) -> Iterator[tuple[Citation, int]]:
    """Yield the articles that stand at `at`, with paragraph and item, and where each ends."""
    text = view.text
    article = branch = paragraph = item = 0
    pending = False
    start = at
    while True:
        between = _BETWEEN.match(text, at) if article else None
        joined = between.end() if between else at
        bare = _BARE.match(text, joined)
        point = bare or _POINT.match(text, joined)
        if point is None:
            break
        unit = bare["unit"] if bare else _unit(point)
        if not (article or unit == "条"):
            break
        if pending and (unit == "条" or text[at:joined].strip()):
            yield _citation(view, law, (article, branch, paragraph, item), start, at)
            pending = False
        start = start if pending else joined
        number = _number(
            point["number"] if bare or unit == "条" else point["p"] or point["i1"] or point["i2"]
        )
        if unit == "条":
            article, paragraph, item = number, 0, 0
            branch = 0 if bare else _number(point["branch"] or point["inner"])
        elif unit == "款":
            paragraph, item = number, 0
        else:
            item = number
        pending, at = True, point.end()
    if pending:
        yield _citation(view, law, (article, branch, paragraph, item), start, at)


def _unit(point: re.Match[str]) -> str:
    """Return which of 条, 款 and 项 a point is."""
    return "条" if point["article"] else "款" if point["paragraph"] else "项"


def _number(written: str | None) -> int:
    """Return a numeral's value, 0 for none."""
    return (parse_numeral(written) or 0) if written else 0


def _citation(
    view: View, law: str, point: tuple[int, int, int, int], start: int, end: int
) -> tuple[Citation, int]:
    """Put one citation together."""
    article, branch, paragraph, item = point
    return Citation(law, article, view.span(start, end), branch, paragraph, item), end
