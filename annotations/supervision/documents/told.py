"""What the running text of a civil document tells: answer, procedure, evidence, wages, absence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from annotations.supervision.documents.row import Read, Told
from annotations.supervision.documents.sides import respondents
from nlp.text.dates import find_dates
from nlp.text.money import find_money
from nlp.values import Span

_ANSWER = re.compile(
    r"(?:(?<=[\s。；])|^)(?:被告|被上诉人|被申请人|反诉被告)[^。；：\n]{0,40}?(?:辩称|答辩|辩解|承认|认可|述称|表示|未作|未提|未予|没有异议|无异议)"
    r"|(?:(?<=[\s。；])|^)(?:被告|被申请人)[^。；：\n]{0,20}?对[^。；\n]{0,30}(?:无异议|没有异议|予以认可)"
)
# A party is called by its name, too, and a mediation answers in few words.
_ANSWERS = r"(?:(?<=[\s。；])|^)(?:{})[^。；：，\n]{{0,12}}?(?:辩称|答辩|辩解|述称|表示)"
# Minutes write who speaks: the judge asks for the answer, and the defendant's next line is it. Asked what the
# other side says to an answer that was given (对被告的答辩有无意见), a defendant does not answer the claim.
_MINUTED = re.compile(
    r"(?:^|\n)[ 　]*(?:审|审判员|审判长|法官|问)[：:](?![^\n]{0,16}对(?:(?!原告|诉|请求|主张)[^\n]){0,8}答辩)"
    r"[^\n]{0,16}答辩[^\n]{0,12}\n"
    r"[ 　]*(被告[^：:\n]{0,12}[：:][^\n]+)"
)
_ANSWERED = re.compile(
    r"第三人[^。]{0,30}?(?:述称|陈述)|(?:本院|经)[^。，]{0,8}(?:审理|查明|认定|认为)|当事人围绕|围绕诉讼请求|原告[^。，]{0,20}(?:为(?:证明|支持)|提交|针对)"
    r"|本案(?:审理|在审理)|审理(?:过程)?中|上述协议|达成"
)
_LONGEST_ANSWER = 6_000
_PROCEDURES = (
    ("小额", re.compile(r"小额诉讼(?:的)?程序|适用小额|小额速裁")),
    ("速裁", re.compile(r"(?:适用|刑事|按照)速裁(?:程序)?")),
    ("普通", re.compile(r"(?:适用|转为|转入|转换为)普通程序|转为适用普通程序")),
    ("简易", re.compile(r"(?:适用|依照|按照)简易程序|简易程序(?:进行)?(?:了)?(?:公开)?(?:开庭)?审理")),
)
_STAGES = ("再审审查", "再审", "二审", "一审")
_ALONE = re.compile(r"独任(?:审理|审判|公开|开庭|制)|由?审判员[^，。]{2,8}独任")
_PANEL = re.compile(r"组成(?:了)?合议庭|合议庭(?:公开|不公开|进行|对本案|审理)")
_ABSENT = re.compile(
    r"(?:未|拒不|没有|不)到庭(?!的?(?:证人|鉴定))|缺席(?:审理|判决|开庭)|未出庭(?:应诉|参加)"
)
_CAME = re.compile(r"(?:均|全部)?(?:已)?到庭(?:参加(?:了)?(?:本案)?诉讼|应诉)|均到庭")
_EVIDENCE = (
    ("欠条", "欠条|欠据|欠款条"),
    ("借条", "借条|借据|借款凭证|借款借据"),
    ("收条", "收条|收据"),
    (
        "结算协议",
        r"结算(?:协议|单|书|清单|确认|证明|表)|对账单|对账函|工资结算|还款(?:协议|计划|承诺书)"
        r"|(?:欠薪|欠款|工资|债务|欠付)[^，。；、]{0,6}确认(?:书|函|单)",
    ),
    ("工作证明", "工作证明|在职证明|务工证明|用工证明"),
    ("证人证言", r"证人[^，。；、]{0,12}(?:证言|证词|作证|陈述|出庭)|证人证言|证言"),
    (
        "劳动合同",
        r"(?<!订立)(?<!签订)(?<!解除)(?<!终止)劳动合同(?!法|关系|的?(?:双倍|二倍|经济))|劳务合同|用工协议",
    ),
    ("借款合同", r"借款合同|借款协议"),
    ("考勤", r"考勤|打卡记录|出勤表|记工(?:单|表|本)"),
    ("工资表", r"工资(?:表|条|单|明细|发放表|支付记录|发放记录|台账)"),
    (
        "社保记录",
        r"(?:社会保险|社保|养老保险|医疗保险|工伤保险)[^，。；、]{0,10}(?:记录|清单|证明|明细|缴费|凭证|信息)|参保(?:证明|记录|缴费)",
    ),
    (
        "银行流水",
        r"(?:银行|账户|交易|资金)[^，。；、]{0,8}(?:流水|明细|记录|清单|对账单)|转账(?:凭证|记录|回单|截图|明细|凭单)|(?:汇款|取款|存款|付款)(?:凭证|回单|记录)|电子回单|微信(?:转账|支付)|支付宝",
    ),
    ("聊天记录", r"(?:微信|短信|聊天|QQ)[^，。；、]{0,6}(?:记录|截图|截屏)|通话录音|录音"),
    ("鉴定意见", r"鉴定(?:意见|结论|报告)|伤残鉴定"),
    ("病历", r"病历|病案|诊断证明|出院(?:记录|证明|小结)|医疗费(?:票据|发票)"),
    ("发票", r"发票|票据"),
    ("工作证明", "工作证明|工作证|在职证明|工牌|工作服"),
    ("责任认定书", r"责任认定书|事故认定书"),
)
_EVIDENCE_WORDS = tuple((name, re.compile(words)) for name, words in _EVIDENCE)
_SHOWS = re.compile(
    r"提交|提供|举证|出示|为证|佐证|证据|证实|印证|附卷|在卷|为[凭据]|予以证明|证明上述|出具|载明|向法庭"
)
_LACKS = re.compile(
    r"(?:未(?:能)?(?:向[^，。；]{0,8})?(?:提交|提供|出示|举证|出具|签订)|没有[^，。；]{0,6}(?:提交|提供|证据|其他)|无[^，。；]{0,6}(?:证据|证明)"
    r"|(?:不能|无法)(?:提交|提供)|缺乏|不予采信|不足以|予以反驳|应当?(?:提交|提供))"
)
_SENTENCE = re.compile(r"[^。；\n]+")
_CLAUSE = re.compile(r"[^，：:]+")
_WAGE = re.compile(
    r"(?:月(?:平均|均|基本)?(?:工资|薪金?|薪酬|收入|报酬)|每月[^，。；]{0,8}?(?:工资|报酬|劳务费|薪)|(?:工资|报酬|劳务费)[^，。；]{0,10}?每月|月标准)[^，。；\d]{0,12}$"
)
_WAGE_BEHIND = re.compile(r"\s?(?:/|每)月|\s?(?:一|1)个?月")
_PAY = re.compile(r"(?:工资|报酬|劳务费|薪)[^，。；\d]{0,14}$")
_WORK = (
    r"(?:工作|上班|务工|打工|提供劳务|劳务|从事|担任|任[^，。；]{2,8}"
    r"|干活|做工|施工|劳动|就职|任职|入职|用工|拖欠|欠付|欠[^，。；]{0,6}工资)"
)
_MONTH = r"(?:(?P<{0}y>\d{{4}})年)?(?P<{0}m>\d{{1,2}})月(?:(?P<{0}d>\d{{1,2}})[日号])?(?:份|底|初|中旬)?"
_PERIOD = re.compile(
    rf"(?<!\d)(?:自|从|于)?\s?{_MONTH.format('a')}(?:起)?\s?(?:至|到|—|-|~|－)\s?{_MONTH.format('b')}(?=(?:期间|止|，|的|，期间|在|为|被)?[^。；]{{0,40}}?{_WORK})"
)
_BEGUN = re.compile(
    r"(?:起|开始|始)?[，]?(?:[^。；，]{0,30}(?:入职|受雇|受聘|招用|聘用|雇佣|雇用|录用|开始(?:工作|上班|务工)|建立劳动关系|参加工作)|(?:到|在|进入|至)[^。；，]{1,40}(?:工作|上班|务工|打工|任职|干活|做工))"
)
_ENDED = re.compile(
    r"[，]?[^。；，]{0,24}(?:离职|辞职|离开|解除(?:了)?(?:劳动|用工|劳务)|终止(?:了)?(?:劳动|用工)|被辞退|停工|辞退|解聘)"
)
_LABOUR = ("工资", "劳动", "劳务", "报酬")


def procedure_of(read: Read) -> str:
    """Return the stage with the kind of procedure (一审简易); a special procedure is told by its name."""
    case = read.case
    stage = next((one for one in _STAGES if one in case.procedure), case.procedure)
    start, end = read.part(case.sections.head, case.sections.claims)
    kind = next((name for name, words in _PROCEDURES if words.search(read.text, start, end or 3_000)), "")
    return stage + kind


def sat_alone(read: Read) -> bool | None:
    """Say whether the text says that one judge sat alone, or a panel."""
    if _ALONE.search(read.text):
        return True
    return False if _PANEL.search(read.text) else None


def absent(read: Read) -> Told:
    """Say whether somebody did not come, as far as the text says who came."""
    start, end = read.part(read.case.sections.head, read.case.sections.claims)
    match = _ABSENT.search(read.text, start, end)
    if match:
        return Told("缺席", value=True, span=read.view.span(*match.span()))
    came = _CAME.search(read.text, start, end)
    return Told("缺席", False if came else None, read.view.span(*came.span()) if came else None)


def answer(read: Read) -> Told:
    """Return what the defendant answered."""
    case = read.case
    start, end = read.part(case.sections.claims, case.sections.facts)
    match = _ANSWER.search(read.text, start, end) or _by_name(read, start, end)
    if match is None:
        return _minuted(read)
    limit = min(end, match.start() + _LONGEST_ANSWER)
    stop = _ANSWERED.search(read.text, match.end(), limit)
    span = read.view.span(match.start(), stop.start() if stop else limit)
    return Told("被告答辩", span.of(read.document.text).strip(), span)


def _minuted(read: Read) -> Told:
    """Return the answer that minutes of a hearing hold; a judgment has none of this form."""
    match = _MINUTED.search(read.text)
    if match is None:
        return Told("被告答辩", None)
    start, end = match.span(1)
    span = read.view.span(start, min(end, start + _LONGEST_ANSWER))
    return Told("被告答辩", span.of(read.document.text).strip(), span)


def _by_name(read: Read, start: int, end: int) -> re.Match[str] | None:
    """Find the answer of a defendant who is called by name."""
    names = [re.escape(party.name) for party in respondents(read) if len(party.name) > 1]
    return re.compile(_ANSWERS.format("|".join(names))).search(read.text, start, end) if names else None


def evidence(read: Read) -> Told:
    """Return the kinds of evidence that the text shows, not those it misses."""
    start, end = _body(read)
    found: dict[str, tuple[int, int]] = {}
    for sentence in _SENTENCE.finditer(read.text, start, end):
        if not _SHOWS.search(sentence[0]):
            continue
        for clause in _CLAUSE.finditer(read.text, *sentence.span()):
            if _LACKS.search(clause[0]):
                continue
            for name, words in _EVIDENCE_WORDS:
                match = None if name in found else words.search(read.text, *clause.span())
                if match:
                    found[name] = match.span()
    places = list(found.values())
    span = read.view.span(min(p[0] for p in places), max(p[1] for p in places)) if places else None
    return Told("证据种类", tuple(found), span)


def employment(read: Read) -> Iterator[Told]:
    """Tell the wage a month and from when to when the plaintiff says to have worked."""
    start, end = _body(read)
    piece = read.text[start:end]
    if not any(word in piece for word in _LABOUR):
        return
    yield _wage(read, piece, start)
    for match in _PERIOD.finditer(piece):
        first, last = _months(match)
        if first and last and first <= last:
            span = read.view.span(start + match.start(), start + match.end())
            yield Told("用工起始日期", first, span)
            yield Told("用工截止日期", last, span)
            break
    dates = list(find_dates(piece))
    yield _first(read, "用工起始日期", dates, piece, start, _BEGUN)
    yield _first(read, "用工截止日期", dates, piece, start, _ENDED)


def _body(read: Read) -> tuple[int, int]:
    """Return the range of claims and facts; of a text without sections, all of it."""
    sections = read.case.sections
    start, end = read.part(sections.claims, sections.facts)
    return (start, end) if end else (0, len(read.text))


def _wage(read: Read, piece: str, at: int) -> Told:
    """Return the first wage a month."""
    for start, end, value, _ in find_money(piece):
        before = piece[max(0, start - 40) : start]
        if _WAGE.search(before) or (_WAGE_BEHIND.match(piece, end) and _PAY.search(before)):
            return Told("主张月工资", value, read.view.span(at + start, at + end))
    return Told("主张月工资", None)


def _months(match: re.Match[str]) -> tuple[date | None, date | None]:
    """Return the first and the last day of a period; the second year may be the first's."""
    year = match["ay"]
    if not year:
        return None, None
    first = _day(int(year), int(match["am"]), int(match["ad"] or 1))
    until, month = int(match["by"] or year), int(match["bm"])
    if match["bd"]:
        return first, _day(until, month, int(match["bd"]))
    return first, next((day for n in (31, 30, 29, 28) if (day := _day(until, month, n))), None)


def _day(year: int, month: int, day: int) -> date | None:
    """Make a date, or nothing where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _first(
    read: Read,
    column: str,
    dates: list[tuple[int, int, date]],
    piece: str,
    at: int,
    verb: re.Pattern[str],
) -> Told:
    """Return the first date that is followed by a verb."""
    for start, end, day in dates:
        if verb.match(piece, end):
            return Told(column, day, read.view.span(at + start, at + end))
    return Told(column, None)


def section(read: Read, column: str, span: Span | None) -> Told:
    """Return a section of the document as it stands."""
    return Told(column, span.of(read.document.text) if span else None, span)
