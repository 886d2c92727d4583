"""人伤黄牛: who the insurer's agent is says nothing of the injured person's; a lead names all his cases."""

from __future__ import annotations

from annotations.supervision.library_files import library
from annotations.supervision.run import Outcome, Run, run
from tests.annotations.supervision.support import TODAY, Row, table

_TEXT = "委托诉讼代理人董满仓，{who}。被告某财产保险公司委托诉讼代理人金平，系该公司员工。"
_FILED = {"李大山": "2022-09-05", "张小河": "2023-01-05", "王永平": "2023-05-05", "马国强": "2023-10-05"}


def _audited(who: str, last: str, agents: bool) -> Outcome:
    """Audit five injured persons of one agent, the last one's case filed on `last`."""
    rows: list[Row] = [
        {
            "案号": f"（2024）宁0121民初{number}号",
            "案由": "机动车交通事故责任纠纷",
            "立案日期": filed,
            "原告": name,
            "原告代理人": "董满仓",
            "文书文本": _TEXT.format(who=who),
        }
        for number, (name, filed) in enumerate({**_FILED, "何来喜": last}.items(), 1)
    ]
    told = [
        {"案号": row["案号"], "姓名": "董满仓", "代理": row["原告"], "身份": "其他"} for row in rows if agents
    ]
    (model,) = [one for one in library() if one.id == "人伤黄牛"]
    data = {"案件": table("案件", rows), **({"代理人": table("代理人", told)} if told else {})}
    return run([model], data, Run(TODAY, b"key", {}, ""))


def test_the_first_and_the_last_of_his_cases_belong_to_the_lead() -> None:
    (lead,) = _audited("某法律咨询有限公司员工", "2024-03-05", agents=True).leads
    assert len(lead.cases) == 5
    assert "冒充亲属" not in {signal.id for signal in lead.signals}


def test_five_in_more_than_two_years_are_no_lead() -> None:
    assert _audited("某法律咨询有限公司员工", "2025-03-05", agents=True).leads == ()


def test_the_insurer_s_employee_makes_nobody_a_relative_but_a_relative_s_word_does() -> None:
    fired = dict(_audited("公民代理", "2024-03-05", agents=False).funnels[0].features)
    assert (fired["冒充亲属"], fired["公民代理"], fired["代理集中"]) == (0, 5, 5)
    fired = dict(_audited("系原告近亲属", "2024-03-05", agents=False).funnels[0].features)
    assert (fired["冒充亲属"], fired["代理集中"]) == (5, 5)
