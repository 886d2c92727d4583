"""The words that say who is who in a document's head, by side; words apart from logic."""

from __future__ import annotations

import re
from typing import Final

from nlp.case import PartyKind, Side

_PROSECUTION = (
    "原审公诉机关 原审抗诉机关 支持抗诉机关 提出抗诉机关 公诉机关 原公诉机关 抗诉机关 原抗诉机关 "
    "公诉人 自诉人 原审自诉人 起诉机关"
)
_ACCUSED = (
    "被告人 原审被告人 被告单位 原审被告单位 犯罪嫌疑人 被不起诉人 被不起诉单位 罪犯 涉案精神病人 "
    "被强制医疗人 反诉自诉人"
)
_VICTIM = (
    "刑事附带民事诉讼原告 被害人 被害单位 "
    "附带民事诉讼原告人 附带民事诉讼原告 附带民事诉讼原告单位 附带民事原告人 "
    "附带民事原告 刑事附带民事诉讼原告人 原审附带民事诉讼原告人 原审附带民事诉讼原告 "
    "附带民事诉讼上诉人"
)
_CLAIMANT = (
    "原审上诉人 原审申请人 原告 原告人 反诉原告 本诉原告 原审原告 一审原告 二审原告 上诉人 申请人 "
    "原申请人 申请执行人 再审申请人 申请再审人 申诉人 异议人 申请异议人 复议申请人 申请复议人 "
    "赔偿请求人 复议机关 起诉人 公益诉讼起诉人 附带民事公益诉讼起诉人 刑事附带民事公益诉讼起诉人 "
    "救助申请人 债权人 二审上诉人 一审申请人 反诉人 申请保全人 申请追加人"
)
_RESPONDENT = (
    "刑事附带民事公益诉讼被告人 刑事附带民事公益诉讼被告 刑事附带民事诉讼被告人 刑事附带民事诉讼被告 "
    "刑事附带民事诉讼被告单位 "
    "原审被上诉人 原审被申请人 被告 反诉被告 本诉被告 原审被告 一审被告 二审被告 被上诉人 被申请人 "
    "原被申请人 被执行人 原被执行人 被申诉人 赔偿义务机关 附带民事诉讼被告人 附带民事诉讼被告 "
    "附带民事诉讼被告单位 附带民事公益诉讼被告 附带民事公益诉讼被告人 附带民事被告人 附带民事被告 "
    "原审附带民事诉讼被告人 原审附带民事诉讼被告 被异议人 复议被申请人 二审被上诉人 被反诉人 债务人 "
    "被起诉人 被追加人"
)
_THIRD = (
    "第三人 原审第三人 一审第三人 二审第三人 案外人 利害关系人 协助执行人 担保人 有独立请求权第三人 "
    "无独立请求权第三人"
)
_OTHER = "支持起诉人 支持起诉机关 支持起诉单位 管理人 破产管理人"
_REPRESENTATIVES = (
    "法定代表人 负责人 主要负责人 代表人 经营者 诉讼代表人 出庭负责人 执行事务合伙人 投资人 业主 "
    "行政机关负责人 出庭应诉负责人 行政机关出庭负责人"
)
_GUARDIANS = "法定代理人 监护人 法定代理人暨委托代理人 法定监护人"
_AGENTS = (
    "辩护人 指定辩护人 委托辩护人 指派辩护人 委托代理人 委托诉讼代理人 诉讼代理人 共同委托代理人 "
    "共同委托诉讼代理人 共同诉讼代理人 指定代理人 指定诉讼代理人 特别授权代理人 一般授权代理人 "
    "一般代理人 代理人 法律援助辩护人 值班律师 委派代表 法定代理人暨诉讼代理人 诉讼代理人暨辩护人"
)
_OTHERS = "翻译人员 翻译人 翻译 合适成年人 鉴定人 证人 审判长 审判员 书记员 检察员 社会调查员"

SIDES: Final = {
    word: side
    for side, words in (
        (Side.PROSECUTION, _PROSECUTION),
        (Side.ACCUSED, _ACCUSED),
        (Side.VICTIM, _VICTIM),
        (Side.CLAIMANT, _CLAIMANT),
        (Side.RESPONDENT, _RESPONDENT),
        (Side.THIRD, _THIRD),
        (Side.OTHER, _OTHER),
    )
    for word in words.split()
}
REPRESENTATIVES: Final = frozenset(_REPRESENTATIVES.split())
GUARDIANS: Final = frozenset(_GUARDIANS.split())
AGENTS: Final = REPRESENTATIVES | GUARDIANS | frozenset(_AGENTS.split())
# Words that may stand beside a role in a head and start a block of their own, but name nobody we keep.
OTHERS: Final = frozenset(_OTHERS.split())


def alternation(words: frozenset[str] | dict[str, Side]) -> str:
    """Return the words as one group of a pattern, the longest first; 原告 and 被告 may be written apart."""
    spaced = {
        "原告": r"原\s{0,4}告",
        "被告": r"被\s{0,4}告",
        "公诉机关": r"公\s?诉\s?机\s?关",
        "辩护人": r"辩\s?护\s?人",
    }
    spaced |= {"被告人": r"被\s?告\s?人", "第三人": r"第\s{0,2}三\s{0,2}人", "上诉人": r"上\s?诉\s?人"}
    return "|".join(spaced.get(word, word) for word in sorted(words, key=lambda one: (-len(one), one)))


def side_of(role: str, former: tuple[str, ...]) -> Side:
    """Return where a party with this role stands; an appellant in a criminal case stays the accused."""
    for word in (*former, role):
        if ("被告人" in word and "附带民事" not in word) or "被告单位" in word:
            return Side.ACCUSED
    if role in SIDES and SIDES[role] is not Side.CLAIMANT:
        return SIDES[role]
    if any("附带民事诉讼原告" in word or word.endswith("被害人") for word in (*former, role)):
        return Side.VICTIM
    return SIDES.get(role, Side.OTHER)


_OFFICE = re.compile(
    r"(?:检察院|检察院[^，。]{0,8}分院|法院|人民政府|公安局|公安分局|分局|派出所|委员会|管委会|[^邮]局|厅|司法所|税务所|街道办事处|办事处|海关|支队|大队|总队"
    r"|交警队|监狱|看守所|国务院|仲裁委|部)$"
)
_NOT_OFFICE = re.compile(
    r"(?:村民|居民|业主|村|合作社)[^局]{0,4}委员会$|(?:经营|门市|项目|销售|营业|批发|工程|俱乐|经销|服务)部$"
)
_ORGANISATION = re.compile(
    r"(?:公司|集团|厂|店|行|社|部|中心|协会|学会|商会|联合会|基金会|学校|大学|学院|中学|小学|幼儿园|医院|卫生院|诊所|银行|支行|分行|联社|合作社"
    r"|委员会|村委会|居委会|管委会|业委会|小组|组|村|社区|处|所|站|场|馆|吧|城|院|局|队|会|园|庄|坊|阁|楼|室|家|铺|厅|庙|寺|市|户|事务所|分公司|企业|合伙|）)$"
)


def may_be_named(role: str, name: str, *, described: bool = False) -> bool:
    """Say whether `name` can belong to this role: 被告人 is a person, or a firm that is named as one."""
    return (
        "人" not in role[-1:]
        or kind_of(name, described=described) is not PartyKind.ORGANISATION
        or bool(_ORGANISATION.search(name))
    )


def kind_of(name: str, *, described: bool = False) -> PartyKind:
    """Say whether a party's name is a person's, an organisation's or an office's.

    `described` says that sex or birth stand behind it: a long name is then a person's (额尔敦毕力格，男),
    unless it ends as a firm's does (their owner is described there).
    """
    if _OFFICE.search(name) and not _NOT_OFFICE.search(name) and len(name) > 3:
        return PartyKind.OFFICE
    if "·" in name or all(ord(char) < 128 for char in name):
        return PartyKind.PERSON
    if len(name) > 4 or (len(name) == 4 and _ORGANISATION.search(name)):
        if described and not _ORGANISATION.search(name):
            return PartyKind.PERSON
        plain = re.sub(r"[0-9甲乙丙丁某]+$", "", name)
        return PartyKind.PERSON if len(plain) < 4 else PartyKind.ORGANISATION
    return PartyKind.PERSON
