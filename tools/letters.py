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
_TAIL: tuple[Block, ...] = (
    Paragraph("{{ 发文单位 }}", side="right"),
    Paragraph("{{ 日期 }}", side="right"),
    Heading("附：线索清单", 2),
    Grid(
        ("序号", "对象", "案号", "情况", "出处"),
        (
            ("{%tr for 行 in 附表 %}", "", "", "", ""),
            ("{{ 行.序号 }}", "{{ 行.对象 }}", "{{ 行.案号 }}", "{{ 行.情况 }}", "{{ 行.出处 }}"),
            ("{%tr endfor %}", "", "", "", ""),
        ),
        (0.7, 1.8, 2.4, 4.0, 2.4),
    ),
    Heading("核对提示（定稿时删去）", 2),
    Paragraph("以下合理解释须先排除：{{ 先排除|join('；') }}。"),
    Paragraph("本稿由鉴文按线索生成，线索不是结论；事实、证据和法律适用由承办人核对后定稿。"),
)
_SOURCE = (
    "本院在履行法律监督职责中，运用“{{ 模型 }}”对有关数据进行筛查，"
    "发现 {{ 线索数 }} 件线索，涉及案件 {{ 案件数 }} 件。经核查（{{ 待填 }}），现将有关情况告知如下。"
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
        *_TAIL,
    ),
}


def main() -> None:
    """Write every template."""
    FOLDER.mkdir(exist_ok=True)
    for name, blocks in TEMPLATES.items():
        write_docx(blocks, FOLDER / f"{name}.docx")


if __name__ == "__main__":
    main()
