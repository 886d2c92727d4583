"""Make nlp/data/charge_names.tsv: charges that the public list lacks, and other names of listed charges.

Run `python -m tools.charges`. The list that charges.tsv is made of ends before 刑法修正案(十一) (in force
since 2021-03-01) and names each charge once, in its full selective form. Judgments also write names that the
courts' rules on charges (罪名补充规定) have replaced, and shortened ones. Each line is the name as written
and the charge that it stands for; a charge of its own stands for itself.
"""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "nlp" / "data"
# 罪名补充规定(七), 法释〔2021〕2号, and (八), 法释〔2024〕3号.
ADDED = (
    "妨害安全驾驶罪",
    "强令、组织他人违章冒险作业罪",
    "危险作业罪",
    "生产、销售、提供假药罪",
    "生产、销售、提供劣药罪",
    "妨害药品管理罪",
    "欺诈发行证券罪",
    "为境外窃取、刺探、收买、非法提供商业秘密罪",
    "负有照护职责人员性侵罪",
    "袭警罪",
    "冒名顶替罪",
    "高空抛物罪",
    "催收非法债务罪",
    "侵害英雄烈士名誉、荣誉罪",
    "组织参与国(境)外赌博罪",
    "非法采集人类遗传资源、走私人类遗传资源材料罪",
    "非法植入基因编辑、克隆胚胎罪",
    "危害珍贵、濒危野生动物罪",
    "非法猎捕、收购、运输、出售陆生野生动物罪",
    "破坏自然保护地罪",
    "危害国家重点保护植物罪",
    "非法引进、释放、丢弃外来入侵物种罪",
    "妨害兴奋剂管理罪",
    "食品、药品监管渎职罪",
    "洗钱罪",
    "拒不支付劳动报酬罪",
    "虚假诉讼罪",
    "虐待被监护、看护人罪",
)
# Charges that no longer exist but stand in older judgments.
ABOLISHED = ("嫖宿幼女罪", "流氓罪", "投机倒把罪", "反革命罪")
# Replaced or shortened names, and the misspellings of the names themselves that are common.
OTHER = {
    "强制猥亵、侮辱罪": "强制猥亵妇女罪 强制猥亵、侮辱妇女罪 侮辱妇女罪 强制侮辱妇女罪",
    "侵犯公民个人信息罪": "非法获取公民个人信息罪 出售、非法提供公民个人信息罪 出售公民个人信息罪 "
    "非法提供公民个人信息罪 公民个人信息罪",
    "伪造、变造、买卖身份证件罪": "伪造居民身份证罪 伪造、变造居民身份证罪 变造居民身份证罪 买卖居民身份证罪",
    "编造、故意传播虚假恐怖信息罪": "编造虚假恐怖信息罪",
    "污染环境罪": "环境污染罪 重大环境污染事故罪",
    "妨害公务罪": "妨碍公务罪",
    "生产、销售不符合安全标准的食品罪": "生产、销售不符合卫生标准的食品罪 "
    "生产、销售不符合安全生产标准的食品罪",
    "生产、销售有毒、有害食品罪": "生产、销售有毒、有害的食品罪",
    "逃税罪": "偷税罪",
    "投放危险物质罪": "投毒罪",
    "非国家工作人员受贿罪": "公司、企业人员受贿罪",
    "对非国家工作人员行贿罪": "对公司、企业人员行贿罪",
    "拐卖妇女、儿童罪": "拐卖人口罪",
    "非法吸收公众存款罪": "变相吸收公众存款罪 非法吸收公众存款 非法吸收公共存款罪",
    "容留他人吸毒罪": "容留他人吸食毒品罪 容留吸毒罪 容留吸食毒品罪",
    "走私、贩卖、运输、制造毒品罪": "贩毒罪 运毒罪",
    "组织、领导传销活动罪": "组织、领导传销罪 组织领导活动罪",
    "非法采矿罪": "非法采砂罪",
    "骗取贷款、票据承兑、金融票证罪": "骗取金融机构贷款罪",
    "组织、领导、参加黑社会性质组织罪": "积极参加黑社会性质组织罪",
    "非法占用农用地罪": "非法占用耕地罪",
    "非法生产、买卖、运输制毒物品、走私制毒物品罪": "走私制毒物品罪 非法买卖制毒物品罪 制造毒品物品罪",
    "隐匿、故意销毁会计凭证、会计账簿、财务会计报告罪": "隐匿、故意销毁会计凭证、会计帐簿、财务会计报告罪 "
    "隐匿、故意毁坏会计凭证、会计账簿、财务会计报告罪",
    "非法猎捕、杀害珍贵、濒危野生动物罪": "非法猎捕、杀害、出售珍贵、濒危野生动物罪",
    "非法收购、运输盗伐、滥伐的林木罪": "非法收购盗伐、滥伐的林木罪 非法收购滥伐林木罪 非法收购盗伐林木罪",
    "帮助信息网络犯罪活动罪": "帮信罪 帮助网络信息犯罪活动罪",
    "窝藏、包庇罪": "窝藏罪 包庇罪",
    "过失致人死亡罪": "过失杀人罪",
    "过失致人重伤罪": "过失重伤罪 过失伤害罪",
    "以危险方法危害公共安全罪": "以其他危险方法危害公共安全罪 以危险方法危害公共安全",
}


def names() -> list[tuple[str, str]]:
    """Return (name as written, charge that it stands for)."""
    listed = set((DATA / "charges.tsv").read_text("utf-8").split())
    own = [(name, name) for name in (*ADDED, *ABOLISHED) if name not in listed]
    other = [(alias, charge) for charge, aliases in OTHER.items() for alias in aliases.split()]
    missing = {charge for _, charge in other} - listed
    if missing:
        raise SystemExit(f"not in charges.tsv: {sorted(missing)}")
    return own + [pair for pair in other if pair[0].endswith("罪") and pair[0] not in listed]


def main() -> None:
    """Write the table."""
    lines = [f"{alias}\t{charge}\n" for alias, charge in names()]
    (DATA / "charge_names.tsv").write_text("".join(lines), "utf-8")
    print(f"charge_names.tsv: {len(lines)}")


if __name__ == "__main__":
    main()
