"""Numbers that a register gives to one person: a pupil, a patient, the insured, a couple, a prisoner.

The number of one stay or visit (住院号, 门诊号) is a receipt's, not a person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.gates import SERIALS, tells

_REGISTERS = (
    r"学籍号?|学号|病[案历]号|就诊卡号|医(?:保|疗保险)(?:个人|卡|证)?(?:编?号)"
    r"|(?:社会保险|社保|参保)(?:个人|登记|人)?(?:编?号|[账帐]号)|居住证(?:编?号)|户口(?:簿|本)(?:编?号|户号)|(?<=簿)户号|公积金(?:个人)?(?:[账帐]号|编?号)"
    r"|(?:结婚|离婚)证书?(?:字号|编号|号)?|(?:婚姻|结婚|离婚)登记(?:证|字)?号|准考证号?|考生号|(?:狱内|罪犯)编号|(?<=狱中)番号|(?<=[该罪]犯)番号|(?:低保|救助|独生子女)证(?:编?号)"
)
_SERIAL = re.compile(
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
