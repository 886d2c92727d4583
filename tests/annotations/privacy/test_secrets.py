"""Trade secrets and private family life: leads in cases that turn on them, nothing elsewhere."""

from __future__ import annotations

from annotations.privacy.secrets import detect_family_privacy, detect_trade_secrets
from nlp.case import Case
from nlp.values import Fact, Span
from tests.annotations.tagged import scene_of, spans_of


def about(cause: str, nature: str = "民事") -> Case:
    return Case("0" * 32, nature=nature, causes=(Fact(cause, Span(0, 1)),))


def test_what_a_secret_consists_of_is_a_lead_in_a_case_about_secrets() -> None:
    text = "原告主张的商业秘密中，秘密点为甲料与乙料以三比七混合后加热到八十度。"
    scene = scene_of(text, about("侵害商业秘密纠纷"))
    (span,) = spans_of(detect_trade_secrets(scene))
    assert span.of(text) == "甲料与乙料以三比七混合后加热到八十度"


def test_what_a_secret_consists_of_may_stand_in_a_bracket() -> None:
    case = about("侵害商业秘密纠纷")
    text = "原告主张其涂层配方（甲料35%、乙料12%）属于商业秘密，技术信息（以下简称秘密1、秘密2）另附。"
    (span,) = spans_of(detect_trade_secrets(scene_of(text, case)))
    assert span.of(text) == "甲料35%、乙料12%"


def test_a_secret_in_passing_is_none() -> None:
    text = "合同约定保守商业秘密，技术信息为公众知悉的除外。客户名单为双方确认的附件一所列。"
    assert not list(detect_trade_secrets(scene_of(text, about("买卖合同纠纷"))))
    assert not list(
        detect_trade_secrets(scene_of("技术信息是否构成商业秘密，应当举证。", about("侵害商业秘密纠纷")))
    )


def test_private_life_is_a_lead_in_family_and_personality_cases_once() -> None:
    text = "原告称被告与他人同居，并有婚外情。婚外情持续三年。"
    scene = scene_of(text, about("离婚纠纷"))
    assert [one.value for one in detect_family_privacy(scene)] == ["与他人同居", "婚外情"]
    assert list(detect_family_privacy(scene_of(text, about("名誉权纠纷"))))


def test_private_life_elsewhere_and_in_statutes_is_none() -> None:
    text = "被告人与被害人有不正当男女关系。"
    assert not list(detect_family_privacy(scene_of(text, about("盗窃罪", "刑事"))))
    assert not list(detect_family_privacy(scene_of("民法典规定，禁止家庭暴力。", about("离婚纠纷"))))
