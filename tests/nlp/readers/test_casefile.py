"""Case files are cut into their documents, with their doubts; a judgment that cites others never is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.readers.casefile.cut import Cut, cut
from nlp.readers.interface import Limits, Reading
from nlp.readers.pdf.reader import read_pdf
from nlp.values import Hidden, HiddenKind
from tests.nlp.readers import make_casefile as make
from tests.nlp.readers.make_casefile import PAGES, reading_of

WHOLE = [
    ("封面", "p1-1"),
    ("卷宗目录", "p2-2"),
    ("受案登记表", "p3-3"),
    ("立案决定书", "p4-4"),
    ("讯问笔录", "p5-6"),
    ("起诉意见书", "p7-8"),
    ("谅解书", "p9-9"),
]


def parts(cuts: tuple[Cut, ...]) -> list[tuple[str, str]]:
    return [(one.kind, one.mark(index)) for index, one in enumerate(cuts, 1)]


def doubts(cuts: tuple[Cut, ...]) -> dict[str, tuple[str, ...]]:
    return {one.kind: one.doubts for one in cuts if one.doubts}


def test_a_file_with_a_directory_inside() -> None:
    cuts = cut(reading_of(PAGES))
    assert parts(cuts) == WHOLE
    assert doubts(cuts) == {}


def test_the_same_as_a_real_pdf(tmp_path: Path) -> None:
    make.write_pdf(PAGES, tmp_path / "a.pdf")
    assert parts(cut(read_pdf(tmp_path / "a.pdf", Limits()))) == WHOLE


def test_without_a_directory_every_cut_is_doubted() -> None:
    cuts = cut(reading_of(PAGES[2:]))
    assert [kind for kind, _ in parts(cuts)] == [kind for kind, _ in WHOLE[2:]]
    assert all(one.doubts == ("没有卷宗目录可以核对",) for one in cuts)


@pytest.mark.parametrize("breaks", [3, 2])
def test_a_judgment_that_cites_others_is_one_document(breaks: int) -> None:
    pages = [make.JUDGMENT, make.JUDGMENT_2, make.JUDGMENT_3]
    assert cut(reading_of(pages[:breaks])) == ()
    assert cut(Reading("\n".join(pages), "text/plain")) == ()


def test_a_running_head_is_no_title() -> None:
    pages = [make.JUDGMENT, *(f"刑事判决书\n（2023）某0101刑初1号\n第{n}段。" for n in range(4))]
    assert cut(reading_of(pages)) == ()


def test_a_listed_document_without_a_title_is_cut_and_doubted() -> None:
    pages = [*PAGES[:8], "被害人对甲某表示谅解，请求从轻处罚。\n二〇二三年三月二日"]
    cuts = cut(reading_of(pages))
    assert parts(cuts) == WHOLE
    assert doubts(cuts) == {"谅解书": ("目录第 5 项列在此页，但页首没有找到标题",)}


def test_what_the_directory_does_not_know_is_doubted() -> None:
    pages = [*PAGES, "送达回证\n受送达人：甲某\n送达文书：起诉意见书"]
    assert doubts(cut(reading_of(pages))) == {"送达回证": ("目录中没有列出这份文书",)}


def test_pages_that_are_not_where_the_directory_says() -> None:
    pages = [*PAGES[:3], "夹页", *PAGES[3:]]
    cuts = cut(reading_of(pages))
    assert [kind for kind, _ in parts(cuts)] == [kind for kind, _ in WHOLE]
    assert doubts(cuts) == {"受案登记表": ("起始页与目录所列页码不符",)}


def test_a_directory_that_contradicts_itself() -> None:
    directory = make.DIRECTORY.replace("5 谅解书 7", "5 谅解书 3").replace(
        "4 起诉意见书 5-6", "4 起诉意见书 900"
    )
    found = doubts(cut(reading_of([make.COVER, directory, *PAGES[2:]])))
    assert found["卷宗目录"] == (
        "目录第 5 项的页码（3）小于前一项",
        "目录第 4 项（起诉意见书）的页码超出文件页数",
    )


def test_pages_of_a_record_out_of_order() -> None:
    pages = [*PAGES[:5], make.ANSWER.replace("第2页", "第3页"), *PAGES[6:]]
    assert doubts(cut(reading_of(pages))) == {"讯问笔录": ("第 6 页印的页码不连续，可能缺页或次序有误",)}


def test_a_title_in_the_middle_of_a_page_is_only_doubted() -> None:
    page = "\n".join(["说明：以下另附一份。", "甲。", "乙。", "丙。", "丁。", *make.OPENED.split("\n")])
    cuts = cut(reading_of([*PAGES[:8], make.FORGIVEN + "\n" + page]))
    assert doubts(cuts) == {"谅解书": ("第 9 页中部另有“立案决定书”标题行，未在此切分",)}


def test_doubts_never_quote_the_content() -> None:
    directory = make.DIRECTORY.replace("5 谅解书 7", "5 乙某的谅解书 900")
    said = str([one.doubts for one in cut(reading_of([make.COVER, directory, *PAGES[2:]]))])
    assert "谅解书" in said
    assert "乙某" not in said


@given(st.lists(st.sampled_from([*PAGES, "", "正文。"]), min_size=2, max_size=12))
def test_parts_cover_the_text_and_keep_their_pages(pages: list[str]) -> None:
    whole = reading_of(pages)
    cuts = cut(whole)
    if not cuts:
        return
    assert "".join(one.reading(whole).text for one in cuts) == whole.text
    assert [page.number for one in cuts for page in one.reading(whole).pages] == list(
        range(1, len(pages) + 1)
    )
    for one in cuts:
        part = one.reading(whole)
        for page in part.pages:
            original = whole.pages[page.number - 1]
            assert page.span.of(part.text) == original.span.of(whole.text)


def test_hidden_parts_go_with_their_page() -> None:
    hidden = (
        Hidden(HiddenKind.COVERED, "第 9 页", "x", page=9),
        Hidden(HiddenKind.METADATA, "文档属性", "y"),
    )
    whole = reading_of(PAGES)
    whole = Reading(whole.text, whole.media_type, pages=whole.pages, hidden=hidden)
    held = [[one.text for one in part.reading(whole).hidden] for part in cut(whole)]
    assert held == [["y"], [], [], [], [], [], ["x"]]


def test_a_text_is_cut_only_where_it_holds_a_directory() -> None:
    text = "\n".join(PAGES)
    whole = Reading(text, "text/plain")
    cuts = cut(whole)
    assert parts(cuts) == [(kind, str(index)) for index, (kind, _) in enumerate(WHOLE, 1)]
    assert "".join(text[one.start : one.end] for one in cuts) == text
    assert cuts[5].reading(whole).text.startswith("某某市公安局\n起诉意见书")
    assert cut(Reading("\n".join(PAGES[2:]), "text/plain")) == ()


def test_a_text_whose_directory_lists_more_than_there_is() -> None:
    cuts = cut(Reading("\n".join(PAGES[1:-1]), "text/plain"))
    assert doubts(cuts) == {"卷宗目录": ("目录第 5 项（谅解书）在正文中没有找到标题",)}


def test_a_long_single_line_costs_little() -> None:
    assert cut(Reading("起诉书讯问笔录目录" * 1_000_000, "text/plain")) == ()
