"""The words before a name that tell whose kin somebody is, who made a report, to whom a deed was done.

No logic lives here: `nlp.names.cues.before` joins these to the other words before a name.
"""

from __future__ import annotations

from typing import Final

from nlp.names.role import Role
from nlp.names.tellers import OF_SOMEBODY

_ACQUAINTED = (
    "干[爹娘妈爸]|义[父母]|遗孀|未亡人|同桌|好友|闺蜜|发小|室友|舍友|工友|同事|同学|邻居|房东|房客|租客"
    "|老板娘?|雇主|班主任|老师"
)
NEAR: Final = (
    # Who made a report, told before the name or in its column.
    (
        Role.APPRAISER,
        "(?:鉴定|检验|检测|评估|比对|检案|解剖)(?:意见书?|报告书?|结论)?[^，。；、由]{0,12}由(?:[^，。；、]{2,20}?(?:中心|所|室|[大支]队|处|医院|机构|公司)的?)?"
        "(?=[^，。；、]{2,4}(?:、[^，。；、]{2,4}){0,3}(?:[二三两]人)?(?:署名|主检|作出|完成|出具|负责|承担|进行|实施|签[名字发]|制作|解剖))"
        "|(?<!被)(?:检验|鉴定|检案|复核)人一?栏(?:处|内)?(?:签名|署名)?[为是系：]",
    ),
    # Who belongs to somebody harmed: 死者干娘X, 被害人的堂叔X, 被害人租房的房东X.
    (
        Role.WITNESS,
        f"(?:被害人|受害人|死者|伤者|逝者)(?:[^，。；、的]{{2,4}}的)?(?:生前)?(?:的|之|[^，。；、的]{{2,4}}的)?(?:{OF_SOMEBODY}|{_ACQUAINTED})"
        "(?![父母亲女子方家])(?=[^，。；、]{2})",
    ),
    # 被捅的人叫X, 被拐的女子是X.
    (
        Role.VICTIM,
        "被[打捅砍刺撞抢骗盗杀害拐伤咬][^，。；、的]{0,3}的(?:那个|这个)?(?:人|女[子孩人童]|男[子孩人童]|老[人汉太]|妇女|姑娘|司机|乘客|孩子|学生)(?:名?叫|是|名为|系)",
    ),
)
