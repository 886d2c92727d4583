"""What each category of findings is called in Chinese, in reports and in the tables that models read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from annotations.values import Category

CATEGORIES: Final[Mapping[Category, str]] = MappingProxyType(
    {
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
)

CATEGORY_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {one.value: name for one, name in CATEGORIES.items()}
)
