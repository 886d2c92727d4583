"""What may stand right before the name of somebody who tells something: 邻居X证实, 经X辨认, 致X轻伤.

These words give no role on their own (邻居X来了 says nothing). Between one of them and a statement or a
fate a name is held on both sides, as it is between a role word and a statement.
"""

from __future__ import annotations

import re
from typing import Final

from nlp.names.boundary import BEFORE_TWO
from nlp.names.dictionary import is_word
from nlp.names.surnames import COMMON, SURNAMES
from nlp.text.edges import firsts_of
from nlp.text.led import guarded

GRANDPARENTS: Final = "爷爷|奶奶|外[公婆]|姥[姥爷]|祖[父母]|外祖[父母]|岳[父母]|公公|婆婆"
_ELDERS = f"{GRANDPARENTS}|[继养生亡]?[父母]亲?|爸爸?|妈妈?"
BY_MARRIAGE: Final = (
    "妻子|丈夫|爱人|老[公婆伴]|[小大]舅子|[小大]姨子|妯娌|连襟|亲家|未婚[夫妻]|同居女?[男女]?友"
)
_SAME_AGE = (
    "哥哥?|弟弟?|姐姐?|妹妹?|兄[弟长]?|[堂表][兄弟姐妹哥]|嫂[子嫂]?|弟[媳妹]|姐夫|妹夫|[前亡]?[妻夫]"
    f"|{BY_MARRIAGE}"
)
_UNCLES = "[堂表]?(?:伯[父母]|叔叔?|婶婶?|舅[父母妈舅]?|姑[父母妈姑]?|姨[父母妈夫]?|大[爷伯娘])"
_YOUNGER = "[长次继养独幼]?(?:儿子|女儿)|[长次继养独孙][子女]|女婿|儿媳妇?|侄[子女儿]?|外甥女?|外孙女?"
OF_SOMEBODY: Final = f"[父母子女]|{_ELDERS}|{_SAME_AGE}|{_UNCLES}|{_YOUNGER}"
KIN = (
    "妻子|丈夫|父亲|母亲|哥哥|弟弟|姐姐|妹妹|爷爷|奶奶|岳[父母]|前[妻夫]|女婿|儿媳|近?亲属|家[属人]|亲戚|[堂表][兄弟姐妹哥叔]"
    "|监护人|法定代理人|委托人|受托人|继承人"
)
CLOSE = (
    "邻居|同[事学乡伴村]|老乡|朋友|[男女]友|网友|室友|舍友|工友|战友|病友|狱友|[房屋]主|房东|房客|租客|租户|住户|业主|村民|居民|[群民]众"
    "|路人|行人(?!道)|[乘骑]车人|乘坐人|在场人员?|旁观者|围观者|[乘旅游顾]客|客户|毕业生|[大中]学生|学[生员]|路过者"
)
# Of what sort somebody is, which may be said of the harmed as well.
SORT = (
    "女工|农民工|民工|老[人汉太头]|老[年妇]人|老太太|病人|农[妇民]|[男女]?青年|妇女|少[女男年妇]|[男女][孩童生子]|[幼儿]童"
    "|婴儿|孕妇|幼女"
)
AT_WORK = (
    "[员职民雇技]工|职员|工人|雇员|工作人员|服务员|收银员|营业员|售货员|促销员|店[员长主]|老板娘?|保安员?|保姆|护工|司机|驾驶[员人]"
    "|会计|出纳|经理|主管|董事长|总监|厂[长主]|场[长主]|校长|园长|组长|村[长医]|医[生师]|护士|护师|教[师练]|老师|班主任"
    "|班长|董事|监事|法人|股东|合伙人|经办人|管理员|保管员|业务员|销售员|快递员|送货员|清洁工"
    "|外卖员|配送员|骑手|代驾|环卫工人?|技师|[商摊小菜]贩|[菜果茶瓜]农|农户|[养种][殖植]户|个体户|拾荒者|[车船货机户摊雇企铺矿园]主|包工头|承包人|中介|介绍人|担保人|借款人|出租人|承租人|值班人员?|门卫|库管员?|仓管员?|厨师|裁缝|木匠|学徒"
)
# The title of who holds a public office, right behind the name.
OFFICE: Final = (
    "副?(?:[局科所处股署司]长(?![期久达年大短])|书记(?!员)|主任(?!医)|法官|检察[官长]|庭长|院长"
    "|[县镇乡区市州厅]长)"
)
# Who holds an office is named for it.
IN_OFFICE = (
    "主任|院长|队长|书记|[局处科所站行镇乡县市区部股]长|秘书|干部|主席|委员|主任委员|常委|巡视员|调研员"
)
SAW = (
    "目击[者人]|知情人员?|知情者|报[案警]人|举报人|控告人|发现人|投资[人者]|集资(?:参与)?人|参与人|存款人|储户|出[借资]人|债权人|买[家主]|卖家"
    "|购买[人者]|买受人|吸毒人员|救助者|施救人员|辨认人|见义勇为者"
)
# A noun that tells who the teller is.
_RELATED: Final = rf"(?:[其之的](?:{OF_SOMEBODY})|{KIN}|{CLOSE}|{AT_WORK}|{IN_OFFICE}|{SAW})：?"
RELATED: Final = re.compile(guarded(_RELATED))
WHO: Final = re.compile(guarded(rf"(?:{_RELATED}|{SORT}：?)"))
# The same in a sentence about what befell somebody, with what describes the noun: 将正在田里插秧的农妇X按倒.
DESCRIBED: Final = re.compile(
    rf"[^，。；：、()的]{{0,6}}(?:[在前后上]?[^，。；：、()的]{{1,12}}的)?(?:[^，。；：、()的]{{0,4}}?{WHO.pattern})"
    "|正?在[^，。；：、()的]{1,12}的|年?仅?[0-9]{1,2}周?岁的"
)
# A small word of the sentence that leads to the teller; 由 and 和 are surnames too, so one must follow.
_FREE: Final = frozenset(
    (
        *("曾用名", "又名", "别名", "原名", "本名"),
        *("其中", "根据", "据", "经", "致", "而", "但", "但据", "造成", "导致", "致使"),
    )
)
# One class stands first, so that `re` looks only for its characters.
_NOUN: Final = re.compile("[人员者女客与对](?:(?<=..[人员者女客])(?=.{2,4}$)|(?<=[与对])(?=.{2,3}$))")
_LEAD: Final = re.compile(
    "证言[一二三四五六七八九十]{0,3}|曾用名|[又别原本]名|其中|综合考虑|考虑到?|鉴于|接到|对于|关于|针对|结合|根据|但据|造成|导致|致使|而|但|询问|伙同|纠集|邀约|雇佣|容留|指使|教唆|带领|另有|并有|还有|证[实明]|载明|显示|表明|经|据|有|由|致|让|与|和|及"
)


_ALONE, _ONE_MORE = 2, 3
_PAPER_SAYS: Final = re.compile("载明|证[实明]|显示|记载")
# A role in a bracket belongs to the name right before it, whatever leads there: 借口向X（被害人）.
_ROLE: Final = re.compile(r"\((?:均?系|均?为|本案|该案|的)*(?:被害人|受害人|受害者|死者|证人)\)")
_TOWARDS: Final = re.compile("(?:找到|遇[到见]|骗取|[向与找让对从约骗])(?=.{2,4}$)")
# What leads to a name of two characters by itself.
_FIRSTS: Final = frozenset("").union(
    *(firsts_of(words.pattern) or () for words in (_NOUN, _LEAD, _PAPER_SAYS, _TOWARDS))
)


def name_start(text: str, start: int, end: int) -> int:
    """Say where the name in [start, end) starts: behind the last of these words, or at `start`."""
    # Between two stops most often the name stands alone: none of these leaves less than two characters.
    if end - start <= _ALONE or (end - start == _ONE_MORE and text[start] not in _FIRSTS):
        return start
    behind = [match.end() for match in WHO.finditer(text, start, end) if match.end() < end - 1]
    if behind:
        return behind[-1]
    # A noun of persons that no list holds: 卖淫女, 执行员; a common surname must follow.
    others = [match.end() for match in _NOUN.finditer(text, start, end) if text[match.end()] in COMMON]
    if others:
        return others[-1]
    bracketed = _ROLE.match(text, end) and [
        match.end() for match in _TOWARDS.finditer(text[:end], start) if text[match.end()] in SURNAMES
    ]
    if bracketed:
        return bracketed[-1]
    papers = [match.end() for match in _PAPER_SAYS.finditer(text, start, end - 1)]
    if papers and text[papers[-1]] in COMMON:
        return papers[-1]
    lead = _LEAD.match(text, start, end - 2)
    return lead.end() if lead and (lead[0] in _FREE or text[lead.end()] in COMMON) else start


def opens(text: str, at: int) -> bool:
    """Say whether a name may start at `at`: behind a stop, a small or a whole word, a noun of persons."""
    before = text[at - 1 : at] if at else ""
    if not before or not "\u3400" <= before <= "\u9fff":
        return True
    if is_word(text[at - 1 : at + 1]):
        return False
    return before in BEFORE_TWO or is_told(text, at) or is_word(text[max(0, at - 2) : at])


_WHO_BEFORE: Final = re.compile(f"(?:{WHO.pattern})$")
_BACK = 6


def is_told(text: str, start: int) -> bool:
    """Say whether a noun that tells who somebody is stands right before `start`."""
    return _WHO_BEFORE.search(text[max(0, start - _BACK) : start]) is not None
