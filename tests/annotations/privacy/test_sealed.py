"""Sealed records: of juveniles by age or by words, of public order by date; and what is no sealed record."""

from __future__ import annotations

import pytest

from annotations.privacy.scene import Candidate, Scene
from annotations.privacy.screen import Screener
from annotations.privacy.sealed import detect_sealed
from annotations.values import Category, Severity
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document


def judgment(
    head: str, body: str = "", number: str = "（2019）苏0102刑初8号", closed: str = "二〇一九年六月一日"
) -> str:
    return (
        f"江苏省南京市玄武区人民法院 刑事判决书 {number} 公诉机关南京市玄武区人民检察院。 "
        f"被告人宋大河，男，1990年6月1日出生，汉族，无业。{head}因涉嫌犯盗窃罪于2019年1月3日被刑事拘留。 "
        f"公诉机关指控：被告人宋大河盗窃。{body}本院认为，被告人宋大河犯盗窃罪。"
        f"判决如下：被告人宋大河犯盗窃罪，判处罚金一千元。审判员　柳青 {closed} 书记员　柳叶"
    )


def found(text: str) -> list[Candidate]:
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    view = view_of(text)
    return list(detect_sealed(Scene(document, parse(document, view), view)))


def rules(text: str) -> list[str]:
    return [one.rule for one in found(text)]


@pytest.mark.parametrize(
    "head",
    [
        "曾因犯盗窃罪于2007年3月1日被南京市玄武区人民法院判处有期徒刑六个月。",
        "2006年因犯抢劫罪被判处有期徒刑五年。",
        "曾因犯盗窃罪于2007年被判处拘役五个月；2015年3月因犯诈骗罪被判处有期徒刑六年。",
        "曾因盗窃于2006年5月被南京市公安局行政拘留五日。",
        "曾因犯盗窃罪（时年16岁）被判处有期徒刑一年。",
        "曾因犯抢劫罪被判处有期徒刑二年（犯罪时未成年）。",
    ],
)
def test_a_juvenile_record_of_an_adult(head: str) -> None:
    assert rules(judgment(head)) == ["X-02"]


@pytest.mark.parametrize(
    "head",
    [
        "",
        "曾因犯盗窃罪于2012年3月1日被判处有期徒刑六个月。",
        "曾因犯抢劫罪于2007年3月1日被判处有期徒刑七年。",
        "曾因犯抢劫罪于2007年3月1日被判处有期徒刑五年六个月。",
        "曾因犯强奸罪于2007年3月1日被判处无期徒刑。",
        "2007年3月毕业于某中学。",
    ],
)
def test_no_sealed_record(head: str) -> None:
    assert rules(judgment(head)) == []


def test_a_record_told_in_the_facts() -> None:
    assert rules(judgment("", "被告人宋大河2006年（时年16岁）因盗窃被判处有期徒刑一年。")) == ["X-02"]
    assert rules(judgment("", "被害人系未成年人，时年16岁，被盗手机一部。")) == []


NEW = {"number": "（2025）苏0102刑初8号", "closed": "二〇二六年三月一日"}


@pytest.mark.parametrize(
    "head",
    [
        "曾因盗窃于2024年5月被南京市公安局行政拘留五日。",
        "2023年5月因殴打他人被治安管理处罚。",
        "曾因赌博被处以治安罚款五百元。",
    ],
)
def test_a_public_order_record_since_it_is_sealed(head: str) -> None:
    assert rules(judgment(head, **NEW)) == ["X-03"]
    assert rules(judgment(head)) == []


def test_what_may_be_an_element_of_the_crime_is_less_sure() -> None:
    (one,) = found(judgment("", "被告人宋大河一年内曾因盗窃被行政拘留五日，又盗窃。", **NEW))
    assert one.confidence < 0.5
    assert "构成要件" in one.why


@pytest.mark.parametrize(
    "body",
    ["因涉嫌盗窃被行政拘留，次日转为刑事拘留。", "因本案被行政拘留三日。", "曾因拒不履行被司法拘留十五日。"],
)
def test_a_detention_in_this_case_is_no_record(body: str) -> None:
    assert rules(judgment("", body, **NEW)) == []


def test_the_punishment_in_dispute_is_no_record() -> None:
    text = (
        "江苏省南京市玄武区人民法院 行政判决书 （2026）苏0102行初8号 原告：宋大河，男，1990年6月1日出生。"
        "被告：南京市公安局玄武分局。原告宋大河不服被告作出的行政处罚一案，本院受理后审理终结。"
        "经审理查明，原告因殴打他人被被告行政拘留五日。二〇二六年三月一日"
    )
    assert rules(text) == []


def test_the_finding_shows_nothing_of_the_record() -> None:
    text = judgment("曾因犯盗窃罪于2007年3月1日被南京市玄武区人民法院判处有期徒刑六个月。")
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    view = view_of(text)
    result = Screener(bytes(32)).screen(document, parse(document, view), view)
    (one,) = [finding for finding in result.findings if finding.category is Category.SEALED_RECORD]
    assert one.severity is Severity.ERROR
    assert "盗窃" not in one.mask
    assert "2007" not in repr(one)
