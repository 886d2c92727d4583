"""A docket written out as documents: the complaint, how the case ended, its enforcement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from annotations.supervision.documents.frames import tables_of
from annotations.supervision.documents.gather import Placed
from annotations.supervision.documents.rows import rows_of
from annotations.supervision.tables.values import Loaded
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document
from tests.supervision.world import Cells

_DIGITS = "〇一二三四五六七八九"
_KINDS = {"调解": "民事调解书", "判决": "民事判决书", "撤诉": "民事裁定书"}
_ENDINGS = {
    "调解": "上述协议，不违反法律规定，本院予以确认。",
    "判决": "如不服本判决，可以上诉于宁夏回族自治区银川市中级人民法院。",
}
_ORDERED = {"调解": "双方当事人自愿达成如下协议：", "判决": "判决如下：", "撤诉": "裁定如下："}


def tables(cases: list[Cells]) -> dict[str, Loaded]:
    """Write every case out, read the documents, and make tables of them."""
    texts = [(f"{at}-裁判.txt", decision(row)) for at, row in enumerate(cases)]
    texts += [(f"{at}-执行.txt", enforcement(row)) for at, row in enumerate(cases) if row["执行立案日期"]]
    texts += [(f"{at}-起诉状.txt", complaint(row)) for at, row in enumerate(cases)]
    return read(texts)


def read(texts: Iterable[tuple[str, str]]) -> dict[str, Loaded]:
    """Read named documents and make tables of them."""
    return tables_of(_placed(name, text) for name, text in texts)


def _placed(name: str, text: str) -> Placed:
    """Parse one document."""
    document = Document(name, name, name, "text/plain", text)
    view = view_of(text)
    return Placed(name, rows_of(document, view, parse(document, view)))


def complaint(row: Cells) -> str:
    """Write the complaint."""
    return f"""民事起诉状
{_plaintiff(row, number=True)}
{_defendant(row)}
案由：{row["案由"]}
诉讼请求：
{_claims(row)}
事实与理由：
{_story(row)}
证据和证据来源：{row["证据种类"]}。
此致
{row["受理法院"]}
具状人：{row["原告"]}
{_day(row["立案日期"])}
"""


def decision(row: Cells) -> str:
    """Write how the case ended."""
    method = row["结案方式"]
    return f"""{row["受理法院"]}
{_KINDS[method]}
{row["案号"]}
{_plaintiff(row, number=False)}{_agents(row["原告代理人"])}
{_defendant(row)}{_agents(row["被告代理人"])}
原告{row["原告"]}与被告{row["被告"]}{row["案由"]}一案，本院于{_day(row["立案日期"])}立案后，依法适用{_procedure(row)}，于{_day(row["开庭日期"])}公开开庭进行了审理。本案现已审理终结。
原告{row["原告"]}向本院提出诉讼请求：{_claims(row)}事实与理由：{_story(row)}
{_answer(row)}
{_middle(row)}{_ORDERED[method]}
{_orders(row)}
审　判　员　　{row["承办法官"]}
{_chinese(row["结案日期"])}
书　记　员　　周全
"""


def enforcement(row: Cells) -> str:
    """Write a ruling of the enforcement."""
    head, serial = row["案号"].split("民初")
    return f"""{row["受理法院"]}
执行裁定书
{head}执{serial}
申请执行人：{row["原告"]}，{row["原告性别"]}，汉族，住{row["原告住所地"]}。
被执行人：{row["被告"]}，住所地宁夏回族自治区银川市。
申请执行人{row["原告"]}与被执行人{row["被告"]}{row["案由"]}一案，{row["案号"]}{_KINDS[row["结案方式"]]}已经发生法律效力。因被执行人未履行，申请执行人向本院申请强制执行，本院于{_day(row["执行立案日期"])}立案执行。
本院认为，被执行人没有履行生效法律文书确定的义务。依照《中华人民共和国民事诉讼法》的规定，裁定如下：
冻结被执行人{row["被告"]}的银行存款。
本裁定立即执行。
审　判　员　　{row["承办法官"]}
{_chinese(row["执行立案日期"])}
书　记　员　　周全
"""


def _procedure(row: Cells) -> str:
    """Name the procedure."""
    return {"一审小额": "小额诉讼程序", "一审普通": "普通程序"}.get(row["审理程序"], "简易程序")


def _plaintiff(row: Cells, *, number: bool) -> str:
    """Describe the plaintiff; the court's document leaves the ID number out."""
    born = _day(row["原告出生日期"])
    known = f"，公民身份号码{row['原告身份证号']}" if number else ""
    person = f"{row['原告']}，{row['原告性别']}，{born}出生，汉族，{row['原告职业']}"
    return f"原告：{person}，住{row['原告住所地']}{known}。"


def _defendant(row: Cells) -> str:
    """Describe the defendant."""
    return (
        f"被告：{row['被告']}，住所地宁夏回族自治区银川市，统一社会信用代码{row['被告统一社会信用代码']}，"
        f"成立日期{_day(row['被告成立日期'])}。\n法定代表人：{row['被告法定代表人']}，该公司经理。"
    )


def _agents(names: str) -> str:
    """Name the agents."""
    return "".join(
        f"\n委托诉讼代理人：{name}，宁夏某某律师事务所律师。" for name in names.split("、") if name
    )


def _claims(row: Cells) -> str:
    """Write the claims."""
    if row["诉请金额"]:
        first = f"1.判令被告支付原告劳动报酬{row['诉请金额']}元；"
    else:
        first = f"1.确认原告与被告{_period(row)}存在劳动关系；"
    return f"{first}2.本案诉讼费由被告承担。"


def _period(row: Cells) -> str:
    """Write from when to when the plaintiff worked."""
    return f"自{_day(row['用工起始日期'])}至{_day(row['用工截止日期'])}"


def _story(row: Cells) -> str:
    """Tell the reasons."""
    wage = f"双方约定月工资{row['主张月工资']}元，" if row["主张月工资"] else ""
    return f"原告{_period(row)}在被告处工作，{wage}后双方因用工发生争议，原告诉至法院。"


def _answer(row: Cells) -> str:
    """Write what the defendant answered."""
    return row["文书文本"]


def _middle(row: Cells) -> str:
    """Tell the evidence, and what the court thinks of the case."""
    if row["结案方式"] == "调解":
        return f"原告提交了{row['证据种类']}。本案审理过程中，经本院主持调解，"
    shown = f"本院经审理查明：原告为证明其主张提交了{row['证据种类']}。\n本院认为，"
    reasons = "诉讼请求有事实依据" if row["结案方式"] == "判决" else "申请符合法律规定"
    return f"{shown}原告的{reasons}。依照《中华人民共和国民事诉讼法》的规定，"


def _orders(row: Cells) -> str:
    """Write the orders."""
    if row["结案方式"] == "撤诉":
        return f"准许原告{row['原告']}撤诉。"
    if row["结案金额"]:
        first = f"被告{row['被告']}于十五日内支付原告{row['原告']}劳动报酬{row['结案金额']}元"
    else:
        first = f"确认原告{row['原告']}与被告{row['被告']}{_period(row)}存在劳动关系"
    fees = f"二、案件受理费10元，由被告{row['被告']}负担。"
    return f"一、{first}；\n{fees}\n{_ENDINGS[row['结案方式']]}"


def _day(written: str) -> str:
    """Write a day as documents do."""
    day = date.fromisoformat(written)
    return f"{day.year}年{day.month}月{day.day}日"


def _chinese(written: str) -> str:
    """Write a day in Chinese numerals."""
    day = date.fromisoformat(written)
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_small(day.month)}月{_small(day.day)}日"


def _small(number: int) -> str:
    """Write a number below a hundred."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")
