"""依据: does each article exist, in the text that is in force?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.supervision.model.read_articles import READ
from annotations.supervision.model.remarks import Remark, advice, serious
from annotations.supervision.model.tree import Feature, GroupFeature, Model
from annotations.supervision.values import Place
from nlp.case import Citation
from nlp.data.statutes import short_name, texts_of
from nlp.parse.statutes import find_citations
from nlp.text.numerals import parse_numeral
from nlp.text.view import view_of
from nlp.values import Span

# Articles whose number a later text gave to another: what the former number said, and where it is now.
_MOVED = {
    ("民事诉讼法", 112): ("虚假诉讼（当事人恶意串通）", 115),
    ("民事诉讼法", 113): ("恶意串通规避执行", 116),
    ("民事诉讼法", 208): ("检察院抗诉、检察建议", 219),
    ("民事诉讼法", 209): ("当事人申请检察建议、抗诉", 220),
    ("民事诉讼法", 235): ("检察院监督执行活动", 246),
    ("最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释", 519): ("终结本次执行程序", 517),
}
_NAMED = re.compile(
    r"《[^《》〈〉]*(?:[《〈][^《〈》〉]*[》〉][^《》〈〉]*)*》|[\u4e00-\u9fff]{2,}(?:法|法典|规定|解释|规则)"
)

_TITLE = re.compile(r"《([^《》]+)》")
_PLAIN = re.compile(r"《(?P<law>[^《》]+)》第(?P<number>[一二三四五六七八九十百千零〇\d]+)条")


def law_remarks(model: Model) -> Iterator[Remark]:
    """Judge the articles that a model rests on."""
    for written, place in model.basis:
        yield from _written(written, place)
    known = {written for written, _ in model.basis}
    features: tuple[Feature | GroupFeature, ...] = (*model.features, *model.groups)
    yield from _unfounded(features, known)
    for feature in features:
        for written in feature.basis:
            if written not in known:
                yield serious(
                    feature.place,
                    f"“{feature.id}”的依据“{written}”不在模型的“依据”里",
                    "先写进模型的“依据”，写法一字不差",
                )


def _unfounded(features: tuple[Feature | GroupFeature, ...], known: set[str]) -> Iterator[Remark]:
    """Tell features that may make a lead which cites nothing: every article is owned by another one."""
    if not known or not known <= {written for feature in features for written in feature.basis}:
        return
    for feature in features:
        if feature.weight > 0 and not feature.basis:
            yield serious(
                feature.place,
                f"“{feature.id}”没有依据：模型的每一条“依据”都归了别的特征",
                "给它写“依据”，或者给模型留一条不归任何特征、条条线索都引的",
            )


def _written(written: str, place: Place) -> Iterator[Remark]:
    """Judge one entry of 依据."""
    cited = find_citations(view_of(written)) or tuple(_plain(written))
    if not cited and not _NAMED.search(written):
        yield advice(place, f"依据“{written}”里看不出法律名称", "写成《中华人民共和国民法典》第一百五十四条")
    elif not cited and any(texts_of(short_name(law)) for law in _TITLE.findall(written)):
        yield advice(place, f"依据“{written}”没有写到条", "写成《中华人民共和国民法典》第一百五十四条")
    for citation in cited:
        yield from _article(citation, place)


def _plain(written: str) -> Iterator[Citation]:
    """Read an article of an instrument whose name is none of a law: 《…工作指引》第十二条."""
    for match in _PLAIN.finditer(written):
        yield Citation(match["law"], parse_numeral(match["number"]) or 0, Span(*match.span()))


def _article(citation: Citation, place: Place) -> Iterator[Remark]:
    """Judge one article against the text in force, or by whether somebody read it."""
    if not citation.article:
        return
    texts, law = texts_of(citation.law), short_name(citation.law)
    name = f"《{law}》第{citation.article}条" + (f"之{citation.branch}" if citation.branch else "")
    if not texts:
        if citation.article not in READ.get(law, ()):
            yield advice(
                place,
                f"《{law}》不在法条库里，第{citation.article}条没有核对过",
                "对照现行文本，核对条文的序号和内容",
            )
        return
    now = texts[-1]
    if now.until:
        remedy = f"引《{now.successor}》的条文" if now.successor else "引现行有效的法律"
        yield serious(place, f"《{law}》已经失效", remedy)
    elif not now.has(citation.article, citation.branch):
        yield serious(
            place, f"{name}不存在", f"核对条文序号；现行文本（{now.version}）到第{max(now.articles)}条"
        )
    elif (law, citation.article) in _MOVED and not citation.branch:
        about, article = _MOVED[law, citation.article]
        yield advice(place, f"{name}的序号变过", f"要引的若是“{about}”，现在是第{article}条")
