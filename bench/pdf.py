"""Read the statutes' PDFs and compare them with the database, article by article.

`python -m bench.pdf [--differences FILE]` prints how many articles were found, the share of characters
that are right once white space is gone, and pages per second. The Constitution's PDF is the text before
the amendment of 2018 and the database the one after it: there only the form of the text can be compared.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import sqlite3
import time
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from nlp.readers.interface import Limits
from nlp.readers.pdf.reader import read_pdf

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("JIANWEN_DATA", ROOT.parent / "shared" / "data"))
LAWS = {"minfadian.pdf": "中华人民共和国民法典", "xianfa.pdf": "中华人民共和国宪法"}
_ARTICLE = re.compile(r"^(第[一二三四五六七八九十百千零〇]+条)[ \u3000]", re.MULTILINE)
_HEADING = re.compile(r"\n(?:第[一二三四五六七八九十百]+(?:编|分编|章|节) ?|附\s*则|序\s*言)[^\n。]*(?=\n|$)")
_SPACE = re.compile(r"\s+")
_TITLE = re.compile(r"(?:第[一二三四五六七八九十百]+(?:编|分编|章|节)[^。；]{1,20})+|附则")
_SIGNS = str.maketrans({"“": '"', "”": '"', "（": "(", "）": ")", "○": "〇"})


def articles_of(text: str) -> dict[str, str]:
    """Cut running text at the lines that begin with an article's number."""
    marks = list(_ARTICLE.finditer(text))
    found: dict[str, str] = {}
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        body = text[mark.end() : after.start() if after else len(text)]
        found[mark[1]] = _SPACE.sub("", _HEADING.sub("", "\n" + body))
    return found


def gold(law: str) -> dict[str, str]:
    """Read the articles of a law from the database."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(gzip.decompress((DATA / "statutes" / "laws.db.gz").read_bytes()))
    rows = connection.execute("SELECT article_no, article_text FROM articles WHERE law_name = ?", (law,))
    articles = {}
    for number, text in rows:
        squeezed = _SPACE.sub("", text)
        articles[number] = squeezed.removeprefix(number)
    connection.close()
    return articles


def whose(ours: str, theirs: str) -> str:
    """Say where a difference comes from: the database, the form of a sign, or the PDF's text."""
    if not ours and _TITLE.fullmatch(theirs):
        return "heading in the database's article"
    if ours.translate(_SIGNS) == theirs.translate(_SIGNS):
        return "form of a sign"
    return "text"


def measure(name: str) -> list[str]:
    """Compare one PDF with the database, print the numbers and return the differences."""
    begin = time.process_time()
    reading = read_pdf(DATA / "pdf" / name, Limits())
    seconds = time.process_time() - begin  # of this process: the machine may be shared
    found, wanted = articles_of(reading.text), gold(LAWS[name])
    right, total, kinds, differences = 0, 0, Counter[str](), []
    for number, text in wanted.items():
        other = found.get(number, "")
        total += len(text)
        if text == other:
            right += len(text)
            continue
        for tag, a, b, c, d in SequenceMatcher(None, text, other, autojunk=False).get_opcodes():
            right += (b - a) * (tag == "equal")
            if tag != "equal":
                kind = whose(other[c:d], text[a:b])
                kinds[kind] += max(b - a, d - c)
                differences.append(f"{name} {number} {kind}: database={text[a:b]!r} pdf={other[c:d]!r}")
    report(name, f"{sum(n in found for n in wanted)} of {len(wanted)}", right, total, kinds)
    print(f"  {len(reading.pages) / seconds:.0f} pages/s of one core ({len(reading.pages)} pages)")
    return differences


def report(name: str, articles: str, right: int, total: int, kinds: Counter[str]) -> None:
    """Print the counts: as they are, and without the headings that are no part of an article."""
    titles = kinds["heading in the database's article"]
    print(f"{name}: {articles} articles found")
    print(f"  {right / total:.4%} of {total} characters right as the database has them")
    print(f"  {right / (total - titles):.4%} without headings that the database counts to the article before")
    print(f"  characters that differ: {dict(kinds)}")


def main() -> None:
    """Run the comparison for every PDF."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--differences", type=Path, help="write every difference to this file")
    options = parser.parse_args()
    differences = [line for name in LAWS for line in measure(name)]
    if options.differences:
        options.differences.write_text("\n".join(differences), encoding="utf-8")


if __name__ == "__main__":
    main()
