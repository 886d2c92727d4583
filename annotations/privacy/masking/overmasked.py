"""What must stay readable and is hidden (法释〔2016〕19号 art. 11 and 15, and the practice of 2026-01).

The names of the bench, of the judge's assistant and of the clerk, the case number, the court; and, less
grave, the names of lawyers. Officers are read where they sign and where the head names who tries the case:
a clerk in the facts may be a victim, and one beside a procuratorate is not the court's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.case import AgentKind
from nlp.names.surnames import COMPOUND
from nlp.values import Span

_BLOT: Final = "×xX*"
_MASKED: Final = re.compile(f"[{_BLOT}某□]")
_ROLES: Final = "审 判 长|审 判 员|陪 审 员|法 官 助 理|书 记 员|执 行 员".replace(" ", " {0,4}")
_COMPOUND: Final = "|".join(map(" {0,3}".join, sorted(COMPOUND)))
_OFFICER = re.compile(
    rf"(?P<role>{_ROLES})[： ]{{0,6}}"
    rf"(?P<name>(?:{_COMPOUND}|[\u4e00-\u9fff]) {{0,3}}"
    rf"(?:[{_BLOT}](?: {{0,3}}[{_BLOT}]){{0,2}}|某(?: {{0,3}}某){{0,2}})"
    r"[0-9\u4e00-\u9fff]?(?![\u4e00-\u9fff]{4})"
    rf"|[{_BLOT}](?: {{0,3}}[{_BLOT}]){{1,2}}[\u4e00-\u9fff]?)"
)
_NOT_OF_COURT = re.compile(r"检察[^。；]{0,24}$|抗诉[^。；]{0,24}$")
_TAIL = 600
# What a case number of a court looks like, with something of it hidden. A number is told from others
# (伐采, 国用, 检刑诉, 政秘) by the letter of its kind right before what is numbered.
_KINDS: Final = (
    "(?:知|金|少|特)?(?:刑|民|行|执|赔|商|破|司救)"
    "[初终再申监抗更核医特辖撤督催保异复恢协他审赔执提破一二三四五]{0,3}"
)
_NUMBER = re.compile(
    rf"\((?:(?:19|20)\d\d|[{_BLOT}]{{2,4}})\)(?P<court>[\u4e00-\u9fff{_BLOT}0-9]{{1,12}}?){_KINDS}(?:字)?第?"
    rf"(?P<serial>[0-9{_BLOT}某]{{1,8}})号"
)
_NOT_COURTS = re.compile("检|公证|仲|鉴|政|国用|规|采|税|社|劳|土|林|房|证")
# A notary's certificate of enforcement is numbered as a case is.
_NOTARY = re.compile(r"[^，。；]{0,6}(?:证书|公证)")
_BY_NOTARY = re.compile(r"公证(?!书)[^。；]{0,30}$")
_NOTARY_REACH: Final = 40
_COURT = re.compile(
    rf"[\u4e00-\u9fff{_BLOT}]{{0,12}}?(?:[{_BLOT}]{{1,4}}|某{{1,2}})[\u4e00-\u9fff{_BLOT}某]{{0,12}}?法院"
)
_TITLE = 60
_LETTERS: Final = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新军兵最"

_WHY_OFFICER = "审判人员、法官助理、书记员依法履职的姓名应当保留，此处被隐去"
_WHY_NUMBER = "案号是区分案件类型和次序的标识，应当保留，此处被隐去一部分或者全部"
_WHY_COURT = "审理法院的名称应当保留，此处被隐去"
_WHY_LAWYER = "辩护人、委托代理人是律师或者基层法律服务工作者的，姓名应当保留，此处被隐去"


def detect_overmasked(scene: Scene) -> Iterator[Candidate]:
    """Propose what is hidden though it must stay: officers, case numbers, the court, lawyers."""
    text = scene.view.text
    if _MASKED.search(text) is None:
        return
    yield from _officers(scene)
    if any(one in text for one in _BLOT) or "某" in text:
        yield from _numbers(scene)
        yield from _court(scene)
    yield from _lawyers(scene)


def _officers(scene: Scene) -> Iterator[Candidate]:
    """Find officers of the court whose names are hidden, each place once."""
    seen: set[Span] = set()
    for officer in scene.case.bench:
        if officer.masked and _MASKED.search(officer.name):
            seen.add(officer.span)
            yield _claim("K-04", officer.span, officer.name, _WHY_OFFICER, 0.95)
    text = scene.view.text
    for low, high in _where_they_stand(scene):
        for match in _OFFICER.finditer(text, low, high):
            span = scene.view.span(*match.span("name"))
            if _NOT_OF_COURT.search(text, max(0, match.start() - 40), match.start()):
                continue
            if not any(span.overlaps(one) for one in seen):
                yield _claim("K-04", span, match["name"].replace(" ", ""), _WHY_OFFICER, 0.85)


def _where_they_stand(scene: Scene) -> Iterator[tuple[int, int]]:
    """Give the parts of the text where the court names its officers: the head, and the end."""
    length = len(scene.view.text)
    sections = scene.case.sections
    if sections.head is not None:
        yield scene.view.inside(sections.head)
    if sections.tail is not None:
        start, end = scene.view.inside(sections.tail)
        yield start, min(end, start + 2 * _TAIL)
    else:
        yield max(0, length - _TAIL), length


def _numbers(scene: Scene) -> Iterator[Candidate]:
    """Find case numbers of courts with something hidden, each once, with 第 or without."""
    seen: set[str] = set()
    text = scene.view.text
    for match in _NUMBER.finditer(text):
        court, serial = match["court"], match["serial"]
        hidden = _MASKED.search(serial) or any(one in court for one in _BLOT) or "(×" in match[0]
        plain = match[0].replace("字", "").replace("第", "")
        if hidden and plain not in seen and not (_NOT_COURTS.search(court) or _is_notary(text, match)):
            seen.add(plain)
            yield _claim("K-04", scene.view.span(*match.span()), match[0], _WHY_NUMBER, 0.9)


def _is_notary(text: str, match: re.Match[str]) -> bool:
    """Say whether a number is of a notary's certificate, by the words before and behind it."""
    if _NOTARY.match(text, match.end()):
        return True
    low = max(0, match.start() - _NOTARY_REACH)
    return _BY_NOTARY.search(text, low, match.start()) is not None


def _court(scene: Scene) -> Iterator[Candidate]:
    """Find a hidden court in the title; 某某 may be a sample's, unless the case number is a real one."""
    match = _COURT.search(scene.view.text, 0, _TITLE)
    if match is None or "检察" in match[0]:
        return
    number = scene.case.number
    real = number is not None and number.value.court[:1] in _LETTERS and number.value.court != ""
    if real or any(one in match[0] for one in _BLOT):
        yield _claim("K-04", scene.view.span(*match.span()), match[0], _WHY_COURT, 0.85)


def _lawyers(scene: Scene) -> Iterator[Candidate]:
    """Find lawyers, named as such with their firm, whose names are hidden."""
    for agent in scene.case.agents:
        lawyer = agent.kind in (AgentKind.LAWYER, AgentKind.LEGAL_WORKER) and bool(agent.firm)
        if (
            lawyer
            and agent.masked
            and _MASKED.search(agent.name)
            and agent.role.endswith(("辩护人", "代理人"))
        ):
            yield _claim("K-03", agent.span, agent.name, _WHY_LAWYER, 0.8)


def _claim(rule: str, span: Span, value: str, why: str, confidence: float) -> Candidate:
    """Make the candidate."""
    return Candidate(Category.OVERMASKED, rule, span, value, why, confidence, "overmasked")
