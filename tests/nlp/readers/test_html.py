"""HTML: the document of a page as a browser shows it, its frame beside it, and what nobody sees."""

from __future__ import annotations

import base64
import html
import io
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from annotations.redaction.html import masked_page
from annotations.redaction.values import Plan
from nlp.readers.html.reader import read_html, read_page
from nlp.readers.interface import Limits, ReadError, Reading
from nlp.values import Cause, HiddenKind

LIMITS = Limits()
DOCUMENT = [
    "北川市东湖区人民法院", "民 事 判 决 书", "（2023）川0999民初123号", "原告：北川市某某有限公司。",
    "被告：赵某甲，男，汉族。",
    "原告诉称，被告借款未还，请求判令归还借款本金及利息。", "本院认为，合法的借贷关系受法律保护。",
    "判决如下：",
    "被告赵某甲于本判决生效后十日内归还原告借款50000元。", "审判员　陈某", "书记员　林某",
]  # fmt: skip
BODY = "".join(f"<p>{line}</p>\n" for line in DOCUMENT)
NAVIGATION = "<div class='header'><a href='/'>最高人民法院</a>"
NAVIGATION += "<ul class='nav'><li><a>首页</a></li><li><a>刑事案件</a></li></ul></div>"
FOOT = "<div class='footer'>版权所有 某某技术公司</div>"


def page(body: str, head: str = "") -> Reading:
    return read_page(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")


def hidden(reading: Reading, kind: HiddenKind = HiddenKind.COVERED) -> list[str]:
    return [part.text for part in reading.hidden if part.kind is kind]


def test_blocks_are_paragraphs_and_inline_elements_are_not() -> None:
    source = "<div>原告陈<b>大</b><span>山</span>，男&nbsp;&#x6C49;族<br>住所地<p>诉称</p>尾句</div>"
    assert page(source).text == "原告陈大山，男\u00a0汉族\n住所地\n诉称\n尾句"


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("<tr><th>姓名<td>赵某甲<tr><td>年龄<td>40", "姓名\t赵某甲\n年龄\t40"),
        ("<tr><td> <p>赵某甲</p>\n<td><div><b>母</b>亲</div><td> ", "赵某甲\t母亲"),
        ("<tr><td>甲<td><td>丙", "甲\t\t丙"),
        ("<tr><td><td>乙<td>丙", "\t乙\t丙"),
        ("<tr><td rowspan=2>甲<td colspan=2>乙<td>丙<tr><td>丁<td>戊<td>己", "甲\t乙\t\t丙\n\t丁\t戊\t己"),
        ("<tr><td colspan=x>甲<td rowspan=99999999>乙<tr><td>丙<td>丁", "甲\t乙\n丙\t丁"),
        ("<tr><td>甲<br>乙<td>丙", "甲\n乙\n丙"),
        ("<tr><td>甲<p>乙</p><td>丙", "甲\n乙\n丙"),
        ("<tr><td><table><tr><td>甲<td>乙</table><td>丙", "甲\t乙\n丙"),
        (f"<tr><td>甲<td>{'长' * 201}", f"甲\n{'长' * 201}"),
        ("<tr><td>甲", "甲"),
    ],
)
def test_a_row_of_short_cells_is_a_line_and_others_are_cells(rows: str, text: str) -> None:
    assert page(f"<table>{rows}</table>").text == text


def test_white_space_is_what_a_browser_shows() -> None:
    assert (
        page("<p>\n  被告人赵\n   某甲，  A\n B </p><p>　　审判长　陈某</p>").text
        == "被告人赵某甲， A B\n　　审判长　陈某"
    )
    assert page("<pre>第一行\n第二行\n\n第三行</pre>").text == "第一行\n第二行\n第三行"


@pytest.mark.parametrize(
    "frame",
    ["<div id='DivContent'>{}</div>", "<div class='PDF_box'><div class='PDF_pox'>{}</div></div>",
     "<div class='wrap'><div class='con detail'>{}</div></div>", "<article>{}</article>",
     "<div><div>{}</div></div>",
     "<table><tr><td>{}</td></tr></table>", "{}"],
)  # fmt: skip
def test_navigation_does_not_disturb_the_document(frame: str) -> None:
    reading = page(NAVIGATION + frame.format(BODY) + FOOT)
    assert reading.text.split("\n") == DOCUMENT
    beside = "\n".join(margin.text for margin in reading.margins)
    assert "刑事案件" in beside and "版权所有" in beside


def test_a_page_that_is_split_over_containers_is_read_whole() -> None:
    parts = "".join(f"<div class='content'><p>{line}</p></div>" for line in DOCUMENT)
    assert page(NAVIGATION + parts + FOOT).text.split("\n") == DOCUMENT


def test_a_page_that_is_no_court_document_is_read_too() -> None:
    assert page("<p>情况说明</p><p>某某单位于今日收到材料。</p>").text == "情况说明\n某某单位于今日收到材料。"


def test_scripts_and_styles_are_no_text() -> None:
    assert page("<p>正文<script>var a='陈大山'</script><style>p{color:red}</style></p>").text == "正文"


@pytest.mark.parametrize(
    "attribute",
    ["style='display:none'", "style='DISPLAY : none !important'", "style='visibility:hidden'", "hidden",
     "style='font-size:0'", "style='font-size:0.0px'", "style='color:#fff'",
     "style='color:white;background:#FFFFFF'",
     "style='opacity:0'", "style='position:absolute;left:-9999px'", "style='text-indent:-999em'",
     "style='height:0;overflow:hidden'", "class='x secret'", "id='gone'", "style='color:rgb(254, 255, 255)'",
     "style='color:transparent'", "style='background:#000'", "style='background-color:black;color:black'"],
)  # fmt: skip
def test_what_is_not_seen_is_hidden(attribute: str) -> None:
    rules = "<style>/* .a{} */ .secret, p.other { display : none } #gone{visibility:hidden}</style>"
    reading = page(f"<p>被害人<span {attribute}>孙<b>小梅</b></span>陈述</p>", rules)
    assert reading.text == "被害人陈述"
    assert hidden(reading) == ["孙小梅"]
    assert all("孙" not in part.place for part in reading.hidden)


@pytest.mark.parametrize(
    "attribute",
    ["style='display:block'", "class='print'", "class='secret' style='display:inline'", "style='opacity:0.5'",
     "style='background:#000;color:#eee'", "style='background:yellow'", "style='background:#ff0'",
     "style='font-size:0.8em'", "style='color:#fff;background-color:#c00'",
     "style='color:#fff;background:url(a.png)'",
     "style='left:-9999px'", "style='text-indent:-2em'"],
)  # fmt: skip
def test_what_is_seen_is_text(attribute: str) -> None:
    rules = "<style>@media print { .print{display:none} } .secret{display:none} .print{margin:0}</style>"
    assert page(f"<p>被害人<span {attribute}>孙某</span></p>", rules).text == "被害人孙某"


def test_text_that_is_large_again_inside_a_tiny_element_is_seen() -> None:
    reading = page("<div style='font-size:0'>隐<span style='font-size:14px'>现</span></div>")
    assert (reading.text, hidden(reading)) == ("现", ["隐"])


def test_a_hidden_block_keeps_its_lines_and_the_document_of_a_court_site_is_never_hidden() -> None:
    reading = page(
        "<div hidden><p>甲</p><p>乙</p></div><div style='display:none'><div id='DivContent'>正文</div></div>"
    )
    assert reading.text == "正文"
    assert hidden(reading) == ["甲\n乙"]


def test_comments_fields_and_metadata_are_hidden_with_their_place() -> None:
    head = "<title>赵某甲借款合同纠纷一审民事判决书 - 中国裁判文书网</title>"
    head += "<meta charset='utf-8'><meta name='author' content='柳书记'>"
    head += "<meta name='viewport' content='width=1'>"
    body = "<!-- 原名赵大海 --><!--[if IE]>旧<![endif]--><p>正文<img alt='赵大海照片.jpg'>"
    body += "<a href='mailto:a@example.org'>信</a></p>"
    body += "<input type='hidden' value='赵大海'><input value='看得见'>"
    body += "<i data-name='赵大海' title='正文'></i>"
    reading = page(body, head)
    assert reading.title == "赵某甲借款合同纠纷一审民事判决书"
    assert reading.text == "正文信\n看得见"
    assert [(h.kind.value, h.place, h.text) for h in reading.hidden] == [
        ("comment", "网页注释 1", "原名赵大海"),
        ("metadata", "网页标题", "赵某甲借款合同纠纷一审民事判决书 - 中国裁判文书网"),
        ("metadata", "网页元数据·author", "柳书记"),
        ("metadata", "元素属性 1", "赵大海照片.jpg"),
        ("metadata", "链接地址 2", "mailto:a@example.org"),
        ("metadata", "隐藏字段 3", "赵大海"),
        ("metadata", "元素属性 4", "赵大海"),
    ]


def test_the_heading_of_a_court_page_is_its_title() -> None:
    body = f"<div class='PDF_title'>某某盗窃罪刑事判决书</div><div class='PDF_pox'>{BODY}</div>"
    reading = page(body, "<title>文书全文</title>")
    assert reading.title == "某某盗窃罪刑事判决书"
    assert reading.text.split("\n") == DOCUMENT


def test_a_heading_that_says_less_than_the_title_is_not_the_title() -> None:
    reading = page("<h1>民事判决书</h1>" + BODY, "<title>赵某甲借款合同纠纷民事判决书_某某网</title>")
    assert reading.title == "赵某甲借款合同纠纷民事判决书"


def test_a_page_of_the_older_site_holds_its_document_in_a_script() -> None:
    record = json.dumps({"Title": "甲", "Html": f"<a name='WBSB'></a><div>{BODY}</div>"}, ensure_ascii=False)
    script = (
        f"<script>$(function(){{ var jsonHtmlData = {json.dumps(record, ensure_ascii=False)}; }});</script>"
    )
    assert page(NAVIGATION + script + FOOT).text.split("\n") == DOCUMENT


@pytest.mark.parametrize(
    ("codec", "declared"),
    [("utf-8", "utf-8"), ("utf-8", ""), ("gb18030", ""), ("gb18030", "gb2312"), ("gbk", "GBK"),
     ("gb18030", "utf-8"), ("utf-8", "gb2312"), ("utf-8-sig", "gb2312"), ("utf-16", ""), ("big5", "big5"),
     ("utf-8", "no-such-codec")],
)  # fmt: skip
def test_encodings_are_found(tmp_path: Path, codec: str, declared: str) -> None:
    meta = f"<meta http-equiv='Content-Type' content='text/html; charset={declared}'>" if declared else ""
    text = "本院受理原告某某合同一案" if codec == "big5" else "本院认为，镕某之诉，缺乏依据。"
    path = tmp_path / "x.html"
    path.write_bytes(f"<html><head>{meta}</head><body><p>{text}</p></body></html>".encode(codec))
    assert read_html(path, LIMITS).text == text


def refused(path: Path, data: bytes, limits: Limits = LIMITS) -> Cause:
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_html(path, limits)
    assert caught.value.reason and caught.value.remedy
    return caught.value.cause


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    assert refused(path, b" \n") is Cause.EMPTY
    assert refused(path, b"<html><body><script>1</script></body></html>") is Cause.EMPTY
    assert refused(path, b"<html><body><img src='a.png'></body></html>") is Cause.IMAGE_ONLY
    assert refused(path, b"<p>12345</p>", replace(LIMITS, file_bytes=5)) is Cause.TOO_LARGE
    assert refused(path, bytes(range(128, 256)) * 40) is Cause.ENCODING
    assert refused(path, b"<div>" * 20_000 + b"x") is Cause.UNSAFE


def test_entities_of_a_page_are_not_expanded_and_files_not_fetched() -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    )
    text = read_page(f"{bomb}<html><body><p>始&b;&f;终</p></body></html>").text
    assert "哈哈" not in text and Path("/etc/hostname").read_text().strip() not in text


def test_deep_and_long_pages_are_read_in_time() -> None:
    began = time.process_time()
    assert page("<div>" * 1_500 + "深处").text == "深处"
    line = "被告人赵某甲于某日" * 200_000
    assert page(f"<p>{line}</p>").text == line
    assert len(page("<p>段落</p>" * 50_000).text) == 3 * 50_000 - 1
    assert time.process_time() - began < 15


CHINESE = st.text(
    st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.sampled_from("，。；：（）《》“”、×某〇　0123456789ABCxyz@.-&<>'\"𠮷"),
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: bool(text.strip()))


@settings(max_examples=100, deadline=None)
@given(st.lists(CHINESE, min_size=1, max_size=8), st.sampled_from(["p", "div", "li", "td"]))
def test_any_chinese_paragraphs_come_back(paragraphs: list[str], tag: str) -> None:
    body = "".join(f"<{tag}>{html.escape(text)}</{tag}>" for text in paragraphs)
    body = f"<table>{body.replace('<td>', '<tr><td>')}</table>" if tag == "td" else body
    assert page(f"<div id='DivContent'>{body}</div>").text == "\n".join(paragraphs)


@pytest.mark.parametrize(
    "script",
    [
        '<script>var data = {"name": "孙小圆", "phone": "13800001357"};</script>',
        "<script>show('\\u5b59\\u5c0f\\u5706', '13800001357')</script>",
        '<script type="application/json">{"a": [{"name": "孙小圆"}, 13800001357]}</script>',
    ],
)
def test_records_in_scripts_are_told(script: str) -> None:
    reading = read_page(f"<html><body><p>看得见的正文</p>{script}</body></html>")
    assert [(h.kind.value, h.place, h.text) for h in reading.hidden] == [
        ("metadata", "网页脚本 1", "孙小圆\n13800001357")
    ]


def test_scripts_without_words_or_with_the_words_of_the_page_are_silent() -> None:
    scripts = (
        "<script>var a = 'abc', b = 12345, t = '看得见的正文';</script><script>if (a > '1') { b() }</script>"
    )
    assert read_page(f"<html><body><p>看得见的正文</p>{scripts}</body></html>").hidden == ()


def test_files_that_stand_in_an_address_are_looked_into() -> None:
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "JPEG", comment="被害人钱多宝".encode())
    picture = base64.b64encode(made.getvalue()).decode()
    page = f'<html><body><p>正文</p><img src="data:image/jpeg;base64,{picture}"></body></html>'
    assert any("钱多宝" in one.text for one in read_page(page).hidden)
    masked = masked_page(page, "正文", Plan("", "", "", ""))
    assert "data:image/jpeg" in masked and not read_page(masked).hidden


@pytest.mark.parametrize(
    "address",
    [
        "data:text/plain;BASE64,6ZKx5aSa5a6d",
        "data:text/plain;charset=utf-8;base64,6ZKx%35aSa5a6d",
        "DATA:,%E9%92%B1%E5%A4%9A%E5%AE%9D",
        "data:text/html,<b>钱多宝</b>",
        "data:application/pdf;BASE64,6KKr5a6z5Lq66ZKx5aSa5a6dMQ%3D%3D",
    ],
)
def test_an_address_that_is_a_file_is_told_however_it_is_packed(address: str) -> None:
    page = f"<html><body><p>正文</p><a href='{address}'>附件</a></body></html>"
    assert any("钱多宝" in one.text for one in read_page(page).hidden)
    assert not read_page(masked_page(page, read_page(page).text, Plan("", "", "", ""))).hidden


def test_a_switch_for_old_browsers_that_says_something_is_told() -> None:
    switches = "<!--[if IE]><p>被害人钱多宝</p><![endif]--><!--[if IE]><br><![endif]-->"
    page = f"<html><body><p>正文</p>{switches}</body></html>"
    assert [one.place for one in read_page(page).hidden] == ["网页注释 1"]


def test_a_long_cell_is_no_field_of_a_row() -> None:
    long = "于晚间取走钱款若干，" * 30
    assert read_page(f"<table><tr><td>甲<td>{long}</tr></table>").text == f"甲\n{long}"
