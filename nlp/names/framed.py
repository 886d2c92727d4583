"""Words that stand where only somebody does: 骗取夏天的信任, 将夏天拖入树林, 夏天与被告人系邻居.

Neither its characters nor a recogniser tell a word for a name. What stands on both sides does, where nothing
but somebody says, does, has or suffers that. Some frequent words come there by chance, and are listed
(`nlp/data/framed_words.txt`, by `python -m tools.framed_words`); one that never did is somebody's name there.
People who are known are one character each (`nlp.names.grams`), or stand by their role or their mask.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import rjieba

from nlp.names.cues.sides import AT_WORK, CLOSE, KIN
from nlp.names.dictionary import is_made_of_given, is_word
from nlp.names.surnames import COMMON, surname_of
from nlp.names.tellers import OF_SOMEBODY, WHO
from nlp.text.edges import firsts_of, lasts_of

# Words that judgments use now and then, and that stand so without being anybody (`tools.framed_words`).
BY_CHANCE: Final = Path(__file__).resolve().parents[1] / "data" / "framed_words.txt"
_P: Final = "(?:[\ue001-\ue005]|被告人|上诉人|被害人|[一-龥]某)"
_OPENS: Final = (
    r"(?:^|[，。；：\n”“)] ?|[0-9一二三四五六七八九十][、.．] ?|[当次][晚日天]|[其期]间|随后|后来"
    "|时，?|[但而又]|证[实明]|辩?称|提出|虽然|至于|考虑到)"
)
_PART: Final = "[左右双]?[头面脸颈胸腹背腰臀手臂腿脚眼鼻口耳肩身]"
# What only somebody has.
_HIS: Final = (
    "尸体|遗体|死[亡因]|伤[情势]|损伤|病历|诊断|妻子?|丈夫|父[亲母]|母亲|儿子|女儿|哥哥|弟弟|姐姐|妹妹|孙[子女]|近?亲属|家属"
    "|诉讼代理人|法定代理人|身份证|卧室|房门|[右左双][手臂腿脚眼肩胸腹]|颈部|脖子|嘴|信任|谅解|生命|询问笔录|证[言词]|陈述|[女男]友"
)
_SEIZED: Final = (
    "[约骗带引叫][到至]|骗[入上]|带[往入离]|拖[至行入到拽进]|[按打摔推撞踢放]倒|[打捅砍刺撞踢咬烧炸碾压摔]伤|[打捅砍刺撞掐勒杀害]死|杀害|[掐勒按抱抓揪]住"
    "|捆绑|绑[架在住至到]|关押|关[在至进]|拘禁|非法|送(?:往|至|到)?[^，。；、]{0,10}(?:医|抢救)"
    "|围[住在]|[拦截]住|压在|叫醒"
    "|制服|劫持|灌醉|殴打|强奸|奸淫|猥亵|胁迫|锁在|反锁"
)
_SET_UPON: Final = (
    "跟踪|尾随|殴打|追打|强奸|奸淫|猥亵|拘禁|绑架|劫持|杀害|恐吓|辱骂|稳住|拦住|灌醉"
    "|[打砍捅刺撞]伤|[撞推]倒|[勒掐杀]死"
)
_SPEAKS: Final = (
    rf"(?:还|也|亦|则|均)?(?:说|称|讲|回忆|反映|证[实明称]|陈述|表示|做证|自述)(?:[，：]|其|他|她|自己|当|{_P})|[作做]证"
    "|在(?:接受)?[^，。；、]{0,6}(?:询问|调查|走访|侦查|庭审)|(?:当庭|已|未能?|没有)?[出到]庭(?!支持|履行|参加)|到(?:派出所|公安|法庭)"
    "|的(?:解释|说法|讲述|回忆|证[言词实]|陈述|询问笔录|报案)|指着|[指辨]认|从[^，。；]{2,20}[辨指]认|作为(?:鉴定|证)人|以证人"
    "|[对就][^，。；、]{2,14}(?:作了|作出|进行了|予以)|可以(?:证明|作证)"
    rf"|、[^，。；、]{{2,4}}(?:[二两三]人|均有?陈述|的(?:证言|陈述))|、{_P}(?:均|[二两三]人|的)"
)
_DOES: Final = (
    rf"[与和同跟向对从将把给替]{_P}(?!发生[^，。]{{0,2}}[碰刮撞擦追接])|系自行[跌摔]|写给|把(?![关守握控])[^，。；]{{1,14}}[进给走下倒在]"
    "|驾驶[^，。；、]{0,8}车[^，。；、]{0,4}(?:由|沿|行驶|途经|从|在|回)"
    rf"|被(?:其(?!他)|{_P}|骗(?!取|局|子|贷|走)|杀害|殴打|强奸|猥亵|绑架|拘禁|聘[为用])|[跌瘫]坐|倒地|[趴躺蹲跪]在|身[着穿]|呼救|哭喊|独自|孤身|一人在"
    "|(?:立即|随即|当即|遂|便|马上|于[^，。；、]{2,12})?报[案警](?=[，。；后至称])|拨打|没有回家|送走|[睡醉]着|信以为真|酒后|先动手|有过错|存在过错|本人|未还手|并未"
    "|[半深]夜|从[^，。；、]{1,6}(?:回家|下班|出来)|出殡|下葬|住院|经诊断|经抢救|当场死亡|如数|按(?:照)?要求|捡[拾到]|拾[到得]|领回|全身[^，。；、]{0,4}伤"
    "|在案发[前后当时]|躲[避闪]不及"
)
_DESCRIBED: Final = (
    r"\((?:[男女]|系|[0-9]{1,2}周?岁|被害人|受害人|死者|证人|化名|[别又本真原艺网曾]名|女|殁年|时年|年[0-9])"
    r"|，(?:[男女]，|[12][0-9]{3}年[0-9]{1,2}月[0-9]{0,2}日?出?生|(?:曾用|[别又化网艺真原本])名|系(?:本案)?(?:被害|死者)|[时现]年[0-9]|快跑)|时年"
)
_PAID: Final = "(?:彩礼|人民币|现金|[0-9]|各项|医疗费|丧葬费|经济损失|养老)"
_ROLE: Final = (
    "(?:[被受]害[人者方]|死者|伤者|失主|报案人|证人|原告人|未成年人|鉴定(?:人|的)|认定人员"
    "|被骗群众|消防员|[民交辅协狱]警)(?:[^，。；、的]{2,4}、)?"
)
# What leads to a name, and what follows it then.
_PAIRS: Final = (
    (_OPENS, f"{_SPEAKS}|{_DOES}|的(?:{_HIS})|{_DESCRIBED}|[姐兄母父夫][妹弟子女妇妻](?:[俩二两])"),
    ("经向?|[向据找]|询问", "核实|证实|说(?!明)|介绍|反映|了解|[指辨]认|讲|询问"),
    ("通知|传唤|准许", "[出到]庭|到(?:派出所|公安|案|场)|作证|前来|以"),
    (
        "[系由]",
        rf"反映|报[案警]|举报|提供|捡[拾到]|、[^，。；、]{{2,4}}[二两三]人|自行(?:跌|摔|滑)|抚养|祖[上传]|[与和]{_P}",
    ),
    ("[系由][^，。；、]{2,4}、", "[二两]人"),
    ("[将把]", f"(?:从[^，。；、]{{1,8}})?(?:{_SEIZED})|家[^，。；、]{{1,8}}[牵偷盗抢]"),
    (_SET_UPON, "[至到，。、后时]|的(?!犯罪|行为)"),
    ("(?:骗取|[取获骗征得]得|得到|赢得|获取)了?", "的?(?:信任|谅解|同意)"),
    (
        "向",
        r"借[款钱]|支付了?(?:赔偿|医|丧|人民币|[0-9])|索[要取]|道歉|赔礼|谎称|勒索|催[要讨]|讨要|赔偿|敲诈|求[饶救]|\(被|泼|扑",
    ),
    (
        "致使?|导致|造成",
        "死亡|受伤|轻伤|重伤|轻微伤|当场|[左右][^，。；、侧转]|头|面部|胸|腹部|颈|全身|双[腿眼手]",
    ),
    ("剥夺了?|侵[害犯]了?|危[及害]了?", "的?(?:生命|健康|人身)"),
    (
        "[对朝]",
        f"(?:实施|进行)了?(?:殴打|暴力|猥亵|强奸|威胁|性侵|恐吓|辱骂|搜身|抢劫)|拳打脚踢|大打出手|的?{_PART}[部上]",
    ),
    (
        f"[与和跟同]|{_P}、",
        "(?:在[^，。；]{1,10})?(?:发生(?:争[执吵]|口角|厮打|扭打|打斗|性关系)|系(?:同事|朋友|邻居|亲戚|男女|恋人|夫妻|同学|同[乡村])|斗殴|厮打"
        "|合租|同居|通话|结婚|离婚|谈?恋爱|相恋|[二两三]人|的死亡)"
        "|均有?陈述|(?:一起)?在(?:一个|同一)[^，。；]{1,8}(?:住|工作|上班|打工)|素不相识",
    ),
    (f"{_P}、", f"、{_P}"),
    (
        "冒充|假冒|冒用|持|盗用|捡到|拾得|[到向往]|潜入|进入|闯入|窜入|踹开|撬开|出具的?|载明|检出|关于|通过",
        rf"(?:遗失|丢失)?的(?:{_HIS}|[^，。；]{{0,3}}(?:信用卡|银行卡)|名义(?!上))|病历|的?{_PART}[部上](?!班)"
        "|是否(?:自愿|同意|存在过错|有过错)|家(?:中|里|[^，。；、族庭]{0,2}[，内])",
    ),
    (
        "收取|骗取|诈骗|骗得|骗走|抢走|敲诈|勒索|退赔|赔偿|返还|发还|令|骗得[^，。；、]{0,4}人",
        f"{_PAID}|再汇",
    ),
    ("趁", "不备|熟睡|睡着|不注意|醉酒|独自|上厕所|洗澡|转身"),
    ("见", "独自|孤身|一人|年[迈老幼]|熟睡|睡着|醉|倒地|仍[趴躺在]"),
    (
        "[转汇打付](?:款|账|帐)?[给入至到向]了?",
        "的(?:账|帐|银行卡|微信)|[0-9]|人民币|账户|在[^，。；、]{2,8}账户",
    ),
    (
        _ROLE,
        rf"的(?:证[言词]|陈述|报案|{_HIS})|、[^，。；、]{{2,4}}[在均的]|就|当庭|[出到]庭|诉[称请]|自述|经诊断|经抢救|面部|拖行|{_DESCRIBED}"
        "|。法定|证实，|以[^，。；]{2,8}的名字|到(?:派出所|公安)|在[^，。；]{2,12}(?:签[名字]|[被遭])|被其(?!他)|在追赶|签[名字]",
    ),
    ("[被受]害人：(?:[^，。；、]{2,4}、){0,9}", "(?:、[^，。；、]{2,4}){0,9}(?:，共|均|等|的|[二三四]人|。)"),
    (
        f"{OF_SOMEBODY}|{CLOSE}|{AT_WORK}|{KIN}|[女男]友",
        rf"{_SPEAKS}|{_DOES}|{_DESCRIBED}|提出分手|的(?:{_HIS})|斗殴|在[^，。；、]{{2,8}}(?:账户|卡)|抚养",
    ),
    ("的", "对(?:上述|此|该)[^，。；、]{2,8}作[了出]|被其(?!他)|[作做]证"),
    ("[材资]料中的|户籍[上中]的", "[与系为和]"),
    ("[写署签]的(?:名字)?是|名字[为是]", "[，。；]"),
    (r"真名|本名|[别原又化]名|曾用名|姓名[是为叫]?|[男女]的叫|名叫|署名的?|比对系", r"[，。；]|即|\("),
    ("", r"\((?:被害人|受害人|死者|证人)\)|这个名字"),
)
# What befalls only who is harmed, whatever the name: of whom nothing more need be known.
_HARMS: Final = (
    (_SET_UPON, "[至到，。、后时]"),
    ("(?:骗取|[取获骗征得]得|得到|赢得|获取)了?", "的?(?:信任|谅解)"),
    (
        "致使?|导致|造成",
        "死亡|受伤|轻伤|重伤|轻微伤|[左右][^，。；、侧转]|头|面部|胸|腹部|颈|全身|双[腿眼手]",
    ),
    ("剥夺了?|侵[害犯]了?|危[及害]了?", "的?(?:生命|健康|人身)"),
    ("[对朝]", "(?:实施|进行)了?(?:殴打|暴力|猥亵|强奸|性侵|辱骂|搜身|抢劫)|拳打脚踢|大打出手"),
    ("收取|骗取|骗得|骗走|骗得[^，。；、]{0,4}人", "彩礼|养老"),
    ("趁|见", "不备|熟睡|睡着|醉酒|独自|孤身|一人|倒地|仍[趴躺在]"),
    ("消防员|[民交辅协狱法]警|队员", "在[^，。；]{2,14}[，时中][^，。；]{0,2}[被遭]|面部|拖行"),
    (
        _OPENS,
        "驾驶[^，。；、]{0,8}车[^，。；]{0,16}[时处口]，(?:与|被)[^，。；]{1,12}(?:相撞|碰撞|撞[倒飞伤])"
        "|住院[0-9一二三四五六七八九十]{1,4}[天日]|[跌瘫]坐|倒地|系自行[跌摔]",
    ),
)
# The accused are called that.
_NICKNAMED: Final = re.compile("(?:绰号|外号|小名|网名)(?:为|叫|是)?[：“]?$")
_Frame = tuple[Callable[[str], re.Match[str] | None], Callable[..., re.Match[str] | None]]
_Told = tuple[_Frame, frozenset[str] | None, frozenset[str] | None]
_FRAMES: Final[tuple[_Told, ...]] = tuple(
    (
        (re.compile(f"(?:{before})$").search, re.compile(behind).match),
        lasts_of(f"(?:{before})") if before else None,
        firsts_of(behind),
    )
    for before, behind in (*_PAIRS, *_HARMS)
)
# Deeds, adverbs, prepositions, pronouns, counts, places within: nobody's names.
_NO_NAME: Final = frozenset("vdpcrfuqos")
_BACK: Final = 24


def is_framed(text: str, start: int, end: int) -> bool:
    """Say whether a word of two characters stands where only somebody stands."""
    word = text[start:end]
    return may_be_borne(word) and word not in _by_chance() and frames(text, start, end)


def frames(text: str, start: int, end: int) -> bool:
    """Say whether nothing but somebody stands at a place, whatever stands there."""
    return _stands(text, start, end, _around) and not _tears(text, start, end)


def is_harmed(text: str, start: int, end: int) -> bool:
    """Say whether what befalls only who is harmed is told of what stands at a place."""
    return _stands(text, start, end, _harm_around)


def _stands(text: str, start: int, end: int, around: Callable[[str, str], tuple[_Frame, ...]]) -> bool:
    """Say whether one of the frames that may be around a place is."""
    maybe = around(text[max(0, start - 1) : start], text[end : end + 1])
    if not maybe:
        return False
    led = text[max(0, start - _BACK) : start]
    return any(behind(text, end) and before(led) for before, behind in maybe) and not _NICKNAMED.search(led)


@lru_cache(maxsize=16384)
def _around(before: str, behind: str) -> tuple[_Frame, ...]:
    """Return the frames that may stand around a name with these characters, or none, at its sides."""
    return tuple(_with(before, behind, _FRAMES))


@lru_cache(maxsize=16384)
def _harm_around(before: str, behind: str) -> tuple[_Frame, ...]:
    """Return those that tell of who is harmed."""
    return tuple(_with(before, behind, _FRAMES[len(_PAIRS) :]))


def _with(before: str, behind: str, frames: Iterable[_Told]) -> Iterator[_Frame]:
    """Give the frames that begin and end with these characters."""
    # A pattern of the end finds what stands before a line's end, too.
    anything = before in ("", "\n")
    for frame, lasts, firsts in frames:
        if (anything or lasts is None or before in lasts) and (firsts is None or behind in firsts):
            yield frame


@lru_cache(maxsize=4096)
def may_be_borne(word: str) -> bool:
    """Say whether somebody may be called by a word of two characters: a noun that a surname leads."""
    if surname_of(word) not in COMMON or WHO.search(word) or _OF_KIN.fullmatch(word) or word[-1] in _KINDS:
        return False
    (whole, kind), *rest = rjieba.tag(word)
    return not rest and kind[0] not in _NO_NAME and (rjieba.has_word(whole) or is_made_of_given(whole))


_OF_KIN: Final = re.compile(OF_SOMEBODY)
# How words for peoples, for money and for what is said end: nouns that are deeds, too (商议与某甲斗殴).
_KINDS: Final = frozenset("族款费额财议诺述谈")


def _tears(text: str, start: int, end: int) -> bool:
    """Say whether a word runs over one of the edges: 关|于洋."""
    begun = is_word(text[start - 1 : start + 1]) and not is_word(text[max(0, start - 2) : start])
    return begun or is_word(text[end - 1 : end + 1])


@cache
def _by_chance() -> frozenset[str]:
    """Read the list once."""
    return frozenset(BY_CHANCE.read_text(encoding="utf-8").split())
