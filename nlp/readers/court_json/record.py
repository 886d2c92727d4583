"""One record of a court site or a data set: which of its fields is the text, and what the others say.

Field names: the court site since 2019 (qw, s1 … s54), the court site before (案件名称, WBSB …), the courts'
own segmentation (ws, ssjl, ajjbqk …), public data sets, and the headings that people give to columns.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping

from nlp.readers.court_json.beside import said_beside
from nlp.readers.html.reader import read_page
from nlp.readers.interface import ReadError, Reading
from nlp.values import Cause, Hidden, HiddenKind

JSON = "application/json"
# How what the other fields say is called where it is told.
BESIDE = "记录的其他字段"
TITLE = "文书标题"
# The readers of tables tell other columns themselves: a row may have cells without a name.
_TABLES = frozenset(("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))

# In this order: the first that holds text wins. `text` alone is never touched. No `document`: in our own
# records it is a hash.
TEXT_KEYS = (
    "text", "qw", "qwcontent", "全文", "文书全文", "裁判文书全文", "判决书全文", "文书正文", "文书文本",
    "文书内容", "裁判文书内容", "裁判文书", "判决书", "正文", "全部内容", "内容", "wsnr", "wsqw",
    "doccontent", "fulltext", "full_text", "content", "body", "html", "s21",
)  # fmt: skip
SEGMENTS = (
    ("s22", "s23", "s25", "s26", "s27", "s28"),
    ("wbsb", "dsrxx", "ssjl", "ajjbqk", "cpyz", "pjjg", "wbwb"),
    ("ws", "sscyr", "ssjl", "ajjbqk", "cpfxgc", "cpjg", "pjjg", "ww", "fl"),
    ("首部", "诉讼记录", "案件基本情况", "裁判理由", "裁判结果", "尾部"),
    ("文本首部", "当事人", "诉讼记录", "案件基本情况", "理由", "判决结果", "文本尾部"),
    ("caserecord", "judgeaccusation", "judgereason", "judgeresult"),
)
FIELDS: dict[str, tuple[str, ...]] = {
    "title": (
        "title", "s1", "案件名称", "标题", "文书标题", "文书名称", "ajname", "writname", "wsmc", "casename",
        "case_name", "docname", "case",
    ),
    "case_number": (
        "case_number", "s7", "案号", "ah", "caseno", "case_no", "casenumber", "案件号", "文书案号",
    ),
    "court": ("court", "s2", "法院", "法院名称", "审理法院", "jbfy", "courtname", "court_name", "经办法院"),
    "cause": ("cause", "s11", "案由", "ay", "casecause", "罪名", "charges"),
    "date": ("date", "s31", "裁判日期", "判决日期", "cprq", "cpsj", "judgedate", "judgementdate", "裁判时间"),
    "procedure": ("procedure", "s9", "审判程序", "审理程序", "spcx", "caseproc", "trial_procedure"),
    "kind": ("kind", "s6", "文书类型", "文书种类", "wszl", "judgementtype"),
    "published": ("published", "s41", "发布日期", "公开日期", "上网日期", "fbrq", "publishdate", "pubdate"),
}  # fmt: skip
# A day begins with its year, or is the seconds since 1970: other numbers are of telephones.
_DAY = re.compile(
    r"(?:1[89]|20)\d{2}(?:[./年-](?:\d{1,2}(?:[./月-](?:\d{1,2}日?)?)?)?|\d{2}(?:\d{2})?)?"
    r"(?:T?\d{1,2}[:时]\d{1,2}分?(?::?\d{1,2}秒?)?(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?"
    r"|20\d{12}|[1-9]\d{9}(?:\d{3})?(?:\.\d{1,6})?|[〇○零一二三四五六七八九十年月日]{5,16}"
)
# What may stand under a name of ours: a remark beside a number is news.
_FORMS = {
    "case_number": re.compile(
        r"[(（〔\[]?\d{4}[)）〕\]]?[^\s，。：；]{2,24}?号(?:之[一二三四五六七八九十\d]{1,3})?"
    ),
    "court": re.compile(r"[\u4e00-\u9fff]{2,40}(?:法院|法庭)"),
    "date": _DAY,
    "published": _DAY,
}
_IDS = ("id", "编号")
_KINDS = {"01": "判决书", "02": "裁定书", "03": "调解书", "04": "决定书", "05": "通知书", "09": "令"}
_MARKUP = re.compile(
    r"<(?:html|body|div|p|br|span|a|font|table|title|style|h\d)\b[^<>]{0,500}>", re.IGNORECASE
)
# What joins the pieces of a name that a page sets apart: 栾<em>海棠</em>.
_SET_APART = re.compile(r"</[A-Za-z]\w{0,15}>|-->")
_CHARACTER = re.compile(r"&#?\w{1,10};")
# A name that only contains one of these is the text where no exact name is there: 案件全文（脱敏前）.
_TEXT_MARKS = ("全文", "正文", "文书内容", "文书文本", "判决书内容")
_NOT_TEXT = ("字数", "长度", "页数", "链接", "地址", "网址", "路径", "编号", "日期", "id", "url")
_MAX_FIELD = 2000
_MARKUP_WITHIN = 100_000
_FACTS_ONLY = "fact"


class Number(str):
    """A number of a JSON text, kept as it is written: an id must not change its digits."""

    __slots__ = ()


def bad_row(reason: str, remedy: str) -> ReadError:
    """Return the error for a row that gives no document."""
    return ReadError(Cause.BAD_ROW, reason, remedy)


def parse_record(text: str) -> object:
    """Return the JSON value in `text`. Raises ReadError; never quotes the content."""
    try:
        value: object = json.loads(text, parse_int=Number, parse_float=Number, parse_constant=Number)
    except json.JSONDecodeError as error:
        raise bad_row(
            f"不是合法的 JSON（第 {error.colno} 个字符处出错）", "请检查该行的引号、逗号和括号"
        ) from None
    except RecursionError:
        raise bad_row("JSON 嵌套过深", "请去掉多余的嵌套后再试") from None
    return value


def reading_of(record: object, media_type: str = JSON) -> Reading:
    """Make a reading of one record. Raises ReadError naming the fields that it wants."""
    if not isinstance(record, Mapping):
        raise bad_row("这一行不是 JSON 对象", "每行应是一个 {…} 对象，正文放在 text 字段")
    named = {str(key).strip().lower(): value for key, value in record.items()}
    text, hidden = _text(named)
    if not text.strip():
        raise _without_text(named)
    _refuse_surrogates(text)
    fields = tuple(_fields(named))
    title = dict(fields).get("title", "")
    # What a list of documents shows first; a heading of the text itself is told there.
    titled = (Hidden(HiddenKind.METADATA, TITLE, _shown(title)),) if title and title not in text else ()
    beside = () if media_type in _TABLES else _beside(record, named, text)
    return Reading(
        text,
        media_type,
        title=title,
        own_id=_own_id(named),
        fields=fields,
        hidden=(*hidden, *titled, *beside),
    )


def _without_text(named: Mapping[str, object]) -> ReadError:
    """Say why a row gives no document: no field is the text, or the one that is holds nothing."""
    if any(map(is_text_key, named)):
        return bad_row("正文字段是空的", "请补上正文；合计、说明等不是文书的行，可以不理会或者删去")
    return bad_row("没有正文字段", "请把正文放在 text、qw、全文、正文、文书内容 或 content 字段")


def _beside(record: Mapping[object, object], named: Mapping[str, object], text: str) -> Iterator[Hidden]:
    """Yield in one part what a record says that is neither its text nor what it is filed under."""
    ours = {key: name for name, key in _columns(named)}
    filing = [key for key in (*ours, _id_key(named)) if key and _is_plain(ours.get(key, ""), named[key])]
    used = {key: named[key] for key in (*text_keys(named), *filing)}
    pairs = ((str(key), value) for key, value in record.items())
    # Of a name that stands there twice the last is used.
    fields = ((name, value, used.get(name.strip().lower()) is value) for name, value in pairs)
    filed = frozenset(_joined(named[key], "、").strip() for key in filing)
    said = said_beside(fields, text, filed, is_known_key, _shown)
    if said:
        yield Hidden(HiddenKind.METADATA, BESIDE, _encodable(said))


def _is_plain(ours: str, value: object) -> bool:
    """Say whether a field that a record is filed under says what its name (ours) promises, and no more."""
    form = _FORMS.get(ours)
    return form is None or not isinstance(value, str) or form.fullmatch("".join(value.split())) is not None


def is_text_key(name: str) -> bool:
    """Say whether a column of this name holds the text or a segment of it."""
    key = name.strip().lower()
    return key in TEXT_KEYS or any(key in segment for segment in SEGMENTS) or _is_like_text(key)


def _is_like_text(key: str) -> bool:
    """Say whether a name only contains the name of the text."""
    return any(mark in key for mark in _TEXT_MARKS) and not any(mark in key for mark in _NOT_TEXT)


def is_known_key(name: str) -> bool:
    """Say whether a column of this name means anything to us."""
    key = name.strip().lower()
    return is_text_key(name) or key in _IDS or any(key in keys for keys in FIELDS.values())


def _text(named: Mapping[str, object]) -> tuple[str, tuple[Hidden, ...]]:
    """Return the text, and what its markup hides."""
    keys = text_keys(named)
    if len(keys) == 1:
        value = _joined(named[keys[0]], "\n")
        return (value, ()) if keys[0] == TEXT_KEYS[0] else _plain(value)
    pieces = [_plain(_joined(named[key], "\n")) for key in keys]
    hidden = tuple(one for _, part in pieces for one in part)
    return "\n".join(text for text, _ in pieces if text.strip()), hidden


def text_keys(named: Mapping[str, object]) -> tuple[str, ...]:
    """Return the fields that hold the text, whole or in segments; () where none does."""
    for key in TEXT_KEYS:
        value = named.get(key)
        if isinstance(value, str) and not isinstance(value, Number) and value.strip():
            return (key,)
    sizes = {key: len(_joined(value, "\n")) for key, value in named.items()}
    like = max(filter(_is_like_text, named), key=sizes.__getitem__, default="")
    for segment in SEGMENTS:
        if any(_plain(_joined(named.get(key), "\n"))[0].strip() for key in segment):
            keys = tuple(key for key in segment if sizes.get(key))
            # 当事人 is a segment, and the heading of a column in any list that has the whole text in another.
            return keys if sum(sizes[key] for key in keys) >= sizes.get(like, 0) else (like,)
    return (like,) if sizes.get(like) else tuple(key for key in (_FACTS_ONLY,) if named.get(key))


def is_markup(value: str) -> bool:
    """Say whether a text is the source of a page."""
    return _MARKUP.search(value[:_MARKUP_WITHIN]) is not None


def _plain(value: str) -> tuple[str, tuple[Hidden, ...]]:
    """Turn markup into text and its hidden parts; what has no tags is left alone."""
    if not is_markup(value):
        return value, ()
    try:
        page = read_page(value)
    except ReadError:
        return "", ()
    return page.text, page.hidden


def _shown(value: str) -> str:
    """Give the text of a page that is no text of the record, and what it hides; all else as it is."""
    if not (is_markup(value) or _SET_APART.search(value)):
        return _CHARACTER.sub(lambda one: html.unescape(one[0]), value) if "&" in value else value
    try:
        page = read_page(value)
    except ReadError:
        return value
    return "\n".join((page.text, *(part.text for part in page.hidden))) if page.text.strip() else value


def _fields(named: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give the record's own statements under our names."""
    for ours, key in _columns(named):
        yield ours, _encodable(_stated(named, ours, key)[:_MAX_FIELD])


def _columns(named: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give our names, each with the first of its keys that states something."""
    for ours, keys in FIELDS.items():
        key = next((key for key in keys if _stated(named, ours, key)), "")
        if key:
            yield ours, key


def _stated(named: Mapping[str, object], ours: str, key: str) -> str:
    """Return what a key states under one of our names; a code that we cannot read states nothing."""
    value = _joined(named.get(key), "、").strip()
    if ours == "kind":
        value = _KINDS.get(value, value)
    return "" if ours in ("kind", "procedure", "court") and value.isdigit() else value


def _joined(value: object, mark: str) -> str:
    """Return a value as text: a list joined, anything nested left out."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return mark.join(piece for piece in value if isinstance(piece, str))
    return ""


def _id_key(named: Mapping[str, object]) -> str:
    """Return the key of the row's own id, or "" where it has none."""
    ids = ((key, named.get(key)) for key in _IDS)
    return next((key for key, value in ids if isinstance(value, str) and value.strip()), "")


def _own_id(named: Mapping[str, object]) -> str:
    """Return the row's own `id` (or 编号) as text, or "" where it has none."""
    return _encodable(str(named.get(_id_key(named), "")))


def _encodable(value: str) -> str:
    """Replace half characters, which no output could carry."""
    return value.encode("utf-8", "replace").decode("utf-8")


def _refuse_surrogates(text: str) -> None:
    """Refuse a text with half a character in it: it cannot be written anywhere, and is not to be altered."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise bad_row(
            f"正文第 {error.start + 1} 个字符是不完整的 Unicode 代理字符", "请修正该行的转义字符后再试"
        ) from None
