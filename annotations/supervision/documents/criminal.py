"""Rows of 刑事案件: one for each accused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.supervision.documents.blocks import described
from annotations.supervision.documents.punished import of_condition, of_punishment
from annotations.supervision.documents.row import Read, Row, Told, row
from nlp.case import AgentKind, EventKind, Party, PartyKind, Side
from nlp.names.surnames import is_surname
from nlp.text.dates import find_dates

_MEASURES = (
    ("监视居住", re.compile(r"监视居住")),
    ("逮捕", re.compile(r"(?:被|依法|执行|批准|决定)[^，。；]{0,8}逮捕|羁押于|现羁押")),
    ("取保候审", re.compile(r"取保候审")),
    ("拘留", re.compile(r"(?<!行政)(?<!司法)拘留")),
)
_EVENTS = {"逮捕": EventKind.ARRESTED, "拘留": EventKind.DETAINED}
_NO_CUSTODY = re.compile(r"未(?:被)?(?:采取|羁押)")
_VICTIM = re.compile(
    r"被害人(?P<name>[\u4e00-\u9fff][某×*xX]{1,3}\d?|(?!陈述)(?:(?!某)[\u4e00-\u9fff]){2,3}?"
    r"(?=[的(，。、及和于在与被受因住发驾骑乘死身头当报位对向从将]|陈述|亲属|家属))"
)
_INJURY = re.compile(
    r"(?:重伤|轻伤|轻微伤)\(?[一二]级\)?|(?:构成|评定为|鉴定为|属于?)[^，。；]{0,8}?(?P<grade>[一二三四五六七八九十]级(?:伤残|残疾))|(?:重伤|轻伤|轻微伤)|(?:当场|经抢救无效)死亡|致[^，。；]{0,16}死亡"
)
# 未支持其要求赔偿…的请求 and 没有赔偿责任 say nothing of what was paid.
_UNPAID = re.compile(
    r"(?:未|尚未|没有|无力|无能力|未能|拒不)(?:(?!支持|要求|责任|同意|保险)[^，。；]){0,10}赔偿"
    r"(?!责任|数额|金额|请求|要求|义务|方案|问题|协议|[^。；]{0,30}(?<!没有)(?<!未)取得[^，。；]{0,14}谅解)"
)
_PARTLY = re.compile(
    r"(?:部分赔偿|未(?:能|予)?(?:全部|全额|足额)(?:予以)?赔偿|赔偿(?:了)?[^，。；]{0,12}部分(?:经济)?损失)"
)
_UNABLE = re.compile(
    r"(?:无力|无能力|没有能力)[^，。；]{0,10}赔偿(?!责任|数额|金额)|(?:没有|无)[^，。；]{0,4}赔偿能力"
)
_AWARDED = re.compile(r"赔偿[^。；]{0,60}(?:损失|元)|维持[^。；]{0,60}附带民事判决")
_REFUSED = re.compile(r"驳回|不予|不承担")
# What was said before the judgment, seen from behind it.
_AFTER_AWARD = {"未赔偿": "判决赔偿", "已赔偿": "部分赔偿"}
_PAID = re.compile(
    r"(?:已|积极|主动|足额|全部|家属|亲属|代为|代其)[^，。；]{0,16}(?:赔偿|退赔)|赔偿(?:了)?[^，。；]{0,20}(?:损失|元)[^。；]{0,30}谅解|赔偿了[^，。；]{0,24}(?:损失|元|款)|达成(?:刑事)?(?:和解|调解|赔偿)[^，。；]{0,6}协议|取得[^，。；]{0,14}谅解"
)
_SETTLED = re.compile(
    r"赔偿(?:了)?[^，。；]{0,24}\d[^，。；]{0,10}元[^。；]{0,30}谅解|取得(?:了)?[^，。；]{0,14}谅解"
)
_CONVICTED = re.compile(r"犯(?P<charges>[^，。；]{2,40}?罪)(?=，|（|\(|。|；|、?判处|免予|，)")
# A ruling on custody, jurisdiction or a stay, or one that sends the case back, leaves it open.
_ENDS = re.compile(
    r"驳回[^。；]{0,24}(?:上诉|抗诉|申诉|起诉|自诉)|维持原判|准许[^。；]{0,30}撤回|终止审理|按撤诉处理|予以(?:减刑|假释)"
)
_CHARGES = re.compile(r"[、和与及]")


def criminal_rows(read: Read) -> Iterator[Row]:
    """Give a row of 刑事案件 for each accused of a criminal case."""
    case = read.case
    if case.nature != "刑事":
        return
    about = list(_of_case(read))
    for party in case.parties:
        if party.side is Side.ACCUSED:
            yield row([Told("案号", read.key), *_of_person(read, party), *about])


def _of_person(read: Read, party: Party) -> Iterator[Told]:
    """Tell who is accused, of what, under which measure, with which counsel."""
    organisation = party.kind is not PartyKind.PERSON
    yield Told("涉案企业" if organisation else "嫌疑人姓名", party.name, party.span)
    yield _charge(read, party)
    for one in described(read, party):
        if one.column in ("证件号", "出生日期"):
            yield one
        elif one.column == "住所地":
            yield Told("嫌疑人居住地", one.value, one.span)
    start, end = read.view.inside(party.block)
    measure = _measure(read, start, end)
    yield measure
    yield _measured(read, party, measure)
    counsel = [
        agent
        for agent in read.case.agents
        if party.name in agent.acts_for.split("、")
        and agent.kind in (AgentKind.LAWYER, AgentKind.LEGAL_WORKER, AgentKind.OTHER, AgentKind.RELATIVE)
        and "辩护" in agent.role
    ]
    yield Told("辩护人", tuple(agent.name for agent in counsel), counsel[0].span if counsel else None)
    yield of_punishment(read, party)
    yield of_condition(read, party)


def _charge(read: Read, party: Party) -> Told:
    """Return the charge that the disposition names behind this person, else the case's first."""
    start, end = read.part(read.case.sections.disposition)
    at = read.text.find(party.name, start, end)
    match = _CONVICTED.search(read.text, at, min(end, at + 80)) if at >= 0 else None
    if match:
        first = _CHARGES.split(match["charges"])[0]
        charge = first if first.endswith("罪") else f"{first}罪"
        return Told("罪名", charge, read.view.span(*match.span("charges")))
    charges = read.case.charges
    return Told("罪名", charges[0].value, charges[0].span) if charges else Told("罪名", None)


def _measure(read: Read, start: int, end: int) -> Told:
    """Return the measure that stands last in what the head says of a person."""
    found = [
        (match.end(), name, match)
        for name, words in _MEASURES
        for match in words.finditer(read.text, start, end)
    ]
    if found:
        _, name, match = max(found, key=lambda one: one[0])
        return Told("强制措施", name, read.view.span(*match.span()))
    none = _NO_CUSTODY.search(read.text, start, end)
    return Told("强制措施", "无" if none else None)


def _measured(read: Read, party: Party, measure: Told) -> Told:
    """Return the day of the measure: the event of its kind, else the date before it in its sentence."""
    for event in read.case.events:
        if party.block.covers(event.span) and _EVENTS.get(str(measure.value)) is event.kind:
            return Told("采取日期", event.date, event.span)
    if measure.span is None:
        return Told("采取日期", None)
    start, _ = read.view.inside(party.block)
    at = read.view.offset(measure.span.start)
    sentence = max(start, read.text.rfind("。", start, at))
    dates = list(find_dates(read.text[sentence:at]))
    if not dates:
        return Told("采取日期", None)
    begin, end, day = dates[-1]
    return Told("采取日期", day, read.view.span(sentence + begin, sentence + end))


def _ended(read: Read) -> bool:
    """Tell whether a court's document ends the case: a judgment, or a ruling whose orders end it."""
    if read.case.kind != "裁定书":
        return read.case.kind == "判决书"
    return _ENDS.search(read.text, *read.part(read.case.sections.disposition)) is not None


def _of_case(read: Read) -> Iterator[Told]:
    """Tell what holds for all accused: dates, victim, injury, what was paid."""
    case = read.case
    for event in case.events:
        if event.kind is EventKind.INDICTED:
            yield Told("起诉日期", event.date, event.span)
        if event.kind is EventKind.CLOSED and _ended(read):
            yield Told("判决日期", event.date, event.span)
        if event.kind is EventKind.CLOSED and case.kind == "不起诉决定书":
            yield Told("不起诉日期", event.date, event.span)
    victims = [party for party in case.parties if party.side is Side.VICTIM]
    named = next((party for party in victims if "被害人" in party.role), None)
    if named:
        yield Told("被害人", named.name, named.span)
    start, end = read.part(case.sections.claims, case.sections.facts)
    yield _victim(read, start, end)
    yield _injury(read, start, end)
    yield _paid(read)


def _victim(read: Read, start: int, end: int) -> Told:
    """Return the first victim that the text names."""
    for match in _VICTIM.finditer(read.text, start, end):
        if is_surname(match["name"][0]):
            return Told("被害人", match["name"], read.view.span(*match.span("name")))
    return Told("被害人", None)


def _injury(read: Read, start: int, end: int) -> Told:
    """Return the gravest injury in the words of the appraisal."""
    best: tuple[int, str, re.Match[str]] | None = None
    for match in _INJURY.finditer(read.text, start, end):
        word = match["grade"] or ("死亡" if match[0].endswith("死亡") else match[0])
        word = word.replace("(", "").replace(")", "")
        rank = next(
            at for at, start_ in enumerate(("死亡", "重伤", "轻伤", "轻微伤", "")) if word.startswith(start_)
        )
        if best is None or rank < best[0]:
            best = (rank, word, match)
    return Told("伤情", best[1], read.view.span(*best[2].span())) if best else Told("伤情", None)


def _paid(read: Read) -> Told:
    """Say whether the victim was paid, from facts and reasoning; what was not paid is looked for first.

    An award is neither: on the day of the judgment nobody knows whether it will be paid.
    """
    sections = read.case.sections
    told = read.part(sections.facts, sections.reasoning)
    # The charge may be all the facts there are; what a victim claims proves no want of payment.
    looked = (
        ("部分赔偿", _PARTLY, told),
        ("无力赔偿", _UNABLE, told),
        ("未赔偿", _UNPAID, told),
        ("已赔偿", _PAID, told),
        ("已赔偿", _SETTLED, read.part(sections.claims)),
    )
    award = _award(read)
    for value, words, part in looked:
        match = words.search(read.text, *part)
        if match:
            value = _AFTER_AWARD.get(value, value) if award.value else value
            return Told("赔偿情况", value, read.view.span(*match.span()))
    return award


def _award(read: Read) -> Told:
    """Find an order to pay damages in the disposition."""
    start, end = read.part(read.case.sections.disposition)
    for match in _AWARDED.finditer(read.text, start, end):
        order = max(start, *(read.text.rfind(stop, start, match.start()) for stop in "。；"))
        if not _REFUSED.search(read.text, order, match.start()):
            return Told("赔偿情况", "判决赔偿", read.view.span(*match.span()))
    return Told("赔偿情况", None)
