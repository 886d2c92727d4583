"""Documents that must not be online at all (法释〔2016〕19号 article 4): juvenile crime, mediation, divorce.

The parsed case speaks first; where it is silent, the words of the head do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.case import Side
from nlp.text.dates import find_dates
from nlp.values import Span

_HEAD, _TITLE, _OPENING = 6000, 400, 3000
_FULL_AGE, _YOUNGEST, _RECENT, _CONTEXT = 18, 12, 5, 60


def detect_forbidden(scene: Scene) -> Iterator[Candidate]:
    """Say that the document falls under article 4, at most once for each of its items."""
    nature = _nature(scene)
    if nature == "刑事":
        yield from _juvenile(scene)
    yield from _mediated(scene, nature)
    if nature != "刑事":
        yield from _family(scene)


def _nature(scene: Scene) -> str:
    """Return the case's nature, or what the head says."""
    if scene.case.nature:
        return scene.case.nature
    head = re.sub(r"\s", "", scene.view.text[:_TITLE])
    found = re.search(r"(刑事|民事|行政|执行|赔偿)[\u4e00-\u9fff]{0,8}书|\d(刑|民|行|执|赔)", head)
    if found is None:
        return ""
    return found[1] or {"刑": "刑事", "民": "民事", "行": "行政", "执": "执行", "赔": "赔偿"}[found[2]]


def _claim(rule: str, span: Span | None, value: str, why: str, confidence: float) -> Candidate:
    """Make the candidate that says: this document must not be online."""
    category = Category.PUBLICATION_FORBIDDEN
    return Candidate(category, rule, span, value, why, confidence, "detect_forbidden")


# --- item 2: juvenile crime -------------------------------------------------------------------------

_ROLE = r"(?:上诉人\(原审被告人\)|原审被告人|被告人)"
_BORN = re.compile(
    rf"(?:^|(?<=[。\s]))(?P<role>{_ROLE})(?:\(自报\))?[^，。；]{{1,40}}[，。；](?:(?!{_ROLE}|[被受]害人)[^。；]){{0,60}}?"
    r"(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)(?:出生|生)"
)
_CHARGE = re.compile(r"检察院[^。]{0,60}?(?:指控|提起公诉)|审理查明|指控")
_BIRTH = re.compile("[^，。；、]{0,3}(?:出生|生[，)。])")
_ACTS = re.compile(r"(?:经(?:本院)?(?:依法|公开)?审理查明|查明|指控)[^。]{0,40}?[：，]")
_YOUNG = re.compile(
    r"(?:犯罪|作案|实施犯罪|案发|行为|犯[^，。]{1,6}罪)时[^，。；]{0,6}?(?P<age>[尚均]?[不未](?:满|足)(?:十八|18)周?岁|(?:系|为|是|属)未成年人)"
    r"|已满十四周岁[、，]?不满十[八六]周岁|(?:系|属|是)未成年人犯罪|未成年被告人"
)
_ANOTHER = re.compile(
    r"累犯|前罪|前科|前次|曾|另案|同案人|已判决|不属|不是|并非|以外|除外|被害人|规定|同伙|该罪|原判决|档案|封存|判决书|判处"
)
# A court must speak of the age when it convicts a juvenile (刑法 17).
_NAMES_AGE = re.compile(
    r"[不未]满(?:十八|18)周?岁(?!的人)|未成年(?!人保护法)|法定代理人|已满十[四六]周?岁(?!的)"
)
_GUARDIAN = re.compile(r"(?P<word>法定代理人)[^。；]{1,40}系(?:原审|上诉人)?\(?(?:原审)?被告人")


def _juvenile(scene: Scene) -> Iterator[Candidate]:
    """Judge by birth and act first, by what the text says of the accused second."""
    text = scene.view.text
    then = _act(scene)
    accused = list(_accused(scene))
    named = _NAMES_AGE.search(text) is not None
    for span, born in accused:
        if then and _age(born, then) in range(_YOUNGEST, _FULL_AGE) and _holds(scene, then, named=named):
            why = "被告人的出生日期与所认定的犯罪日期相比不满十八周岁，未成年人犯罪的文书不在互联网公布"
            yield _claim("P-02", span, "未成年人犯罪", why, 0.95 if named else 0.6)
            return
    grown = then is not None and bool(accused) and all(_age(born, then) >= _FULL_AGE for _, born in accused)
    said = None if grown else _said_young(text)
    if said is not None:
        why = "文中写明被告人犯罪时不满十八周岁，或者被告人由法定代理人代理，未成年人犯罪的文书不在互联网公布"
        yield _claim("P-02", scene.view.span(*said), "未成年人犯罪", why, 0.85)


def _holds(scene: Scene, then: date, *, named: bool) -> bool:
    """Say whether the act was then: few years before the case, or the text calls the accused young.

    Else the first date told is of something else (the birth of the harmed one, an earlier sentence).
    """
    number = scene.case.number
    year = number.value.year if number else _year(scene.view.text)
    if year is None:
        return named
    return 0 <= year - then.year <= _RECENT or _said_young(scene.view.text) is not None


def _year(text: str) -> int | None:
    """Return the year of the first case number."""
    found = re.search(r"\(((?:19|20)\d\d)\)", text[:_TITLE])
    return int(found[1]) if found else None


def _accused(scene: Scene) -> Iterator[tuple[Span, date]]:
    """Give the place of each accused's birth date, and the date."""
    seen = False
    for party in scene.case.parties:
        if party.side is Side.ACCUSED and party.born is not None:
            seen = True
            yield party.born.span, party.born.value
    if seen:
        return
    text = scene.view.text
    charge = _CHARGE.search(text)
    for match in _BORN.finditer(text, 0, charge.start() if charge else _HEAD):
        born = next((found[2] for found in find_dates(match["date"])), None)
        if born is not None:
            yield scene.view.span(*match.span("date")), born


def _act(scene: Scene) -> date | None:
    """Return the first date of the acts that the court found, or else that were charged."""
    text = scene.view.text
    starts = [match.end() for match in _ACTS.finditer(text)]
    for start in starts[:4]:
        window = text[start : start + 400]
        day = next((day for _, end, day in find_dates(window) if not _BIRTH.match(window, end)), None)
        if day is not None:
            return day
    return None


def _age(born: date, then: date) -> int:
    """Return the age in full years."""
    return then.year - born.year - ((then.month, then.day) < (born.month, born.day))


def _said_young(text: str) -> tuple[int, int] | None:
    """Find where the text calls the accused a juvenile; not where it speaks of others or of earlier acts."""
    guardian = _GUARDIAN.search(text, 0, _HEAD)
    if guardian is not None:
        return guardian.span("word")
    for match in _YOUNG.finditer(text):
        low = max(0, match.start() - _CONTEXT)
        low = max(low, text.rfind("。", low, match.start()) + 1)
        if "被告人" in text[low : match.start()] and not _ANOTHER.search(text, low, match.end() + 20):
            return match.span("age") if match["age"] else match.span()
    return None


# --- item 3: mediation ------------------------------------------------------------------------------

_MEDIATION = re.compile(r"(?:刑 ?事 ?附 ?带 ?)?民 ?事 ?(?:附 ?带 ?)?调 ?解 ?书")
_CONFIRMED = re.compile(r"(?:申请)?(?:司法确认|确认(?:人民)?调解协议(?:的)?(?:法律)?(?:效力|有效))")
_PUBLIC_INTEREST = "公益诉讼"


def _mediated(scene: Scene, nature: str) -> Iterator[Candidate]:
    """Find a mediation by its title, a confirmed settlement by its words."""
    text = scene.view.text
    if nature == "行政" or _PUBLIC_INTEREST in text[:_OPENING]:
        return
    title = _MEDIATION.search(text, 0, _TITLE)
    if title is not None and _is_mediation(scene, title.start()):
        why = "文书是民事调解书，以调解方式结案的文书不在互联网公布"
        yield _claim("P-03", scene.view.span(*title.span()), "民事调解书", why, 0.97)
    elif scene.case.kind.endswith("调解书"):
        yield _claim("P-03", None, "调解书", "文书是调解书，以调解方式结案的文书不在互联网公布", 0.9)
    elif not _is_judgment(scene) and nature in ("民事", ""):
        found = _CONFIRMED.search(text, 0, _TITLE * 3)
        if found is not None:
            why = "文书确认人民调解协议的效力，不在互联网公布"
            yield _claim("P-03", scene.view.span(*found.span()), "司法确认", why, 0.9)


def _is_mediation(scene: Scene, at: int) -> bool:
    """Say whether the words at `at` are the title: the kind says so, or no other title stands before."""
    if scene.case.kind:
        return scene.case.kind.endswith("调解书")
    return re.search(r"(?:判 ?决|裁 ?定|决 ?定) ?书", scene.view.text[:at]) is None


def _is_judgment(scene: Scene) -> bool:
    """Say whether the document is a judgment, which item 3 never covers."""
    kind = scene.case.kind or ("判决书" if re.search(r"判 ?决 ?书", scene.view.text[:_TITLE]) else "")
    return kind.endswith("判决书")


# --- item 4: divorce, custody and guardianship of minors ---------------------------------------------

_DIVORCE = "离婚纠纷"
_CUSTODY = re.compile(
    r"(?:同居关系子女)?抚养(?:费)?纠纷|变更抚养关系纠纷|变更抚养费纠纷|监护权(?:特别程序)?纠纷|监护权(?:特别程序案件)?|探望权纠纷"
    r"|(?:申请)?(?:确定|指定|变更|撤销)监护人(?:资格)?"
)
_CHILD = re.compile(
    r"未成年|不满十[八六四]周岁|未满十[八六四]周岁|婚生|非婚生|随[^，。]{1,8}生活|抚养费|抚养权"
)
_GROWN = re.compile(r"均?已(?:经)?(?:年满十八周岁|满十八周岁|成年)|成年子女")


def _family(scene: Scene) -> Iterator[Candidate]:
    """Find divorce by its cause, custody and guardianship by cause and child."""
    text = scene.view.text
    causes = [cause.value for cause in scene.case.causes]
    opening = text[: min(_OPENING, _own_part(text))]
    divorce = re.search(r"离婚纠纷|离婚(?=一案)", opening)
    if _DIVORCE in causes or (not causes and divorce):
        span = scene.view.span(*divorce.span()) if divorce else None
        why = "案由是离婚纠纷（判决不准离婚的也是离婚诉讼），文书不在互联网公布"
        yield _claim("P-04", span, _DIVORCE, why, 0.95)
        return
    custody = next((c for c in causes if _CUSTODY.fullmatch(c)), None)
    found = _CUSTODY.search(opening) if custody is None and not causes else None
    name = custody or (found[0] if found else None)
    if name is None or not _about_child(text, name):
        return
    at = opening.find(name)
    span = scene.view.span(at, at + len(name)) if at >= 0 else None
    yield _claim("P-04", span, name, "案件涉及未成年子女的抚养或者监护，文书不在互联网公布", 0.9)


def _own_part(text: str) -> int:
    """Return where the opening ends: behind it, other cases of the parties may be told."""
    ends = [at for at in (text.find(word) for word in ("诉讼请求", "本院认为", "查明", "诉称")) if at > 0]
    return min(ends, default=len(text))


def _about_child(text: str, cause: str) -> bool:
    """Say whether a child under age is concerned: guardianship may also be of an adult."""
    if "监护" in cause:
        return "未成年" in text or "周岁" in text
    return _CHILD.search(text) is not None and not (_GROWN.search(text) and "未成年" not in text)
