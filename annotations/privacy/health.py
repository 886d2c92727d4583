"""A natural person's disease, disability or psychiatric diagnosis, where words of illness lead to it.

Injuries and disability grades that are the object of the case stay: they carry the reasoning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.detectors_numbers import propose
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category

# 肿瘤医院, 心脏病专科: a house bears the name of what it heals.
_NO_HOUSE = "(?!医院|专科|门诊|病房|病区|研究|防治|疫苗|[内外]?科)"
_END = (
    r"(?:[Hh][Ii][Vv]|艾滋病|病毒|病变|综合征|综合症|功能不全|功能衰竭|功能障碍|精神障碍|行为障碍|障碍|抑郁(?:症|障碍)?|精神分裂症?|分裂症|"
    r"高血压|低血压|糖尿病|结石|肿瘤|积水|感染|衰竭|中风|偏瘫|残疾|梗[塞死]|出血|增生|硬化|癫痫|痴呆|智力低下|发育迟滞|"
    r"[癌瘤炎]症?|[一-龥]症|[一-龥]病(?![情历房例床假]))" + _NO_HOUSE
)
_PART = r"(?:[^，。；、：()“”的\s]|(?<=致)的)"
_ILL = re.compile(
    rf"(?:身?患(?![者儿方])有?|罹患|确诊(?:为|患有)?|诊断(?:意见)?(?:为|：)|检查(?:出|发现)(?:患有?)?|因患)(?:由于|有|了|：)?"
    rf"({_PART}{{0,16}}?{_END}(?:、{_PART}{{1,16}}?{_END})*)"
)
# Diagnoses that name themselves.
_NAMED = re.compile(
    r"(?:精神分裂症?|抑郁症|躁狂症|双相情感障碍|艾滋病|HIV(?:抗体)?(?:呈)?阳性|梅毒|乙肝(?:病毒携带者)?|尿毒症|癫痫(?:病)?|"
    r"(?:轻度|中度|重度)?精神发育迟滞|(?:高血压病?(?!情)|冠心病|糖尿病|心脏病|肺结核))" + _NO_HOUSE
)
_DISABLED = re.compile(
    r"(?:肢体|视力|听力|言语|智力|精神|多重)残疾(?:[一二三四壹贰叁肆]级)?|[腿手眼脚臂耳]部?有残疾"
    r"|(?:[一二三四]级)(?:肢体|视力|听力|言语|智力|精神)残疾"
    r"|(?:肢体|视力|听力|言语|智力|精神|多重)[一二三四壹贰叁肆]级残疾"
)
_GENERAL = re.compile(
    r"(?:有病|疾病|的病|何病|患病|重病|大病|某病|急病|看病|治病|毛病|伤病|职业病|性病)$|^病|^(?:严重|重大|其他|传染性|性)?疾病|赔偿|条款|法"
)
# The injury that the case is about, statutes, insurance and medicines.
_OBJECT = re.compile(
    r"(?:刑法|条例|规定|合同|保险|药品|治疗|预防|专科|门诊|医院|防治|患者的|病人|学名|宣传|检验|有没有|是否|主要做|明知)[^，。；]{0,6}$"
)
_INJURY = re.compile(r"骨折|外伤|挫伤|裂伤|损伤|破裂|出血|积血|血肿|骨裂|截瘫|中毒")
_WHY = "文中写明自然人的疾病、残疾或者精神科诊断，须核实是否为裁判理由所必需"


def detect_health(scene: Scene) -> Iterator[Candidate]:
    """Find diagnoses behind words of illness, diagnoses that name themselves, and disabilities."""
    text = scene.view.text
    for match in _ILL.finditer(text):
        for start, end in _items(match):
            value = text[start:end]
            if not (_GENERAL.search(value) or _INJURY.search(value)):
                yield propose(scene, Category.HEALTH, (start, end), value, _WHY, 0.8)
    for pattern in (_NAMED, _DISABLED):
        for match in pattern.finditer(text):
            if not _OBJECT.search(text, max(0, match.start() - 10), match.start()):
                yield propose(scene, Category.HEALTH, match.span(), match[0], _WHY, 0.7)


def _items(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Give each disease of a list (患有高血压、冠心病) on its own."""
    at = match.start(1)
    for item in match[1].split("、"):
        yield at, at + len(item)
        at += len(item) + 1
