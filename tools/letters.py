"""Make the templates of letters (jianwen/letters/templates): python -m tools.letters."""

from __future__ import annotations

from pathlib import Path

from jianwen.report.blocks import Block, Grid, Heading, Paragraph, Title
from jianwen.report.docx_writer import write_docx

FOLDER = Path(__file__).resolve().parent.parent / "jianwen" / "letters" / "templates"
_HEAD: tuple[Block, ...] = (
    Title("{{ 发文单位 }}"),
    Title("{{ 标题 }}"),
    Paragraph("{{ 文号 }}", side="centre"),
    Paragraph("{{ 收文单位 }}：", side="left"),
)
_FOUND: tuple[Block, ...] = (
    Paragraph("{%p for 条 in 情况 %}"),
    Paragraph("{{ loop.index }}. {{ 条 }}。"),
    Paragraph("{%p endfor %}"),
    Paragraph("{%p if 共同特征 %}"),
    Paragraph("{{ 共同特征 }}"),
    Paragraph("{%p endif %}"),
)
_SIGNED: tuple[Block, ...] = (
    Paragraph("{{ 发文单位 }}", side="right"),
    Paragraph("{{ 日期 }}", side="right"),
)
_ANNEX: tuple[Block, ...] = (
    Heading("附：线索清单", 2),
    Grid(
        ("序号", "对象", "案号", "情况"),
        (
            ("{%tr for 行 in 附表 %}", "", "", ""),
            ("{{ 行.序号 }}", "{{ 行.对象 }}", "{{ 行.案号 }}", "{{ 行.情况 }}"),
            ("{%tr endfor %}", "", "", ""),
        ),
        (0.8, 2.2, 2.6, 5.7),
    ),
)
# Where a lead was seen, and what may explain it, is for who checks the draft, never for who gets the letter.
_CHECK: tuple[Block, ...] = (
    Heading("核对提示（定稿时删去）", 2),
    Paragraph("以下合理解释须先排除：{{ 先排除|join('；') }}。"),
    Paragraph("{%p for 行 in 附表 %}"),
    Paragraph("第 {{ 行.序号 }} 条 {{ 行.案号 or 行.对象 }}，出处：{{ 行.出处 }}。"),
    Paragraph("{%p endfor %}"),
    Paragraph("本稿由鉴文按线索生成，线索不是结论；事实、证据和法律适用由承办人核对后定稿。"),
)
_TAIL = (*_SIGNED, *_ANNEX, *_CHECK)
_SOURCE = (
    "本院在履行法律监督职责中，运用“{{ 模型 }}”模型对有关数据进行筛查，"
    "发现线索 {{ 线索数 }} 条{% if 案件数 %}，涉及案件 {{ 案件数 }} 件{% endif %}。"
    "经核查（{{ 待填 }}），现将有关情况告知如下。"
)
TEMPLATES: dict[str, tuple[Block, ...]] = {
    "建议": (
        *_HEAD,
        Paragraph(_SOURCE),
        Heading("一、发现的情况"),
        *_FOUND,
        Heading("二、法律依据"),
        Paragraph("{{ 依据|join('；') }}。"),
        Heading("三、建议"),
        Paragraph("为此，建议你单位：{{ 请求 }}"),
        Paragraph("{%p if 回复期限 %}"),
        Paragraph("请{{ 回复期限 }}将处理情况书面回复本院。如有异议，请在回复期限内书面提出并说明理由。"),
        Paragraph("{%p endif %}"),
        *_TAIL,
    ),
    "函": (
        *_HEAD,
        Paragraph(_SOURCE),
        Heading("一、有关情况"),
        *_FOUND,
        Heading("二、依据"),
        Paragraph("{{ 依据|join('；') }}。"),
        Heading("三、请你单位"),
        Paragraph("{{ 请求 }}"),
        Paragraph("{%p if 回复期限 %}"),
        Paragraph("回复：{{ 回复期限 }}。"),
        Paragraph("{%p endif %}"),
        *_TAIL,
    ),
    "告知": (
        *_HEAD,
        Paragraph("本院在履行职责中了解到与你有关的下列情况："),
        *_FOUND,
        Paragraph("根据{{ 依据|join('、') }}，{{ 请求 }}"),
        Paragraph("联系人、联系电话：{{ 待填 }}"),
        *_SIGNED,
        *_CHECK,
    ),
    "听证": (
        Title("{{ 发文单位 }}"),
        Title("{{ 标题 }}"),
        Paragraph("{{ 文号 }}", side="centre"),
        Paragraph("时间：{{ 待填 }}　地点：{{ 待填 }}"),
        Paragraph("主持人：{{ 待填 }}　听证员：{{ 待填 }}　记录人：{{ 待填 }}"),
        Paragraph("参加人：申请人 {{ 收文单位 }}；有关部门、基层组织代表 {{ 待填 }}"),
        Heading("一、事由"),
        Paragraph("{%p for 行 in 附表 %}"),
        Paragraph(
            "{{ 行.案号 or 行.对象 }}一案的国家司法救助，是否符合条件、救助多少有疑问，本院决定公开听证。"
        ),
        Paragraph("{%p endfor %}"),
        Heading("二、承办人介绍已经查明的情况"),
        *_FOUND,
        Heading("三、听证的问题"),
        Paragraph("1. 申请人的生活困难是不是由案件造成的：{{ 待填 }}"),
        Paragraph("2. 赔偿、社会救助、保险已经得到多少，还能得到多少：{{ 待填 }}"),
        Paragraph("3. 救助的金额和方式，需要哪些部门一起帮助：{{ 待填 }}"),
        Heading("四、申请人陈述和有关部门意见"),
        Paragraph("{{ 待填 }}"),
        Heading("五、听证员评议意见"),
        Paragraph("{{ 待填 }}"),
        Paragraph("{{ 请求 }}"),
        Paragraph("主持人、听证员、参加人签名：{{ 待填 }}", side="left"),
        Paragraph("记录人：{{ 待填 }}　{{ 日期 }}", side="right"),
        *_CHECK,
    ),
    "抗诉": (
        *_HEAD,
        Paragraph("本院审查了下列案件："),
        Paragraph("{%p for 行 in 附表 %}"),
        Paragraph("{{ 行.案号 or 行.对象 }}。当事人、原审裁判及其生效日期：{{ 待填 }}。"),
        Paragraph("{%p endfor %}"),
        Heading("一、审查查明的情况"),
        *_FOUND,
        Paragraph("证据和调查核实的情况：{{ 待填 }}。"),
        Heading("二、理由和依据"),
        Paragraph("{{ 待填 }}"),
        Paragraph("综上，依照{{ 依据|join('、') }}的规定，{{ 请求 }}"),
        *_SIGNED,
        *_CHECK,
    ),
}


def main() -> None:
    """Write every template."""
    FOLDER.mkdir(exist_ok=True)
    for name, blocks in TEMPLATES.items():
        write_docx(blocks, FOLDER / f"{name}.docx")


if __name__ == "__main__":
    main()
