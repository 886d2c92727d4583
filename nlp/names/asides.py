"""What tells that a clear name is of somebody whom no rule masks: accused, co-offenders, in office, counsel.

Weaker than the cues of `nlp.names.cues.before`, which give a role for the whole document: asked only of
names of which nothing else says who bears them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.names.asides_deeds import is_doer
from nlp.names.hurt_in_office import is_hurt_behind
from nlp.names.surnames import COMMON
from nlp.names.tellers import OFFICE, WHO

# What is attached to a judgment starts so: another matter than who signs above it.
ATTACHED: Final = re.compile(
    "附(?![近带属加和着])(?:[件表录注一二三四五六七八九十0-9]{0,3}[：、 ]|[^，。；：、 \n]{1,12}：)|注："
)
_OTHERS = "(?:、[^，。；、]{2,4})"
# Who acts together with the accused, stands accused here or elsewhere, was caught, convicted or is wanted.
_ACCUSED_BEHIND = (
    "(?:被告人|上诉人|嫌疑人|系?同案)|被(?:[^，。；救送后]{0,8}(?:公安|民警|警[方察]|派出所|侦查|检察|干警)[^，。；救送后]{0,6}?)?(?:当场|依法)?(?:抓获|刑事?拘留?|逮捕|取保|判[处刑]|监视居住|查获)|因?犯[^，。；]{2,12}罪|追缴|(?:违法|犯罪)所得"
    "|的?(?:辩护人|供述|辩解|行为(?:均|已|亦)*构成|前科)|(?:\\([^()]{1,8}\\))?(?:生前)?曾?供[称认述]|辩[称解]|翻供|归案|自?动?投案|自首|当庭认罪|自愿认罪|伙同|纠集|指使|系[^，。；]{0,4}(?:从犯|主犯|累犯|初犯)"
    "|在共同犯罪中|(?:处|手中|那里|手里)?(?:购[买得进]|买[得来入]|进货|批发|拿货|收购|销售|贩卖|出售)|负责|出面|[驾开]车|牵线|介绍"
    "|(?:共谋|预谋|合谋|密谋|商议|商定|策划|望风|接应|分赃|平分|均分|分得|销赃|授意)|(?:已|现|均)*(?:被?另案|另行处理|在逃|判刑)"
    "|到案后|(?:先行)?羁押|适用(?:缓刑|非监禁刑)|曾(?:于|因)[^，。；]{0,14}(?:判处|处罚|拘留|劳动教养)|盗窃[^，。；]{0,12}的?(?:犯罪)?(?:线索|事实)"
    "|(?:等人)?为首|提议|脱逃|上网追逃|落网|(?:尿检|甲基|冰毒|吗啡)[^，。；]{0,6}阳性|静脉血|(?:抓获|截获)归案|(?:多次|先后|数次)[^。；]{0,24}(?:窃得|盗得|抢得|骗得)"
    "|持[^，。；]{1,8}(?:威逼|胁迫|砍|捅|刺|逼)|(?:虽|但)[^，。；]{0,6}否认"
    "|因[^，。；]{2,14}罪(?:被|已|而|另)|提起犯意|起意|纠集|[^，。；]{0,20}(?:网上追逃|通缉)|(?:因)?犯罪情节轻微|[^，。；]{0,10}不起诉|打电话叫(?:我|其|他|上)"
)
_BRACKETED = r"\([^()]{0,12}(?:未查明|在逃|另案|另处|批捕|刑拘|已判|不起诉)"
_COUNSEL_BEHIND = (
    "律师|(?:继续)?为[^，。；]{1,10}(?:作|进行|提供)?[^，。；]{0,6}(?:辩护|法律[帮援]助)"
    "|(?:当庭|亦|也|则)?(?:[作做]|进行|提出|发表|提交)了?[^，。；]{0,8}(?:辩护|(?:代理|质证)意见|代理词)|出庭辩护"
    "|接?受[^，。；]{0,8}(?:[家亲]属|被告人?|父母|妻子|原告)[^，。；]{0,6}(?:委托|聘请)|(?:多次|先后)?(?:会见(?!面)|阅卷)|(?:系|是|为)[^，。；]{0,14}律师"
    "|的(?:辩护|代理)(?:意见|观点|词)|[^，。；]{0,10}(?:律所|律师事务所)|提出[^，。；]{0,8}(?:非法证据|管辖异议|取保|变更强制)"
    # Who teaches what is law or art, whoever is asked about it.
    "|(?:教授|研究员|学者|院士)(?:等|也|则)?(?:认为|指出|主张|提出|在其|所?著|的[^，。；]{0,6}(?:观点|意见|学说|著作|文章|理论))"
    # Who argues what the deed is in law.
    "|(?:则|亦|也)?(?:认为|提出|主张)[^，。；]{0,8}(?:罪名|定性|定罪|量刑|(?:不|应)?构成|(?:从犯|自首|立功|坦白))"
    "|的?[^，。；]{0,4}委托(?:关系|手续)|担任[^，。；]{0,24}(?:辩护人|代理人)"
)
_OFFICE_BEHIND = (
    "(?:书写|制作|签[名字](?:并|及)[^，。；]{0,6}盖章|签名并加盖)|带队|主持(?:勘[查验]|调解|听证|会议)"
    "|(?:共同|依法)?(?:组成合议庭|参加合议|担任(?:审判长|陪审员|书记员|法庭记录|记录)|任审判长|主审|独任审[判理]|出庭支持公诉|履行职务)"
    "|(?:变更|更换)(?:登记)?(?:为|至|到|成)"
    "|代表的?[甲乙丙]方|因[^，。；]{0,8}(?:退休|调离|回避|工作变动)|同志|主持[^，。；]{0,8}(?:召开|庭|和解|拍卖|仲裁|宣判|签订)"
    "|(?:审阅|审核|审批|签发|批示|列席|主审|承办|独任|合议|回避|依法(?:送达|传唤|讯问|告知|提讯|搜查|扣押)|提讯|出警|处警|接警|布控|设卡|蹲守)"
    # Who read the document before it went out, and whose title stands behind.
    "|核稿|[审传]?阅(?:毕|示|签)?(?=[。； \\n]|$)|副?(?:[县镇乡区市省州厅局]长|庭长|检察[长官]|法官)"
    # 水利局X副科长提出意见: whoever is called by a public office acts in it.
    f"|{OFFICE}(?![^，。；]{{0,4}}[被遭受])"
    "|(?:当场|依法|上前)?驾驶?警车|(?:当场|依法|上前)?(?:责令|勒令|下达)[^，。；、]{1,8}(?:改正|整改|补[种办缴]|拆除|《)"
    "|(?:的)?(?:政策|法[制律]|思想)(?:教育|感召|攻势)|(?:对其|将其)?(?:进行)?(?:讯问|审讯|盘[问查]|提讯)"
    # Who made what is in dispute, and after whom a case is called.
    "|所?(?:演唱|主演|作词|作曲|执导|饰演|主编|编著|编写|编译|创作|翻译|[著译绘]作?)(?:的|、|并)?[^，。；]{0,4}[《〈]"
    "|(?:主编|编著|所著|演唱|主演|作[词曲]|执导|饰演|创作)的?|的(?:书法|字画|画作|真迹|手稿|墨宝|长篇|小说|诗集|歌(?![厅舞星手声唱友])|专辑|散文|相声|评书)|的?(?:像章|画像|语录|文集|选集|诗词)|(?:等|诉)?[^，。；“”、]{2,16}案[”》]"
)
_ADVERB = "均|也|亦|又|还|曾|先后|虽|则|事先|共同|一起|在[^，。；]{2,10}(?:期间|阶段)"
_AMONG: Final = (
    rf"[”\"]?{_OTHERS}{{0,9}}(?:和[^，。；、]{{2,4}})?(?:夫[妇妻]|父子|兄弟|姐妹|兄妹|姐弟)?"
    rf"(?:[二两三]人|等[0-9一二两三四五六七八九十]{{0,3}}[名位]?人?)?(?:{_ADVERB})?"
)
_BEHIND: Final = re.compile(rf"{_AMONG}(?:{_ACCUSED_BEHIND}|{_BRACKETED}|{_COUNSEL_BEHIND}|{_OFFICE_BEHIND})")
# What officers do, and guards, drivers and neighbours too: told of whoever does it where officers are named.
_ON_DUTY: Final = re.compile(
    f"{_AMONG}(?:当场|依法|上前)?(?:示意[^，。；、]{{0,4}}停车|在[^，。；、]{{2,12}}(?:巡逻|设卡|蹲守)"
    "|(?:责令|勒令)[^，。；、]{1,8}停止)"
)
_OFFICERS: Final = re.compile("[民交辅刑特法干]警|警[察官员]|公安|执法|派出所|城管")
_BEFORE: Final = re.compile(
    "(?:伙同|纠集|邀约|邀集|召集|勾结|串通|雇佣|同伙|共犯|[上下][家线]|团伙成员|骨干|主犯|从犯|在逃人员|逃犯|罪犯|同案[犯人]?|检举(?:揭发)?|聘请|委托律师"
    "|(?:讯问|记录|承办|填发|批准)人(?:为|是|：)?|(?:勘[查验]|现场)指挥：|(?:制图|绘图|照相|摄像|录像)：|(?:审核|撰稿|校对|核对|打印|印刷|排版)人?：|管教(?:民警|干部)?|(?:痕迹|侦查|勘查)?技术人?员|勘[查验]人(?:员)?|指导员|教导员|(?:法官|检察官|律师)(?:助理)?|律所主任"
    "|办案人员?|承办人员?|经办(?:民警|人员)|合适成年人|翻译(?:人员)?|社会工作者|(?:司法|专业)社工|人民监督员|特邀调解员|辩方|庭长|检察长|法院[^，。；、]{0,3}院长"
    "|(?:审判[长员]|合议庭(?:成员|组成人员)?|陪审员|书记员|承办法官)[^。；]{0,10}(?:变更|更换|调整|改|系|是)为?"
    "|(?:法定代表人|负责人|股东|执行董事|经营者|投资人|出资人|监事)[^。；]{0,10}(?:变更|更换|调整)(?:登记)?(?:为|至|到|成)?)"
    "(?:[^，。；、]{2,4}、)*$"
    # Who bribes, and what somebody calls himself.
    '|收受(?:[^，。；、]{2,4}、)*$|(?:化名|假名|艺名|网名|笔名)(?:为|叫|是|：)?[“"]?$'
    # Who holds a public office, and whom everybody knows.
    "|(?:公证员|执行员|调解员|仲裁员|人大代表|政协委员|监察员|法警|警长|值班领导|主任委员|询问人|赔偿请求人)(?:为|是|系|：)?$"
    "|(?:演员|歌手|歌唱家|领导人|名臣|先祖|[影明歌球]星|作家|画家|书法家|科学家|艺术家|诗人|学者|英雄|烈士|导演|主持人|院士|将军|作者)(?:为|是|系|：)?$"
    "|[上下][线家](?:为|是|系)?[^，。；]{0,10}的$|(?:时任|现任)[^，。；、]{2,12}的?$"
    "|[为替](?:被告|上诉)人?[^，。；、]{0,6}(?:出庭|辩护)的$"
    # Whose nickname among dealers stands before a bracket, and who owns or runs what the case is about.
    "|[上下][线家][^，。；()]{1,8}\\($|实际(?:车主|所有人|经营者|控制人|出资人|施工人|负责人)(?:为|是|系|：)?$"
    # Who is long dead, and who leads the police.
    "|(?:[唐宋元明清][代朝末初]|北宋|南宋|民国)[^，。；、]{0,6}$"
    "|(?:派出所|公安分?局|支队|大队|中队|刑警队)[^，。；、]{0,4}(?:[所局队]长|教导员|指导员|政委)$"
)
# 由X望风 tells how a deed was shared out, 指派X whose counsel somebody is; 由X签收, 由X证明, and the experts
# whom an office sends, do not.
_BY: Final = re.compile("(?:由|[指委选]派了?的?)(?:[^，。；、]{2,4}、)*$")
_NO_DEED: Final = re.compile(
    rf"{_OTHERS}*(?:等?[0-9二两三四五六七八九十]{{1,3}}[人名位])?[^，。；、]{{0,3}}(?:[^，。；、假伪]{{0,10}}(?:鉴定|评估|检验|审计)|(?:专家|医师|法医)|代?签(?!订)|[领收][到取回走]|(?:独自|单独|共同|一人)?完成|证[明实]|陈述|[辨指]认|[保看]管|抚养|陪同|照[看料顾]|鉴定|[作出][出具])"
)
# Whoever a sentence about the bench names without a word sits on it.
_BENCH: Final = re.compile(
    "合议庭|陪审员|审判[长员]|书记员|法官助理|审判委员会"
    # 该民警, 两位辩护人: whoever was named before them; whoever was there with them.
    "|(?:该|上述|[两二三]名|[两二三]位)[^，。；、]{0,4}(?:民警|干警|侦查员|法官|检察官|律师|辩护人|公证员|调解员|翻译)|刑讯|逼供|诱供"
    "|(?:还有|另有|均有|等)(?:侦查员|侦查人员|干警|民警|检察员)"
)
# 民警甲和X: whoever is joined to somebody in office or to counsel is that as well, unless hurt in it;
# beside a masked officer (民警谷某、X) the court forgot the other.
_COLLEAGUE: Final = re.compile(
    "(?:(?:[民交辅刑特法狱]警|干警|侦查员)(?!.[某×])|检察员|陪审员|公证员|辩护人|律师)"
    f"[{''.join(one for one in COMMON if len(one) == 1)}][^，。；、和与及]{{1,2}}"
    "(?:、[^，。；、]{2,4})?(?:和|与|以?及|、)$"
)
# Who leads officers is one; whom the accused call to come along, and both go, is one of them.
_LED_BY: Final = (
    (
        re.compile("(?:[所局队科处]长|主任|政委|教导员)$"),
        re.compile(
            "(?:带领?|率领?|安排|指派|指挥|组织|会同)[^，。；]{0,6}(?:[民交辅刑特法]警|干警|警员|侦查员|队员|执法人员)"
            "|签[字署]|批[准示]|审[批核]|同意|主持|召集|部署"
        ),
    ),
    (
        re.compile("(?:^|[，。；：\n])[^，。；：\n某×害证]{0,12}[叫喊约邀拉]上$"),
        re.compile(
            "，?(?:[二两三四五]人|一[起同]|共同|结[伙伴])[^，。；]{0,4}(?:来到|前往|赶[到往]|窜[到至]|[驾乘去到])"
        ),
    ),
)
# A doctor's paper alone makes no witness of who wrote it.
_WROTE: Final = (
    re.compile("(?<!法)医[生师]?$|(?:医务|医护)人员$|护[士师]$"),
    re.compile(
        "所?(?:[出开]具|填写|书写|签发|记录)的?[^，。；、]{0,6}(?:记录|病历|病案|诊断|处方|报告|证明)"
    ),
)
# Whoever goes to it, or drives to it, goes to a place: 开车去赵庄，.
_LED_BY_WAY: Final = re.compile("(?:[去往]|驶[向往]|返回|途经)$"), re.compile("[，。；]|方向|途中|的路")
# Whose account the accused use lends it, unless they took it: 捡得手机后，使用X的微信转走存款.
_USES: Final = re.compile("使用的?$")
_ACCOUNT: Final = re.compile("的?(?:支付宝|微信|QQ|手机号|[^，。；、]{0,4}账[户号])")
_TAKEN: Final = re.compile("转[走账出移]|[盗窃偷捡拾抢骗]|冒用|擅自|被害|受害")
# X收购了电缆，其证言…: who tells the court of a deed is no accused.
_TESTIFIES: Final = re.compile("[^。；]{0,30}，其(?:当庭)?(?:证言|陈述|证实)")
# Where a wound is: 左中|指挫伤, 左髌前|皮肤.
_BODY: Final = re.compile(
    "左[上下前后内外]?(?:无名|[拇食中环小额颞顶枕颧髌膝踝腕肘肩胸腹腰臀股胫腓尺桡跟耳眼面颈侧手足脚腿臂])[前后内外上下侧]?"
    "(?:[指趾骨部侧肢皮肌腱]|关节|挫|裂|创|擦|[受损]伤)"
)
_FAR, _SENTENCE = 16, 60


def is_aside(text: str, start: int, end: int) -> bool:
    """Say whether what touches a name tells of one of these."""
    before = text[max(0, start - _FAR) : start]
    if (_BEHIND.match(text, end) and not _TESTIFIES.match(text, end)) or _BEFORE.search(before):
        return True
    if is_doer(text, start, end) or _BODY.match(text, start):
        return True
    if any(led.search(before) and told.match(text, end) for led, told in (*_LED_BY, _LED_BY_WAY, _WROTE)):
        return True
    if _COLLEAGUE.search(before) and not is_hurt_behind(text, end):
        return True
    if _BY.search(before) and not _NO_DEED.match(text, end):
        return True
    low, high = _sentence(text, start, end)
    if _ON_DUTY.match(text, end) and _OFFICERS.search(text, low, high):
        return True
    if _USES.search(before) and _ACCOUNT.match(text, end) and not _TAKEN.search(text, low, high):
        return True
    low = max((attached.end() for attached in ATTACHED.finditer(text, low, start)), default=low)
    return _BENCH.search(text, low, high) is not None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence of a name begins and ends, as far as is looked."""
    low = max(0, start - _SENTENCE)
    low = max(low, *(text.rfind(stop, low, start) + 1 for stop in "。；\n"))
    stop = text.find("。", end, end + _SENTENCE)
    return low, stop if stop >= 0 else end + _SENTENCE


_JOINT: Final = re.compile("、|以及|及|和|与")
_CALLED: Final = re.compile("^(?:原审)?(?:被告人|上诉人|同案(?:犯|人|被告人)?)|等人.*|等$")


_STOP: Final = re.compile("[，。；：()]")


def listed_with(text: str, start: int, end: int) -> Iterator[str]:
    """Give who else stands in the list in which a name stands: 甲、乙、被告人丙及丁等人."""
    before, behind = listed_around(text, start, end)
    yield from (*before, *behind)


def listed_around(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """Return what else stands in that list, before the name and behind it.

    The first item bears what leads to the list, the last what follows it: 冒用甲、(乙)、丙三人的名义.
    """
    low, high = max(0, start - _SENTENCE), end + _SENTENCE
    low = max((stop.end() for stop in _STOP.finditer(text, low, start)), default=low)
    stop = _STOP.search(text, end, high)
    *before, led = _JOINT.split(text[low:start])
    follows, *behind = _JOINT.split(text[end : stop.start() if stop else high])
    # 张三与李四到邻居王五家: what leads to a name and is no noun of somebody ends the list before it.
    listed = (before if _is_item(led) else [], [] if follows else behind)
    before, behind = ([_CALLED.sub("", item) for item in items] for items in listed)
    return before, behind


def _is_item(led: str) -> bool:
    """Say whether an item of a list starts with this before its name: nothing, or who somebody is."""
    return not _CALLED.sub("", led) or WHO.fullmatch(led) is not None
