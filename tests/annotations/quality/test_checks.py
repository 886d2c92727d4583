"""Each check finds its fault when one word of a sound judgment is changed, and nothing before."""

from __future__ import annotations

import pytest

from tests.annotations.quality.support import CIVIL, THEFT, found, names


@pytest.mark.parametrize("text", [CIVIL, THEFT])
def test_a_sound_judgment_has_no_doubt(text: str) -> None:
    assert names(text) == []


HEARD = "，于2022年4月12日公开开庭进行了审理"
REASONS = CIVIL[CIVIL.index("本院认为，") : CIVIL.index("依照《")]
LAW = CIVIL[CIVIL.index("依照《") : CIVIL.index("判决如下")]
CIVIL_CHANGES = [
    ("开庭早于立案", "于2022年4月12日公开开庭", "于2022年2月12日公开开庭"),
    ("裁判早于开庭", "二〇二二年五月十六日", "二〇二二年四月一日"),
    ("落款早于案号年份", "（2022）宁0121民初310号", "（2023）宁0121民初310号"),
    ("立案年份与案号不符", "（2022）宁0121民初310号", "（2020）宁0121民初310号"),
    ("日期不存在", "于2021年11月2日出具", "于2021年11月31日出具"),
    ("条文不存在", "第六百二十六条", "第一千六百二十六条"),
    ("条文当时不存在", "二〇二二年五月十六日", "二〇二〇年五月十六日"),
    ("当事人名称前后不一", "一、被告永宁沙坡建材有限公司", "一、被告永宁沙波建材有限公司"),
    ("简易程序由合议庭审理", "依法适用简易程序，", "依法适用简易程序，组成合议庭，"),
    ("一人代理双方", "钱程，宁夏另一律师事务所律师", "赵启舫，宁夏某某律师事务所律师"),
    ("缺少上诉告知", CIVIL[CIVIL.index("如不服") : CIVIL.index("审判员　")], ""),
    ("落款日期不完整", "二〇二二年五月十六日", "二〇二二年五月十六"),
    ("缺少落款日期", "二〇二二年五月十六日\n", ""),
    ("缺少案号", "（2022）宁0121民初310号\n", ""),
    ("缺少说理", REASONS, ""),
    ("缺少裁判依据", LAW, ""),
    ("缺席判决未写传唤", "、被告的委托诉讼代理人钱程到庭参加诉讼", "到庭参加诉讼，本院依法缺席审理"),
]


@pytest.mark.parametrize(("name", "old", "new"), CIVIL_CHANGES)
def test_one_change_in_a_civil_judgment(name: str, old: str, new: str) -> None:
    text = CIVIL.replace(old, new)
    assert text != CIVIL
    assert name in names(text)


CRIMINAL_CHANGES = [
    ("裁判早于起诉", "二〇二一年六月十八日", "二〇二一年四月一日"),
    ("起诉早于拘留", "于2021年4月20日向本院提起公诉", "于2020年4月20日向本院提起公诉"),
    ("罪名前后不一", "被告人马长河犯盗窃罪，判处", "被告人马长河犯抢夺罪，判处"),
    ("当事人名称前后不一", "被告人马长河犯盗窃罪，判处", "被告人马常河犯盗窃罪，判处"),
    ("合议庭人数为双数", "人民陪审员　丁一\n", ""),
    (
        "代理人超过二人",
        "辩护人周启明，宁夏贺东律师事务所律师。",
        "辩护人周启明，宁夏贺东律师事务所律师。\n辩护人李存，宁夏贺东律师事务所律师。\n辩护人吴量，宁夏贺东律师事务所律师。",
    ),
]


@pytest.mark.parametrize(("name", "old", "new"), CRIMINAL_CHANGES)
def test_one_change_in_a_criminal_judgment(name: str, old: str, new: str) -> None:
    assert name in names(THEFT.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("被告没有付款，也没有", "双方约定在2021年11月31日以前付清。被告没有付款，也没有"),
        ("被告于2021年11月2日出具", "被告误写为2021年11月31日出具"),
        ("（2022）宁0121民初310号", "2022）宁0121民初310号"),
        (CIVIL[CIVIL.index("一、被告永宁") : CIVIL.index("如果未按")], "驳回原告贺春山的起诉。\n"),
    ],
)
def test_what_is_no_fault_of_the_document(old: str, new: str) -> None:
    assert old in CIVIL
    assert names(CIVIL.replace(old, new)) == []


_RUNS = (
    "（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日，"
    "即{who}自2021年2月3日起至{last}止。）"
)


@pytest.mark.parametrize(
    ("who", "last", "head", "doubted"),
    [
        ("", "2022年4月2日", "", False),
        ("", "2022年6月2日", "", True),
        ("王立", "2022年6月2日", "", False),
        ("", "2022年6月2日", "同年2月20日被取保候审，同年", False),
    ],
)
def test_a_term_against_its_days(who: str, last: str, head: str, doubted: bool) -> None:
    text = THEFT.replace("人民币五千元。", "人民币五千元。" + _RUNS.format(who=who, last=last))
    text = text.replace("同年3月5日被逮捕", f"{head}3月5日被逮捕" if head else "同年3月5日被逮捕")
    assert ("刑期届满日期晚于刑期" in names(text)) is doubted


def test_who_is_named_throughout_is_somebody_of_his_own() -> None:
    slip = THEFT.replace("被告人马长河犯盗窃罪，判处", "被告人马常河犯盗窃罪，判处")
    assert "当事人名称前后不一" in names(slip)
    brother = slip.replace(
        "经审理查明", "经审理查明，马常河与被告人同住。马常河证实其弟外出。马常河未参与。查明", 1
    )
    assert "当事人名称前后不一" not in names(brother)


def test_a_charge_that_is_masked_in_part_is_the_same_charge() -> None:
    text = THEFT.replace("已构成盗窃罪", "已构成盗某罪").replace("秘密窃取", "盗取")
    assert "罪名前后不一" not in names(text)


def test_a_part_that_is_more_than_its_total_was_read_wrongly() -> None:
    told = "核定价格为硬盒经典10037300元、软盒35000元，总计72300元。双方没有约定"
    assert names(CIVIL.replace("双方没有约定", told)) == []


def test_several_terms_made_one_are_not_reckoned() -> None:
    joined = "；犯抢夺罪，判处有期徒刑八个月，合并执行一年八个月。"
    text = THEFT.replace("，并处罚金人民币五千元。", joined + _RUNS.format(who="", last="2022年10月2日"))
    assert "刑期届满日期晚于刑期" not in names(text)


def test_more_is_given_than_was_claimed() -> None:
    text = CIVIL.replace("2.判令被告返还模板三十块；3.", "2.").replace(
        "贺春山货款18600元", "贺春山货款48600元"
    )
    assert names(text) == ["判项超出诉请"]
    assert names(text.replace("支付货款18600元；", "支付货款18600元及逾期利息；")) == []
    taken = "本院认为，原告要求被告给付货款48600元的诉讼请求成立，"
    assert names(text.replace("本院认为，", taken)) == []


def test_a_claim_that_nobody_answers() -> None:
    order = "；\n二、被告永宁沙坡建材有限公司于本判决生效之日起十日内返还原告贺春山模板三十块。"
    text = CIVIL.replace("模板属于原告，被告应当返还模板。", "").replace(order, "。")
    assert names(text) == ["诉讼请求未作处理"]
    refused = text.replace("货款18600元。\n如果", "货款18600元；\n二、驳回原告的其他诉讼请求。\n如果")
    assert names(refused) == []


def test_parts_that_do_not_make_their_total() -> None:
    text = CIVIL.replace("载明欠付货款18600元", "欠付：砂石款10000元、运费8000元，合计18600元")
    assert names(text) == ["分项之和与合计不符"]
    assert names(text.replace("8000元", "8600元")) == []


def test_service_by_notice_on_somebody_with_a_telephone() -> None:
    text = CIVIL.replace("永宁县望远镇。", "永宁县望远镇，联系电话：13900000000。")
    text = text.replace("本案现已审理终结", "本院依法公告送达了起诉状副本。本案现已审理终结")
    assert names(text) == ["公告送达但有联系方式"]


def test_a_repealed_law_without_a_word_of_time() -> None:
    cited = CIVIL.replace("《中华人民共和国民法典》第六百二十六条", "《中华人民共和国合同法》第一百五十九条")
    assert names(cited) == ["引用已失效的法律"]
    assert names(cited.replace("对数额没有争议", "本案的法律事实发生在民法典施行前")) == []


RUNS = (
    "（刑期从判决执行之日起计算，判决执行以前先行羁押的，羁押一日折抵刑期一日，即自2021年2月3日起至{}止）。"
)


@pytest.mark.parametrize(
    ("until", "doubts"),
    [
        ("2022年4月2日", []),
        ("2022年6月2日", ["刑期届满日期晚于刑期"]),
        ("2022年3月2日", []),  # custody that was interrupted is taken off
    ],
)
def test_the_day_of_release_lies_within_the_term(until: str, doubts: list[str]) -> None:
    text = THEFT.replace("并处罚金人民币五千元。", f"并处罚金人民币五千元{RUNS.format(until)}")
    assert names(text) == doubts


def test_a_law_is_told_once() -> None:
    cited = CIVIL.replace(
        "《中华人民共和国民法典》第六百二十六条", "《中华人民共和国合同法》第一百五十九条、第一百六十一条"
    )
    assert names(cited) == ["引用已失效的法律"]


def test_a_judgment_that_was_dated_before_its_case_was_filed() -> None:
    text = CIVIL.replace(f"，依法适用简易程序{HEARD}", "").replace(
        "二〇二二年五月十六日", "二〇二二年三月一日"
    )
    assert names(text) == ["裁判早于立案"]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("缺少案号", ("（2022）宁0121民初310号", "案号：310")),
        ("缺少说理", ("本院认为，", "合议庭一致认为，")),
        ("缺少落款日期", ("二〇二二年五月十六日", "二〇二二年×月×日")),
        ("落款日期不完整", ("二〇二二年五月十六日", "二〇二二年五月××日")),
        (
            "缺席判决未写传唤",
            ("、被告的委托诉讼代理人钱程到庭参加诉讼", "到庭，被告经传票传唤未到庭，本院依法缺席审理"),
        ),
    ],
)
def test_what_is_there_in_other_words_or_masked_does_not_lack(name: str, change: tuple[str, str]) -> None:
    assert change[0] in CIVIL
    assert name not in names(CIVIL.replace(*change))


def test_a_judgment_without_its_orders() -> None:
    start, end = THEFT.index("依照《"), THEFT.index("如不服")
    longer = "被告人马长河的供述前后一致，与现场勘验笔录、监控录像、证人证言相互印证。" * 4
    assert "缺少主文" in names(THEFT[:start] + longer + THEFT[end:])


@pytest.mark.parametrize(
    "change",
    [
        ("于2021年2月3日被刑事拘留，同年3月5日被逮捕", "于2021年2月3日被取保候审，同年5月5日经本院决定逮捕"),
        ("依法组成合议庭，", "适用简易程序，依法组成合议庭，"),
        (
            "犯盗窃罪，判处有期徒刑",
            "犯盗窃罪，撤销本院（2020）宁0121刑初1号刑事判决书中被告人马长河犯抢夺罪的缓刑部分，判处有期徒刑",
        ),
        ("人民陪审员　丁一", "人民陪审员　丁一\n法官助理　方圆"),
    ],
)
def test_what_is_lawful_is_no_doubt(change: tuple[str, str]) -> None:
    assert names(THEFT.replace(*change)) == []


def test_a_doubt_points_into_the_text_and_names_nobody() -> None:
    text = THEFT.replace("被告人马长河犯盗窃罪，判处", "被告人马常河犯盗窃罪，判处")
    (doubt,) = found(text)
    assert [text[span.start : span.end] for span in doubt.spans] == ["马长河", "马常河"]
    assert "马" not in doubt.sentence


def test_a_repealed_law_judges_what_happened_under_it() -> None:
    cited = CIVIL.replace("《中华人民共和国民法典》第六百二十六条", "《中华人民共和国合同法》第一百五十九条")
    assert names(cited.replace("2021年3月", "2019年3月")) == []
