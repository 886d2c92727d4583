"""Rows of tables in a text, and what the head of its column says of each cell.

Readers give a row of a table as a line with a tab between two cells; plain texts and pages set them apart by
blanks. A head stands above its column, before its cell (被害人姓名 ⇥ 某甲 ⇥ 性别 ⇥ 女), or before a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from nlp.text.row_firms import is_row_of_firm


class Cell(NamedTuple):
    """A cell of a row: its head, and where it stands in the text as given."""

    head: str
    start: int
    end: int


class Row(NamedTuple):
    """A row: its cells that have a head and say something, and the line above the table.

    `is_of_firm`: home and phone in it are those of an organisation. `is_alone`: it is but a label and a word,
    and no line around it says more of a person.
    """

    title: str
    cells: tuple[Cell, ...]
    is_of_firm: bool = False
    is_alone: bool = False


_WHO: Final = (
    "(?:[被受]害|[被受]骗|被盗|被抢|被侵害|受损失?)(?:人员?|者|方|群众|女童|男童)|失主|事主|死者|伤者|患者"
    "|投资(?:人|者|户)|集资(?:人|户|参与人)|存款(?:人|户)|出借人|(?:附带民事)?(?:诉讼)?原告人|自诉人"
    "|(?<!见)证人|报[案警]人|控告人|举报人|目击[者人]|知情人|在场人|鉴定(?:人员?|师)|检验(?:人员?|师)|评估师"
    "|法定代理人|监护人|未成年(?:人|子女)|(?:婚生)?子女|孩子|儿童|学生|幼儿"
    "|(?:原审)?被告人?|(?:犯罪)?嫌疑人|违法(?:行为)?人|罪犯|同案(?:人|犯)|上诉人|原告|当事人|申请人|被申请人"
    "|审判长|审判员|(?:人民)?陪审员|书记员|承办(?:人|法官)|主审法官|法官|检察官|公诉人|(?:办案)?民警|辩护人|代理人|律师"
    "|人员|户主|业主|员工|职工|劳动者|收款人|付款人|收件人|转[出入]人|借款人|持卡人|开户人|户名"
)
_NAMED: Final = "(?:的?(?:姓名|名字|名称|名单))?"
_WHAT: Final = (
    "序号?|编号|号|姓名|名字|名称|性别|年龄|岁数|民族|职业|单位|身份|出生(?:日期|年月日?)?|文化程度|关系|与[^，。：]{1,6}关系"
    "|备注|说明|次数?|[^，。：]{0,6}(?:住址|地址|住所地?|住处|居住地|户籍地?|所在地|地点|位置)"
    "|[^，。：]{0,6}(?:号码?|账[号户]|卡号|电话|手机号?|联系方式|微信号?|邮箱)"
    "|[^，。：]{0,6}(?:金额|数额|款项|本金|利息|损失|价值|工资|合计|总额|余额|价格|数量|款|元)"
    "|[^，。：]{0,6}(?:时间|日期|年月|期限|情况|内容|结果|方式|原因|理由|事由|事实|项目|物品|财物|证据|病情|诊断|伤情|学校|班级)"
    "|证言|证明|陈述|页[码次数]?|卷[宗次]|(?:供货)?(?:单位|店铺|企业|公司|商[户家])(?:名称)?|供货商|负责人|联系人"
)
_ASIDE: Final = re.compile(r"[(（\[【][^()（）\[\]【】]{0,12}[)）\]】]|[\s/／]")
_HEAD: Final = re.compile(rf"(?:{_WHO}){_NAMED}|{_WHAT}")
_PERSON: Final = re.compile(rf"(?:{_WHO}){_NAMED}|.*(?:姓名|名字|名单)")
_LONGEST_HEAD: Final = 16
_LONGEST_LABEL: Final = 20
_DIGIT: Final = re.compile(r"\d")
# A label before a colon is asked for by name: any clause may have a colon.
_LABEL: Final = re.compile(
    rf"[ \u3000]*((?:{_WHO}){_NAMED})[：:][ \u3000]*([^\n]{{2,60}}?)[ \u3000；;]*(?=\n|\Z)"
)
# Heads set apart by blanks: looked for before any line is cut.
_BLANKS: Final = re.compile(r"[ \u3000]+")
_SET_APART: Final = tuple(f"{head}{blank}" for head in ("姓名", "人", "者") for blank in " \u3000")
_FEWEST: Final = 3
# So many lines below the heads may be cells of their own.
_MOST_LOOSE: Final = 400
# A line of a cell that a page breaks has none of these; prose behind a table has.
_STOPS: Final = frozenset("，。；：,;:")
# Between two pages of a table stand a few short lines; what is called a list begins a table of its own.
_MOST_BETWEEN: Final = 4
_LIST: Final = re.compile(
    r"附[表件].{0,12}|表[一二三四五六七八九十\d]{1,2}|.{0,20}(?:[名清]单|明细|(?<!续)表)"
)
_EDGES: Final = "│┃|"
_CUTS: Final = {
    "\t": re.compile("\t"),
    " ": _BLANKS,
    **{edge: re.compile(re.escape(edge)) for edge in _EDGES},
}
_FRAME: Final = re.compile(
    r"[\s─━┄┅┈┉┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋+|:=-]+"
)
# A column that stands alone: its head is a line, and so is each of its cells.
_ONLY_COLUMN: Final = re.compile(
    rf"[ \u3000]*((?:{_WHO}){_NAMED})[ \u3000]*\n"
    r"(?=[ \u3000]*[一-龥×*]{2,4}[ \u3000]*\n[ \u3000]*[一-龥×*]{2,4}[ \u3000]*(?:\n|\Z))"
)
_ONLY_CELL: Final = re.compile(r"[ \u3000]*([一-龥×*]{2,4})[ \u3000]*(?:\n|\Z)")
# What says more of a person, on the line before a label or behind it.
_MORE: Final = re.compile(
    r"[ \u3000]*(?:性别|年龄|民族|职业|电话|手机|联系|身份证|出生"
    r"|家?庭?(?:住址|地址|住所|户籍))[^：:\n]{0,8}[：:]"
)


def rows_of(text: str) -> tuple[Row, ...]:
    """Return the rows of all tables of a text whose heads are known, in text order."""
    found = list(_labelled(text))
    if "\t" in text:
        found += _of_tables(text, "\t")
    # All other tables have their heads on a line of their own.
    if "\n" in text:
        found += (row for edge in _EDGES if text.count(edge) >= 2 * _FEWEST for row in _of_tables(text, edge))
        found += _of_only_columns(text)
        found += _of_tables(text, " ") if _is_set_apart(text) else ()
    return tuple(found)


def head_of(cell: str) -> str:
    """Return the words of a head without blanks and what a bracket adds: 被害人（单位） 姓名."""
    return _ASIDE.sub("", cell) if len(cell) <= 2 * _LONGEST_HEAD else ""


def is_of_person(head: str) -> bool:
    """Say whether a head is that of a column of names."""
    return _PERSON.fullmatch(head) is not None


def is_head(cell: str) -> bool:
    """Say whether a cell is a known head of a column."""
    head = head_of(cell)
    return len(head) <= _LONGEST_HEAD and _HEAD.fullmatch(head) is not None


def _is_set_apart(text: str) -> bool:
    """Say whether some line may be a row of heads with blanks between them."""
    return any(mark in text for mark in _SET_APART)


def _labelled(text: str) -> Iterator[Row]:
    """Give the lines that are a label, a colon and what it labels; of each a row of its own."""
    for mark in "：:":
        at = text.find(mark)
        while at >= 0:
            start = text.rfind("\n", max(0, at - _LONGEST_LABEL), at) + 1
            if start or at < _LONGEST_LABEL:
                match = _LABEL.match(text, start)
                if match is not None and match.end(1) == at:
                    cell = Cell(head_of(match[1]), *match.span(2))
                    yield Row("", (cell,), is_alone=not _is_told_more(text, match))
            at = text.find(mark, at + 1)


def _is_told_more(text: str, label: re.Match[str]) -> bool:
    """Say whether a label is one of a name, or the line behind it says more of a person."""
    return label[1].endswith(("姓名", "名字")) or _MORE.match(text, label.end() + 1) is not None


def _of_only_columns(text: str) -> Iterator[Row]:
    """Give the cells of columns that stand alone, each a line below its head."""
    for head in _only_heads(text):
        at = head.end()
        while (cell := _ONLY_CELL.match(text, at)) and not is_head(cell[1]):
            yield Row("", (Cell(head_of(head[1]), *cell.span(1)),))
            at = cell.end()
            if at == len(text):
                break


def _only_heads(text: str) -> Iterator[re.Match[str]]:
    """Find the heads of columns that stand alone, line by line: most texts have few lines, or one."""
    at = 0
    while True:
        head = _ONLY_COLUMN.match(text, at)
        if head:
            yield head
        at = head.end() if head else text.find("\n", at) + 1
        if not at:
            return


def _of_tables(text: str, gap: str) -> Iterator[Row]:
    """Give the rows of tables whose cells a tab, the edge of a box, or else blanks, set apart."""
    heads: Sequence[str] = ()
    title, at, rows, loose = "", 0, 0, 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        # The last cells of a row may be empty: a tab at the end is one of them.
        body = line.rstrip(" \u3000\r\n") if gap == "\t" and heads else line.rstrip()
        if gap in _EDGES and _FRAME.fullmatch(line):
            continue
        cells = list(_cells(text, start, start + len(body), gap))
        if gap != "\t" and "\t" in body:
            cells = []
        said = [text[slice(*cell)] for cell in cells]
        if len(cells) < 2:
            loose += 1
            if _is_over(body, gap, rows, loose):
                heads, title = ((), body) if body else (heads, title)
            elif heads and gap == "\t" and not rows and 1 < len(body) <= _LONGEST_HEAD:
                yield from _alone(title, heads, start, body)
            title = title if heads else body
        elif _is_row_of_heads(said, gap):
            own = [head_of(one) for one in said]
            heads = _joined(heads, own) if heads and not rows and not loose else own
            rows = loose = 0
        elif heads and _is_below(heads, said, gap):
            rows, loose = rows + 1, 0
            yield Row(title, _under(heads, cells), is_row_of_firm(heads, said, is_of_person))
        elif gap == "\t":
            beside = tuple(_beside(said, cells))
            own = [one.head for one in beside]
            values = [text[one.start : one.end] for one in beside]
            yield Row(title, beside, is_row_of_firm(own, values, is_of_person))


def _is_over(body: str, gap: str, rows: int, loose: int) -> bool:
    """Say whether a line that is no row ends a table; what a page puts between two rows does not."""
    if loose > _MOST_LOOSE:
        return True
    if gap == " ":
        return not _STOPS.isdisjoint(body)
    if not rows or not body:
        return False
    prose = len(body) > _LONGEST_HEAD or not _STOPS.isdisjoint(body)
    return prose or loose > _MOST_BETWEEN or _LIST.fullmatch(body.strip()) is not None


def _is_below(heads: Sequence[str], said: Sequence[str], gap: str) -> bool:
    """Say whether cells are a row below heads; more of them than heads are, unless they have labels."""
    if gap == " ":
        return len(said) == len(heads)
    return len(said) <= len(heads) or not any(is_head(one.rstrip("：:")) for one in said)


def _alone(title: str, heads: Sequence[str], start: int, line: str) -> Iterator[Row]:
    """Give a line that may be a cell of its own: beside a long one, each cell of a row is a paragraph.

    It is taken for one that names somebody, if the table has such a column at all.
    """
    head = next(filter(is_of_person, heads), None)
    if head is not None:
        yield Row(title, (Cell(head, start, start + len(line)),))


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Join two rows of heads; an upper one may reach over several lower ones: 被害人 over 姓名, 住址."""
    heads: list[str] = []
    over = ""
    for at in range(max(len(upper), len(lower))):
        above, below = (row[at] if at < len(row) else "" for row in (upper, lower))
        over = above or (over if below else "")
        heads.append(over + below if below != over else below)
    return heads


def _cells(text: str, start: int, end: int, gap: str) -> Iterator[tuple[int, int]]:
    """Give the places of the cells of a line, without the blanks around what they say."""
    line = text[start:end]
    cuts = [one.span() for one in _CUTS[gap].finditer(line)]
    for (_, low), (high, _) in pairwise(((0, 0), *cuts, (len(line), len(line)))):
        cell = line[low:high]
        left = low + len(cell) - len(cell.lstrip())
        if gap != " " or cell:
            yield start + left, start + max(left, low + len(cell.rstrip()))


def _is_row_of_heads(said: Sequence[str], gap: str) -> bool:
    """Say whether cells are heads: as good as all known, and none a label of what follows it."""
    told = [one for one in said if one]
    known = [is_head(one) for one in told]
    if any(map(_DIGIT.search, told)) or sum(known) < 2 or any(len(one) > 2 * _LONGEST_HEAD for one in told):
        return False
    if gap == " ":
        return len(told) >= _FEWEST and all(known)
    labels = len(told) % 2 == 0 and all(known[::2]) and not any(known[1::2])
    return not labels and 2 * sum(known) >= len(told)


def _under(heads: Sequence[str], cells: Sequence[tuple[int, int]]) -> tuple[Cell, ...]:
    """Give the cells of a row the heads above them."""
    return tuple(
        Cell(head, *cell) for head, cell in zip(heads, cells, strict=False) if head and cell[0] < cell[1]
    )


def _beside(said: Sequence[str], cells: Sequence[tuple[int, int]]) -> Iterator[Cell]:
    """Give the cells of a form that stand right behind a label."""
    for at, (label, value) in enumerate(pairwise(said)):
        if is_head(label.rstrip("：:")) and value and not is_head(value):
            yield Cell(head_of(label.rstrip("：:")), *cells[at + 1])
