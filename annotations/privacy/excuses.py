"""Excuses: pure named functions that withdraw a candidate, each with its reason.

A detector looks at the value and the words right before it; an excuse knows one innocent thing that
has the same form.
"""

from __future__ import annotations

import re

from annotations.privacy.scene import Candidate, Excuse, Scene
from annotations.privacy.schools.party import is_a_pupils
from annotations.values import Category
from nlp.case import PartyKind

_NUMBERS = (Category.ID_NUMBER, Category.PHONE, Category.BANK_ACCOUNT)
_BEFORE = 24
# A noun that says what the number is, with nothing but small words between it and the number.
_SERIAL = re.compile(
    r"(?:快递|物流|运单|面单|邮件|包裹|订|货|票据|提|保|收|凭证|业务|工)单(?:编?号(?:码)?|号)?"
    r"|(?:订单|单据|合同|协议|发票|保单|流水|交易|凭证|设备|商品|产品|货物|案件|编码|条码|条形码|序列|机身|批次|批)"
    r"(?:编号|编码|序列|序)?号(?:码)?|IMEI|imei|串号|串码|序列号|执业证(?:书)?(?:编)?号?|许可证(?:编)?号?"
    r"|信用代码|机构代码|注册号|登记号|税号|识别号|组织机构代码证?号?|起诉书|文号|票号|汇票号(?:码)?|支票号(?:码)?|(?<!证)(?<!证书)(?<!证件)(?<!护照)(?<!证明)(?<!许可)(?<!钱包)编号|(?<!存)单号"
)
# 护照一本，编号…: the number of the paper itself.
_PAPER = re.compile(
    r"护照|通行证|台胞证|身份证|军官证|士[官兵]证|退[役伍]证|出生(?:医学)?证|学籍|社会保险|社保|参保|医保|公积金|狱内|罪犯"
)
_PAPER_NEAR = 12
# 定期存单(编号：…): the number of the deposit is its account.
_DEPOSIT = re.compile(r"存[单折](?:一?[张本份])?[，(]编号[：为是]{0,2}$")
_YEAR_BEFORE = re.compile(r"\((?:19|20)\d\d\)$")
_LINK = re.compile(r"[ ：号码为是系分别(\"“‘'的、,，A-Za-z0-9-]{0,18}$")


def other_serial_number(scene: Scene, candidate: Candidate) -> str | None:
    """Withdraw a number that the words right before it call a waybill, order, contract or device number."""
    if candidate.category not in _NUMBERS or candidate.span is None:
        return None
    start, end = scene.view.inside(candidate.span)
    text = scene.view.text
    before = text[max(0, start - _BEFORE) : start]
    if candidate.category is Category.BANK_ACCOUNT and before.endswith("第"):
        return "数字写作“第…号”，是文书、单据的编号，不是账号"
    if text.startswith("号", end) and _YEAR_BEFORE.search(before):
        return "数字是文书编号“〔年份〕…号”的一部分，不是个人的号码"
    last = None
    for match in _SERIAL.finditer(before):
        last = match
    if last is not None and last[0] == "编号" and candidate.category is Category.ID_NUMBER:
        last = None if _PAPER.search(text, max(0, start - _BEFORE), end + _PAPER_NEAR) else last
    if last is not None and last[0] == "编号" and _DEPOSIT.search(before):
        last = None
    if last is None or not _LINK.match(before[last.end() :]):
        return None
    return "数字前写明是单号、编号、合同号或者设备号，不是个人的号码"


_COURT_FEE = re.compile(r"(?:法院|财政)[^。；]{0,60}$")
_FEE_WORDS = re.compile(r"上诉|受理费|诉讼费|预交|预缴|执行款|款汇|缴纳|案款")
_SENTENCE = 120
# 直接汇入申请执行人母亲谢某在某银行的账户…: told behind the court's own account, it is another's;
# 被执行人谢某在期限内汇入本院账户… tells when it was paid.
_IN_A_NAME = re.compile(
    r"(?:申请执行人|被执行人|[原被]告人?|上诉人|[父母]亲|妻子|丈夫|本人)[\u4e00-\u9fff]{0,8}"
    r"(?:名下|在(?=[^，。；]{0,14}(?:银行|信用社|[支农商工建]行|储蓄)[^，。；]{0,10}(?:[账帐][户号]|卡|存[折单])))"
    r"(?:(?!法院|本院|财政|专户|案款|诉讼费)[^，。；]){0,20}$"
)
# Who holds the account is told before its number or behind it.
_COURTS_OWN = re.compile(
    r"(?:户名|户主|名称|收款人|收款单位|单位名称)(?:全称)?[：为]?[\u4e00-\u9fff]{0,24}(?:法院|财政局?)"
    r"|本院(?:指定|执行|诉讼|案款|专用|代管)[\u4e00-\u9fff]{0,8}[账帐专]户|(?:诉讼费|执行款|案款|执行|代管款)专[用]?[账帐]?户"
    r"|(?:法院|财政局)(?:[^。；、，\d]{0,6}[账帐专]户)?[(，：。][^。；，\d]{0,4}(?:[账帐]号|[账帐]户)[：为]?$"
)
# Who is named last before the number holds it: 户名：钱某，账号：….
_ANOTHER_HOLDS = re.compile(
    r"(?<!专户)(?:户名|户主)[：为]?(?![^，。；]{0,24}(?:[法本]院|财政|案款|执行款|代管款|诉讼费))(?:(?!户名|户主|法院|财政)[^。\d]){2,40}$"
)
# What is in the account was moved on to another: 账号…内有存款…，已扣划至本院案款专户.
_MOVED_ON = re.compile("[划转汇][至到入往]|扣划|提取")
# 某市财政局。账号：…: the label may be a sentence of its own.
_HOLDER_BEFORE, _HOLDER_BEHIND, _LABEL = 60, 40, 6


def account_of_the_court(scene: Scene, candidate: Candidate) -> str | None:
    """Withdraw the public account that a notice of appeal or an order to pay names for the fee."""
    if candidate.category is not Category.BANK_ACCOUNT or candidate.span is None:
        return None
    start, end = scene.view.inside(candidate.span)
    text = scene.view.text
    before = text[max(0, start - _SENTENCE) : start]
    before = before[before.rfind("。") + 1 :]
    if _IN_A_NAME.search(before):
        return None
    own = _holder(text, start, end) or (_COURT_FEE.search(before) and _FEE_WORDS.search(before))
    if own:
        return "是法院、财政部门收取诉讼费、执行款的公开账户，不是当事人的账号"
    return None


def _holder(text: str, start: int, end: int) -> bool:
    """Say whether a court is named as the holder of the account between `start` and `end`."""
    low = max(0, start - _HOLDER_BEFORE)
    low = max(low, text.rfind("。", low, start - _LABEL) + 1)
    if _ANOTHER_HOLDS.search(text, low, start):
        return False
    stops = (at for stop in "。)\n" if (at := text.find(stop, end, end + _HOLDER_BEHIND)) >= 0)
    high = min(stops, default=end + _HOLDER_BEHIND)
    digits = re.search(r"\d{9}", text[end:high])
    behind = _MOVED_ON.split(text[end : end + digits.start() if digits else high])[0]
    return bool(_COURTS_OWN.search(text[low:start]) or _COURTS_OWN.search(behind))


_OFFICE = re.compile(
    r"(?:本院|法院|审判庭|立案庭|法庭|执行局|诉讼服务中心|检察院|检察室|公安局|派出所|看守所|监狱|司法局"
    r"|律师事务所|律所|仲裁委员会|仲裁委|信访局|纪委|举报|投诉|客服|服务|咨询|监督|报警|报修"
    r"|(?:庭长|审判[长员]|陪审员|检察[官员]|法官|书记员|承办人|经办人|执行员)"
    r"(?:：|助理)? ?[\u4e00-\u9fff]{0,3})"
    r"(?:的|刑事|民事|联系|办公|值班|监督|举报|投诉|咨询|服务|客服|固定|座机|电话|号码|热线|传真"
    r"|为|是|：|，|\(|“| )*$"
)
# An authority's number, told to whoever reads: 可向本院执行局咨询(电话…), 联系电话：…(本院刑庭).
_AUTHORITY = re.compile(
    r"本院|本庭|法院|法庭|审判庭|执行局|检察院|公安局|派出所|书记员|承办人|承办法官|执行法官|审判[长员]|检察官"
)
_ASK = re.compile(r"(?:电话|联系方式|热线|致电|拨打|传真|窗口|室|处)[为是系：“\" (]{0,3}$")
# Whoever else is named in the sentence may be the one who is called.
_SOMEBODY = re.compile(
    r"[原被]告|上诉人|被害人|证人|申请人|第三人|当事人的|执行人(?!下落)|其(?![他中])|家[中里]|住|公司|报[案警]|留[下存]|来电|接到|打来|通话"
)
_ASK_REACH, _ASK_BEHIND, _WITH = 60, 16, 4
# Whom to ask stands at the end of a notice, behind the court and the day.
_AT_THE_END = re.compile(r"联系人[：为]?[^。；\d]{2,30}电话[：为]?$")
_LAST_PART = 0.6
_MOBILE = re.compile(r"1[3-9]\d{9}$")


def phone_of_an_office(scene: Scene, candidate: Candidate) -> str | None:
    """Withdraw the landline of a court, an authority, a law firm, a hotline; a mobile is a person's."""
    if candidate.category is not Category.PHONE or candidate.span is None or _MOBILE.match(candidate.value):
        return None
    start, end = scene.view.inside(candidate.span)
    text = scene.view.text
    low = max(0, start - _BEFORE)
    asked = _is_at_the_end(scene, start) and _AT_THE_END.search(text, max(0, low - _BEFORE), start)
    if asked or _OFFICE.search(text, low, start) or _is_of_authority(text, start, end):
        return "是法院、机关、律师事务所或者服务热线对外公布的电话，不是个人的通讯方式"
    return None


def _is_of_authority(text: str, start: int, end: int) -> bool:
    """Say whether the sentence tells whom to call at an authority, and names nobody else."""
    low = max(0, start - _ASK_REACH)
    low = max(low, *(text.rfind(stop, low, start) + 1 for stop in "。；\n"))
    if not _ASK.search(text, low, start) or _SOMEBODY.search(text, low, start):
        return False
    behind = text.find(")", end, end + _ASK_BEHIND) if text.startswith("(", end) else end + _WITH
    return any(_AUTHORITY.search(text, *where) for where in ((low, start), (end, behind)))


def _is_at_the_end(scene: Scene, at: int) -> bool:
    """Say whether a place stands behind the disposition, or in a notice that has none near its end."""
    text, parts = scene.view.text, scene.case.sections
    own = parts.disposition or parts.reasoning or parts.facts
    if own is not None:
        return at >= scene.view.offset(own.end)
    return at > len(text) * _LAST_PART


# In these cases the illness is what the parties quarrel about.
_ABOUT_ILLNESS = re.compile(
    r"医疗(?:损害|服务|产品|事故)|工伤|职业病|健康保险|人身保险|人寿保险|意外伤害保险"
)

# The party's other illnesses are told in passing, to say that they came before.
_OCCUPATIONAL = re.compile(r"尘肺|[矽硅]肺|中毒|职业|噪声")
_IN_PASSING = 2
_EARLIER = re.compile(r"既往(?:病?史)?(?:一?栏)?(?:[记登]?载|[填书]?写|显示)?[：为有患“]{0,3}$")

# What somebody died of in the examiner's words: the case cannot be told without it.
_DIED_OF = re.compile(
    r"(?:死亡原因|死因)[系是为：](?:[\u4e00-\u9fff]{2,10}[，、])?$|(?:诱发|激发)[^，。；]{0,4}$"
)
_AND_DIED = re.compile(r"(?:发作)?而?(?:导?致|引起|引发)[^，。；]{0,16}(?:死亡|猝死|衰竭|骤停)")
# The illness of somebody else in the family is told in passing.
_RELATIVE = re.compile(r"(?:丈夫|妻子?|配偶|[父母]亲?|儿子?|女儿?|[兄弟姐妹]|祖[父母]|亲属)[^，。；]{0,12}$")


def illness_in_dispute(scene: Scene, candidate: Candidate) -> str | None:
    """Withdraw the disease that the case is about: without it the judgment cannot be understood."""
    if candidate.category is not Category.HEALTH or candidate.span is None or "残疾" in candidate.value:
        return None
    start, end = scene.view.inside(candidate.span)
    examined = _DIED_OF.search(scene.view.text, max(0, start - _BEFORE), start)
    if examined or _AND_DIED.match(scene.view.text, end):
        return "疾病是鉴定意见认定的死亡原因，删除后裁判理由无法理解"
    if _RELATIVE.search(scene.view.text, max(0, start - _BEFORE), start):
        return None
    about = [_ABOUT_ILLNESS.search(cause.value) for cause in (*scene.case.causes, *scene.case.charges)]
    # Counted over the whole text, so only where an answer needs it: else its time grew with the square.
    if not any(about):
        return None
    # What the record tells of earlier years, once, came before what the parties quarrel about.
    if _EARLIER.search(scene.view.text, max(0, start - _BEFORE), start) and _told_once(
        scene, candidate.value
    ):
        return None
    in_dispute = _OCCUPATIONAL.search(candidate.value) or scene.view.text.count(candidate.value) > _IN_PASSING
    if any(cause and (in_dispute or cause[0].startswith("医疗")) for cause in about):
        return "疾病是本案争议的标的，删除后裁判理由无法理解"
    return None


def _told_once(scene: Scene, value: str) -> bool:
    """Say whether a value stands in the text a single time."""
    text = scene.view.text
    return text.find(value, text.find(value) + 1) < 0


def school_is_a_party(scene: Scene, candidate: Candidate) -> str | None:
    """Withdraw the name of a school that is itself a party, unless its pupil is one as well."""
    if candidate.category is not Category.SCHOOL or is_a_pupils(scene, candidate.value):
        return None
    schools = (party.name for party in scene.case.parties if party.kind is PartyKind.ORGANISATION)
    if any(candidate.value in name or name in candidate.value for name in schools):
        return "该学校是本案当事人，名称应当保留"
    return None


EXCUSES: tuple[Excuse, ...] = (
    other_serial_number,
    account_of_the_court,
    phone_of_an_office,
    illness_in_dispute,
    school_is_a_party,
)
