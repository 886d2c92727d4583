"""Rewrite what the docs make from the code: `python -m tools.docs` (`--check` only compares).

A made part stands between `<!-- KIND:NAME -->` and `<!-- /KIND -->`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from typer.testing import CliRunner

from annotations.privacy.rules import RULES
from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import Table
from annotations.values import Category
from jianwen.cli import app
from tools import docs_library, docs_models

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "README.md",
    "README.zh-CN.md",
    "docs/rules.md",
    "docs/commands.md",
    "docs/tables.md",
    "docs/models.md",
    "docs/models.zh-CN.md",
    "docs/library.md",
)
PART = re.compile(r"(<!-- (help|table):([\w. -]+) -->\n).*?(<!-- /\2 -->)", re.DOTALL)

# What each category means, in both languages of the README.
CATEGORIES: dict[Category, tuple[str, str]] = {
    Category.NAME_VICTIM: (
        "full name of a victim or of who represents them",
        "被害人、附带民事诉讼原告人及其法定代理人的姓名",
    ),
    Category.NAME_WITNESS: ("full name of a witness in a criminal case", "刑事案件证人的姓名"),
    Category.NAME_APPRAISER: ("full name of an appraiser", "鉴定人的姓名"),
    Category.NAME_MINOR: ("full name of a minor or of who represents them", "未成年人及其法定代理人的姓名"),
    Category.NAME_FAMILY_PARTY: (
        "party of a family or inheritance case",
        "婚姻家庭、继承纠纷当事人及其法定代理人的姓名",
    ),
    Category.NAME_PARTY: ("party's name (profile SPC2024)", "当事人姓名（SPC2024）"),
    Category.NAME_ORGANISATION: ("organisation's name (profile SPC2024)", "法人和其他组织名称（SPC2024）"),
    Category.NAME_LEGAL_REPRESENTATIVE: (
        "legal representative (profile SPC2024)",
        "法定代表人姓名（SPC2024）",
    ),
    Category.ID_NUMBER: ("citizen ID, passport and similar numbers", "身份证号码、护照等证件号码"),
    Category.PHONE: ("mobile and landline numbers", "手机和固定电话号码"),
    Category.EMAIL: ("e-mail addresses", "电子邮箱"),
    Category.SOCIAL_ACCOUNT: ("WeChat, QQ, Alipay and similar accounts", "微信、QQ、支付宝等账号"),
    Category.ADDRESS: ("home address below the county", "自然人家庭住址县级以下部分"),
    Category.BANK_ACCOUNT: ("bank and payment accounts", "银行账号、支付账号"),
    Category.PLATE: ("vehicle plates", "车牌号码"),
    Category.PROPERTY_CERTIFICATE: (
        "numbers of property and vehicle certificates",
        "不动产、车辆等权属证书编号",
    ),
    Category.HEALTH: ("a natural person's disease or disability", "自然人的健康状况"),
    Category.SCHOOL: ("the school of a minor", "未成年人就读的学校"),
    Category.TECH_INVESTIGATION: ("technical investigation measures", "技术侦查措施"),
    Category.FAMILY_PRIVACY: ("privacy in family and personality cases", "家事、人格权益纠纷中的个人隐私"),
    Category.TRADE_SECRET: ("trade secrets", "商业秘密"),
    Category.SEALED_RECORD: ("a record that is to be sealed", "应当封存的犯罪、治安记录"),
    Category.PUBLICATION_CARD: ("the article 6 card lacks a field", "不公开文书的信息项不完整"),
    Category.PUBLICATION_LATE: ("published after 7 working days", "没有在七个工作日内公布"),
    Category.PUBLICATION_MISSING: ("must be published and is not", "应当公布而没有公布"),
    Category.PUBLICATION_ALTERED: (
        "differs from the original beyond masks",
        "与原本不一致（隐名、删除之外）",
    ),
    Category.PUBLICATION_CORRECTION_MISSING: (
        "the correction is not published",
        "补正裁定没有公布",
    ),
    Category.OVERMASKED: ("what must stay was hidden", "不应隐去的被隐去"),
    Category.MASKING_INCONSISTENT: ("masked here, in full there", "同一人隐名前后不一"),
    Category.MASKING_COLLISION: ("two people, one mask", "不同的人隐名后重复"),
    Category.MASKING_STYLE: ("a mask not as article 9 says", "隐名写法不合第九条"),
    Category.LINKABILITY: ("still recognisable once masked", "隐名后仍可识别"),
    Category.PUBLICATION_FORBIDDEN: (
        "the document must not be published (article 4)",
        "依第四条不应公布的文书",
    ),
    Category.HIDDEN_METADATA: ("in properties or meta data", "文档属性、元数据里的个人信息"),
    Category.HIDDEN_COVERED: ("under a box, white, tiny or invisible", "被遮盖、白色、极小或不可见文字"),
    Category.HIDDEN_REVISION: ("in a tracked change", "修订痕迹里的个人信息"),
    Category.HIDDEN_COMMENT: ("in a comment", "批注里的个人信息"),
    Category.HIDDEN_FILENAME: ("in the file name", "文件名里的个人信息"),
}


def help_of(command: str) -> str:
    """Return the help text of `jianwen` or of one of its commands, as a 100-column terminal shows it."""
    name, *arguments = command.split()
    plain = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    done = CliRunner(env=plain).invoke(app, [*arguments, "--help"], prog_name=name, catch_exceptions=False)
    lines = [line.rstrip() for line in done.stdout.strip("\n").splitlines()]
    return "```\n" + "\n".join(lines).strip("\n") + "\n```\n"


def categories_table(page: str) -> str:
    """Return the table of categories in the page's language."""
    chinese = page.endswith("zh-CN.md")
    head = "| 类别 | 内容 |\n|---|---|\n" if chinese else "| category | what is exposed |\n|---|---|\n"
    return head + "".join(f"| `{one.value}` | {words[chinese]} |\n" for one, words in CATEGORIES.items())


def rules_table(_page: str) -> str:
    """Return the rule table."""
    head = (
        "| rule | basis | what | severity | what to do | innocent explanation |\n|---|---|---|---|---|---|\n"
    )
    rows = (
        f"| {r.id} | {r.article} | {r.title} | {r.severity} | {r.suggestion} | {r.innocent} |\n"
        for r in RULES
    )
    return head + "".join(rows)


def tables_of_models(_page: str) -> str:
    """Return the catalogue of tables that models read."""
    return "\n".join(_one_table(table) for table in catalogue().values())


def _one_table(table: Table) -> str:
    """Return one table of the catalogue."""
    mark = "（敏感）" if table.private else ""
    rows = (
        f"| {one.name}{'*' if one.required else '~' if one.read else ''} | {one.sense} | {one.meaning} "
        f"| {' '.join(one.aliases)} |\n"
        for one in table.columns
    )
    head = "| column | sense | meaning | also called |\n|---|---|---|---|\n"
    return f"### {table.name}{mark}\n\n{table.meaning}\n\n{head}{''.join(rows)}"


TABLES: dict[str, Callable[[str], str]] = {
    "categories": categories_table,
    "rules": rules_table,
    "tables": tables_of_models,
    "library": docs_library.library_table,
    **docs_models.TABLES,
}


def made(page: str, text: str) -> str:
    """Return the page with every made part made anew."""

    def part(match: re.Match[str]) -> str:
        kind, name = match[2], match[3]
        return match[1] + (help_of(name) if kind == "help" else TABLES[name](page)) + match[4]

    return PART.sub(part, text)


def main(check: bool) -> int:
    """Rewrite the pages, or with `check` only say which are stale."""
    stale = []
    for page in (*PAGES, docs_models.SCHEMA):
        path = ROOT / page
        old = path.read_text("utf-8") if path.exists() else ""
        new = docs_models.schema_text() if page == docs_models.SCHEMA else made(page, old)
        if new != old:
            stale.append(page)
            if not check:
                path.write_text(new, "utf-8")
    print("\n".join(f"{'stale' if check else 'rewritten'}: {page}" for page in stale) or "nothing to do")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
