"""Results read from invented judgments."""

from __future__ import annotations

import pytest

from annotations.supervision.documents.row import Read, read_of
from indexer.outcomes.read import packed, results_of, unpacked
from indexer.outcomes.sentences import months
from indexer.outcomes.values import Given, Result
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

TRAFFIC = """云岭省青禾县人民法院
民事判决书
（2022）云9931民初118号
原告：梁某，男，1990年2月3日出生，汉族，住青禾县。
被告：白某，男，1985年4月5日出生，汉族，住青禾县。
被告：安途财产保险股份有限公司青禾支公司，住所地青禾县。
原告梁某与被告白某、安途财产保险股份有限公司青禾支公司机动车交通事故责任纠纷一案，本院于2022年3月1日立案后，依法适用简易程序，公开开庭进行了审理。
原告梁某向本院提出诉讼请求：1.判令被告赔偿医疗费3200元；2.判令被告赔偿误工费5000元；3.判令被告赔偿眼镜损失980元；4.案件受理费由被告承担。事实和理由：2021年12月8日，被告白某驾车与原告相撞，致原告受伤、眼镜损坏。
被告白某辩称，同意依法赔偿。
经审理查明，2021年12月8日，白某驾驶小型轿车与梁某相撞，梁某受伤，白某负全部责任。
本院认为，原告主张的医疗费3200元有票据为证，本院予以确认。原告主张的误工费过高，本院酌定误工费为2000元。原告主张的眼镜损失980元，因未提供购买凭证，本院不予支持。依照《中华人民共和国民法典》第一千一百七十九条之规定，判决如下：
一、被告安途财产保险股份有限公司青禾支公司于本判决生效之日起十日内赔偿原告梁某医疗费3200元、误工费2000元；
二、驳回原告梁某的其他诉讼请求。
案件受理费50元，由被告白某负担。
如不服本判决，可以在判决书送达之日起十五日内向本院递交上诉状，上诉于云岭省青禾市中级人民法院。
审判员 方正
二〇二二年四月二十日
书记员 毕竟
"""
CRIME = """云岭省青禾县人民法院
刑事判决书
（2021）云9931刑初27号
公诉机关青禾县人民检察院。
被告人石某甲，男，1980年1月1日出生，汉族，农民，住青禾县。
被告人石某乙，男，1982年1月1日出生，汉族，农民，住青禾县。
青禾县人民检察院以青检刑诉〔2021〕12号起诉书指控被告人石某甲、石某乙犯盗窃罪，于2021年2月1日向本院提起公诉。
经审理查明，2020年10月3日，二被告人共同盗窃电动车三辆，价值人民币9000元。
本院认为，被告人石某甲、石某乙以非法占有为目的，秘密窃取他人财物，数额较大，其行为均已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：
一、被告人石某甲犯盗窃罪，判处有期徒刑一年六个月，缓刑二年，并处罚金人民币五千元。
二、被告人石某乙犯盗窃罪，判处拘役五个月，并处罚金人民币二千元。
如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向云岭省青禾市中级人民法院提出上诉。
审判员 方正
二〇二一年三月二十日
书记员 毕竟
"""


def read(text: str) -> Read:
    document = Document(id="1", document="1", source="x.txt", media_type="text/plain", title="", text=text)
    view = view_of(text)
    return read_of(document, view, parse(document, view))


def test_a_traffic_case_with_one_head_refused() -> None:
    assert results_of(read(TRAFFIC)) == (
        Result("医疗费", Given.GRANTED, value=3200.0, asked=3200.0),
        Result("误工费", Given.PARTLY, value=2000.0, asked=5000.0),
        Result("财物损失", Given.REFUSED, value=0.0, asked=980.0),
    )


def test_of_two_accused_the_one_who_got_most_stands_for_the_case() -> None:
    assert results_of(read(CRIME)) == (
        Result("主刑", Given.SENTENCED, "月", 18.0, grade="有期徒刑"),
        Result("缓刑", Given.SENTENCED, "月", 24.0),
        Result("罚金", Given.SENTENCED, "元", 5000.0),
    )


def test_double_interest_for_disobedience_is_no_ruling_on_interest() -> None:
    text = TRAFFIC.replace("4.案件", "4.判令被告赔偿利息500元；5.案件").replace(
        "案件受理费50元", "如果未按期履行，应当加倍支付迟延履行期间的债务利息。\n案件受理费50元"
    )
    interest = [one for one in results_of(read(text)) if one.head == "利息"]
    assert [one.given for one in interest] == [Given.REFUSED]


def test_what_interest_is_reckoned_from_is_not_what_is_given() -> None:
    text = TRAFFIC.replace("误工费2000元；", "误工费2000元及利息（以3200元为基数计算）；").replace(
        "1.判令被告赔偿医疗费3200元；", "1.判令被告赔偿医疗费3200元及利息；"
    )
    interest = [one for one in results_of(read(text)) if one.head == "利息"]
    assert [one.value for one in interest] == [None]


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ("有期徒刑三年六个月", 42.0),
        ("有期徒刑十年", 120.0),
        ("拘役五个月", 5.0),
        ("有期徒刑一年零二个月", 14.0),
        ("无期徒刑", None),
        ("有期徒刑3年6个月", 42.0),
    ],
)
def test_months(term: str, value: float | None) -> None:
    assert months(term) == value


def test_results_come_back_as_they_were() -> None:
    results = results_of(read(TRAFFIC)) + results_of(read(CRIME))
    assert unpacked(packed(results)) == results
    assert unpacked(packed(())) == ()
