"""Nouns of somebody, and what ends the name behind one: what only somebody has or does, what leads on.

No logic lives here: `annotations.privacy.people.behind_nouns` finds the names.
"""

from __future__ import annotations

from typing import Final

from nlp.names.cues.sides import AT_WORK, CLOSE, GOES, IS, KIN, SPEAKS
from nlp.names.dictionary import given_characters
from nlp.names.peoples import ALONE, PARTS
from nlp.names.surnames import SURNAMES
from nlp.names.tellers import BY_MARRIAGE, GRANDPARENTS, OF_SOMEBODY, SORT

_OF_PEOPLES: Final = frozenset(part[0] for part in (*PARTS, *ALONE))

# What the words for kin that others need do not hold: a noun of one character only behind 之, who is kin by
# marriage or by vow, and who is called kin by age (三姨). 小弟 is who serves somebody.
_KIN: Final = (
    f"之(?:{OF_SOMEBODY})|婆母|公[爹婆]|[继养生义][父母]|干[爹妈娘爸]|[伯叔舅姑姨][父母妈爷公婆]|婶[子婶]"
    "|伯伯|叔叔|舅舅|姑姑|嫂[子嫂]|弟[媳妹]|[姐妹]夫|妻[弟妹舅姐兄]"
    "|[大二三四五六老][哥姐叔伯舅姨姑弟妹爷嫂]|小[哥姐叔伯舅姨姑妹爷嫂]|[堂表][叔伯舅姨]|配偶|前[妻夫]"
    "|恋人|情[人妇]|相好|亲戚|媳妇"
)
_CLOSE: Final = (
    "[牌酒病校球驴队棋钓饭茶跑歌舞学]友|同[伴行]|伙伴|搭档|合伙人|熟人|客商|[食香住]客|[保低困]户|伙计|掌柜"
    "|债主|货主"
)
_AT_WORK: Final = (
    "[牛羊猪马驴鱼鸡鸭狗菜果粮茶药煤货车]贩子?|中介|居士|和尚|道士|师傅|徒弟|阿姨|月嫂|[农渔]民|工头|保洁"
    "|主播|教师"
)
NOUNS: Final = (
    f"{KIN}|{GRANDPARENTS}|{BY_MARRIAGE}|{_KIN}",
    f"{AT_WORK}|{CLOSE}|{_CLOSE}|{_AT_WORK}|{SORT}",
)
# No name begins with what goes on with the noun (其父|亲, 保安|员, 表姐|夫), nor with what its bearer does.
_NO_FIRST: Final = frozenset(
    "亲娘妇弟妹哥姐兄嫂夫婿媳儿家员长们等师某×的了是在和与及或也都均已被将把对从说称讲问不没未有无又再就便即则而且但因"
    "所其他她我你这那一二两三四五六七八九十几多各每上下中内外前后让帮到坐送往持拿请打找给用要想去开子发为之出进"
)
_FIRST: Final = "".join(sorted(({one[0] for one in SURNAMES} | given_characters() | _OF_PEOPLES) - _NO_FIRST))
_SECOND: Final = r"[^\W\da-zA-Z_某×的了是被在与和等给到将把说称们]"
NEXT: Final = f"：?(?=[{_FIRST}]{_SECOND})"
_HAS: Final = (
    "(?:在[^，。；、]{2,8}|名下)?的?[^，。；、的]{0,4}?(?:[账帐]户|[账帐]号|存折|银行卡|手机|微信|支付宝|电话|身份证|尾号"
    "|户头|卡[内上中号])"
    "|的?(?:家[中里的门，。、；院过]|住处|租住|卧室|[房屋]|院|店|名义|名下|名字|[尸遗]体|损失|谅解|丧葬|医疗|工资|遗)"
    "|之(?:[妻夫子女父母“]|[^，。；]{1,4}[车机])|[处手][，。中里上将借]|等[人二两三四五六七八九十]"
)
_ACTS: Final = (
    "代为|[保看]管|使用|领[取回]|取[走回得出现]|签[字收名]|在(?:[场家]|笔录|谅解|[^，。；、]{0,6}上?(?:签|按))|先后"
    "|带[至到着领]|送[至到往医]|[打拨][了通]?[^，。；、]{0,3}(?:电话|手机)|护理|照[顾看料]|出具|提供|交[给来付]|收[到取]|认识|介绍"
    "|经营|抚养|去世|死亡|(?:可以?|能够?|愿意?|无法|不能|未能)(?:[出到]庭)?(?:作证|证[实明])"
)
_TOGETHER: Final = "前后脚?|同[住行桌]|结伴|搭伴"
TELLS: Final = rf"{SPEAKS}|{GOES}|{IS}|{_HAS}|{_ACTS}|{_TOGETHER}|一[起同路道]"
STOPS: Final = r"[，。；、：()”\"\n]|$|(?:[和与及]|以及)(?!其)|的"
# What leads to what somebody does.
LEADS: Final = frozenset(
    "将把被对向从给曾已也均多先随遂即在于因到由为用以来去出上进与和跟至换借租买卖拿取问听看说喊打骂追劝"
)
