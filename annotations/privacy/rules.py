"""The rule table (法释〔2016〕19号 and what practice added), and which rules each profile holds.

Only rules that something here can raise are listed: a table must not promise what nobody checks.
All texts are Chinese, because case handlers read them.
"""

from __future__ import annotations

from annotations.values import Category, Profile, Rule, Severity

_WITHDRAW = "撤回该文书，只公布案号、审理法院、裁判日期和不公开理由（第六条、第十六条第二款）"
_MASK_NAME = "保留姓氏，名字以“某”替代；隐名后重复的，加阿拉伯数字区分（第九条）"
_DELETE = "删除；影响理解的，用“×”作部分替代（第十条第二款）"

RULES: tuple[Rule, ...] = (
    Rule(
        "P-02",
        "法释〔2016〕19号第四条第二项",
        "未成年人犯罪的裁判文书不公布",
        Severity.ERROR,
        _WITHDRAW,
        "犯罪时已满十八周岁，或者只有被害人、证人是未成年人",
    ),
    Rule(
        "P-03",
        "法释〔2016〕19号第四条第三项",
        "调解结案、确认人民调解协议的文书不公布",
        Severity.ERROR,
        _WITHDRAW,
        "行政调解书、民事公益诉讼调解书应当公布；为保护国家利益、社会公共利益、他人合法权益确有必要公开的除外",
    ),
    Rule(
        "P-04",
        "法释〔2016〕19号第四条第四项",
        "离婚诉讼或者涉及未成年子女抚养、监护的文书不公布",
        Severity.ERROR,
        _WITHDRAW,
        "离婚后财产纠纷等不属于离婚诉讼；子女已经成年；文书存放在不公开的目录",
    ),
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
        "自然人的身份证号码等证件号码",
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
    Category.PUBLICATION_FORBIDDEN: "P-03",
    Category.HIDDEN_METADATA: "X-04",
    Category.HIDDEN_COVERED: "X-04",
    Category.HIDDEN_REVISION: "X-04",
    Category.HIDDEN_COMMENT: "X-04",
    Category.HIDDEN_FILENAME: "X-04",
}

# What only the newer practice asks for; the 2016 rule keeps these names.
_SINCE_2024 = frozenset({"S-01", "S-02", "S-03"})
_ALL = frozenset(RULE_BY_ID)

RULES_IN_FORCE: dict[Profile, frozenset[str]] = {
    Profile.LAW2016: _ALL - _SINCE_2024,
    Profile.SPC2024: _ALL,
}

__all__ = ["RULES", "RULES_IN_FORCE", "RULE_BY_ID", "RULE_OF"]
