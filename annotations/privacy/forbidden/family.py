"""Article 4, items 3 and 4: mediation, confirmed settlements, divorce, custody and guardianship of minors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.forbidden.claim import TITLE, claim, is_judgment, own_part, year_of
from annotations.privacy.people.roles import DIVORCED, is_civil
from annotations.privacy.scene import Candidate, Scene
from nlp.text.ages import NOT_EIGHTEEN, UNDER_AGE

_MEDIATION = re.compile(r"(?:刑 ?事 ?附 ?带 ?)?民 ?事 ?(?:附 ?带 ?)?调 ?解 ?书")
_CONFIRMED = re.compile(
    r"(?:申请)?(?:司法确认|确认(?:人民)?调解协议(?:的)?(?:法律)?(?:效力|有效))|请求?确认[^。]{0,30}调解协议"
)
_PUBLIC_INTEREST = "公益诉讼"


def mediated(scene: Scene, nature: str) -> Iterator[Candidate]:
    """Find a mediation by its title, a confirmed settlement by its words."""
    text = scene.view.text
    if nature in ("行政", "赔偿") or _PUBLIC_INTEREST in text[: own_part(text)]:
        return
    title = _MEDIATION.search(text, 0, TITLE)
    if title is not None and _is_mediation(scene, title.start()):
        why = "文书是民事调解书，以调解方式结案的文书不在互联网公布"
        yield claim("P-03", scene.view.span(*title.span()), "民事调解书", why, 0.97)
    elif scene.case.kind.endswith("调解书"):
        yield claim("P-03", None, "调解书", "文书是调解书，以调解方式结案的文书不在互联网公布", 0.9)
    elif not is_judgment(scene) and nature in ("民事", "") and not _refused(scene):
        found = _CONFIRMED.search(text, 0, TITLE * 3)
        if found is not None:
            why = "文书确认人民调解协议的效力，不在互联网公布"
            yield claim("P-03", scene.view.span(*found.span()), "司法确认", why, 0.9)


def _refused(scene: Scene) -> bool:
    """Say whether the application was dismissed or withdrawn: then nothing was confirmed."""
    method = scene.case.outcome.method if scene.case.outcome else ""
    return method.startswith(("驳回", "撤", "按撤", "不予受理"))


def _is_mediation(scene: Scene, at: int) -> bool:
    """Say whether the words at `at` are the title: the kind says so, or no other title stands before."""
    if scene.case.kind:
        return scene.case.kind.endswith("调解书")
    return re.search(r"(?:判 ?决|裁 ?定|决 ?定) ?书", scene.view.text[:at]) is None


_DIVORCE = "离婚纠纷"
_DIVORCE_SUIT = re.compile(r"离婚纠纷|离婚(?=一案)")
_CUSTODY = re.compile(
    r"(?:同居关系(?:析产、|、)?)?(?:子女)?抚[养育](?:费|权)?纠纷|变更(?:子女)?抚养(?:费|权|关系)?纠纷"
    r"|监护权(?:特别程序)?纠纷|监护权(?:特别程序案件)?|探[望视]权纠纷"
    r"|(?:申请)?(?:确定|指定|变更|撤销)监护人(?:资格)?"
)
# Suits that are about something else, and may decide who brings up a child besides.
_ALSO_CHILDREN = re.compile(
    "同居关系(?:析产)?纠纷|婚姻无效纠纷|(?:撤销婚姻|婚约财产|亲子关系|确认亲子关系)纠纷|离婚后损害责任纠纷"
    "|(?:(?:确认|解除)?收养关系)纠纷"
)
_CHILD = re.compile(
    r"未成年|[不未]满十[八六四]周岁|[不未]满1[864]周岁|婚生|非婚生|随[^，。]{1,8}生活|抚[养育]费|抚养权|探[望视]"
)
_WARD = re.compile(f"未成年(?!人保护法)|{NOT_EIGHTEEN}|孤儿|幼儿园|小学|年幼")
_YOUNG = re.compile(f"(?:年仅|年|现|时|其[子女儿]){UNDER_AGE}周?岁")
# What is told of the ward, until another is spoken of.
_OF_WARD = re.compile("被监护人(?P<said>(?:(?!申请人|监护人)[^。；]){0,60})")
# 年生, 年3月4日生; an accident that happened in a year (发生), an illness (生病) is no birth.
_YEAR = re.compile(
    r"((?:19|20)\d\d)年(?:[^，。；]{0,6}出生|(?:\d{1,2}月)?(?:\d{1,2}日)?生(?=[，。；、)]|人|$))"
)
_YEARS = re.compile(r"(\d{1,3})周?岁")
_ADOPTION = "收养"
_RAISED = re.compile("抚养(?!费|教育费)|每[年月][^。；]{0,12}抚养费|抚养费[^。；]{0,12}(?:每[年月]|周岁)")
_FULL_AGE = 18
_GROWN = re.compile(
    r"均?已(?:经)?(?:年?满(?:十八|1[89]|[2-9]\d|[二三四五六七]十[一二三四五六七八九]?)周?岁|成年)|成年子女"
)


def family(scene: Scene) -> Iterator[Candidate]:
    """Find divorce by its cause, custody and guardianship by cause and child."""
    text = scene.view.text
    causes = [cause.value for cause in scene.case.causes]
    opening = text[: own_part(text)]
    divorce = _DIVORCE_SUIT.search(opening)
    if _DIVORCE in causes or (not causes and divorce):
        span = scene.view.span(*divorce.span()) if divorce else None
        why = "案由是离婚纠纷（判决不准离婚的也是离婚诉讼），文书不在互联网公布"
        yield claim("P-04", span, _DIVORCE, why, 0.95)
        return
    if is_civil(scene.case, text) and DIVORCED.search(_disposed(scene)):
        why = "主文判决准予或者不准离婚，是离婚诉讼，文书不在互联网公布"
        yield claim("P-04", None, _DIVORCE, why, 0.95)
        return
    also = next((cause for cause in causes if _ALSO_CHILDREN.fullmatch(cause)), None)
    if also is not None and _decides_custody(scene, also):
        why = "判决涉及未成年子女的抚养，文书不在互联网公布"
        yield claim("P-04", None, "子女抚养", why, 0.8)
        return
    custody = next((cause for cause in causes if _CUSTODY.fullmatch(cause)), None)
    found = _CUSTODY.search(opening) if custody is None and not causes else None
    name = custody or (found[0] if found else None)
    if name is None or not _about_child(scene, name):
        return
    at = opening.find(name)
    span = scene.view.span(at, at + len(name)) if at >= 0 else None
    yield claim("P-04", span, name, "案件涉及未成年子女的抚养或者监护，文书不在互联网公布", 0.9)


def _disposed(scene: Scene) -> str:
    """Return what the document disposes, or ""."""
    part = scene.case.sections.disposition
    return scene.view.text[slice(*scene.view.inside(part))] if part else ""


def _decides_custody(scene: Scene, cause: str) -> bool:
    """Say whether the disposition gives a child to somebody."""
    said = _disposed(scene)
    # A grown adoptee pays back what it cost to bring him up.
    raised = _RAISED.search(said) is not None if _ADOPTION in cause else "抚养" in said
    return raised and _GROWN.search(said) is None


def _about_child(scene: Scene, cause: str) -> bool:
    """Say whether a child under age is concerned: guardianship may also be of an adult."""
    text = scene.view.text
    if "监护" in cause:
        return _WARD.search(text) is not None or _is_young_ward(scene)
    return _CHILD.search(text) is not None and not (_GROWN.search(text) and "未成年" not in text)


def _is_young_ward(scene: Scene) -> bool:
    """Say whether the ward's age is told, and a child's; where nobody is called one, anybody's age."""
    told = [match["said"] for match in _OF_WARD.finditer(scene.view.text)]
    if not told:
        return _YOUNG.search(scene.view.text) is not None or _tells_young_birth(scene)
    return any(_YOUNG.search(said) and not _is_grown(scene, said) for said in told)


def _tells_young_birth(scene: Scene) -> bool:
    """Say whether a year of birth is told of somebody who was not of age in the year of the case."""
    year = year_of(scene)
    births = (int(born[1]) for born in _YEAR.finditer(scene.view.text))
    return year is not None and any(0 <= year - born < _FULL_AGE for born in births)


def _is_grown(scene: Scene, said: str) -> bool:
    """Say whether what is said of a ward tells an age or a year of birth of full age."""
    if any(int(years[1]) >= _FULL_AGE for years in _YEARS.finditer(said)):
        return True
    year, born = year_of(scene), _YEAR.search(said)
    return year is not None and born is not None and year - int(born[1]) > _FULL_AGE
