"""Issues and ruling points of invented judgments."""

from __future__ import annotations

from indexer.points import issues, ruling_points


def test_numbered_issues() -> None:
    text = "双方各执一词。本案的争议焦点为：一、借款是否实际交付；二、利息应否支持。本院认为，"
    assert issues(text) == ("借款是否实际交付", "利息应否支持")


def test_one_issue() -> None:
    assert issues("综上，本案争议焦点是原告的眼镜损失应否赔偿。") == ("原告的眼镜损失应否赔偿",)


def test_no_issue() -> None:
    assert issues("本院认为，被告人的行为已构成盗窃罪。") == ()


def test_ruling_points_leave_the_frame_out() -> None:
    reasoning = (
        "本院认为，依法成立的合同受法律保护。被告未按约付款，构成违约，应当支付货款。"
        "原告主张的律师费没有约定，不予支持。依照《中华人民共和国民法典》第五百七十七条，判决如下："
    )
    assert ruling_points(reasoning) == (
        "被告未按约付款，构成违约，应当支付货款。",
        "原告主张的律师费没有约定，不予支持。",
    )


def test_a_reasoning_without_a_ruling_gives_its_first_sentence() -> None:
    assert ruling_points("本院认为，双方自愿。") == ("双方自愿。",)
    assert ruling_points("") == ()
