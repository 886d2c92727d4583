"""The words of reports: what each category, severity, cause and standing is called in Chinese."""

from __future__ import annotations

from annotations.values import Category, Profile, Severity, Verdict
from jianwen.results import Standing
from nlp.case import EventKind
from nlp.values import Cause

BANNER = "线索，非结论"
BANNER_NOTE = "本报告由程序生成，每一项都须由人核对原文后作出判断；无辜解释一栏是首先应当排除的情形。"

CATEGORIES: dict[Category, str] = {
    Category.NAME_VICTIM: "被害人姓名",
    Category.NAME_WITNESS: "证人姓名",
    Category.NAME_APPRAISER: "鉴定人姓名",
    Category.NAME_MINOR: "未成年人姓名",
    Category.NAME_FAMILY_PARTY: "家事案件当事人姓名",
    Category.NAME_PARTY: "当事人姓名",
    Category.NAME_ORGANISATION: "单位名称",
    Category.NAME_LEGAL_REPRESENTATIVE: "法定代表人姓名",
    Category.ID_NUMBER: "证件号码",
    Category.PHONE: "电话号码",
    Category.EMAIL: "电子邮箱",
    Category.SOCIAL_ACCOUNT: "社交账号",
    Category.ADDRESS: "家庭住址",
    Category.BANK_ACCOUNT: "银行账号",
    Category.PLATE: "车牌号码",
    Category.PROPERTY_CERTIFICATE: "权属证书编号",
    Category.HEALTH: "健康状况",
    Category.SCHOOL: "未成年人学校",
    Category.TECH_INVESTIGATION: "技术侦查",
    Category.FAMILY_PRIVACY: "家事与人格隐私",
    Category.TRADE_SECRET: "商业秘密",
    Category.SEALED_RECORD: "应封存的记录",
    Category.PUBLICATION_FORBIDDEN: "不应公布的文书",
    Category.PUBLICATION_CARD: "不公开信息项不全",
    Category.PUBLICATION_LATE: "迟延公布",
    Category.PUBLICATION_MISSING: "应公布未公布",
    Category.PUBLICATION_ALTERED: "与原本不一致",
    Category.PUBLICATION_CORRECTION_MISSING: "补正裁定未公布",
    Category.OVERMASKED: "不当隐去",
    Category.MASKING_INCONSISTENT: "隐名前后不一",
    Category.MASKING_COLLISION: "隐名重复",
    Category.MASKING_STYLE: "隐名写法",
    Category.LINKABILITY: "隐名后仍可识别",
    Category.HIDDEN_METADATA: "文档属性残留",
    Category.HIDDEN_COVERED: "遮盖文字残留",
    Category.HIDDEN_REVISION: "修订痕迹残留",
    Category.HIDDEN_COMMENT: "批注残留",
    Category.HIDDEN_FILENAME: "文件名残留",
}

CATEGORY_NAMES = {one.value: name for one, name in CATEGORIES.items()}

SEVERITIES: dict[Severity, str] = {
    Severity.ERROR: "错误",
    Severity.WARN: "警告",
    Severity.REVIEW: "复核",
    Severity.INFO: "提示",
}

CAUSES: dict[Cause, str] = {
    Cause.MISSING: "文件不存在",
    Cause.UNSUPPORTED: "格式不支持",
    Cause.EMPTY: "内容为空",
    Cause.ENCRYPTED: "已加密",
    Cause.DAMAGED: "已损坏",
    Cause.ENCODING: "编码不明",
    Cause.IMAGE_ONLY: "只有图像",
    Cause.NEEDS_PROGRAM: "缺少程序",
    Cause.TOO_LARGE: "超过大小上限",
    Cause.UNSAFE: "不安全",
    Cause.TIMEOUT: "超时",
    Cause.MEMORY: "超过内存上限",
    Cause.CRASHED: "处理时崩溃",
    Cause.BAD_ROW: "数据行有误",
}

STANDINGS: dict[Standing, str] = {
    Standing.OPEN: "",
    Standing.CONFIRMED: "属实",
    Standing.DISMISSED: "误报",
}

PROFILES: dict[Profile, str] = {
    Profile.LAW2016: "法释〔2016〕19号",
    Profile.SPC2024: "2024年以来的公布实践（SPC2024）",
}

# What a person may write into the decision column of the sheet, and the verdict it stands for.
VERDICT_WORDS = ("属实", "误报", "重新打开")
VERDICT_NAMES: dict[Verdict, str] = {
    Verdict.CONFIRMED: "属实",
    Verdict.DISMISSED: "误报",
    Verdict.REOPENED: "重新打开",
    Verdict.ADDED: "补充",
    Verdict.CORRECTED: "更正位置",
    Verdict.VALID: "有效",
    Verdict.REFERRED: "移送",
    Verdict.ESTABLISHED: "成案",
    Verdict.UNFOUNDED: "不成案",
}


def category_name(category: Category) -> str:
    """Return the Chinese name of a category; one that has no name yet is shown by its id."""
    return CATEGORIES.get(category, category.value)


def cause_name(cause: Cause) -> str:
    """Return the Chinese name of a cause."""
    return CAUSES.get(cause, cause.value)


EVENT: dict[EventKind, str] = {
    EventKind.FILED: "立案",
    EventKind.HEARD: "开庭",
    EventKind.CLOSED: "裁判",
    EventKind.DETAINED: "拘留",
    EventKind.ARRESTED: "逮捕",
    EventKind.INDICTED: "起诉",
    EventKind.OFFENCE: "案发",
}
