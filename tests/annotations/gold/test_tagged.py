"""Tagged texts give their leaks to the character, and say what is wrong with a file without its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.gold.labelled import Label
from annotations.gold.tagged import TagError, labelled, load, load_all, untag
from nlp.values import Span

INVENTED = Path(__file__).resolve().parents[2] / "invented"
SETS = sorted(path for path in INVENTED.iterdir() if path.is_dir())
HEAD = "说明: 试例。\n存疑: 老宋、小宋\n---\n"
FILE = f"{HEAD}原告<name.minor>宋小河</name.minor>，人称小宋，其父老宋，小宋住家。\n"


def test_tags_become_spans() -> None:
    text, leaks = untag("甲<phone>13800001357</phone>乙<plate>宁A·12345</plate>")
    assert text == "甲13800001357乙宁A·12345"
    assert [(leak.category, leak.span.of(text), leak.text) for leak in leaks] == [
        ("phone", "13800001357", "13800001357"),
        ("plate", "宁A·12345", "宁A·12345"),
    ]


@pytest.mark.parametrize(
    "tagged",
    ["<phone>1", "1</phone>", "<phone>1</plate>", "<phone>1<plate>2</plate></phone>"],
)
def test_tags_that_do_not_pair_are_told(tagged: str) -> None:
    with pytest.raises(TagError):
        untag(tagged)


def test_doubtful_strings_are_arguable_in_every_category(tmp_path: Path) -> None:
    path = tmp_path / "一.txt"
    path.write_text(FILE, encoding="utf-8")
    labels = labelled(load(path), ("address", "name.minor")).labels
    firm = [label for label in labels if not label.arguable]
    assert firm == [Label(Span(2, 5), "name.minor")]
    doubtful = [(label.span.start, label.category) for label in labels if label.arguable]
    assert doubtful == [(start, kind) for start in (8, 13, 16) for kind in ("address", "name.minor")]


@pytest.mark.parametrize("text", ["存疑: 老宋\n---\n老宋", "说明: 试例。\n存疑: 老李\n---\n老宋"])
def test_a_file_without_purpose_or_with_a_stray_doubt_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "一.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TagError) as told:
        load(path)
    assert "宋" not in str(told.value)


@pytest.mark.parametrize("folder", SETS, ids=lambda path: path.name)
def test_every_mention_of_a_tagged_name_or_number_in_the_invented_sets_is_tagged(folder: Path) -> None:
    left = []
    for one in load_all(folder):
        places = {leak.span.start for leak in one.leaks}
        for value in {leak.text for leak in one.leaks}:
            starts = [at for at in range(len(one.text)) if one.text.startswith(value, at)]
            inside = [leak.span for leak in one.leaks if value in leak.text]
            left += [
                (one.name, at)
                for at in starts
                if at not in places and not any(span.start <= at < span.end for span in inside)
            ]
    assert not left
