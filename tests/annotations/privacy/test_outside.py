"""Hidden parts are judged like running text: they make people protected of their own, and nobody else."""

from __future__ import annotations

import pytest

from annotations.privacy.screen import Screener
from annotations.values import Category, Finding
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.readers.court_json.record import TITLE
from nlp.text.view import view_of
from nlp.values import Document, Hidden, HiddenKind, Margin, MarginKind

CRIMINAL = (
    "青川县人民法院\n刑事判决书\n（2021）川0822刑初17号\n公诉机关青川县人民检察院。\n被告人周大勇，男，汉族，农民。\n"
    "青川县人民检察院指控被告人周大勇犯盗窃罪，于2021年5月6日向本院提起公诉。\n"
    "经审理查明，2021年3月5日，被告人周大勇进入被害人张某家中，盗走手机一部。上述事实，有被害人张某的陈述证实。\n"
    "本院认为，被告人周大勇的行为已构成盗窃罪。判决如下：\n被告人周大勇犯盗窃罪，判处拘役三个月。\n"
    "审判员 何文静\n二〇二一年六月一日\n书记员 罗小川\n"
)
DIVORCE = (
    "青川县人民法院\n民事判决书\n（2021）川0822民初317号\n"
    "原告：刘某，女，汉族。\n被告：陈某，男，汉族。\n"
    "原告刘某与被告陈某离婚纠纷一案，本院于2021年3月5日立案后，依法公开开庭进行了审理。本案现已审理终结。\n"
    "本院认为，夫妻感情确已破裂。判决如下：\n准予原告刘某与被告陈某离婚。\n"
    "审判员 何文静\n二〇二一年六月一日\n书记员 罗小川\n"
)


def found(
    text: str,
    hidden: str,
    kind: HiddenKind = HiddenKind.REVISION,
    margin: str = "",
    where: tuple[MarginKind, ...] = (MarginKind.FOOTNOTE,),
    recogniser: LacRecogniser | None = None,
) -> list[tuple[str, str]]:
    """Return category and reason of what is found outside the running text."""
    margins = tuple(Margin(one, 1, margin) for one in where) if margin else ()
    parts = (Hidden(kind, "第 3 段，修订（删除的文字） 1", hidden),) if hidden else ()
    document = Document("a", "a", "a.docx", "", text, hidden=parts, margins=margins)
    view = view_of(text)
    screening = Screener(bytes(32), recogniser=recogniser).screen(document, parse(document, view), view)
    return [(one.category.value, one.why) for one in screening.findings if one.span is None]


@pytest.mark.parametrize(
    ("hidden", "what"),
    [
        ("被害人张建国的陈述证实，其手机被盗。", "被害人一方的姓名"),
        ("证人孙小圆证实，当晚看见有人翻墙。", "证人姓名"),
        ("鉴定人吴守成出具的价格认定结论书", "鉴定人姓名"),
        ("张建国", "被害人一方的姓名"),
    ],
)
def test_a_deleted_sentence_names_people_of_its_own(hidden: str, what: str) -> None:
    ((category, why),) = found(CRIMINAL, hidden)
    assert category == Category.HIDDEN_REVISION
    assert what in why
    assert why.startswith("第 3 段，修订（删除的文字） 1")
    assert not any(name in why for name in ("建国", "小圆", "守成"))


@pytest.mark.parametrize(
    "hidden",
    [
        "被告人周大勇对指控的事实没有异议。",
        "审判员何文静",
        "辩护人马占川，四川某律师事务所律师。",
        "何文静",
        "罗小川",
        "李建国",
        "被害人张某的陈述",
        "证人证言、物证、书证等证据",
        "本院予以确认",
        "张贴",
        "判处有期徒刑六个月，并处罚金人民币二千元。",
    ],
)
def test_officials_the_accused_masks_and_plain_words_are_let_be(hidden: str) -> None:
    assert found(CRIMINAL, hidden) == []


def test_parties_of_a_divorce_in_a_deleted_head() -> None:
    hidden = "原告：刘玉梅，女，汉族。\n被告：陈大海，男，汉族。"
    reasons = found(DIVORCE, hidden)
    assert len(reasons) == 2
    assert all("婚姻家庭、继承纠纷当事人的姓名" in why for _, why in reasons)


def test_a_civil_case_of_another_kind_protects_no_party() -> None:
    text = DIVORCE.replace("离婚纠纷", "买卖合同纠纷").replace(
        "准予原告刘某与被告陈某离婚", "驳回原告刘某的诉讼请求"
    )
    text = text.replace("夫妻感情确已破裂", "合同合法有效")
    assert found(text, "原告：刘玉梅，女，汉族。\n被告：陈大海，男，汉族。") == []


def test_a_footnote_names_a_witness() -> None:
    ((category, why),) = found(CRIMINAL, "", margin="证人孙小圆证实，当晚看见有人翻墙。")
    assert category == Category.NAME_WITNESS
    assert "脚注" in why


def test_what_stands_beside_the_text_is_told_of_every_place() -> None:
    told = found(CRIMINAL, "", margin="证人孙小圆证实，当晚看见有人翻墙。", where=tuple(MarginKind))
    places = [why.partition("（")[2].partition("）")[0] for _, why in told]
    assert len(set(places)) == len(MarginKind)
    assert places[0] == "页眉"


def test_a_property_that_is_but_a_name_is_its_author() -> None:
    assert found(CRIMINAL, "张建国", HiddenKind.METADATA) == []


@pytest.mark.parametrize(
    ("hidden", "kind", "count"),
    [
        ("刘玉梅诉陈大海离婚纠纷", HiddenKind.FILENAME, 2),
        ("317号-刘玉梅-判决书", HiddenKind.FILENAME, 1),
        ("刘玉梅与陈大海离婚纠纷一审民事判决书", HiddenKind.METADATA, 2),
        ("此处真名刘玉梅，请核对", HiddenKind.COMMENT, 1),
        ("刘某与陈某离婚纠纷一审民事判决书", HiddenKind.METADATA, 0),
        ("刘玉梅", HiddenKind.METADATA, 0),
        ("王玉梅诉赵大海离婚纠纷", HiddenKind.FILENAME, 0),
        ("青川县人民法院陈述意见", HiddenKind.FILENAME, 0),
        ("何文静_罗小川_定稿", HiddenKind.FILENAME, 0),
    ],
)
def test_a_caption_names_whom_the_text_masks(hidden: str, kind: HiddenKind, count: int) -> None:
    reasons = found(DIVORCE, hidden, kind)
    assert len(reasons) == count
    assert all("当事人的姓名" in why and "玉梅" not in why for _, why in reasons)


def test_a_caption_names_the_accused_whom_the_text_masks_like_the_victim() -> None:
    masked = CRIMINAL.replace("周大勇", "周某")
    assert found(masked, "周大勇盗窃案判决书", HiddenKind.FILENAME) == []
    assert len(found(masked, "周大勇盗窃案（张建国）", HiddenKind.FILENAME)) == 1
    assert found(masked.replace("张某", "周某某"), "周大勇盗窃案", HiddenKind.FILENAME) == []


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("周大勇抢劫张建国案", 1),
        ("故意伤害张建国一案判决书", 1),
        ("绑架张建国", 1),
        ("律师张建国案", 0),
        ("审理张建国案", 0),
        ("辩护张建国", 0),
        ("打伤张建国", 1),
        ("张家口盗窃案", 0),
        ("抢劫何文静案", 0),
    ],
)
def test_a_file_is_called_by_what_was_done_to_whom(name: str, count: int) -> None:
    assert len(found(CRIMINAL, name, HiddenKind.FILENAME)) == count


def test_a_file_may_not_be_called_by_who_is_masked_in_a_case_of_any_kind() -> None:
    text = DIVORCE.replace("离婚", "买卖合同").replace("夫妻感情确已破裂", "合同合法有效")
    for kind in (HiddenKind.FILENAME, HiddenKind.METADATA):
        reasons = found(text, "刘玉梅诉陈大海买卖合同纠纷", kind)
        assert len(reasons) == 2
        assert all("已隐名的人的完整姓名" in why for _, why in reasons)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("刘玉梅诉陈大海离婚纠纷" + "_public-release-version-final" * 4, 2),
        ("青川县人民法院" * 12 + "，刘玉梅诉陈大海离婚纠纷", 2),
        ("刘和平与陈永和离婚纠纷", 2),
        ("刘及第诉陈大海", 2),
        ("刘和陈离婚案", 0),
        ("刘及其妻", 0),
        ("刘玉梅和被告陈大海", 2),
        ("刘玉梅陈大海", 2),
        ("刘玉梅起诉陈大海", 2),
        ("刘玉梅货款", 1),
        ("民初317号刘玉梅", 1),
        ("刘玉梅的判决", 1),
        ("刘建陈诈骗", 0),
        ("陈述意见书", 0),
        ("陈旧设备", 0),
    ],
)
def test_a_file_name_is_cut_where_names_end(name: str, count: int) -> None:
    assert len(found(DIVORCE, name, HiddenKind.FILENAME)) == count


def test_a_place_in_a_file_name_is_nobody() -> None:
    masked = DIVORCE.replace("刘某", "张某")
    assert found(masked, "张家口中院判决", HiddenKind.FILENAME) == []
    assert len(found(masked, "张玉梅中院判决", HiddenKind.FILENAME)) == 1


@pytest.mark.parametrize("kind", [HiddenKind.REVISION, HiddenKind.COMMENT, HiddenKind.COVERED])
def test_who_is_told_by_a_hidden_sentence_is_told_where_that_masks_others(kind: HiddenKind) -> None:
    seen = "住在隔壁的邻居窦凤仙听见哭喊声，隔着窗户看见二人扭打。"
    assert found(CRIMINAL, f"证人周某、吴某某证实，{seen}", kind, recogniser=LacRecogniser())
    assert found(CRIMINAL, seen, kind, recogniser=LacRecogniser()) == []


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("刘玉梅与陈大海离婚纠纷一审民事判决书", ["刘某", "陈某"]),
        ("原告刘玉梅诉陈某离婚一案", ["刘某"]),
        ("刘某与陈某离婚纠纷，电话13800001357", [""]),
        ("刘某与陈某离婚纠纷，微信号liumei_abc", [""]),
        ("刘某与陈某离婚纠纷，电话一三八一二三四五六七八", [""]),
        ("刘某与陈某离婚纠纷，电话①③⑧①②③④⑤⑥⑦⑧", [""]),
        ("刘某与陈某离婚纠纷，电话138 001 357 20", [""]),
        ("刘某驾驶京A8B2C6号小型轿车肇事案", [""]),
        ("刘某与陈某离婚纠纷一审民事判决书", []),
    ],
)
def test_the_title_of_a_record_shows_whom_the_text_masks_and_by_which_mask(
    title: str, shown: list[str]
) -> None:
    told = [one.masked_as for one in titled(DIVORCE, title)]
    assert [one.form if one else "" for one in told] == shown


@pytest.mark.parametrize("title", ["女孩刘小雨被猥亵案", "幼童刘小雨被伤害案"])
def test_the_title_of_a_record_tells_the_harmed_like_a_file_name(title: str) -> None:
    assert len(titled(CRIMINAL, title)) == 1


def titled(text: str, title: str) -> list[Finding]:
    """Screen a record with a title; return what is told of it."""
    document = Document("a", "a", "a", "", text, hidden=(Hidden(HiddenKind.METADATA, TITLE, title),))
    view = view_of(text)
    findings = Screener(bytes(32)).screen(document, parse(document, view), view).findings
    return [one for one in findings if one.span is None]
