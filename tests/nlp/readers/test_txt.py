"""Text is decoded strictly in whatever encoding it has, and not one character is altered."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.readers.interface import Limits, ReadError
from nlp.readers.txt import decode, read_txt
from nlp.values import Cause

TEXT = "某某人民法院\r\n民事判决书\n（2023）宁0121民初960号\r原告：甲，住某地。\t\n\n二〇二三年"
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_gives_the_same_text(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_txt(path, Limits()).text == TEXT


def test_big_endian_mark_is_not_part_of_the_text() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200).map(
        lambda text: text + "\r\n原告\n"
    )
)
def test_utf8_round_trip(text: str) -> None:
    assert decode(text.encode("utf-8")) == text.removeprefix("\ufeff")


@given(st.text("原告被告人民法院判决如下（）0123456789：，。\r\n"))
def test_gb18030_round_trip(text: str) -> None:
    assert decode(("判决书" + text).encode("gb18030")) == "判决书" + text


def test_short_gb18030_that_is_valid_utf8_too() -> None:
    assert decode("院".encode("gb18030")) == "院"
    assert decode("café au lait".encode()) == "café au lait"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (TEXT.encode("utf-8")[:-1], Cause.ENCODING),
        (TEXT.encode("utf-8").replace(b"\xe5", b"\xff", 1), Cause.ENCODING),
        (b"\xef\xbb\xbf" + TEXT.encode("gb18030"), Cause.ENCODING),
        (b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1], Cause.ENCODING),
        ("這是一份繁體中文寫成的文書，編碼為大五碼".encode("big5"), Cause.ENCODING),
        (bytes(range(256)) * 8, Cause.ENCODING),
        (b"MZ\x00\x01\x02\x03" * 50, Cause.DAMAGED),
        (b"\x00" * 4096, Cause.DAMAGED),
    ],
)
def test_a_wrong_decode_is_never_silent(data: bytes, cause: Cause) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data)
    assert caught.value.cause is cause


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", " \r\n\u3000".encode()])
def test_nothing_to_read_is_said(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_txt(path, Limits())
    assert caught.value.cause is Cause.EMPTY


def test_a_text_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 11)
    with pytest.raises(ReadError) as caught:
        read_txt(path, Limits(part_bytes=10))
    assert caught.value.cause is Cause.TOO_LARGE
