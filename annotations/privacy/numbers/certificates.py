"""Numbers of certificates that name a thing and with it its owner: houses, land, vehicles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from annotations.privacy.gates import CERTIFICATES, ENGINES, FIRST, FRAMES, THINGS, TITLES, tells
from annotations.privacy.numbers.identities import glued, propose
from annotations.privacy.numbers.serials import papers
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.data import loader
from nlp.text.led import Led

# Number words of titles: 房权证朝字第123号, 国用(2010)第45号; the place's short name stands before them.
_TITLE = Led(
    r"(?:房(?:地|产|屋)?(?:所有)?(?:产)?权证|房地证|房证|房产证|房他证|房他项权证|他项|国用|集用|集建|集有|林证|林权证|农地承包权"
    r"|土地使用(?:权)?证|宅基地使用(?:权)?证|房(?=字第)|房地(?=[\u4e00-\u9fff]{0,3}字[(第]))"
    r"(?:(?![号为是的由])[\u4e00-\u9fffA-Z]){0,12}"
    # Behind its year a number may be short.
    r"(?:(?:\([\u4e00-\u9fff]{0,2}\d{2,4}\)|\d{4}(?=[字第]|[出划]第))"
    r"(?:(?![号为是])[\u4e00-\u9fffA-Z]){0,8}第? ?(?:[A-Z]-?)?\d[\d-]{0,14}"
    r"|(?:(?![号为是])[\u4e00-\u9fffA-Z]){0,8}第? ?[A-Z]?\d[\d-]{3,14})(?![\d×*Xx-]|字|年) ?号?"
)
_NUMBERED = re.compile(r"[字第(]|(?:[国集使]用|建|有|证)\d")
# 草承证字第…号: a certificate of land, wood, water by its short name, and not of a lawyer or a notary.
_BY_SHORT_NAME = re.compile(
    r"[\u4e00-\u9fff]{0,4}[承林草权使土地房宅用水渔]证字(?:\(\d{4}\)|\d{4})?第[A-Z]?\d[\d-]{2,14}号"
)
_BEFORE = re.compile(r"[\u4e00-\u9fffX]{1,7}$")
_NOT_PLACE = frozenset("过供实的本为是号了有将以与和在套份张个一其该持办假称取凭及或使用证书发得领登记押补")
_REAL_ESTATE = re.compile(r"不动产(?:权(?:登记)?(?:证明|证)?|(?:登记)?证明|登记证)第? ?[A-Z]?\d{4,9} ?号?")
# Of land as of houses, where its head stands before: 鲁(2017)…农村土地承包经营权第….
_REAL_RIGHT = re.compile(r"权第(?:(?<=[经使所]\w权第)|(?<=林权第)) ?[A-Z]?\d{4,9} ?号")
# The certificate's number begins with the short name of the province: 吉(2018)通榆县不动产权第…
_ESTATE_HEAD = re.compile(
    r"[京津冀晋蒙内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵黔云滇藏陕甘青宁新兵]\(?\d{4}\)?[^，。；、()\s]{0,16}$"
)
_PROPERTY = (
    r"房(?:屋|地)?(?:所有权|产权|产|权|地产权|他项权)证|不动产(?:权)?(?:证书|证|登记证明?|证明)|他项权(?:利)?证(?:明)?"
    r"|土地(?:使用(?:权)?)?证|宅基地(?:使用(?:权)?)?证|集体建设用地(?:使用(?:权)?)?证|建设用地(?:使用(?:权)?)?证"
    r"|林地(?:使用(?:权)?)?证|国土证|土地承包经营权证|承包经营权证|林权证|宅基地(?:使用权)?证|产权证|权证(?<!股权证)|权属证书|权利证书|房产所有(?:权)?证|产权登记簿|土地登记卡"
)
_CUED = Led(
    rf"(?:{_PROPERTY}|行驶证|驾驶证(?=档案|编号|芯|证?号|一?本?[，(]证号)|车辆登记证|船舶国籍证书|证芯"
    r"|登(?:(?<![\u4e00-\u9fff]登)|(?<=[车船舶权的其该、和及动]登))记证书?|船舶所有权(?:登记)?证书)"
    r"(?:书)?[)”》]?(?:[正副]本)?(?:复印件|影印件|原件|存根|照片)?(?:一?[本份张])?(?:档案)?(?:上)?[(“，]?(?:[记登]?载明?的?|显示的?|其)?"
    r"(?:编号|证号|证书号|号码|号|字号|NO\.?|No\.?|№)(?:码)?[：为是系(“\" ]{0,3}"
    r"((?:[\u4e00-\u9fff]{1,8}\(\d{2,4}\)[\u4e00-\u9fff]{0,6}|[\u4e00-\u9fff]{1,4}字第)"
    r"[A-Z]{0,2}\d[A-Z\d-]{2,24}(?:号(?!码))?"
    r"|(?:[\u4e00-\u9fff]{1,4}字?第?)?[A-Z]{0,2}\d[A-Z\d-]{4,24}(?:~\d{1,3})?(?:号(?!码))?)"
)
# A deed by its paper, and the number as its office wrote it: 契证叫…房监证字0387162, 购房证…房改字第98-211号.
_DEED = Led(
    rf"(?:{_PROPERTY}|契证|购房证)书?(?:[^。；]{{0,16}}?(?:证?号|[叫为是：“(]))?[：为是叫系“(]{{0,2}}"
    r"((?=[^字]{1,7}字)(?=[^字]{0,6}[房地土林草宅用权建产集改住监])[\u4e00-\u9fff]{1,8}字(?:\(\d{2,4}\)|\d{4}(?=第))?"
    r"第?(?:[A-Z]-?)?\d[\d-]{2,14}+(?:号(?!码))?+)(?![\dA-Za-z*×年月日元])(?!《?(?:公证|民事|刑事|鉴定|评估|通知|批复|文件))"
)
# A paper of land, of a house, of a vehicle, by whatever name it is called.
_OF_PROPERTY = re.compile("[地林草房宅田山渔]|承包|经营权|使用权|产权|确权|车|船")
# Rarer papers of a thing: of wood, a let house, a drone; of mines, water, fish, the sea, which are rights in
# things (民法典 arts. 328, 329), whatever their paper is called. A 合格证 is none.
# The number may bear the name of the office that gave it.
_THINGS = (
    r"自留山证|山林(?:权属?|所有权?)?证|土地房产所有证|采矿(?:权|许可)*证|勘查(?:许可)?证|探矿权?证|取水(?:许可)?证|养殖(?:使用|许可)*证|捕捞(?:许可)?证"
    r"|海域使用(?:权)?证|草原(?:使用权?|承包经营权?)?证|租[赁用](?:公房)?(?:凭|使用|许可)?证|承租证|船舶检验证|国籍证|适航证|农机证|登记标[识志]|[车铺摊]位(?:使用权?|所有权)?证|经营权证|所有权证"
)
_HAN_NUMERAL = "[零〇一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]"
_OF_THING = Led(
    rf"(?:{_THINGS})书?(?:[正副]本)?(?:复印件|原件|存根)?(?:一[份本张])?[，(]?(?:其|上载?的?)?"
    r"(?:编号|证号|证书号|凭证号|字号|号码|号)?码?[：为是系“]{0,2}"
    r"((?:[\u4e00-\u9fff]{1,6}(?:\([\u4e00-\u9fff]{1,3}\))?[\u4e00-\u9fff]{0,4}(?:[\[(]\d{4}[\])])?(?:第|N[oO]\.?|字第?)?)?(?:[A-Z]{1,4}-)?[A-Z]{0,5}\d[A-Z\d-]{4,24}(?:号(?!码))?"
    r"|[\u4e00-\u9fff]{1,8}字第\d{3,12}号"
    rf"|[\u4e00-\u9fff]{{1,4}}字第{_HAN_NUMERAL}{{2,12}}号)(?![\d*×XA-Za-z])"
)
# The number first: 证号为035720416的宅基地使用证, B430603298117号林权证.
_FIRST = re.compile(
    r"([A-Z\d](?:(?<=[A-Z])(?<![A-Za-z\d].)[A-Z]?\d{8,20}|(?<=\d)(?<![\dA-Za-z*×.].)\d{7,19}))"
    rf"(?:号的?|的)(?:农村|集体|国有){{0,2}}(?:{_PROPERTY}|机动车登记证|行驶证|{_THINGS})"
)
# In brackets without a word for it: 林权证(B000000000000). A title's number behind what it is of.
_BRACKETED = Led(rf"(?:{_PROPERTY}|房他证)书?[(“]((?:[\u4e00-\u9fff]{{1,4}}第)?[A-Z]?\d{{9,19}}号?)[)”]")
# 行驶证(3700000000000): a licence of a vehicle bears ten to fourteen digits. Where no word calls them
# a number, they may be a time (行驶证20160302115959核发) or a mobile (行驶证13800000001为其电话).
_TIME_OF_DAY = r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?"
_LICENCE = Led(
    r"行驶证(?:[正副]本|复印件|原件|照片)?(?:一[本张份])?[，]?(?:上|中)?(?:[记登]?载明?|显示)?的?"
    rf"(?:(?:编号|证号|号码|证芯|档案)+[：为是系(“]{{0,2}}|[：为是系(“]{{0,2}}(?!(?:{_TIME_OF_DAY}|1[3-9]\d{{9}})(?!\d)))"
    r"(\d{10,14})(?![\dA-Za-z*×年月日元])"
)
# A land register's are as short as its village (国土证编号7316), as short as a year and a room, too.
_SHORT_ONE = Led(
    r"(?:国土证|土地(?:使用)?证|房(?:屋)?产(?:权)?证|林权证|宅基地(?:使用)?证)(?:编号|证号|字号)(?:为|：|是)?"
    r"(?!(?:19|20)\d{2}(?!\d))(\d{3,4})(?![\d.*×年月日元亩平万余米室户房栋幢楼层单-])"
)
_OF_TITLE = Led(
    r"产权(?:信息|凭证|登记|情况)[^，。；\d]{0,2}[为：是]“?([\u4e00-\u9fff]{1,4}字第[A-Z]?\d{6,12}号)"
)
_SHIP = re.compile(
    r"(\([\u4e00-\u9fff]{1,4}\)船(?:登|舶登记)\([\u4e00-\u9fff]{1,3}\)(?:\(?\d{4}\)?[字第-]{0,2})?[A-Z]{0,4}-?\d{5,14}号?)"
)
_SHIP_NUMBER = Led(r"船舶(?:初次)?(?:登记|识别)号(?:码)?[：为是]{0,2}([A-Z]{0,3}\d{8,14})(?![\dA-Za-z*×])")
_FILE = re.compile(r"(?:驾驶证)?档案编号[：为是]{0,2}(\d{10,14})")
_FRAME = Led(
    r"(?:车架|整车(?=编[码号])|车辆识别|识别代[号码]|大架|机架(?=号)|车身(?=号)|(?:挖掘机|装载机|起重机|推土机|压路机|铲车|叉车|钩机|机械)[^。；]{0,12}?机身(?=编?号)|底盘(?=编?号)|VIN|vin)(?:号码|号|码|代[号码]|编[码号])?[^，。；、A-Za-z0-9]{0,6}([A-Za-z0-9*-]{6,20})"
)
# Filed off, and made to show again: 磨去发动机号码，原号码经理化显现为….
_SHOWN_AGAIN = r"(?:[^。；A-Za-z0-9]{0,24}(?:显现|还原|恢复|复原))?[^，。；、A-Za-z0-9]{0,4}"
_ENGINE = Led(rf"(?:发动机|电机|马达)(?:号码|编号|号){_SHOWN_AGAIN}([A-Za-z0-9][A-Za-z0-9 *-]{{3,27}})")
_RARER: Final[tuple[tuple[Led | re.Pattern[str], frozenset[str]], ...]] = (
    (_CUED, CERTIFICATES),
    (_DEED, CERTIFICATES | {"契证", "购房证"}),
    (_FILE, frozenset(("档案编号",))),
    (_BRACKETED, CERTIFICATES),
    (_OF_TITLE, frozenset(("产权",))),
    (_LICENCE, frozenset(("行驶证",))),
    (_SHORT_ONE, CERTIFICATES),
    (_SHIP, frozenset(("船登", "船舶登"))),
    (_SHIP_NUMBER, frozenset(("船舶登", "船舶识", "船舶初"))),
    (_OF_THING, THINGS),
    (_FIRST, FIRST),
)
_VIN = re.compile(r"L[A-HJ-NPR-Z0-9]{16}")
_MASKED = re.compile(r"\*|[Xx]{3}|(?<=\d)[Xx]{2}(?=\d)|^[A-Z]{1,4}XX\d{1,6}$")
# Makers strike a star before, between and behind the parts: 157FMI*7K003184*.
_ENGRAVED = re.compile(r"\*?[A-Za-z0-9]{5,}\*[A-Za-z0-9]{6,}\*?|\*[A-Za-z0-9]{8,}\*?")
_BLOTS = ("*", "×")
# The next of one kind bears its number alone: …字第20001号、20002号, 编号为D200301、D200302.
_NEXT = re.compile(
    r"[”\"]?[、和及与](?:第(\d{2,14})号|([A-Z]{0,2}\d{5,14})号?(?![\d*×XA-Za-z.-]|[年月元万平亩股份人户张件]))"
)
_ENOUGH_DIGITS = 3
_VIN_DIGITS = 4
_SHORT, _LABEL = 2, 6
_SHORT_PLACES, _LEADS = frozenset("和"), frozenset("为是号证：")


def detect_certificates(scene: Scene) -> Iterator[Candidate]:
    """Find numbers of title deeds, vehicle licences, frames and engines, and of papers of any other name."""
    found = list(_certificates(scene))
    yield from found
    taken = sorted((one.span for one in found if one.span), key=lambda span: span.start)
    at = 0
    for match in papers(scene.view.text):
        span = scene.view.span(*match.span(1))
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        if at == len(taken) or span.end <= taken[at].start:
            why = "证件、证书名称之后是完整的编号，须核实是否发给个人"
            label = scene.view.text[max(0, match.start() - _LABEL) : match.start()]
            thing = _OF_PROPERTY.search(label) is not None
            category = Category.PROPERTY_CERTIFICATE if thing else Category.ID_NUMBER
            yield propose(scene, category, match.span(1), match[1], why, 0.6)


def _certificates(scene: Scene) -> Iterator[Candidate]:
    """Find numbers of title deeds, vehicle licences, frames and engines."""
    text = scene.view.text
    for match in _TITLE.finditer(text) if tells(text, TITLES) else ():
        if not _NUMBERED.search(match[0]):  # 房产证做抵押骗取被告人5000元
            continue
        before = _BEFORE.search(text, max(0, match.start() - 8), match.start())
        start = match.start() - len(_place(before[0])) if before else match.start()
        yield from _listed(scene, (start, match.end()), 0.9)
    for match in _BY_SHORT_NAME.finditer(text) if "证字" in text else ():
        yield from _listed(scene, match.span(), 0.9)
    for match in _REAL_ESTATE.finditer(text):
        head = _ESTATE_HEAD.search(text, max(0, match.start() - 26), match.start())
        yield from _listed(scene, (head.start() if head else match.start(), match.end()), 0.95)
    for match in _REAL_RIGHT.finditer(text):
        head = _ESTATE_HEAD.search(text, max(0, match.start() - 26), match.start())
        if head is not None:
            yield from _listed(scene, (head.start(), match.end()), 0.95)
    for pattern, words in _RARER:
        for match in pattern.finditer(text) if tells(text, words) else ():
            if text[match.end() : match.end() + 1] not in _BLOTS and "XXX" not in match[1].upper():
                yield from _listed(scene, match.span(1), 0.9)
    yield from _vehicle_parts(scene)


def _listed(scene: Scene, where: tuple[int, int], confidence: float) -> Iterator[Candidate]:
    """Give a certificate, and those behind it in a list, of which only the numbers are told."""
    yield _certificate(scene, where, confidence)
    following = _NEXT.match(scene.view.text, where[1])
    while following is not None:
        group = 1 if following[1] else 2
        yield _certificate(scene, following.span(group), confidence)
        following = _NEXT.match(scene.view.text, following.end())


@cache
def _stems() -> frozenset[str]:
    """Return the names of cities and counties, as titles write them: without 市, 县, 区."""
    names = loader.divisions().values()
    stems = (name[:-1] for name in names if len(name) > _SHORT and name[-1] in "市县区旗")
    return frozenset([*(name for name in names if len(name) > 1), *stems])


def _place(words: str) -> str:
    """Return the place at the end of the words before a title: 忠 of 持有忠, 政和土 of 持有政和土."""
    for at in range(len(words) - 1):
        if words[at:].lstrip("X") in _stems() or words[at:].lstrip("X").rstrip("土政府") in _stems():
            return words[at:]
    start = max((at + 1 for at, one in enumerate(words) if one in _NOT_PLACE), default=0)
    # 编号为和国用: a county of one character that is a small word elsewhere (和县).
    short = start == len(words) > 1 and words[-1] in _SHORT_PLACES and words[-2] in _LEADS
    return words[-1:] if short else words[start:]


def _vehicle_parts(scene: Scene) -> Iterator[Candidate]:
    """Find frame and engine numbers behind their words, and frame numbers by their form."""
    text = scene.view.text
    for pattern, words in ((_FRAME, FRAMES), (_ENGINE, ENGINES)):
        for match in pattern.finditer(text) if tells(text, words) else ():
            value = match[1].rstrip(" -*")
            masked = (_MASKED.search(match[1]) and not _ENGRAVED.fullmatch(value)) or text[
                match.end() : match.end() + 1
            ] in _BLOTS
            if not masked and sum(one.isdecimal() for one in value) >= _ENOUGH_DIGITS:
                yield _certificate(scene, (match.start(1), match.start(1) + len(value)), 0.9)
    for match in _VIN.finditer(text):
        if (
            not glued(text, *match.span())
            and sum(one.isdecimal() for one in match[0]) >= _VIN_DIGITS
            and not _MASKED.search(match[0])
        ):
            yield _certificate(scene, match.span(), 0.8)


def _certificate(scene: Scene, where: tuple[int, int], confidence: float) -> Candidate:
    """Make the candidate of a certificate."""
    value = re.sub(r"\s", "", scene.view.text[slice(*where)])
    why = "文中出现完整的权属证书、车辆证件编号或者车架号、发动机号"
    return propose(scene, Category.PROPERTY_CERTIFICATE, where, value, why, confidence)
