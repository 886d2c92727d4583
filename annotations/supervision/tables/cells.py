"""One cell becomes a value of its column, or a fault that says what to write instead.

A fault holds no value of the cell: what does not fit may be somebody's number in the wrong column.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from annotations.categories import CATEGORY_NAMES
from annotations.supervision.catalogue.values import Sense
from annotations.supervision.tables.courts import one_court
from annotations.supervision.tables.names import canonical_name, several_names
from nlp.data.loader import cause_tree, charges
from nlp.parse.case_numbers import format_case_number, parse_case_number
from nlp.text.checksums import Answer, credit_code, id_number
from nlp.text.numerals import parse_numeral

Value = str | float | Decimal | date | bool | tuple[str, ...]
# Texts longer than this are documents, whose characters are left as they are.
LONG_TEXT = 200
_MOST_MONEY, _MOST_NUMBER = Decimal(10) ** 15, 1e15
EMPTY = frozenset({"", "-", "--", "—", "——", "/", "无", "空", "null", "NULL", "None", "nan", "NaN", "N/A"})
# In a text, only letters, digits and blanks lose their width: its punctuation is what a model's author sees.
_WIDE = {
    wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_WIDE |= {0x3000: 0x20}
# Here 无 is an answer: nothing was found, no measure was taken.
_TOLD_BY_NONE = (Sense.FLAG, Sense.TEXT)
_TRUE = frozenset({"是", "有", "1", "1.0", "true", "y", "yes", "√", "对"})
_FALSE = frozenset({"否", "无", "0", "0.0", "false", "n", "no", "×", "x", "错", "没有"})
_MASKED = re.compile(r"[*×]|X{2}")
ROUNDED = r"[0-9](?:\.[0-9]+)?[eE]\+(?:1[1-9]|2[0-9])"
_AS_TEXT = "把这一列设为文本格式，从原始数据重新导出"
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}[:时].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CHINESE_DAY = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_MONTH = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*月?")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_EXCEL_EPOCH = date(1899, 12, 30)
_FIGURE = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?"
_NUMBER = re.compile(rf"[+]?({_FIGURE}(?:[eE][+-]?\d{{1,2}})?)(%)?")
_MONEY = re.compile(rf"(?:人民币|RMB|￥|¥)?({_FIGURE})(万|亿)?元?(?:整|人民币)?")
_SCALE = {"万": Decimal(10_000), "亿": Decimal(100_000_000), None: Decimal(1)}
# The last words of a cause or charge: what stands before them belongs to it.
_WHOLE = ("罪", "纠纷", "争议")
# Who fills a form spaces short words out: 调 解.
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_LONGEST_TERM = 20
_PARTED = re.compile(r"[、，,;；\n/|]+")


class CellError(ValueError):
    """Raised where a cell does not fit its column; both texts are Chinese and hold no value."""

    def __init__(self, kind: str, remedy: str) -> None:
        """Keep what the cell holds instead, and what to write."""
        super().__init__(kind)
        self.kind, self.remedy = kind, remedy


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that fits, with a warning where something about it is doubtful (a checksum that fails)."""

    value: Value | None = field(repr=False)
    warning: str = ""


def read_cell(sense: Sense, written: str) -> Cell:
    """Read a cell of a column; raises CellError. An empty cell is no value, and no fault."""
    text = written.strip().strip("\u200b\ufeff")
    if len(text) <= LONG_TEXT:
        text = text.translate(_WIDE) if sense is Sense.TEXT else unicodedata.normalize("NFKC", text)
        text = text.strip()
    if text in EMPTY and not (text == "无" and sense in _TOLD_BY_NONE):
        return Cell(None)
    found = _READERS[sense](text)
    return found if isinstance(found, Cell) else Cell(found)


def _text(text: str) -> str:
    """Take a text as it is, unless Excel took it for a number and rounded it (it does from 12 digits on).

    A term is one word, however far its characters stand apart.
    """
    if re.fullmatch(ROUNDED, text):
        raise CellError("编号被 Excel 变成了科学计数，后几位已经丢失", _AS_TEXT)
    return _SPACED.sub("", text) if len(text) <= _LONGEST_TERM else text


def _category(text: str) -> str:
    """Read a category of findings; what programs write (id_number) is told in Chinese."""
    return CATEGORY_NAMES.get(text.lower(), _bare(text))


def _number(text: str) -> float:
    """Read a number; a share may be written in per cent."""
    match = _NUMBER.fullmatch(text.replace(" ", ""))
    if match is None:
        raise CellError("不是数", "只写数字，例如 12 或 0.5")
    value = float(match[1].replace(",", ""))
    if abs(value) >= _MOST_NUMBER:
        raise CellError("数太大", "核对这个数")
    return value / 100 if match[2] else value


def _money(text: str) -> Decimal:
    """Read a sum of money in yuan; 万元 and 亿元 are multiplied out."""
    match = _MONEY.fullmatch(text.replace(" ", ""))
    if match is None:
        return _spoken_money(text)
    value = Decimal(match[1].replace(",", "")) * _SCALE[match[2]]
    if abs(value) >= _MOST_MONEY:
        raise CellError("金额太大", "核对单位")
    return value.quantize(Decimal("0.01"))


def _spoken_money(text: str) -> Decimal:
    """Read a sum in Chinese numerals."""
    number = parse_numeral(text.removesuffix("整").removesuffix("元").removesuffix("圆"))
    if number is None or number >= _MOST_MONEY:
        raise CellError("不是金额", "写成 36000 或 3.6万元")
    return Decimal(number).quantize(Decimal("0.01"))


def _date(text: str) -> date:
    """Read a date in one of the five styles, or the serial number that Excel shows for one."""
    match = _DAY.fullmatch(text) or _COMPACT.fullmatch(text)
    if match:
        return _real(int(match[1]), int(match[2]), int(match[3]))
    spoken = _CHINESE_DAY.fullmatch(text)
    if spoken:
        numbers = [parse_numeral(part) or 0 for part in spoken.groups()]
        return _real(*numbers)
    if _SERIAL.fullmatch(text):
        return _EXCEL_EPOCH + timedelta(days=int(float(text)))
    raise CellError("不是日期", "写成 2024-03-01")


def _real(year: int, month: int, day: int) -> date:
    """Make a date that is in the calendar."""
    try:
        found = date(year, month, day)
    except ValueError:
        raise CellError("日历上没有这一天", "核对年月日") from None
    if not 1880 <= year <= 2100:
        raise CellError("年份不可能", "核对年份")
    return found


def _month(text: str) -> date:
    """Read a month as its first day."""
    match = _MONTH.fullmatch(text)
    if match and 1 <= int(match[2]) <= 12:
        return _real(int(match[1]), int(match[2]), 1)
    return _date(text).replace(day=1)


def _flag(text: str) -> bool:
    """Read 是 or 否."""
    word = text.lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise CellError("不是“是”或“否”", "写“是”或“否”")


def _name(text: str) -> Cell:
    """Read a name; several are told by the first (全部原告 and its like hold them all)."""
    return Cell(next(iter(several_names(text)), None))


def _unspoiled(text: str, what: str) -> str:
    """Refuse a number that Excel turned into a rounded one."""
    if _SCIENTIFIC.fullmatch(text):
        raise CellError(f"{what}被 Excel 变成了科学计数，后几位已经丢失", _AS_TEXT)
    return re.sub(r"[\s'‘’`-]", "", text).upper()


def _id(text: str) -> Cell:
    """Read an ID number, the first of several; a check digit that fails is doubtful, not refused."""
    number = _unspoiled(_PARTED.split(text)[0], "证件号")
    if _MASKED.search(number) and credit_code(number) is not Answer.YES:
        return Cell(None, "证件号已遮盖，不能用来比对")
    if len(number) in (15, 18) and number[:-1].isdecimal():
        return Cell(number, "身份证号校验不通过" if id_number(number) is Answer.NO else "")
    if len(number) == 18 and credit_code(number) is not Answer.NO:
        return Cell(number)
    return Cell(number, "不是 18 位身份证号")


def _code(text: str) -> Cell:
    """Read a unified social credit code, the first of several."""
    code = _unspoiled(_PARTED.split(text)[0], "统一社会信用代码")
    if credit_code(code) is Answer.YES:  # X is a letter of codes too: XX alone is no mask
        return Cell(code)
    if _MASKED.search(code):
        return Cell(None, "代码已遮盖，不能用来比对")
    return Cell(code, "统一社会信用代码校验不通过")


def _case_number(text: str) -> str:
    """Read a case number in its standard form; other numbers (某检刑不诉〔2024〕1号) stay as written."""
    number = parse_case_number(text)
    return format_case_number(number) if number else _bare(text)


def _cause(text: str) -> str:
    """Read a cause or charge; several are told by the first. Some hold a 、 themselves (生产、销售假药罪)."""
    parts = [_bare(part) for part in _PARTED.split(text)]
    for count in range(len(parts), 1, -1):
        joined = "、".join(parts[:count])
        if joined in cause_tree() or joined in charges():
            return joined
    ended = next((count for count, part in enumerate(parts, 1) if part.endswith(_WHOLE)), 1)
    return "、".join(parts[:ended])


def _court(text: str) -> str:
    """Read the name of a court in full, however short it is written."""
    return one_court(_bare(text))


def _place(text: str) -> str:
    """Read an address, or an organ, whose name begins with its place."""
    return _bare(text)


def _bare(text: str) -> str:
    """Take the blanks out; what stood apart may become one character, so it is normalised again."""
    return unicodedata.normalize("NFKC", re.sub(r"\s+", "", text))


def _list(text: str) -> tuple[str, ...]:
    """Read several values; each counts once."""
    parts = (canonical_name(part) for part in _PARTED.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


_READERS: Mapping[Sense, Callable[[str], Value | Cell]] = MappingProxyType(
    {
        Sense.TEXT: _text,
        Sense.PERSON: _name,
        Sense.NAME: _name,
        Sense.ID: _id,
        Sense.CODE: _code,
        Sense.CASE_NUMBER: _case_number,
        Sense.CAUSE: _cause,
        Sense.COURT: _court,
        Sense.PLACE: _place,
        Sense.ORGAN: _place,
        Sense.NUMBER: _number,
        Sense.MONEY: _money,
        Sense.DATE: _date,
        Sense.MONTH: _month,
        Sense.FLAG: _flag,
        Sense.LIST: _list,
        Sense.CATEGORY: _category,
    }
)
