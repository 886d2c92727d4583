"""Make nlp/data/statutes.tsv: which articles each instrument has, in which text, in force from when to when.

Run `python -m tools.statutes laws.db`, where laws.db is a database of national statutes (tables `laws` and
`articles`, as the National People's Congress publishes them: the text in force, few older ones). Older texts
of the codes of procedure, the laws that the Civil Code replaced and the judicial interpretations that models
cite are written down here. A line: name, date of the text, in force since, until ("" while it is), articles
(1-306), branches (133之一 as 133.1), what replaced it.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from nlp.data.statutes import short_name
from nlp.text.numerals import parse_numeral

OUT = Path(__file__).resolve().parent.parent / "nlp" / "data" / "statutes.tsv"
_ARTICLE = re.compile(r"第([〇零一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?")
_CIVIL = "民法典"

# The effective date of a law that was amended as a whole, where the database has that of its first text.
SINCE = {
    ("民事诉讼法", "2023-09-01"): "2024-01-01",
    ("刑法", "2020-12-26"): "2021-03-01",
    ("行政诉讼法", "2017-06-27"): "2017-07-01",
    ("劳动合同法", "2012-12-28"): "2013-07-01",
}
# name, date of the text, since, until, articles, replaced by
FORMER = (
    ("民事诉讼法", "2012-08-31", "2013-01-01", "2017-06-30", 284, ""),
    ("民事诉讼法", "2017-06-27", "2017-07-01", "2021-12-31", 284, ""),
    ("民事诉讼法", "2021-12-24", "2022-01-01", "2023-12-31", 291, ""),
    ("刑事诉讼法", "1996-03-17", "1997-01-01", "2012-12-31", 225, ""),
    ("刑事诉讼法", "2012-03-14", "2013-01-01", "2018-10-25", 290, ""),
    ("行政诉讼法", "1989-04-04", "1990-10-01", "2015-04-30", 75, ""),
    ("行政诉讼法", "2014-11-01", "2015-05-01", "2017-06-30", 103, ""),
    ("公司法", "2005-10-27", "2006-01-01", "2014-02-28", 219, ""),
    ("公司法", "2018-10-26", "2018-10-26", "2024-06-30", 218, ""),
    ("民法通则", "1986-04-12", "1987-01-01", "2020-12-31", 156, _CIVIL),
    ("民法总则", "2017-03-15", "2017-10-01", "2020-12-31", 206, _CIVIL),
    ("婚姻法", "2001-04-28", "2001-04-28", "2020-12-31", 51, _CIVIL),
    ("继承法", "1985-04-10", "1985-10-01", "2020-12-31", 37, _CIVIL),
    ("收养法", "1998-11-04", "1999-04-01", "2020-12-31", 34, _CIVIL),
    ("担保法", "1995-06-30", "1995-10-01", "2020-12-31", 96, _CIVIL),
    ("合同法", "1999-03-15", "1999-10-01", "2020-12-31", 428, _CIVIL),
    ("物权法", "2007-03-16", "2007-10-01", "2020-12-31", 247, _CIVIL),
    ("侵权责任法", "2009-12-26", "2010-07-01", "2020-12-31", 92, _CIVIL),
)
_COURT = "最高人民法院"
# Judicial interpretations and rules that models cite.
RULES = (
    (f"{_COURT}关于适用〈中华人民共和国民事诉讼法〉的解释", "2015-01-30", "2015-02-04", "2022-04-09", 552),
    (f"{_COURT}关于适用〈中华人民共和国民事诉讼法〉的解释", "2022-04-01", "2022-04-10", "", 550),
    (f"{_COURT}关于适用〈中华人民共和国刑事诉讼法〉的解释", "2021-01-26", "2021-03-01", "", 655),
    (f"{_COURT}关于审理民间借贷案件适用法律若干问题的规定", "2020-12-29", "2021-01-01", "", 31),
    (f"{_COURT}关于人民法院在互联网公布裁判文书的规定", "2016-08-29", "2016-10-01", "", 18),
    (
        "最高人民法院、最高人民检察院关于办理虚假诉讼刑事案件适用法律若干问题的解释",
        "2018-09-26",
        "2018-10-01",
        "",
        12,
    ),
    (
        "最高人民法院、最高人民检察院、公安部、司法部关于进一步加强虚假诉讼犯罪惩治工作的意见",
        "2021-03-10",
        "2021-03-10",
        "",
        29,
    ),
    ("人民检察院民事诉讼监督规则", "2021-06-26", "2021-08-01", "", 135),
    ("人民检察院刑事诉讼规则", "2019-12-30", "2019-12-30", "", 684),
)


def ranges(numbers: Iterable[int]) -> str:
    """Write numbers as ranges: 1-3 5."""
    runs = []
    for _, run in groupby(enumerate(sorted(set(numbers))), lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        runs.append(f"{found[0]}-{found[-1]}" if found[1:] else str(found[0]))
    return " ".join(runs)


def national(database: Path) -> Iterator[tuple[str, ...]]:
    """Give the lines of the national statutes."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        laws = connection.execute(
            "SELECT law_id, law_name, version_date, effective_date, status FROM laws"
        ).fetchall()
        for law, name, version, effective, status in laws:
            numbers = connection.execute("SELECT article_no FROM articles WHERE law_id = ?", (law,))
            matches = [found for (written,) in numbers if (found := _ARTICLE.fullmatch(written))]
            # An amendment has the articles of the law that it amends, so it begins anywhere.
            if not any(_number(one[1]) == 1 for one in matches):
                continue
            short = short_name(name)
            since = SINCE.get((short, version), max(version, effective))
            branches = sorted((_number(one[1]), _number(one[2])) for one in matches if one[2])
            yield (
                short,
                version,
                since,
                "?" if status in ("已废止", "历史版本") else "",
                ranges(_number(one[1]) for one in matches if not one[2]),
                " ".join(f"{article}.{branch}" for article, branch in branches),
                "",
            )


def _number(written: str) -> int:
    """Read a Chinese number."""
    value = parse_numeral(written)
    if value is None:
        raise ValueError(written)
    return int(value)


def main(database: Path) -> None:
    """Write the table; of an older text of the database only that it is no longer in force is known ("?")."""
    written = [(*line[:4], f"1-{line[4]}", "", line[5]) for line in FORMER]
    written += [(*line[:4], f"1-{line[4]}", "", "") for line in RULES]
    lines = sorted({*national(database), *written})
    OUT.write_text("".join("\t".join(line) + "\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
