from __future__ import annotations

from nlp.case import Relation, Sections
from nlp.parse.case_numbers import find_case_numbers, parse_case_number
from nlp.parse.related import find_related
from nlp.text.view import view_of


def relations(text: str, own: str) -> list[Relation]:
    view = view_of(text)
    numbers = find_case_numbers(view)
    return [one.relation for one in find_related(view, Sections(), parse_case_number(own), numbers)]


def test_appeal_names_its_original() -> None:
    text = "（2021）赣07民终1180号 不服江西省于都县人民法院（2020）赣0731民初3312号民事判决，向本院提起上诉"
    assert relations(text, "（2021）赣07民终1180号") == [Relation.ORIGINAL]


def test_the_decision_that_somebody_did_not_accept_is_the_original() -> None:
    made = "（2021）赣07刑终18号 于都县人民法院于2021年1月9日作出（2020）赣0731刑初33号刑事判决。"
    for rest, relation in (
        ("被告人不服，提出上诉。", Relation.ORIGINAL),
        ("该判决已查明。", Relation.MENTIONED),
    ):
        assert relations(made + rest, "（2021）赣07刑终18号") == [relation]


def test_resumed_enforcement_names_title_and_first_enforcement() -> None:
    text = "本院作出的（2019）吉0822民初1503号判决已发生法律效力。案号（2020）吉0822执188号。后申请恢复执行"
    assert relations(text, "（2022）吉0822执恢12号") == [Relation.ENFORCED, Relation.RESUMED]


def test_each_number_comes_once_and_never_its_own() -> None:
    text = "（2023）宁0106民初960号，参照（2020）宁01民终1号，又（2020）宁01民终1号"
    assert relations(text, "（2023）宁0106民初960号") == [Relation.MENTIONED]
