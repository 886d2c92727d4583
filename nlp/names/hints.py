"""What hints at who a clear name belongs to, where no word says it: groups of words on either side of it.

A hint is as true of other people now and then, so each only adds to what else is known: its weight is
learned (`tools.strangers`). A group is told by where it stands: `left` and `right` touch the name, the
others lie in its clause (before, behind) or in the rest of its sentence (earlier, later).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import Final

from nlp.names.dictionary import is_word
from nlp.names.tellers import AT_WORK, CLOSE, IN_OFFICE, KIN, OF_SOMEBODY, SAW, SORT
from nlp.text.edges import firsts_of, lasts_of, starts_of

_BODY = "头|面|脸|颈|胸|腹|背|腰|臀|手|臂|腿|脚|眼|鼻|口|耳|肩|身"
# Who is what, by the nouns that the rules know and by the characters that such nouns end with (纺织女工,
# 养鸡户, 货主, 卖菜大妈); what leads to somebody, is done to them, or asks about them.
_LEFT: Final = {
    "kin": f"(?:[其之的](?:{OF_SOMEBODY})|{KIN}|(?:被害人|死者)[^，。；]{{0,4}}(?:{OF_SOMEBODY}))：?",
    "close": CLOSE,
    "work": f"{AT_WORK}|[一-龥](?:工|(?<!人)员|师|农|匠|贩)|[一-龥]{{2}}(?:(?<![账帐开])户|[主手客])",
    "sort": (
        f"{SORT}|[一-龥][老青少幼][人年汉女]|[男女][生工子]|[一-龥](?:汉|姑娘|小伙|娃|妇|婆婆|大[爷妈娘])"
    ),
    "person": "[一-龥](?:[人者民众客生兵])(?<!被告人)",
    "saw": SAW,
    "office": f"{IN_OFFICE}|经理|[民干刑法]警|警[官察员]",
    "called": "名?叫|即|系|是|为|人称|化名|姓名为?",
    "hold": "[将把对朝往趁约骗让令使跟]了?",
    "to": "[向给与和同及或从由因经据有]",
    "seize": (
        "[打砍捅刺撞杀抢骗偷踢推拖拽抱按勒掐追拦截捆绑咬摸][伤死倒走了住昏]?|殴打|猥亵|强奸|致使?|造成|导致|扶|救|送|通知|"
        "赔偿|退赔|[返发归]还|窃取|[盗骗抢]走|骗取"
    ),
    "meet": ("见到?|[看遇碰][到见]|发现|找到?|得知|认识|联系|欺骗|趁着?|跟踪|尾随|等候|[拦叫]住|问"),
    "of": "的",
    "list": "、",
    "stop": "^|[，。；] ?|\n",
    "opens": "^|[。；] ?",
    "colon": "：",
    "bracket": r"\(",
    "quote": '[“"‘]',
    "digit": "[0-9]",
    "time": "[时日许后前中间天晚早上下午]，?",
    "place": "[里处内外边口旁院家店镇村省市县区]|单位",
    "and": "、[^，。；、]{2,4}(?:、|和|及|与)|以及|及其?|还有",
    "hearsay": "听|称|说|证[实明]|陈述|指认|辨认出?|询问",
    "asked": "根据|经向|[向据]|得到|(?:此人|[他她]|名)叫",
    "case": "诉|案|以|名下的?|户名为?|账户",
}
# What follows the name: what its bearer has, sees, does, suffers, says or asks; what it is a part of.
_RIGHT: Final = {
    "stop": "[，。；：)]",
    "list": "、",
    "and": "[和与及]",
    "of": "的",
    "bracket": r"\(",
    "quote": '[”"’]',
    "etc": "等",
    "two": "[二两三四]人|夫妇|夫妻|一?家|父[子女]|母[子女]|[兄姐弟]",
    "has": (
        f"[的之]?(?:[左右双](?:{_BODY})|(?:{_BODY})[部上面]|[伤死]|损[伤失]|生命|尸体|现金|钱|财物|手机|电动车|摩托车|三轮车"
        "|轿车|耕牛|果树|银行卡|存折|账户|提?包|背包|首饰|项链|住处|卧室|房间|病历|医疗费|谅解|家)"
        "|[0-9]|人民币|的?(?:妻子|丈夫|父母|孙子|女儿|儿子)"
    ),
    "undergoes": (
        "[^，。；、]{0,8}，?(?:被|遭|受[伤骗]|倒地|跌|摔|躲[避闪]|昏迷|住院|死|不治|身亡|经抢救|信以为真|报[案警]|领回|醒来"
        "|逃脱|挣脱|呼救|因[^，。]{0,10}[伤死])"
        "|[^。；]{0,30}，(?:反|便|即|又|竟|当场|突然|随[后即])?[被遭][^，。；]{0,14}?(?:殴打|围殴|[打砍捅刺勒拖抢踹踢撞按捂泼咬骗])"
        "|[^。；]{0,40}，(?:致|造成|导致)其?[^，。；]{0,14}(?:[挫裂轻重]伤|骨折|死亡|破裂|出血)"
    ),
    "tells": (
        "(?:在[^，。；]{0,12}|当庭|于[^，。；]{2,12}|[则还也均]|、[^，。；、]{2,4}(?:均|二人|等)?){0,2}"
        "(?:说|讲|称|表示|解释|反映|描述|陈述|述|作证|证[明实言词]|辨认|指认|确认|告诉|回忆|提供"
        "|向(?:公安|侦查|民警|法庭|本院|派出所|检察|调查)|[到来](?:公安|派出所|侦查|本院|法庭|案)|对(?:上述|此|该|其)"
        "|所[述作证说称]|的(?:解释|说法|讲述|描述|证实|笔录|介绍|回忆|反映|话))"
    ),
    "home": "[的之]?(?:家|住[处所宅]|卧室|房间|院|宿舍|租住|店[里内铺]|门)",
    "sees": (
        "[^，。；]{0,6}?(?:看[到见]|发现|听[到见]|闻讯|见[状有]|察觉|惊醒|醒|目睹|得知|意识到|不知|感到|以为|误以)"
    ),
    "moves": (
        "[^，。；]{0,6}?(?:回家|路过|途经|经过|[上下]班|下[楼车]|上[楼车]|赶[到来]|返回|散步|买菜|步行|骑|行走|走[到至出进在]"
        "|来到|前往|等[候车]|乘坐|睡|吃饭|做饭|玩|[站坐]在|躺|蹲)"
    ),
    "at": "(?:正|独自|一人|当时|因|随后|遂|便|即|仍|曾|已|再|才)?[在于从到由]",
    "busy": "正|独自|一人|刚|尚|还在",
    "resists": (
        "[^，。；]{0,6}?(?:反抗|呼[救喊]|喊|挣扎|逃[跑离脱走生]|躲|拒绝|不从|阻[拦止]|劝|追[赶上]|抵挡|求饶|哭|报[警案]|护住|推开)"
    ),
    "trusts": (
        "[^，。；]{0,8}?(?:信以为真|相信|信任|转账|汇款|汇[入给到]|支付|交[付给出]|借[给款]|付[给款]|打[款入给]|购买|投资|损失"
        "|先后|将[^，。；]{0,12}[交给汇存])"
    ),
    "asks": ("[^，。；]{0,6}?(?:请求|要求|提出|主张|起诉|诉[称请]|申请|谅解|和解|领[回取]|获赔|收到|达成)"),
    "did": (
        "[^，。；]{0,8}?(?:打|砍|捅|偷|盗|抢|骗|贩|卖|开设|参与|指使|安排|联系|组织|提议|商量|负责|带|[驾开]车|拿)"
    ),
    "with": "[与和跟同向对给为因]",
    "is": "[系是为]|作为|身为",
    "sex": "[，(][男女]",
    "year": "[，(]?[12][0-9]{3}年",
    "title": "律师|法官|警官|院长|书记|局长|主任|经理|老师|医生|先生|女士|教授|同志|某",
    "place": "[路街巷道镇乡村县市区省桥山河湖江]|公司|[店厂院校]|大厦|小区",
    "law": "[^，。；]{0,10}?(?:辩护|代理|出庭支持|另案|判处|抓获|归案|供述|公诉|审判|罪)",
}
# What a clause, or the rest of the sentence, is about.
_ABOUT: Final = {
    "harm": "[伤亡死抢骗盗窃偷砍刺捅撞]|殴打|强奸|猥亵|抢救|受害|被害|施救|损失|赔偿|谅解|被困|尸体",
    "hurt": "轻伤|重伤|轻微伤|骨折|流血|住院|医院|救治|昏迷|鉴定",
    "testimony": "证[言实词人]|陈述|笔录|辨认|询问|目击|报[案警]|证明|记载|指认",
    "deal": "毒|赌|嫖|吸食|贩|交易|走私|假[币药酒烟]|传销|[上下]线|虚开|受贿|行贿|介绍费|好处费",
    "office": "审判|法院|检察|公安|派出所|民警|执法|政府|委员会|庭审|合议|辩护|律师|侦查|司法",
    "firm": "公司|企业|法定代表人|股东|经理|董事|工程|项目|合同|承包|厂|银行|贷款|借款",
    "kin": "[父母](?!公司)|妻|丈夫|儿子|女儿|[兄弟姐妹岳婆媳婿]|爷爷|奶奶|孩子|家属|亲属",
    "daily": "睡|[做吃]饭|休息|买菜|散步|回家|[上下]班|放学|路过|家[中里门]|摊|种|田|放[牛羊]",
    "vehicle": "驾驶|车|路口|路段|行驶|行人|碰撞|事故|撞",
    "money": "元|现金|转账|汇款|人民币|钱|手机|卡",
    "culture": "作品|演|唱|书法|历史|小说|诗|电影|纪念|烈士|品牌|商标|广场|大学|教授",
    "fate": "另案|在逃|判处|刑满|抓获|归案|通缉|逮捕|拘留|不起诉|线索|检举",
    "age": "[0-9]{1,2}周?岁|老[人汉]|未成年|年幼|少女|青年|妇女|学生",
}
_LED: Final = tuple(
    (f"left.{kind}", re.compile(f"(?:{words})$"), lasts_of(words)) for kind, words in _LEFT.items()
)
_FOLLOWED: Final = tuple(
    (f"right.{kind}", re.compile(words), firsts_of(words)) for kind, words in _RIGHT.items()
)
_SAID: Final = {kind: re.compile(words) for kind, words in _ABOUT.items()}


def _by_first() -> dict[str, tuple[tuple[str, str, bool], ...]]:
    """Return by first characters how words start, what they are about, and whether that is the whole word."""
    words: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for kind, group in _ABOUT.items():
        for word in group.split("|"):
            for start in starts_of(word):
                whole = "(?" not in word and re.fullmatch(word, start) is not None
                words[start[0]].append((start, kind, whole))
    return {char: tuple(own) for char, own in words.items()}


_OPENED_BY: Final = _by_first()
_OPENING: Final = frozenset(_OPENED_BY)
_STOP: Final = re.compile("[。；\n]")
_CLAUSE_STOP: Final = re.compile("[，：]")
_FAR, _CLAUSE, _SENTENCE = 12, 16, 60


def hints(text: str, start: int, end: int) -> set[str]:
    """Return the hints around a name: what touches it, what its sentence is about, what its edges tear."""
    told = {*before(text, start), *behind(text, end), *_edges(text, start, end)}
    for where, part in _parts(text, start, end):
        told.update(f"{kind}.{where}" for kind in _about(part))
    return told


def before(text: str, start: int, kinds: frozenset[str] | None = None) -> Iterator[str]:
    """Give the hints of what stands right before a name, of some kinds alone if these are given."""
    led = text[max(0, start - _FAR) : start]
    return (hint for hint, search in _leading(led[-1:], kinds) if search(led))


def ends_of(kinds: Collection[str]) -> frozenset[str]:
    """Return the characters that what gives these hints, right before a name, ends with."""
    return frozenset().union(*(lasts for hint, _, lasts in _LED if hint in kinds and lasts is not None))


def behind(text: str, end: int) -> Iterator[str]:
    """Give the hints of what stands right behind a name."""
    return (hint for hint, match in _following(text[end : end + 1]) if match(text, end))


_Try = tuple[str, Callable[..., re.Match[str] | None]]


@lru_cache(maxsize=4096)
def _leading(char: str, kinds: frozenset[str] | None) -> tuple[_Try, ...]:
    """Return the hints of some kinds that may stand before a name, where this character, or nothing, does."""
    # A pattern of the end finds what stands before a line's end, too.
    anything = char in ("", "\n")
    return tuple(
        (hint, words.search)
        for hint, words, lasts in _LED
        if (kinds is None or hint in kinds) and (anything or lasts is None or char in lasts)
    )


@lru_cache(maxsize=4096)
def _following(char: str) -> tuple[_Try, ...]:
    """Return the hints that may stand behind a name, where this character does."""
    return tuple((hint, words.match) for hint, words, firsts in _FOLLOWED if firsts is None or char in firsts)


def _about(part: str) -> set[str]:
    """Return what a part is about: most words are looked up, others by what they start with."""
    return {
        kind
        for char in _OPENING.intersection(part)
        for start, kind, whole in _OPENED_BY[char]
        if start in part and (whole or _SAID[kind].search(part))
    }


def _parts(text: str, start: int, end: int) -> tuple[tuple[str, str], ...]:
    """Part the sentence around a name: its clause before and behind it, and the rest of either side."""
    before = _STOP.split(text[max(0, start - _SENTENCE) : start])[-1]
    behind = _STOP.split(text[end : end + _SENTENCE], maxsplit=1)[0]
    led, follows = _CLAUSE_STOP.split(before)[-1], _CLAUSE_STOP.split(behind, maxsplit=1)[0]
    return (
        ("before", led[-_CLAUSE:]),
        ("behind", follows[:_CLAUSE]),
        ("earlier", before[: len(before) - len(led)]),
        ("later", behind[len(follows) :]),
    )


def _edges(text: str, start: int, end: int) -> Iterator[str]:
    """Give the words that the edges of a name tear (行|李箱中) or leave whole (邻居|高兴)."""
    if is_word(text[max(0, start - 1) : start + 1]):
        yield "edge.ends"
    if is_word(text[end - 1 : end + 1]):
        yield "edge.torn"
    if is_word(text[end : end + 2]):
        yield "edge.behind"
    if is_word(text[max(0, start - 2) : start]):
        yield "edge.before"
