"""Records of court sites and data sets, one to a file or one to a line."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.readers.court_json.record import parse_record, reading_of
from nlp.readers.court_json.rows import chunks_of_lines, read_json, read_jsonl
from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.rows.interface import Row
from nlp.values import Cause


def cause_of(row: Row) -> Cause:
    assert isinstance(row.result, ReadError)
    return row.result.cause


def text_of(row: Row) -> str:
    assert isinstance(row.result, Reading)
    return row.result.text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_field_is_never_altered(text: str) -> None:
    record = {"text": text, "qw": "另一份"}
    if text.strip():
        assert reading_of(parse_record(json.dumps(record))).text == text


def test_court_site_fields_get_our_names() -> None:
    record = {
        "s1": "甲与乙买卖合同纠纷一审民事判决书", "s2": "某某人民法院", "s5": "a1b2", "s6": "01",
        "s7": "（2023）某0101民初1号",
        "s8": "03", "s9": "民事一审", "s11": ["买卖合同纠纷"], "s22": "首部", "s23": "经过", "s25": "事实",
        "s26": "理由",
        "s27": "结果", "s28": "尾部", "s31": "2023-05-06", "s41": "2023-06-01",
    }  # fmt: skip
    reading = reading_of(record)
    assert reading.text == "首部\n经过\n事实\n理由\n结果\n尾部"
    assert reading.own_id == ""
    assert dict(reading.fields) == {
        "title": "甲与乙买卖合同纠纷一审民事判决书",
        "case_number": "（2023）某0101民初1号",
        "court": "某某人民法院",
        "cause": "买卖合同纠纷",
        "date": "2023-05-06",
        "procedure": "民事一审",
        "kind": "判决书",
        "published": "2023-06-01",
    }
    assert reading.title == "甲与乙买卖合同纠纷一审民事判决书"


def test_markup_of_the_court_site_becomes_text() -> None:
    reading = reading_of(
        {"qw": "<div>某某人民法院</div><div>民事判决书</div><div style='display:none'>藏</div>"}
    )
    assert reading.text.split() == ["某某人民法院", "民事判决书"]
    assert [hidden.text for hidden in reading.hidden] == ["藏"]


def test_markup_in_a_text_field_stays() -> None:
    assert reading_of({"text": "<div>甲</div>"}).text == "<div>甲</div>"


@pytest.mark.parametrize("key", ["全文", "文书内容", "QW", "content", "DocContent", "正文 "])
def test_other_names_of_the_text(key: str) -> None:
    assert reading_of({key: "判决", "案号": "一"}).text == "判决"


def test_a_name_that_only_contains_the_names_of_the_text() -> None:
    assert reading_of({"正文字数": "12", "案件全文（脱敏前）": "判决"}).text == "判决"
    with pytest.raises(ReadError):
        reading_of({"正文字数": "12", "全文链接": "甲"})


@pytest.mark.parametrize("more", [{}, {"判决结果": "准予撤诉"}, {"是否公开全文": "是"}])
def test_the_whole_text_goes_before_what_a_list_says_of_it(more: dict[str, str]) -> None:
    whole = "某人民法院民事裁定书，准予原告甲撤回起诉。"
    assert reading_of({"当事人": "甲、乙", **more, "裁判文书正文": whole}).text == whole
    segments = {"诉讼记录": "原告甲诉被告乙，本院受理后公开审理。", "裁判结果": "准予撤诉"}
    assert reading_of({**segments, "全文公开": "是"}).text == "\n".join(segments.values())


@pytest.mark.parametrize(
    ("line", "own_id"),
    [
        ('{"id": 12345678901234567890123, "text": "a"}', "12345678901234567890123"),
        ('{"id": "007", "text": "a"}', "007"),
        ('{"id": 1.50, "text": "a"}', "1.50"),
        ('{"id": null, "text": "a"}', ""),
        ('{"s5": "x", "text": "a"}', ""),
    ],
)
def test_own_id_is_kept_as_written(line: str, own_id: str) -> None:
    assert reading_of(parse_record(line)).own_id == own_id


LINES = (
    '\ufeff{"text": "甲"}\n\n{"text": "乙"\r\n[1]\n{"text": 5}\n{"text": "\\ud800"}\n'
    '{"other": "丙"}\n  \n{"text": "丁"}'
)


def test_rows_are_numbered_by_their_lines_and_bad_ones_say_why(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINES.encode())
    rows = {row.number: row for row in read_jsonl(path, Limits())}
    assert sorted(number for number in rows if number) == [1, 3, 4, 5, 6, 7, 9]
    assert text_of(rows[1]) == "甲"
    assert text_of(rows[9]) == "丁"
    assert {cause_of(rows[number]) for number in (3, 4, 5, 6, 7)} == {Cause.BAD_ROW}


@pytest.mark.parametrize("bomb", ["[" * 200_000, '{"a":' * 200_000, '{"text": ' + "9" * 10_000 + "}"])
def test_json_bombs_cost_their_row_only(bomb: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(bomb + '\n{"text": "乙"}\n', "utf-8")
    first, second = read_jsonl(path, Limits())
    assert cause_of(first) is Cause.BAD_ROW
    assert text_of(second) == "乙"


def test_a_row_beyond_the_limit_is_skipped_without_being_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "a" * 5000}) + '\n{"text": "乙"}\n', "utf-8")
    first, second = read_jsonl(path, Limits(row_bytes=1000))
    assert cause_of(first) is Cause.TOO_LARGE
    assert (second.number, text_of(second)) == (2, "乙")


def test_a_gb18030_line_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "某某人民法院判决书"}\n'.encode("gb18030"))
    assert [text_of(row) for row in read_jsonl(path, Limits())] == ["某某人民法院判决书"]


@given(st.lists(st.sampled_from(["", '{"text": "甲"}', "x" * 3000]), max_size=1500), st.booleans())
def test_chunks_cover_the_file_without_gap(lines: list[str], ends: bool) -> None:
    data = ("\n".join(lines) + ("\n" if ends else "")).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_bytes(data)
        chunks = list(chunks_of_lines(path))
        whole = [row.number for row in read_jsonl(path, Limits())]
        pieces = [row.number for chunk in chunks for row in read_jsonl(path, Limits(), chunk)]
    assert [chunk.begin for chunk in chunks] == [0, *(chunk.end for chunk in chunks[:-1])]
    assert chunks[-1].end == len(data)
    assert pieces == whole


def test_a_list_is_a_row_an_element(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "甲"}, {"id": 1},\n{"text": "乙"}, {"text": ', "utf-8")
    rows = list(read_json(path, Limits()))
    assert [row.mark for row in rows] == ["#1", "#2", "#3", "#4"]
    assert [isinstance(row.result, Reading) for row in rows] == [True, False, True, False]


def test_an_object_is_the_document_and_a_wrapper_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{\n"text": "甲", "data": [{"text": "乙"}]}', "utf-8")
    assert [(row.mark, text_of(row)) for row in read_json(path, Limits())] == [("", "甲")]
    path.write_text('{"code": 0, "data": [{"text": "乙"}]}', "utf-8")
    assert [(row.mark, text_of(row)) for row in read_json(path, Limits())] == [("#1", "乙")]


@pytest.mark.parametrize(
    ("data", "cause"), [('{"text": ', Cause.DAMAGED), ("  ", Cause.EMPTY), ("[]", Cause.EMPTY)]
)
def test_a_broken_file_is_the_files_fault(data: str, cause: Cause, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(data, "utf-8")
    with pytest.raises(ReadError) as caught:
        list(read_json(path, Limits()))
    assert caught.value.cause is cause


def test_reasons_never_quote_the_content(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "秘密姓名\n{"秘密姓名": "秘密姓名"}\n', "utf-8")
    for row in read_jsonl(path, Limits()):
        assert isinstance(row.result, ReadError)
        assert "秘密" not in str(row.result) + row.result.remedy + repr(row)


def test_the_hash_of_a_record_of_ours_is_no_text() -> None:
    with pytest.raises(ReadError) as caught:
        reading_of({"id": "1", "document": "0123456789abcdef" * 2})
    assert caught.value.cause is Cause.BAD_ROW


def test_what_the_other_fields_of_a_record_say_is_hidden() -> None:
    record = {
        "text": "被害人钱多宝到庭。",
        "案号": "（2022）浙9901刑初1号",
        "tel": 13800001357,
        "people": [{"name": "钱多宝", "住处": "青川县柳巷9号"}, "到庭"],
        "length": 9,
    }
    (other,) = reading_of(parse_record(json.dumps(record))).hidden
    assert other.place == "记录的其他字段"
    # What the text says itself is no news.
    assert other.text == "tel：13800001357；\n住处：青川县柳巷9号"


def test_an_empty_text_is_told_as_such() -> None:
    for record, reason in (
        ({"案号": "合计", "正文": " "}, "正文字段是空的"),
        ({"案号": "一"}, "没有正文字段"),
    ):
        with pytest.raises(ReadError) as caught:
            reading_of(record)
        assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"content": "被害人钱多宝，住柳巷9号。"}, "content：被害人钱多宝，住柳巷9号。"),
        ({"s7": "（2022）浙9901刑初1号", "案号": "被害人钱多宝"}, "案号：被害人钱多宝"),
        ({"案由": {"被害人": "钱多宝", "人数": 1}}, "被害人：钱多宝；\n人数"),
        ({"13800001357": True}, "13800001357"),
        ({"card": "6222 6222021234567890123", "home": "0871-65123456"},
         "card：6222 6222021234567890123；\nhome：0871-65123456"),
        ({"hash": "a1234567b1234567", "share": 0.91234567, "s11": ["盗窃罪"], "charges": "盗窃罪"}, ""),
        ({"content": "到庭。", "案号": "（2022）浙9901刑初1号"}, ""),
        ({"案号": "（2022）浙9901刑初1号钱多宝"}, "案号：（2022）浙9901刑初1号钱多宝"),
        ({"案号": "(2022)浙9901刑初1号之一", "法院": "青川县人民法院", "裁判日期": "2022-01-03 00:00"}, ""),
        ({"法院": "青川县人民法院 钱多宝", "裁判日期": "二〇二二年一月三日"}, "法院：青川县人民法院 钱多宝"),
    ],
)  # fmt: skip
def test_only_the_fields_that_are_used_are_no_news(more: dict[str, object], told: str) -> None:
    record = parse_record(json.dumps({"text": "原告到庭。", **more}))
    assert "\n".join(one.text for one in reading_of(record).hidden) == told


def test_many_fields_are_told_without_searching_the_text_for_each() -> None:
    text = "甲法院判决书乙" * 10_000
    assert len(reading_of({"text": text, "x": ["法院判决"] * 300}).hidden) == 1
    assert reading_of({"text": text, "x": ["法院判决"] * 200}).hidden == ()


@pytest.mark.parametrize(
    ("day", "is_told"),
    [
        ("2023-05-06", False),
        ("2023-05-06T08:30:00.000+08:00", False),
        ("2023/5/6 0:00:00", False),
        ("2023年5月6日", False),
        ("20230506", False),
        ("1683331200000", False),
        ("二〇二三年五月六日", False),
        ("13912345678", True),
        ("18912345678", True),
        ("6222020200012345678", True),
    ],
)
def test_a_number_under_the_name_of_a_date_is_told_where_it_is_none(day: str, is_told: bool) -> None:
    hidden = reading_of({"qw": "某某人民法院民事判决书", "s31": day}).hidden
    assert [one.text for one in hidden if day in one.text] == [one.text for one in hidden]
    assert bool(hidden) is is_told


@pytest.mark.parametrize(
    "more",
    [
        {"role": "被害人", "name": "高兴", "address": "柳巷"},
        {"parties": [{"ROLE": "被害人 ", "NAME": " 高兴", "Address": "柳巷"}]},
        {"parties": [{"type": "被害人", "xm": ["高兴", "安静"], "dz": "柳巷"}]},
        {"被害人": {"姓名": "高兴", "住址": "柳巷"}},
        {"被害人名单": [{"姓名": "高兴", "住址": "柳巷"}]},
    ],
)
def test_who_somebody_is_stands_before_the_name(more: dict[str, object]) -> None:
    (beside,) = reading_of({"text": "经审理查明，属实。", **more}).hidden
    assert "被害人姓名：高兴" in beside.text or "被害人名单：高兴" in beside.text
    assert "住址：柳巷" in beside.text


def test_a_list_of_rows_is_a_table() -> None:
    table = [["被害人姓名", "住址"], ["高兴", None], ["安静", "柳巷"]]
    (beside,) = reading_of({"text": "经审理查明，属实。", "table": table}).hidden
    assert "table：\n被害人姓名\t住址\n高兴\t\n安静\t柳巷" in beside.text


def test_an_organisation_in_a_record_is_no_person_with_a_home() -> None:
    parties = [{"type": "当事人", "name": "石桥县人民法院", "address": "石桥县柳巷八号"}]
    (beside,) = reading_of({"text": "经审理查明，属实。", "parties": parties}).hidden
    assert "当事人姓名" not in beside.text and "住址：" not in beside.text


@pytest.mark.parametrize(
    ("title", "told"),
    [("蔺春桃被盗案", "蔺春桃被盗案"), ("蔺<em>春桃</em>被盗案", "蔺春桃被盗案"), ("石桥县人民法院", "")],
)
def test_the_title_of_a_record_is_told_where_the_text_does_not_say_it(title: str, told: str) -> None:
    for media_type in ("application/json", "text/csv"):
        reading = reading_of({"标题": title, "text": "石桥县人民法院\n刑事判决书"}, media_type)
        assert "".join(one.text for one in reading.hidden if one.place == "文书标题") == told


def test_what_the_tags_of_a_page_part_is_news_all_the_same() -> None:
    record = {"text": "石桥县人民法院", "备注": "<td>蔺<b>春</b>桃</td><td>138<i>0000</i>1357</td>"}
    (beside,) = reading_of(record).hidden
    assert "蔺春桃" in beside.text
    assert "13800001357" in beside.text


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("蔺<!-- 略 -->春桃", "蔺春桃"),
        ("蔺&#26149;桃", "蔺春桃"),
        ("<p>138&nbsp;0000&nbsp;1357</p>", "138"),
        ("0571-8888-1357", "0571-8888-1357"),
    ],
)
def test_what_comments_and_written_characters_part_is_read_as_one(value: str, said: str) -> None:
    (beside,) = reading_of({"text": "经审理查明，属实。", "note": value}).hidden
    assert said in beside.text


def test_days_and_hashes_of_a_record_say_nothing() -> None:
    record = {
        "text": "经审理查明，属实。",
        "at": "2021-03-01 12:00:00",
        "hash": "0a12-3456-789b",
        "v": "1.2-3-4",
    }
    assert reading_of(record).hidden == ()


def test_a_number_of_a_character_may_be_as_long_as_it_likes() -> None:
    value = f"蔺春桃&#{'1' * 5000};"
    (beside,) = reading_of({"text": "经审理查明，属实。", "note": value}).hidden
    assert value in beside.text
