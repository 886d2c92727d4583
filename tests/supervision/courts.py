"""Invented dockets of civil trials (审判程序违法) and of enforcement against enterprises (M2)."""

from __future__ import annotations

from datetime import date, timedelta

from tests.supervision.crime import Crimes
from tests.supervision.world import Cells, World


_JUDGMENT = """宁夏回族自治区永宁县人民法院
民事判决书
{number}
原告：{plaintiff}，男，汉族，住宁夏回族自治区永宁县。
被告：{defendant}，住所地宁夏回族自治区永宁县。
原告{plaintiff}与被告{defendant}买卖合同纠纷一案，本院受理后，依法进行了审理。本案现已审理终结。
原告{plaintiff}向本院提出诉讼请求：1.判令被告支付货款{claim}元；2.诉讼费由被告承担。{changed}事实与理由：原告供货以后被告没有付款。
本院经审理认定事实如下：原告供货，被告出具欠条。
本院认为，被告应当付款。依照《中华人民共和国民法典》第六百二十六条规定，判决如下：
被告{defendant}于本判决生效之日起十日内支付原告{plaintiff}货款{given}元。
如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，上诉于宁夏回族自治区银川市中级人民法院。
审判员　于海
二〇二三年十月十六日
书记员　管敏
"""


def _judgment(row: Cells, given: int, changed: str = "") -> Cells:
    """Write a judgment in full: the docket holds it and leaves the sums out."""
    text = _JUDGMENT.format(
        number=row["案号"],
        plaintiff=row["原告"],
        defendant=row["被告"],
        claim=10_000,
        given=given,
        changed=changed,
    )
    return {"结案方式": "判决", "诉请金额": "", "结案金额": "", "文书文本": text}


def trials(seed: int, count: int = 1500) -> Crimes:
    """One trial in a hundred broke a rule of procedure; long ones that were extended or suspended did not."""
    world = World(seed)
    rng = world.rng
    made = Crimes({"案件": []})
    for at in range(count):
        world.count += 1
        simple = at % 2 == 0
        filed = date(2023, 1, 5) + timedelta(days=rng.randint(0, 300))
        took = rng.randint(20, 80) if simple else rng.randint(40, 170)
        row: Cells = {
            "案号": f"（2023）宁0121民初{world.count}号",
            "受理法院": "永宁县人民法院",
            "案由": "买卖合同纠纷",
            "审理程序": "一审简易" if simple else "一审普通",
            "结案方式": rng.choice(("判决", "调解", "撤诉")),
            "原告": world.name(),
            "被告": world.firm().name,
            "诉请金额": "10000",
            "结案金额": str(rng.randint(20, 110) * 100),
        }
        row |= _story(at, simple, filed, took, made, row["案号"])
        if at % 200 == 100:
            row |= _judgment(row, 15_000)
        elif at % 100 == 5:
            row |= _judgment(row, 15_000, "诉讼中，原告变更诉讼请求为支付货款15000元。")
        elif at % 100 == 6:
            row |= _judgment(row, 9_000)
        made.tables["案件"].append(row)
    return made


def _story(at: int, simple: bool, filed: date, took: int, made: Crimes, number: str) -> Cells:
    """Give the days of a trial: every hundredth breaks a rule, others look as if they did."""
    days = {
        "立案日期": str(filed),
        "开庭日期": str(filed + timedelta(days=10)),
        "结案日期": str(filed + timedelta(days=took)),
    }
    late = str(filed + timedelta(days=140 if simple else 260))
    if at % 100 == 0:
        made.planted.add(number)
        broken = (
            {"结案日期": late},
            {"开庭日期": str(filed - timedelta(days=5))},
            {"原告代理人": "赵一山、钱二河、孙三川"},
            {"结案方式": "判决", "结案金额": "15000"},
        )
        return days | broken[at // 100 % 4]
    if at % 100 == 1:
        return days | {"结案日期": late, "扣除审限天数": "120"}
    if at % 100 == 2:
        return days | {
            "结案日期": str(filed + timedelta(days=110)),
            "审理程序": "一审简易",
            "延长审限日期": str(filed + timedelta(days=80)),
        }
    if at % 100 == 3:
        return days | {"原告代理人": "赵一山、钱二河", "被告代理人": "孙三川、李四江"}
    if at % 100 == 4:
        return days | {"审理程序": "特别程序", "结案日期": late}
    return days


def enforcement(seed: int, count: int = 1500) -> Crimes:
    """M2: one case in a hundred was ended too early, or although the debtor had assets or claims."""
    world = World(seed)
    rng = world.rng
    made = Crimes({"执行案件": [], "财产": []})
    for at in range(count):
        world.count += 1
        number = f"（2023）宁0121执{world.count}号"
        debtor = world.firm()
        filed = date(2023, 1, 5) + timedelta(days=rng.randint(0, 200))
        ended = filed + timedelta(days=rng.randint(110, 180))
        story = at % 100
        if story == 0:
            made.planted.add(number)
            kind = at // 100 % 3
            if kind == 0:
                ended = filed + timedelta(days=60)
            elif kind == 1:
                made.tables["财产"].append(_asset(debtor.name, debtor.code, "2015-01-01", ""))
            else:
                made.tables["执行案件"].append(
                    _row(
                        f"（2023）宁0121执{world.count}99号",
                        (debtor.name, debtor.code),
                        ("甲乙丙商贸行", ""),
                        filed,
                        None,
                    )
                )
        elif story == 1:
            made.tables["财产"].append(_asset(debtor.name, debtor.code, "2015-01-01", "2016-02-01"))
        elif story == 2:
            made.tables["财产"].append(_asset(debtor.name, debtor.code, str(ended + timedelta(days=30)), ""))
        person = story % 3 == 2 and story > 2
        against = (world.name(), "") if person else (debtor.name, debtor.code)
        made.tables["执行案件"].append(
            _row(number, (world.name(), ""), against, filed, ended if story % 4 != 3 else None)
        )
    return made


def _row(
    number: str, creditor: tuple[str, str], debtor: tuple[str, str], filed: date, ended: date | None
) -> Cells:
    """Give a row of 执行案件."""
    return {
        "执行案号": number,
        "申请执行人": creditor[0],
        "申请执行人代码": creditor[1],
        "被执行人": debtor[0],
        "被执行人代码": debtor[1],
        "立案日期": str(filed),
        "终本日期": str(ended) if ended else "",
        "结案方式": "终结本次执行程序" if ended else "",
        "标的额": "10万元",
        "到位额": "0",
    }


def _asset(name: str, code: str, got: str, gone: str) -> Cells:
    """Give a row of 财产."""
    return {
        "权利人": name,
        "证件号": code,
        "种类": "不动产",
        "价值": "800000",
        "取得日期": got,
        "转出日期": gone,
    }
