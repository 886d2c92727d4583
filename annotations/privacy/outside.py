"""What leaks outside the running text: properties, comments, covered text, file names, page margins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from annotations.privacy.rules import RULE_OF
from annotations.privacy.scene import Candidate, Person, Scene
from annotations.values import Category
from nlp.case import Case
from nlp.text.view import view_of
from nlp.values import Document, HiddenKind

ElsewhereDetector = Callable[[Scene], Iterable[Candidate]]

_HIDDEN = {
    HiddenKind.METADATA: Category.HIDDEN_METADATA,
    HiddenKind.COMMENT: Category.HIDDEN_COMMENT,
    HiddenKind.REVISION: Category.HIDDEN_REVISION,
    HiddenKind.COVERED: Category.HIDDEN_COVERED,
    HiddenKind.FILENAME: Category.HIDDEN_FILENAME,
}
# What a finding's reason calls the value.
KINDS = {
    Category.NAME_VICTIM: "被害人一方的姓名",
    Category.NAME_WITNESS: "证人姓名",
    Category.NAME_APPRAISER: "鉴定人姓名",
    Category.NAME_MINOR: "未成年人或其法定代理人的姓名",
    Category.NAME_FAMILY_PARTY: "婚姻家庭、继承纠纷当事人的姓名",
    Category.NAME_PARTY: "当事人姓名",
    Category.NAME_ORGANISATION: "法人和其他组织名称",
    Category.NAME_LEGAL_REPRESENTATIVE: "法定代表人姓名",
    Category.ID_NUMBER: "证件号码",
    Category.PHONE: "电话号码",
    Category.EMAIL: "电子邮箱",
    Category.SOCIAL_ACCOUNT: "社交、支付账号",
    Category.ADDRESS: "家庭住址",
    Category.BANK_ACCOUNT: "银行账号",
    Category.PLATE: "车牌号码",
    Category.PROPERTY_CERTIFICATE: "权属证书编号",
    Category.HEALTH: "健康状况",
    Category.SCHOOL: "未成年人就读的学校",
}


def outside(scene: Scene, detector: ElsewhereDetector) -> list[tuple[Candidate, int | None]]:
    """Find what leaks in hidden parts and margins, each with its page; no span: it is not in the text."""
    found: dict[tuple[Category, str, str, int | None], tuple[Candidate, int | None]] = {}
    for hidden in scene.document.hidden:
        for one in _in_text(scene, hidden.text, detector):
            kind = KINDS.get(one.category, "个人信息")
            category = _HIDDEN[hidden.kind]
            why = f"{hidden.place}中残留{kind}，读者能从文件里取出"
            moved = replace(one, category=category, rule=RULE_OF[category], span=None, why=why)
            found.setdefault((category, hidden.place, one.value, hidden.page), (moved, hidden.page))
    for margin in scene.document.margins:
        for one in _in_text(scene, margin.text, detector):
            why = f"页面正文之外（页眉、页脚、脚注）出现{KINDS.get(one.category, '个人信息')}"
            moved = replace(one, span=None, why=why)
            found.setdefault((one.category, "", one.value, margin.page), (moved, margin.page))
    return list(found.values())


def _in_text(scene: Scene, text: str, detector: ElsewhereDetector) -> Iterator[Candidate]:
    """Judge a text of its own, then look for the names that the document protects."""
    document = Document(scene.document.id, scene.document.document, "", "", text)
    yield from detector(Scene(document, Case(document=scene.case.document), view_of(text)))
    yield from _protected_names(scene.people, text)


def _protected_names(people: Iterable[Person], text: str) -> Iterator[Candidate]:
    """Propose each name that the document protects and that stands beside it all the same."""
    for person in people:
        if person.role and not person.masked and person.name in text:
            category = Category(person.role)
            yield Candidate(
                category,
                RULE_OF[category],
                None,
                person.name,
                person.why,
                person.confidence,
                "protected_names",
            )
