"""An invented court: judgments, what it published of them, its publication list and its docket."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

ADDRESS, PHONE = "幸福镇和平路12号2单元301室", "13800001357"
COURT = "江苏省南京市玄武区人民法院"


def number(serial: int, kind: str = "民初") -> str:
    return f"（2023）苏0102{kind}{serial}号"


def judgment(
    serial: int, cause: str = "买卖合同纠纷", amount: str = "5000", day: str = "二〇二三年六月一日"
) -> str:
    return f"""{COURT}
民事判决书
{number(serial)}
原告：秦朗，男，1980年2月3日出生，汉族，住江苏省句容市{ADDRESS}，电话{PHONE}。
被告：南京绿水商贸有限公司，住所地江苏省南京市玄武区长江路1号。
原告秦朗与被告南京绿水商贸有限公司{cause}一案，本院于2023年3月1日立案后，依法适用简易程序进行了审理。本案现已审理终结。
原告秦朗向本院提出诉讼请求：判令被告支付货款{amount}元。
本院经审理查明：双方于2022年1月1日签订合同。
本院认为，合同合法有效，被告应当付款。
依照《中华人民共和国民法典》第五百七十七条规定，判决如下：
一、被告于本判决生效之日起十日内支付原告秦朗货款{amount}元；
二、驳回原告的其他诉讼请求。
如不服本判决，可以在判决书送达之日起十五日内向本院递交上诉状，上诉于江苏省南京市中级人民法院。
审判员　凌川
{day}
书记员　柳青
"""


def published(text: str) -> str:
    """Return the text as the court publishes it: masked, with the marks of the site."""
    masked = text.replace("秦朗", "秦某").replace("绿水", "某某").replace(f"{ADDRESS}，电话{PHONE}", "")
    kind = "裁定书" if "民事裁定书" in text else "判决书"
    head = f"秦某与南京某某商贸有限公司一审民事{kind}\n发布日期：2023-07-01　浏览：12次\n"
    return f"{head}\n{masked}\n（院印）\n"


def correction(serial: int) -> str:
    return f"""{COURT}
民事裁定书
{number(serial)}
本院于2023年6月1日对原告秦朗与被告南京绿水商贸有限公司买卖合同纠纷一案作出的{number(serial)}民事判决书中，存在笔误，应予补正。
依照《中华人民共和国民事诉讼法》第一百五十七条第一款第七项规定，裁定如下：
将判决书中“五千元”补正为“伍仟元”。
审判员　凌川
二〇二三年六月二十日
书记员　柳青
"""


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    """Write a table."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
