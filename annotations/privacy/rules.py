"""The rule table (法释〔2016〕19号 and what practice added), and which rules each profile holds.

Only rules that something here can raise are listed: a table must not promise what nobody checks.
All texts are Chinese, because case handlers read them.
"""

from __future__ import annotations

from annotations.publication.rules import PUBLICATION_RULES
from annotations.values import Category, Profile, Rule, Severity

_MASK_NAME = "保留姓氏，名字以“某”替代；隐名后重复的，加阿拉伯数字区分（第九条）"
_DELETE = "删除；影响理解的，用“×”作部分替代（第十条第二款）"

RULES: tuple[Rule, ...] = (
    *PUBLICATION_RULES,
    Rule(
        "A-01",
        "法释〔2016〕19号第八条第一项、第九条",
        "婚姻家庭、继承纠纷当事人及其法定代理人隐名",
        Severity.ERROR,
        _MASK_NAME,
        "不是婚姻家庭、继承纠纷；文中姓名本身是化名",
    ),
    Rule(
        "A-02",
        "法释〔2016〕19号第八条第二项、第九条",
        "刑事案件被害人、附带民事诉讼原告人及其法定代理人、证人、鉴定人隐名",
        Severity.ERROR,
        _MASK_NAME,
        "该人同时是本案或者另案的被告人；办案民警、检察官、法官依职务出现；文中姓名本身是化名",
    ),
    Rule(
        "A-03",
        "法释〔2016〕19号第八条第三项、第九条；未成年人保护法第一百零三条",
        "未成年人及其法定代理人隐名",
        Severity.ERROR,
        _MASK_NAME,
        "行为发生时已经成年；为查找失踪、被拐卖的未成年人",
    ),
    Rule(
        "A-09",
        "法释〔2016〕19号第八条第一项、第十条第一款第六项",
        "婚姻家庭、继承纠纷隐名当事人的亲属、被继承人的姓名",
        Severity.WARN,
        _MASK_NAME,
        "第八条只要求当事人及其法定代理人隐名；该人与当事人没有亲属关系，或者凭其姓名认不出当事人",
    ),
    Rule(
        "D-01",
        "法释〔2016〕19号第十条第一款第一项、第十一条",
        "自然人的家庭住址",
        Severity.ERROR,
        "删除县、区以下部分，保留到县、区",
        "是法人或者其他组织的住所地、营业场所或者案发地点，不是谁的家；是羁押场所",
    ),
    Rule(
        "D-02",
        "法释〔2016〕19号第十条第一款第一项",
        "自然人的通讯方式",
        Severity.ERROR,
        _DELETE,
        "是法院、机关或者企业对外公布的电话；是单号、编号而不是号码",
    ),
    Rule(
        "D-03",
        "法释〔2016〕19号第十条第一款第一项",
        "自然人的身份证号码等证件号码，及登记其本人的编号（学籍号、社保号、公积金号、病案号、婚姻登记字号等）",
        Severity.ERROR,
        _DELETE,
        "是编号、单号等恰好同形的数字；是统一社会信用代码",
    ),
    Rule(
        "D-04",
        "法释〔2016〕19号第十条第一款第一项、第二项",
        "银行账号和支付账号",
        Severity.ERROR,
        _DELETE,
        "是交易流水号、合同号、订单号等恰好同形的数字",
    ),
    Rule(
        "D-05",
        "法释〔2016〕19号第十条第一款第一项",
        "自然人的健康状况",
        Severity.REVIEW,
        "删除；属于争议标的或者裁判理由必需的，用“×”作部分替代",
        "是本案的伤情、伤残等级或者刑事责任能力，删除后裁判理由无法理解",
    ),
    Rule(
        "D-06",
        "法释〔2016〕19号第十条第一款第一项、第二项",
        "车牌号码",
        Severity.ERROR,
        "删除，或者保留省份简称和发牌机关代号，其余以“×”替代",
        "是伪造的、已经注销的号牌，或者是恰好同形的型号、编号",
    ),
    Rule(
        "D-07",
        "法释〔2016〕19号第十条第一款第一项、第二项",
        "动产或者不动产权属证书编号",
        Severity.ERROR,
        "证书编号以“×”替代，保留财产种类和所在县、区",
        "是行政许可证、执业证、合格证等非权属证书的编号",
    ),
    Rule(
        "D-08",
        "法释〔2016〕19号第十条第一款第三项",
        "涉及商业秘密的信息",
        Severity.REVIEW,
        "由承办人判断是否属于商业秘密；属于的，删除",
        "是公开信息、一般经营信息，或者权利人没有主张保密",
    ),
    Rule(
        "D-09",
        "法释〔2016〕19号第十条第一款第四项",
        "家事、人格权益等纠纷中涉及个人隐私的信息",
        Severity.REVIEW,
        "由承办人判断是否涉及个人隐私；涉及的，删除或者概括表述",
        "是裁判理由必需的事实，且没有超出必要的细节",
    ),
    Rule(
        "D-10",
        "法释〔2016〕19号第十条第一款第五项；刑事诉讼法第一百五十二条",
        "涉及技术侦查措施的信息",
        Severity.ERROR,
        "删除，可以改为“经依法侦查”",
        "是法律条文、律师意见中的一般提及，或者是当事人自己实施的监听、定位",
    ),
    Rule(
        "X-01",
        "未成年人保护法第一百零三条；法释〔2016〕19号第八条第三项",
        "未成年人就读的学校",
        Severity.ERROR,
        "改为“某小学”“某中学”等，隐去校名",
        "学校是案件当事人或者案发地点，且没有未成年人在该校就读的记载；就读者已经成年",
    ),
    Rule(
        "X-02",
        "刑事诉讼法第二百八十六条；预防未成年人犯罪法第五十九条",
        "应当封存的未成年人犯罪记录",
        Severity.ERROR,
        "删去这一前科；量刑、累犯的理由不应引用它",
        "犯罪时已满十八周岁，或者判处的刑罚在五年有期徒刑以上，不属于应当封存的记录",
    ),
    Rule(
        "X-03",
        "治安管理处罚法第一百三十六条（2026年1月1日起施行）",
        "应当封存的违反治安管理记录",
        Severity.REVIEW,
        "请承办人核对：与定罪量刑无关的，删去这一处罚",
        "该处罚是本案的构成要件或者诉争行为本身；文书在2026年1月1日前公布",
    ),
    Rule(
        "X-05",
        "法释〔2016〕19号第八条、第十条；个人信息保护法第四条、第七十三条",
        "隐名之后仍可识别",
        Severity.INFO,
        "对照所列信息，酌情概括其中一项或者几项（如出生日期只留年份、单位改为“某单位”）",
        "所列信息分属不同的人，或者是裁判理由必需的事实",
    ),
    Rule(
        "A-04",
        "法释〔2016〕19号第九条",
        "隐名的写法",
        Severity.INFO,
        "少数民族姓名、外国人中文译名保留第一个字，英文姓名保留第一个字母，其余以“某”替代或者删除",
        "该名本来就只有这几个字；“某”是姓名的一部分",
    ),
    Rule(
        "A-07",
        "法释〔2016〕19号第九条第二款",
        "隐名后重复的姓名没有区分",
        Severity.WARN,
        "在隐名后加阿拉伯数字区分（张某1、张某2），全文和关联文书一致",
        "两处说的是同一个人",
    ),
    Rule(
        "X-06",
        "法释〔2016〕19号第八条、第九条、第十五条",
        "同一人有的地方隐名、有的地方没有",
        Severity.ERROR,
        "全文和关联文书统一隐名",
        "两处说的不是同一个人；该人的姓名依法应当保留",
    ),
    Rule(
        "K-04",
        "法释〔2016〕19号第十一条、第十五条；最高人民法院审判管理办公室2026年1月答复",
        "不应当隐去的信息被隐去（审判人员、书记员姓名，案号，法院名称）",
        Severity.ERROR,
        "恢复原文后重新公布",
        "是模板、样式中的占位符，不是正式公布的文书",
    ),
    Rule(
        "K-03",
        "法释〔2016〕19号第十一条第二项",
        "律师、基层法律服务工作者的姓名被隐去",
        Severity.WARN,
        "恢复姓名；执业证号和机构名称同样保留",
        "该人不是律师、基层法律服务工作者，而是依第八条隐名的人",
    ),
    Rule(
        "O-01",
        "本单位的名单",
        "本单位规定不得公开的内容",
        Severity.ERROR,
        _DELETE,
        "本单位名单中的写法过宽，碰巧同形",
    ),
    Rule(
        "X-04",
        "法释〔2016〕19号第八条、第十条、第十五条",
        "正文之外残留的个人信息（文档属性、批注、修订、遮盖文字、文件名）",
        Severity.ERROR,
        "从源文件中真正删除后重新导出；黑框、白字、隐藏文字都不等于删除",
        "该内容不随公布的文件发出",
    ),
    Rule(
        "S-01",
        "最高人民法院2024年以来的上网实践（2026年1月审判管理办公室答复）",
        "当事人姓名隐名",
        Severity.REVIEW,
        "姓名改为“姓氏+某”",
        "按法释〔2016〕19号文本，普通案件当事人的姓名应当保留",
    ),
    Rule(
        "S-02",
        "最高人民法院2024年以来的上网实践（2026年1月审判管理办公室答复）",
        "法人和其他组织名称隐名",
        Severity.REVIEW,
        "隐去字号，保留行政区划、行业和组织形式",
        "按法释〔2016〕19号文本，法人和其他组织的名称应当保留；国家机关的名称始终保留",
    ),
    Rule(
        "S-03",
        "最高人民法院2024年以来的上网实践（2026年1月审判管理办公室答复）",
        "法定代表人、主要负责人姓名隐名",
        Severity.REVIEW,
        "姓名改为“姓氏+某”",
        "按法释〔2016〕19号文本，法定代表人、主要负责人的姓名应当保留",
    ),
)

RULE_BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}

# The rule that speaks for a category when the detector names none of its own.
RULE_OF: dict[Category, str] = {
    Category.NAME_VICTIM: "A-02",
    Category.NAME_WITNESS: "A-02",
    Category.NAME_APPRAISER: "A-02",
    Category.NAME_MINOR: "A-03",
    Category.NAME_FAMILY_PARTY: "A-01",
    Category.NAME_PARTY: "S-01",
    Category.NAME_ORGANISATION: "S-02",
    Category.NAME_LEGAL_REPRESENTATIVE: "S-03",
    Category.ID_NUMBER: "D-03",
    Category.PHONE: "D-02",
    Category.EMAIL: "D-02",
    Category.SOCIAL_ACCOUNT: "D-02",
    Category.ADDRESS: "D-01",
    Category.BANK_ACCOUNT: "D-04",
    Category.PLATE: "D-06",
    Category.PROPERTY_CERTIFICATE: "D-07",
    Category.HEALTH: "D-05",
    Category.SCHOOL: "X-01",
    Category.TECH_INVESTIGATION: "D-10",
    Category.FAMILY_PRIVACY: "D-09",
    Category.TRADE_SECRET: "D-08",
    Category.SEALED_RECORD: "X-02",
    Category.PUBLICATION_FORBIDDEN: "P-03",
    Category.PUBLICATION_CARD: "P-06",
    Category.PUBLICATION_LATE: "P-07",
    Category.PUBLICATION_MISSING: "P-08",
    Category.PUBLICATION_ALTERED: "C-01",
    Category.PUBLICATION_CORRECTION_MISSING: "C-02",
    Category.OVERMASKED: "K-04",
    Category.MASKING_INCONSISTENT: "X-06",
    Category.MASKING_COLLISION: "A-07",
    Category.MASKING_STYLE: "A-04",
    Category.LINKABILITY: "X-05",
    Category.HIDDEN_METADATA: "X-04",
    Category.HIDDEN_COVERED: "X-04",
    Category.HIDDEN_REVISION: "X-04",
    Category.HIDDEN_COMMENT: "X-04",
    Category.HIDDEN_FILENAME: "X-04",
}

# A rule of many things has a reason of its own for each that is not what the rule's own reason speaks of.
_INNOCENT_OF: dict[Category, str] = {
    Category.EMAIL: "是法院、机关或者企业对外公布的邮箱",
    Category.SOCIAL_ACCOUNT: "是企业、店铺对外经营使用的账号；只是昵称，凭它找不到本人",
}


def innocent_of(rule: Rule, category: Category) -> str:
    """Return what a finding may be instead of a leak."""
    return _INNOCENT_OF.get(category, rule.innocent) if rule.id == "D-02" else rule.innocent


# What only the newer practice asks for; the 2016 rule keeps these names.
_SINCE_2024 = frozenset({"S-01", "S-02", "S-03"})
_ALL = frozenset(RULE_BY_ID)

RULES_IN_FORCE: dict[Profile, frozenset[str]] = {
    Profile.LAW2016: _ALL - _SINCE_2024,
    Profile.SPC2024: _ALL,
}

__all__ = ["RULES", "RULES_IN_FORCE", "RULE_BY_ID", "RULE_OF", "innocent_of"]
