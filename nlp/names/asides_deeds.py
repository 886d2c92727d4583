"""Who is shown to have taken part in a crime by what is said of them: 主意是X出的, X抡起钢管, 向X行贿.

A deed shows its doer only where nobody else may stand between: words of seeing and telling (X看见…), of
suffering (X被…) and other people end the look, since witnesses and the harmed speak of the same deeds.
"""

from __future__ import annotations

import re
from typing import Final

# What is done by an authority to an accused, unlike other things that are done to somebody.
_BY_AUTHORITY: Final = (
    "另案|另行|判|移|起诉|通缉|采取|批准|羁押|拘|逮|抓|执行|劳|行政|强制|我|引渡|遣|追|不起诉"
)
# Who or what may not stand between a name and what its bearer did.
_OTHER: Final = (
    f"[某×]|被(?!告)(?!{_BY_AUTHORITY})|[遭证]|[称说]|讲述|陈述|看[到见清]|发现|听[到见说]|目睹|[认供]出|指认|辨认|反映|告[诉知]"
    "|得知|报[案警]|质问|追[赶问]|制止|劝阻|阻[止拦]|自卫|还手|反抗|[一-龥](?<!作)者|对方|他人|受害|失主|死伤|损失|人员"
    "|是否|有无|没有|[并从]未|男子|女子|同[案伙]|歹徒|嫌疑人|被告人|上诉人|其[被他]"
)
_FAR, _NEAR = 40, 30
_CLAUSE: Final = rf"(?:(?!{_OTHER})[^，。；\n]){{0,18}}?"
_ARMS: Final = (
    "钢管|铁[管棍棒锤]|木[棍棒]|棍[子棒]|甩棍|镐把|砍刀|[菜尖片匕军马短长弹]刀|匕首|刀具|弹簧刀|斧头"
    "|[猎手气仿火土步]枪|枪[支械]?|子弹|炸药|雷管|汽油瓶|辣椒水|电击"
)
_GAINS: Final = "赃[款物车]|毒[资品赃]|赌资|[抽提分]成|好处费|辛苦费|[酬报]劳费?|抽头|水钱"
# What nobody but a doer handles, does or is about.
_CRIME: Final = (
    "赃[款物车]|销赃|分赃|踩(?:了|过|好)?[几两三]?[次天]?的?点(?![0-9])|[望把]风|放哨|接应|作案(?:[用工车]|所[用需])"
    "|贩毒|[运带藏制吸]毒|冰毒|海洛因|麻古|毒[资源]|抽[头水]|赌[局场]|开设|坐庄|[假伪][证章牌币钞药酒烟]|伪造|私刻|变造"
    "|冒充|虚构|假[扮冒装]|装[作成扮]|扮[作成]|佯装|谎称|话术|跑分|洗钱|四件套|窝点|迷药|撬[棍开锁断]|翻墙|入室|绑[架票]"
    "|勒索|赎金|敲诈|碰瓷|[行受]贿|贿赂|非法[占经持买出制集吸]|偷[开配越渡运]|走私|套[牌取现]|虚开|传销|拐卖|介绍卖淫|同伙"
    "|[上下][家线]|马仔|打手"
)
_DEFENDS: Final = r"[^。；\n]{0,12}(?:自卫|还手|反抗|抵挡)"
_WIELDS: Final = rf"(?:[抡挥操抄拎掏拔抽亮拿举]起?[出着了]?|手?持)[^，。；\n]{{0,5}}(?:{_ARMS})(?!{_DEFENDS})"
_SHARES: Final = rf"(?:分[得到走]|拿走?了?|获[得取利]|收取|得到?)[^，。；\n]{{0,8}}(?:{_GAINS})|得款|[平均]分"
_LEADS: Final = (
    r"(?:第一个|率先|带头|首先|先)(?:冲|动手|上前|出手|砸|打|砍)|动手[打砍砸殴]"
    r"|[对朝照往向][^，。；\n]{1,12}(?:拳打脚踢|乱[打砍捅]|猛[击打砍捅刺踹踢]|一顿)"
    r"|(?:[按摁捂卡勒掐]住|捆[住绑]|搜身|殴打|威胁|恐吓|胁迫)[^，。；\n]{0,6}(?:[某×]|被害|受害|死者|事主|失主)"
)
_TAKES: Final = (
    "[盗偷窃抢劫骗](?!了?[我案])[走得取来了到出卖]|潜入|溜进|钻进|爬进|翻[进入过]|抛尸|掩埋|焚[烧尸]|销毁|毁[灭掉]"
    r"|[驾开骑][^，。；\n]{0,8}(?:逃|离开现场)|[叫喊拉带约]上[^，。；\n]{0,4}被告人"
    r"|把[^，。；\n]{1,8}(?:[骗诱引约带][到至进上出来]|卖[给到掉了]|藏[在到于进])"
)
_ORDERED: Final = "指使|吩咐|授意|雇[佣请用]|邀约|纠集|唆使|教唆|鼓动|怂恿|招[募揽]|遥控|调遣|差遣"
_TOGETHER: Final = (
    r"(?:等人?)?(?:一起|一同|共同|结伙|合伙|分头|分工|轮流|轮番|结伴)[^，。；\n]{0,10}?"
    "(?:盗|偷|抢|贩|诈?骗|殴|[打砍捅砸](?![工麻牌球])|作案|实施|动手|走私|吸[毒食]|开设|勒索|伪造)"
)
_DEED: Final = re.compile(
    rf"(?:\([^()]{{1,14}}\))?(?:{_CLAUSE}(?:{_WIELDS}|{_SHARES}|{_CRIME}|{_LEADS}|{_TAKES})|{_ORDERED}|{_TOGETHER})"
)
# 从X租房窃得, 把X骗到: what is done to somebody, or at their place, shows no doer.
_DONE_TO: Final = re.compile(
    r"(?:[把将让令使骗约趁对向给邀]|在[^，。；、\n]{0,8}|(?:从|至|到|进入?|潜入)[^，。；\n]{0,14})$"
)
# 枪是X从云南带回来的, 主意是X出的: whose share in it is told the other way round.
_SHARE: Final = re.compile(
    rf"(?:主意|点子|计划|方案|分工|头套|面具|手套|{_ARMS}|{_GAINS}|{_CRIME}|[假公][公章证]章?|作案[^，。；\n]{{0,6}}|货源?"
    r"|场地|毒品|话术|平台|软件|买家|卖家|工具)[^，。；\n]{0,6}(?:[均都就全]?是|均?系|[都均]?由)$"
)
_SHARED: Final = re.compile(
    r"[^，。；\n]{0,14}?(?:出|想|提|带|买|找|刻|弄|搞|准备|提供|联系|安排|设计|偷|组织|租|搭建|配|制定|教|运|藏|卖|做|购置|策划)"
    r"[出来回上下过好到去]{0,2}的?(?=[，。；\n]|的)"
)
# 为赌场放哨的X, 动手的是X, 赃物藏在X家.
_NAMED_LAST: Final = re.compile(
    rf"(?<!被)(?:^|[，。；：\n为给替帮从向负参直与])[^，。；\n被遭]{{0,12}}(?:{_CRIME}|组织|幕后|收赃|窝赃|动手|策划|送钱)"
    r"[^，。；\n某×]{0,6}的$"
    rf"|(?:(?<![被遭])打[人伤死]|[砍捅踹砸杀抢偷骗绑撬勒掐][^，。；\n被遭]{{0,6}}|动手|[拿持带]刀|出主意|[带领]头|收钱|分钱|接头)"
    "的还?就?[是有]$"
    rf"|(?:{_CRIME}|{_ARMS}|[赃毒黑][物货款])[^，。；\n]{{0,8}}[藏存放][在到于至]$"
    r"|(?:头[儿目]|老大|马仔|打手|庄家|蛇头|毒[贩枭]|枪手|首犯|主谋|判处|幕后(?:老板|指使者?|主使)?)[叫是为]?$"
)
_UNDER: Final = re.compile("(?:受|听从?|服从|按照?|依照|跟着?|跟随|投靠|追随)$")
_ORDERS: Final = re.compile(rf"的?[^，。；\n]{{0,2}}(?:{_ORDERED}|安排|领导|带领|指[令挥示]|命令)")
_FOR: Final = re.compile("[替帮为给向跟同和与找从由]$")
_SERVICE: Final = re.compile(
    r"[^，。；\n某×]{0,4}(?:[带运送贩藏]毒|带货|看场子?|望风|放哨|把风|销赃|顶[罪包]|洗钱|跑分|运枪|行贿|贿送|打掩护|通风报信|踩点"
    r"|送[上了去]?[^，。；\n]{0,6}(?:好处费|贿赂|感谢费)"
    r"|[购批进赊]?[买发拿货][^，。；\n]{0,6}(?:毒品|冰毒|海洛因|麻古|假[^，。；\n]|枪|子弹))"
)
_FATES: Final = (
    "另案|另行(?:起诉|处理|审理|指控|侦查)|[获领]刑|已?判[处决了]?(?:有期|无期|刑|死刑|缓刑|拘役)|判处|在逃|外逃|出逃|潜逃|逃[往到至]"
    "|归案|落网|伏法|枪决|服刑|刑满|假释|入狱|坐牢|下落不明|未到案|移交(?:我国|回国|中方|其他|另)|引渡|[遣劝]返|押[解回]|红色?通"
    "|悬赏|通缉|追逃|移送(?:审查)?起诉|提起公诉|逮捕|取保候审|(?:刑事|行政)(?:拘留|处罚)|刑罚|劳动教养|强制(?:隔离|戒毒)|不起诉"
    r"|构成犯罪|犯罪事实|[由在][^，。；\n]{0,8}法院(?:审理|受审)"
)
# In the whole sentence, unless it tells of kin as well.
_FATE: Final = re.compile(
    rf"(?:\([^()]{{1,14}}\))?(?:(?!{_OTHER}|[夫妻父母兄弟姐妹]|[子孙]女|儿)[^。；\n]){{0,40}}?(?:{_FATES})"
)
# A case is called by who stands accused in it; whoever was harmed gives the name to 被盗案, 死亡案.
_CASE_OF: Final = re.compile(
    r"(?:等人?)?(?:涉嫌|犯)?(?![被遭失死的报])(?:(?![被遭失死、某]|害案|报案)[^，。；\n“”()]){1,10}(?<![害报发本该此办立到归作破同投结撤翻])"
    r"一?案(?=[，。；\n”的中]|判决|裁定|卷宗|已|尚|另|正|现|审理|侦查|移送)"
)
# A child too young to be punished is protected all the same.
_YOUNG: Final = re.compile("周岁|未成年|骨龄|管教|监护|年龄|年幼|学生|不予刑事")
_OWNS: Final = ("的", "”", '"')


def is_doer(text: str, start: int, end: int) -> bool:
    """Say whether the sentence tells of a name what only doers of a crime do, or what became of them."""
    before = text[max(0, start - _NEAR) : start]
    return (
        _CASE_OF.match(text, end) is not None
        or _NAMED_LAST.search(before) is not None
        or (_FATE.match(text, end) is not None and not _YOUNG.search(text, end, end + _FAR))
        or _did(text, end, before)
        or any(led.search(before) and told.match(text, end) for led, told in _PAIRS)
    )


_PAIRS: Final = ((_SHARE, _SHARED), (_FOR, _SERVICE), (_UNDER, _ORDERS))


def _did(text: str, end: int, before: str) -> bool:
    """Say whether a deed follows a name that ends at `end`, and the name is nobody to whom it is done."""
    return (
        not text.startswith(_OWNS, end)
        and _DEED.match(text, end) is not None
        and not _DONE_TO.search(before)
        and not _YOUNG.search(text, end, end + _FAR)
    )
