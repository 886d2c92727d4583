"""Civil dockets written out as documents: how each case ended, parties, agents, what both sides say."""

from __future__ import annotations

from datetime import date

from annotations.supervision.tables.values import Loaded
from tests.supervision.labour import Docket
from tests.supervision.rendered import read
from tests.supervision.world import Cells

_KINDS = {"调解": "民事调解书", "判决": "民事判决书", "撤诉": "民事裁定书"}
_AGENTS = {
    "律师": "{name}，宁夏某某律师事务所律师",
    "法律工作者": "{name}，银川市某某法律服务所法律工作者",
    "近亲属": "{name}，系原告叔父",
    "员工": "{name}，系该公司员工",
    "其他": "{name}，男，汉族，住宁夏银川市兴庆区",
}


def documents(docket: Docket) -> dict[str, Loaded]:
    """Write every case out, read the documents, and make tables of them."""
    roles = {row["案号"]: row["身份"] for row in docket.others.get("代理人", ())}
    texts = [(f"{at}.txt", decision(row, roles.get(row["案号"], ""))) for at, row in enumerate(docket.cases)]
    texts += [
        (f"{at}-执行.txt", enforcement(row)) for at, row in enumerate(docket.cases) if row["执行立案日期"]
    ]
    return read(texts)


def decision(row: Cells, role: str) -> str:
    """Write how a case ended; a role that the docket does not know is not told."""
    method = row["结案方式"]
    number = row["案号"]
    if row["审理程序"] in ("二审", "再审"):
        number = number.replace("民初", "民终" if row["审理程序"] == "二审" else "民再")
    record = (
        f"原告{row['原告']}与被告{row['被告']}{row['案由']}一案，本院于{_day(row['立案日期'])}立案后，"
        "依法适用简易程序公开开庭进行了审理。本案现已审理终结。"
    )
    return f"""{row["受理法院"]}
{_KINDS[method]}
{number}
原告：{row["原告"]}{_of_person(row)}。
{_agents(row["原告代理人"], role)}被告：{row["被告"]}，住宁夏银川市金凤区。
{_agents(row["被告代理人"], "律师")}{record}
原告{row["原告"]}向本院提出诉讼请求：1.判令被告支付原告{row["诉请金额"]}元；2.本案诉讼费由被告承担。
{row["文书文本"]}
原告提交了{row["证据种类"]}为证。
{_ordered(row)}
审　判　员　　周全
{_day(row["结案日期"])}
书　记　员　　吴双
"""


def enforcement(row: Cells) -> str:
    """Write a ruling of the enforcement."""
    head, serial = row["案号"].split("民初")
    return f"""{row["受理法院"]}
执行裁定书
{head}执{serial}
申请执行人：{row["原告"]}{_of_person(row)}。
被执行人：{row["被告"]}，住宁夏银川市金凤区。
申请执行人{row["原告"]}与被执行人{row["被告"]}{row["案由"]}一案，{row["案号"]}{_KINDS[row["结案方式"]]}已经发生法律效力。因被执行人未履行，申请执行人向本院申请强制执行，本院于{_day(row["执行立案日期"])}立案执行。
本院认为，被执行人没有履行生效法律文书确定的义务。依照《中华人民共和国民事诉讼法》的规定，裁定如下：
冻结被执行人{row["被告"]}的银行存款。
审　判　员　　周全
{_day(row["执行立案日期"])}
书　记　员　　吴双
"""


def _of_person(row: Cells) -> str:
    """Describe a plaintiff who is a person."""
    born = f"，{_day(row['原告出生日期'])}出生" if row["原告出生日期"] else ""
    return f"，男{born}，汉族，住{row['原告住所地']}" if row["原告住所地"] else "，住所地宁夏银川市"


def _agents(names: str, role: str) -> str:
    """Name the agents of one side."""
    told = _AGENTS.get(role, "{name}")
    return "".join(f"委托诉讼代理人：{told.format(name=name)}。\n" for name in names.split("、") if name)


def _ordered(row: Cells) -> str:
    """Write the orders."""
    paid = f"被告{row['被告']}于十五日内支付原告{row['原告']}{row['诉请金额']}元。"
    if row["结案方式"] == "调解":
        return f"本案审理过程中，经本院主持调解，双方当事人自愿达成如下协议：\n一、{paid}"
    if row["结案方式"] == "撤诉":
        return f"依照《中华人民共和国民事诉讼法》的规定，裁定如下：\n准许原告{row['原告']}撤诉。"
    return f"依照《中华人民共和国民法典》的规定，判决如下：\n一、{paid}"


def _day(written: str) -> str:
    """Write a day as documents do."""
    day = date.fromisoformat(written)
    return f"{day.year}年{day.month}月{day.day}日"
