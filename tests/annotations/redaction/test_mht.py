"""Web archives: read as the page that they hold, masked in the same format with nothing beside it."""

from __future__ import annotations

import email
from base64 import encodebytes
from collections.abc import Callable
from pathlib import Path
from quopri import encodestring

import pytest

from annotations.redaction.mht import write_mht
from nlp.readers.interface import Limits, ReadError
from nlp.readers.mht.reader import read_mht
from nlp.readers.sniff import Format, sniff
from nlp.values import HiddenKind
from tests.annotations.redaction.copies import JUDGMENT, KEPT, LEAKS, copied

PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00"
    b"\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
SITE = "file:///C:/赵铁柱/page.files"
PAGE = (
    "<!DOCTYPE html><html><head><title>盗窃案</title><link rel='stylesheet' href='{site}/s.css'>"
    "<meta http-equiv='Content-Type' content='text/html; charset=gb2312'></head><body>"
    "<div id='DivContent'>{body}<p><img src='page.files/a.gif' alt='赵铁柱'></p></div>"
    "<iframe src='cid:frame@x'></iframe><p style='display:none'>证人赵立春</p></body></html>"
)


def archive(pages: list[tuple[str, bytes]]) -> bytes:
    """An archive of parts: a head without its encoding, and the bytes."""
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: file:///C:/%E8%B5%B5%E9%93%81%E6%9F%B1.html\r\n"
        "Subject: =?utf-8?Q?=E8=B5=B5=E9=93=81=E6=9F=B1?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n'
    )
    parts = []
    for about, data in pages:
        is_text = about.startswith("Content-Type: text")
        coded = encodestring(data) if is_text else encodebytes(data)
        code = "quoted-printable" if is_text else "base64"
        parts.append(f"----b\r\n{about}\r\nContent-Transfer-Encoding: {code}\r\n\r\n".encode() + coded)
    return head.encode() + b"\r\n".join(parts) + b"\r\n----b--\r\n"


def saved(charset: str = "gb2312", *more: tuple[str, bytes]) -> bytes:
    """The judgment as a browser saves it, with a style, a picture and a frame."""
    page = PAGE.format(site=SITE, body="".join(f"<p>{line}</p>" for line in JUDGMENT)).encode("gb18030")
    declared = f"; charset={charset}" if charset else ""
    return archive(
        [
            ("Content-Type: text/html\r\nContent-ID: <frame@x>", "<p>证人赵立春13900001111</p>".encode()),
            (f"Content-Type: text/html{declared}\r\nContent-Location: file:///C:/赵铁柱/page.html", page),
            (
                f"Content-Type: text/css\r\nContent-Location: {SITE}/s.css",
                "/* 赵铁柱 */ p {color: red}".encode(),
            ),
            (
                f"Content-Type: image/gif\r\nContent-Location: {SITE}/a.gif",
                PIXEL + "证人赵立春的电话".encode(),
            ),
            ("Content-Type: application/javascript", "var who = '赵铁柱13900001111'".encode()),
            *more,
        ]
    )


@pytest.mark.parametrize("charset", ["gb2312", "", "utf-8"])
def test_the_copy_of_an_archive_is_its_page_with_pictures_and_styles(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "判决书.mhtml"
    path.write_bytes(saved(charset))
    copy, plan, original = copied(path, write_mht, tmp_path / "out")
    told = [one for one in original.document.hidden if one.kind is not HiddenKind.FILENAME]
    assert {one.place.rstrip(" 0123456789") for one in told} >= {
        "网页存档中的其他页面", "网页存档中的其他文件", "网页存档·标题", "网页存档·地址", "隐藏元素",
    }  # fmt: skip
    assert copy.text == plan.masked(original.document.text)
    assert not [kept for kept in KEPT if kept not in copy.text]
    parts = list(email.message_from_bytes((tmp_path / "out" / "copy.mhtml").read_bytes()).walk())
    data = [part.get_payload(decode=True) for part in parts if not part.is_multipart()]
    assert [part.get_content_type() for part in parts[1:]] == ["text/html", "text/css", "image/gif"]
    assert data[2] == PIXEL
    whole = b"".join(one for one in data if isinstance(one, bytes)).decode("gb18030", "replace")
    assert not [leak for leak in LEAKS if leak in whole + str([part.items() for part in parts])]
    assert (
        "http://archive.invalid/3" in whole and "http://archive.invalid/4" in whole and "color: red" in whole
    )
    assert [one.place for one in copy.hidden if one.kind is not HiddenKind.FILENAME] == ["网页标题"]


def test_an_archive_is_told_from_a_letter_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    for data, found in ((saved(), Format.MHT), (b"From: here on\nthe text", Format.TXT)):
        path.write_bytes(data)
        assert sniff(path, path.name, Limits()) is found
    path.write_bytes(b"MIME-Version: 1.0\nContent-Type: multipart/mixed\n\nx")
    with pytest.raises(ReadError, match="邮件"):
        sniff(path, path.name, Limits())


@pytest.mark.parametrize(
    ("pages", "reason"), [([], "没有网页"), ([("Content-Type: text/html", b" ")], "没有文字")]
)
def test_an_archive_without_a_page_says_so(
    tmp_path: Path, pages: list[tuple[str, bytes]], reason: str
) -> None:
    path = tmp_path / "a.mht"
    path.write_bytes(archive(pages))
    with pytest.raises(ReadError, match=reason):
        read_mht(path, Limits())


def test_pictures_in_the_document_of_an_archive_are_told_as_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.mht"
    for data, notes in (
        (saved(), ("含图片，图片中的文字未识别",)),
        (saved().replace(b"a.gif", b"b.gif", 1), ()),
    ):
        path.write_bytes(data)
        assert read_mht(path, Limits()).notes == notes


SAYING = "证人华小梅的电话13900001111。"


def coded(whole: bytes, written: str) -> bytes:
    """Say of the part of the page that its bytes are written in another way."""
    return whole.replace(b"Content-Transfer-Encoding: quoted-printable", written.encode(), 1)


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (lambda whole: whole.removesuffix(b"----b--\r\n"), "不完整"),
        # Base64 of a length that it cannot have, and a way of writing that nobody knows.
        (
            lambda whole: coded(whole, "Content-Transfer-Encoding: base64\r\n\r\nabcde\r\n\r\n----b--\r\n"),
            "已损坏",
        ),
        (lambda whole: coded(whole, "Content-Transfer-Encoding: base64 (x)"), "已损坏"),
        (
            lambda _: b"".join(
                b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at)
                for at in range(3000)
            ),
            "嵌套过深",
        ),
    ],
)
def test_an_archive_whose_bytes_cannot_be_told_is_refused(
    tmp_path: Path, broken: Callable[[bytes], bytes], reason: str
) -> None:
    path = tmp_path / "a.mht"
    path.write_bytes(broken(archive([("Content-Type: text/html", f"<p>{SAYING}</p>".encode())])))
    with pytest.raises(ReadError, match=reason):
        read_mht(path, Limits())


def test_a_charset_that_is_none_is_no_reason_to_stop(tmp_path: Path) -> None:
    path = tmp_path / "a.mht"
    for charset in ("undefined", "raw_unicode_escape"):
        head = f"Content-Type: text/html; charset={charset}"
        path.write_bytes(archive([(head, f"<meta charset={charset}><p>{SAYING}</p>".encode())]))
        assert read_mht(path, Limits()).text == SAYING


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("image/png", SAYING.encode()),
        ("image/png", f"<svg><text>{SAYING}</text></svg>".encode()),
        ("image/x-emf", b"\1\0\0\0" + SAYING.encode("utf-16-le") + bytes(40)),
    ],
)
def test_what_is_only_called_a_picture_is_told_and_in_no_copy(tmp_path: Path, kind: str, data: bytes) -> None:
    path = tmp_path / "a.mht"
    shown = PAGE.replace("page.files/a.gif", "a.bin").format(site=SITE, body="<p>".join(JUDGMENT)).encode()
    parts = [
        ("Content-Type: text/html; charset=utf-8\r\nContent-Location: http://x.example/p.html", shown),
        (f"Content-Type: {kind}\r\nContent-Location: http://x.example/a.bin", data),
    ]
    path.write_bytes(archive(parts))
    _, _, original = copied(path, write_mht, tmp_path / "out")
    assert any("13900001111" in one.text for one in original.document.hidden if "其他文件" in one.place)
    copy = email.message_from_bytes((tmp_path / "out" / "copy.mht").read_bytes())
    assert [one.get_content_type() for one in copy.walk()][1:] == ["text/html"]


def test_parts_get_new_names_only_where_a_page_speaks_of_them(tmp_path: Path) -> None:
    said = "附件(a.gif)和()两份。"
    style = "<style>@import url(http://x.example/y.css); p {background: url(a.gif)}</style>"
    page = f"<html><head>{style}</head><body><p>{said}<img src='a.gif' alt=''>"
    place = "Content-Location: http://x.example/doc/"
    path = tmp_path / "a.mht"
    page += "".join(f"<p>{line}</p>" for line in JUDGMENT)
    path.write_bytes(
        archive(
            [
                (
                    f"Content-Type: text/html; charset=utf-8\r\n{place}",
                    page.encode(),
                ),
                (f"Content-Type: image/gif\r\n{place}a.gif", PIXEL),
            ]
        )
    )
    copy, _, _ = copied(path, write_mht, tmp_path / "out")
    assert copy.text.startswith(said)
    shown = [*email.message_from_bytes((tmp_path / "out" / "copy.mht").read_bytes()).walk()][1]
    source = shown.get_payload(decode=True)
    assert isinstance(source, bytes)
    assert source.count(b"http://archive.invalid/2") == 2 and b"x.example" not in source
