"""Kind and procedure from title lines and numbers; outcomes from dispositions."""

from __future__ import annotations

import pytest

from nlp.case import Grant
from nlp.parse.case_numbers import parse_case_number
from nlp.parse.kinds import Kind, find_kind
from nlp.parse.outcome import find_outcome
from nlp.parse.sections import find_sections
from nlp.text.view import view_of
from tests.nlp.parse import samples


@pytest.mark.parametrize(
    ("number", "nature", "procedure"),
    [
        ("（2021）云2931刑初1号", "刑事", "刑事一审"),
        ("（2021）云29刑终1号", "刑事", "刑事二审"),
        ("（2021）云刑申1号", "刑事", "刑事再审审查"),
        ("（2021）云29刑更1号", "刑事", "刑罚变更"),
        ("（2021）云民再1号", "民事", "民事再审"),
        ("（2021）云民申1号", "民事", "民事再审审查"),
        ("（2021）云29民辖终1号", "民事", "民事管辖上诉"),
        ("（2021）云2931民特1号", "民事", "民事特别程序"),
        ("（2021）云2931民督1号", "民事", "督促程序"),
        ("（2021）云2931财保1号", "民事", "财产保全"),
        ("（2021）云2931行初1号", "行政", "行政一审"),
        ("（2021）云2931行赔初1号", "行政", "行政赔偿一审"),
        ("（2021）云2931行审1号", "行政", "行政非诉审查"),
        ("（2021）云2931执异1号", "执行", "执行异议"),
        ("（2021）云2931执恢1号", "执行", "执行"),
        ("（2021）云29委赔1号", "赔偿", "赔偿委员会"),
        ("（2014）云民一终字第1号", "民事", "民事二审"),
        ("（2014）云刑执字第1号", "刑事", "刑罚变更"),
    ],
)
def test_the_type_code_tells_nature_and_procedure(number: str, nature: str, procedure: str) -> None:
    kind = find_kind(view_of(f"云桥法院\n裁定书\n{number}"), number=parse_case_number(number))
    assert kind == Kind("裁定书", nature, procedure)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("云桥县人民法院 刑 事 附 带 民 事 判 决 书 (2021)", "判决书"),
        ("云桥县人民法院\n民　事　调　解　书\n", "调解书"),
        ("云桥县人民法院\n支付令\n", "支付令"),
        ("云桥县人民法院\n执行决定书\n", "决定书"),
        ("云桥县人民检察院\n不起诉决定书\n", "不起诉决定书"),
        ("云桥县公安局\n起诉意见书\n", "起诉意见书"),
        ("讯问笔录\n时间：2021年1月1日", "讯问笔录"),
        ("云桥司法鉴定中心\n法医学鉴定意见书\n", "鉴定意见"),
        ("不服（2020）云2931民初1号民事判决书，提出申请", ""),
    ],
)
def test_the_title_line_tells_the_kind(head: str, kind: str) -> None:
    assert find_kind(view_of(head)).kind == kind


def test_a_masked_number_still_tells_the_procedure() -> None:
    text = "云桥县人民法院 刑事判决书 （2018）云××刑终×号 上诉人（原审被告人）甲某"
    assert find_kind(view_of(text)) == Kind("判决书", "刑事", "刑事二审")


def test_the_title_line_beats_a_slip_in_the_number() -> None:
    text = "云桥县人民法院 刑事判决书 （2009）云民初字第5号 公诉机关云桥县人民检察院。"
    number = parse_case_number("（2009）云民初字第5号")
    assert find_kind(view_of(text), number=number) == Kind("判决书", "刑事", "刑事一审")


def test_without_a_head_the_order_tells_the_kind() -> None:
    assert find_kind(view_of("公诉机关指控甲某。判决如下：甲某无罪。")).kind == "判决书"


@pytest.mark.parametrize(
    ("nature", "kind", "role", "order", "method"),
    [
        ("刑事", "判决书", "被告人", "被告人甲某犯盗窃罪，免予刑事处罚。", "免予刑事处罚"),
        ("刑事", "判决书", "被告人", "被告人甲某无罪。", "无罪"),
        ("刑事", "裁定书", "上诉人", "一、撤销云桥法院刑事判决；二、发回云桥法院重新审判。", "发回重审"),
        ("刑事", "裁定书", "上诉人", "准许上诉人甲某撤回上诉。", "撤回上诉"),
        ("刑事", "判决书", "上诉人", "一、维持云桥法院刑事判决第一项；二、撤销该判决第二项。", "改判"),
        ("刑事", "裁定书", "被告人", "准许云桥县人民检察院撤回起诉。", "撤诉"),
        ("刑事", "裁定书", "罪犯", "对罪犯甲某减去有期徒刑六个月。", "减刑"),
        ("民事", "裁定书", "原告", "本案按原告甲某撤诉处理。", "按撤诉处理"),
        ("民事", "裁定书", "原告", "驳回原告甲某的起诉。", "驳回起诉"),
        ("民事", "裁定书", "原告", "本案移送云桥县人民法院处理。", "移送管辖"),
        ("民事", "裁定书", "原告", "冻结被申请人的银行存款10000元。", "财产保全"),
        ("民事", "裁定书", "再审申请人", "驳回甲某的再审申请。", "驳回再审申请"),
        ("执行", "裁定书", "申请执行人", "终结本院（2020）云2931执1号案件的执行。", "终结执行"),
        ("执行", "裁定书", "异议人", "驳回异议人甲某的异议请求。", "驳回异议"),
    ],
)
def test_outcomes(nature: str, kind: str, role: str, order: str, method: str) -> None:
    head = f"云桥县人民法院\n{kind}\n{role}甲某。\n现已审查终结。\n"
    text = f"{head}本院认为，如上。{kind[:2]}如下：\n{order}\n审判员　周海"
    view = view_of(text)
    outcome = find_outcome(view, find_sections(view, nature), kind, nature)
    assert outcome is not None and outcome.method == method


def grants(text: str) -> list[Grant]:
    view = view_of(text)
    outcome = find_outcome(view, find_sections(view, "民事"), "判决书", "民事")
    return [one.result for one in outcome.claims] if outcome else []


def test_each_claim_has_its_result() -> None:
    assert grants(samples.CIVIL_FIRST) == [Grant.GRANTED, Grant.REFUSED, Grant.GRANTED]
    less = samples.CIVIL_FIRST.replace("支付原告何小田货款20000元；", "支付原告何小田货款15000元；")
    assert grants(less)[0] is Grant.PARTLY
    refused = samples.CIVIL_FIRST.replace(
        "一、被告云桥县大有商贸有限公司于本判决生效之日起十日内支付", "驳回"
    )
    assert set(grants(refused)[:2]) == {Grant.REFUSED}


def test_costs_go_by_who_bears_them_not_by_who_paid_first() -> None:
    paid = samples.CIVIL_FIRST.replace("425元，", "425元，原告何小田已预交，")
    assert grants(paid)[2] is Grant.GRANTED
    shared = samples.CIVIL_FIRST.replace(
        "由被告云桥县大有商贸有限公司负担", "由原告何小田负担25元，由被告负担400元"
    )
    assert grants(shared)[2] is Grant.PARTLY


def test_what_is_granted_is_granted_of_the_only_claim() -> None:
    text = samples.CIVIL_FIRST.replace("2.判令被告赔偿误工损失5000元；3.", "2.")
    text = text.replace("1.判令被告支付货款20000元", "1.判令归还设备价款30000元")
    assert grants(text)[0] is Grant.PARTLY
