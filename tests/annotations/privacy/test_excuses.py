"""Each excuse withdraws the one innocent thing that it knows, with a reason, and nothing else."""

from __future__ import annotations

import pytest

from annotations.privacy.excuses import EXCUSES
from annotations.privacy.health.illnesses import detect_health
from annotations.privacy.numbers.accounts import detect_bank_accounts
from annotations.privacy.numbers.identities import detect_id_numbers, detect_phones
from annotations.privacy.scene import Detector
from annotations.privacy.schools.pupils import detect_schools
from annotations.privacy.screen import judged
from nlp.case import Case, Party, PartyKind, Side
from nlp.values import Fact, Span
from tests.annotations.tagged import scene_of

OFFICES = [
    "刑事审判庭联系电话：0951-6668885。",
    "审判庭庭长钱某某电话号码：0951-6668885。",
    "举报电话：6668885。",
    "某某律师事务所，电话0951-6668885。",
    "客服热线：0951-6668885。",
    "看守所的座机号码是0951-6668885。",
    "审判员联系电话0951-6668885。",
    "当事人可向本院执行局咨询（电话0951-6668885）。",
    "联系电话：0951-6668885（本院刑事审判庭）。",
    "如有疑问，可致电0951-6668885与本庭联系。",
    "本院地址：某路1号，邮编100000，电话：0951-6668885。",
]
PEOPLE = [
    "钱某家中座机0951-6668885。",
    "单位电话0951-6668885。",
    "法官钱某电话13800001111。",
    "派出所接到群众来电，号码为0951-6668885。",
    "本院拨打被告电话0951-6668885无人接听。",
    "其向本院确认的送达电话为0951-6668885。",
    "向派出所报案时留下电话0951-6668885。",
]


def outcome(detector: Detector, text: str, case: Case | None = None) -> tuple[int, list[str]]:
    kept, excused = judged(scene_of(text, case), (detector,))
    assert all(one.reason for one in excused)
    return len(kept), [one.excuse for one in excused]


@pytest.mark.parametrize("text", OFFICES)
def test_the_landline_of_an_office_is_excused(text: str) -> None:
    kept, excused = outcome(detect_phones, text)
    assert kept == 0
    assert set(excused) == {"phone_of_an_office"}


@pytest.mark.parametrize("text", PEOPLE)
def test_the_phone_of_a_person_is_not(text: str) -> None:
    kept, excused = outcome(detect_phones, text)
    assert (kept, excused) == (1, [])


def test_the_illness_that_a_case_is_about_is_excused() -> None:
    text = "原告患有糖尿病，"
    about = Case("0" * 32, nature="民事", causes=(Fact("医疗损害责任纠纷", Span(0, 1)),))
    assert outcome(detect_health, text, about)[0] == 0
    assert "illness_in_dispute" in outcome(detect_health, text, about)[1]
    assert outcome(detect_health, text)[0] == 1
    hurt = Case("0" * 32, nature="民事", causes=(Fact("工伤保险待遇纠纷", Span(0, 1)),))
    assert outcome(detect_health, "原告患有尘肺病，", hurt)[0] == 0
    assert outcome(detect_health, "原告患有糖尿病，", hurt)[0] == 1
    assert outcome(detect_health, "原告的丈夫患有糖尿病，", about)[0] == 1
    assert outcome(detect_health, "其系肢体二级残疾，", about)[0] == 1


def test_what_somebody_died_of_is_excused() -> None:
    for text in ("外伤诱发冠心病发作致急性循环衰竭死亡。", "被害人的死亡原因系病毒性脑膜炎，"):
        assert outcome(detect_health, text) == (0, ["illness_in_dispute"])
    assert outcome(detect_health, "其于2014年10月因患食道癌去世。")[0] == 1


def test_a_school_that_is_a_party_is_excused() -> None:
    text = "原告钱某就读于无名镇中心小学。"
    party = Party("无名镇中心小学", "被告", PartyKind.ORGANISATION, Side.RESPONDENT, Span(7, 14), Span(0, 15))
    assert outcome(detect_schools, text, Case("0" * 32, parties=(party,))) == (0, ["school_is_a_party"])
    assert outcome(detect_schools, text) == (1, [])


def test_a_school_whose_pupil_is_a_party_too_is_not() -> None:
    school = "无名市第九中学"
    party = Party(school, "被告", PartyKind.ORGANISATION, Side.RESPONDENT, Span(32, 39), Span(0, 40))
    case = Case("0" * 32, parties=(party,))
    head = f"原告：钱某，男，2009年出生。法定代理人：孟某，系钱某之父。被告：{school}。"
    assert outcome(detect_schools, f"{head}体育课上，钱某被同班的人撞倒。", case) == (1, [])
    # Of a builder who sues it nothing is told of pupils.
    assert outcome(detect_schools, f"原告：钱某。被告：{school}。欠付工程款。", case)[0] == 0


@pytest.mark.parametrize("paper", ["护照编号", "身份证编号", "出生医学证明编号"])
def test_the_number_of_a_paper_is_no_serial_number(paper: str) -> None:
    assert outcome(detect_id_numbers, f"{paper}E90000001，") == (1, [])


def test_every_excuse_has_a_name_of_its_own() -> None:
    assert len({excuse.__name__ for excuse in EXCUSES}) == len(EXCUSES)


COURTS_ACCOUNTS = [
    "（户名：永宁县人民法院；开户行：无名银行永宁支行；账号：1102000000000000001）。",
    "交费账号：1102000000000000001，户名：永宁县人民法院诉讼费专户，开户行：无名银行",
    "缴费账户：永宁县人民法院，账号1102000000000000001）",
    "将保证金缴入本院指定账户（账号：1102000000000000001，开户行：无名银行）",
    "款汇：永宁市财政局。账号：19-900000000000000000001。",
    "上述款项扣划至永宁县人民法院（账号：1102000000000000001，",
]


@pytest.mark.parametrize("text", COURTS_ACCOUNTS)
def test_the_account_of_a_court_is_excused(text: str) -> None:
    kept, excused = outcome(detect_bank_accounts, text)
    assert (kept, set(excused)) == (0, {"account_of_the_court"})


def test_the_account_of_a_person_is_not_excused_by_the_court_beside_it() -> None:
    both = "户名：永宁县人民法院，账号：1102000000000000001。申请人钱某的账号：6228480000000000000。"
    assert outcome(detect_bank_accounts, both)[0] == 1
    assert (
        outcome(detect_bank_accounts, "户名：钱某，账号：6228480000000000000，由永宁县人民法院冻结。")[0] == 1
    )


def test_whose_name_stands_last_before_an_account_holds_it() -> None:
    both = "户名：钱某，账号：6228480000000000000，开户行：无名银行；本院案款账户：户名永宁县人民法院"
    assert outcome(detect_bank_accounts, both)[0] == 1
    own = "户名：永宁县人民法院，账号：1102000000000000001，开户行：无名银行；本院案款账户"
    assert outcome(detect_bank_accounts, own)[0] == 0


def test_an_account_whose_money_went_to_the_court_is_not_the_courts() -> None:
    moved = "被执行人孟某的账号：6228480000000000000内有存款，已扣划至本院案款专户。"
    assert outcome(detect_bank_accounts, moved)[0] == 1


@pytest.mark.parametrize("holder", ["本院案款专户", "执行款专户", "代管款专户", "诉讼费专户"])
def test_an_account_for_fees_is_the_courts_whatever_it_is_called(holder: str) -> None:
    text = f"户名：{holder}，开户行：无名银行，账号：1102000000000000001。"
    assert outcome(detect_bank_accounts, text)[0] == 0


def test_whom_to_ask_at_the_end_of_a_notice_is_the_courts() -> None:
    notice = "限你于三日内履行。" * 9
    assert outcome(detect_phones, notice + "联系人：钱一、孙二 联系电话：0951-8000001") == (
        0,
        ["phone_of_an_office"],
    )
    assert outcome(detect_phones, "联系人：钱一、孙二 联系电话：0951-8000001。" + notice)[0] == 1


def test_a_part_of_a_documents_number_is_no_phone() -> None:
    assert outcome(detect_phones, "以冀检民监〔2015〕13000000001号抗诉书提出抗诉。")[0] == 0


@pytest.mark.parametrize(
    ("detector", "text"),
    [
        (detect_id_numbers, "其父持出生医学证明（编号Q000284417）申报户口。"),
        (detect_bank_accounts, "定期存单（编号：00380026）一张。"),
    ],
)
def test_the_number_that_a_paper_itself_bears_is_no_serial_number(detector: Detector, text: str) -> None:
    kept, excused = outcome(detector, text)
    assert (kept, excused) == (1, [])


def test_an_account_told_behind_the_courts_own_is_its_holders() -> None:
    text = "汇至本院执行款专户；此后直接汇入申请执行人母亲谢某在中国邮政储蓄银行的账户6217990000000003418。"
    assert outcome(detect_bank_accounts, text) == (1, [])


@pytest.mark.parametrize(
    "paid",
    [
        "被执行人唐一峰在判决生效后将案款汇入江川县人民法院账户6217990000000003418。",
        "被执行人唐一峰在期限内汇入本院案款账户6217990000000003418。",
        "上诉人唐一峰在上诉期内向江川县财政局诉讼费专户6217990000000003418缴纳上诉费。",
        "永宁县人民法院通知，被执行人唐一峰在期限内通过江川农商银行汇入案款账户6217990000000003418。",
        "被执行人唐一峰在期限内通过江川农商银行汇入本院案款账户6217990000000003418。",
    ],
)
def test_when_somebody_paid_does_not_make_the_courts_account_his(paid: str) -> None:
    kept, excused = outcome(detect_bank_accounts, paid)
    assert (kept, set(excused)) == (0, {"account_of_the_court"})


@pytest.mark.parametrize(
    "held", ["在江川县农村信用社的账户", "在无名银行开立的账户", "名下无名银行账户", "在工商银行的卡号"]
)
def test_where_somebody_has_an_account_makes_it_his(held: str) -> None:
    text = f"汇至永宁县人民法院执行款专户；剩余款项汇入申请执行人唐一峰{held}6217990000000003418。"
    assert outcome(detect_bank_accounts, text) == (1, [])
