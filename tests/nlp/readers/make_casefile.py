"""Invented case files for tests: pages of lines, as a text reading or as a real PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from nlp.readers.interface import Reading
from nlp.values import Page, Span
from tests.nlp.readers.make_pdf import FONT, LEFT, WIDTH, Draw, make_pdf

COVER = "某某市公安局\n刑事侦查卷宗\n案件名称：盗窃案"
DIRECTORY = """卷内文件目录
序号 文件名称 页号 备注
1 受案登记表 1
2 立案决定书 2
3 讯问笔录 3-4
4 起诉意见书 5-6
5 谅解书 7"""
FORM = """受案登记表
某公（刑）受案字〔2023〕12号
案件名称：盗窃案
简要案情：2023年1月2日，报警人称店内财物被盗。"""
OPENED = """某某市公安局
立案决定书
某公（刑）立字〔2023〕12号
根据《中华人民共和国刑事诉讼法》第一百一十二条之规定，决定对盗窃案立案侦查。
二〇二三年一月三日"""
QUESTION = """讯 问 笔 录（第1次）
时间：2023年1月4日10时至11时
地点：某某市公安局办案中心
问：你的姓名？
答：甲某。
第1页 共2页"""
ANSWER = """问：你是否收到起诉意见书？
答：没有。
以上笔录我看过，和我说的一样。
第2页 共2页"""
OPINION = """某某市公安局
起诉意见书
某公（刑）诉字〔2023〕12号
犯罪嫌疑人甲某，男，某省某市人。
经依法侦查查明：甲某于2023年1月1日窃取店内财物。"""
OPINION_2 = """综上所述，犯罪嫌疑人甲某的行为涉嫌盗窃罪，现将此案移送审查起诉。
此致
某某市人民检察院
二〇二三年三月一日"""
FORGIVEN = """谅解书
被害人：乙某
甲某已赔偿损失，本人自愿对其表示谅解。
二〇二三年三月二日"""
PAGES = (COVER, DIRECTORY, FORM, OPENED, QUESTION, ANSWER, OPINION, OPINION_2, FORGIVEN)

JUDGMENT = """某某市某某区人民法院
刑 事 判 决 书
（2023）某0101刑初1号
公诉机关某某市某某区人民检察院。
被告人甲某，男。
某某市某某区人民检察院以某检刑诉〔2023〕1号起诉书指控被告人甲某犯盗窃罪，向本院提起公诉。"""
JUDGMENT_2 = """起诉书
指控，被告人甲某窃取财物，有讯问笔录、鉴定意见、谅解书证实。
本院认为，被告人甲某的行为已构成盗窃罪。"""
JUDGMENT_3 = """判决如下：
被告人甲某犯盗窃罪，判处拘役三个月。
审判员 丙某
二〇二三年五月六日
书记员 丁某"""


def reading_of(pages: Sequence[str]) -> Reading:
    """Make the reading that a reader of paged files would give."""
    text = "\n".join(pages)
    spans, at = [], 0
    for number, page in enumerate(pages, 1):
        end = at + len(page) + (number < len(pages))
        spans.append(Page(number, Span(at, end)))
        at = end
    return Reading(text, "application/pdf", pages=tuple(spans))


def write_pdf(pages: Sequence[str], path: Path) -> None:
    """Draw each page's lines; a line that is a title is centred, as offices print it."""
    make_pdf(path, [_drawing(page) for page in pages])


def _drawing(page: str) -> Draw:
    """Draw one page."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        for row, line in enumerate(page.split("\n")):
            short = len(line) < 20 and not any(mark in line for mark in "：。，")
            place = canvas.drawCentredString if short else canvas.drawString
            place(WIDTH / 2 if short else LEFT, 760 - 22 * row, line)

    return draw
