"""Make the templates of letters (jianwen/letters/templates): python -m tools.letters."""

from __future__ import annotations

from pathlib import Path

from docx import Document

from jianwen.letters.values import blank
from jianwen.report.blocks import Block, Grid, Heading, Paragraph, Title
from jianwen.report.docx_writer import write_docx

FOLDER = Path(__file__).resolve().parent.parent / "jianwen" / "letters" / "templates"
_OFFICE = "{{ 发文单位 }}"
_TITLES: tuple[Block, ...] = (
    Title(_OFFICE),
    Title("{{ 标题 }}"),
    Paragraph("{{ 文号 }}", side="centre"),
)
_HEAD: tuple[Block, ...] = (*_TITLES, Paragraph("{{ 收文单位 }}：", side="left"))
_FACTS: tuple[Block, ...] = (
    Paragraph("{%p for 条 in 情况 %}"),
    Paragraph("{% if 情况|length > 1 %}{{ loop.index }}. {% endif %}{{ 条 }}。"),
    Paragraph("{%p endfor %}"),
)
_SHARED: tuple[Block, ...] = (
    Paragraph("{%p if 共同特征 %}"),
    Paragraph("{{ 共同特征 }}"),
    Paragraph("{%p endif %}"),
)
_CASE = "{{ 附表[0].案号 or 附表[0].对象 }}"
# One case, or several of one lead.
_ONE_CASE = _CASE + "{{ '案件' if 案件数 > 1 else '一案' }}"
_CASES = (
    f"{_CASE}{{% if 线索数 > 1 %}}等 {{{{ 线索数 }}}} {{{{ '件' if 附表[0].案号 else '处' }}}}"
    "{% elif 附表[0].案号 %}一案{% endif %}"
)
_WORK = "本院在{% if 附表[0].案号 %}办理{{ 附表[0].案号 }}一案{% else %}履行检察职责{% endif %}"
_LAW = "{{ 依据|join('；') or '" + blank("所涉的法律规定") + "' }}"
_ABOUT = "{{ 来源 }}，发现下列情况{% if 案件数 %}，涉及案件 {{ 案件数 }} 件{% endif %}（清单附后）"
_SIGNED: tuple[Block, ...] = (
    Paragraph(_OFFICE, side="right"),
    Paragraph("{{ 日期 }}", side="right"),
)
_ANNEX: tuple[Block, ...] = (
    Heading("附：{% if 标题 == '线索移送函' %}线索{% else %}情况{% endif %}清单", 2),
    Grid(
        ("序号", "案件、对象", "情况"),
        (
            ("{%tr for 行 in 附表 %}", "", ""),
            (
                "{{ 行.序号 }}",
                "{{ 行.对象 }}{{ '，%s'|format(行.案号) if 行.案号 and 行.对象 else 行.案号 }}",
                "{{ 行.情况 }}",
            ),
            ("{%tr endfor %}", "", ""),
        ),
        (1.1, 4.1, 6.1),
    ),
)
# Where a lead was seen, and what may explain it, is for who checks the draft, never for who gets the letter.
_CHECK: tuple[Block, ...] = (
    Heading("核对提示（定稿时删去本页起的内容）", 2, apart=True),
    Paragraph("{%p if 先排除 %}"),
    Paragraph("须先排除的合理解释：{{ 先排除|join('；') }}。"),
    Paragraph("{%p endif %}"),
    Paragraph("{%p for 行 in 附表 %}"),
    Paragraph(
        "第 {{ 行.序号 }} 条 {{ 行.案号 or 行.对象 }}：{{ 行.情况 }}。"
        "{% if 行.提示 %}另外：{{ 行.提示 }}。{% endif %}{% if 行.出处 %}出处：{{ 行.出处 }}。{% endif %}"
    ),
    Paragraph("{%p endfor %}"),
    Paragraph(
        "稿中的人名、证件号和住址已经遮盖；收文单位需要知道是谁的，由承办人按出处在原表里查到以后补填。"
    ),
    Paragraph("本稿由鉴文按线索生成，线索不是结论；事实、证据和法律适用由承办人核对后定稿。"),
)
_TAIL = (*_SIGNED, *_ANNEX, *_CHECK)
_ONE = (*_SIGNED, *_CHECK)

# A hearing is on aid where a lead rests on the law of aid; of another case its own questions are asked.
_IF_AID = (Paragraph("{%p if 司法救助 %}"),)
_ELSE = (Paragraph("{%p else %}"),)
_END = (Paragraph("{%p endif %}"),)


def _reply(words: str) -> tuple[Block, ...]:
    """Return the paragraph that asks for a reply, where one is due."""
    return Paragraph("{%p if 回复期限 %}"), Paragraph(words), Paragraph("{%p endif %}")


TEMPLATES: dict[str, tuple[Block, ...]] = {
    "建议": (
        *_HEAD,
        Paragraph(f"{_ABOUT}。现依法提出检察建议。"),
        Heading("一、发现的情况"),
        *_FACTS,
        *_SHARED,
        Heading("二、存在的问题"),
        Paragraph(f"上述情况涉及{_LAW}的规定。{blank('逐项说明违反了什么规定，或者有什么隐患')}"),
        Heading("三、检察建议"),
        Paragraph("根据{{ 职权依据 }}的规定，建议{{ 称呼 }}：{{ 请求 }}"),
        *_reply(
            "请{{ 回复期限 }}将采纳和办理的情况书面回复本院。"
            "对本建议有异议的，请在回复期限内书面提出并说明理由。"
        ),
        *_TAIL,
    ),
    "再审": (
        *_HEAD,
        Paragraph(f"{{{{ 来源 }}}}，{_ONE_CASE}可能确有错误。本院依职权进行监督，现已审查终结。"),
        Heading("一、案件的由来和原审裁判"),
        Paragraph(blank("当事人、案由、原审认定的事实和裁判或者调解的结果、生效日期")),
        Heading("二、本院审查查明的情况"),
        *_FACTS,
        *_SHARED,
        Paragraph(blank("逐项列明证据和调查核实的情况")),
        Heading("三、监督的理由和依据"),
        Paragraph(
            f"上述情况涉及{_LAW}的规定。{blank('属于民事诉讼法第二百一十一条的哪一项，或者调解书怎样损害国家利益、社会公共利益')}"
        ),
        Paragraph("综上，根据{{ 职权依据 }}的规定，建议{{ 称呼 }}{{ 请求 }}。"),
        *_reply("请{{ 回复期限 }}将审查结果书面回复本院。"),
        *_ONE,
    ),
    "意见": (
        *_HEAD,
        Paragraph(
            f"{_ONE_CASE}，本院已于{blank('日期')}对被不起诉人{blank('姓名、证件号码')}作出{blank('种类')}不起诉决定。"
        ),
        Heading("一、违法事实、情节和证据"),
        Paragraph(blank("违法事实、情节和证据；本案的情况见核对提示")),
        Heading("二、处理意见"),
        Paragraph(f"被不起诉人的行为{blank('违反了哪部行政法律的哪一条')}，应当予以行政处理。"),
        Paragraph("根据{{ 职权依据 }}的规定，现提出检察意见，请{{ 称呼 }}{{ 请求 }}。"),
        Heading("三、查封、扣押、冻结财物的情况"),
        Paragraph(blank("没有的写“无”；应当没收违法所得的写明")),
        *_reply("请{{ 回复期限 }}将处理结果书面通知本院。"),
        *_ONE,
    ),
    "磋商": (
        *_HEAD,
        Paragraph(
            f"{_ABOUT}，国家利益或者社会公共利益可能受到侵害。"
            "现就{{ 称呼 }}依法履职的事宜，提出磋商意见。"
        ),
        Heading("一、发现的情况"),
        *_FACTS,
        *_SHARED,
        Heading("二、{{ 称呼 }}的监督管理职责"),
        Paragraph(f"上述情况涉及{_LAW}的规定。{blank('收文单位的职责和履职情况')}"),
        Heading("三、磋商意见"),
        Paragraph("根据{{ 职权依据 }}的规定，请{{ 称呼 }}{{ 请求 }}"),
        Paragraph(f"磋商的时间、地点和参加人：{blank('时间、地点、参加人')}。"),
        *_reply("请{{ 回复期限 }}书面答复本院。"),
        *_TAIL,
    ),
    "起诉": (
        *_HEAD,
        Paragraph(f"支持起诉人：本院。受支持起诉人：{blank('姓名、住址，经本人申请或者同意')}。"),
        Paragraph(
            f"{{{{ 来源 }}}}，{blank('受支持起诉人')}与{{{{ 附表[0].对象 or 附表[0].案号 }}}}"
            f"{blank('案由')}纠纷一案有下列情况："
        ),
        *_FACTS,
        Paragraph(
            f"本院认为，受支持起诉人的合法权益受到侵害，{blank('为什么起诉有困难，有关单位履职以后为什么仍未解决')}。所涉规定：{_LAW}。"
        ),
        Paragraph("根据{{ 职权依据 }}的规定，本院支持其向{{ 称呼 }}提起诉讼，请依法受理并审理。"),
        *_ONE,
    ),
    "监护": (
        *_HEAD,
        Paragraph(f"{_WORK}中发现，{{{{ 称呼 }}}}的被监护人{blank('姓名，可以用化名')}有下列情况："),
        *_FACTS,
        Paragraph(f"上述情况反映出{{{{ 称呼 }}}}{blank('怎样没有依法履行监护职责')}。"),
        Paragraph("根据{{ 职权依据 }}的规定，现督促{{ 称呼 }}{{ 请求 }}，并做到："),
        Paragraph(f"1. {blank('具体的监护要求')}"),
        Paragraph(f"2. 按时接受家庭教育指导：{blank('时间、地点、由谁指导')}"),
        Paragraph(
            f"本令自送达之日起执行；本院在{blank('日期')}前回访。联系人、电话：{blank('联系人、电话')}。"
        ),
        *_ONE,
    ),
    "纠正": (
        *_HEAD,
        Paragraph("{{ 来源 }}，{{ 称呼 }}在办理下列案件中有违法情形（清单附后）："),
        *_FACTS,
        Paragraph(f"上述行为违反了{_LAW}的规定。{blank('逐项说明违法的行为和理由')}"),
        Paragraph("根据{{ 职权依据 }}的规定，特通知{{ 称呼 }}{{ 请求 }}。"),
        *_reply("请{{ 回复期限 }}将纠正的情况书面通知本院。有异议的，请书面提出并说明理由。"),
        *_TAIL,
    ),
    "函": (
        *_HEAD,
        Paragraph(f"{_ABOUT}，与{{{{ 称呼 }}}}的职责有关，特此函告。"),
        Heading("一、有关情况"),
        *_FACTS,
        *_SHARED,
        Heading("二、所涉规定"),
        Paragraph(f"上述情况涉及{_LAW}的规定。"),
        Heading("三、商请事项"),
        Paragraph("{% if 职权依据 %}根据{{ 职权依据 }}的规定，{% endif %}请{{ 称呼 }}{{ 请求 }}"),
        *_reply("请{{ 回复期限 }}函复本院。"),
        Paragraph(f"联系人、电话：{blank('联系人、电话')}。"),
        *_TAIL,
    ),
    "催办": (
        *_HEAD,
        Paragraph(
            f"本院于{blank('日期')}就{_CASES}"
            f"向{{{{ 称呼 }}}}发出{blank('文书的名称和文号')}。"
            "期限已满，本院至今没有收到书面回复："
        ),
        *_FACTS,
        Paragraph("根据{{ 职权依据 }}的规定，请{{ 称呼 }}{{ 请求 }}。"),
        *_reply("请{{ 回复期限 }}回复本院；已经办理的，请附有关文书。"),
        Paragraph(f"联系人、电话：{blank('联系人、电话')}。"),
        *_ONE,
    ),
    "告知": (
        *_HEAD,
        Paragraph(
            f"{_WORK}中了解到，{{{{ 称呼 }}}}或者{{{{ 称呼 }}}}的亲属因案件受到侵害，"
            "生活可能有困难。现将申请国家司法救助的有关事项告知如下。"
        ),
        Heading("一、谁可以申请"),
        Paragraph(
            "因犯罪侵害重伤、严重残疾或者财产受到重大损失的被害人，危及生命急需救治的被害人，被害人死亡后依靠其收入为主要生活来源的"
            "近亲属和由其赡养、扶养、抚养的人，以及因道路交通事故等民事侵权受到人身伤害的人，无法通过诉讼获得赔偿、生活困难的，可以申请。"
            "未成年人或者不能自己申请的，由法定代理人代为申请。依据：{{ 职权依据 }}。"
        ),
        Heading("二、向哪里申请"),
        Paragraph(
            f"向本院控告申诉检察部门提出，书面或者口头都可以，申请不收取任何费用。地址、联系人、电话：{blank('地址、联系人、电话')}。"
        ),
        Heading("三、带什么材料"),
        Paragraph("1. 身份证、户口簿；代为申请的，带代理人的身份证件和关系证明。"),
        Paragraph("2. 与案件有关的文书，实际损失的证明，如病历、医疗费票据、鉴定意见。"),
        Paragraph("3. 得到过多少赔偿、保险、救助的证明，没有得到的写明没有。"),
        Paragraph(
            "4. 家庭人口、收入、劳动能力和生活困难的证明，如低保证、残疾人证，"
            "或者村（居）委会、民政部门的证明。"
        ),
        Paragraph(f"材料不全的也可以先申请，由本院帮助收集。{blank('本院另要的材料')}"),
        Heading("四、还可以得到的帮助"),
        Paragraph(
            "救助以后生活仍有困难的，本院可以将情况告知民政、残联、妇联、教育等部门；要起诉而没有能力的，可以申请法律援助，或者请本院支持起诉。"
        ),
        Paragraph("是否符合条件、救助多少，由本院审查后决定；本告知书不是决定。"),
        *_ONE,
    ),
    "听证": (
        *_TITLES,
        Paragraph(f"时间：{blank('时间')}　地点：{blank('地点')}"),
        Paragraph(f"主持人：{blank('主持人')}　听证员：{blank('听证员')}　记录人：{blank('记录人')}"),
        Paragraph(
            "参加人：{{ '申请人' if 司法救助 else '当事人' }} {{ 收文单位 }}；"
            f"有关部门、基层组织代表 {blank('姓名、单位')}"
        ),
        Heading("一、事由"),
        *_IF_AID,
        Paragraph(
            f"{_ONE_CASE}的国家司法救助，是否符合条件、救助多少有疑问，本院决定公开听证。"
            "依据：{{ 职权依据 }}。"
        ),
        *_ELSE,
        Paragraph(
            f"{_CASE}{{{{ '案件' if 案件数 > 1 else '一案' if 附表[0].案号 else '的情况' }}}}涉及{_LAW}，"
            f"本院对{blank('事实认定、法律适用或者处理上有什么疑问')}决定公开听证。依据：{blank('听证的依据')}。"
        ),
        *_END,
        Heading("二、承办人介绍已经查明的情况"),
        *_FACTS,
        Heading("三、听证的问题"),
        *_IF_AID,
        Paragraph(f"1. 申请人的生活困难是不是由案件造成的：{blank('陈述和意见')}"),
        Paragraph(f"2. 赔偿、社会救助、保险已经得到多少，还能得到多少：{blank('陈述和意见')}"),
        Paragraph(f"3. 申请人与加害人是亲属的，救助是否合适，怎样保证用在受助人身上：{blank('陈述和意见')}"),
        Paragraph(f"4. 救助的金额和方式，需要哪些部门一起帮助：{blank('陈述和意见')}"),
        *_ELSE,
        Paragraph(f"1. 上述情况是否属实，有什么证据：{blank('陈述和意见')}"),
        Paragraph(f"2. 法律应当怎样适用：{blank('陈述和意见')}"),
        Paragraph(f"3. 对处理有什么意见，争议怎样化解：{blank('陈述和意见')}"),
        *_END,
        Heading("四、听证员评议意见"),
        Paragraph(blank("评议意见")),
        Paragraph("以上笔录经参加人核对无误。"),
        Paragraph(f"主持人、听证员、参加人签名：{blank('签名')}", side="left"),
        Paragraph(f"记录人：{blank('签名')}　{{{{ 日期 }}}}", side="right"),
        *_CHECK,
    ),
    "抗诉": (
        *_HEAD,
        Paragraph(f"{{{{ 来源 }}}}，{_ONE_CASE}的生效裁判可能确有错误，现已审查终结。"),
        Heading("一、案件的由来和原审裁判"),
        Paragraph(blank("当事人、案由或者罪名、原审认定的事实和裁判、生效日期")),
        Heading("二、审查查明的情况"),
        *_FACTS,
        Paragraph(blank("逐项列明证据和调查核实的情况")),
        Heading("三、理由和依据"),
        Paragraph(f"上述情况涉及{_LAW}的规定。{blank('原裁判错在哪里，依照什么规定应当怎样裁判')}"),
        Paragraph("综上，根据{{ 职权依据 }}的规定，{{ 请求 }}"),
        *_ONE,
    ),
}


def _bind(path: Path) -> None:
    """Keep who signs with the last words of the text; the annex is long, and goes over pages as it must."""
    document = Document(str(path))
    lines = document.paragraphs
    signed = next((at for at, line in enumerate(lines) if line.text == _OFFICE and at), None)
    if signed is not None:
        # Lines that only steer ({%p if … %}) vanish: the two that are left may be the last.
        words = [line for line in lines[:signed] if not line.text.startswith("{%p")]
        for line in (*words[-2:], lines[signed]):
            line.paragraph_format.keep_with_next = True
        lines[signed + 1].paragraph_format.keep_with_next = False
    for table in document.tables:
        for row in table.rows[1:]:
            row.cells[0].paragraphs[0].paragraph_format.keep_with_next = False
    document.save(str(path))


def main() -> None:
    """Write every template."""
    FOLDER.mkdir(exist_ok=True)
    for name, blocks in TEMPLATES.items():
        path = FOLDER / f"{name}.docx"
        write_docx(blocks, path)
        _bind(path)


if __name__ == "__main__":
    main()
