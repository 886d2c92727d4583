"""Invented cases that police hold: those left hanging (W9), and those that an organ far away took up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.supervision.ledger import Ledger, Story, ledger

_TRADE = ("合同诈骗罪", "非法经营罪", "职务侵占罪", "虚开增值税专用发票罪", "串通投标罪", "挪用资金罪")
_MORE = ("盗窃罪", "故意伤害罪", "寻衅滋事罪", *_TRADE)


def _case(made: Ledger, filed: date, *, planted: bool = False, **cells: object) -> None:
    """Add a case that began on a day."""
    rng, number = made.world.rng, made.new("永公立字")
    firm = made.world.firm().name if rng.random() < 0.5 else None
    row = {
        "案号": number,
        "罪名": rng.choice(_MORE),
        "立案日期": filed,
        "办案单位": rng.choice(("永宁县公安局", "贺兰县公安局经侦大队", "银川市公安局")),
        "嫌疑人姓名": made.world.name(),
        "强制措施": None,
        "采取日期": None,
        "涉案企业": firm,
        "查封冻结金额": rng.choice((None, 0, 120000, "35万元")) if firm else None,
    }
    made.add(row | cells, number, planted=planted)


def _never_measured(made: Ledger) -> None:
    """Filed years ago, nobody was ever taken."""
    _case(made, made.ago(740, 1800), planted=True, 强制措施=made.world.rng.choice((None, "无", "未采取")))


def _lifted(made: Ledger) -> None:
    """Bail was lifted more than a year ago."""
    filed, lifted = made.ago(1000, 1800), made.ago(370, 700)
    took = lifted - timedelta(days=360)
    _case(made, filed, planted=True, 强制措施="取保候审", 采取日期=took, 解除日期=lifted)


def _run_out(made: Ledger) -> None:
    """Bail has run out, and nobody lifted it."""
    took = made.ago(370, 700)
    _case(made, took - timedelta(days=20), planted=True, 强制措施="取保候审", 采取日期=took)


def _sent_back_twice(made: Ledger) -> None:
    """Sent back twice, and then nothing."""
    moved = made.ago(240, 900)
    took = moved - timedelta(days=60)
    cells = {"强制措施": "取保候审", "采取日期": took, "移送日期": moved, "退补次数": 2}
    _case(made, took - timedelta(days=30), planted=True, **cells)


def _not_arrested(made: Ledger) -> None:
    """The procurators did not approve an arrest; nothing since."""
    refused = made.ago(370, 800)
    took = refused - timedelta(days=20)
    cells = {"强制措施": "刑事拘留", "采取日期": took, "解除日期": refused, "不批捕日期": refused}
    _case(made, took - timedelta(days=9), planted=True, **cells)


def _of_late(made: Ledger) -> None:
    """Filed less than two years ago, nobody taken yet."""
    _case(made, made.ago(10, 720), 强制措施=made.world.rng.choice((None, "无")))


def _on_bail(made: Ledger) -> None:
    """Filed long ago, found of late, on bail now."""
    took = made.ago(10, 355)
    _case(made, took - timedelta(days=made.world.rng.randint(5, 900)), 强制措施="取保候审", 采取日期=took)


def _judged(made: Ledger) -> None:
    """An old case that ended as cases do."""
    filed = made.ago(500, 2000)
    moved = filed + timedelta(days=90)
    end = made.world.rng.choice(("起诉日期", "不起诉日期", "撤案日期"))
    cells: dict[str, Any] = {
        "移送日期": None if end == "撤案日期" else moved,
        end: moved + timedelta(days=40),
    }
    _case(made, filed, 强制措施="取保候审", 采取日期=filed + timedelta(days=3), **cells)


def _fled(made: Ledger) -> None:
    """Nobody to send: fled, sought, examined, or waiting for another case."""
    why = made.world.rng.choice(("逃匿", "犯罪嫌疑人在逃，上网追逃", "通缉", "正在鉴定", "等待另案处理结果"))
    _case(made, made.ago(740, 2500), 中止原因=why)


def _within_review(made: Ledger) -> None:
    """Sent back twice, and the months of review are not over."""
    moved = made.ago(60, 190)
    cells: dict[str, Any] = {"采取日期": moved - timedelta(days=60), "移送日期": moved, "退补次数": 2}
    _case(made, moved - timedelta(days=90), 强制措施="取保候审", **cells)


def _changed_measure(made: Ledger) -> None:
    """Held, let out, on bail again: one row for each."""
    number, name, filed = made.new("永公立字"), made.world.name(), made.ago(760, 900)
    again = made.ago(30, 300)
    first = {"强制措施": "拘留", "采取日期": filed, "解除日期": filed + timedelta(days=30)}
    for cells in (first, {"强制措施": "取保候审", "采取日期": again, "解除日期": None}):
        made.add(
            {"案号": number, "罪名": "非法经营罪", "立案日期": filed, "嫌疑人姓名": name, **cells}, number
        )


def hanging(seed: int) -> Ledger:
    """W9: one in a hundred hangs."""
    shams: tuple[Story, ...] = (_never_measured, _lifted, _run_out, _sent_back_twice, _not_arrested)
    honest: tuple[Story, ...] = (
        *(_judged,) * 4,
        _of_late,
        _on_bail,
        _fled,
        _within_review,
        _changed_measure,
    )
    return ledger(seed, "刑事案件", shams, honest)


_HERE = ("宁夏银川市永宁县", "银川市贺兰县", "宁夏回族自治区银川市金凤区", "银川市灵武市")
_AWAY = ("江苏省南京市公安局江宁分局", "中卫市公安局", "陕西省榆林市公安局", "吴忠市公安局经侦支队")


def _seized(made: Ledger, organ: str, *, planted: bool = False, seat: str = "", **cells: object) -> None:
    """Add a case with a firm of which something was frozen."""
    rng, firm, number = made.world.rng, made.world.firm(), made.new("公立字")
    row = {
        "案号": number,
        "罪名": rng.choice(_TRADE),
        "立案日期": made.ago(30, 700),
        "办案单位": organ,
        "犯罪地": rng.choice(_HERE),
        "嫌疑人姓名": firm.leader,
        "嫌疑人居住地": f"{rng.choice(_HERE)}某街道{rng.randint(1, 99)}号",
        "涉案企业": firm.name,
        "查封冻结金额": rng.randint(10, 400) * 10000,
        "涉案金额": rng.randint(10, 400) * 10000,
        "指定管辖文书": rng.choice((None, "无")),
    }
    made.add(row | cells, number, planted=planted)
    made.add_beside("工商登记", 名称=firm.name, 法定代表人=firm.leader, 住所=seat or rng.choice(_HERE))


def _from_away(made: Ledger) -> None:
    """An organ from elsewhere froze it, with no paper."""
    _seized(made, made.world.rng.choice(_AWAY), planted=True)


def _at_home(made: Ledger) -> None:
    """The organ of the city."""
    _seized(made, made.world.rng.choice(("永宁县公安局", "银川市公安局", "贺兰县公安局", "灵武市公安局")))


def _appointed(made: Ledger) -> None:
    """The organ was appointed, or the cases were joined."""
    paper = made.world.rng.choice(
        ("公（指管）字〔2024〕3号", "指定管辖决定书", "并案侦查决定书", "异地协作函")
    )
    _seized(made, made.world.rng.choice(_AWAY), 指定管辖文书=paper)


def _by_telephone(made: Ledger) -> None:
    """Fraud by telephone and net: where the victim is counts."""
    charge = made.world.rng.choice(("帮助信息网络犯罪活动罪", "诈骗罪", "侵犯公民个人信息罪"))
    _seized(made, made.world.rng.choice(_AWAY), 罪名=charge, 涉案金额=9_000_000)


def _lives_there(made: Ledger) -> None:
    """The suspect lives, the deed was done, or the firm sits where the organ is."""
    there = made.world.rng.choice(("犯罪地", "嫌疑人居住地", "住所"))
    if there == "住所":
        _seized(made, "中卫市公安局", seat="宁夏中卫市沙坡头区滨河镇")
    else:
        here: dict[str, Any] = {there: "宁夏回族自治区中卫市中宁县"}
        _seized(made, "中卫市公安局", **here)


def _nothing_seized(made: Ledger) -> None:
    """Nothing was frozen."""
    _seized(made, made.world.rng.choice(_AWAY), 查封冻结金额=made.world.rng.choice((None, 0)))


def from_away(seed: int) -> Ledger:
    """违规异地执法: one in a hundred."""
    honest: tuple[Story, ...] = (*(_at_home,) * 6, _appointed, _by_telephone, _lives_there, _nothing_seized)
    return ledger(seed, "刑事案件", (_from_away,), honest)
