"""The words that say who somebody is: role words before a name, and what a statement is called after it.

No logic lives here: `nlp.names.find` finds them.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What the text calls somebody; whether that protects the name is not for this room to say."""

    VICTIM = "victim"
    CLAIMANT = "claimant"
    WITNESS = "witness"
    APPRAISER = "appraiser"
    GUARDIAN = "guardian"
    CHILD = "child"
    ACCUSED = "accused"
    APPELLANT = "appellant"
    ACCOMPLICE = "accomplice"
    OFFICER = "officer"
    COUNSEL = "counsel"
    PARTY = "party"
    REPRESENTATIVE = "representative"
    TARGET = "target"
    DESCRIBED = "described"


_S = r"[ ]*"
_OFFICES = "审判长 审判员 人民陪审员 陪审员 书记员 法官助理 检察员 检察长 检察官"
_SPACED = "|".join(_S.join(word) for word in _OFFICES.split())
# What is done to a person, and to a thing: 骗取X names somebody only where the thing is somebody's.
_HARM = """
殴打 打伤 打死 砍伤 刀砍 追砍 捅伤 捅刺 刺伤 枪击 击伤 杀害 杀死 掐死 勒死 毒死
撞倒 撞伤 撞死 猥亵 强奸 奸淫 轮奸 绑架 劫持 拘禁 勒索 敲诈 恐吓 威胁 胁迫 辱骂
"""
_TAKE = "抢劫 抢走 抢得 骗取 骗走 骗得 盗窃 盗走 窃得 窃取 偷走 破坏 打砸 砸毁 毁坏"
TAKES: Final = frozenset(_TAKE.split())
# 殴打X弟弟 harms the brother: X is not the one who was harmed.
KIN: Final = re.compile(
    "的?(?:父亲|母亲|父母|妻子|丈夫|儿子|女儿|哥哥|弟弟|姐姐|妹妹|女友|男友|朋友|同伙|司机)"
)
OWNS: Final = re.compile(
    "的|家|名下|所有|停放|存放|放在|经营|随身|处|[^，。；、]{0,3}(?:厂|店|铺|公司|超市)"
    "|现金|人民币|钱款|钱财|财物|共计|合计|[0-9]|[黑白红蓝灰棕黄绿]色|挎包|钱包|背包|手提包|银行卡"
)
_BODY = (
    "头[部上顶]|面部|脸[部上]|腹部|肚子|胸[部口]|[后背]部|后背|腰部|[颈腿臀]部|脖子|身[上体]"
    "|[左右][手臂腿脸胸腹肩眼]"
)
# Before a name: the role, the words, and the literals with which the words start. The literals of all rules
# are found in one pass; a rule looks only where one of its own stands.
_OFFICE_STARTS = (
    "审判",
    "审 ",
    "人民陪",
    "人 民",
    "人民 ",
    "陪审",
    "陪 ",
    "书记",
    "书 ",
    "法官",
    "法 ",
    "检察",
    "检 ",
    "民警",
    "交警",
    "干警",
    "警官",
    "协警",
    "辅警",
    "特警",
    "刑警",
    "侦查员",
    "侦查人员",
    "办案人员",
    "执法人员",
    "翻译",
)
_CHILD_STARTS = (
    "婚生 长子 次子 幼子 独子 长女 次女 幼女 独女 一女 二女 三女 女儿 儿子 之子 之女 孙子 孙女 小孩 孩子"
    " 未成年人 一子 取名 起名 年仅 未满 不满 幼童 男童 男婴 女童 女婴 婴儿 儿童 小学 初中 中学"
    " 初一 初二 初三 年级"
)
_DEEDS = "|".join((*_HARM.split(), *_TAKE.split()))
_HARMS = "|".join(_HARM.split())
BEFORE: Final = (
    (
        Role.CLAIMANT,
        "附带民事(?:诉讼)?(?:部分)?的?(?:原审)?原告人?|附民原告人?|(?<!诉讼)原告人|自诉人",
        ["附带民事", "附民原告", "原告人", "自诉人"],
    ),
    (Role.ACCUSED, "附带民事(?:诉讼)?(?:的)?(?:原审)?被告人?", ("附带民事",)),
    (
        Role.VICTIM,
        "被害人员?|受害人员?|受害者|被害者|死者|伤者|被害女[童孩]|被害儿童|失主|事主|被[侵骗盗抢撞打]人",
        ("被害", "受害", "死者", "伤者", "失主", "事主", *(f"被{deed}人" for deed in "侵骗盗抢撞打")),
    ),
    (
        Role.WITNESS,
        "(?<![见保公])证人|报[案警]人|目击者|询问(?=[^，。；、]{2,5}的?笔录)",
        ["证人", "报案人", "报警人", "目击者", "询问"],
    ),
    (
        Role.APPRAISER,
        "鉴定人员?|法医师?(?![学司门检])(?=[^，。；、]{2,6}?(?:鉴定|检验|出庭|出具))",
        ("鉴定人", "法医"),
    ),
    (Role.GUARDIAN, "法定代理人|监护人", ("法定代理人", "监护人")),
    (
        Role.ACCUSED,
        "(?<![同另]案)被告人|罪犯|嫌疑人|原审被告(?!人)",
        ("被告人", "罪犯", "嫌疑人", "原审被告"),
    ),
    (Role.APPELLANT, "(?<!被)上诉人", ("上诉人",)),
    (Role.ACCOMPLICE, "同案犯|同案人员?|同案被告人|同伙|另案被告人", ("同案", "同伙", "另案被告人")),
    (
        Role.OFFICER,
        f"{_SPACED}|书记官|民警|交警|干警|警官|协警|辅警|特警|刑警|侦查员|侦查人员|办案人员|执法人员|翻译人?员?",
        _OFFICE_STARTS,
    ),
    (Role.COUNSEL, "辩护人|(?<!法定)代理人|律师", ("辩护人", "代理人", "律师")),
    (
        Role.REPRESENTATIVE,
        "法定代表人|诉讼代表人|主要负责人|负责人",
        ("法定代表人", "诉讼代表人", "主要负责人", "负责人"),
    ),
    (
        Role.CHILD,
        "婚生[子女]|[长次幼独]子|[长次幼独]女|[一二三]女儿?|女儿|儿子|之子|之女|孙子|孙女|小孩|孩子|未成年人"
        "|一[子女](?![女子友人性方])|[取起]名(?:为|叫)?"
        "|年仅(?:[1-9]|1[0-7]|十?[一二三四五六七八九])周?岁的|[未不]满(?:十[四六八]|1[468])周?岁的"
        "|幼女|幼童|[男女][童婴]|婴儿|儿童|(?:小学|初中|中学|初[一二三]|年级)的?学生|[小中]学生|初中生",
        _CHILD_STARTS.split(),
    ),
    (Role.TARGET, f"(?:{_DEEDS})了?(?:年仅[0-9]{{1,2}}岁的)?", _DEEDS.split("|")),
    (
        Role.TARGET,
        f"(?:将|(?<![一二两几这那])把)(?=[^，。；]{{2,24}}?(?:{_HARMS}|打[倒死]|[拽推踢]倒|捅死))",
        ("将", "把"),
    ),
    (
        Role.TARGET,
        "[将把](?=[^，。；]{2,12}?(?:停[放在]|存放|放[在置]|所有|家|随身|身上|的)[^，。；]{1,24}?"
        "(?:[盗窃偷抢]走|窃取|盗窃|砸[坏毁]))",
        ("将", "把"),
    ),
    (
        Role.TARGET,
        f"[朝向对照往](?!方|面|其|着)(?=[^，。；]{{2,14}}?的?(?:{_BODY}))",
        ("朝", "向", "对", "照", "往"),
    ),
    (
        Role.TARGET,
        f"对(?!方|面|其)(?=[^，。；]{{2,12}}?(?:实施|进行)?(?:{_HARMS}|拳打|搜身|捆绑|抢劫))",
        ("对",),
    ),
    (
        Role.TARGET,
        "强行与(?![^，。；]发生)|(?:退赔|赔偿(?![金款费数责]))给?(?=[^，。；]{2,10}?(?:人民币|[0-9]|经济损失|各项))",
        ("强行与", "退赔", "赔偿"),
    ),
)
# Any role word, for short texts.
CUE: Final = re.compile("|".join(f"(?:{words})" for _, words, _ in BEFORE))

_UNDER_AGE = "(?<![0-9])(?:[1-9]|1[0-7]|十[一二三四五六七]?|[一二三四五六七八九])"
# On which day something was said: X于2018年3月2日所作的证言.
_WHEN = "(?:[于在]?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日(?:所?作的?|作出的?)?)?"
_HARMED = ("被害人", "受害人", "受害者")
_COUNTS = "名位两二三四五六七八九十等"
# After a name, or after a list of names: what says so, what may (or, without ?, must) stand between, and the
# literals with which it starts.
AFTER: Final = (
    (
        Role.WITNESS,
        "证言|证词|询问笔录",
        f"{_WHEN}的?(?:当庭|书面|部分|多次|上述|相关|证人|自书)*",
        ("证言", "证词", "询问笔录"),
    ),
    (
        Role.VICTIM,
        "陈述|陈诉|报案材料|报案笔录|报案记录",
        "(?:的(?:当庭|书面|报案|被害)?|当庭|一致|分别|均)?",
        ("陈述", "陈诉", "报案材料", "报案笔录", "报案记录"),
    ),
    (
        Role.WITNESS,
        "(?:证实|作证|证明)(?!书|材料|信|文件|目的|力|方|单|公证|人)",
        "的?(?:当庭|均|亦|也|还|都|分别|出庭|一致)?",
        ("证实", "作证", "证明"),
    ),
    (
        Role.WITNESS,
        "反映|讲述|(?<![陈供])述称",
        "(?:当庭|均|亦|也|还|都|分别)?",
        ("反映", "讲述", "述称"),
    ),
    (
        Role.WITNESS,
        "辨认(?!人)",
        "的?(?:当庭|均|亦|也|还|经|分别|混合|仔细|照片|进行)*",
        ("辨认",),
    ),
    (
        Role.APPRAISER,
        "(?:作出|出具)的?[^，。；、]{0,24}?(?:鉴定|检验)(?:意见|报告|书|结论)",
        "所?",
        ("作出", "出具"),
    ),
    (
        Role.ACCOMPLICE,
        r"\([^()]{0,24}?(?:另案|已判|同案|在逃|已起诉|批捕|刑拘|追逃)",
        "",
        ("(",),
    ),
    (Role.ACCOMPLICE, "供述|供称|供认|辩称|辩解", "的?", ("供述", "供称", "供认", "辩称", "辩解")),
    (
        Role.VICTIM,
        "(?:死亡|重伤|轻伤|轻微伤|受伤)(?!害)",
        "(?:经?抢救无效|当场|受伤|后|受)*",
        ("死亡", "重伤", "轻伤", "轻微伤", "受伤"),
    ),
    (
        Role.CLAIMANT,
        "附带民事诉讼原告人(?=[，。；、)参])",
        r"\(?(?:均?系|均?为|作为)(?:本案|该案)?的?",
        ("附带民事诉讼原告人",),
    ),
    (
        Role.VICTIM,
        "(?:被害人|受害人|受害者|死者)[，)]",
        r"\((?:均?系|均?为|本案|该案)*",
        (*_HARMED, "死者"),
    ),
    (
        Role.VICTIM,
        "(?:被害人|受害人|受害者)(?=[，。；、)])",
        "，?均?(?:系|为|是)(?:本案|该案|该起)的?",
        _HARMED,
    ),
    (Role.WITNESS, "证人[，)]", r"\((?:均?系|均?为|本案|该案)*", ("证人",)),
    (Role.WITNESS, "证人(?=[，。；、)])", "，?均?(?:系|为|是)(?:本案|该案|该起)的?", ("证人",)),
    (
        Role.VICTIM,
        "[名位两二三四五六七八九十等](?:被害人|受害人|受害者)",
        "等?[0-9一二三四五六七八九十]*",
        tuple(count + harmed for count in _COUNTS for harmed in _HARMED),
    ),
    (Role.DESCRIBED, "[男女][，)]", "[，(]", ("男，", "男)", "女，", "女)")),
    (
        Role.DESCRIBED,
        "未成年人|[未不]满十[四六八]周岁|[未不]满1[468]周岁",
        "(?:均?系|均?为|是)",
        ("未成年人", "未满", "不满"),
    ),
    (
        Role.DESCRIBED,
        "周?岁(?![时起]|开始|左右|以[上下])",
        rf"[，(](?:[^()，。；0-9]{{0,6}}，)?[^()，。；0-9]{{0,4}}{_UNDER_AGE}",
        ("周岁", "岁"),
    ),
    (
        Role.DESCRIBED,
        "(?:出?生)(?=[，)])",
        r"\((?:19|20)[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?",
        ("出生，", "出生)", "生，", "生)"),
    ),
    (Role.DESCRIBED, "未成年", r"\((?:系|为)?", ("未成年",)),
    (Role.GUARDIAN, "法定代理人", "(?:作为|均?为|均?系)(?:其|被害人|被告人)?的?", ("法定代理人",)),
)
