"""The names of all doubts, which models compare 文书疑点.疑点 with, and what each rests on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

DOUBTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "开庭早于立案": "The first hearing lies before the filing (not in a case that came back).",
        "裁判早于开庭": "The document is dated before the hearing.",
        "裁判早于立案": "The document is dated before the filing.",
        "裁判早于起诉": "A criminal judgment is dated before the indictment.",
        "起诉早于拘留": "The indictment lies before the police detention of the only accused.",
        "落款早于案号年份": "The document is dated before the year of its own number.",
        "立案年份与案号不符": "Filing and number are more than a year apart (not in criminal cases).",
        "日期不存在": "A day that no calendar has (not one that parties agreed on).",
        "分项之和与合计不符": "Sums told one by one do not make the total told with them.",
        "判项超出诉请": "More is ordered to be paid than was claimed, where all claims are plain sums.",
        "诉讼请求未作处理": "A numbered claim is in neither reasons nor orders, and nothing is refused.",
        "条文不存在": "No text of the law has this article.",
        "条文当时不存在": "The text in force on the document's day does not have this article.",
        "引用已失效的法律": "The law was repealed before the case began, and no rule of transition is named.",
        "当事人名称前后不一": "A name in the orders differs by one letter from the head's.",
        "罪名前后不一": "The orders name a charge that the reasoning lacks, and the other way round.",
        "刑期届满日期晚于刑期": "The day of release lies behind the full term, and nobody was on bail.",
        "合议庭人数为双数": "An even number of judges signed.",
        "简易程序由合议庭审理": "Summary procedure (criminal: the fastest), and a panel sat or signed.",
        "一人代理双方": "One agent acts for the plaintiff and the defendant.",
        "代理人超过二人": "More than two agents or counsel of one party.",
        "公告送达但有联系方式": "Served by public notice, though a telephone or a full address is there.",
        "缺席判决未写传唤": "Judged in absence, and no word of a summons.",
        "缺少案号": "No case number in the head.",
        "缺少主文": "No orders.",
        "缺少说理": "No reasoning, or none before the law that is cited.",
        "缺少裁判依据": "No law is cited.",
        "缺少上诉告知": "A judgment of first instance that does not tell of the appeal.",
        "缺少落款日期": "No date at the end.",
        "落款日期不完整": "A date at the end that is not whole.",
    }
)
