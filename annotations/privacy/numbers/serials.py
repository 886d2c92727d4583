"""Numbers that a register gives to one person: a pupil, a patient, the insured, a couple, a prisoner.

The number of one stay or visit (住院号, 门诊号) is a receipt's, not a person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.evidence import sentence_before
from annotations.privacy.gates import SERIALS, tells
from nlp.text.led import quick

_REGISTERS = (
    r"学籍号?|学号|病[案历]号|就诊卡号|医(?:保|疗保险)(?:个人|卡|证)?(?:编?号)"
    r"|(?:社会保险|社保|参保)(?:个人|登记|人)?(?:编?号|[账帐]号)|(?:社会保险|社保|参保|公积金|医保)[^。；\d]{0,16}?个人编号|居住证(?:编?号)|户口(?:簿|本)(?:编?号|户号)|(?<=[簿本])户号|(?<=[簿本][(，])户号|公积金(?:个人)?(?:[账帐]号|编?号)"
    r"|(?:结婚|离婚)证书?(?:字号|编号|号)?|(?:婚姻|结婚|离婚)登记(?:证|字)?号|准考证号?|考生号|(?:狱内|罪犯)编号|(?<=狱中)番号|(?<=[该罪]犯)番号|(?:低保|救助|独生子女)证(?:编?号)"
)
_SERIAL = quick(
    rf"(?:{_REGISTERS})(?:码|编号)?[：为是系即(“\" ]{{0,3}}"
    r"((?:[\u4e00-\u9fff]{1,6}?[结离补]字?第?)?[A-Z]{0,2}\d(?:[\dA-Z]|-(?=\d)){4,24}(?:号(?!码))?)(?![\dA-Za-z*×年月日元])"
)


# A marriage's bears its office and its year, and stands before its paper, too.
_MARRIAGE = re.compile(r"([JLB](?<![A-Za-z\d].)\d{6}-(?:19|20)\d{2}-\d{4,6})号?的?(?=结婚证|离婚证)")


def serials(text: str) -> Iterator[re.Match[str]]:
    """Find the numbers behind the names of such registers; group 1 is the number."""
    if tells(text, SERIALS):
        yield from _SERIAL.finditer(text)
        yield from _MARRIAGE.finditer(text)


# Whatever paper somebody holds (资格证, 毕业证, 养犬登记证), and its number right behind, or behind a word.
# 执业证号 is a lawyer's.
_NUMBER_WORD = (
    r"[，(]?(?:其|上|证书?|登记|注册|[记登]载|载明|的){0,2}"
    r"(?:编号|证号|号码|字号|号|N[oO]\.?)码?[：为是系(“\" ]{0,3}"
)
_NO_OFFICE = "[及和与的于在为是了并后收取交给卡账帐款币额价至到共达号书码]"
_PAPER = re.compile(
    rf"证(?![人言据实件券监]|(?<=执业证)号)书?(?:[正副]本|复印件|原件|一[本张份]|[)”》])*(?:{_NUMBER_WORD}|[(“：]?)"
    rf"((?:(?!{_NO_OFFICE})[\u4e00-\u9fff]){{0,5}}(?:[(\[]\d{{2,4}}[)\]])?(?:[\u4e00-\u9fff]{{0,3}}第)?"
    r"[A-Z]{0,4}-?\d(?:[\dA-Z]|-(?=[\dA-Z])){5,24}(?:号(?!码))?)(?![\dA-Za-z*×年月日元.])"
)
# No paper of a person: of a procedure, a product, a firm; no paper at all (作证, 保证); or known to others.
_OTHER_PAPER = re.compile(
    r"(?:身份|[居暂]住|社会保险登记|社保登记|营业|代码|合格|许可|税务登记|运输|寄存|检[定疫验测]|税务|机构|法人|拘留|逮捕|搜查|提讯|准运|采伐|资质|商标|房产?|房他|国?土地?|动产|[行驾]驶|注册|专利|预售|完税|[零销]售|诊断"
    r"|[保公鉴认验传回凭物质举签例论佐印旁人心查求核票取见书]|[^操工]作|[^土]权"
    r"|(?:产品|药品|[农兽]药|器械|设备|软件|质量|等级|排污|种子|动物|植物)[^，。；]{0,8})$"
)
_HOLDER_NO_PARTY = re.compile("律师|辩护|代理人|法律|公司|集团|企业|机构|事务所|厂")
_LABEL = re.compile(r"[\u4e00-\u9fff]{2}$")


# The number first: 证号为200000017号的《…许可证》.
_OTHER_BEHIND = re.compile(r"的?《?[^，。；》]{0,12}(?:许可证|执照|诊断|专利|商标)")


def papers(text: str) -> Iterator[re.Match[str]]:
    """Find the numbers of papers of whatever name that a person holds, no firm, no lawyer; group 1 is one."""
    for match in _PAPER.finditer(text):
        before = sentence_before(text, match.start())
        known = _OTHER_PAPER.search(before) or _HOLDER_NO_PARTY.search(before)
        if _LABEL.search(before) and not (known or _OTHER_BEHIND.match(text, match.end())):
            yield match
