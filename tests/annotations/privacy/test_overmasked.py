"""What must stay readable and is hidden: officers, case numbers, the court, lawyers; and what is not."""

from __future__ import annotations

import pytest

from annotations.privacy.masking.overmasked import detect_overmasked
from annotations.privacy.scene import Candidate, Scene
from annotations.privacy.screen import Screener
from annotations.values import Category, Severity
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

HEAD = (
    "江苏省南京市玄武区人民法院 刑事判决书 （2019）苏0102刑初8号 公诉机关南京市玄武区人民检察院。 "
    "被告人宋大河，男，1968年6月1日出生。辩护人温立新，江苏长风律师事务所律师。"
)
BODY = "本院认为，被告人宋大河犯盗窃罪。判决如下：被告人宋大河犯盗窃罪，判处罚金一千元。"
TAIL = "审判长　凌川 审判员　柳青 人民陪审员　方远 二〇一九年六月一日 书记员　柳叶"


def found(text: str) -> list[Candidate]:
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    view = view_of(text)
    return list(detect_overmasked(Scene(document, parse(document, view), view)))


def values(text: str) -> list[tuple[str, str]]:
    return [(one.rule, one.value) for one in found(text)]


def test_a_document_that_hides_nothing_is_left_alone() -> None:
    assert values(HEAD + BODY + TAIL) == []


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        (TAIL.replace("柳青", "×××"), ["×××"]),
        (TAIL.replace("柳青", "陈××"), ["陈××"]),
        (TAIL.replace("凌川", "凌某").replace("柳叶", "柳某某"), ["凌某", "柳某某"]),
        (TAIL.replace("审判员　柳青", "审　判　员　＊＊＊"), ["***"]),
        (TAIL.replace("书记员　柳叶", "法官助理　柳×× 书　记　员　×××"), ["柳××", "×××"]),
        (TAIL.replace("方远", "XX远"), ["XX远"]),
        (TAIL.replace("柳青", "陈 某 某"), ["陈某某"]),
        (TAIL.replace("柳青", "× × ×").replace("柳叶", "欧 阳 某"), ["×××", "欧阳某"]),
        (TAIL.replace("柳青", "陈 三"), []),
    ],
)
def test_hidden_officers(tail: str, names: list[str]) -> None:
    assert values(HEAD + BODY + tail) == [("K-04", name) for name in names]


@pytest.mark.parametrize(
    "number",
    [
        "（2024）浙01民终×××号",
        "（××××）京××民终××号",
        "(2019)苏0102刑初**号",
        "（2018）浙××刑初12号",
        "（2015）玄刑初字第×号",
    ],
)
def test_hidden_case_numbers(number: str) -> None:
    text = HEAD + f"不服{number}判决，提出上诉。" + BODY + TAIL
    assert [rule for rule, _ in values(text)] == ["K-04"]


@pytest.mark.parametrize(
    "words",
    [
        "以×检刑诉〔2019〕1号起诉书指控",
        "以玄检公诉刑诉〔2019〕××号起诉书指控",
        "土地证号为河国用（2007）第00××号",
        "泰林采字（2013）XX号伐区",
        "（2016）林某3第52号鉴定意见书",
        "照片证实执行员曹某、书记员张某执行公务时被打",
        "检察员张某、书记员高某出庭支持公诉",
        "某某市公安局出具的证明",
        "建某皖人字（2015）××号文件",
        "（2019）苏0102刑初9号",
        "公证处作出（2015）京×执字第××号执行证书",
        "经（2015）京×执字××号《执行证书》确认",
        "由长风公证处出具的（2015）京×执字××号文书",
    ],
)
def test_other_masks_are_as_they_should_be(words: str) -> None:
    text = HEAD + "经审理查明，" + words + "。" + BODY + TAIL
    assert values(text) == []


def test_a_case_number_is_told_once_however_it_is_spelt() -> None:
    text = HEAD + "不服（2015）玄刑初字第×号判决，（2015）玄刑初字×号判决有误。" + BODY + TAIL
    assert [rule for rule, _ in values(text)] == ["K-04"]


def test_an_officer_hidden_in_the_head() -> None:
    text = HEAD + "本案由审判员陈某独任审判。现已审理终结。经审理查明，属实。" + BODY + TAIL
    assert [rule for rule, _ in values(text)] == ["K-04"]


def test_a_hidden_court() -> None:
    for court in ("江苏省××市××区人民法院", "×××人民法院", "某某人民法院"):
        text = (HEAD + BODY + TAIL).replace("江苏省南京市玄武区人民法院", court)
        assert values(text) == [("K-04", court)], court


def test_a_sample_s_court_is_none() -> None:
    text = (HEAD + BODY + TAIL).replace("江苏省南京市玄武区人民法院", "某某市人民法院")
    assert values(text.replace("苏0102", "某01")) == []


def test_a_hidden_lawyer_is_less_grave() -> None:
    text = (HEAD + BODY + TAIL).replace("温立新", "温某某")
    assert values(text) == [("K-03", "温某某")]


def test_the_finding_shows_the_mask_that_the_document_prints() -> None:
    text = HEAD + BODY + TAIL.replace("柳青", "×××")
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    view = view_of(text)
    result = Screener(bytes(32)).screen(document, parse(document, view), view)
    (one,) = [finding for finding in result.findings if finding.category is Category.OVERMASKED]
    assert (one.mask, one.severity, one.rule) == ("×××", Severity.ERROR, "K-04")
