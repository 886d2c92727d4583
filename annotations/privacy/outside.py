"""What leaks outside the running text: properties, comments, covered text, file names, page margins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from annotations.categories import CATEGORIES
from annotations.privacy.masking.clear import is_name
from annotations.privacy.masking.named_outside import named_outside
from annotations.privacy.people.mentions import people_of
from annotations.privacy.people.people import find_people
from annotations.privacy.people.roles import is_criminal, is_family
from annotations.privacy.people.strangers import court_masks, is_of_stranger
from annotations.privacy.rules import RULE_OF
from annotations.privacy.scene import Candidate, Person, Scene
from annotations.values import Category
from nlp.case import Case
from nlp.names.boundary import Form, read_name
from nlp.names.surnames import surname_of
from nlp.parse.parties import find_parties
from nlp.parse.sections import find_sections
from nlp.readers.court_json.record import TITLE
from nlp.text.view import View, view_of
from nlp.values import Document, HiddenKind, MarginKind

ElsewhereDetector = Callable[[Scene], Iterable[Candidate]]

_HIDDEN = {
    HiddenKind.METADATA: Category.HIDDEN_METADATA,
    HiddenKind.COMMENT: Category.HIDDEN_COMMENT,
    HiddenKind.REVISION: Category.HIDDEN_REVISION,
    HiddenKind.COVERED: Category.HIDDEN_COVERED,
    HiddenKind.FILENAME: Category.HIDDEN_FILENAME,
}
_WHERE = {
    MarginKind.HEADER: "页眉",
    MarginKind.FOOTER: "页脚",
    MarginKind.PAGE_NUMBER: "页码",
    MarginKind.FOOTNOTE: "脚注、尾注",
    MarginKind.FIGURE: "图片、图表",
    MarginKind.WATERMARK: "水印、斜排的文字",
}
# What people put on or took off the page: here a name alone may be what a mask now hides.
_CHANGED = frozenset((HiddenKind.REVISION, HiddenKind.COVERED, HiddenKind.COMMENT))
_SHORTEST, _LONGEST, _FITS = 5, 4, 0.75
_PARTY = re.compile("原告|被告|申请人|上诉人|法定代理人")
# Every record has a title, and hardly any holds more than whose case it is: it is asked for the rest where
# it has what a number or a home is made of, or says who somebody is.
_SAYS_WHERE = re.compile(
    "[0-9０-９][0-9０-９ -]{3}|[@＠住家址]|[A-Za-z][A-Za-z0-9·-]|[〇零○一二三四五六七八九幺①-⑨⓪]{5}"
)
_SAYS_WHO = re.compile(
    f"{_PARTY.pattern}|被害|受害|证人|鉴定人|举报|未成年|监护|[儿女幼]童|[男女]孩|[幼少]女|学生|死者"
    "|强奸|奸淫|猥亵|之[父母子女]"
)
# What a finding's reason calls the value, where the category's name would be too short in a sentence.
_SAID = {
    **CATEGORIES,
    Category.MASKING_INCONSISTENT: "已隐名的人的完整姓名",
    Category.NAME_VICTIM: "被害人一方的姓名",
    Category.NAME_MINOR: "未成年人或其法定代理人的姓名",
    Category.NAME_FAMILY_PARTY: "婚姻家庭、继承纠纷当事人的姓名",
    Category.NAME_ORGANISATION: "法人和其他组织名称",
    Category.SOCIAL_ACCOUNT: "社交、支付账号",
    Category.SCHOOL: "未成年人就读的学校",
}


def outside(scene: Scene, detector: ElsewhereDetector) -> list[tuple[Candidate, int | None]]:
    """Find what leaks in hidden parts and margins, each with its page; no span: it is not in the text."""
    found: dict[tuple[Category, str, str, int | None], tuple[Candidate, int | None]] = {}
    for hidden in scene.document.hidden:
        judge = _in_title if hidden.place == TITLE else _in_text
        for one in judge(scene, hidden.text, detector, hidden.kind):
            kind = _SAID[one.category]
            category = _HIDDEN[hidden.kind]
            why = f"{hidden.place}中残留{kind}，读者能从文件里取出"
            moved = replace(one, category=category, rule=RULE_OF[category], span=None, why=why)
            key = (category, hidden.place, one.value, hidden.page)
            # Of whom the text masks, its own mask is known only to who looked for it.
            if key not in found or (moved.masked_as and not found[key][0].masked_as):
                found[key] = (moved, hidden.page)
    for margin in scene.document.margins:
        for one in _in_text(scene, margin.text, detector):
            why = f"页面正文之外（{_WHERE[margin.kind]}）出现{_SAID[one.category]}"
            moved = replace(one, span=None, why=why)
            found.setdefault((one.category, margin.kind, one.value, margin.page), (moved, margin.page))
    return list(found.values())


def _in_text(
    scene: Scene, text: str, detector: ElsewhereDetector, kind: HiddenKind | None = None
) -> Iterator[Candidate]:
    """Judge a text of its own, then look for the names that the document protects or masks."""
    view = view_of(text)
    document = Document(scene.document.id, scene.document.document, "", "", text)
    yield from detector(Scene(document, Case(document=scene.case.document), view))
    yield from _protected_names(scene.people, text)
    yield from _protected_names(_own_people(scene, document, view), text)
    if kind in _CHANGED:
        yield from _unmasked(scene.people, view.text)
    yield from named_outside(scene, text, kind)


def _in_title(
    scene: Scene, text: str, detector: ElsewhereDetector, kind: HiddenKind | None = None
) -> Iterator[Candidate]:
    """Judge the title of a record: whom the document protects or masks, and what else it says."""
    if _SAYS_WHERE.search(text) or _SAYS_WHO.search(text):
        yield from _in_text(scene, text, detector, kind)
    else:
        yield from _protected_names(scene.people, text)
        yield from named_outside(scene, text, kind)


def _own_people(scene: Scene, document: Document, view: View) -> Iterator[Person]:
    """Find the people whom a hidden text itself makes protected, in the light of the visible case.

    Whom the visible document names openly as party, agent or official stays what that document says.
    """
    if len(view.text) < _SHORTEST:
        return
    seen = scene.view.text
    nature = "刑事" if is_criminal(scene.case, seen) else scene.case.nature
    case = Case(document.document, scene.case.kind, nature, causes=scene.case.causes)
    if is_family(scene.case, seen) and _PARTY.search(view.text):
        parties, agents = find_parties(view, find_sections(view, nature))
        case = replace(case, parties=parties, agents=agents)
    known = set(people_of(scene.case)) - {person.name for person in scene.people}
    for person in find_people(case, view, scene.recogniser):
        # Of whom no word says who it is is told only beside people who are masked.
        told = not is_of_stranger(person.why) or court_masks(view.text)
        if person.name not in known and told and not person.masked:
            yield person


def _unmasked(people: Iterable[Person], text: str) -> Iterator[Candidate]:
    """Propose a hidden text that is but a name which fits a mask: 张建国 deleted, 张某 put in its place."""
    name = text.strip(" 、，。；：\n")
    reading = read_name(name, 0) if 2 <= len(name) <= _LONGEST else None
    if reading is None or reading.form is not Form.HAN or len(name) not in reading.ends or not is_name(name):
        return
    for person in people:
        if person.masked and person.role and surname_of(name) and person.name.startswith(surname_of(name)):
            category = Category(person.role)
            yield Candidate(category, RULE_OF[category], None, name, person.why, _FITS, "unmasked")
            return


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
