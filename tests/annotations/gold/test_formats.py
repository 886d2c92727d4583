"""Labelled texts survive every format of annotation tools, and a faulty file is told without its text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.gold.brat import read_brat, write_brat
from annotations.gold.docbin import read_docbin, write_docbin
from annotations.gold.doccano import read_doccano, write_doccano
from annotations.gold.jsonl import Entity, GoldError, load_gold
from annotations.gold.label_studio import read_label_studio, write_label_studio
from annotations.gold.labelled import Label, LabelledText, entities_of, labelled_of
from nlp.values import Span

Write = Callable[[Path, tuple[LabelledText, ...]], None]
Read = Callable[[Path], tuple[LabelledText, ...]]
FORMATS: tuple[tuple[str, Write, Read], ...] = (
    ("brat", write_brat, read_brat),
    ("a.jsonl", write_doccano, read_doccano),
    ("a.json", write_label_studio, read_label_studio),
    ("a.spacy", write_docbin, read_docbin),
)
TEXT = "证人鲍青禾陈述\r\n电话 13812340008，𠮷田某\t同住。\u2028"
SAMPLE = (
    LabelledText(
        "卷1/第2件.txt",
        TEXT,
        (Label(Span(2, 5), "name.witness"), Label(Span(12, 23), "phone", True)),  # noqa: FBT003
    ),
    LabelledText("空", "没有泄露。", ()),
)


@pytest.mark.parametrize(("name", "write", "read"), FORMATS)
def test_texts_and_labels_survive(name: str, write: Write, read: Read, tmp_path: Path) -> None:
    write(tmp_path / name, SAMPLE)
    assert sorted(read(tmp_path / name), key=lambda one: one.id) == sorted(SAMPLE, key=lambda one: one.id)


@pytest.mark.parametrize(("name", "write", "read"), FORMATS)
def test_labels_that_touch_blanks_survive(name: str, write: Write, read: Read, tmp_path: Path) -> None:
    labels = (Label(Span(0, 2), "address"), Label(Span(1, 2), "phone"), Label(Span(3, 4), "phone"))
    one = LabelledText("1", "0   号 ", labels)
    write(tmp_path / name, (one,))
    assert read(tmp_path / name) == (one,)


@st.composite
def texts(draw: st.DrawFn) -> LabelledText:
    text = draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
    spans = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 6)), max_size=4))
    kinds = st.sampled_from(("name.victim", "id_number", "address"))
    labels = {
        Label(Span(at, min(len(text), at + size)), draw(kinds), draw(st.booleans())) for at, size in spans
    }
    return LabelledText(draw(st.text("甲乙1a./%", min_size=1)), text, tuple(sorted(labels)))


@given(one=texts())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives(one: LabelledText, tmp_path: Path) -> None:
    for name, write, read in FORMATS[1:]:
        write(tmp_path / name, (one,))
        assert read(tmp_path / name) == (one,), name
    folder = tmp_path / "brat"
    for left in folder.glob("*"):
        left.unlink()
    write_brat(folder, (one,))
    assert read_brat(folder) == (one,)


def test_gold_entities_go_into_their_texts_and_come_back() -> None:
    gold = (
        Entity("1", "name.victim", "甲乙", (Span(0, 2), Span(4, 6))),
        Entity("1", "phone", "12", (Span(2, 4),), arguable=True),
    )
    labelled = tuple(labelled_of(gold, {"1": "甲乙12甲乙", "2": "丙"}))
    assert [len(one.labels) for one in labelled] == [3, 0]
    assert tuple(entities_of(labelled)) == gold


def test_offsets_of_label_studio_are_javascript_s(tmp_path: Path) -> None:
    write_label_studio(tmp_path / "a.json", (LabelledText("1", "𠮷甲乙", (Label(Span(1, 3), "phone"),)),))
    (task,) = json.loads((tmp_path / "a.json").read_text("utf-8"))
    value = task["annotations"][0]["result"][0]["value"]
    assert (value["start"], value["end"], value["text"]) == (2, 4, "甲乙")


@pytest.mark.parametrize(("start", "end"), [(-3, 2), (1, 3), (0, 99)])
def test_a_region_outside_its_text_is_told(start: int, end: int, tmp_path: Path) -> None:
    value = {"start": start, "end": end, "labels": ["phone"]}
    task = {"data": {"text": "𠮷甲乙"}, "annotations": [{"result": [{"type": "labels", "value": value}]}]}
    (tmp_path / "a.json").write_text(json.dumps([task]), "utf-8")
    with pytest.raises(GoldError, match=f"位置 {start}–{end} 不在文本之内"):
        read_label_studio(tmp_path / "a.json")


FAULTY: tuple[tuple[Read, str, str], ...] = (
    (read_doccano, "a.jsonl", '{"text": "秘密词", "label": [[0, 9, "phone"]]}'),
    (read_doccano, "a.jsonl", '{"label": []}'),
    (read_doccano, "a.jsonl", '{"text": "秘密词", "label": [["0", 1, "phone"]]}'),
    (read_doccano, "a.jsonl", '{"text": "秘密词"'),
    (read_label_studio, "a.json", '[{"data": {}}]'),
    (read_label_studio, "a.json", '{"text": "秘密词"}'),
    (
        read_label_studio,
        "a.json",
        '[{"data": {"text": "秘密词"}, "annotations": '
        '[{"result": [{"type": "labels", "value": {"start": 1}}]}]}]',
    ),
    (read_docbin, "a.spacy", "秘密词"),
)


@pytest.mark.parametrize(("read", "name", "content"), FAULTY)
def test_a_faulty_file_is_told_with_its_place_and_not_quoted(
    read: Read, name: str, content: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(GoldError) as caught:
        read(tmp_path / name)
    assert name in str(caught.value) and "秘密词" not in str(caught.value)


@pytest.mark.parametrize(
    "line", ["T1\tphone 0 9\t秘密词", "T1\tphone 0 1;2 3\t秘", "T1 phone", "T1\tphone 0\t秘"]
)
def test_a_faulty_annotation_of_brat_is_told_with_its_line(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("秘密词", "utf-8")
    (tmp_path / "a.ann").write_text(f"T0\tphone 0 1\t秘\n{line}\n#1\tNote T0\t看\n", "utf-8")
    with pytest.raises(GoldError) as caught:
        read_brat(tmp_path)
    assert "a.ann:2" in str(caught.value) and "秘密词" not in str(caught.value)


@pytest.mark.parametrize(
    "words",
    [
        "[" * 200_000,
        "1" * 5_000,
        '{"text": "甲", "label": 2}',
        '[{"data": {"text": "甲"}, "annotations": "x"}]',
        '[{"data": {"text": "甲"}, "annotations": [{"result": [{"type": "labels"}]}]}]',
    ],
)
@pytest.mark.parametrize("read", [load_gold, read_doccano, read_label_studio])
def test_whatever_json_holds_is_a_fault_told(
    read: Callable[[Path], object], words: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_text(words, "utf-8")
    with pytest.raises(GoldError) as told:
        read(path)
    assert "甲" not in str(told.value)
