"""The words on both sides of a name that need no help: nouns of somebody, and what only somebody does.

No logic lives here: `nlp.names.held` finds them.
"""

from __future__ import annotations

from typing import Final

from nlp.names.tellers import OF_SOMEBODY

# What only somebody says, sees or does, right behind the name.
SAYS: Final = (
    "作证|证[实称]|陈述|(?:陪同|当场|当庭)?[指辨]认|称(?!呼|号|重|量|为)|说(?!服|法|明书|明会)|讲(?!话|课|解|究|座|义)"
    "|反映|回忆|告诉|报[案警]|答(?!应|复)|表示|解释|哭[诉喊]|证明(?!书|材料|文件|目的|力)"
)
SEES: Final = (
    "(?:远远|当时|也|均|亦|则|还|最先|首先|隔[窗墙沟着河])?"
    "(?:听[到见说]|看[到见清]|望见|瞧见|发现|目睹|目击|闻[声讯]|捡到|拾到|认出|拍[下到摄])"
)
SPEAKS: Final = f"(?:均|也|亦|则|还|都|一致|分别|陆续|到庭|当庭)?(?:{SAYS}|{SEES}|到(?:派出所|公安|场|庭))"
GOES: Final = (
    "赶[到来去]|路过|途经|来[到找]|到(?:[其我他她家厂店]|学校)|拨打|喊|拉[住开]|劝[阻架开]|抱[起住]|扶起|出庭"
)
# What is told of one's own kin besides: a child's state, where a blade lay, what was asked of them.
IS: Final = (
    "尚[在未幼]|年[仅幼]|才[一二三四五六七八九十两0-9]|脖子|[身头手]上|快[点来去]|赶[紧快]|也?在[家场]|从小"
)
KIN: Final = (
    rf"[我其他她](?:{OF_SOMEBODY}|[幼长次][子女孙])|外[公婆]|爷爷|奶奶|姥[爷姥]|父亲|母亲|爸爸|妈妈|丈夫|妻子|老[公婆伴]"
    "|[堂表][兄弟姐妹哥]|[幼长次独][子女孙]|儿子|女儿|哥哥|弟弟|姐姐|妹妹|岳[父母]|女婿|儿媳妇?|侄[子女]|外甥女?"
)
AT_WORK: Final = (
    "服务员|收银员|营业员|售货员|店[员长主]|老板娘?|保[安姆]员?|护工|司机|驾驶员|出纳|会计|厂长|校长|园长|组长|村[长医]"
    "|医[生师]|护士|教[师练]|老师|班主任|快递员|骑手|技师|[商摊小菜]贩|农户|[养种][殖植]户|[车船货机户摊雇]主|包工头|门卫"
    "|厨师|裁缝|木匠|学徒|牧[民人]|渔民|猎户|船工|民工"
)
CLOSE: Final = (
    "邻居|同[事学乡伴村]|老乡|朋友|[男女]友|网友|室友|工友|战友|房[东客主]|租[客户]|住户|业主|村民|居民|路人"
    "|[乘旅游顾]客|志愿者|目击者|知情人|报[案警]人|发现人|投资人|储户"
)
# Who does something day by day: 采菌人, 看门人.
BY_DEED: Final = "[采放看护养种捡挖收过守摆牧][一-龥]人"
# Any other noun of who works at something (护林员, 维修工), but for those in office.
OF_WORK: Final = (
    r"(?<=[一-龥]{2})(?<!检察)(?<!公诉)(?<!侦查)(?<!审判)(?<!书记)(?<!陪审)(?<!执行)(?<!技术)(?<!调解)(?<!公证)"
    r"(?<!民警)(?<!作人)[员工匠贩]"
)
# By what a bracket ends that tells who somebody is: （值班志愿者）, （系死者邻居）.
WHO_ENDS: Final = "[者员人师生工主友妻夫父母子女兄弟姐妹客岁族]|老板|邻居|同[事学乡村]|司机|连襟"
