"""Whose name is protected: from what the text calls a person to the category of 法释〔2016〕19号 art. 8.

Art. 8(1) protects the parties of family and inheritance cases, 8(2) in criminal cases the victim, the
plaintiff of the incidental civil action, witnesses and appraisers, 8(3) minors; the legal representatives
(法定代理人) of all these too. Judges, prosecutors, police in office, counsel, the accused and co-offenders
stay as they are, unless the text itself calls them a witness or victim.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from annotations.values import Category
from nlp.case import Case
from nlp.names.cues.before import Role

# What a slot says: the role, and whether the role word stands before the name (the firmer way to say it).
Said = tuple[Role, bool]

_ORDER: Final[tuple[tuple[Said, Category | None], ...]] = (
    ((Role.ACCUSED, True), None),
    ((Role.CLAIMANT, True), Category.NAME_VICTIM),
    ((Role.VICTIM, True), Category.NAME_VICTIM),
    ((Role.APPELLANT, True), None),
    ((Role.WITNESS, True), Category.NAME_WITNESS),
    ((Role.APPRAISER, True), Category.NAME_APPRAISER),
    # An officer who was hurt in office is a victim; one who only reported is not.
    ((Role.HURT, False), Category.NAME_VICTIM),
    ((Role.HURT, True), Category.NAME_VICTIM),
    ((Role.OFFICER, True), None),
    ((Role.COUNSEL, True), None),
    ((Role.ACCOMPLICE, True), None),
    ((Role.ACCOMPLICE, False), None),
    ((Role.CLAIMANT, False), Category.NAME_VICTIM),
    ((Role.VICTIM, False), Category.NAME_VICTIM),
    ((Role.APPRAISER, False), Category.NAME_APPRAISER),
    ((Role.WITNESS, False), Category.NAME_WITNESS),
    ((Role.TARGET, True), Category.NAME_VICTIM),
)

WHY: Final = {
    Category.NAME_VICTIM: "文中称其为被害人（或附带民事诉讼原告人、其法定代理人），姓名应当隐去",
    Category.NAME_WITNESS: "文中引用其证言或称其为证人，姓名应当隐去",
    Category.NAME_APPRAISER: "文中称其为鉴定人，姓名应当隐去",
    Category.NAME_MINOR: "文中显示其为未成年人或未成年人的法定代理人，姓名应当隐去",
    Category.NAME_FAMILY_PARTY: "婚姻家庭、继承纠纷的当事人或其法定代理人，姓名应当隐去",
}
# Kin and the dead of masked parties: the law asks for the parties alone.
OF_RELATIVE: Final = "A-09"
WHY_RELATIVE: Final = "当事人已经隐名，文中写出了被继承人或者亲属的全名，凭它可能认出当事人"
RULES: Final = {
    Category.NAME_VICTIM: "A-02",
    Category.NAME_WITNESS: "A-02",
    Category.NAME_APPRAISER: "A-02",
    Category.NAME_MINOR: "A-03",
    Category.NAME_FAMILY_PARTY: "A-01",
}

_CRIMINAL = re.compile(r"刑 *事|公诉机关|刑[初终再申更]|被告人")
_OF_OFFICE = re.compile(r"行 *政 *(?:赔 *偿 *)?(?:判 *决|裁 *定)|行[初终再申赔]")
_FAMILY = re.compile(
    "婚姻家庭|离婚|人身安全保护令|婚约财产|婚内|婚姻无效|撤销婚姻|夫妻财产|同居关系|亲子关系|抚养|扶养|抚育|赡养|收养|监护|民事行为能力|探望权|探视权|分家|析产|彩礼|解除同居|事实婚姻|继承|遗嘱|遗赠|遗产"
)
_FAMILY_CAUSE = re.compile(rf"(?:{_FAMILY.pattern})[一-龥]{{0,10}}(?:纠纷|一案)")
# Of whose estate a claim tells, where the document names no cause.
_ESTATE = re.compile("被继承人[^。]{2,60}(?:遗嘱|遗产|系夫妻|[生育]有|子女)")
# Granted or refused by name, whatever the suit is called: 准予甲与乙离婚, 驳回甲要求与乙离婚的诉讼请求; what
# an office registered or a creditor disputes is no suit for divorce.
DIVORCED = re.compile(
    r"^[ \t]*+(?:[一1][、.])?[ \t]*+(?:不?准[予许]?|驳回)(?:(?!撤销|确认|主张)[^。；\n]){0,40}"
    r"[与和][^。；\n]{1,20}离婚(?=[。；，\n]|的(?:诉讼)?请求|$)",
    re.MULTILINE,
)
_HEAD, _FOOT = 1500, 3000


def category_of(said: Collection[Said]) -> Category | None:
    """Return the category that criminal cases give a person of whom all this is said."""
    return next((category for one, category in _ORDER if one in said), None)


def is_criminal(case: Case, text: str) -> bool:
    """Say whether art. 8(2) applies: by the case, else by the words of the head."""
    if case.nature:
        return case.nature == "刑事"
    return _CRIMINAL.search(text[:_HEAD]) is not None


def is_family(case: Case, text: str) -> bool:
    """Say whether art. 8(1) applies: by the causes, else by the words of the head of a civil case."""
    if case.causes:
        return any(_FAMILY.search(cause.value) for cause in case.causes)
    head = text[:_HEAD]
    told = _FAMILY_CAUSE.search(head) or _ESTATE.search(head)
    if told is None and is_civil(case, text):
        told = DIVORCED.search(text[-_FOOT:])
    return not is_criminal(case, text) and told is not None


def is_civil(case: Case, text: str) -> bool:
    """Say whether a suit is neither criminal nor against an office: by the case, else by its head."""
    if case.nature:
        return case.nature == "民事"
    return not is_criminal(case, text) and _OF_OFFICE.search(text[:_HEAD]) is None
