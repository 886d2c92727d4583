"""Cues of trade secrets and of private family life: leads for a person, rare by design.

Only cases that turn on such things are looked at: what a contract calls confidential in passing, and what
a criminal judgment must tell, is not what art. 10(3) and 10(4) mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.gates import tells
from annotations.privacy.numbers.identities import propose
from annotations.privacy.people.roles import is_family
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category

_SECRET_WORDS = frozenset(("商业秘密", "技术秘密", "秘密点", "保密义务"))
_SECRET_CASE = re.compile(r"商业秘密|技术秘密|竞业限制|技术(?:转让|许可|开发|服务)合同|不正当竞争")
_SECRET = re.compile(
    r"(?P<what>秘密点|密点|技术信息|经营信息|客户(?:名单|信息)|供货渠道|进货渠道|底价|配方|工艺(?:流程|参数|条件)?|技术参数|源代码|生产流程)"
    r"(?:[^，。；：]{0,12}?(?:为|包括|是|：|即|如下：?|系)(?P<content>[^。；\n]{6,80})"
    # In a bracket only where it lists or measures: 配方(甲料35%、乙料12%), not 技术信息(以下简称…).
    r"|\((?![以下]|简称|详?见)(?P<inside>(?=[^()\n]*[、0-9])[^()\n]{6,80})\))"
)
_NOT_TOLD = re.compile(r"否|不|未|应当|是否|构成|属于|商业秘密|所涉|[×*]|不为|公众|知悉|由于|保密")
_PERSONALITY = re.compile(r"隐私|名誉|肖像|人格|个人信息|荣誉权|姓名权")
_PRIVATE = re.compile(
    r"(?P<love>婚外(?:情|恋|性关系|性行为)|出轨|通奸|不正当(?:男女|两性|性)?关系|与(?:他人|异性)(?:同居|姘居)|同性恋|性取向|夫妻生活|性生活|两性关系|发生(?:过)?性?关系|性关系|同床|身体换|不堪入目|未着装|未穿衣|赤身|赤裸|避孕套|没戴|开房|性功能|性冷淡|处女|嫖娼|卖淫|裸照|裸体|不雅(?:照片?|视频))"
    r"|(?P<birth>私生子|非婚生子女?(?![^，。]{0,6}(?:享有|与婚生|同等))|非亲生|亲子鉴定|人工授精|试管婴儿|代孕)|(?P<harm>家庭暴力|家暴|性骚扰|猥亵|强奸|自杀)"
)
_GENERAL = re.compile(r"(?:第[一二三四五六七八九十百零\d]+条|《|规定|禁止|反对|未|没有|无)[^。]{0,20}$")
_TELLS_TRADE = "本案涉及商业秘密，此处写出了“{}”的具体内容，公开前须判断是否属于秘密"
_TELLS_PRIVATE = {
    "love": "家事、人格权益纠纷中写出了感情生活、两性关系的细节",
    "birth": "家事、人格权益纠纷中写出了子女的出身或者生育方式",
    "harm": "家事、人格权益纠纷中写出了家庭暴力、性侵害、自杀等痛苦经历",
}
_NEEDED = "，须判断裁判理由是否非写不可"
_CONFIDENCE = 0.5
_HEAD = 600


def detect_trade_secrets(scene: Scene) -> Iterator[Candidate]:
    """Find what a secret consists of, where the case is about secrets."""
    text = scene.view.text
    if not tells(text, _SECRET_WORDS) or _SECRET_CASE.search(_about(scene)) is None:
        return
    for match in _SECRET.finditer(text):
        part = "content" if match["content"] else "inside"
        if not _NOT_TOLD.search(match[part][:20]):
            where, why = match.span(part), _TELLS_TRADE.format(match["what"])
            yield propose(scene, Category.TRADE_SECRET, where, match[part], why, _CONFIDENCE)


def detect_family_privacy(scene: Scene) -> Iterator[Candidate]:
    """Find the private in cases of family and personality, each thing once."""
    text, case = scene.view.text, scene.case
    if case.nature == "刑事" or not (is_family(case, text) or _PERSONALITY.search(_about(scene))):
        return
    told: set[str] = set()
    for match in _PRIVATE.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if match[0] in told or _GENERAL.search(before):
            continue
        told.add(match[0])
        why = _TELLS_PRIVATE[match.lastgroup or "love"] + _NEEDED
        yield propose(scene, Category.FAMILY_PRIVACY, match.span(), match[0], why, _CONFIDENCE)


def _about(scene: Scene) -> str:
    """Return what the case is about: its causes and charges, or where none was read the head of the text."""
    causes = [*(fact.value for fact in scene.case.causes), *(fact.value for fact in scene.case.charges)]
    return "、".join(causes) or scene.view.text[:_HEAD]
